"""What the sales have taught: in words and pictures first, every figure behind a fold."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.errors import ShopError
from gui import messages
from gui.charts.scatter import CalibrationScatter, Dot, round_ticks
from gui.jobs import Job
from gui.pages.base import Page
from gui.pages.model.figures import AllFigures
from gui.pages.model.hidden import HiddenWeeks
from gui.pages.model.meaning import Meaning
from gui.pages.model.runs import EarlierModels
from gui.widgets.buttons import button
from gui.widgets.cards import Card, PageHeader
from gui.widgets.labels import label
from gui.widgets.states import BusyState, EmptyState, ErrorState
from gui.widgets.swap import Swap


class ModelPage(Page):
    """States: nothing learned yet, learning for the first time, what was learned, failed."""

    page_id = "model"
    icon = "model"

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._run: Mapping[str, Any] | None = None
        self._job: Job | None = None
        self.header = PageHeader(self.tr("What the sales have taught us"))
        self.learn = button(self.tr("Learn again"), "learnButton", "primary")
        self.header.add(self.learn)
        self.hidden = HiddenWeeks(self.theme)
        self.meaning = Meaning(self.theme)
        self.spend = Card(self.tr("How much will they spend?"))
        self.spend_note = label(
            self.tr("Each dot: about a hundred customers. On the line: expected = what they then spent."),
            "small",
            wrap=True,
        )
        self.scatter = CalibrationScatter(self.theme)
        self.earlier = EarlierModels()
        self.figures = AllFigures(self.theme, self.settings)
        self.empty = EmptyState(self.theme, "learn", name="firstLearnButton")
        self.busy = BusyState()
        self.wrong = ErrorState(self.theme, "learnAgainButton")
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._arrange()
        self._connect()
        if (job := self._learning()) is not None:  # this page was built while it ran, in another language perhaps
            job.failed.connect(self._fail)
            self._watch()
            self._tell()

    @property
    def title(self) -> str:
        return self.tr("Model")

    def refresh(self, changed: frozenset[str]) -> None:
        try:
            report = self.workspace.read("model_report")
        except ShopError as problem:
            self._fail(problem)
            return
        self._run = report["current"]
        if self._run is not None:
            self._show_run(self._run, report)
        self._choose_state()

    def escape(self) -> None:
        self.earlier.all.setChecked(False)

    def _arrange(self) -> None:
        self.spend.body.addWidget(self.spend_note)
        self.spend.body.addWidget(self.scatter, 1)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.spend, 1)
        below.addWidget(self.earlier, 1)
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.hidden)
        column.addWidget(self.meaning)
        column.addLayout(below, 1)
        column.addWidget(self.figures)
        self.figures.hide()
        self.learned = QScrollArea()
        self.learned.setObjectName("learnedScroll")
        self.learned.setAccessibleName(self.tr("What the sales have taught us"))
        self.learned.setFrameShape(QFrame.Shape.NoFrame)
        self.learned.setWidgetResizable(True)
        self.learned.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.learned.setWidget(inner)
        self.state = Swap(self.learned, self.empty, self.busy, self.wrong)
        self.page.addWidget(self.header)
        self.page.addWidget(self.state, 1)

    def _connect(self) -> None:
        self.learn.clicked.connect(self.start_learning)
        self.empty.pressed.connect(self._first_step)
        self.wrong.pressed.connect(self.start_learning)
        self.busy.cancelled.connect(self._cancel)
        self.earlier.back_wanted.connect(self._go_back)
        self.earlier.all.toggled.connect(self._unfold)
        self.jobs.started.connect(self._watch)
        self.jobs.ended.connect(self._watch)
        self._clock.timeout.connect(self._tell)

    @Slot()
    def start_learning(self) -> None:
        """Learn from all sales again, in the background."""
        if self._learning() is not None:
            return
        job = self.workspace.job("train", changes=frozenset({"scores"}), quiet=self._run is None)
        job.failed.connect(self._fail)
        self.earlier.say("")
        self.jobs.start(job)

    def _learning(self) -> Job | None:
        return self.jobs.under_way("train")

    @Slot()
    def _watch(self) -> None:
        """Another job is under way, or none any more."""
        before, self._job = self._job, self._learning()
        self.learn.setEnabled(self._job is None)
        if self._job is not None and self._job is not before:
            self.busy.begin(self.tr("Learning from your sales"))
            self._clock.start()
        elif self._job is None:
            self._clock.stop()
        if self.state.shown is not self.wrong or self._job is not None:
            self._choose_state()

    @Slot()
    def _tell(self) -> None:
        if self._job is not None:
            left = messages.remaining(self._job.remaining())
            self.busy.show_progress(self._job.share, messages.step(self._job.step), left)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self.busy.cancel.setEnabled(False)
            self.jobs.cancel(self._job)

    @Slot(object)
    def _fail(self, problem: ShopError) -> None:
        if problem.code == "cancelled":
            self._choose_state()
        elif self._run is not None:
            self.earlier.say(messages.error(problem))
        else:
            self.wrong.set_words(self.tr("Nothing could be learned"), messages.error(problem), self.tr("Try again"))
            self.state.show_only(self.wrong)

    def _choose_state(self) -> None:
        # What was learned from sales that were all taken back says nothing any more.
        lines = self.workspace.overview.get("lines") or 0
        is_known = self._run is not None and bool(lines)
        self.learn.setVisible(is_known)
        if is_known:
            self.state.show_only(self.learned)
            return
        self.header.set_words(self.title, "")
        if self._job is not None:
            self.state.show_only(self.busy)
            return
        if lines:
            sales = self.tr("Learn from {count} sales").format(count=self.workspace.formats.count(lines))
            self.empty.set_words(
                self.tr("Nothing was learned yet"),
                self.tr(
                    "Regulars looks at all sales and finds each customer's rhythm and taste. It takes some minutes."
                ),
                sales,
            )
        else:
            self.empty.set_words(
                self.tr("There are no sales yet"),
                self.tr("Open the sales file that your till writes."),
                self.tr("Open a file"),
            )
        self.state.show_only(self.empty)

    @Slot()
    def _first_step(self) -> None:
        if self.workspace.overview.get("lines"):
            self.start_learning()
        else:
            self.navigate.emit("open", {"kind": "files"})

    def _show_run(self, run: Mapping[str, Any], report: Mapping[str, Any]) -> None:
        formats = self.workspace.formats
        refreshed = (run["evaluation"] or {}).get("refreshed")
        words = (
            self.tr("Brought up to date on {day} with {count} lines, up to {last}")
            if refreshed
            else self.tr("Learned on {day} from {count} lines, up to {last}")
        )
        self.header.set_words(
            self.tr("What the sales have taught us"),
            words.format(
                day=formats.date(run["started_at"][:10]),
                count=formats.count(run["lines"]),
                last=formats.date(run["as_of"]),
            ),
        )
        products = self.workspace.overview.get("products") or 0
        self.hidden.show_run(run, products, formats)
        self.meaning.show_run(run, report["erased"], products, formats)
        evaluation = run["evaluation"] or {}
        calibration = evaluation.get("calibration") or []
        self.spend.setVisible(bool(calibration))
        highest = max((max(group["expected"], group["actual"]) for group in calibration), default=0.0)
        hint = self.tr("{n} customers: expected {expected}, spent {actual}")
        dots = [
            Dot(
                group["expected"],
                group["actual"],
                hint.format(
                    n=group["customers"],
                    expected=formats.money(group["expected"]),
                    actual=formats.money(group["actual"]),
                ),
            )
            for group in calibration
        ]
        self.scatter.show_dots(dots, [(tick, formats.money(tick)) for tick in round_ticks(highest)[1:]])
        self.earlier.show_runs(report["runs"], formats)
        self.figures.show_run(run, formats)

    @Slot(bool)
    def _unfold(self, shown: bool) -> None:
        self.figures.setVisible(shown)
        if shown:
            QTimer.singleShot(0, self._scroll_to_figures)

    @Slot()
    def _scroll_to_figures(self) -> None:
        self.learned.verticalScrollBar().setValue(self.figures.y())

    @Slot(int)
    def _go_back(self, run_id: int) -> None:
        edit = self.workspace.edit("use_run", run_id, changes=frozenset({"scores"}))
        edit.succeeded.connect(self._went_back)
        edit.failed.connect(self._fail)

    @Slot(object)
    def _went_back(self, done: bool) -> None:
        self.earlier.say("" if done else self.tr("Its lists are not kept any more. Learn again instead."))
