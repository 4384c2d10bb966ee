"""The one table of the window: no grid, 34-pixel rows, figures on the right, and habits people have from Excel."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QByteArray,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QThreadPool,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QMenu,
    QMessageBox,
    QTableView,
    QWidget,
)

from gui.settings import Settings
from gui.table_models.base import RowsModel
from gui.theme import Theme
from gui.widgets import column_fit
from gui.widgets.cell_delegate import CellDelegate
from gui.widgets.guarded import guarded
from gui.widgets.workbook import Workbook


class DataTable(QTableView):
    """A table over a RowsModel. It shows as many columns as there is room for, until somebody arranges them: then it
    remembers which, how wide and in what order.

    `chosen(row)` is emitted when the current row changes, `opened(row)` on Enter or a double click.
    """

    chosen = Signal(int)
    opened = Signal(int)
    exported = Signal(str)
    not_exported = Signal(str, str)

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
        self.setItemDelegate(CellDelegate(theme, self, model))
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
        self.not_exported.connect(self._tell_not_exported)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(48)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._heading_menu)
        self._needs: list[column_fit.Need] = []
        state = settings.table(name)
        self._is_own = not state.isEmpty()
        if self._is_own:
            header.restoreState(state)
        header.setStretchLastSection(self._is_own)
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._moved)
        theme.changed.connect(self._measure)
        model.loaded.connect(self._fit_anew)
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
        columns = self._columns_in_order()
        lines = ["\t".join(self.rows.columns[column].title for column in columns)]
        lines += ["\t".join(self.rows.text(row, column) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    @Slot()
    def export(self) -> None:
        """Ask where to, and write the shown rows as an Excel workbook; where the shop has a PIN, that is asked for first."""
        guarded(self, self._export)

    def _export(self) -> None:
        start = str(Path(self._settings.folder or Path.home()) / f"{self.title}.xlsx")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export to Excel"), start, self.tr("Excel (*.xlsx)"))
        if path:
            self.export_to(path)

    def export_to(self, path: str) -> None:
        """Write the shown rows to a workbook, off the window's thread; `exported(path)` when it is there, else a sentence and
        `not_exported(path, reason)`."""
        titles, cells = self._sheet()
        done, failed = self.exported.emit, self.not_exported.emit
        QThreadPool.globalInstance().start(Workbook(path, self.title, titles, cells, done, failed))

    def _sheet(self) -> tuple[list[str], list[list[Any]]]:
        """The columns' titles and the cells of all rows, for a spreadsheet."""
        columns = [self.rows.columns[column] for column in self._columns_in_order()] + self.rows.further_columns
        cells = [[self.rows.exported(row, column) for column in columns] for row in range(self.rows.rowCount())]
        return [column.title for column in columns], cells

    @Slot(str, str)
    def _tell_not_exported(self, path: str, reason: str) -> None:
        words = self.tr("{file} could not be written: {reason}. If it is open in another program, close it there.")
        told = words.format(file=Path(path).name, reason=reason)
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Regulars", told, parent=self)
        box.setObjectName("exportFailed")
        box.open()

    def _columns_in_order(self) -> list[int]:
        """All columns, also those without room."""
        header = self.horizontalHeader()
        return [header.logicalIndex(place) for place in range(header.count())]

    @Slot(QPoint)
    def _menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        menu.addAction(self.tr("Export to Excel…"), self.export)
        self._offer_columns(menu.addMenu(self.tr("Columns")))
        self.add_actions(menu, self.indexAt(position).row())
        menu.popup(self.viewport().mapToGlobal(position))

    @Slot(QPoint)
    def _heading_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer_columns(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(position))

    def _offer_columns(self, menu: QMenu) -> None:
        """Which columns are shown; the first names the row and always is."""
        for column in self._columns_in_order()[1:]:
            title = self.rows.columns[column].title
            if title:
                action = menu.addAction(title, partial(self.show_column, column, self.isColumnHidden(column)))
                action.setCheckable(True)
                action.setChecked(not self.isColumnHidden(column))
        menu.addSeparator()
        fitting = menu.addAction(self.tr("As many as fit"), self.arrange_by_room)
        fitting.setCheckable(True)
        fitting.setChecked(not self._is_own)

    def show_column(self, column: int, shown: bool) -> None:
        """A person wants a column, or does not: from now on the columns are as that person has them."""
        self.setColumnHidden(column, not shown)
        if shown and self._needs:
            self._is_fitting = True
            self.setColumnWidth(column, self._needs[column].width)
            self._is_fitting = False
        self._become_own()

    @Slot()
    def arrange_by_room(self) -> None:
        """As many columns as there is room for, in their own order, whatever was arranged by hand."""
        header = self.horizontalHeader()
        self._is_fitting = True
        for column in range(header.count()):
            header.moveSection(header.visualIndex(column), column)
        self._is_fitting = False
        self._is_own = False
        header.setStretchLastSection(False)
        self._settings.keep_table(self.objectName(), QByteArray())
        self._fit()

    def add_actions(self, menu: QMenu, row: int) -> None:
        """For a table of one page: further actions for the row under the pointer, −1 where there is none."""

    @Slot(QModelIndex)
    def _activate(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit_anew(self) -> None:
        """Other rows need other widths."""
        self._needs = column_fit.needs(self.rows, self._theme)
        self._fit()

    def _fit(self) -> None:
        """As many whole columns as there is room for; the others are a click on a heading away."""
        room = self.viewport().width()
        if self._is_own or room < 1 or not self._needs:
            return
        columns = sorted(self._columns_in_order(), key=lambda column: not self._needs[column].says)
        told = sum(need.says for need in self._needs)
        widths = column_fit.fit([self._needs[column] for column in columns[:told]], room)
        self._is_fitting = True
        for place, column in enumerate(columns):
            self.setColumnHidden(column, place >= len(widths))
            if place < len(widths):
                self.setColumnWidth(column, widths[place])
        self._is_fitting = False

    def _become_own(self) -> None:
        self._is_own = True
        self.horizontalHeader().setStretchLastSection(True)
        self._keep()

    @Slot(int, int, int)
    def _resized(self, column: int, before: int, after: int) -> None:
        # Columns that come and go, and the last one, which follows the window, are not widened by a person.
        if self._is_fitting or not before or not after or not self.isVisible():
            return
        shown = [each for each in self._columns_in_order() if not self.isColumnHidden(each)]
        if column != shown[-1]:
            self._become_own()

    @Slot()
    def _moved(self) -> None:
        if not self._is_fitting:
            self._become_own()

    def _keep(self) -> None:
        self._settings.keep_table(self.objectName(), self.horizontalHeader().saveState())

    @Slot()
    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.pixels("row_height"))
        self._fit_anew()
        self.viewport().update()
