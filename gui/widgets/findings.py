"""What an import found, in rows: how many, of what, what was done with them, and where they stand."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui import messages
from gui.widgets.buttons import button
from gui.widgets.cards import clear, rule
from gui.widgets.labels import label

COUNTS: Final = ("without_customer", "refunds_stored", "cancelled", "already_there", "possible_repeats", "not_products")
"""Counts of a report in the order they are told."""

_NOTED_AS: Final = {"possible_repeats": "line.possible_repeat"}
"""Counts whose cells are listed, too: they are told once, with the cells."""


class Findings(QWidget):
    """Rows of findings; `asked(code)` when somebody wants to see the cells of one."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def show_report(self, report: Mapping[str, Any], cells: bool = True) -> None:
        """Show a report of `import_files`, or what a preview noticed, which has the same counts."""
        clear(self._rows)
        found = [(code, report.get(code) or 0, "") for code in COUNTS]
        noted = {item["code"] for item in report.get("noted") or ()}
        found = [row for row in found if _NOTED_AS.get(row[0]) not in noted]
        for part in ("left_out", "noted"):
            found += [(item["code"], item["count"], item.get("first_cell") or "") for item in report.get(part) or ()]
        told = [(code, count, cell) for code, count, cell in found if count]
        for code, count, cell in told:
            self._rows.addLayout(self._row(code, count, cell, cells))
            self._rows.addWidget(rule())
        if not told:
            self._rows.addWidget(label(self.tr("Nothing to complain of: every line was read."), "muted", wrap=True))

    def _row(self, code: str, count: int, cell: str, cells: bool) -> QHBoxLayout:
        what, done = messages.finding(code, count)
        row = QHBoxLayout()
        row.setContentsMargins(10, 7, 4, 7)
        row.addWidget(label(what, wrap=True), 5)
        row.addWidget(label(done, "muted", wrap=True), 5)
        if cell and cells:
            show = button(cell, f"cells-{code}", "link", self.tr("Show all these cells"))
            show.clicked.connect(lambda: self.asked.emit(code))
            row.addWidget(show)
        return row
