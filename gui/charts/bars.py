"""Bars that lie: shares of a whole as thin ones, methods side by side as strong ones. Labels beside, no legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.charts.painted import PaintedChart
from gui.theme import Theme


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its length, what stands at its end, its colour's token, what is said under the pointer."""

    name: str
    value: float
    text: str
    token: str = "chart0"
    hint: str = ""


class ShareBars(PaintedChart):
    """Thin bars with the name on the left, as in *What they like*."""

    ROW = 23

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, title, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bars: list[Bar] = []

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = list(bars)
        self.updateGeometry()
        self.summarise("; ".join(f"{bar.name} {bar.text}" for bar in bars))

    def sizeHint(self) -> QSize:
        return QSize(260, max(len(self._bars), 1) * self._row())

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def draw(self, painter: QPainter) -> None:
        painter.setFont(self.theme.font("small"))
        metrics = painter.fontMetrics()
        row = self._row()
        number = max((metrics.horizontalAdvance(bar.text) for bar in self._bars), default=0) + 12.0
        name = min(
            max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0) + 16.0, self.width() * 0.55
        )
        longest = max((bar.value for bar in self._bars), default=0.0) or 1.0
        room = max(self.width() - name - number, 20.0)
        for place, bar in enumerate(self._bars):
            top = float(place * row)
            painter.setPen(self.theme.colour("muted"))
            shown = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, int(name - 10))
            painter.drawText(QRectF(0, top, name, row), Qt.AlignmentFlag.AlignVCenter, shown)
            length = max(room * max(bar.value, 0.0) / longest, 3.0)
            painter.drawText(QRectF(name + length + 10, top, number, row), Qt.AlignmentFlag.AlignVCenter, bar.text)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(bar.token, 0.8))
            painter.drawRoundedRect(QRectF(name, top + (row - 9) / 2, length, 9), 3, 3)
            self.hint(QRectF(0, top, self.width(), row), bar.hint or f"{bar.name}: {bar.text}")

    def _row(self) -> int:
        return round(self.ROW * self.theme.scale)


class ComparisonBars(PaintedChart):
    """Strong bars on one scale, names at their left, figures at their right: the hidden weeks on the Model page."""

    ROW = 31
    BAR = 22

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, title, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bars: list[Bar] = []
        self._whole = 100.0

    def show_bars(self, bars: Sequence[Bar], whole: float = 100.0) -> None:
        """`whole` is the value of a bar over the full width."""
        self._bars, self._whole = list(bars), whole
        self.updateGeometry()
        self.summarise("; ".join(f"{bar.name}: {bar.text}" for bar in bars))

    def sizeHint(self) -> QSize:
        return QSize(520, max(len(self._bars), 1) * self._row())

    minimumSizeHint = sizeHint

    @property
    def indent(self) -> int:
        """Where the bars begin, so that a sentence below can begin there too."""
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0) + 12

    def draw(self, painter: QPainter) -> None:
        row, indent = self._row(), float(self.indent)
        strong = self.theme.font("body", QFont.Weight.Bold)
        room = max(min(self.width(), 900) - indent - 60.0, 40.0)
        for place, bar in enumerate(self._bars):
            top = float(place * row)
            painter.setFont(self.theme.font())
            painter.setPen(self.theme.colour("muted"))
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(0, top, indent - 12, row), align, bar.name)
            length = max(room * max(bar.value, 0.0) / self._whole, 4.0)
            painter.setFont(strong)
            painter.setPen(self.theme.colour("text"))
            painter.drawText(QRectF(indent + length + 12, top, 80, row), Qt.AlignmentFlag.AlignVCenter, bar.text)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(bar.token))
            painter.drawRoundedRect(QRectF(indent, top + (row - self.BAR) / 2, length, self.BAR), 5, 5)
            self.hint(QRectF(0, top, self.width(), row), bar.hint or f"{bar.name}: {bar.text}")

    def _row(self) -> int:
        return round(self.ROW * self.theme.scale)
