"""Rows as an Excel workbook, written off the window's thread."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRunnable


class Workbook(QRunnable):
    """Writes an Excel file, whole or not at all. Texts are written as texts, so that none of them can be a formula; days as days.

    Then calls `done(path)`, or `failed(path, reason)` with what the system says.
    """

    def __init__(
        self,
        path: str,
        title: str,
        titles: Sequence[str],
        cells: Sequence[Sequence[Any]],
        done: Callable[[str], Any],
        failed: Callable[[str, str], Any],
    ) -> None:
        super().__init__()
        self._path, self._title, self._titles, self._cells = path, title, titles, cells
        self._done, self._failed = done, failed

    def run(self) -> None:
        from xlsxwriter.exceptions import FileCreateError

        unfinished = f"{self._path}.unfinished"
        try:
            self._write(unfinished)
            os.replace(unfinished, self._path)
        except (OSError, FileCreateError) as problem:
            Path(unfinished).unlink(missing_ok=True)
            reason = problem.args[0] if isinstance(problem, FileCreateError) else problem
            self._failed(self._path, getattr(reason, "strerror", None) or str(reason))
        else:
            self._done(self._path)

    def _write(self, path: str) -> None:
        import xlsxwriter

        with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            sheet = book.add_worksheet(self._title[:31])
            bold = book.add_format({"bold": True})
            day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
            for place, title in enumerate(self._titles):
                sheet.write_string(0, place, title, bold)
            for row, cells in enumerate(self._cells, 1):
                for place, value in enumerate(cells):
                    if isinstance(value, date):
                        sheet.write_datetime(row, place, value, day)
                    elif isinstance(value, int | float):
                        sheet.write_number(row, place, value)
                    elif value is not None:
                        sheet.write_string(row, place, str(value))
            sheet.freeze_panes(1, 0)
            if self._cells:
                sheet.autofilter(0, 0, len(self._cells), len(self._titles) - 1)
            sheet.autofit()
