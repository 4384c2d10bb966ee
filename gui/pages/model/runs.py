"""Earlier models: when each was learned, how it did, and a way back to it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from gui.formats import MINUS, NONE, Formats
from gui.widgets.buttons import button, chip
from gui.widgets.cards import Card, clear, rule
from gui.widgets.labels import Pill, label

SHOWN = 6


class EarlierModels(Card):
    """The latest runs. `back_wanted(run_id)` on *Go back*; `all` is the chip that unfolds all figures."""

    back_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.heading.setText(self.tr("Earlier models"))
        self.notice = label("", "small", "earlierNotice", wrap=True)
        self.notice.hide()
        self.all = chip(self.tr("All figures"), "allFiguresButton")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        below = QHBoxLayout()
        below.addWidget(self.all)
        below.addWidget(label(self.tr("every method side by side, with intervals"), "small"))
        below.addStretch(1)
        self.body.addWidget(self.heading)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.notice)
        self.body.addSpacing(8)
        self.body.addLayout(below)
        self.body.addStretch(1)

    def show_runs(self, runs: Sequence[Mapping[str, Any]], formats: Formats) -> None:
        """Show runs as `Shop.model_report` lists them, newest first."""
        clear(self._grid)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, title in enumerate((self.tr("Learned"), self.tr("Lists"), self.tr("Spend"))):
            align = right if column else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(label(title, "small"), 0, column, align)
        self._grid.setRowMinimumHeight(0, 30)
        for place, run in enumerate(runs[:SHOWN]):
            row = 2 * place + 2
            self._grid.addWidget(rule(), row - 1, 0, 1, 4)
            self._grid.setRowMinimumHeight(row, 34)
            self._grid.addWidget(self._learned(run, formats), row, 0)
            self._grid.addWidget(label(_lists(run)), row, 1, right)
            spend = label(_spend(run, formats))
            spend.setToolTip(self.tr("By how much the expected total differed from what came"))
            self._grid.addWidget(spend, row, 2, right)
            if not run["in_use"]:
                back = button(self.tr("Go back"), f"goBackButton{run['run_id']}", "link")
                back.clicked.connect(lambda _=False, number=run["run_id"]: self.back_wanted.emit(number))
                self._grid.addWidget(back, row, 3, right)
        for column, width in ((1, 72), (2, 72), (3, 84)):
            self._grid.setColumnMinimumWidth(column, width)

    def _learned(self, run: Mapping[str, Any], formats: Formats) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(formats.date(run["started_at"][:10]), "strong" if run["in_use"] else "body"))
        if run["in_use"]:
            line.addWidget(Pill(self.tr("in use"), "good"))
        line.addStretch(1)
        return box

    def say(self, text: str) -> None:
        self.notice.setText(text)
        self.notice.setVisible(bool(text))


def _lists(run: Mapping[str, Any]) -> str:
    """Of 100 customers who came back, so many bought from the list of ten."""
    methods = (run["evaluation"].get("lists") or {}).get("best") or {}
    hits = (methods.get(run["winners"].get("best")) or {}).get("hits")
    return NONE if hits is None else str(round(100 * hits))


def _spend(run: Mapping[str, Any], formats: Formats) -> str:
    """By how much the expected total was off."""
    total = ((run["evaluation"].get("value") or {}).get(run["winners"].get("value")) or {}).get("total")
    if total is None:
        return NONE
    sign = "" if not round(100 * (total - 1)) else "+" if total > 1 else MINUS
    return f"{sign}{formats.share(abs(total - 1))}"
