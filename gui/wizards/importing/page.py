"""The import as a page: preview, settings at the first time, progress, report, learning. One job at a time."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from engine.errors import ShopError
from gui import messages
from gui.jobs import Job
from gui.pages.base import Page
from gui.resources import resource
from gui.widgets.states import BusyState, ErrorState
from gui.wizards.importing.confirm import ConfirmStep, by_headings, shops_folder
from gui.wizards.importing.password import PasswordStep
from gui.wizards.importing.preview import PreviewStep
from gui.wizards.importing.report import ReportStep

WRITTEN = frozenset({"sales", "customers", "scores", "settings"})

SAMPLE: Final = {
    "name": "Corner Shop",
    "country": "GB",
    "currency": "GBP",
    "prices_include_tax": True,
    "time_zone": "Europe/London",
    "staff": ["000001"],
    "confirmed": True,
}
"""What is known of the sample shop without asking."""

LARGE: Final = 64 << 20
"""Bytes of files from which on the first look, too, is at their first rows alone: to count millions of lines takes long."""


class ImportPage(Page):
    """`arrive({"files": [...]})` reads them; `arrive({"sample": True})` makes the sample shop."""

    page_id = "import"
    icon = "data"
    in_navigation = False
    needs_shop = False
    part_of = "data"
    shows_its_job = True

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.preview_step = PreviewStep(self.theme)
        self.preview_step.import_wanted.connect(self._go_on)
        self.preview_step.cancelled.connect(self._leave)
        self.preview_step.remapped.connect(self._remap)
        self.preview_step.left_out.connect(self._leave_out)
        self.confirm_step = ConfirmStep()
        self.confirm_step.confirmed.connect(self._import)
        self.confirm_step.back.connect(self._show_preview)
        self.busy = BusyState(name="importCancelButton")
        self.busy.cancelled.connect(self._cancel)
        self.failure = ErrorState(self.theme, "importErrorButton")
        self.failure.pressed.connect(self._leave)
        self.report_step = ReportStep()
        self.report_step.learn.connect(self._learn)
        self.report_step.later.connect(self._done)
        self.report_step.more.connect(self._add_more)
        self.steps = QStackedWidget()
        self.steps.setObjectName("importSteps")
        self.password_step = PasswordStep(self.theme)
        self.password_step.given.connect(self._unlock)
        self.password_step.cancelled.connect(self._leave)
        steps = (self.busy, self.preview_step, self.confirm_step, self.password_step, self.failure, self.report_step)
        for step in steps:
            self.steps.addWidget(step)
        self.page.addWidget(self.steps)
        self._job: Job | None = None
        self._files: list[str] = []
        self._wishes: dict[tuple[str, str | None, str | None], dict[str, Any]] = {}
        self._preview: dict[str, Any] = {}
        self._target = ""
        self._is_sample = False
        self._is_stale = False
        self._in_doubt = False
        self._password = ""
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tell)

    def arrive(self, arguments: dict[str, Any]) -> None:
        if self._job is not None and self._job.verb != "preview":
            return  # an import is under way here: it is shown, and can be cancelled first
        self._wishes, self._preview = {}, {}
        self._is_stale = self._in_doubt = False
        self._password = ""
        self._is_sample = bool(arguments.get("sample"))
        if self._is_sample:
            self._start_sample()
        else:
            self._files = list(arguments["files"])
            self._target = str(self.workspace.path) if self.workspace.is_open else ""
            self._look()

    @property
    def is_unfinished(self) -> bool:
        return self._job is not None

    def escape(self) -> None:
        """Esc: back to where one came from, where nothing is lost by it."""
        if self.steps.currentWidget() in (self.preview_step, self.password_step, self.failure):
            self._leave()
        elif self.steps.currentWidget() is self.confirm_step:
            self._show_preview()

    def _start_sample(self) -> None:
        self._files = sorted(str(path) for path in resource("sample").glob("corner_shop_*"))
        self._target = str(Path(shops_folder()) / f"{self.tr('Sample shop')}.regulars")
        if Path(self._target).exists():
            self.navigate.emit("open", {"shop": self._target})
        else:
            self._import(SAMPLE)

    @property
    def _mapping(self) -> dict[str, Any] | None:
        """What was said of the tables, in the form of a mapping file; None where nothing was."""
        return {"tables": list(self._wishes.values())} if self._wishes else None

    @property
    def _said(self) -> dict[str, Any]:
        """The files, and what was said of them."""
        return {"files": self._files, "mapping": self._mapping, "password": self._password or None}

    def _look(self, again: bool = False) -> None:
        """Ask the engine how it would read the files; `again`: after a change, with the preview staying in view."""
        if again and self._job is not None:
            self._is_stale = True  # what is being read is out of date already: it is read once more when that ends
            return
        # What is changed is shown by the first rows, at once; the first look counts all, unless that would take long.
        arguments = {**self._said, "first_rows": (again or self._is_large()) and not self._in_doubt}
        passphrase = self.workspace.passphrase_of(self._target)
        job = Job("preview", arguments, shop=self._target or None, quiet=True, passphrase=passphrase)
        job.succeeded.connect(self._take_preview)
        self._run(job, messages.verb("preview"), self.preview_step if again and self._preview else self.busy)

    def _is_large(self) -> bool:
        """Whether the files are; what is not there is told by the engine."""
        return sum(path.stat().st_size for path in map(Path, self._files) if path.is_file()) >= LARGE

    @Slot(object)
    def _take_preview(self, preview: dict[str, Any]) -> None:
        if self._is_stale:
            return
        if any(table["first_rows"] for table in preview["tables"]):
            # Of the whole files it is known already; and what the first rows leave open the others may tell.
            preview |= {
                name: self._preview[name] for name in ("settings", "by_headings", "stores") if name in self._preview
            }
            if not self._in_doubt and any(each["code"] == "dates.ambiguous" for each in preview["questions"]):
                self._in_doubt = self._is_stale = True
                return
        self._in_doubt = False
        self._preview = preview
        again = self.steps.currentWidget() is self.preview_step
        focus = self.focusWidget()
        name = focus.objectName() if again and focus is not None else ""
        self.preview_step.show_preview(preview, self.workspace.formats)
        same = self.preview_step.findChild(QWidget, name) if name else None
        if same is not None:
            same.setFocus()
        else:
            self._show_preview()

    @Slot(str)
    def _unlock(self, password: str) -> None:
        self._password = password
        self._look()

    @Slot()
    def _show_preview(self) -> None:
        self.steps.setCurrentWidget(self.preview_step)
        self.preview_step.confirm.setFocus()

    @Slot(list)
    def _remap(self, mappings: list[dict[str, Any]]) -> None:
        """Each table keeps what was said of it, whatever is said of another."""
        for mapping in mappings:
            table = mapping["table"]
            self._wishes[table["file"], table.get("sheet"), table.get("cell")] = mapping
        self._look(again=True)

    @Slot(str)
    def _leave_out(self, file: str) -> None:
        """Go on without a file that holds no table."""
        self._files = [path for path in self._files if Path(path).name != file]
        self._look(again=True)

    @Slot()
    def _go_on(self) -> None:
        """After the preview: the shop's settings, if nobody has confirmed them yet; else the import at once."""
        settings = self.workspace.read("settings") if self.workspace.is_open else {}
        if settings.get("confirmed"):
            self._import({})
            return
        told = {name: value for name, value in settings.items() if value not in (None, "")}
        suggested = {**by_headings(self._preview.get("by_headings") or {}), **told, **self._preview.get("settings", {})}
        name = suggested.get("name") or Path(self._files[0]).stem.replace("_", " ").title()
        suggested |= {"name": name, "stores": self._preview.get("stores")}
        self.confirm_step.ask(suggested, "" if self._target else shops_folder())
        self.steps.setCurrentWidget(self.confirm_step)

    @Slot(dict)
    def _import(self, settings: Mapping[str, Any]) -> None:
        target = self._target or _free_path(str(settings.get("name") or self.tr("My shop")))
        wanted = {**self._said, "settings": dict(settings) or None}
        passphrase = self.workspace.passphrase_of(target)
        job = Job("import_files", wanted, shop=target, changes=WRITTEN, passphrase=passphrase)
        job.succeeded.connect(self._imported)
        self._run(job, messages.verb("import_files"))

    @Slot(object)
    def _imported(self, report: dict[str, Any]) -> None:
        assert self._job is not None
        self._password = ""
        path = str(self._job.shop)
        if not self.workspace.is_open or str(self.workspace.path) != path:
            self.workspace.open(path)
            self.settings.remember_shop(str(Path(path).resolve()))
        else:
            self.workspace.announce(WRITTEN)
        overview = self.workspace.overview
        again = bool(overview.get("trained")) and not report.get("nothing_new")
        self.report_step.show_report(report, overview, self.workspace.formats, again)
        self.steps.setCurrentWidget(self.report_step)
        if again:
            self.navigate.emit("learn", {})

    @Slot()
    def _learn(self) -> None:
        job = self.workspace.job("train", changes=frozenset({"scores"}))
        job.succeeded.connect(self._learned)
        self._run(job, self.tr("Learning from your sales"))

    @Slot(object)
    def _learned(self, _result: object) -> None:
        if self.isVisible():
            self._done()

    @Slot()
    def _add_more(self) -> None:
        self.navigate.emit("open", {"kind": "files"})

    @Slot()
    def _done(self) -> None:
        self.navigate.emit("home", {})

    @Slot()
    def _leave(self) -> None:
        self._password = ""
        self.navigate.emit("data" if self.workspace.is_open else "welcome", {})

    def _run(self, job: Job, title: str, step: QWidget | None = None) -> None:
        self._job = job
        job.progressed.connect(self._tell)
        job.failed.connect(self._fail)
        job.ended.connect(self._end)
        self.busy.begin(title)
        self.steps.setCurrentWidget(step or self.busy)
        self.preview_step.set_busy(step is self.preview_step)
        self._clock.start()
        self.jobs.start(job)
        self._tell()

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self.busy.cancel.setEnabled(False)
            self.jobs.cancel(self._job)

    @Slot()
    def _tell(self) -> None:
        job = self._job
        if job is None:
            return
        waiting = self.jobs.current is not job
        step = messages.step(job.step) or self.tr("Just a moment")
        if waiting:
            step = self.tr("Waiting until the work before it is done")
        self.busy.show_progress(job.share, step, messages.remaining(job.remaining()))

    @Slot(object)
    def _fail(self, problem: ShopError) -> None:
        if problem.code == "cancelled":
            if self._job is not None and self._job.verb == "train":
                self._done()
            elif self._job is not None and self._job.verb == "import_files" and not self._is_sample:
                self._show_preview()
            else:
                self._leave()
            return
        if problem.code in ("file.encrypted", "file.wrong_password"):
            wrong = messages.error(problem) if problem.code == "file.wrong_password" else ""
            self.password_step.ask(Path(str(problem.values.get("file", ""))).name, wrong)
            self.steps.setCurrentWidget(self.password_step)
            self.password_step.word.setFocus()
            return
        self.failure.set_words(self.tr("That did not work"), messages.error(problem), self.tr("Back"))
        self.steps.setCurrentWidget(self.failure)
        self.failure.action.setFocus()

    @Slot()
    def _end(self) -> None:
        if self.sender() is self._job:  # and not an earlier one, in whose place another has begun
            self._job = None
            self._clock.stop()
            if self._is_stale:
                self._is_stale = False
                self._look(again=True)


def _free_path(name: str) -> str:
    """A file for a new shop that is not there yet."""
    plain = "".join(letter for letter in name if letter.isalnum() or letter in " -_&").strip() or "Shop"
    folder = Path(shops_folder())
    path, number = folder / f"{plain}.regulars", 2
    while path.exists():
        path, number = folder / f"{plain} {number}.regulars", number + 1
    return str(path)
