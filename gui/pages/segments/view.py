"""The groups as they are shown: the grid and what is known of one group on the left, all groups on the right."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import messages
from gui.formats import Formats
from gui.messages import groups as words
from gui.pages.segments.detail import GroupDetail
from gui.pages.segments.grid import SegmentsGrid
from gui.pages.segments.table import GroupsTable
from gui.settings import Settings
from gui.table_models.groups import GroupsModel
from gui.theme import Theme
from gui.widgets.cards import Card
from gui.widgets.columns import Columns
from gui.widgets.scroll import Scroll


class SegmentsView(QWidget):
    """A click in the grid or in the table chooses. `campaign_wanted(arguments)` and `customers_wanted(arguments)` are asked
    for the people of what is chosen."""

    campaign_wanted = Signal(dict)
    customers_wanted = Signal(dict)

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Mapping[str, Any] = {}
        self._formats = Formats()
        self.segment: str | None = None
        self.place: tuple[int, int] | None = None
        self.grid = SegmentsGrid(theme, self.tr("Customers by last purchase, visits and spend"))
        self.detail = GroupDetail()
        self.model = GroupsModel(self)
        self.table = GroupsTable(self.model, theme, settings, self.tr("Groups of customers"))
        picture = Card(self.tr("By last purchase, visits and spend"), self.tr("the stronger the colour, the more"))
        picture.body.addWidget(self.grid, 1)
        groups = Card()
        groups.body.setContentsMargins(8, 6, 2, 8)
        groups.body.addWidget(self.table)
        sides = Columns(9, 10)
        left, right = sides.columns
        left.addWidget(picture, 1)
        left.addWidget(self.detail)
        right.addWidget(groups, 1)
        scroll = Scroll()
        scroll.body.addWidget(sides, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.grid.pressed.connect(self._press)
        self.table.chosen.connect(self._choose_row)
        self.table.opened.connect(self._open_row)
        self.detail.campaign_wanted.connect(self._want_campaign)
        self.detail.customers_wanted.connect(self._want_customers)

    def show_segments(
        self, found: Mapping[str, Any], goals: Mapping[str, str], formats: Formats, *, eight: bool
    ) -> None:
        """Show what `Shop.segments` said, by fifths or as the `eight` groups; `goals`: titles of campaigns by code."""
        self._found, self._formats = found, formats
        (self.grid.show_eight if eight else self.grid.show_segments)(found, formats)
        self.table.setColumnHidden(self.model.columnCount() - 1, eight)  # nobody knows in which they were before
        self.model.load(found["eight" if eight else "groups"], found, goals, formats)
        self.choose(self.segment, self.place)

    def choose(self, segment: str | None, place: tuple[int, int] | None = None) -> None:
        """Show a cell of the grid, or a group, else the first group; before there is anything, as soon as there is."""
        self.segment, self.place = segment, place
        if not self.model.rowCount():
            return
        cell = self.grid.at.get(place) if place else None
        if cell is not None:
            self.segment = cell.get("segment") or cell["code"]
        row = max(self.model.find("code", self.segment), 0)
        some = self.model.group(row)
        self.segment = some["code"]
        self.table.blockSignals(True)
        self.table.choose(row)
        self.table.blockSignals(False)
        if cell is not None and place is not None and "segment" in cell:
            self.grid.mark([place])
            self.detail.show_cell(cell, some, self._found, self._formats)
        else:
            self.place = None
            self.grid.mark(self.grid.groups_at(some["code"]))
            self.detail.show_group(some, self._found, self._formats)

    def forget(self) -> None:
        """What was chosen means nothing in another shop, or among groups of another kind."""
        self.segment = self.place = None

    @Slot(int, int)
    def _press(self, row: int, column: int) -> None:
        self.choose(None, (row, column))

    @Slot(int)
    def _choose_row(self, row: int) -> None:
        self.choose(self.model.row(row)["code"])

    @Slot(int)
    def _open_row(self, row: int) -> None:
        self._choose_row(row)
        self._want_customers()

    @Slot()
    def _want_campaign(self) -> None:
        some = self.model.group(self.model.find("code", self.segment))
        self.campaign_wanted.emit({"goal": some["suggested_goal"], "segment": self.segment})

    @Slot()
    def _want_customers(self) -> None:
        some, name = self.detail.some, words.group(self.segment or "")[0]
        if "scores" not in some:
            self.customers_wanted.emit({"segment": self.segment})
        else:  # a cell, or one of the eight: the customers have no filter of their own for these
            named = messages.told(name, self.detail.place.text()) if self.place else name
            self.customers_wanted.emit({"scores": some["scores"], "named": named})
