"""The campaign wizard: five steps with a default good enough for *Next* in each, and the effect always in view."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import ShopError
from gui import messages
from gui.jobs import Jobs
from gui.messages.groups import group
from gui.settings import Settings
from gui.theme import Theme
from gui.widgets.buttons import button
from gui.widgets.guarded import guarded
from gui.widgets.labels import label
from gui.widgets.states import BusyState, ErrorState
from gui.widgets.step_bar import StepBar
from gui.widgets.swap import Swap
from gui.wizards.campaign.audience import AudienceStep
from gui.wizards.campaign.effect import Effect
from gui.wizards.campaign.export import ExportStep
from gui.wizards.campaign.goal import GoalStep
from gui.wizards.campaign.planner import Planner
from gui.wizards.campaign.products import ProductsStep
from gui.wizards.campaign.words import WordsStep
from gui.workspace import Workspace

GOAL, AUDIENCE, PRODUCTS, WORDS, EXPORT = range(5)
WRITTEN: Final = frozenset({"campaigns"})


class CampaignWizard(QWidget):
    """Plans as the person chooses; stores and writes only at the end. `finished(campaign_id)`, `left()`."""

    finished = Signal(int)
    left = Signal()

    def __init__(self, workspace: Workspace, jobs: Jobs, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._jobs = workspace, jobs
        self._plan: Mapping[str, Any] | None = None
        self._refused = False
        self._channel: str | None = None
        self._tried: list[str] = []
        self._customer: str | None = None
        self._segment: str | None = None
        self._fallback = ""
        self._goal_was_chosen = False
        self._begun = False
        self._wanted: str | None = None
        self._campaign_id: int | None = None
        self.planner = Planner(workspace, jobs, self)
        self.title = label("", "title", "wizardTitle")
        names = (self.tr("Goal"), self.tr("Who"), self.tr("What"), self.tr("Words"), self.tr("Files"))
        self.steps = StepBar(theme, names)
        self.back = button(self.tr("Back"), "wizardBack")
        self.next = button(self.tr("Next"), "wizardNext", "primary")
        self.goal = GoalStep(theme)
        self.audience = AudienceStep(theme, settings)
        self.products = ProductsStep(theme, settings)
        self.words = WordsStep(theme)
        self.export = ExportStep(theme)
        self.wrong = ErrorState(theme, "wizardErrorButton")
        self.busy = BusyState()
        self.effect = Effect()
        self._pages = (self.goal, self.audience, self.products, self.words, self.export)
        self.inside = Swap(*self._pages, self.wrong, self.busy)
        self._arrange()
        self._connect()

    def begin(
        self,
        goal: str | None = None,
        channel: str | None = None,
        customer: str | None = None,
        segment: str | None = None,
    ) -> None:
        """Start anew with a goal somebody asked for; else with the first one that has people, `customer` among them.
        `segment`: with the people of that group alone."""
        goals = self._workspace.read("goals")
        self._tried, self._channel, self._campaign_id = [], channel, None
        self._customer, self._segment, self._fallback = customer, segment, ""
        self.goal.offer(goals, self._workspace.formats)
        codes = [one["code"] for one in goals]
        self._wanted = goal if goal in codes else None
        self._goal_was_chosen = False
        self._begun = True
        self.goal.show_choice(goal if goal is not None and goal in codes else codes[0], channel or "")
        self._begin_steps()
        self._go(GOAL)
        self._ask(at_once=True)

    def stop(self) -> None:
        """The shop is another one: nothing here is true any more."""
        self.planner.stop()
        self._begun = False
        self._plan = self._campaign_id = None

    def leave(self) -> None:
        """Esc and the first *Back*: nothing was stored."""
        self.planner.stop()
        if self._campaign_id is not None:
            self.finished.emit(self._campaign_id)
        else:
            self.left.emit()

    @property
    def is_saving(self) -> bool:
        """Whether the files are being written."""
        return self._begun and self.inside.shown is self.busy

    def standing(self) -> dict[str, Any]:
        """How far one is and what was chosen, for `stand` of a wizard in another language; nothing after the end."""
        if not self._begun or self._campaign_id is not None:
            return {}
        return {
            "goal": self.goal.goal,
            "channel": self._channel,
            "customer": self._customer,
            "segment": self._segment,
            "step": min(self.steps.current, WORDS),
            "size": self.audience.chosen_size,
            "control": self.audience.control_share,
            "without": dict(self.products.without),
            "words": self.words.choices(),
        }

    def stand(self, standing: Mapping[str, Any]) -> None:
        """Go on where another wizard was."""
        self.begin(standing["goal"], standing["channel"], standing["customer"], standing["segment"])
        self._goal_was_chosen = True
        self.audience.take_up(standing["size"], standing["control"])
        self.products.without = dict(standing["without"])
        self.words.take_up(standing["words"])
        self._go(standing["step"])
        self._ask(at_once=True)

    def choices(self) -> dict[str, Any]:
        """All choices so far, as `Shop.plan_campaign` takes them."""
        chosen: dict[str, Any] = {"goal": self.goal.goal, "control": self.audience.control_share}
        if self._segment is not None:
            chosen["segment"] = self._segment
        if self._channel is not None:
            chosen["channel"] = self._channel
        if self.audience.chosen_size is not None:
            chosen["size"] = self.audience.chosen_size
        if self.products.without:
            chosen["without"] = list(self.products.without)
        return {**chosen, **self.words.choices()}

    def _arrange(self) -> None:
        for made in (self.back, self.next):  # at the end they go, and the steps stay where they are
            policy = made.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            made.setSizePolicy(policy)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.steps)
        head.addStretch(1)
        head.addWidget(self.back)
        head.addWidget(self.next)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.inside, 1)
        below.addWidget(self.effect)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addLayout(below, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self._step_back)
        self.next.clicked.connect(self._step_on)
        self.steps.pressed.connect(self._go)
        self.goal.changed.connect(self._choose_goal)
        for step in (self.audience, self.products, self.words):
            step.changed.connect(self._ask)
        self.planner.planned.connect(self._show)
        self.planner.failed.connect(self._fail)
        self.planner.asking.connect(self._wait)
        self.audience.everybody_wanted.connect(self._take_everybody)
        self.export.finished.connect(self.leave)
        self.wrong.pressed.connect(self._retry)

    def _begin_steps(self) -> None:
        for step in (self.audience, self.products, self.words):
            step.begin()

    @Slot()
    def _choose_goal(self) -> None:
        """Another goal takes the best channel again; another channel is kept."""
        same = self._plan is not None and self._plan["goal"] == self.goal.goal
        self._channel = self.goal.channel if same else None
        self._goal_was_chosen = True
        self._begin_steps()
        self._ask(at_once=True)

    @Slot()
    def _take_everybody(self) -> None:
        """Not the group alone that somebody came with, but all whom the goal is for."""
        self._segment = None
        self._begin_steps()
        self._ask(at_once=True)

    @Slot()
    def _ask(self, at_once: bool = False) -> None:
        if not self._begun:  # fields tell of changes, of their fonts too, before anybody began
            return
        self.planner.ask(self.choices(), at_once)

    @Slot(bool)
    def _wait(self, asking: bool) -> None:
        """*Next* waits for the plan of the choices it would take along."""
        self._allow_next()
        self.effect.setEnabled(not asking)
        job = self._jobs.current
        if asking and job is not None and job.verb not in ("plan_campaign", "results"):
            waiting = self.tr("{job} is under way. The list follows when that has finished.")
            self.goal.note.setText(waiting.format(job=messages.verb(job.verb)))

    @Slot(dict)
    def _show(self, plan: Mapping[str, Any]) -> None:
        if not self._goal_was_chosen and not self._suits(plan) and self._try_next_goal():
            return
        self._plan, self._refused = plan, False
        formats = self._workspace.formats
        self.goal.show_choice(plan["goal"], plan["channel"], self._note(plan))
        self.title.setText(self.goal.title(formats))
        self.audience.show_plan(plan, formats)
        self.audience.show_customer(plan, self._customer)
        self.audience.show_segment(self._segment)
        self.products.show_plan(plan, formats)
        self.words.show_plan(plan, formats)
        self.effect.show_plan(plan, formats)
        self._allow_next()

    def _suits(self, plan: Mapping[str, Any]) -> bool:
        """Whether a person can simply go on with this goal."""
        if plan["obstacle"] is not None:
            return False
        self._fallback = self._fallback or plan["goal"]
        return self._customer is None or self._arm(plan) == "treated"

    def _arm(self, plan: Mapping[str, Any]) -> str:
        """What a plan does with the customer that somebody came with."""
        return next((member["arm"] for member in plan["members"] if member["customer_id"] == self._customer), "")

    def _try_next_goal(self) -> bool:
        """Take the next goal that was not tried; at the end go back to the first that has people."""
        self._tried.append(self.goal.goal)
        others = [goal["code"] for goal in self._workspace.read("goals") if goal["code"] not in self._tried]
        if not others:
            self._goal_was_chosen = True
            others = [self._fallback] if self._fallback and self._fallback != self.goal.goal else []
        if others:
            self.goal.show_choice(others[0], "")
            self._ask(at_once=True)
        return bool(others)

    def _note(self, plan: Mapping[str, Any]) -> str:
        if plan["obstacle"] is not None:
            return messages.error(ShopError(plan["obstacle"], goal=plan["goal"], channel=plan["channel"]))
        if self._wanted is not None and not self._goal_was_chosen and plan["goal"] != self._wanted:
            asked = self.goal.title_of(self._wanted, self._workspace.formats)
            instead = self.tr("Nobody fits “{goal}” now. This goal has people.").format(goal=asked)
        else:
            instead = ""
        if plan["channel"] == "counter" and self._channel is None:
            reach = self.tr(
                "None of them has agreed to be written to yet. So this is a list for the counter: "
                "what to say when they come in, and whom to ask for consent."
            )
        else:
            reach = self.tr("%Ln customer(s) can be reached this way.", "", plan["treated"] + plan["control"])
        if self._segment is not None:
            alone = self.tr("Only people of the group “{group}”.").format(group=group(self._segment)[0])
            instead = messages.sentences(instead, alone) if instead else alone
        return messages.sentences(instead, reach) if instead else reach

    @Slot(object)
    def _fail(self, problem: ShopError) -> None:
        self._refused = True
        self._allow_next()
        if self.steps.current == WORDS and problem.code == "argument.wrong":
            self.words.say(self.tr("There is no field {field}.").format(field=problem.values.get("value")))
            return
        if not self._goal_was_chosen and self._try_next_goal():
            return
        self.goal.note.setText(messages.error(problem))
        self._plan = None
        self._allow_next()
        if self.steps.current != GOAL:
            self.wrong.set_words(self.tr("This cannot be planned"), messages.error(problem), self.tr("Try again"))
            self.inside.show_only(self.wrong)

    def _allow_next(self) -> None:
        possible = self._plan is not None and self._plan["obstacle"] is None and not self._refused
        self.next.setEnabled(possible and not self.planner.busy and self.inside.shown is not self.busy)

    @Slot(int)
    def _go(self, place: int) -> None:
        self.steps.go(place)
        self.inside.show_only(self._pages[place])
        self.next.setText(self.tr("Save files") if place == EXPORT else self.tr("Next"))
        self.next.setAccessibleName(self.next.text())
        self.back.setText(self.tr("Cancel") if place == GOAL else self.tr("Back"))
        self.title.setText(self.goal.title(self._workspace.formats) or self.tr("New campaign"))
        self.next.setVisible(True)
        self.back.setVisible(True)
        self._allow_next()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _step_back(self) -> None:
        if self.steps.current == GOAL:
            self.leave()
        else:
            self._go(self.steps.current - 1)

    @Slot()
    def _step_on(self) -> None:
        if self.steps.current == EXPORT:
            guarded(self, self._save)
            return
        if self.steps.current == WORDS and self._plan is not None:
            self.export.offer(self._plan["targets"], self.goal.title(self._workspace.formats), self._workspace.name)
        self._go(self.steps.current + 1)

    def _save(self) -> None:
        """Store the campaign and write its files, as the last plan was."""
        assert self._plan is not None
        chosen = {**self.choices(), "channel": self._plan["channel"], "target": self.export.target}
        job = self._workspace.job("campaign", changes=WRITTEN, quiet=True, out=str(self.export.folder), **chosen)
        job.progressed.connect(self._progress)
        job.succeeded.connect(self._saved)
        job.failed.connect(self._not_saved)
        self.busy.begin(self.tr("Writing the files"))
        self.busy.cancel.hide()
        self.inside.show_only(self.busy)
        self._allow_next()
        self._jobs.start(job)

    @Slot(float, str)
    def _progress(self, share: float, step: str) -> None:
        self.busy.show_progress(share, messages.step(step), "")

    @Slot(object)
    def _saved(self, result: Mapping[str, Any]) -> None:
        self._campaign_id = int(result["campaign_id"])
        self.export.show_done(result)
        self.inside.show_only(self.export)
        self.next.setVisible(False)
        self.back.setVisible(False)

    @Slot(object)
    def _not_saved(self, problem: ShopError) -> None:
        self.inside.show_only(self.export)
        if problem.code == "argument.wrong" and problem.values.get("argument") == "out":
            self.export.say(self.tr("There are files of another campaign in this folder. Choose another one."))
        else:
            self.export.say(messages.error(problem))
        self._allow_next()

    @Slot()
    def _retry(self) -> None:
        self._go(self.steps.current)
        self._ask(at_once=True)
