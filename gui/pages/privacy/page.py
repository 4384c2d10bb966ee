"""Privacy: what is stored of people and where, whom we may write to, what one person may ask for, and what was done."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from engine.errors import ShopError
from engine.shop import Passphrase
from gui import messages
from gui.messages import privacy as words
from gui.messages.base import translate
from gui.pages.base import Page
from gui.pages.privacy.answers import AnswersCard, BlockedCard
from gui.pages.privacy.passphrase import PassphraseCard
from gui.pages.privacy.person import PersonCard
from gui.widgets.cards import Card, PageHeader, clear, pair
from gui.widgets.columns import Columns
from gui.widgets.labels import Elided, label
from gui.widgets.scroll import Scroll

_LOGGED: Final = 14
"""Lines of the log that are shown."""

_FOUND: Final = 6
"""Customers that a search offers."""

_WHO: Final = frozenset({"customers", "sales", "campaigns"})


class PrivacyPage(Page):
    """Nothing here is decided for the shop: it is counted, shown, and done when somebody presses a button."""

    page_id = "privacy"
    icon = "privacy"
    is_guarded = True

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.header = PageHeader(
            self.tr("Privacy"), self.tr("Everything stays on this computer. Nothing is sent anywhere.")
        )
        self.stored = Card(self.tr("What is stored"))
        self._stored = QVBoxLayout()
        self._stored.setSpacing(5)
        self.place = Elided("", "small")
        self.place.setObjectName("privacyPlace")
        self.answers = AnswersCard()
        self.blocked = BlockedCard()
        self.person = PersonCard()
        self.passphrase = PassphraseCard()
        self.done = Card(self.tr("What was done"), self.tr("The log holds numbers, never names"))
        self._done = QVBoxLayout()
        self._done.setSpacing(6)
        self._arrange()
        self.workspace.opened.connect(self.person.forget)
        self.answers.consents_wanted.connect(self._choose_consents)
        self.answers.blocks_wanted.connect(self._choose_blocks)
        self.blocked.freed.connect(self._free)
        self.blocked.customer_wanted.connect(self._show_customer)
        self.workspace.opened.connect(self.passphrase.forget)
        self.passphrase.wanted.connect(self._relock)
        self.person.searched.connect(self._search)
        self.person.data_wanted.connect(self._choose_folder)
        self.person.erase_wanted.connect(self._to_erase)

    def refresh(self, changed: frozenset[str]) -> None:
        if changed & {"sales", "customers", "campaigns", "settings"}:
            self.place.set_whole(str(self.workspace.path))
            # Consents of 100,000 customers are counted: not while the window waits.
            self.workspace.ask("privacy").succeeded.connect(self._show)

    def arrive(self, arguments: dict[str, Any]) -> None:
        said = arguments.get("relocked")
        if said is not None:
            told = messages.error(said) if isinstance(said, ShopError) else words.relocked(said)
            self.passphrase.say(told)

    def search(self) -> None:
        self.person.query.setFocus()

    def escape(self) -> None:
        self.person.forget()
        self.passphrase.leave()

    def standing(self) -> dict[str, Any]:
        return {"query": self.person.query.text()}

    def stand(self, standing: Mapping[str, Any]) -> None:
        self.person.query.setText(standing["query"])

    def _arrange(self) -> None:
        self.stored.body.addLayout(self._stored)
        told = self.tr("What the models learned are numbers, no names and no contacts.")
        self.stored.body.addWidget(label(told, "small", wrap=True))
        self.stored.body.addWidget(self.place)
        self.done.body.addLayout(self._done)
        columns = Columns(1, 1)
        for column, cards in zip(
            columns.columns,
            ((self.answers, self.blocked, self.stored), (self.person, self.passphrase, self.done)),
            strict=True,
        ):
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        scroll = Scroll()
        scroll.body.addWidget(columns)
        scroll.body.addStretch(1)
        self.page.addWidget(self.header)
        self.page.addWidget(scroll, 1)

    @Slot(object)
    def _show(self, found: Mapping[str, Any]) -> None:
        formats = self.workspace.formats
        self.answers.show_answers(found["answers"], formats)
        self.blocked.show_blocked(found["blocked"], formats)
        self.passphrase.show_state(found["encrypted"], found["copies"])
        clear(self._stored)
        for name, text in words.STORED.items():
            if found["stored"][name]:
                figure = label(formats.count(found["stored"][name]), "note", f"stored-{name}")
                told = label(translate(text), "muted" if name in words.OF_THEM else "body")
                told.setIndent(16 if name in words.OF_THEM else 0)
                self._stored.addLayout(pair(told, figure))
        clear(self._done)
        for entry in found["log"][:_LOGGED]:
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(label(words.done(entry), "note", wrap=True), 1)
            line.addWidget(label(formats.moment(entry["at"]), "small"), 0, Qt.AlignmentFlag.AlignTop)
            self._done.addLayout(line)
        if not found["log"]:
            self._done.addWidget(label(self.tr("Nothing yet."), "muted"))

    @Slot(object, object, bool)
    def _relock(self, current: Passphrase | None, new: Passphrase | None, forget_copies: bool) -> None:
        if current != self.workspace.passphrase:
            self.passphrase.refuse(messages.error(ShopError("shop.passphrase")))
        elif self.jobs.busy:
            self.passphrase.refuse(self.tr("Something is being done with the shop. Try again when it is done."))
        else:
            self.passphrase.leave()
            self.navigate.emit("relock", {"new": new, "forget_copies": forget_copies})

    # ------------------------------------------------------------------ lists

    @Slot()
    def _choose_consents(self) -> None:
        self._choose_list("record_consents", self.tr("A list of answers"))

    @Slot()
    def _choose_blocks(self) -> None:
        self._choose_list("suppress", self.tr("Bounces and unsubscribes"))

    def _choose_list(self, verb: str, title: str) -> None:
        kinds = self.tr("Spreadsheets") + " (*.xlsx *.xls *.ods *.csv *.txt *.tsv)"
        file, _ = QFileDialog.getOpenFileName(self, title, self.settings.folder, kinds)
        if file:
            self.take_over(verb, file)

    def take_over(self, verb: str, file: str) -> None:
        """Take over a list of consents (`record_consents`), or of bounces and unsubscribes (`suppress`)."""
        self.settings.folder = str(Path(file).parent)
        job = self.workspace.job(verb, file=file, changes=_WHO, quiet=True)
        job.succeeded.connect(self._say_consents if verb == "record_consents" else self._say_blocks)
        job.failed.connect(self._say_no_list)
        self.jobs.start(job)

    @Slot(object)
    def _say_consents(self, result: Mapping[str, Any]) -> None:
        self.answers.say(words.taken_over("record_consents", result))

    @Slot(object)
    def _say_blocks(self, result: Mapping[str, Any]) -> None:
        self.answers.say(words.taken_over("suppress", result))

    @Slot(object)
    def _say_no_list(self, problem: ShopError) -> None:
        self.answers.say(words.not_taken_over(problem))

    @Slot(str)
    def _free(self, customer: str) -> None:
        self.workspace.edit("unblock", customer, changes=_WHO).failed.connect(self._say_no_list)

    # ------------------------------------------------------------------ one person

    @Slot(str)
    def _search(self, text: str) -> None:
        found: Sequence[Mapping[str, Any]] = self.workspace.read("find", text, 40) if text.strip() else ()
        self.person.show_found([each for each in found if each["kind"] == "customer"][:_FOUND])

    @Slot(str)
    def _choose_folder(self, customer: str) -> None:
        start = self.settings.folder or str(Path.home())
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the files"), start)
        if folder:
            self.write_subject(customer, folder)

    def write_subject(self, customer: str, folder: str) -> None:
        """Write all that is known of a customer into a folder."""
        edit = self.workspace.edit("export_subject", customer, folder, changes=frozenset({"settings"}))
        edit.succeeded.connect(self._written)
        edit.failed.connect(self._not_written)

    @Slot(object)
    def _written(self, result: Mapping[str, Any]) -> None:
        told = self.tr("{files} are in {folder}. They are for this person alone: hand them over, then delete them.")
        self.person.say(told.format(files=messages.names(result["files"]), folder=result["folder"]))

    @Slot(object)
    def _not_written(self, problem: ShopError) -> None:
        self.person.say(messages.error(problem))

    @Slot(str)
    def _to_erase(self, customer: str) -> None:
        self.navigate.emit("customers", {"customer": customer, "erase": True})

    @Slot(str)
    def _show_customer(self, customer: str) -> None:
        self.navigate.emit("customers", {"customer": customer})
