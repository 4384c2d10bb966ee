"""How good the data is: a score, its parts, and the one thing that would help most."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.formats import Formats
from gui.messages import health as words
from gui.widgets.cards import Card, clear, pair
from gui.widgets.labels import label


class HealthCard(Card):
    """What `Shop.health` says, each point explained."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent=parent)
        self.setObjectName("healthCard")
        self._content = QVBoxLayout()
        self._content.setSpacing(6)
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
            self._content.addLayout(
                pair(label(words.part(part), "small"), label(formats.share(part["share"]), "small"))
            )
        remedies = [remedy for part in health["parts"] if (remedy := words.remedy(part, formats))]
        if remedies:
            self._content.addSpacing(6)
            self._content.addWidget(label(remedies[0], "note", "healthRemedy", wrap=True))
