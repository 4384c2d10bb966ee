"""First step: what the campaign is for, and on which channel."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.formats import Formats
from gui.messages import campaigns as words
from gui.theme import Theme
from gui.widgets.buttons import chip
from gui.widgets.cards import Card, clear
from gui.widgets.icons import Icon
from gui.widgets.labels import label, set_property
from gui.widgets.scroll import Scroll

ICONS = {
    "win_back": "undo",
    "second_purchase": "plus",
    "replenish": "refresh",
    "cross_sell": "star",
    "thank_you": "person",
    "new_product": "trend",
    "clear_stock": "products",
}


class GoalStep(Card):
    """Cards to choose a goal from, chips for the channel. `changed()` when the choice is another."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self._goals: dict[str, Mapping[str, Any]] = {}
        self._cards: dict[str, GoalCard] = {}
        self.goal = ""
        self.channel = ""
        self.grid = QGridLayout()
        self.grid.setSpacing(12)
        self._channels = QButtonGroup(self)
        self._channels.setExclusive(True)
        self._channel_line = QHBoxLayout()
        self._channel_line.setSpacing(8)
        self.note = label("", "small", "channelNote", wrap=True)
        self.heading.setText(self.tr("What is it for?"))
        scroll = Scroll()  # with the largest letters, in a low window
        scroll.body.setSpacing(8)
        self.body.addWidget(self.heading)
        scroll.body.addLayout(self.grid)
        scroll.body.addSpacing(8)
        scroll.body.addWidget(label(self.tr("How do you reach them?"), "heading"))
        scroll.body.addLayout(self._channel_line)
        scroll.body.addWidget(self.note)
        scroll.body.addStretch(1)
        self.body.addWidget(scroll, 1)

    def offer(self, goals: Sequence[Mapping[str, Any]], formats: Formats) -> None:
        """Show the goals that there are (`Shop.goals`)."""
        clear(self.grid)
        self._goals = {goal["code"]: goal for goal in goals}
        self._cards = {}
        for place, goal in enumerate(goals):
            title = words.by_language(goal["title"], formats.locale)
            sentence = words.by_language(goal["description"], formats.locale)
            card = GoalCard(self._theme, goal["code"], title, sentence)
            card.pressed.connect(self.choose_goal)
            self._cards[goal["code"]] = card
            self.grid.addWidget(card, place // 2, place % 2)
        for column in (0, 1):
            self.grid.setColumnStretch(column, 1)

    @Slot(str)
    def choose_goal(self, code: str) -> None:
        """Choose a goal; the channel stays where the goal can take it."""
        self._show_goal(code)
        self.changed.emit()

    def show_choice(self, goal: str, channel: str, note: str = "") -> None:
        """Show what was chosen elsewhere, without saying that it changed."""
        self._show_goal(goal)
        self.channel = channel
        self._mark_channel()
        self.note.setText(note)

    def title(self, formats: Formats) -> str:
        return self.title_of(self.goal, formats)

    def title_of(self, code: str, formats: Formats) -> str:
        goal = self._goals.get(code)
        return words.by_language(goal["title"], formats.locale) if goal else ""

    def _show_goal(self, code: str) -> None:
        self.goal = code
        for name, card in self._cards.items():
            card.mark(name == code)
        channels = self._goals[code]["channels"]
        if self.channel not in channels:
            self.channel = channels[0]
        if channels != [choice.property("code") for choice in self._channels.buttons()]:
            self._offer_channels(channels)
        self._mark_channel()

    def _offer_channels(self, channels: Sequence[str]) -> None:
        clear(self._channel_line)
        for old in self._channels.buttons():
            self._channels.removeButton(old)
        for channel in channels:
            choice = chip(words.channel(channel), f"channel_{channel}")
            choice.setProperty("code", channel)
            choice.clicked.connect(self._choose_channel)
            self._channels.addButton(choice)
            self._channel_line.addWidget(choice)
        self._channel_line.addStretch(1)

    def _mark_channel(self) -> None:
        for choice in self._channels.buttons():
            choice.setChecked(choice.property("code") == self.channel)

    @Slot()
    def _choose_channel(self) -> None:
        chosen = self._channels.checkedButton()
        if chosen is not None:
            self.channel = str(chosen.property("code"))
            self.note.setText("")
            self.changed.emit()


class GoalCard(QFrame):
    """A goal with its sentence; pressed with the mouse, Enter or Space."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, code: str, title: str, sentence: str) -> None:
        super().__init__()
        self._code = code
        self.setObjectName(f"goal_{code}")
        self.setProperty("role", "choice")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.icon = Icon(theme, ICONS.get(code, "campaigns"), "accent", 18, "accent_soft")
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(title, "strong"))
        text.addWidget(label(sentence, "small", wrap=True))
        text.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 12, 14, 12)
        line.setSpacing(14)
        line.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(text, 1)

    def mark(self, chosen: bool) -> None:
        set_property(self, "chosen", "true" if chosen else "false")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(self._code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit(self._code)
        else:
            super().keyPressEvent(event)
