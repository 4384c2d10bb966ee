"""The customers in groups: asks for them off the window's thread, and says where there are none, or too few."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from engine.errors import ShopError
from gui import messages
from gui.formats import Formats
from gui.messages import campaigns as campaign_words
from gui.pages.base import Page
from gui.pages.segments.view import SegmentsView
from gui.widgets.buttons import button, chip
from gui.widgets.cards import PageHeader
from gui.widgets.job_state import JobState
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
        self.header = PageHeader(self.title)
        self.export = button(self.tr("Export to Excel"), "exportGroupsButton")
        self.ten = chip(self.tr("Groups by fifths"), "fifthsChip", checked=True)
        self.eight = chip(self.tr("The eight groups"), "eightChip")
        self.kinds = QButtonGroup(self)
        for kind in (self.ten, self.eight):
            self.kinds.addButton(kind)
            self.header.add(kind)
        self.header.add(self.export)
        self.view = SegmentsView(self.theme, self.settings)
        self.waiting = QWidget()
        self.busy = JobState(self.jobs, "import_files", self.tr("Reading your sales"), "segmentsCancelButton")
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
        self.stack = Swap(self.waiting, self.view, self.busy, self.few, self.nobody, self.wrong)
        self.page.addWidget(self.header)
        self.page.addWidget(self.stack, 1)
        self._offer(False)
        self._connect()

    @property
    def title(self) -> str:
        return self.tr("Your customers in groups")

    def refresh(self, changed: frozenset[str]) -> None:
        """Ask anew; a large shop takes longer to count than the window may wait."""
        if not changed & SHOWN_BY:
            return
        self._asked = asked = self.workspace.ask("segments")
        asked.succeeded.connect(self._show)
        asked.failed.connect(self._fail)

    def arrive(self, arguments: dict[str, Any]) -> None:
        self.ten.setChecked(True)
        self.view.choose(arguments.get("segment"))
        if self.stack.shown is self.view:
            self._show_groups()

    def standing(self) -> dict[str, Any]:
        return {"segment": self.view.segment, "place": self.view.place, "eight": self.eight.isChecked()}

    def stand(self, standing: Mapping[str, Any]) -> None:
        (self.eight if standing["eight"] and _speaks_chinese(self.workspace.formats) else self.ten).setChecked(True)
        self.view.choose(standing["segment"], standing["place"])

    def _connect(self) -> None:
        self.workspace.opened.connect(self._another_shop)
        self.kinds.buttonClicked.connect(self._change_kind)
        self.export.clicked.connect(self.view.table.export)
        self.view.campaign_wanted.connect(partial(self.navigate.emit, "campaigns"))
        self.view.customers_wanted.connect(partial(self.navigate.emit, "customers"))
        self.few.pressed.connect(partial(self.navigate.emit, "customers", {}))
        self.nobody.pressed.connect(partial(self.navigate.emit, "open", {"kind": "files"}))
        self.wrong.pressed.connect(self._retry)
        self.jobs.started.connect(self._watch)
        self.jobs.ended.connect(self._watch)

    @Slot()
    def _another_shop(self) -> None:
        self._found = {}
        self.view.forget()
        self._offer(False)
        self.stack.show_only(self.waiting)

    @Slot(object)
    def _show(self, found: dict[str, Any]) -> None:
        if self.sender() is not self._asked or not self.workspace.is_open:
            return  # asked again since
        self._found = found
        told = found["buyers"] > 0 and not found["too_few"]
        self._offer(told)
        self.header.set_words(self.title)
        if told:
            self._show_groups()
        elif found["buyers"]:
            self._show_few(found)
        else:
            self._watch()

    @Slot()
    def _watch(self) -> None:
        """Where there is nobody yet, an import under way is what there is to see."""
        if self._found and not self._found["buyers"]:
            self.stack.show_only(self.busy if self.busy.follow() else self.nobody)

    def _show_groups(self) -> None:
        found, formats = self._found, self.workspace.formats
        goals = {
            goal["code"]: campaign_words.by_language(goal["title"], formats.locale)
            for goal in self.workspace.read("goals")
        }
        bought = self.tr("%Ln customer(s) who have bought, up to {day}", "", found["buyers"])
        told = bought.format(day=formats.date(found["as_of"]))
        if found["learned"] and found["learned"] < found["as_of"]:
            since = self.tr("what is expected counts from {day}, when was last learned")
            told = f"{told} · {since.format(day=formats.date(found['learned']))}"
        self.header.set_words(self.title, told)
        self.view.show_segments(found, goals, formats, eight=self.eight.isChecked())
        self.stack.show_only(self.view)

    def _show_few(self, found: Mapping[str, Any]) -> None:
        self.few.set_words(
            self.tr("Too few customers for groups"),
            self.tr(
                "%Ln customer(s) have bought so far. A group would be a handful of people, and who is in it chance. From {fewest} on, groups tell something.",
                "",
                found["buyers"],
            ).format(fewest=found["fewest"]),
            self.tr("See each of them"),
        )
        self.stack.show_only(self.few)

    def _offer(self, told: bool) -> None:
        """Buttons for what is there to be shown."""
        self.export.setVisible(told)
        for kind in (self.ten, self.eight):
            kind.setVisible(told and _speaks_chinese(self.workspace.formats))

    @Slot()
    def _change_kind(self) -> None:
        self.view.forget()
        self._show_groups()

    @Slot(object)
    def _fail(self, problem: ShopError) -> None:
        if self.sender() is not self._asked:
            return
        self._offer(False)
        self.wrong.set_words(self.tr("The groups cannot be shown"), messages.error(problem), self.tr("Try again"))
        self.stack.show_only(self.wrong)

    @Slot()
    def _retry(self) -> None:
        self.refresh(SHOWN_BY)


def _speaks_chinese(formats: Formats) -> bool:
    return formats.locale.language() == QLocale.Language.Chinese
