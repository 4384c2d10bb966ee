"""What an import found, in rows: how many, of what, what was done with them, and where they stand."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from gui import messages
from gui.widgets.buttons import button
from gui.widgets.cards import clear, rule
from gui.widgets.labels import label

COUNTS: Final = (
    "without_customer",
    "without_product",
    "refunds_stored",
    "cancelled",
    "already_there",
    "corrected",
    "cancelled_later",
    "replaced",
    "possible_repeats",
    "not_products",
    "same_merged",
    "same_asked",
)
"""Counts of a report in the order they are told."""

_NOTED_AS: Final = {"possible_repeats": "line.possible_repeat"}
"""Counts whose cells are listed, too: they are told once, with the cells."""


Row = tuple[str, str, str, str]
"""A code, what was found, what was done, and the first cell."""


class Findings(QWidget):
    """Rows of findings; `asked(code)` when somebody wants to see the cells of one."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        for column, stretch in enumerate((5, 5, 2)):
            self._rows.setColumnStretch(column, stretch)

    def show_report(self, report: Mapping[str, Any], cells: bool = True) -> None:
        """Show a report of `import_files`, or what a preview noticed, which has the same counts."""
        clear(self._rows)
        found = [(code, report.get(code) or 0, "") for code in COUNTS]
        noted = {item["code"] for item in report.get("noted") or ()}
        found = [row for row in found if _NOTED_AS.get(row[0]) not in noted]
        for part in ("left_out", "noted"):
            found += [(item["code"], item["count"], item.get("first_cell") or "") for item in report.get(part) or ()]
        told = [(code, *messages.finding(code, count), cell) for code, count, cell in found if count]
        told = self._not_read(report.get("not_read") or (), told)
        for place, (code, what, done, cell) in enumerate(told):
            for column, (words, role) in enumerate(((what, "body"), (done, "muted"))):
                line = label(words, role, wrap=True)  # type: ignore[arg-type]
                line.setContentsMargins(10, 7, 10, 7)
                self._rows.addWidget(line, 2 * place, column)
            if cell and cells:
                show = button(cell, f"cells-{code}", "link", self.tr("Show all these cells"))
                show.clicked.connect(partial(self.asked.emit, code))
                self._rows.addWidget(show, 2 * place, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._rows.addWidget(rule(), 2 * place + 1, 0, 1, 3)
        if not told:
            nothing = label(self.tr("Nothing to complain of: every line was read."), "muted", wrap=True)
            self._rows.addWidget(nothing, 0, 0, 1, 3)

    def _not_read(self, entries: Sequence[Mapping[str, Any]], told: list[Row]) -> list[Row]:
        """The rows with why each table was not read, the gravest first, in place of how many there are."""
        said = {entry["noted_as"] for entry in entries}
        several = len({entry["file"] for entry in entries}) > 1
        rows = [
            (entry["noted_as"], *messages.not_read(entry, several), entry["first_cell"])
            for entry in sorted(entries, key=messages.is_grave, reverse=True)
        ]
        grave = sum(map(messages.is_grave, entries))
        return [*rows[:grave], *(row for row in told if row[0] not in said), *rows[grave:]]
