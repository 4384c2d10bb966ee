"""A file as sheets of cells with addresses, whatever kind of file it is: found by its content, not by its ending."""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

from engine.errors import ShopError
from engine.progress import unasked
from engine.reading import markup, protected, sources, workbooks
from engine.reading.delimited import Rows, TextFile
from engine.reading.sources import GZIP, ZIP, Source
from engine.reading.workbooks import OLE, readable

_OLD_SHEET: Final = (
    b"\x09\x08\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x02\x06\x00",
)
_OTHERS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"SQLite format", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf")
_WORKBOOK_PARTS: Final = frozenset(("[Content_Types].xml", "content.xml", "mimetype"))
_DEEPEST: Final = 3
"""Archives within archives that are opened."""


class Sheet(Protocol):
    """A grid of cells. Cells are str, float, int, bool, date, datetime, time or timedelta; an empty cell is `""`."""

    name: str
    """What the sheet is called; the file's name for a text file. Stands in cell addresses."""

    base_1904: bool
    """Whether a number that stands for a date counts days from 1904."""

    delimiter: str
    """What divides the cells of a text file; empty elsewhere."""

    @property
    def first_column(self) -> int:
        """Which column (0 is A) the first cell of each row stands in."""
        ...

    def remarks(self) -> dict[str, Sequence[int]]:
        """Rows (from 1) of which something is to be said, by the code of a problem; whole once all rows are read."""
        ...

    def merged(self) -> Sequence[tuple[int, int, int, int]]:
        """Ranges of merged cells: first row, first column, last row, last column, all from 0 as in `rows`."""
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
    """An opened file: its kind (`xlsx`, `xls`, `ods`, `csv`, `html`, `zip`) and its sheets."""

    def __init__(self, path: Path, kind: str, sheets: Sequence[Sheet]) -> None:
        self.path = path
        self.kind = kind
        self.sheets = list(sheets)


class TextSheet:
    """The one sheet of a text file."""

    base_1904 = False

    def __init__(self, file: TextFile) -> None:
        self.name = file.source.name
        self.file = file
        self.delimiter = file.delimiter or ""

    @property
    def first_column(self) -> int:
        return 0

    def merged(self) -> Sequence[tuple[int, int, int, int]]:
        return ()

    def remarks(self) -> dict[str, Sequence[int]]:
        return {"quote.unclosed": self.file.repaired}

    def rows(self) -> Iterator[list[Any]]:
        return self.file.rows()

    def blocks(
        self, skipped: int, first: int, last: int, ends_there: bool = False
    ) -> Iterator[tuple[int, Rows]] | None:
        """As `TextFile.blocks`."""
        return self.file.blocks(skipped, first, last, ends_there)

    def share_read(self, rows: int) -> float:
        return self.file.share_read()

    def release(self) -> None:
        """Nothing is kept."""


def open_book(path: Path, password: str | None = None, go_on: Callable[[], None] = unasked) -> Book:
    """Open any spreadsheet, or an archive around some. `password` is tried on what is protected; `go_on` is called again and again
    while a text file is looked at, of which all has to be, and may raise.

    Raises `file.not_found`, `file.empty`, `file.encrypted`, `file.wrong_password`, `file.too_large` or `file.unreadable`.
    """
    if not path.is_file():
        raise ShopError("file.not_found", file=str(path))
    try:
        source = sources.of_file(path)
        source.head(1)
    except OSError as error:
        raise ShopError("file.unreadable", file=path.name, detail=error.strerror or str(error)) from error
    if source.size == 0:
        raise ShopError("file.empty", file=path.name)
    return Book(path, *_opened(source, password, 0, go_on))


def _opened(source: Source, password: str | None, depth: int, go_on: Callable[[], None]) -> tuple[str, Sequence[Sheet]]:
    if depth > _DEEPEST:
        raise ShopError("file.unreadable", file=source.name, detail="archives within archives")
    with readable(source.name):
        head = source.head(4096)
    if head.startswith(GZIP):
        return _opened(sources.in_gzip(source), password, depth + 1, go_on)
    if head.startswith(ZIP):
        with readable(source.name), source.open() as stream, zipfile.ZipFile(stream) as archive:
            is_workbook = bool(_WORKBOOK_PARTS & set(archive.namelist()))
        return workbooks.sheets_of(source) if is_workbook else _archive(source, password, depth, go_on)
    if head.startswith(OLE):
        return _old(source, password)
    if head.startswith(_OLD_SHEET):
        return workbooks.sheets_of(source)
    if head.startswith(_OTHERS):
        raise ShopError("file.unreadable", file=source.name, detail="no spreadsheet")
    if markup.is_markup(head):
        return "html", markup.tables(source)
    return "csv", [TextSheet(TextFile(source, go_on))]


def _old(source: Source, password: str | None) -> tuple[str, Sequence[Sheet]]:
    """A workbook in a container of old: an .xls, or one of any kind that is protected."""
    try:
        with readable(source.name):
            encrypted = workbooks.is_encrypted(source)
        if not encrypted:
            return workbooks.sheets_of(source)
    except ShopError as error:
        if error.code != "file.encrypted":
            raise
    return workbooks.sheets_of(protected.decrypted(source, password))


def _archive(
    source: Source, password: str | None, depth: int, go_on: Callable[[], None]
) -> tuple[str, Sequence[Sheet]]:
    with readable(source.name):
        members = sources.in_zip(source, password)
    if not members:
        raise ShopError("table.none", file=source.name, detail="no table in the archive")
    sheets: list[Sheet] = []
    for member in members:
        try:
            sheets += _opened(member, password, depth + 1, go_on)[1]
        except ShopError as error:
            # A note beside the tables, or an empty file, is in nobody's way.
            if len(members) == 1 or error.code not in ("file.empty", "file.unreadable"):
                raise
    return "zip", sheets
