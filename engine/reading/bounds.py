"""How much memory a workbook would take, told from its bytes before a reader makes room for it.

Readers keep room for every cell between the first and the last one of a sheet: a single cell in a far corner is enough to
take all memory of a computer, and ends the process when there is none.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import IO, Final

from engine.errors import ShopError
from engine.reading.binary import bound_binary
from engine.reading.sources import is_bomb

MOST_UNPACKED: Final = 3 << 30
"""Bytes that a workbook may unpack to; a declared size above is refused before anything is unpacked."""

MOST_CELLS: Final = 28_000_000
"""Cells between the first and the last of a sheet of an .xlsx: as many as 26 columns of all rows that Excel has."""

MOST_CELLS_AT_ONCE: Final = 10_000_000
"""The same for an .ods, all sheets of which are read when it is opened."""

_BLOCK: Final = 1 << 22
_OVERLAP: Final = 600
_LOOKED_INTO: Final = 64 << 20
_MOST_STRINGS: Final = 8_000_000
_MOST_OF_STRINGS: Final = 384 << 20
_MOST_OF_ODS: Final = 400 << 20
_MOST_ROWS: Final = 1 << 20
_SURE_CELLS: Final = 10_000_000
# Addresses that are not within the columns A to Z and 999,999 rows, in the quotes of either kind; and as all programs
# write them, which is quicker to look for.
_FAR: Final = (
    re.compile(rb'"[A-Za-z]{2,}[0-9]'),
    re.compile(rb'"[A-Za-z][0-9]{7}'),
    re.compile(rb"'(?:[A-Za-z]{2,}[0-9]|[A-Za-z][0-9]{7})"),
)
_FAR_AS_USUAL: Final = (re.compile(rb' r="[A-Za-z]{2,}[0-9]'),)
_NOWHERE: Final = re.compile(rb"<c(?:>| [ts])")
"""A cell that does not say where it is, or says something else first: such cells stand one after the other."""

_ADDRESS: Final = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,250})([0-9]{1,250})[\"']")
_ROW_OR_CELL: Final = re.compile(rb"<(?:\w+:)?(row|c)\b([^<>]{0,500})(?<!/)>(?=(<[^/])?)")


def bound_archive(archive: zipfile.ZipFile, packed: int, file: str) -> None:
    """Raises `file.too_large` where a workbook (.xlsx, .xlsb, .ods; `packed` bytes) unpacks to more than fits into memory."""
    members = archive.infolist()
    if sum(member.file_size for member in members) > MOST_UNPACKED or any(
        is_bomb(member.file_size, member.compress_size) for member in members
    ):
        raise _too_large(file, MOST_UNPACKED)
    bound_binary(archive, file)
    for member in members:
        name = member.filename.casefold()
        if name.endswith("sharedstrings.xml"):
            _bound_strings(archive, member, file)
        elif name == "content.xml":
            _bound_ods(archive, member, file)
        elif name.endswith(".xml") and "theme" not in name:
            _bound_sheet(archive, member, packed, file)


def _too_large(file: str, most: int) -> ShopError:
    return ShopError("file.too_large", file=file, most=most)


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    """All of a stream, each block beginning with the end of the one before."""
    tail = b""
    while block := stream.read(_BLOCK):
        text = tail + block
        yield text
        tail = text[-_OVERLAP:]


def _bound_strings(archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: str) -> None:
    """Texts that cells share are all kept."""
    if member.file_size > _MOST_OF_STRINGS:
        raise _too_large(file, _MOST_OF_STRINGS)
    with archive.open(member) as part:
        strings = 0
        for text in _blocks(part):
            strings += text.count(b"si>") + text.count(b"<t/>")
            if strings > 2 * _MOST_STRINGS:
                raise _too_large(file, _MOST_STRINGS)


def _bound_sheet(archive: zipfile.ZipFile, member: zipfile.ZipInfo, packed: int, file: str) -> None:
    is_far, is_nowhere, ends, looked_into, read = False, False, 0, 0, 0
    with archive.open(member) as part:
        for text in _blocks(part):
            read += len(text)
            # Of the middle of a very large sheet only what is quickly found.
            whole = read <= _LOOKED_INTO or read > member.file_size - 2 * _BLOCK
            is_far = is_far or any(far.search(text) for far in (_FAR if whole else _FAR_AS_USUAL))
            if whole:
                looked_into += len(text)
                ends += text.count(b"v>")
                is_nowhere = is_nowhere or bool(_NOWHERE.search(text))
    filled = ends // 2 * read // max(looked_into, 1)
    if filled > max(_SURE_CELLS, packed):
        raise _too_large(file, _SURE_CELLS)
    if is_far or is_nowhere:
        with archive.open(member) as part:
            rows, columns = _extent(part)
        if rows > _MOST_ROWS or rows * columns > MOST_CELLS:
            raise _too_large(file, MOST_CELLS)


def _extent(stream: IO[bytes]) -> tuple[int, int]:
    """The last row and the last column that a filled cell of a sheet stands in, or can."""
    last_row, rows, width, alone = 1, 0, 1, 0
    for text in _blocks(stream):
        for kind, said, filled in _ROW_OR_CELL.findall(text):
            if kind == b"row":
                rows += 1
                alone = 0
            elif filled:
                address = _ADDRESS.search(said)
                alone += address is None
                width = max(width, _number_of(address[1]) if address else alone)
                last_row = max(last_row, int(address[2]) if address else rows)
    return max(last_row, rows), width


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


# ------------------------------------------------------------------ OpenDocument

_REPEATED: Final = re.compile(rb'number-(rows|columns)-repeated="(\d{1,9})"')
_LARGE: Final = re.compile(rb'repeated="\d{3,}"')
_CELL: Final = re.compile(rb"<table:(?:covered-)?table-cell([^>]*)>")
_FILLED: Final = (b"office:value", b"office:date-value", b"office:time-value", b"<text:")


def _bound_ods(archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: str) -> None:
    """A cell or a row may say that it stands there many times."""
    if member.file_size > _MOST_OF_ODS:
        raise _too_large(file, _MOST_OF_ODS)
    total = 0
    for table in archive.read(member).split(b"<table:table ")[1:]:
        rows, width = 0, 1
        for row in table.split(b"<table:table-row")[1:]:
            times, wide = 1, row.count(b"table:table-cell") + 1
            if _LARGE.search(row):
                times, wide = _times_and_width(row)
            rows, width = rows + times, max(width, wide)
        total += rows * width
        if total > MOST_CELLS_AT_ONCE:
            raise _too_large(file, MOST_CELLS_AT_ONCE)


def _times_and_width(row: bytes) -> tuple[int, int]:
    """How often a row stands there, 0 for an empty one, and how many cells it has up to the last filled one."""
    head, _, cells = row.partition(b">")
    end = max(cells.rfind(mark) for mark in _FILLED)
    if end < 0:
        return 0, 1
    said = dict(_REPEATED.findall(head))
    width = sum(int(dict(_REPEATED.findall(cell)).get(b"columns", 1)) for cell in _CELL.findall(cells[: end + 200]))
    return int(said.get(b"rows", 1)), width
