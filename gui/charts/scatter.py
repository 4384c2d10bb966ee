"""What was expected against what came: dots beside the line on which both are equal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.charts.painted import PaintedChart
from gui.theme import Theme


@dataclass(frozen=True)
class Dot:
    """A group of customers: their average expected and actual spend, and what is said under the pointer."""

    expected: float
    actual: float
    hint: str


class CalibrationScatter(PaintedChart):
    """Expected spend to the right, actual spend upwards. Scaled by the square root, for spend is uneven."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "calibrationChart", "", parent)
        self.setAccessibleName(self.tr("Expected and actual spend"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._dots: list[Dot] = []
        self._ticks: list[tuple[float, str]] = []

    def sizeHint(self) -> QSize:
        return QSize(440, 230)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 150)

    def show_dots(self, dots: Sequence[Dot], ticks: Sequence[tuple[float, str]]) -> None:
        """`ticks` are values with their text, for both axes."""
        self._dots, self._ticks = list(dots), list(ticks)
        self.summarise("; ".join(dot.hint for dot in dots))

    def draw(self, painter: QPainter) -> None:
        if not self._dots:
            return
        painter.setFont(self.theme.font("small"))
        metrics = painter.fontMetrics()
        margin = max((metrics.horizontalAdvance(text) for _, text in self._ticks), default=0) + 10.0
        ground = self.height() - 40.0
        top = metrics.height() + 6.0
        width = min(self.width() - margin - 14.0, (ground - top) * 2.4)
        highest = max(max(dot.expected, dot.actual) for dot in self._dots) * 1.08 or 1.0

        def place(expected: float, actual: float) -> QPointF:
            across, up = (max(value, 0.0) / highest for value in (expected, actual))
            return QPointF(margin + width * across**0.5, ground - (ground - top) * up**0.5)

        self._draw_axes(painter, margin, width, ground, highest, place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("chart0", 0.8))
        for dot in self._dots:
            centre = place(dot.expected, dot.actual)
            painter.drawEllipse(centre, 5.0, 5.0)
            self.hint(QRectF(centre.x() - 8, centre.y() - 8, 16, 16), dot.hint)

    def _draw_axes(
        self,
        painter: QPainter,
        margin: float,
        width: float,
        ground: float,
        highest: float,
        place: Callable[[float, float], QPointF],
    ) -> None:
        painter.setPen(QPen(self.theme.colour("line"), 1.0))
        painter.drawLine(QPointF(margin, ground), QPointF(margin + width, ground))
        dashed = QPen(self.theme.colour("muted", 0.8), 1.0, Qt.PenStyle.DashLine)
        painter.setPen(dashed)
        painter.drawLine(place(0, 0), place(highest, highest))
        painter.setPen(self.theme.colour("muted"))
        height = float(painter.fontMetrics().height())
        for value, text in self._ticks:
            if value > highest:
                continue
            point = place(value, value)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, point.y() - height / 2, margin - 8, height), right, text)
            painter.drawText(QRectF(point.x() - 40, ground + 4, 80, height), Qt.AlignmentFlag.AlignHCenter, text)
        painter.drawText(
            QRectF(margin, 0, width, height), Qt.AlignmentFlag.AlignLeft, self.tr("what they then spent ↑")
        )
        right = Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(margin, ground + 20, width, height), right, self.tr("expected spend →"))


def round_ticks(highest: float) -> list[float]:
    """Zero and about four round values up to `highest`."""
    if highest <= 0:
        return [0.0]
    size = 1.0
    while size * 10 <= highest:
        size *= 10
    while size > highest:
        size /= 10
    steps = [size * factor for factor in (0.25, 0.5, 1, 2, 2.5, 5)]
    step = min(steps, key=lambda step: abs(highest / step - 4))
    return [step * n for n in range(int(highest / step) + 1)]
