"""Rows as an Excel workbook, written off the window's thread."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRunnable


class Workbook(QRunnable):
    """Writes an Excel file. Texts are written as texts, so that none of them can be a formula."""

    def __init__(self, path: str, title: str, titles: Sequence[str], cells: Sequence[Sequence[Any]], done: Any) -> None:
        super().__init__()
        self._path, self._title, self._titles, self._cells, self._done = path, title, titles, cells, done

    def run(self) -> None:
        import xlsxwriter

        with xlsxwriter.Workbook(self._path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            sheet = book.add_worksheet(self._title[:31])
            bold = book.add_format({"bold": True})
            for place, title in enumerate(self._titles):
                sheet.write_string(0, place, title, bold)
            for row, cells in enumerate(self._cells, 1):
                for place, value in enumerate(cells):
                    if isinstance(value, int | float):
                        sheet.write_number(row, place, value)
                    elif value is not None:
                        sheet.write_string(row, place, str(value))
            sheet.freeze_panes(1, 0)
            sheet.autofit()
        self._done(self._path)
