"""Everybody the shop knows: search, filters, and the profile of whoever is chosen."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QFileInfo, Qt, Slot

from engine.errors import ShopError
from gui import messages
from gui.messages.consents import CHANNELS, channel
from gui.messages.people import SEGMENTS, STATES
from gui.pages.base import Page
from gui.pages.customers.edit import CustomerForm
from gui.pages.customers.erase import EraseCustomer
from gui.pages.customers.profile import CustomerProfile
from gui.pages.customers.table import CustomersTable
from gui.table_models.customers import GONE_QUIET, CustomerFilter, CustomersModel, Ready, prepare
from gui.widgets.buttons import button, chip
from gui.widgets.filter_chip import FilterChip
from gui.widgets.given_chip import GivenChip
from gui.widgets.labels import label
from gui.widgets.list_and_detail import ListAndDetail
from gui.widgets.search import SearchField
from gui.widgets.states import EmptyState, ErrorState
from gui.widgets.swap import Swap
from gui.workspace import Edit


class CustomersPage(Page):
    """A table on the left, one customer on the right.

    Arguments: {"customer": ID} (with "erase": True: asks whether to erase them), {"segment": CODE}, {"state": CODE},
    {"due": True}, {"scores": [(R, F, M)], "named": WORDS} for those with one of these scores.
    """

    page_id = "customers"
    icon = "customers"

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._customer: str | None = None
        self._question: Edit | None = None
        self._is_stale = False
        self.model = CustomersModel(self)
        self.query = SearchField(self.tr("Search customers"), "customersSearch", "Ctrl+F")
        self.query.setFixedWidth(290)
        self.due = chip(self.tr("Due this week"), "dueChip")
        self.segment = FilterChip(self.tr("Segment"), self.tr("All segments"), "segmentChip")
        self.state = FilterChip(self.tr("State"), self.tr("All states"), "stateChip")
        self.scores = GivenChip("scoresChip")
        self.consent = FilterChip(self.tr("Consent"), self.tr("Whatever they agreed to"), "consentChip")
        self.shown = label("", "small", "customersShown")
        self.export = button(self.tr("Export to Excel"), "exportCustomersButton")
        self.table = CustomersTable(self.model, self.theme, self.settings, "customersTable", self.tr("Customers"))
        self.profile = CustomerProfile(self.theme)
        self.form = CustomerForm()
        self.erasing = EraseCustomer(self.workspace)
        self.none = EmptyState(
            self.theme,
            "person",
            self.tr("Choose a customer"),
            self.tr("Who they are stands here."),
            name="everybodyButton",
        )
        self.wrong = ErrorState(self.theme, "retryCustomersButton")
        self.nobody = EmptyState(
            self.theme,
            "customers",
            self.tr("No customers yet"),
            self.tr("They appear here once a sales file names them, by number, name, e-mail or phone."),
            self.tr("Open a sales file"),
            name="openFileButton",
        )
        self._arrange()
        self._connect()

    @property
    def title(self) -> str:
        return self.tr("Customers")

    def refresh(self, changed: frozenset[str]) -> None:
        if not changed & {"sales", "customers", "scores", "campaigns", "settings"}:
            return
        if self.workspace.has_many:
            self._read_beside()
            return
        try:
            table = self.workspace.read("customer_table")
        except ShopError as problem:
            self._fail(problem)
            return
        self._take(prepare(table))

    def _read_beside(self) -> None:
        """Off the window's thread; who is shown stays shown meanwhile. What changes during that is read once more."""
        if self._question is not None:
            self._is_stale = True
            return
        self._is_stale = False
        self.stack.show_only(self.main)
        self._question = self.workspace.ask("customer_table", prepare=prepare)
        self._question.succeeded.connect(self._take)
        self._question.failed.connect(self._fail)
        self._question.ended.connect(self._read)

    @Slot()
    def _read(self) -> None:
        if self.sender() is not self._question:
            return
        self._question = None
        if self._is_stale and self.workspace.is_open:
            self._read_beside()

    @Slot(object)
    def _take(self, ready: Ready) -> None:
        if isinstance(self.sender(), Edit) and self.sender() is not self._question:
            return  # of the shop before
        self.model.take(ready, self.workspace.formats)
        self.stack.show_only(self.main if self.model.total else self.nobody)
        count = self.workspace.formats.count(self.model.total)
        self.query.setPlaceholderText(self.tr("Search {count} customers").format(count=count))
        self._offer_filters()
        self._settle()

    def arrive(self, arguments: dict[str, Any]) -> None:
        self._ask_everybody()
        if "customer" in arguments:
            self.show_customer(arguments["customer"])
            if arguments.get("erase"):
                self._ask_to_erase()
            return
        self.segment.choose({arguments["segment"]} if "segment" in arguments else ())
        self.state.choose({arguments["state"]} if "state" in arguments else ())
        self.due.setChecked(bool(arguments.get("due")))
        self.scores.choose(map(tuple, arguments.get("scores", ())), arguments.get("named", ""))
        self._ask()

    @property
    def is_unfinished(self) -> bool:
        return self.side.shown in (self.form, self.erasing)

    def standing(self) -> dict[str, Any]:
        chips = (self.segment, self.state, self.consent)
        kept = {"query": self.query.text(), "due": self.due.isChecked(), "customer": self._customer}
        kept |= {"scores": self.scores.chosen, "named": self.scores.words}
        return {**kept, "chips": [chip.chosen for chip in chips]}

    def stand(self, standing: Mapping[str, Any]) -> None:
        for filter_chip, chosen in zip((self.segment, self.state, self.consent), standing["chips"]):
            filter_chip.choose(chosen)
        self.due.setChecked(standing["due"])
        self.scores.choose(standing["scores"], standing["named"])
        self.query.setText(standing["query"])
        self._ask()
        self.show_customer(standing["customer"] or "")

    def search(self) -> None:
        self.query.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def escape(self) -> None:
        if self.side.shown is self.erasing and self.erasing.is_done:
            self._leave_erased()
        elif self.side.shown in (self.form, self.erasing):
            self._show_profile()
        elif self.query.text():
            self.query.clear()
        else:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_customer(self, customer: str) -> None:
        """Choose a customer in the table, which shows the profile."""
        row = self.model.find("customer_id", customer)
        if self._question is not None and customer:  # the table follows
            self._customer = customer
            self._show_profile()
        elif row >= 0:
            self._customer = customer
            self.table.choose(row)
            self._show_profile()

    def _arrange(self) -> None:
        self.side = Swap(self.none, self.profile, self.form, self.erasing)
        asks = (self.query, self.due, self.scores, self.segment, self.state, self.consent, self.shown)
        self.main = ListAndDetail("customersSplit", asks, self.export, self.table, self.side, (540, 550))
        self.stack = Swap(self.main, self.nobody, self.wrong)
        self.page.addWidget(self.stack)

    def _connect(self) -> None:
        self.workspace.opened.connect(self._another_shop)
        self.query.searched.connect(self._ask)
        self.due.toggled.connect(self._ask)
        self.scores.changed.connect(self._ask)
        for filter_chip in (self.segment, self.state, self.consent):
            filter_chip.changed.connect(self._ask)
        self.export.clicked.connect(self.table.export)
        self.table.exported.connect(self._note_export)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._chosen)
        self.profile.product_wanted.connect(lambda product: self.navigate.emit("products", {"product": product}))
        self.profile.campaign_wanted.connect(self._to_campaign)
        self.profile.edit_wanted.connect(self._edit)
        self.profile.erase_wanted.connect(self._ask_to_erase)
        self.erasing.erased.connect(self._erased)
        self.erasing.left.connect(self._show_profile)
        self.erasing.done.connect(self._leave_erased)
        self.form.saved.connect(self._save)
        self.form.left.connect(self._show_profile)
        self.nobody.pressed.connect(partial(self.navigate.emit, "open", {"kind": "files"}))
        self.none.pressed.connect(self._ask_everybody)
        self.wrong.pressed.connect(self._retry)

    def _offer_filters(self) -> None:
        formats = self.workspace.formats
        for field, chosen, names in (("segment", self.segment, SEGMENTS), ("state", self.state, STATES)):
            counts = self.model.counts(field)
            name = messages.segment if field == "segment" else messages.state
            told = {code: f"{name(code)[0]}  {formats.count(counts[code])}" for code in names}
            if field == "state":
                counts[GONE_QUIET] = self.model.count_gone_quiet()
                gone = self.tr("Quiet for less than a month")
                told[GONE_QUIET] = f"{gone}  {formats.count(counts[GONE_QUIET])}"
            chosen.set_options([(code, words) for code, words in told.items() if counts[code]], told)
        agreed = [code for code in CHANNELS if self.model.counts(f"consent_{code}")["subscribed"]]
        self.consent.set_options([(code, channel(code)) for code in agreed], {code: channel(code) for code in CHANNELS})
        self.due.setText(self.tr("Due this week {count}").format(count=formats.count(self.model.count_due())))

    @Slot()
    def _ask(self) -> None:
        self.model.ask(
            CustomerFilter(
                text=self.query.text(),
                segments=self.segment.chosen,
                states=self.state.chosen,
                channels=self.consent.chosen,
                due=self.due.isChecked(),
                scores=self.scores.chosen,
            )
        )
        self._settle()

    @Slot()
    def _another_shop(self) -> None:
        """What was asked of the shop before, and who was shown of it, means nothing here; its rows come with `refresh`."""
        self._take_filters_off()
        self.model.asked = CustomerFilter()
        self._customer = None
        self._question = None
        self.side.show_only(self.none)

    @Slot()
    def _ask_everybody(self) -> None:
        self._take_filters_off()
        self._ask()

    def _take_filters_off(self) -> None:
        """Take all filters off, without asking once for each."""
        chips = (self.scores, self.segment, self.state, self.consent)
        for widget in (self.query, self.due, *chips):
            widget.blockSignals(True)
        self.query.clear()
        self.due.setChecked(False)
        for each in chips:
            each.choose(())
        for widget in (self.query, self.due, *chips):
            widget.blockSignals(False)

    def _settle(self) -> None:
        """After another choice of rows: keep who was shown, else show the first."""
        rows = self.model.rowCount()
        self.shown.setText(self.tr("%Ln shown", "", rows) if self.model.asked != CustomerFilter() else "")
        row = self.model.find("customer_id", self._customer) if self._customer else -1
        if self.side.shown is self.erasing and self.erasing.is_done:
            return
        if row >= 0:
            self.table.choose(row)
            self._show_profile()
        elif rows and self.side.shown is not self.form:
            self.table.choose(0)
        elif not rows:
            self.none.set_words(
                self.tr("Nobody fits"),
                self.tr("Take a filter off, or search for something else."),
                self.tr("Show everybody"),
            )
            self.side.show_only(self.none)

    @Slot(int)
    def _chosen(self, row: int) -> None:
        self._customer = self.model.row(row)["customer_id"]
        self._show_profile()

    @Slot()
    def _show_profile(self) -> None:
        if self._customer is None:
            return
        try:
            profile = self.workspace.read("profile", self._customer)
        except ShopError as problem:
            self.none.set_words(messages.error(problem), "")
            self.side.show_only(self.none)
            return
        last = self.workspace.overview.get("last")
        as_of = date.fromisoformat(last) if last else date.min
        self.profile.show_customer(profile, as_of, self.workspace.formats)
        self.side.show_only(self.profile)

    @Slot()
    def _edit(self) -> None:
        self.form.edit(self.profile.profile)
        self.side.show_only(self.form)

    @Slot(dict, dict)
    def _save(self, values: dict[str, Any], consents: dict[str, str]) -> None:
        customers = frozenset({"customers"})
        edits = [
            self.workspace.edit("set_consent", self._customer, code, status, changes=customers)
            for code, status in consents.items()
        ]
        if values:
            edits.append(self.workspace.edit("edit_customer", self._customer, values, changes=customers))
        for edit in edits:
            edit.failed.connect(self._save_failed)
        self.side.show_only(self.profile)

    @Slot(object)
    def _save_failed(self, problem: ShopError) -> None:
        self.form.title.setText(messages.error(problem))
        self.side.show_only(self.form)

    @Slot()
    def _ask_to_erase(self) -> None:
        try:
            found = self.workspace.read("erasure", self._customer)
        except ShopError as problem:
            self.none.set_words(messages.error(problem), "")
            self.side.show_only(self.none)
            return
        self.erasing.ask(self.profile.profile, found)
        self.side.show_only(self.erasing)

    @Slot()
    def _erased(self) -> None:
        self._customer = None
        self.side.show_only(self.erasing)

    @Slot()
    def _leave_erased(self) -> None:
        self.side.show_only(self.none)
        self._settle()
        if self.model.rowCount():
            self._chosen(0)

    def _fail(self, problem: ShopError) -> None:
        self.wrong.set_words(self.tr("The customers cannot be shown"), messages.error(problem), self.tr("Try again"))
        self.stack.show_only(self.wrong)

    @Slot()
    def _retry(self) -> None:
        self.refresh(frozenset({"customers"}))

    @Slot(str)
    def _note_export(self, path: str) -> None:
        self.shown.setText(self.tr("Saved as {file}").format(file=QFileInfo(path).fileName()))
        self.workspace.edit("note_export", "customers", self.model.rowCount(), changes=frozenset({"settings"}))

    @Slot(str)
    def _to_campaign(self, customer: str) -> None:
        self.navigate.emit("campaigns", {"customer": customer})
