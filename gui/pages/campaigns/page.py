"""All campaigns with what they brought, and the way to a new one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from engine.errors import ShopError
from gui import messages
from gui.messages import campaigns as words
from gui.pages.base import Page
from gui.pages.campaigns.detail import CampaignDetail
from gui.table_models.campaigns import CampaignsModel
from gui.widgets.buttons import button
from gui.widgets.cards import Card, PageHeader
from gui.widgets.states import EmptyState, ErrorState
from gui.widgets.swap import Swap
from gui.widgets.table import DataTable
from gui.wizards.campaign import CampaignWizard

WRITTEN = frozenset({"campaigns"})


class CampaignsPage(Page):
    """Arguments: {"new": True}, {"goal": CODE} (of a group alone with {"segment": CODE}), {"customer": ID} open the
    wizard; {"campaign": ID} shows one."""

    page_id = "campaigns"
    icon = "campaigns"

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._campaign: int | None = None
        self._goals: dict[str, str] = {}
        self.model = CampaignsModel(self)
        self.header = PageHeader(self.tr("Campaigns"))
        self.new = button(self.tr("New campaign"), "newCampaignButton", "primary")
        self.header.add(self.new)
        self.table = DataTable(self.model, self.theme, self.settings, "campaignsTable", self.tr("Campaigns"))
        self.detail = CampaignDetail(self.theme, self.settings)
        self.wizard = CampaignWizard(self.workspace, self.jobs, self.settings, self.theme)
        self.empty = EmptyState(
            self.theme,
            "campaigns",
            self.tr("No campaigns yet"),
            self.tr("Write to the right people with the right products, and see later what it brought."),
            self.tr("New campaign"),
            name="firstCampaignButton",
        )
        self.wrong = ErrorState(self.theme, "retryCampaignsButton")
        self._arrange()
        self._connect()

    @property
    def title(self) -> str:
        return self.tr("Campaigns")

    def refresh(self, changed: frozenset[str]) -> None:
        if not changed & {"campaigns", "sales", "customers", "settings"}:
            return
        try:
            formats = self.workspace.formats
            goals = self.workspace.read("goals")
            self._goals = {goal["code"]: words.by_language(goal["title"], formats.locale) for goal in goals}
            self.model.load(self.workspace.read("campaigns"), formats)
        except ShopError as problem:
            self._fail(problem)
            return
        self.new.setVisible(self.model.total > 0)
        self.main.show_only(self.split if self.model.total else self.empty)
        self._choose()

    def arrive(self, arguments: dict[str, Any]) -> None:
        if "campaign" in arguments:
            self._campaign = int(arguments["campaign"])
            self.stack.show_only(self.list)
            self._choose()
        else:
            self._begin(arguments.get("goal"), arguments.get("customer"), arguments.get("segment"))

    @property
    def is_unfinished(self) -> bool:
        return self.wizard.is_saving

    def standing(self) -> dict[str, Any]:
        kept: dict[str, Any] = {} if self._campaign is None else {"campaign": self._campaign}
        return {**kept, "wizard": self.wizard.standing() if self.stack.shown is self.wizard else {}}

    def stand(self, standing: Mapping[str, Any]) -> None:
        if "campaign" in standing:
            self.arrive(dict(standing))
        if standing["wizard"]:
            self.stack.show_only(self.wizard)
            self.wizard.stand(standing["wizard"])

    def escape(self) -> None:
        if self.stack.shown is self.wizard:
            self.wizard.leave()

    def _arrange(self) -> None:
        left = Card()
        left.body.setContentsMargins(8, 6, 2, 8)
        left.body.addWidget(self.table)
        left.setMinimumWidth(300)
        right = Card()
        right.body.setContentsMargins(1, 1, 1, 1)
        right.body.addWidget(self.detail)
        right.setMinimumWidth(480)
        self.split = QSplitter()
        self.split.setHandleWidth(16)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(right)
        self.split.setSizes([492, 598])
        self.split.setStretchFactor(0, 2)
        self.split.setStretchFactor(1, 3)
        self.main = Swap(self.empty, self.split, self.wrong)
        self.list = QWidget()
        column = QVBoxLayout(self.list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(self.main, 1)
        self.stack = Swap(self.list, self.wizard)
        self.page.addWidget(self.stack)

    def _connect(self) -> None:
        self.workspace.opened.connect(self._another_shop)
        self.new.clicked.connect(self._new)
        self.empty.pressed.connect(self._new)
        self.wrong.pressed.connect(self._retry)
        self.table.chosen.connect(self._chosen)
        self.wizard.finished.connect(self._finished)
        self.wizard.left.connect(self._left)
        self.detail.export_wanted.connect(self._export_again)
        self.detail.mark_wanted.connect(self._mark)
        self.detail.unmark_wanted.connect(self._unmark)
        self.detail.customer_wanted.connect(self._to_customer)

    @Slot()
    def _new(self) -> None:
        self._begin(None, None)

    def _begin(self, goal: str | None, customer: str | None, segment: str | None = None) -> None:
        self.stack.show_only(self.wizard)
        self.wizard.begin(goal=goal, customer=customer, segment=segment)

    @Slot(int)
    def _finished(self, campaign_id: int) -> None:
        self._campaign = campaign_id
        self.stack.show_only(self.list)
        self._choose()

    @Slot()
    def _another_shop(self) -> None:
        self._campaign = None
        self.wizard.stop()
        self.stack.show_only(self.list)

    @Slot()
    def _left(self) -> None:
        self.stack.show_only(self.list)

    def _choose(self) -> None:
        """Show the campaign that was shown before, else the newest."""
        row = self.model.find("campaign_id", self._campaign)
        if self.model.rowCount():
            row = max(row, 0)
            self.table.choose(row)
            self._chosen(row)

    @Slot(int)
    def _chosen(self, row: int) -> None:
        campaign_id = self.model.row(row)["campaign_id"]
        self._campaign = campaign_id
        try:
            campaign = self.workspace.read("campaign_detail", campaign_id)
        except ShopError as problem:
            self.detail.say(messages.error(problem))
            return
        goal = self._goals.get(campaign["goal"], campaign["goal"])
        self.detail.show_campaign(campaign, goal, self.workspace.formats)
        if campaign["status"] in ("exported", "sent"):
            job = self.workspace.job("results", quiet=True, campaign_id=campaign_id)
            job.succeeded.connect(self._show_result)
            job.failed.connect(self._say)
            self.jobs.start(job)

    @Slot(object)
    def _show_result(self, result: dict[str, Any]) -> None:
        if result["campaign_id"] == self._campaign:
            self.detail.show_result(result, self.workspace.formats)

    @Slot(str)
    def _mark(self, status: str) -> None:
        edit = self.workspace.edit("mark_campaign", self._campaign, status, changes=WRITTEN)
        edit.failed.connect(self._say)

    @Slot()
    def _unmark(self) -> None:
        self.workspace.edit("unmark_campaign", self._campaign, changes=WRITTEN).failed.connect(self._say)

    @Slot()
    def _export_again(self) -> None:
        self.guarded(self._choose_folder)

    def _choose_folder(self) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the files"), start)
        if folder:
            self.export_into(folder)

    def export_into(self, folder: str) -> None:
        """Write the files of the campaign that is shown once more."""
        job = self.workspace.job("export_campaign", changes=WRITTEN, campaign_id=self._campaign, out=folder)
        job.failed.connect(self._say)
        self.jobs.start(job)

    @Slot(object)
    def _say(self, problem: ShopError) -> None:
        self.detail.say(messages.error(problem))

    def _fail(self, problem: ShopError) -> None:
        self.wrong.set_words(self.tr("The campaigns cannot be shown"), messages.error(problem), self.tr("Try again"))
        self.main.show_only(self.wrong)

    @Slot()
    def _retry(self) -> None:
        self.refresh(WRITTEN)

    @Slot(str)
    def _to_customer(self, customer: str) -> None:
        self.navigate.emit("customers", {"customer": customer})
