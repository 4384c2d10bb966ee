"""What tests of the wizards share: the whole window over a real engine process, and somebody who clicks in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.jobs import Jobs
from gui.settings import Settings
from gui.wizards.importing import page
from tests.gui.wizards.person import Person


@pytest.fixture
def shops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where new shops are kept in this test."""
    folder = tmp_path / "Regulars"
    monkeypatch.setattr(page, "shops_folder", lambda: str(folder))
    return folder


@pytest.fixture
def app(qapp: QApplication, english: None, settings: Settings, shops: Path) -> Iterator[App]:
    """The whole window over a real engine process."""
    made = App(settings, Jobs())
    made.start()
    yield made
    made.close()
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def person(app: App, qtbot: QtBot) -> Person:
    return Person(app, qtbot)
