"""Asks for the PIN before exports and privacy, where the shop has one, and remembers for some minutes that it was typed."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from engine.errors import ShopError
from engine.shop import Passphrase
from gui import messages
from gui.widgets.pin_dialog import PinDialog
from gui.workspace import Workspace

Action = Callable[[], object]


class PinGate(QObject):
    """One question at a time; what is not let through is not done, and nothing else happens."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self._shop: Path | None = None
        self._until = 0.0
        self._then: Action | None = None
        self.dialog: PinDialog | None = None

    def ask(self, then: Action, meanwhile: Action | None = None) -> None:
        """Do `then` at once where nothing is asked, else once the PIN was typed; `meanwhile` before the question is shown."""
        if not self._is_shut():
            then()
            return
        if meanwhile is not None:
            meanwhile()
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.raise_()
            return
        self._then = then
        self.dialog = PinDialog(has_passphrase=self._workspace.passphrase is not None, parent=self._window)
        self.dialog.given.connect(self._try)
        self.dialog.reset_wanted.connect(self._reset)
        self.dialog.open()

    def _is_shut(self) -> bool:
        if not self._workspace.is_open:
            return False
        is_trusted = self._shop == self._workspace.path and time.monotonic() < self._until
        try:
            return not is_trusted and bool(self._workspace.read("pin")["set"])
        except ShopError:
            return False  # nothing can be read: what is asked for will say why

    @Slot(str)
    def _try(self, pin: str) -> None:
        assert self.dialog is not None
        if not self._workspace.read("check_pin", pin):
            self.dialog.refuse()
            return
        self._trust(60 * self._workspace.read("pin")["minutes"])
        self._go_on()

    @Slot(str)
    def _reset(self, passphrase: str) -> None:
        """Who knows the passphrase of the shop may take the PIN away."""
        assert self.dialog is not None
        if Passphrase(passphrase) != self._workspace.passphrase:
            self.dialog.refuse_passphrase(messages.error(ShopError("shop.passphrase")))
            return
        edit = self._workspace.edit("set_pin", None, changes=frozenset({"settings"}))
        edit.succeeded.connect(self._go_on)
        edit.failed.connect(self._not_reset)

    @Slot(object)
    def _not_reset(self, problem: ShopError) -> None:
        if self.dialog is not None:
            self.dialog.refuse_passphrase(messages.error(problem))

    def _trust(self, seconds: float) -> None:
        self._shop, self._until = self._workspace.path, time.monotonic() + seconds

    @Slot()
    def _go_on(self, _result: object = None) -> None:
        then, self._then = self._then, None
        if self.dialog is not None:
            self.dialog.accept()
        if then is not None:
            then()
