"""The customers in groups: the grid, what is known of one group, and all groups with their figures."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from engine.errors import ShopError
from gui import messages
from gui.formats import Formats
from gui.messages import campaigns as campaign_words
from gui.messages import groups as words
from gui.pages.base import Page
from gui.pages.segments.detail import GroupDetail
from gui.pages.segments.grid import SegmentsGrid
from gui.pages.segments.table import GroupsTable
from gui.table_models.groups import GroupsModel
from gui.widgets.buttons import button, chip
from gui.widgets.cards import Card, PageHeader
from gui.widgets.scroll import Scroll
from gui.widgets.states import EmptyState, ErrorState
from gui.widgets.swap import Swap
from gui.workspace import Edit

SHOWN_BY: Final = frozenset({"sales", "customers", "scores", "settings"})


class SegmentsPage(Page):
    """Arguments: {"segment": CODE}. The eight groups that Chinese shops know are offered in the Chinese window."""

    page_id = "segments"
    icon = "segments"

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._found: Mapping[str, Any] = {}
        self._asked: Edit | None = None
        self._chosen: str | None = None
        self._place: tuple[int, int] | None = None
        self.header = PageHeader(self.title)
        self.export = button(self.tr("Export to Excel"), "exportGroupsButton")
        self.ten = chip(self.tr("Groups by fifths"), "fifthsChip", checked=True)
        self.eight = chip(self.tr("The eight groups"), "eightChip")
        self.kinds = QButtonGroup(self)
        for kind in (self.ten, self.eight):
            self.kinds.addButton(kind)
            self.header.add(kind)
        self.header.add(self.export)
        self.grid = SegmentsGrid(self.theme, self.tr("Customers by last purchase, visits and spend"))
        self.detail = GroupDetail()
        self.model = GroupsModel(self)
        self.table = GroupsTable(self.model, self.theme, self.settings, self.tr("Groups of customers"))
        self.waiting = QWidget()
        self.few = EmptyState(self.theme, "segments", name="fewCustomersButton")
        self.nobody = EmptyState(
            self.theme,
            "segments",
            self.tr("No groups yet"),
            self.tr("They appear here once a sales file says who bought: by number, name, e-mail or phone."),
            self.tr("Open a sales file"),
            name="openFileButton",
        )
        self.wrong = ErrorState(self.theme, "retrySegmentsButton")
        self._arrange()
        self._connect()

    @property
    def title(self) -> str:
        return self.tr("Your customers in groups")

    def refresh(self, changed: frozenset[str]) -> None:
        """Ask anew; large shops take longer to count than the window may wait."""
        if not changed & SHOWN_BY:
            return
        self._asked = asked = self.workspace.ask("segments")
        asked.succeeded.connect(self._show)
        asked.failed.connect(self._fail)

    def arrive(self, arguments: dict[str, Any]) -> None:
        self._chosen, self._place = arguments.get("segment"), None
        self._choose()

    def standing(self) -> dict[str, Any]:
        return {"segment": self._chosen, "place": self._place, "eight": self.eight.isChecked()}

    def stand(self, standing: Mapping[str, Any]) -> None:
        self._chosen, self._place = standing["segment"], standing["place"]
        (self.eight if standing["eight"] and _speaks_chinese(self.workspace.formats) else self.ten).setChecked(True)
        self._choose()

    def _arrange(self) -> None:
        self.picture = Card(self.tr("By last purchase, visits and spend"), " ")
        self.picture.body.addWidget(self.grid, 1)
        scroll = Scroll()
        scroll.body.addWidget(self.picture, 1)
        scroll.body.addWidget(self.detail)
        scroll.setMinimumWidth(400)
        right = Card()
        right.body.setContentsMargins(8, 6, 2, 8)
        right.body.addWidget(self.table)
        right.setMinimumWidth(380)
        self.main = QWidget()
        columns = QHBoxLayout(self.main)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addWidget(scroll, 9)
        columns.addWidget(right, 10)
        for side in (scroll, right):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.stack = Swap(self.waiting, self.main, self.few, self.nobody, self.wrong)
        self.page.addWidget(self.header)
        self.page.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.workspace.opened.connect(self._another_shop)
        self.kinds.buttonClicked.connect(self._change_kind)
        self.export.clicked.connect(self.table.export)
        self.grid.pressed.connect(self._press)
        self.table.chosen.connect(self._choose_row)
        self.table.opened.connect(self._open_row)
        self.detail.campaign_wanted.connect(self._to_campaign)
        self.detail.customers_wanted.connect(self._to_customers)
        self.few.pressed.connect(self._to_everybody)
        self.nobody.pressed.connect(self._to_files)
        self.wrong.pressed.connect(self._retry)

    @Slot()
    def _another_shop(self) -> None:
        self._found, self._chosen, self._place = {}, None, None
        self.stack.show_only(self.waiting)

    @Slot(object)
    def _show(self, found: dict[str, Any]) -> None:
        if self.sender() is not self._asked or not self.workspace.is_open:
            return  # asked again since
        self._found = found
        told = found["buyers"] > 0 and not found["too_few"]
        self._offer(told)
        if not found["buyers"]:
            self.header.set_words(self.title)
            self.stack.show_only(self.nobody)
            return
        if found["too_few"]:
            self._show_few()
            return
        formats = self.workspace.formats
        self.header.set_words(
            self.title,
            self.tr("%Ln customer(s) who have bought, up to {day}", "", found["buyers"]).format(
                day=formats.date(found["as_of"])
            ),
        )
        self.picture.note.setText(self.tr("the stronger the colour, the more"))
        self._show_kind()

    def _offer(self, told: bool) -> None:
        """Buttons for what is there to be shown."""
        self.export.setVisible(told)
        for kind in (self.ten, self.eight):
            kind.setVisible(told and _speaks_chinese(self.workspace.formats))

    @Slot()
    def _change_kind(self) -> None:
        self._chosen = self._place = None
        self._show_kind()

    def _show_kind(self) -> None:
        """Show the groups of the kind that is chosen."""
        found, formats, eight = self._found, self.workspace.formats, self.eight.isChecked()
        goals = {
            goal["code"]: campaign_words.by_language(goal["title"], formats.locale)
            for goal in self.workspace.read("goals")
        }
        (self.grid.show_eight if eight else self.grid.show_segments)(found, formats)
        self.model.load(found["eight" if eight else "groups"], found, goals, formats)
        self.table.setColumnHidden(self.model.columnCount() - 1, eight)
        self.stack.show_only(self.main)
        self._choose()

    def _show_few(self) -> None:
        self.header.set_words(self.title)
        self.few.set_words(
            self.tr("Too few customers for groups"),
            self.tr(
                "%Ln customer(s) have bought so far. A group would be a handful of people, and who is in it chance. From {fewest} on, groups tell something.",
                "",
                self._found["buyers"],
            ).format(fewest=self._found["fewest"]),
            self.tr("See each of them"),
        )
        self.stack.show_only(self.few)

    def _choose(self) -> None:
        """Show the cell or group that was chosen, else the first group."""
        if not self._found or self.stack.shown is not self.main:
            return
        cell = self.grid.at.get(self._place) if self._place else None
        if cell is not None:
            self._chosen = cell.get("segment") or cell["code"]
            cell = cell if "segment" in cell else None
        row = self.model.find("code", self._chosen)
        if row < 0:
            row, cell, self._place = 0, None, None
            self._chosen = self.model.row(0)["code"]
        some = self.model.group(row)
        self.table.blockSignals(True)
        self.table.choose(row)
        self.table.blockSignals(False)
        if cell is not None and self._place is not None:
            self.grid.mark([self._place])
            self.detail.show_cell(cell, some, self._found, self.workspace.formats)
        else:
            self.grid.mark(self.grid.groups_at(some["code"]))
            self.detail.show_group(some, self._found, self.workspace.formats)

    @Slot(int, int)
    def _press(self, row: int, column: int) -> None:
        self._place = (row, column)
        self._choose()

    @Slot(int)
    def _choose_row(self, row: int) -> None:
        self._chosen, self._place = self.model.row(row)["code"], None
        self._choose()

    @Slot(int)
    def _open_row(self, row: int) -> None:
        self._choose_row(row)
        self._to_customers()

    @Slot(object)
    def _fail(self, problem: ShopError) -> None:
        if self.sender() is not self._asked:
            return
        self._offer(False)
        self.wrong.set_words(self.tr("The groups cannot be shown"), messages.error(problem), self.tr("Try again"))
        self.stack.show_only(self.wrong)

    @Slot()
    def _to_campaign(self) -> None:
        some = self.model.group(self.model.find("code", self._chosen))
        self.navigate.emit("campaigns", {"goal": some["suggested_goal"], "segment": self._chosen})

    @Slot()
    def _to_customers(self) -> None:
        some = self.detail.some
        if "scores" in some:  # a cell, or one of the eight: no filter that the customers have of themselves
            named = messages.told(words.group(self._chosen or "")[0], self.detail.place.text())
            named = named if "segment" in some else words.group(self._chosen or "")[0]
            self.navigate.emit("customers", {"scores": some["scores"], "named": named})
        else:
            self.navigate.emit("customers", {"segment": self._chosen})

    @Slot()
    def _to_everybody(self) -> None:
        self.navigate.emit("customers", {})

    @Slot()
    def _to_files(self) -> None:
        self.navigate.emit("open", {"kind": "files"})

    @Slot()
    def _retry(self) -> None:
        self.refresh(SHOWN_BY)


def _speaks_chinese(formats: Formats) -> bool:
    return formats.locale.language() == QLocale.Language.Chinese
