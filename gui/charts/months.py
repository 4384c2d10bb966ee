"""Sales by month: a line of what was, dashes of what is expected, a shade for how sure that is. Labels, no legend."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.charts.painted import PaintedChart
from gui.theme import Theme


@dataclass(frozen=True)
class Month:
    """One month: the letter below it, its amount, and of an expected month also between what. `hint` is said on hover."""

    letter: str
    amount: float
    hint: str
    low: float | None = None
    high: float | None = None

    @property
    def expected(self) -> bool:
        return self.low is not None


class MonthsChart(PaintedChart):
    """Past and expected months; the highest past one, the last one and the highest expected one have their amounts written above."""

    TOP, BOTTOM, SIDE = 44.0, 30.0, 8.0

    def __init__(
        self, theme: Theme, name: str, title: str, label: Callable[[float], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, title, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._label = label
        self._months: list[Month] = []

    def show_months(self, months: Sequence[Month]) -> None:
        self._months = list(months)
        self.summarise("; ".join(month.hint for month in months))

    def sizeHint(self) -> QSize:
        return QSize(560, 240)

    def draw(self, painter: QPainter) -> None:
        months = self._months
        if not months:
            return
        top = max(max(month.amount, month.high or 0.0) for month in months) or 1.0
        floor = min(0.0, min(month.amount if month.low is None else min(month.low, month.amount) for month in months))
        plot = QRectF(self.rect()).adjusted(self.SIDE, self.TOP, -self.SIDE, -self.BOTTOM)
        step = plot.width() / max(len(months) - 1, 1)

        left = plot.left() if len(months) > 1 else plot.center().x()

        def point(place: int, amount: float) -> QPointF:
            return QPointF(left + place * step, plot.bottom() - plot.height() * (amount - floor) / (top - floor))

        points = [point(place, month.amount) for place, month in enumerate(months)]
        past = sum(not month.expected for month in months)
        if 0 < past < len(months):
            ahead = range(past, len(months))
            shade = QPolygonF(
                [points[past - 1]]
                + [point(place, months[place].high or 0.0) for place in ahead]
                + [point(place, months[place].low or 0.0) for place in reversed(ahead)]
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("chart0", 0.15))
            painter.drawPolygon(shade)
        self._line(painter, points[:past], Qt.PenStyle.SolidLine)
        self._line(painter, points[max(past - 1, 0) :], Qt.PenStyle.DotLine)
        if past == 1:
            # One month makes no line.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("chart0"))
            painter.drawEllipse(points[0], 4.0, 4.0)
        self._words(painter, points, plot, step, past)

    def _line(self, painter: QPainter, points: Sequence[QPointF], style: Qt.PenStyle) -> None:
        if len(points) < 2:
            return
        pen = QPen(self.theme.colour("chart0"), 2.0, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        if style == Qt.PenStyle.DotLine:
            pen.setDashPattern([1.2, 2.2])
        path = QPainterPath(points[0])
        for place in points[1:]:
            path.lineTo(place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(path)

    def _words(self, painter: QPainter, points: Sequence[QPointF], plot: QRectF, step: float, past: int) -> None:
        painter.setFont(self.theme.font("small"))
        painter.setPen(self.theme.colour("muted"))
        every = max(1, round(18 / step)) if step else 1
        for place, month in enumerate(self._months):
            x = points[place].x()
            if place % every == 0:
                box = QRectF(x - 20, plot.bottom() + 10, 40, 18)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, month.letter)
            self.hint(QRectF(x - step / 2, 0, max(step, 4.0), self.height()), month.hint)
        self._amounts(painter, points, past)

    def _amounts(self, painter: QPainter, points: Sequence[QPointF], past: int) -> None:
        """The highest past month; then the last one and the highest expected one, where there is room beside it."""
        months = range(len(self._months))
        tops = [
            max(part, key=lambda place: self._months[place].amount) for part in (months[:past], months[past:]) if part
        ]
        wanted = tops[:1] + ([past - 1] if past else []) + tops[1:]
        taken: list[QRectF] = []
        for place in wanted:
            is_best = place == tops[0]
            font = self.theme.font("body", QFont.Weight.DemiBold) if is_best else self.theme.font("small")
            painter.setFont(font)
            painter.setPen(self.theme.colour("text" if is_best else "muted"))
            text = self._label(self._months[place].amount)
            size = painter.fontMetrics().boundingRect(text)
            left = min(max(points[place].x() - size.width() / 2, 0.0), self.width() - float(size.width()))
            box = QRectF(left, points[place].y() - 12 - size.height(), size.width() + 2, size.height())
            if not any(box.adjusted(-8, -4, 8, 4).intersects(other) for other in taken):
                taken.append(box)
                painter.drawText(box.bottomLeft(), text)
