"""What the figures mean: for which customers the lists work, in a picture, and everything else in sentences."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.charts.bars import Bar, ComparisonBars
from gui.formats import Formats
from gui.messages.learning import GROUPS, earlier_words, erased_words, group, learned_facts
from gui.theme import Theme
from gui.widgets.cards import Card
from gui.widgets.facts import Facts
from gui.widgets.labels import label

_SIMPLE = ("best_sellers_28", "best_sellers")
_FEWEST = 10
"""Customers of a kind below which a share of them says nothing."""


class Meaning(QWidget):
    """Two cards side by side; a card with nothing to say is not there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = Card(self.tr("For whom do the lists work?"))
        self.sentence = label(
            self.tr("Of 100 customers of a kind who came back, so many bought something from their ten:"),
            "muted",
            wrap=True,
        )
        self.bars = ComparisonBars(theme, "customerKindsChart", self.tr("Lists by kind of customer"))
        self.bars.setMinimumWidth(260)
        self.kinds.body.addWidget(self.sentence)
        self.kinds.body.addWidget(self.bars)
        self.kinds.body.addStretch(1)
        self.words = Card()
        self.facts = Facts(self.tr("What else the hidden weeks say"), "learnedFacts")
        self.earlier = label("", "body", "earlierStays", wrap=True)
        self.erased = label("", "small", "erasedWords", wrap=True)
        for widget in (self.facts, self.earlier, self.erased):
            self.words.body.addWidget(widget)
        self.words.body.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.kinds, 1)
        line.addWidget(self.words, 1)

    def show_run(self, run: Mapping[str, Any], erased: Sequence[str], products: int, formats: Formats) -> None:
        """Show a run and when people were erased (`Shop.model_report`), of a shop with so many products."""
        bars = [] if 0 < products <= 10 else self._bars(run)  # of so few products every list holds what anybody buys
        self.bars.show_bars(bars)
        self.kinds.setVisible(bool(bars))
        facts = learned_facts(run, products, formats)
        self.facts.show_facts(facts)
        self.facts.setVisible(bool(facts))
        for widget, words in (
            (self.earlier, earlier_words(run, formats)),
            (self.erased, erased_words(run, erased, formats)),
        ):
            widget.setText(words)
            widget.setVisible(bool(words))
        said = any(not widget.isHidden() for widget in (self.facts, self.earlier, self.erased))
        self.words.setVisible(said)
        self.setVisible(bool(bars) or said)

    def _bars(self, run: Mapping[str, Any]) -> list[Bar]:
        found = ((run["evaluation"] or {}).get("groups") or {}).get("best") or {}
        ours = found.get(run["winners"].get("best", "")) or {}
        simple: Mapping[str, Any] = next((found[code] for code in _SIMPLE if code in found), {})
        bars: list[Bar] = []
        for code in GROUPS:
            row = ours.get(code) or {}
            if (row.get("customers") or 0) < _FEWEST:
                continue
            hits = 100 * row["hits"]
            bars.append(Bar(group(code), hits, str(round(hits)), "chart0", self._hint(group(code), row)))
            if other := simple.get(code):
                theirs = 100 * other["hits"]
                name = self.tr("best sellers")
                bars.append(Bar(name, theirs, str(round(theirs)), "chart4", self._hint(name, other)))
        return bars

    def _hint(self, name: str, row: Mapping[str, Any]) -> str:
        hint = self.tr(
            "{name}: {n} of 100, between {low} and {high} in 19 of 20 cases, %Ln customer(s)", "", row["customers"]
        )
        shares = {"n": row["hits"], "low": row["hits_low"], "high": row["hits_high"]}
        return hint.format(name=name, **{key: round(100 * share) for key, share in shares.items()})
