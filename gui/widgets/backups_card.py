"""Earlier copies of the shop, and going back to one: it says first what will be, and that it can be taken back."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.formats import Formats
from gui.widgets.buttons import button
from gui.widgets.cards import Card, clear
from gui.widgets.labels import label


class BackupsCard(Card):
    """What `Shop.backups` says. `confirmed(name)` when somebody wants the shop as it was then."""

    confirmed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Earlier copies"), parent=parent)
        self.setObjectName("backupsCard")
        self.hint = label(
            self.tr("Before the first import of a day, a copy is made by itself, beside the shop's file."),
            "small",
            wrap=True,
        )
        self.body.addWidget(self.hint)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        self.question = label("", "note", "goBackQuestion", wrap=True)
        self.body.addWidget(self.question)
        self.go = button(self.tr("Go back"), "goBackButton", "primary")
        self.stay = button(self.tr("Stay"), "stayButton")
        self.go.clicked.connect(self._confirm)
        self.stay.clicked.connect(self.ask_nothing)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(self.stay)
        line.addWidget(self.go)
        self.body.addLayout(line)
        self._name = ""
        self.ask_nothing()

    def show_copies(self, copies: Sequence[Mapping[str, Any]], formats: Formats) -> None:
        clear(self._rows)
        self.ask_nothing()
        for copy in copies:
            self._rows.addLayout(self._row(copy, formats))

    def say(self, text: str) -> None:
        """What was done, or why it was not."""
        self.ask_nothing()
        self.question.setText(text)
        self.question.setVisible(bool(text))

    @Slot()
    def ask_nothing(self) -> None:
        for widget in (self.question, self.go, self.stay):
            widget.hide()

    def _row(self, copy: Mapping[str, Any], formats: Formats) -> QHBoxLayout:
        if not copy["fits"]:
            other = self.tr("{moment} · another passphrase than the shop, or none")
            line = QHBoxLayout()
            line.addWidget(label(other.format(moment=formats.moment(copy["at"])), "muted", wrap=True), 1)
            return line
        told = self.tr("{moment} · {lines} lines").format(
            moment=formats.moment(copy["at"]), lines=formats.count(copy["lines"])
        )
        back = button(self.tr("Go back to it…"), f"goBackTo-{copy['name']}", "link")
        back.setAccessibleName(self.tr("Go back to {copy}").format(copy=told))
        back.clicked.connect(partial(self._ask, copy["name"], formats.moment(copy["at"])))
        line = QHBoxLayout()
        line.addWidget(label(told, "body"), 1)
        line.addWidget(back)
        return line

    def _ask(self, name: str, moment: str, *_: object) -> None:
        self._name = name
        words = self.tr(
            "The shop will be as it was on {moment}: what was imported, decided and learned since will be missing. How it"
            " is now stays as a copy, so that you can return."
        )
        self.question.setText(words.format(moment=moment))
        for widget in (self.question, self.go, self.stay):
            widget.show()
        self.stay.setFocus()

    @Slot()
    def _confirm(self) -> None:
        for widget in (self.go, self.stay):
            widget.hide()
        self.confirmed.emit(self._name)
