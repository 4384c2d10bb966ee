"""The one table of the window: no grid, 34-pixel rows, figures on the right, and habits people have from Excel."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRunnable, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.settings import Settings
from gui.table_models.base import TONE_ROLE, RowsModel
from gui.theme import Theme

SOFT = {"good": ("accent_soft", "accent"), "warning": ("warning_soft", "warning"), "bad": ("bad_soft", "bad")}


LEAST_SHARE = 0.75
"""How far a column gives way to the others where there is little room."""


class DataTable(QTableView):
    """A table over a RowsModel that remembers the width and order of its columns.

    `chosen(row)` is emitted when the current row changes, `opened(row)` on Enter or a double click.
    """

    chosen = Signal(int)
    opened = Signal(int)
    exported = Signal(str)

    def __init__(
        self, model: RowsModel, theme: Theme, settings: Settings, name: str, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = theme
        self._is_fitting = False
        self.rows = model
        self.title = title
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.activated.connect(self._activate)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(48)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for place, column in enumerate(model.columns):
            self.setColumnWidth(place, column.width)
        state = settings.table(name)
        self._is_own = not state.isEmpty()
        if self._is_own:
            header.restoreState(state)
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._keep)
        theme.changed.connect(self._measure)
        self._measure()

    def choose(self, row: int) -> None:
        """Select a row and bring it into view."""
        if 0 <= row < self.rows.rowCount():
            self.selectRow(row)
            self.scrollTo(self.rows.index(row, 0))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(current.row())

    def keyPressEvent(self, event: Any) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    @Slot()
    def copy(self) -> None:
        """Copy the selected rows as a spreadsheet reads them: tabs between cells, with the headings."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        columns = self._visible_columns()
        lines = ["\t".join(self.rows.columns[column].title for column in columns)]
        lines += ["\t".join(self.rows.text(row, column) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    @Slot()
    def export(self) -> None:
        """Ask where to, and write the shown rows as an Excel workbook."""
        start = str(Path(self._settings.folder or Path.home()) / f"{self.title}.xlsx")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export to Excel"), start, self.tr("Excel (*.xlsx)"))
        if path:
            self.export_to(path)

    def export_to(self, path: str) -> None:
        """Write the shown rows to a workbook, off the window's thread; `exported(path)` when it is there."""
        columns = self._visible_columns()
        titles = [self.rows.columns[column].title for column in columns]
        figures = [self.rows.columns[column].kind == "figure" for column in columns]
        cells = [
            [
                self.rows.value(row, column) if figure else self.rows.text(row, column)
                for column, figure in zip(columns, figures)
            ]
            for row in range(self.rows.rowCount())
        ]
        QThreadPool.globalInstance().start(_Workbook(path, self.title, titles, cells, self.exported.emit))

    def _visible_columns(self) -> list[int]:
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [column for column in order if not self.isColumnHidden(column)]

    @Slot(QPoint)
    def _menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Copy"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        menu.addAction(self.tr("Export to Excel…"), self.export)
        self.add_actions(menu, self.indexAt(position).row())
        menu.popup(self.viewport().mapToGlobal(position))

    def add_actions(self, menu: QMenu, row: int) -> None:
        """For a table of one page: further actions for the row under the pointer, −1 where there is none."""

    @Slot(QModelIndex)
    def _activate(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_own:
            self._fit()

    def _fit(self) -> None:
        """As many whole columns as there is room for, so that none is cut in two; the others are reached by scrolling."""
        columns, room = self._visible_columns(), self.viewport().width()
        wished = [self.rows.columns[column].width for column in columns]
        least = [self._least(column) for column in columns]
        count = next((n for n in range(len(columns), 0, -1) if sum(least[:n]) <= room), 0)
        over = sum(wished[:count]) - room
        give = sum(wished[:count]) - sum(least[:count])
        widths = list(wished)
        if over > 0 and give > 0:
            widths[:count] = [int(w - over * (w - low) / give) for w, low in zip(wished[:count], least[:count])]
        if 0 < count < len(columns):
            widths[0] += room - sum(widths[:count])
        self._is_fitting = True
        for column, width in zip(columns, widths):
            self.setColumnWidth(column, width)
        self._is_fitting = False

    def _least(self, column: int) -> int:
        """The least width of a column: its heading must be read whole, most of what stands in it, and all of the first,
        which names the row."""
        shown = self.rows.columns[column]
        if column == 0:
            return shown.width
        heading = self.horizontalHeader().fontMetrics().horizontalAdvance(shown.title) + 2 * CellDelegate.MARGIN + 4
        return min(shown.width, max(heading, int(shown.width * LEAST_SHARE)))

    @Slot(int, int, int)
    def _resized(self, column: int, _before: int, _after: int) -> None:
        # The last column follows the window; any other is widened by a person.
        if not self._is_fitting and self.isVisible() and column != self._visible_columns()[-1]:
            self._is_own = True
            self._keep()

    @Slot()
    def _keep(self) -> None:
        self._settings.keep_table(self.objectName(), self.horizontalHeader().saveState())

    @Slot()
    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.pixels("row_height"))
        self.viewport().update()


class CellDelegate(QStyledItemDelegate):
    """Paints cells: a thin line below each row, chips on a soft ground, muted and strong columns."""

    MARGIN = 10

    def __init__(self, theme: Theme, table: DataTable) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box: QRect = option.rect
        state = option.state
        column = self._table.rows.columns[index.column()]
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
            inside = box.adjusted(self.MARGIN, 0, -self.MARGIN, 0)
            # A name that ends in a number is told apart by its end.
            middle = text[-1:].isdigit()
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
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() - 2 * self.MARGIN - 16)
        height = metrics.height() + 4
        pill = QRect(
            box.left() + self.MARGIN,
            box.center().y() - height // 2,
            metrics.horizontalAdvance(shown) + 16,
            height,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colour(ground)))
        painter.drawRoundedRect(pill, 6, 6)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), shown)


class _Workbook(QRunnable):
    """Writes an Excel file. Texts are written as texts, so that none of them can be a formula."""

    def __init__(self, path: str, title: str, titles: Sequence[str], cells: Sequence[Sequence[Any]], done: Any) -> None:
        super().__init__()
        self._path, self._title, self._titles, self._cells, self._done = path, title, titles, cells, done

    def run(self) -> None:
        import xlsxwriter

        with xlsxwriter.Workbook(self._path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            sheet = book.add_worksheet(self._title[:31])
            bold = book.add_format({"bold": True})
            for place, title in enumerate(self._titles):
                sheet.write_string(0, place, title, bold)
            for row, cells in enumerate(self._cells, 1):
                for place, value in enumerate(cells):
                    if isinstance(value, int | float):
                        sheet.write_number(row, place, value)
                    elif value is not None:
                        sheet.write_string(row, place, str(value))
            sheet.freeze_panes(1, 0)
            sheet.autofit()
        self._done(self._path)
