"""The groups, one a row of two lines: its name and who is in it, its figures and what they mean."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from gui.charts.heat_cells import COLOURS
from gui.messages.groups import group
from gui.settings import Settings
from gui.table_models.groups import GroupsModel
from gui.theme import Theme
from gui.widgets.cell_delegate import CellDelegate
from gui.widgets.column_fit import MARGIN
from gui.widgets.table import DataTable

LEFT = 4
"""Left of a figure, which stands at the right: its column needs no more room there."""

ROW, LEAST = 50, 190
"""Pixels at the usual text size: the height of a row, and the least width of the column that says who is in a group."""


class GroupsTable(DataTable):
    """A table whose workbook has all that is known of the groups, and a sheet row for each."""

    def __init__(
        self, model: GroupsModel, theme: Theme, settings: Settings, title: str, parent: QWidget | None = None
    ) -> None:
        self.groups = model
        super().__init__(model, theme, settings, "groupsTable", title, parent)
        self.setItemDelegate(TwoLines(theme, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _sheet(self) -> tuple[list[str], list[list[Any]]]:
        return self.groups.sheet()

    def _fit(self) -> None:
        """The first column, which says who is in a group, takes all the room that the figures leave."""
        scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded if self._is_own else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(scrolls)
        if self._is_own or self.viewport().width() < 1:
            return
        figures = self._figures()
        self._is_fitting = True
        for place, width in figures.items():
            self.setColumnWidth(place, width)
        self.setColumnWidth(0, max(self.viewport().width() - sum(figures.values()), round(LEAST * self._theme.scale)))
        self._is_fitting = False

    def _figures(self) -> dict[int, int]:
        """How wide the shown columns of figures must be, by what stands in them."""
        text, note = QFontMetrics(self._theme.font()), QFontMetrics(self._theme.font("small", QFont.Weight.Medium))
        widths = {}
        for place, column in enumerate(self.rows.columns):
            if place and not self.isColumnHidden(place):
                words = [note.horizontalAdvance(column.title) + MARGIN - LEFT]
                for row in range(self.rows.rowCount()):
                    words.append(text.horizontalAdvance(self.rows.text(row, place)))
                    words.append(note.horizontalAdvance(self.groups.note(row, place)))
                widths[place] = max(words) + LEFT + MARGIN + 2
        return widths

    def _fit_anew(self) -> None:
        """As large as all its rows: the page scrolls, not the table in it."""
        super()._fit_anew()
        rows, heading = (
            self.rows.rowCount() * round(ROW * self._theme.scale),
            self.horizontalHeader().sizeHint().height(),
        )
        self.setMinimumSize(sum(self._figures().values()) + round(LEAST * self._theme.scale), rows + heading + 4)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(round(ROW * self._theme.scale))
        self._fit_anew()
        self.viewport().update()


class TwoLines(CellDelegate):
    """Paints a cell's text with a note below, and beside the first the colour that its group has in the grid."""

    MARK = 10

    def __init__(self, theme: Theme, table: GroupsTable) -> None:
        super().__init__(theme, table, table.groups)
        self._groups = table.groups

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.colour("accent_soft"))
        painter.setPen(QPen(self._theme.colour("line")))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        is_name = index.column() == 0
        inside = box.adjusted(MARGIN if is_name else LEFT, 6, -MARGIN, -7)
        if is_name:
            self._mark(painter, inside, self._groups.group(index.row())["code"])
            inside.adjust(self.MARK + 8, 0, MARGIN - 2, 0)
        note = self._groups.note(index.row(), index.column())
        side = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)) & Qt.AlignmentFlag.AlignHorizontal_Mask
        above = side | (Qt.AlignmentFlag.AlignTop if note else Qt.AlignmentFlag.AlignVCenter)
        weight = QFont.Weight.DemiBold if is_name else QFont.Weight.Normal
        self._line(painter, inside, str(index.data()), above, self._theme.font("body", weight), "text")
        if note:
            below = side | Qt.AlignmentFlag.AlignBottom
            self._line(painter, inside, note, below, self._theme.font("small"), "muted")
        if option.state & QStyle.StateFlag.State_HasFocus and self._table.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.drawRect(self._table.visualRect(index).adjusted(0, 0, -1, -1))
        painter.restore()

    def _line(self, painter: QPainter, room: QRect, text: str, side: Qt.AlignmentFlag, font: QFont, token: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(side), shown)

    def _mark(self, painter: QPainter, room: QRect, code: str) -> None:
        token, most = COLOURS[group(code)[1]]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(token, min(most * 1.6, 1.0)))
        painter.drawRoundedRect(QRectF(room.left(), room.top() + 3, self.MARK, self.MARK), 3, 3)
