"""Two records of customers side by side, field by field, and beside each field what it says of them being one person."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui import messages
from gui.formats import Formats, address, is_day
from gui.messages import identity as words
from gui.widgets.cards import clear
from gui.widgets.labels import Pill, label


class RecordPair(QWidget):
    """A pair of `Shop.identities`. What differs is set in strong letters; what neither record has is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recordPair")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, 64)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)

    def show_pair(self, pair: Mapping[str, Any], formats: Formats) -> None:
        clear(self._grid)
        one, other = pair["one"], pair["other"]
        for column, record in ((1, one), (2, other)):
            number = messages.customer(None, record["customer_id"])
            self._grid.addWidget(_value(number, "small"), 0, column)
        row = 1
        for field in words.FIELDS:
            told = [_told(field, record, formats) for record in (one, other)]
            if not any(told):
                continue
            # A masked phone is told of where the phones stand.
            said_of = "mask" if field == "phone" and "phone" not in pair["evidence"] else field
            level = pair["evidence"].get(said_of)
            differs = all(told) and level not in (None, "same") and told[0] != told[1]
            self._grid.addWidget(_name(words.field(field)), row, 0, Qt.AlignmentFlag.AlignTop)
            for column, text in enumerate(told, 1):
                self._grid.addWidget(
                    _value(text or "–", "strong" if differs else "body" if text else "muted"), row, column
                )
            if level is not None:
                said, tone = words.evidence(said_of, level)
                self._grid.addWidget(Pill(said, tone), row, 3, Qt.AlignmentFlag.AlignTop)
            row += 1
        self._grid.addWidget(_name(self.tr("Bought")), row, 0, Qt.AlignmentFlag.AlignTop)
        for column, record in ((1, one), (2, other)):
            self._grid.addWidget(_value(self._bought(record, formats), "muted"), row, column)

    def _bought(self, record: Mapping[str, Any], formats: Formats) -> str:
        if not record["visits"]:
            return self.tr("nothing yet")
        visits = self.tr("%Ln visit(s)", "", record["visits"])
        last = self.tr("last {day}").format(day=formats.date(record["last"]))
        return f"{visits} · {formats.money(record['amount'])} · {last}"


def _told(field: str, record: Mapping[str, Any], formats: Formats) -> str:
    if field == "address":
        return address(record["address"], record["postal_code"], record["city"])
    value = record[field]
    if field == "birthday" and value and is_day(value):
        return formats.yearly(value) if value.startswith("--") else formats.date(value)
    return value or ""


def _name(text: str) -> QLabel:
    made = label(text, "small")
    # Smaller letters, on the line of the larger ones beside them.
    made.setContentsMargins(0, 2, 0, 0)
    return made


def _value(text: str, role: Any) -> QLabel:
    made = label(text, role, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
