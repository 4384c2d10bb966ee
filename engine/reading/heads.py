"""The first rows of a file's sheets, kept: while a person changes how they are read, the file need not be read again."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from engine.errors import ShopError
from engine.progress import unasked
from engine.reading.sheets import Book, Sheet, open_book

FIRST_ROWS: Final = 2_000
"""Rows of a sheet that are kept: enough to see what a change does."""


class HeadSheet:
    """The first rows of a sheet as a sheet; `is_whole` where there are no others."""

    def __init__(self, sheet: Sheet) -> None:
        rows = list(islice(sheet.rows(), FIRST_ROWS + 1))
        self.name = sheet.name
        self.base_1904 = sheet.base_1904
        self.delimiter = sheet.delimiter
        self.first_column = sheet.first_column
        self.is_whole = len(rows) <= FIRST_ROWS
        self._rows = rows[:FIRST_ROWS]
        self._merged = [each for each in sheet.merged() if each[2] < FIRST_ROWS]
        self._remarks = {code: [row for row in told if row <= FIRST_ROWS] for code, told in sheet.remarks().items()}

    def remarks(self) -> dict[str, Sequence[int]]:
        return dict(self._remarks)

    def merged(self) -> Sequence[tuple[int, int, int, int]]:
        return self._merged

    def rows(self) -> Iterator[list[Any]]:
        return (list(row) for row in self._rows)

    def share_read(self, rows: int) -> float:
        return rows / max(len(self._rows), 1)

    def release(self) -> None:
        """The rows stay: there are few."""


def head_book(path: Path, password: str | None = None, go_on: Callable[[], None] = unasked) -> Book:
    """As `open_book`, of the first rows alone; a file that was not changed since is not read again."""
    kept = _kept(path, *_moment(path), _digest(password))
    if kept.book is None:
        keep_head(open_book(path, password, go_on), password)
        assert kept.book is not None
    return kept.book


def keep_head(book: Book, password: str | None = None) -> None:
    """Keep the first rows of a book that was just opened, for `head_book`."""
    kept = _kept(book.path, *_moment(book.path), _digest(password))
    if kept.book is None:
        kept.book = Book(book.path, book.kind, [HeadSheet(sheet) for sheet in book.sheets])


@dataclass
class _Kept:
    book: Book | None = None


@lru_cache(maxsize=16)
def _kept(path: Path, changed: int, size: int, password: bytes) -> _Kept:
    return _Kept()


def _moment(path: Path) -> tuple[int, int]:
    """What changes with a file: when it was written, and its size."""
    try:
        said = path.stat()
    except OSError as error:
        raise ShopError("file.not_found", file=str(path)) from error
    return said.st_mtime_ns, said.st_size


def _digest(password: str | None) -> bytes:
    """A password by its digest: none is kept."""
    return hashlib.sha256((password or "").encode()).digest()
