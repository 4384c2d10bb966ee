"""Of which year dates are that were written without one: a button a year, the likeliest first."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.widgets.buttons import button
from gui.widgets.labels import label

_YEARS: Final = 4


class YearChoice(QWidget):
    """`chosen(year)` of the last few years: that of the first date, where a table reaches into the next."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 8)
        line.setSpacing(8)
        line.addWidget(label(self.tr("The first date is of the year"), "strong"))
        this_year = date.today().year
        for year in range(this_year, this_year - _YEARS, -1):
            made = button(str(year), f"year-{year}")
            made.clicked.connect(partial(self.chosen.emit, year))
            line.addWidget(made)
        line.addStretch(1)
