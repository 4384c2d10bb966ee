"""A shopkeeper's first hour by clicking alone, over the real engine: a spreadsheet in, learning, campaign files out.

Clicks are counted: at most six from the start to Home (the file dialog counts as one) and eight more to saved files.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.shop import Shop
from gui.app import App
from gui.jobs import Jobs
from gui.pages.campaigns import CampaignsPage
from gui.settings import Settings
from gui.wizards.campaign import export as export_step
from gui.wizards.importing import page as import_page

LONG = 240_000


class Person:
    """Somebody who clicks, and counts it."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app, self.qtbot, self.clicks = app, qtbot, 0

    def press(self, button: QAbstractButton) -> None:
        self.qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=LONG)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.clicks += 1

    def click(self, name: str) -> None:
        def there() -> QAbstractButton | None:
            found = self.app.window.current.findChild(QWidget, name)
            return found if isinstance(found, QAbstractButton) and found.isVisible() else None

        self.qtbot.waitUntil(lambda: there() is not None, timeout=LONG)
        button = there()
        assert button is not None
        self.press(button)

    def wait_for(self, page_id: str) -> None:
        self.qtbot.waitUntil(lambda: self.app.window.current.page_id == page_id, timeout=LONG)

    def wait_for_text(self, text: str) -> QPushButton:
        """The button of that text; a page is shown before what it tells has been read from the shop."""

        def there() -> QPushButton | None:
            buttons = self.app.window.current.findChildren(QPushButton)
            return next((button for button in buttons if button.isVisible() and button.text() == text), None)

        self.qtbot.waitUntil(lambda: there() is not None, timeout=LONG)
        button = there()
        assert button is not None
        return button


@pytest.fixture
def person(
    qapp: QApplication, english: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[Person]:
    monkeypatch.setattr(import_page, "shops_folder", lambda: str(tmp_path / "Regulars"))
    monkeypatch.setattr(export_step.QStandardPaths, "writableLocation", lambda _kind: str(tmp_path / "documents"))
    app = App(settings, Jobs())
    app.start()
    yield Person(app, qtbot)
    app.close()
    app.window.deleteLater()
    app.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def whole_way(person: Person, file: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """From the welcome page to campaign files; returns the shop file and the folder of the campaign."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    person.click("openButton")
    person.clicks += 1  # choosing the file in the dialog
    for name in ("previewImportButton", "confirmButton", "learnButton"):
        person.click(name)
    person.wait_for("home")
    assert person.clicks <= 6
    before = person.clicks
    prepare = person.wait_for_text("Prepare the list")
    person.press(prepare)
    person.wait_for("campaigns")
    page = person.app.window.current
    assert isinstance(page, CampaignsPage)
    export = page.wizard.export
    while export.state.shown is not export.done and person.clicks - before < 8:
        person.press(page.wizard.next)
        person.qtbot.waitUntil(lambda: export.state.shown is export.done or page.wizard.next.isEnabled(), timeout=LONG)
    assert export.state.shown is export.done
    assert person.clicks - before <= 8
    return next((file for file in (person.app.workspace.path,) if file), Path()), export.folder


def agree(shop_file: Path, folder: Path) -> int:
    """The workbook's lines are the shop's; how many there are."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    header, *lines = list(load_workbook(folder / "campaign.xlsx")["Campaign"].iter_rows(values_only=True))
    assert len(lines) == manifest["treated"] > 0
    with Shop.read(shop_file) as shop:
        for line in lines[:10]:
            shown = dict(zip(header, line))
            profile = shop.profile(str(shown["Customer"]))
            assert shown["Visits"] == profile["visits"]
            assert shown["Spent so far"] == pytest.approx(profile["historic_value"], abs=0.01)
    return len(lines)


@pytest.mark.timeout(400)
def test_the_sample_from_spreadsheet_to_campaign_files(
    person: Person, sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop_file, folder = whole_way(person, sample_folder / "corner_shop_sales.xlsx", monkeypatch)
    assert agree(Path(shop_file), folder) > 10


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_real_gift_shop_from_spreadsheet_to_campaign_files(
    person: Person, real_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop_file, folder = whole_way(person, real_data / "online_retail.xlsx", monkeypatch)
    assert agree(Path(shop_file), folder) > 10
