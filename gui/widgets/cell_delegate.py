"""Paints the cells of a table: a thin line below each row, chips on a soft ground, muted and strong columns."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from gui.table_models.base import TONE_ROLE, RowsModel
from gui.theme import Theme
from gui.widgets.column_fit import CHIP, MARGIN

SOFT = {"good": ("accent_soft", "accent"), "warning": ("warning_soft", "warning"), "bad": ("bad_soft", "bad")}


class CellDelegate(QStyledItemDelegate):
    """Paints cells: a thin line below each row, chips on a soft ground, muted and strong columns."""

    def __init__(self, theme: Theme, table: QTableView, rows: RowsModel) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table
        self._rows = rows

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Words that end in dots are told whole by the pointer."""
        text = str(index.data() or "")
        if event.type() == QEvent.Type.ToolTip and text and not index.data(Qt.ItemDataRole.ToolTipRole):
            room = option.rect.width() - 2 * MARGIN - (CHIP if index.data(TONE_ROLE) is not None else 0)
            if self._metrics(index).horizontalAdvance(text) > room:
                QToolTip.showText(event.globalPos(), text, view)
                return True
        return super().helpEvent(event, view, option, index)

    def _metrics(self, index: QModelIndex | QPersistentModelIndex) -> QFontMetrics:
        column = self._rows.columns[index.column()]
        weight = QFont.Weight.DemiBold if column.strong else QFont.Weight.Normal
        return QFontMetrics(self._theme.font("small" if index.data(TONE_ROLE) is not None else "body", weight))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box: QRect = option.rect
        state = option.state
        column = self._rows.columns[index.column()]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.colour("accent_soft"))
        painter.setPen(QPen(self._theme.colour("line")))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        text = str(index.data())
        tone = index.data(TONE_ROLE)
        if tone is not None and text:
            self._chip(painter, box, text, tone)
        else:
            weight = QFont.Weight.DemiBold if column.strong else QFont.Weight.Normal
            painter.setFont(self._theme.font("body", weight))
            painter.setPen(self._theme.colour("muted" if column.muted else "text"))
            inside = box.adjusted(MARGIN, 0, -MARGIN, 0)
            # A name that ends in a number is told apart by its end.
            middle = index.column() == 0 and text[-1:].isdigit()
            mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
            shown = painter.fontMetrics().elidedText(text, mode, inside.width())
            painter.drawText(inside, index.data(Qt.ItemDataRole.TextAlignmentRole), shown)
        if state & QStyle.StateFlag.State_HasFocus and self._table.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            row = self._table.visualRect(index).adjusted(0, 0, -1, -1)
            painter.drawRect(row)
        painter.restore()

    def _chip(self, painter: QPainter, box: QRect, text: str, tone: str) -> None:
        ground, ink = SOFT.get(tone, ("background", "muted"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("small"))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() - 2 * MARGIN - CHIP)
        height = metrics.height() + 4
        pill = QRect(
            box.left() + MARGIN,
            box.center().y() - height // 2,
            metrics.horizontalAdvance(shown) + CHIP,
            height,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colour(ground)))
        painter.drawRoundedRect(pill, 6, 6)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), shown)
