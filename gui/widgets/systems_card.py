"""Till systems whose exports are recognised: how many, those that somebody added here, and a button to add one."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import ShopError
from engine.shop import add_till_system, remove_till_system, till_systems
from gui import messages
from gui.widgets.buttons import button
from gui.widgets.cards import Card, clear
from gui.widgets.labels import Elided, label


class SystemsCard(Card):
    """What `engine.shop.till_systems` says. A system is described in a file, as README tells."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Till systems"), parent=parent)
        self.setObjectName("systemsCard")
        self.known = label("", "small", "systemsKnown", wrap=True)
        self.body.addWidget(self.known)
        self._own = QVBoxLayout()
        self._own.setSpacing(4)
        self.body.addLayout(self._own)
        add = button(self.tr("Add a till system…"), "addSystemButton")
        add.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.addWidget(add)
        line.addStretch(1)
        self.body.addLayout(line)
        self.failure = label("", "bad", "systemsFailure", wrap=True)
        self.failure.hide()
        self.body.addWidget(self.failure)

    def refresh(self) -> None:
        """Show what there is now."""
        systems = till_systems()
        usable = sum(system["wrong"] is None for system in systems)
        self.known.setText(self.tr("Exports of %Ln system(s) are recognised without a question.", "", usable))
        clear(self._own)
        for system in systems:
            if system["own"]:
                self._own.addLayout(self._row(system))

    def _row(self, system: dict[str, Any]) -> QHBoxLayout:
        line = QHBoxLayout()
        words = system["name"] if system["wrong"] is None else f"{system['name']}: {system['wrong']}"
        line.addWidget(Elided(words, "body" if system["wrong"] is None else "bad"), 1)
        remove = button(self.tr("Remove"), f"removeSystem-{system['id']}")
        remove.clicked.connect(partial(self._do, remove_till_system, system["id"]))
        line.addWidget(remove)
        return line

    @Slot()
    def _choose(self) -> None:
        file, _ = QFileDialog.getOpenFileName(
            self, self.tr("Add a till system"), "", self.tr("Descriptions") + " (*.toml)"
        )
        if file:
            self.add(file)

    def add(self, file: str) -> None:
        """Add the system that a file describes, or say what is wrong in it."""
        self._do(add_till_system, file)

    def _do(self, action: Callable[[str], Any], what: str, *_: object) -> None:
        self.failure.hide()
        try:
            action(what)
        except ShopError as problem:
            self.failure.setText(messages.error(problem))
            self.failure.show()
        self.refresh()
