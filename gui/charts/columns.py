"""Upright bars month by month, so small that only the shape and the highest one are told."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.charts.painted import PaintedChart
from gui.theme import Theme


@dataclass(frozen=True)
class Month:
    """One bar: its height, the letter below it, what is said under the pointer."""

    value: float
    letter: str
    hint: str


class MonthColumns(PaintedChart):
    """A bar a month, the latest at the right."""

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, title, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._months: list[Month] = []

    def sizeHint(self) -> QSize:
        return QSize(420, 92)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 92)

    def show_months(self, months: Sequence[Month]) -> None:
        self._months = list(months)
        self.summarise("; ".join(month.hint for month in months))

    def draw(self, painter: QPainter) -> None:
        if not self._months:
            return
        painter.setFont(self.theme.font("small"))
        letters = painter.fontMetrics().height() + 4.0
        ground, top = self.height() - letters, 4.0
        highest = max((month.value for month in self._months), default=0.0) or 1.0
        step = min(self.width() / len(self._months), 40.0)
        widest = max(painter.fontMetrics().horizontalAdvance(month.letter) for month in self._months)
        every = 1 if step >= widest + 4.0 else 3
        for place, month in enumerate(self._months):
            left = place * step
            height = max((ground - top) * max(month.value, 0.0) / highest, 1.0)
            bar = QRectF(left + 1.5, ground - height, max(step - 4.0, 1.0), height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("chart0", 0.8))
            radius = min(3.0, bar.width() / 3)
            painter.drawRoundedRect(bar, radius, radius)
            if place % every == 0:
                painter.setPen(self.theme.colour("muted"))
                below = QRectF(left, ground + 3.0, step, letters)
                painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextDontClip, month.letter)
            self.hint(QRectF(left, 0, step, self.height()), month.hint)
