"""Somebody who clicks through the import, and counts it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.wizards.importing import ImportPage

LONG = 60_000


class Person:
    """Somebody who clicks, and counts it."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app, self.qtbot, self.clicks = app, qtbot, 0

    def find(self, name: str) -> Any:
        found = self.app.window.current.findChild(QWidget, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        made = self.find(name)
        assert isinstance(made, QAbstractButton)
        self.qtbot.waitUntil(made.isVisible)  # what was just made is shown at the next turn of the event loop
        assert made.isEnabled(), name
        self.qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        self.clicks += 1

    def see(self, step: Callable[[ImportPage], QWidget]) -> None:
        """Wait until this step of the import is shown."""
        wizard = self.wizard
        self.qtbot.waitUntil(lambda: wizard.steps.currentWidget() is step(wizard), timeout=LONG)

    def wait_until_read(self) -> None:
        """Wait until the preview shows what was changed."""
        self.qtbot.waitUntil(lambda: not self.app.jobs.busy and self.wizard._job is None, timeout=LONG)

    def read(self, widget: QWidget, words: str) -> None:
        """Wait until these words can be read: what was just made is shown at the next turn of the event loop."""
        self.qtbot.waitUntil(lambda: words in words_of(widget), timeout=LONG)

    @property
    def wizard(self) -> ImportPage:
        found = self.app.window.page("import")
        assert isinstance(found, ImportPage)
        return found


def words_of(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def csv_file(folder: Path, name: str, *lines: str) -> str:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)
