"""Customers by state as one bar, and the colour of each state."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.charts.painted import PaintedChart
from gui.theme import Theme

COLOURS: Final = {"new": "chart2", "regular": "chart0", "quiet": "chart1", "lost": "chart4"}
"""States in the order of a customer's life, with the token each is painted in."""


class StateBar(PaintedChart):
    """One bar of the whole, cut by state."""

    HEIGHT, GAP = 14, 2.0

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, title, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts: list[tuple[str, int, str]] = []

    def show_parts(self, parts: Sequence[tuple[str, int, str]]) -> None:
        """Parts as (state, customers, words for the pointer)."""
        self._parts = list(parts)
        self.summarise("; ".join(hint for _, _, hint in parts))

    def sizeHint(self) -> QSize:
        return QSize(200, self.HEIGHT)

    minimumSizeHint = sizeHint

    def draw(self, painter: QPainter) -> None:
        whole = sum(count for _, count, _ in self._parts)
        if not whole:
            return
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), self.HEIGHT / 2, self.HEIGHT / 2)
        painter.setClipPath(outline)
        painter.setPen(Qt.PenStyle.NoPen)
        left = 0.0
        for state, count, hint in self._parts:
            if not count:
                continue
            width = self.width() * count / whole
            box = QRectF(left, 0, max(width - self.GAP, 1.0), self.HEIGHT)
            painter.setBrush(self.theme.colour(COLOURS[state]))
            painter.drawRect(box)
            self.hint(box, hint)
            left += width
        painter.setClipping(False)


class Dot(QWidget):
    """A dot in a colour of the theme, beside the name of what has that colour in a chart."""

    def __init__(self, theme: Theme, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._token = theme, token
        self.setFixedSize(8, 8)
        theme.changed.connect(self.update)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._token))
        painter.drawEllipse(self.rect())
        painter.end()
