"""Home: what matters this week, with one button each; sales by month; customers by state."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui import messages
from gui.charts.months import Month, MonthsChart
from gui.charts.states import COLOURS, Dot, StateBar
from gui.jobs import Job
from gui.messages.home import Matter, matter
from gui.pages.base import Page
from gui.widgets.buttons import button
from gui.widgets.cards import Card, PageHeader, clear
from gui.widgets.icons import Icon
from gui.widgets.labels import label
from gui.widgets.search import FinderButton
from gui.widgets.states import EmptyState

SHOWN_MONTHS = 12

OLD_DAYS = 60
"""Days after the last sale from which on *this week* would be a lie."""

_GROUNDS = {"good": ("accent", "accent_soft"), "warning": ("warning", "warning_soft"), "bad": ("bad", "bad_soft")}


def today() -> date:
    """The computer's day; in one place, so that a test can say which."""
    return date.today()


class HomePage(Page):
    """The shop this week, from `Shop.home`."""

    page_id = "home"
    icon = "home"

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.header = PageHeader()
        finder = FinderButton(self.theme, self.tr("Find a customer, product or action"), "finderButton", "Ctrl+K")
        finder.clicked.connect(partial(self.navigate.emit, "find", {}))
        self.header.add(finder)
        self.matters = QVBoxLayout()
        self.matters.setSpacing(16)
        self.months = MonthsChart(self.theme, "monthsChart", self.tr("Sales by month"), self._short)
        self.sales = Card(self.tr("Sales by month"), " ")
        self.sales.body.addWidget(self.months, 1)
        self.people = Card(self.tr("Your customers"))
        self.people.setMinimumWidth(320)
        self.bar = StateBar(self.theme, "statesBar", self.tr("Customers by state"))
        self.people.body.addSpacing(4)
        self.people.body.addWidget(self.bar)
        self.people.body.addSpacing(8)
        self.states = QGridLayout()
        self.states.setVerticalSpacing(14)
        self.states.setColumnStretch(0, 1)
        self.states.setColumnStretch(1, 1)
        self.people.body.addLayout(self.states)
        self.people.body.addSpacing(10)
        self._told_campaigns = False
        self._sentences: list[dict[str, Any]] = []
        self._path: Path | None = None
        self.extra = QVBoxLayout()
        self.extra.setSpacing(4)
        self.people.body.addLayout(self.extra)
        self.people.body.addStretch(1)
        self.facts = QWidget()
        below = QHBoxLayout(self.facts)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(16)
        below.addWidget(self.sales, 7)
        below.addWidget(self.people, 4)
        self.page.addWidget(self.header)
        self.page.addLayout(self.matters)
        self.page.addWidget(self.facts, 1)
        self.empty = EmptyState(self.theme, "data", name="addSalesButton")
        self.empty.pressed.connect(partial(self.navigate.emit, "open", {"kind": "files"}))
        self.empty.hide()
        self.page.addWidget(self.empty, 1)
        self.jobs.started.connect(self._watch)
        self.jobs.ended.connect(self._watch)

    def refresh(self, changed: frozenset[str]) -> None:
        self._show_title()
        if self.workspace.has_many:
            self._path = self.workspace.path
            self.workspace.ask("home").succeeded.connect(self._show_answer)
        else:
            self._show(self.workspace.read("home"))

    @Slot(object)
    def _show_answer(self, facts: dict[str, Any]) -> None:
        if self.workspace.path == self._path:  # else it is of the shop before
            self._show(facts)

    def _show(self, facts: dict[str, Any]) -> None:
        self._sentences = facts["sentences"]
        self._show_matters()
        self._show_months(facts["months"], facts["expected"])
        self._show_states(facts["states"])
        self._show_extra(facts)

    def _show_title(self) -> None:
        """Whose week it is: the one after the last sale, which may be long ago."""
        last = self.workspace.overview.get("last")
        old = last is not None and (today() - date.fromisoformat(last)).days > OLD_DAYS
        if old:
            self.header.set_words(
                self.tr("The week after {day} at {shop}").format(
                    day=self.workspace.formats.date(last), shop=self.workspace.name
                ),
                self.tr("The sales end there. Everything in this window is as of that day; add newer sales first."),
            )
        else:
            self.header.set_words(self.tr("This week at {shop}").format(shop=self.workspace.name))

    @Slot(object)
    def _watch(self, job: Job) -> None:
        """What is being learned from is not offered for learning; what could not be learned is again."""
        if job.verb == "train" and self.workspace.is_open:
            self._show_matters()

    def _show_matters(self) -> None:
        clear(self.matters)
        no_sales = [said["code"] for said in self._sentences] == ["home.no_sales"]
        self.facts.setVisible(not no_sales)
        self.empty.setVisible(no_sales)
        if no_sales:  # months and figures of nothing would be empty boxes
            told = matter("home.no_sales", {}, self.workspace.formats)
            assert told is not None
            self.empty.set_words(told.sentence, told.detail, told.action)
            return
        learning = self.jobs.under_way("train") is not None
        shown = [said for said in self._sentences if not (learning and said["arguments"].get("action") == "train")]
        for place, said in enumerate(shown):
            told = matter(said["code"], said["values"], self.workspace.formats)
            if told is not None:
                self.matters.addWidget(self._card(told, said, place))

    def _card(self, told: Matter, said: dict[str, Any], place: int) -> Card:
        card = Card()
        card.body.setContentsMargins(18, 14, 18, 14)
        token, ground = _GROUNDS.get(told.tone, ("muted", "background"))
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(label(told.sentence, "strong", wrap=True))
        if told.detail:
            words.addWidget(label(told.detail, "small", wrap=True))
        act = button(told.action, f"matter{place}Button", "primary" if told.urgent else "quiet")
        act.setAccessibleDescription(told.sentence)
        act.clicked.connect(partial(self._act, said))
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(Icon(self.theme, told.icon, token, 18, ground))
        line.addLayout(words, 1)
        line.addWidget(act)
        card.body.addLayout(line)
        return card

    def _act(self, said: dict[str, Any]) -> None:
        arguments = dict(said["arguments"])
        action = arguments.pop("action", "")
        if action == "train":
            self.navigate.emit("learn", {})
        elif action == "sent":
            edit = self.workspace.edit("mark_campaign", arguments["campaign"], "sent", changes=frozenset({"campaigns"}))
            # Where that cannot be written, the campaign itself says why.
            edit.failed.connect(partial(self.navigate.emit, said["page"], arguments))
        else:
            self.navigate.emit(said["page"], arguments)

    def _show_months(self, months: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
        formats = self.workspace.formats
        if expected:  # what has only begun would look like a fall beside what is expected of it
            months = [month for month in months if month["month"] < expected[0]["month"]]
        shown = [
            Month(
                formats.month_letter(month["month"]),
                month["amount"],
                messages.told(formats.month(month["month"]), formats.money(month["amount"])),
            )
            for month in months[-SHOWN_MONTHS:]
        ]
        for month in expected:
            hint = self.tr("{month}: expected {amount}, mostly {range}").format(
                month=formats.month(month["month"]),
                amount=formats.money(month["amount"]),
                range=formats.about_range(month["low"], month["high"]),
            )
            letter = formats.month_letter(month["month"])
            shown.append(Month(letter, month["amount"], hint, month["low"], month["high"]))
        self.sales.note.setText(self.tr("dotted: what we expect, shaded: 8 of 10 times") if expected else "")
        self.months.show_months(shown)

    def _show_states(self, states: dict[str, dict[str, int]]) -> None:
        clear(self.states)
        formats = self.workspace.formats
        parts = []
        for place, state in enumerate(COLOURS):
            counts = states.get(state, {"now": 0, "before": 0})
            name, _ = messages.state(state)
            parts.append((state, counts["now"], messages.told(name, formats.count(counts["now"]))))
            self.states.addLayout(self._figure(state, name, counts), place // 2, place % 2)
        self.bar.show_parts(parts)

    def _figure(self, state: str, name: str, counts: dict[str, int]) -> QVBoxLayout:
        formats = self.workspace.formats
        title = QHBoxLayout()
        title.setSpacing(6)
        title.addWidget(Dot(self.theme, COLOURS[state]))
        title.addWidget(label(name, "small"))
        title.addStretch(1)
        value = QPushButton(formats.count(counts["now"]))
        value.setObjectName(f"{state}Figure")
        value.setProperty("role", "figure")
        value.setAccessibleName(messages.told(name, formats.count(counts["now"])))
        value.setToolTip(self.tr("Show these customers"))
        value.clicked.connect(partial(self.navigate.emit, "customers", {"state": state}))
        step = counts["now"] - (counts["before"] or 0)
        moved = f"+{formats.count(step)}" if step > 0 else formats.count(step)
        figure = QVBoxLayout()
        figure.setSpacing(1)
        figure.addLayout(title)
        figure.addWidget(value)
        figure.addWidget(
            label(self.tr("{moved} this month").format(moved=moved) if step else self.tr("as last month"), "small")
        )
        return figure

    def _show_extra(self, facts: dict[str, Any]) -> None:
        """What campaigns brought, where that is known; else how good the data is."""
        clear(self.extra)
        formats = self.workspace.formats
        brought = facts.get("brought")
        self._told_campaigns = bool(brought)
        if brought:
            lift = brought["lift"]
            self.extra.addWidget(label(self.tr("What campaigns brought so far"), "heading"))
            self.extra.addWidget(label(("+" if lift > 0 else "") + formats.money(lift), "figure"))
            words = self.tr("between {low} and {high}").format(
                low=formats.money(brought["low"]), high=formats.money(brought["high"])
            )
            self.extra.addWidget(label(words, "small"))
            return
        # Thousands of names are compared: not while the window waits.
        self.workspace.ask("health").succeeded.connect(self._show_health)

    @Slot(object)
    def _show_health(self, health: dict[str, Any]) -> None:
        if health.get("score") is None or self._told_campaigns:
            return
        clear(self.extra)
        self.extra.addWidget(label(self.tr("How good the data is"), "heading"))
        row = QHBoxLayout()
        score = self.workspace.formats.count(health["score"])
        row.addWidget(label(self.tr("{score} of 100").format(score=score), "figure"))
        more = button(self.tr("See why"), "healthButton", "link")
        more.clicked.connect(self._see_health)
        row.addWidget(more)
        row.addStretch(1)
        self.extra.addLayout(row)

    def _short(self, amount: float) -> str:
        return self.workspace.formats.money_short(amount)

    @Slot()
    def _see_health(self) -> None:
        self.navigate.emit("data", {"show": "health"})
