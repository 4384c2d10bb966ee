"""Workbooks (.xlsx, .xls, .ods) as sheets, through calamine, with what it does not tell put back in."""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from engine.errors import ShopError
from engine.reading import epochs, open_document
from engine.reading.bounds import bound_archive
from engine.reading.old_bounds import bound_old
from engine.reading.ooxml import Remarks, remarks_of
from engine.reading.sources import ZIP, Source, whole

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN: Final = (OSError, EOFError, ValueError, KeyError, NotImplementedError, RuntimeError, struct.error)
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


class WorkbookSheet:
    """A sheet of a workbook; its cells are taken into memory when first asked for, and given back by `release`."""

    def __init__(
        self,
        workbook: Any,
        name: str,
        file_name: str,
        remarks: Remarks | None = None,
        base_1904: bool = False,
        merged: Sequence[open_document.Range] = (),
    ) -> None:
        self.name = name
        self.base_1904 = base_1904
        self.delimiter = ""
        self._workbook = workbook
        self._file_name = file_name
        self._remarks = remarks or Remarks()
        self._merged = merged
        self._cells: Any = None

    def _sheet(self) -> Any:
        if self._cells is None:
            with readable(self._file_name):
                self._cells = self._workbook.get_sheet_by_name(self.name)
        return self._cells

    @property
    def first_column(self) -> int:
        start = self._sheet().start
        return int(start[1]) if start else 0

    def remarks(self) -> dict[str, Sequence[int]]:
        return {"row.hidden": self._remarks.hidden}

    def merged(self) -> Sequence[tuple[int, int, int, int]]:
        shift = self.first_column
        ranges = self._sheet().merged_cell_ranges or [(each[:2], each[2:]) for each in self._merged]
        return [(top, left - shift, bottom, right - shift) for (top, left), (bottom, right) in ranges if left >= shift]

    def rows(self) -> Iterator[list[Any]]:
        rows: Iterator[list[Any]] = self._sheet().iter_rows()
        return self._remarked(rows) if self._remarks.errors or self._remarks.zeros else rows

    def share_read(self, rows: int) -> float:
        return rows / max(self._sheet().total_height, 1)

    def release(self) -> None:
        self._cells = None

    def _remarked(self, rows: Iterator[list[Any]]) -> Iterator[list[Any]]:
        shift = self.first_column
        errors: dict[int, dict[int, str]] = {}
        for (row, column), text in self._remarks.errors.items():
            errors.setdefault(row, {})[column - shift] = text
        zeros = {column - shift: said for column, said in self._remarks.zeros.items() if column >= shift}
        for at, cells in enumerate(rows):
            for column, (before, width) in zeros.items():
                if column < len(cells) and isinstance(value := cells[column], float) and value.is_integer():
                    cells[column] = f"{before}{int(value):0{width}d}"
            for column, text in errors.get(at, {}).items():
                if 0 <= column < len(cells):
                    cells[column] = text
            yield cells


def sheets_of(source: Source) -> tuple[str, list[WorkbookSheet]]:
    """The kind of a workbook (`xlsx`, `xls`, `ods`) and its sheets.

    Raises `file.encrypted`, `file.too_large` or `file.unreadable`.
    """
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    kind, remarks = "xls", {}
    merged: dict[str, list[open_document.Range]] = {}
    with readable(source.name):
        if source.head(4) != ZIP:
            if source.head(8) == OLE:
                bound_old(source)
            base_1904 = epochs.in_old(source)
        else:
            with source.open() as stream, zipfile.ZipFile(stream) as archive:
                bound_archive(archive, source.size, source.name)
                remarks = remarks_of(archive)
                base_1904 = epochs.in_archive(archive)
                kind = "ods" if "content.xml" in archive.namelist() else "xlsx"
                if kind == "ods":
                    merged = open_document.merged_in(archive)
        workbook = (
            CalamineWorkbook.from_path(str(source.path))
            if source.path
            else CalamineWorkbook.from_filelike(whole(source))
        )
    return kind, [
        WorkbookSheet(workbook, meta.name, source.name, remarks.get(meta.name), base_1904, merged.get(meta.name, ()))
        for meta in workbook.sheets_metadata
        if meta.typ == SheetTypeEnum.WorkSheet
    ]


def is_encrypted(source: Source) -> bool:
    """Whether an old container holds an encrypted package: names of its streams may stand at either end of it."""
    with source.open() as stream:
        head = stream.read(1 << 20)
        stream.seek(max(0, source.size - (1 << 20)))
        return _ENCRYPTED in head or _ENCRYPTED in stream.read()


@contextmanager
def readable(file: str) -> Iterator[None]:
    """Whatever is wrong inside a workbook or an archive, as `file.encrypted` or `file.unreadable`."""
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
