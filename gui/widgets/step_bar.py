"""Where one is in a wizard: what is done, what is being done, what comes."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import Theme


class StepBar(QWidget):
    """Numbered steps in a row. A step that is done can be pressed to go back to it: `pressed(place)`."""

    pressed = Signal(int)
    CIRCLE, GAP = 20, 28

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._names, self._current = theme, list(names), 0
        self.setObjectName("stepBar")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self._tell()

    @property
    def current(self) -> int:
        return self._current

    def go(self, place: int) -> None:
        """Say which step is being done."""
        self._current = place
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        boxes = self._boxes()
        return QSize(round(boxes[-1].right()) + 2, 28)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (name, box) in enumerate(zip(self._names, self._boxes())):
            reached, now = place <= self._current, place == self._current
            circle = QRectF(box.left(), box.center().y() - self.CIRCLE / 2, self.CIRCLE, self.CIRCLE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent" if reached else "line"))
            painter.drawEllipse(circle)
            if place < self._current:
                self._theme.draw_icon(painter, circle.adjusted(4, 4, -4, -4), "check", "on_accent")
            else:
                painter.setFont(self._theme.font("small", QFont.Weight.DemiBold))
                painter.setPen(self._theme.colour("on_accent" if reached else "muted"))
                painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(place + 1))
            painter.setFont(self._theme.font("body", QFont.Weight.DemiBold if now else QFont.Weight.Normal))
            painter.setPen(self._theme.colour("accent" if now else "muted"))
            words = box.adjusted(self.CIRCLE + 8, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, name)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for place, box in enumerate(self._boxes()):
            if box.contains(QPointF(event.position())) and place < self._current:
                self.pressed.emit(place)

    def _boxes(self) -> list[QRectF]:
        boxes, left = [], 0.0
        for name in self._names:
            metrics = self.fontMetrics()
            wide = self.CIRCLE + 8 + metrics.horizontalAdvance(name) * 1.06
            boxes.append(QRectF(left, 0, wide, 28))
            left += wide + self.GAP
        return boxes

    def _tell(self) -> None:
        place = self.tr("Step {number} of {count}: {name}")
        name = self._names[self._current]
        self.setAccessibleName(place.format(number=self._current + 1, count=len(self._names), name=name))
