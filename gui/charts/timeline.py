"""A customer's purchases as a picture: a dot a visit, as large as what was spent, and when the next one is due."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import sqrt

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.charts.painted import PaintedChart
from gui.formats import Formats
from gui.theme import Theme

DAYS_SHOWN = 365
"""The latest year is shown; what came before is in the figures."""

_SMALLEST, _LARGEST = 4.0, 9.0


class PurchaseTimeline(PaintedChart):
    """Visits of the last year on a line, and the days in which the next one is expected as a soft band."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "purchaseTimeline", "", parent)
        self.setAccessibleName(self.tr("Purchases of the last year"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._formats = Formats()
        self._visits: list[tuple[date, float]] = []
        self._today = date.min
        self._due: tuple[date, date] | None = None

    def sizeHint(self) -> QSize:
        return QSize(480, round(47 + 2 * self._line))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, round(47 + 2 * self._line))

    @property
    def _line(self) -> float:
        """Height of a line of words, Chinese ones included."""
        return 1.45 * self.theme.pixels("small")

    def show_visits(
        self,
        visits: Sequence[tuple[date, float]],
        as_of: date,
        due: tuple[date, date] | None,
        formats: Formats,
    ) -> None:
        """Visits as (day, amount); `due` is the first and last day in which the next one is expected."""
        since = as_of - timedelta(days=DAYS_SHOWN)
        self._visits = [(day, amount) for day, amount in visits if since <= day <= as_of]
        self._today, self._due, self._formats = as_of, due, formats
        self.summarise(self.tr("%Ln visit(s)", "", len(self._visits)))

    @property
    def is_empty(self) -> bool:
        """Whether the last year saw no visit, so that there is nothing to look at."""
        return not self._visits

    def draw(self, painter: QPainter) -> None:
        if self._today == date.min:
            return
        first = min([day for day, _ in self._visits], default=self._today - timedelta(days=90))
        first = min(first, self._today - timedelta(days=30)) - timedelta(days=5)
        last = self._last_shown()
        width = self.width() - 2.0
        scale = width / max((last - first).days, 1)
        ground = self.height() - self._line - 6.6

        def x(day: date) -> float:
            return 1.0 + (day - first).days * scale

        painter.setPen(QPen(self.theme.colour("line"), 1.0))
        painter.drawLine(QPointF(0, ground), QPointF(self.width(), ground))
        self._draw_months(painter, first, last, x, ground)
        if self._due:
            self._draw_due(painter, x, ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("chart0", 0.78))
        largest = max([amount for _, amount in self._visits], default=1.0)
        for day, amount in self._visits:
            share = sqrt(max(amount, 0.0) / largest) if largest > 0 else 0.0
            radius = _SMALLEST + (_LARGEST - _SMALLEST) * share
            centre = QPointF(x(day), ground - 10.0 - radius - 6.0 * share)
            painter.drawEllipse(centre, radius, radius)
            box = QRectF(centre.x() - radius - 2, centre.y() - radius - 2, 2 * radius + 4, 2 * radius + 4)
            self.hint(box, f"{self._formats.date(day)} · {self._formats.money(amount, exact=True)}")

    def _last_shown(self) -> date:
        """Room for the due band, unless that lies far off or long past."""
        if self._due is None:
            return self._today + timedelta(days=5)
        return min(max(self._due[1], self._today), self._today + timedelta(days=120)) + timedelta(days=12)

    def _draw_due(self, painter: QPainter, x: Callable[[date], float], ground: float) -> None:
        assert self._due is not None
        low, high = self._due
        left = x(low)
        top = self._line + 0.6
        band = QRectF(left, top, max(x(high) - left, 6.0), ground - top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("chart1", 0.18))
        painter.drawRect(band)
        words = self.tr("due {days}").format(days=self._formats.days(low, high))
        painter.setFont(self.theme.font("small"))
        wide = painter.fontMetrics().horizontalAdvance(words) + 2.0
        start = min(max(left, 0.0), self.width() - wide)
        painter.setPen(self.theme.colour("warning"))
        painter.drawText(QRectF(start, 0.0, wide, self._line), Qt.AlignmentFlag.AlignLeft, words)
        self.hint(band, words)

    def _draw_months(
        self, painter: QPainter, first: date, last: date, x: Callable[[date], float], ground: float
    ) -> None:
        painter.setFont(self.theme.font("small"))
        painter.setPen(self.theme.colour("muted"))
        months = _months(first, self._today)
        step = next((step for step in (1, 2, 3, 6) if len(months) <= step * 5), 12)
        for month in months[::step]:
            left = x(month)
            if left < self.width() - 30:
                name = self._formats.locale.standaloneMonthName(
                    month.month, self._formats.locale.FormatType.ShortFormat
                )
                painter.drawText(QRectF(left, ground + 6.0, 60.0, self._line), Qt.AlignmentFlag.AlignLeft, name)


def _months(first: date, last: date) -> list[date]:
    """The first days of the months that begin between two days."""
    month = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    found = []
    while month <= last:
        found.append(month)
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return found
