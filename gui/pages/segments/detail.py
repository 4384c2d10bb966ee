"""One group, or one cell of the grid: who is in it, what they are worth, who moved, and what to do about them."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.formats import Formats
from gui.messages import groups as words
from gui.widgets.buttons import button
from gui.widgets.cards import Card, StatFigure
from gui.widgets.facts import Facts
from gui.widgets.labels import Pill, label
from gui.widgets.named import Named


class GroupDetail(Card):
    """`campaign_wanted()` and `customers_wanted()` say what was pressed."""

    campaign_wanted = Signal()
    customers_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("groupDetail")
        self.some: Mapping[str, Any] = {}
        self.name = Named("", "lead-strong")
        self.name.setObjectName("groupName")
        self.place = Pill()
        self.rule = label("", "muted", "groupRule", wrap=True)
        self.count = StatFigure(self.tr("Customers"))
        self.value = StatFigure(self.tr("Spent so far"))
        self.ahead = StatFigure()
        self.step = StatFigure(self.tr("This month"))
        self.facts = Facts("", "groupFacts")
        self.advice = label("", "strong", "groupAdvice", wrap=True)
        self.campaign = button(self.tr("Prepare the list"), "groupCampaignButton", "primary")
        self.customers = button(self.tr("Show these customers"), "groupCustomersButton")
        self.campaign.clicked.connect(self.campaign_wanted)
        self.customers.clicked.connect(self.customers_wanted)
        self._arrange()

    def show_group(self, some: Mapping[str, Any], found: Mapping[str, Any], formats: Formats) -> None:
        """Show a group of what `Shop.segments` said."""
        self._show(some, some, found, formats)
        self.place.hide()
        self.rule.setText(words.rule(some["code"]))
        bought = some["days"] is not None
        facts = [
            (self.tr("Last purchase"), words.ago(some["days"])),
            (
                self.tr("Each of them"),
                self.tr("{visits}, spent {spent}").format(
                    visits=words.visits(some["visits"]), spent=words.spent(some["spent"], formats)
                ),
            ),
        ]
        moved = words.moved(some, formats) if found["moves_known"] else ""
        facts += [(self.tr("Most moved"), moved)] if moved else []
        self.facts.show_facts(facts if bought else [])

    def show_cell(
        self, cell: Mapping[str, Any], some: Mapping[str, Any], found: Mapping[str, Any], formats: Formats
    ) -> None:
        """Show a cell of the grid, most of whose people are in the group `some`."""
        self._show(cell, some, found, formats)
        self.place.setText(self.tr("R {r} · FM {fm}").format(r=cell["r"], fm=cell["fm"]))
        self.place.show()
        parts = [f"{words.group(code)[0]} {formats.count(n)}" for code, n in cell["segments"].items()]
        self.rule.setText(words.rule(some["code"]) if len(parts) == 1 else " · ".join(parts))
        score = next(score for score in found["scores"]["r"] if score["score"] == cell["r"])
        self.facts.show_facts(
            [
                (self.tr("R {r}").format(r=cell["r"]), words.recency(score, found["buyers"], formats)),
                (self.tr("FM {fm}").format(fm=cell["fm"]), words.habit(cell["fm"], cell, formats)),
            ]
        )

    def _show(
        self, some: Mapping[str, Any], group: Mapping[str, Any], found: Mapping[str, Any], formats: Formats
    ) -> None:
        self.some = some
        self.name.set_whole(words.group(group["code"])[0])
        count = some["customers"]
        share = self.tr("{share} of all").format(share=formats.share(some["share"]))
        self.count.set_words(formats.count(count), share)
        each = self.tr("{amount} each").format(amount=formats.money(some["value"] / count)) if count else ""
        self.value.set_words(formats.money(some["value"]), each)
        self._show_ahead(some, found, formats)
        self._show_step(some, found, formats)
        goal = group["suggested_goal"]
        self.advice.setText(words.advice(goal))
        self.campaign.setVisible(goal is not None)
        self.customers.setEnabled(count > 0)

    def _show_ahead(self, some: Mapping[str, Any], found: Mapping[str, Any], formats: Formats) -> None:
        self.ahead.setVisible(some["expected"] is not None)
        self.ahead.name.setText(self.tr("Next {days} days").format(days=found["horizon"]))
        mostly = ""
        if some["expected_low"] is not None:
            mostly = self.tr("mostly {low}–{high}").format(
                low=formats.money_short(some["expected_low"]), high=formats.money_short(some["expected_high"])
            )
        self.ahead.set_words(formats.money(some["expected"]), mostly)

    def _show_step(self, some: Mapping[str, Any], found: Mapping[str, Any], formats: Formats) -> None:
        known = found["moves_known"] and some.get("joined") is not None
        self.step.setVisible(known)
        if known:
            self.step.set_words(
                words.step(some["customers"] - some["before"], formats),
                self.tr("{joined} in, {left} out").format(
                    joined=formats.count(some["joined"]), left=formats.count(some["left"])
                ),
            )

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.name)
        head.addWidget(self.place, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        top = QVBoxLayout()
        top.setSpacing(2)
        top.addLayout(head)
        top.addWidget(self.rule)
        figures = QHBoxLayout()
        figures.setSpacing(12)
        for figure, stretch in ((self.count, 3), (self.value, 4), (self.ahead, 5), (self.step, 4)):
            figures.addWidget(figure, stretch)
        act = QHBoxLayout()
        act.setSpacing(8)
        act.addWidget(self.campaign)
        act.addWidget(self.customers)
        act.addStretch(1)
        below = QVBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.advice)
        below.addLayout(act)
        self.body.setSpacing(12)
        self.body.addLayout(top)
        self.body.addLayout(figures)
        self.body.addWidget(self.facts)
        self.body.addStretch(1)
        self.body.addLayout(below)
