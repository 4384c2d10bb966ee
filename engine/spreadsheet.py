"""Write tables as CSV or Excel so that they open right in a spreadsheet and run nothing there."""

import csv
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from engine.errors import of_writing

_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
_PHONE: Final = re.compile(r"\+[1-9]\d{6,14}")
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_FORMATS: Final[Mapping[str, str]] = {}
_WIDEST_PIXELS: Final = 480


def defuse(text: str) -> str:
    """Text that a spreadsheet will not take for a formula (OWASP, CSV injection); an E.164 number stays as it is."""
    if text.startswith(_DANGEROUS) and not _PHONE.fullmatch(text):
        return "'" + text
    return text


@dataclass(frozen=True)
class Sheet:
    """A table to write: its title, columns and rows; `formats` are Excel number formats by column, such as
    `{"share": "0 %"}`."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]
    formats: Mapping[str, str] = field(default_factory=dict)
    is_list: bool = True
    """Whether its columns can be filtered and their heads stay in sight; else it is read from top to bottom."""


def write_table(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]], formats: Mapping[str, str] = _NO_FORMATS
) -> None:
    """Write rows to `path`, as Excel if it ends in .xlsx, else as CSV (UTF-8 with BOM). Whole or not at all.

    `formats` as those of `Sheet`; text that looks like an ISO date becomes a date in Excel. Raises `file.unreadable` or
    `disk.full`.
    """
    with whole_file(path) as unfinished:
        if path.suffix.lower() == ".xlsx":
            # Constant memory: an export of 100,000 customers must not take a laptop's memory.
            _write_excel(unfinished, [Sheet("", columns, rows, formats)], {"constant_memory": True})
        else:
            _write_csv(unfinished, columns, rows)


def write_book(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write tables as the sheets of one workbook, wide enough to be read. Whole or not at all; raises as `write_table`."""
    with whole_file(path) as unfinished:
        _write_excel(unfinished, sheets, {})


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A file beside `path` to write, which takes its place at the end, or goes where that fails. Raises `file.unreadable`,
    `disk.full`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=path.suffix, dir=path.parent)
        os.close(handle)
        try:
            yield Path(name)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise of_writing(error, str(path)) from error


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([defuse(value) if isinstance(value, str) else value for value in row])


def _write_excel(path: Path, sheets: Sequence[Sheet], options: Mapping[str, Any]) -> None:
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    try:
        with xlsxwriter.Workbook(
            str(path), {**options, "strings_to_formulas": False, "strings_to_urls": False}
        ) as book:
            bold = book.add_format({"bold": True, "bottom": 1})
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for table in sheets:
                page = book.add_worksheet(table.title or None)
                for place, column in enumerate(table.columns):
                    shown = table.formats.get(column)
                    number = book.add_format({"num_format": shown}) if shown else None
                    page.set_column(place, place, max(12, len(column) + 3), number)
                page.write_row(0, 0, table.columns, bold)
                last = 0
                for last, row in enumerate(table.rows, 1):
                    _write_row(page, last, row, day)
                if table.is_list and table.columns:
                    page.freeze_panes(1, 0)
                    page.autofilter(0, 0, last, len(table.columns) - 1)
                if not options:
                    page.autofit(_WIDEST_PIXELS)
    except FileCreateError as error:  # it holds the failure of the disk
        raise error.args[0] from error


def _write_row(page: Any, at: int, row: Sequence[Any], day: Any) -> None:
    for place, value in enumerate(row):
        if isinstance(value, str) and _ISO_DATE.fullmatch(value):
            page.write_datetime(at, place, date.fromisoformat(value), day)
        elif isinstance(value, str):
            page.write_string(at, place, value)
        elif value is not None:
            page.write(at, place, value)
