"""Write a table as CSV or Excel so that it opens right in a spreadsheet and runs nothing there."""

import csv
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from engine.errors import ShopError

_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
_PHONE: Final = re.compile(r"\+[1-9]\d{6,14}")
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_FORMATS: Final[Mapping[str, str]] = {}


def defuse(text: str) -> str:
    """Text that a spreadsheet will not take for a formula (OWASP, CSV injection); an E.164 number stays as it is."""
    if text.startswith(_DANGEROUS) and not _PHONE.fullmatch(text):
        return "'" + text
    return text


def write_table(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]], formats: Mapping[str, str] = _NO_FORMATS
) -> None:
    """Write rows to `path`, as Excel if it ends in .xlsx, else as CSV (UTF-8 with BOM). Whole or not at all.

    `formats` are Excel number formats by column, such as `{"share": "0 %"}`; text that looks like an ISO date becomes a
    date in Excel. Raises `file.unreadable` or `disk.full`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=path.suffix, dir=path.parent)
        os.close(handle)
        try:
            if path.suffix.lower() == ".xlsx":
                _write_excel(Path(name), columns, rows, formats)
            else:
                _write_csv(Path(name), columns, rows)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        code = "disk.full" if error.errno == 28 else "file.unreadable"
        raise ShopError(code, file=str(path), detail=error.strerror or str(error)) from error


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([defuse(value) if isinstance(value, str) else value for value in row])


def _write_excel(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]], formats: Mapping[str, str]) -> None:
    import xlsxwriter

    # Constant memory: an export of 100,000 customers must not take a laptop's memory.
    book = xlsxwriter.Workbook(
        str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        shown = book.add_format({"num_format": formats[column]}) if column in formats else None
        sheet.set_column(place, place, max(12, len(column) + 3), shown)
    sheet.write_row(0, 0, columns, bold)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            if isinstance(value, str) and _ISO_DATE.fullmatch(value):
                sheet.write_datetime(last, place, date.fromisoformat(value), day)
            elif isinstance(value, str):
                sheet.write_string(last, place, value)
            elif value is not None:
                sheet.write(last, place, value)
    if columns:
        sheet.autofilter(0, 0, last, len(columns) - 1)
    book.close()
