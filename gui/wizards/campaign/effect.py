"""What the campaign is expected to bring, and who is left out of it: beside the steps, always in view."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui import messages
from gui.formats import Formats
from gui.messages import campaigns as words
from gui.widgets.cards import Card, clear, rule
from gui.widgets.labels import label


class Effect(QWidget):
    """Two cards on the right: the expected effect as a range, and those left out by reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(340)
        self.expected = Card(self.tr("Expected effect"))
        self.amount = label("", "score", "expectedAmount")
        self.range = label("", "small", "expectedRange", wrap=True)
        self.expected.body.addWidget(self.amount)
        self.expected.body.addWidget(self.range)
        self.left_out = Card(" ")
        self.left_out.heading.setObjectName("leftOutHeading")
        self._rows = QGridLayout()
        self._rows.setColumnStretch(0, 1)
        self._rows.setVerticalSpacing(0)
        self.left_out.body.addLayout(self._rows)
        self.left_out.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.expected)
        layout.addWidget(self.left_out, 1)

    def show_plan(self, plan: Mapping[str, Any], formats: Formats) -> None:
        """Show what a plan (`Shop.plan_campaign`) expects, and whom it leaves out."""
        self._show_expected(plan["expected"], plan["treated"], formats)
        clear(self._rows)
        left_out = plan["withheld"]
        self.left_out.heading.setText(
            self.tr("Left out: {count}").format(count=formats.count(sum(left_out.values())))
            if left_out
            else self.tr("Nobody is left out")
        )
        for place, (code, count) in enumerate(left_out.items()):
            told = label(words.withheld(code), wrap=True)
            told.setContentsMargins(0, 6, 8, 6)
            self._rows.addWidget(told, 2 * place, 0)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self._rows.addWidget(label(formats.count(count)), 2 * place, 1, right)
            self._rows.setRowMinimumHeight(2 * place, 34)
            self._rows.addWidget(rule(), 2 * place + 1, 0, 1, 2)

    def _show_expected(self, expected: Mapping[str, Any], treated: int, formats: Formats) -> None:
        if not treated:
            self.amount.setText(formats.money(0))
            self.range.setText(self.tr("Nobody is on the list."))
            return
        self.amount.setText(words.signed(expected["middle"], formats))
        low, high = formats.about(expected["low"]), formats.about(expected["high"])
        around = self.tr(
            "Eight times of ten between {low} and {high} within %Ln day(s), compared with doing nothing.",
            "",
            expected["days"],
        ).format(low=low, high=high)
        if expected["basis"] == "measured":
            basis = self.tr("Measured on %Ln campaign(s) of your own.", "", expected["campaigns"])
        else:
            shares = expected["assumption"]
            basis = self.tr(
                "An assumption until your own campaigns are measured: of 100 who would not have come, "
                "{low} to {high} come because of it."
            ).format(low=formats.number(100 * shares["low"], 1), high=formats.number(100 * shares["high"], 1))
        self.range.setText(messages.sentences(around, basis))
