"""A file as sheets of cells with addresses, whatever kind of file it is: found by its content, not by its ending."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

from engine.errors import ShopError
from engine.reading.delimited import TextFile

MOST_UNPACKED: Final = 3 << 30
"""Bytes that a workbook may unpack to; a declared size above is refused before anything is unpacked."""

MOST_CELLS: Final = 60_000_000
"""Cells between the first and the last of a sheet: readers keep room for all of them."""

_SCANNED: Final = 32 << 20
_ZIP, _OLE, _GZIP = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b"
_FILLED_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"[^>]*[^/>]>')
_BROKEN: Final = (OSError, EOFError, ValueError, KeyError, NotImplementedError, RuntimeError, struct.error)
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


class Sheet(Protocol):
    """A grid of cells. Cells are str, float, int, bool, date, datetime, time or timedelta; an empty cell is `""`."""

    name: str
    """What the sheet is called; the file's name for a text file. Stands in cell addresses."""

    @property
    def first_column(self) -> int:
        """Which column (0 is A) the first cell of each row stands in."""
        ...

    def rows(self) -> Iterator[list[Any]]:
        """Rows from the first row of the sheet, as often as wanted; rows may differ in length."""
        ...

    def share_read(self, rows: int) -> float:
        """How much of the sheet has been read when so many rows are taken, 0 to 1."""
        ...

    def release(self) -> None:
        """Give back what memory it holds; the next `rows` reads the sheet again."""
        ...


class Book:
    """An opened file: its kind (`xlsx`, `xls`, `ods`, `csv`) and its sheets."""

    def __init__(self, path: Path, kind: str, sheets: list[Sheet]) -> None:
        self.path = path
        self.kind = kind
        self.sheets = sheets


class TextSheet:
    """The one sheet of a text file."""

    def __init__(self, file: TextFile) -> None:
        self.name = file.path.name
        self.file = file

    @property
    def first_column(self) -> int:
        return 0

    def rows(self) -> Iterator[list[Any]]:
        return self.file.rows()

    def share_read(self, rows: int) -> float:
        return self.file.share_read()

    def release(self) -> None:
        """Nothing is kept."""


class WorkbookSheet:
    """A sheet of a workbook; its cells are taken into memory when first asked for, and given back by `release`."""

    def __init__(self, workbook: Any, name: str, file_name: str) -> None:
        self.name = name
        self._workbook = workbook
        self._file_name = file_name
        self._cells: Any = None

    def _sheet(self) -> Any:
        if self._cells is None:
            with _readable(self._file_name):
                self._cells = self._workbook.get_sheet_by_name(self.name)
        return self._cells

    @property
    def first_column(self) -> int:
        start = self._sheet().start
        return int(start[1]) if start else 0

    def rows(self) -> Iterator[list[Any]]:
        rows: Iterator[list[Any]] = self._sheet().iter_rows()
        return rows

    def share_read(self, rows: int) -> float:
        return rows / max(self._sheet().total_height, 1)

    def release(self) -> None:
        self._cells = None


def open_book(path: Path) -> Book:
    """Open any spreadsheet.

    Raises `file.not_found`, `file.empty`, `file.encrypted`, `file.too_large` or `file.unreadable`.
    """
    if not path.is_file():
        raise ShopError("file.not_found", file=str(path))
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as error:
        raise ShopError("file.unreadable", file=path.name, detail=error.strerror or str(error)) from error
    if size == 0:
        raise ShopError("file.empty", file=path.name)
    if head.startswith(_ZIP):
        _bound(path)
        return _workbook(path)
    if head.startswith(_OLE):
        if _is_encrypted(path):
            raise ShopError("file.encrypted", file=path.name)
        return _workbook(path)
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"SQLite format", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf")):
        raise ShopError("file.unreadable", file=path.name, detail="no spreadsheet")
    return Book(path, "csv", [TextSheet(TextFile(path))])


def _workbook(path: Path) -> Book:
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    with _readable(path.name):
        workbook = CalamineWorkbook.from_path(str(path))
    sheets: list[Sheet] = [
        WorkbookSheet(workbook, meta.name, path.name)
        for meta in workbook.sheets_metadata
        if meta.typ == SheetTypeEnum.WorkSheet
    ]
    return Book(path, _kind(path), sheets)


@contextmanager
def _readable(file: str) -> Iterator[None]:
    """Whatever is wrong inside a workbook, as `file.encrypted` or `file.unreadable`."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise ShopError("file.encrypted", file=file) from error
    except (CalamineError, zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, *_BROKEN) as error:
        raise ShopError("file.unreadable", file=file, detail=str(error)) from error
    except BaseException as error:
        # What calamine's Rust code does not expect of a damaged file; it is no Exception.
        if type(error).__name__ == "PanicException":
            raise ShopError("file.unreadable", file=file, detail=str(error)) from error
        raise


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        if not file.read(4).startswith(_ZIP):
            return "xls"
    with zipfile.ZipFile(path) as archive:
        return "ods" if "content.xml" in archive.namelist() else "xlsx"


def _is_encrypted(path: Path) -> bool:
    with path.open("rb") as file:
        # Names of the streams stand in the directory, which may be at either end of the file.
        head = file.read(1 << 20)
        file.seek(max(0, path.stat().st_size - (1 << 20)))
        return _ENCRYPTED in head or _ENCRYPTED in file.read()


def _bound(path: Path) -> None:
    """Refuse an archive that is broken, unpacks to too much, or spans more cells than fit into memory."""
    with _readable(path.name), zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > MOST_UNPACKED:
            raise ShopError("file.too_large", file=path.name, most=MOST_UNPACKED)
        for member in members:
            if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
                with archive.open(member) as sheet:
                    if _span(sheet.read(_SCANNED)) > MOST_CELLS:
                        raise ShopError("file.too_large", file=path.name, most=MOST_CELLS)


def _span(xml: bytes) -> int:
    """Cells between the first and last filled one, from what was read of a sheet."""
    if len(xml) >= _SCANNED:
        # A sheet this long holds what it spans; only its first rows are looked at, for one that is far too wide.
        xml = xml[: 1 << 20]
    columns, last_row = set(), 1
    for match in _FILLED_CELL.finditer(xml):
        columns.add(match[1])
        last_row = max(last_row, int(match[2]))
    width = max((_column_number(letters) for letters in columns), default=1)
    return width * last_row


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
