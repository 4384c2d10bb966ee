"""For a table that was not understood: which column is the date, which the customer, … with guesses filled in."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from gui import messages
from gui.widgets.cards import clear
from gui.widgets.labels import label
from gui.wizards.importing.columns import NEEDED

KINDS = ("sales", "customers", "products", "interactions")


class MappingForm(QWidget):
    """A field for each meaning that matters, filled with the file's headings. `meant(header, role)` as in the table,
    without a header where no column has that meaning."""

    meant = Signal(str, str)
    kind_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)

    def show_table(self, table: Mapping[str, Any]) -> None:
        """Show what is known of a table of `Shop.preview`."""
        clear(self._grid)
        kind = table["kind"] or "sales"
        kinds = self._field(self.tr("This table lists"), "mapping-kind", 0)
        for code in KINDS:
            kinds.addItem(messages.kind(code), code)
        kinds.setCurrentIndex(kinds.findData(kind))
        kinds.activated.connect(lambda place: self.kind_chosen.emit(kinds.itemData(place)))
        headers = [column["header"] for column in table["columns"] if column["header"]]
        now = {column["role"]: column["header"] for column in table["columns"] if column["role"]}
        reasons = {column["role"]: messages.why(column["reason"]) for column in table["columns"] if column["role"]}
        for place, role in enumerate(NEEDED[kind], 1):
            field = self._field(messages.column(role), f"mapping-{role}", place, reasons.get(role, ""))
            field.addItem("–", "")
            for header in headers:
                field.addItem(header, header)
            field.setCurrentIndex(max(field.findData(now.get(role, "")), 0))
            field.activated.connect(partial(self._say, field, role))

    def _field(self, title: str, name: str, place: int, why: str = "") -> QComboBox:
        field = QComboBox()
        field.setObjectName(name)
        field.setAccessibleName(title)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(12)
        words = label(f"{title} · {why}" if why else title, "muted")
        words.setBuddy(field)
        line, column = divmod(place, 4)
        self._grid.addWidget(words, 2 * line, column)
        self._grid.addWidget(field, 2 * line + 1, column)
        return field

    def _say(self, field: QComboBox, role: str, _place: int) -> None:
        self.meant.emit(field.currentData(), role)
