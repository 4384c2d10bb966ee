"""How good the data is: a score, its five parts in words, and for each a button that leads to what would better it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.formats import Formats
from gui.messages import health as words
from gui.widgets.buttons import button
from gui.widgets.cards import Card, clear, pair
from gui.widgets.labels import label
from gui.widgets.states import busy_bar


class HealthCard(Card):
    """What `Shop.health` says. `remedy_wanted(part)` when somebody wants to better a part; without `leads` (nothing is
    stored yet) there are no buttons."""

    remedy_wanted = Signal(dict)

    def __init__(self, heading: str, leads: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent=parent)
        self.setObjectName("healthCard")
        self._leads = leads
        self._content = QVBoxLayout()
        self._content.setSpacing(3)
        self.body.addLayout(self._content)
        self.body.addStretch(1)

    def show_health(self, health: Mapping[str, Any], formats: Formats) -> None:
        clear(self._content)
        if health.get("score") is None:
            self._content.addWidget(label(self.tr("There is nothing to judge yet."), "muted", wrap=True))
            return
        score = QHBoxLayout()
        score.setSpacing(6)
        score.addWidget(label(formats.count(health["score"]), "score", "healthScore"))
        score.addWidget(label(self.tr("of 100"), "lead-strong"), 0, Qt.AlignmentFlag.AlignBottom)
        score.addStretch(1)
        self._content.addLayout(score)
        for part in health["parts"]:
            self._show_part(part, formats, part["code"] == health["first"])

    def _show_part(self, part: Mapping[str, Any], formats: Formats, costs_most: bool) -> None:
        name = part["code"].removeprefix("health.")
        self._content.addSpacing(9)
        # 99.96 % is not all.
        share = min(part["share"], 0.99) if 0.99 < part["share"] < 1 else part["share"]
        self._content.addLayout(
            pair(label(words.part(part), "strong"), label(formats.share(share), "strong", f"share-{name}"))
        )
        bar = busy_bar(f"bar-{name}")
        bar.setValue(round(part["share"] * 1000))
        bar.setAccessibleName(words.part(part))
        self._content.addWidget(bar)
        self._content.addWidget(label(words.sentence(part), "small", f"counted-{name}", wrap=True))
        what, action = words.remedy(part)
        if not what or not (self._leads or costs_most):
            return
        if costs_most:
            what = self.tr("{what} This gains most.").format(what=what)
        self._content.addWidget(label(what, "note" if costs_most else "small", f"remedy-{name}", wrap=True))
        if self._leads:
            made = button(action, f"remedyButton-{name}", "link")
            made.clicked.connect(partial(self.remedy_wanted.emit, dict(part)))
            self._content.addWidget(made)
