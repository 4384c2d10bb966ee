"""Whom we may write to: the answers by channel, lists that change them, and who is blocked."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui import messages
from gui.formats import Formats
from gui.messages import privacy as words
from gui.messages.base import translate
from gui.messages.consents import channel
from gui.widgets.buttons import button
from gui.widgets.cards import Card, clear, rule
from gui.widgets.labels import Elided, label

_SHOWN: Final = 8
"""Blocked people that are listed; all of them stand under Customers."""


class AnswersCard(Card):
    """`consents_wanted()` and `blocks_wanted()` when somebody has a list of them."""

    consents_wanted = Signal()
    blocks_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Whom may we write to?"), parent=parent)
        self.setObjectName("answersCard")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(7)
        self.body.addLayout(self._grid)
        hint = self.tr("Who was never asked, said no or is blocked is on no list of a campaign.")
        self.body.addWidget(label(hint, "small", wrap=True))
        consents = button(self.tr("Add a list of answers…"), "addConsentsButton")
        consents.setToolTip(self.tr("A spreadsheet with customer number, e-mail or phone, and yes or no"))
        consents.clicked.connect(self.consents_wanted)
        blocks = button(self.tr("Add bounces and unsubscribes…"), "addBlocksButton")
        blocks.setToolTip(self.tr("The file that your mailing tool gives back after sending"))
        blocks.clicked.connect(self.blocks_wanted)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(consents)
        line.addWidget(blocks)
        line.addStretch(1)
        self.body.addLayout(line)
        self.said = label("", "note", "listSaid", wrap=True)
        self.said.hide()
        self.body.addWidget(self.said)

    def show_answers(self, answers: Sequence[Mapping[str, Any]], formats: Formats) -> None:
        """What `Shop.privacy` says of the channels."""
        clear(self._grid)
        for column, (name, text) in enumerate(words.ANSWERS.items(), 1):
            self._grid.addWidget(label(translate(text), "small"), 0, column, Qt.AlignmentFlag.AlignRight)
            self._grid.setColumnStretch(column, 1)
            for row, each in enumerate(answers, 1):
                count = each[name]
                figure = label(formats.count(count) if count else "–", "body" if count else "muted")
                figure.setObjectName(f"{each['channel']}-{name}")
                self._grid.addWidget(figure, row, column, Qt.AlignmentFlag.AlignRight)
        for row, each in enumerate(answers, 1):
            self._grid.addWidget(label(channel(each["channel"]), "strong"), row, 0)

    def say(self, text: str) -> None:
        """What a list brought, or why it brought nothing."""
        self.said.setText(text)
        self.said.show()


class BlockedCard(Card):
    """People who get nothing. `freed(customer)` takes it back, `customer_wanted(customer)` shows who it is."""

    freed = Signal(str)
    customer_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Blocked"), " ", parent)
        self.setObjectName("blockedCard")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)

    def show_blocked(self, blocked: Sequence[Mapping[str, Any]], formats: Formats) -> None:
        """The latest of them; the card hides itself where there is nobody."""
        clear(self._rows)
        self.setVisible(bool(blocked))
        for place, each in enumerate(blocked[:_SHOWN]):
            if place:
                self._rows.addWidget(rule())
            self._rows.addLayout(self._row(each, formats))
        more = len(blocked) - _SHOWN
        self.note.setText(self.tr("and %Ln more", "", more) if more > 0 else "")

    def _row(self, each: Mapping[str, Any], formats: Formats) -> QHBoxLayout:
        customer = each["customer_id"]
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(Elided(messages.customer(each["name"], customer), "strong"))
        told.addWidget(label(words.blocked(each, formats), "small", wrap=True))
        show = button(self.tr("See who"), f"showBlocked-{customer}", "link")
        show.clicked.connect(partial(self.customer_wanted.emit, customer))
        free = button(self.tr("Take back"), f"unblock-{customer}", "link")
        free.clicked.connect(partial(self.freed.emit, customer))
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(12)
        line.addLayout(told, 1)
        line.addWidget(show)
        line.addWidget(free)
        return line
