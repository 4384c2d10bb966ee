"""The four figures of a customer: rhythm, expected spend, return, what they brought so far."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.formats import NONE, Formats
from gui.messages import commas
from gui.widgets.cards import StatFigure

LOW_RISK, HIGH_RISK = 1 / 3, 2 / 3
"""Churn risk: low below a third, high above two thirds."""


class CustomerFigures(QWidget):
    """Four figures side by side, each with what it means below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rhythm = StatFigure(self.tr("Comes every"))
        self.spend = StatFigure()
        self.returns = StatFigure(self.tr("Will return"))
        self.so_far = StatFigure(self.tr("Spent so far"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for figure in (self.rhythm, self.spend, self.returns, self.so_far):
            layout.addWidget(figure, 1)

    def show_customer(self, profile: Mapping[str, Any], formats: Formats) -> None:
        """Show figures of a profile (`Shop.profile`)."""
        self._show_rhythm(profile)
        self.spend.name.setText(self.tr("Next %Ln day(s)", "", profile["horizon"] or 90))
        spend = profile["expected_spend"]
        if spend is None:
            self.spend.set_words(NONE, self.tr("not learned yet"))
            self.returns.set_words(NONE, self.tr("not learned yet"))
        else:
            around = formats.about_range(profile["expected_spend_low"], profile["expected_spend_high"])
            self.spend.set_words(formats.money(spend), self.tr("mostly {range}").format(range=around))
            self.returns.set_words(formats.chance(profile["return_probability"]), self._risk(profile["churn_risk"]))
        refunds = abs(profile["refunds"] or 0.0)
        self.so_far.set_words(
            formats.money(profile["historic_value"]),
            self.tr("returns {money}").format(money=formats.money(refunds)) if refunds else self.tr("no returns"),
        )

    def _show_rhythm(self, profile: Mapping[str, Any]) -> None:
        gap = profile["average_gap_days"]
        if gap is None:
            once = self.tr("after one visit nobody knows") if profile["visits"] == 1 else self.tr("no visit yet")
            self.rhythm.set_words(NONE, once)
            return
        notes = []
        if profile["gap_spread_days"]:
            notes.append(f"± {round(profile['gap_spread_days'])}")
        if profile["days_overdue"]:
            notes.append(self.tr("now %Ln overdue", "", profile["days_overdue"]))
        self.rhythm.set_words(self.tr("%Ln day(s)", "", max(round(gap), 1)), commas(notes))

    def _risk(self, risk: float) -> str:
        if risk < LOW_RISK:
            return self.tr("low risk")
        return self.tr("high risk") if risk > HIGH_RISK else self.tr("medium risk")
