"""Whether the days of a workbook are counted from 1904, as Excel on a Mac once did, and not from 1900."""

import re
import struct
import zipfile
from typing import IO, Final

from engine.reading.binary import records
from engine.reading.sources import Source, whole

_SAID: Final = re.compile(rb'<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true|on)"')
_HEAD: Final = 1 << 20
_STREAMS: Final = ("Workbook", "Book")
_DATE_MODE: Final = 0x22
_END: Final = 0x0A
_PROPERTIES: Final = 153
"""BrtWbProp of a binary workbook (MS-XLSB 2.4.822): the first bit of its flags is f1904."""


def in_archive(archive: zipfile.ZipFile) -> bool:
    """Of an .xlsx or .xlsb; an .ods writes its dates out."""
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        with archive.open("xl/workbook.xml") as part:
            return bool(_SAID.search(part.read(_HEAD)))
    if "xl/workbook.bin" in names:
        with archive.open("xl/workbook.bin") as part:
            return next(
                (content[0] & 1 == 1 for kind, content in records(part.read(_HEAD)) if kind == _PROPERTIES and content),
                False,
            )
    return False


def in_old(source: Source) -> bool:
    """Of an .xls. What is damaged says nothing; its reader says so."""
    from olefile import OleFileIO

    try:
        with OleFileIO(str(source.path) if source.path else whole(source)) as container:
            name = next((name for name in _STREAMS if container.exists(name)), None)
            return name is not None and _date_mode(container.openstream(name))
    except (OSError, ValueError, IndexError, struct.error):
        return False


def _date_mode(stream: IO[bytes]) -> bool:
    """What the record of that name says, among those before the first sheet (MS-XLS 2.4.77)."""
    while len(head := stream.read(4)) == 4:
        kind, size = struct.unpack("<HH", head)
        content = stream.read(size)
        if kind == _DATE_MODE:
            return content[:1] == b"\x01"
        if kind == _END:
            break
    return False
