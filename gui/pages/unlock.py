"""A shop that is locked: its passphrase is asked for; and while a shop gets another one, how far that is."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engine.errors import ShopError
from engine.shop import Passphrase
from gui import messages
from gui.jobs import Job
from gui.pages.base import Page
from gui.widgets.buttons import button
from gui.widgets.cards import clear
from gui.widgets.job_state import JobState
from gui.widgets.labels import label
from gui.widgets.secret_form import SecretForm


class UnlockPage(Page):
    """`arrive({"shop": PATH, "wrong": bool})` asks; `arrive({"relock": …})` writes a shop anew and shows how far that is."""

    page_id = "unlock"
    icon = "lock"
    in_navigation = False
    needs_shop = False

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._shop = ""
        self._relocking: Mapping[str, Any] = {}
        self.form = SecretForm(self.theme, "unlock")
        self.form.set_words(
            self.tr("Passphrase of the shop"),
            self.tr("Unlock"),
            self.tr("Back"),
            self.tr("Nobody can recover a lost passphrase, and neither can this program."),
        )
        self.form.given.connect(self._try)
        self.form.cancelled.connect(self._leave)
        self.others = QWidget()
        self._others = QVBoxLayout(self.others)
        self._others.setContentsMargins(0, 16, 0, 0)
        self._others.setSpacing(4)
        self.form.column.addWidget(self.others)
        self.busy = JobState(self.jobs, "encrypt", self.tr("Changing the passphrase"), "relockCancelButton")
        self.steps = QStackedWidget()
        self.steps.addWidget(self.form)
        self.steps.addWidget(self.busy)
        self.page.addWidget(self.steps, 1)
        self.setFocusProxy(self.form)

    def arrive(self, arguments: dict[str, Any]) -> None:
        if "relock" in arguments:
            self._relock(arguments["relock"])
            return
        self._shop = arguments["shop"]
        self.steps.setCurrentWidget(self.form)
        wrong = messages.error(ShopError("shop.passphrase")) if arguments.get("wrong") else ""
        self.form.show_question(self.tr("{shop} is locked").format(shop=Path(self._shop).stem), wrong)
        self._show_others()

    @property
    def is_unfinished(self) -> bool:
        return bool(self._relocking)

    def standing(self) -> dict[str, Any]:
        return {"shop": self._shop}

    def stand(self, standing: Mapping[str, Any]) -> None:
        self.arrive(dict(standing))

    def escape(self) -> None:
        if not self._relocking:
            self._leave()

    def _show_others(self) -> None:
        """Other shops that were open lately are one click away."""
        clear(self._others)
        others = [path for path in self.settings.recent_shops() if Path(path) != Path(self._shop)]
        self.others.setVisible(bool(others))
        if others:
            self._others.addWidget(label(self.tr("Other shops"), "small"), 0, Qt.AlignmentFlag.AlignHCenter)
        for path in others[:4]:
            made = button(Path(path).stem, f"openOther-{Path(path).stem}", "link")
            made.clicked.connect(partial(self.navigate.emit, "open", {"shop": path}))
            self._others.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)

    @Slot(str)
    def _try(self, text: str) -> None:
        self.navigate.emit("open", {"shop": self._shop, "passphrase": Passphrase(text)})

    @Slot()
    def _leave(self) -> None:
        self.navigate.emit("home" if self.workspace.is_open else "welcome", {})

    # ------------------------------------------------------------------ another passphrase

    def _relock(self, wanted: Mapping[str, Any]) -> None:
        self._relocking = wanted
        self._shop = wanted["path"]
        arguments = {"new": wanted["new"] and wanted["new"].text, "forget_copies": wanted["forget_copies"]}
        job = Job("encrypt", arguments, shop=wanted["path"], passphrase=wanted["old"], quiet=True)
        job.succeeded.connect(self._relocked)
        job.failed.connect(self._not_relocked)
        self.jobs.start(job)
        self.busy.follow()
        self.steps.setCurrentWidget(self.busy)

    @Slot(object)
    def _relocked(self, result: Mapping[str, Any]) -> None:
        self._end(self._relocking["new"], result)

    @Slot(object)
    def _not_relocked(self, problem: ShopError) -> None:
        self._end(self._relocking["old"], problem)

    def _end(self, passphrase: Passphrase | None, said: object) -> None:
        self._relocking = {}
        self.busy.follow()
        self.navigate.emit("relocked", {"shop": self._shop, "passphrase": passphrase, "said": said})
