"""Records of a binary workbook (.xlsb), and how much memory its sheets would take, told before a reader makes room."""

import struct
import zipfile
from collections.abc import Iterator
from typing import Final

from engine.errors import ShopError

MOST_CELLS: Final = 28_000_000
"""Cells between the first and the last of a sheet, as of an .xlsx."""

MOST_BYTES: Final = 400 << 20
_ROW, _DIMENSION, _STRINGS, _STRING = 0, 148, 159, 19
_CELLS: Final = range(1, 12)
"""Kinds of cells (MS-XLSB 2.4.11 and after); all begin with their column."""

_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14
_MOST_STRINGS: Final = 8_000_000


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part: kind and size in seven bits a byte, then the content. Of a damaged end as much as there is."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80 and at < end:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while at < end and shift < 28:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, data[at : at + size]
        at += size


def bound_binary(archive: zipfile.ZipFile, file: str) -> None:
    """Raises `file.too_large` or `file.unreadable` where a sheet of an .xlsb would take more memory than it may."""
    for member in archive.infolist():
        name = member.filename.casefold()
        if not name.endswith(".bin") or not name.startswith(("xl/worksheets/", "xl/sharedstrings")):
            continue
        if member.file_size > MOST_BYTES:
            raise ShopError("file.too_large", file=file, most=MOST_BYTES)
        data = archive.read(member)
        if name.startswith("xl/sharedstrings"):
            _bound_strings(data, file)
        else:
            _bound_sheet(data, file)


def _bound_sheet(data: bytes, file: str) -> None:
    row, rows, columns = 0, 0, 0
    for kind, content in records(data):
        if kind in _CELLS and len(content) >= 4:
            column = int.from_bytes(content[:4], "little")
            if column >= columns:
                columns = column + 1
            if row >= rows:
                rows = row + 1
        elif kind == _ROW and len(content) >= 4:
            row = int.from_bytes(content[:4], "little")
        elif kind == _DIMENSION and len(content) >= 16:
            first, last, left, right = struct.unpack_from("<4I", content)
            if first > last or left > right or last >= _MOST_ROWS or right >= _MOST_COLUMNS:
                raise ShopError("file.unreadable", file=file, detail="a sheet larger than sheets can be")
            rows, columns = max(rows, last + 1), max(columns, right + 1)
        if rows * columns > MOST_CELLS:
            raise ShopError("file.too_large", file=file, most=MOST_CELLS)


def _bound_strings(data: bytes, file: str) -> None:
    found = 0
    for kind, content in records(data):
        if kind == _STRINGS and len(content) >= 8:
            found = max(found, int.from_bytes(content[4:8], "little"))
        elif kind == _STRING:
            found += 1
        if found > 2 * _MOST_STRINGS:
            raise ShopError("file.too_large", file=file, most=_MOST_STRINGS)
