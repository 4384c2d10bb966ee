"""The hidden weeks in one picture: our lists beside what they bought last time and beside best sellers."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.charts.bars import Bar, ComparisonBars
from gui.formats import Formats
from gui.messages import commas, names, told
from gui.messages.models import list_name, method
from gui.theme import Theme
from gui.widgets.cards import Card
from gui.widgets.labels import label

RULES: Final = (("last_basket", "chart2"), ("best_sellers_28", "chart4"))
"""The rules that every shopkeeper understands, and their colours."""

LEARNED: Final = frozenset(("repeat", "explore", "best", "value"))
"""What is learned from the sales, where the others are rules."""

FEW: Final = 10
"""So many products a list holds: in a shop that has no more, every list holds what anybody buys."""


class HiddenWeeks(Card):
    """*Of 100 customers who came back, so many bought something from a list of ten.*"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.question = label("", "heading", "hiddenWeeks", wrap=True)
        self.sentence = label("", "muted", "hiddenWeeksSentence", wrap=True)
        self.bars = ComparisonBars(theme, "hiddenWeeksChart", self.tr("Lists on hidden weeks"))
        self.measured = label("", "small", "hiddenWeeksMeasured", wrap=True)
        self.used = label("", "small", "hiddenWeeksUsed", wrap=True)
        below = QHBoxLayout()
        below.setSpacing(0)
        self._indent = label()
        below.addWidget(self._indent)
        below.addWidget(self.measured, 1)
        for widget in (self.question, self.sentence, self.bars):
            self.body.addWidget(widget)
        self.body.addLayout(below)
        self.body.addWidget(self.used)

    def show_run(self, run: Mapping[str, Any], products: int, formats: Formats) -> None:
        """Show a run (`Shop.model_report`) of a shop with so many products."""
        evaluation = run["evaluation"] or {}
        methods = (evaluation.get("lists") or {}).get("best") or {}
        days = evaluation.get("days") or 28
        ours = run["winners"].get("best", "")
        shown = [(ours, self.tr("Our lists"), "chart0")]
        shown += [(code, method(code), token) for code, token in RULES if code != ours]
        bars = [self._bar(name, methods[code], token) for code, name, token in shown if code in methods]
        asked = self.tr("We hid the last %Ln day(s) and asked the model who would buy what.", "", days)
        self.question.setText(asked if bars else self.tr("Nothing could be checked yet"))
        few = 0 < products <= FEW
        self.bars.show_bars(bars)
        self.bars.setVisible(bool(bars) and not few)
        self.sentence.setText(
            self.tr(
                "The shop has %Ln product(s), so a list of ten holds them all, whoever makes it: what helps is their order.",
                "",
                products,
            )
            if few
            else self.tr("Of 100 customers who came back, so many bought something from a list of ten:")
        )
        self.sentence.setVisible(bool(bars) or few)
        self._indent.setFixedWidth(self.bars.indent if bars and not few else 0)
        self.measured.setText(self._measured(methods.get(ours) or {}, evaluation, formats))
        self.used.setText(self._used(run["winners"], checked=bool(bars)))

    def _bar(self, name: str, row: Mapping[str, Any], token: str) -> Bar:
        of_hundred = str(round(100 * (row.get("hits") or 0.0)))
        return Bar(
            name,
            100 * (row.get("hits") or 0.0),
            of_hundred,
            token,
            self.tr("{name}: {n} of 100").format(name=name, n=of_hundred),
        )

    def _measured(self, row: Mapping[str, Any], evaluation: Mapping[str, Any], formats: Formats) -> str:
        customers = row.get("customers")
        if not customers:
            return self.tr("There are too few sales yet to hide some of them and check.")
        counted = self.tr("Measured on {count} customers").format(count=formats.count(customers))
        times = evaluation.get("origins") or 1
        times = len(times) if isinstance(times, list) else times
        if times > 1:
            counted = commas([counted, self.tr("%Ln time(s)", "", times)])
        low, high = row.get("hits_low"), row.get("hits_high")
        if low is None or high is None or round(100 * low) == round(100 * high):
            return self.tr("{sentence}.").format(sentence=counted)
        between = self.tr("between {low} and {high} in 19 of 20 cases.")
        return commas([counted, between.format(low=round(100 * low), high=round(100 * high))])

    def _used(self, winners: Mapping[str, str], checked: bool) -> str:
        """What is used for each list; where a rule did clearly better, it is the rule."""
        learned = [list_name(name) for name, code in winners.items() if code in LEARNED]
        parts = (
            [self.tr("what was learned from your sales, for {lists}").format(lists=names(learned))] if learned else []
        )
        parts += [told(list_name(name), method(code)) for name, code in winners.items() if code and code not in LEARNED]
        if not parts:
            return ""
        used = " · ".join(parts)
        words = (
            self.tr("In use, because nothing did clearly better: {methods}.")
            if checked
            else self.tr("In use until there is more to learn from: {methods}.")
        )
        return words.format(methods=used)
