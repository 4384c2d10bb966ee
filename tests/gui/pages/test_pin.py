"""The PIN in the window: it is asked for before exports and privacy, and nowhere else; and it can be got rid of."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from engine.shop import Passphrase, Shop
from gui.app import App
from gui.pages.settings import SettingsPage
from gui.settings import Settings
from gui.widgets.pin_dialog import PinDialog
from gui.wizards.campaign import CampaignWizard
from gui.wizards.campaign.wizard import EXPORT
from tests.gui.pages.cafe import cafe

PIN = "4071"
WORDS = Passphrase("an open window")
Make = Callable[..., App]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = cafe(tmp_path)
    with Shop.open(path) as made:
        made.set_pin(PIN)
    return path


@pytest.fixture
def app(app_of: Make, shop: Path, english: None) -> App:
    made = app_of(lambda *_: None)
    made.actions.open_shop(str(shop))
    made.window.go("home")
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Titles of the file dialogs that were shown; each is cancelled."""
    titles: list[str] = []

    def ask(_parent: object, title: str, *_: object) -> tuple[str, str]:
        titles.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return titles


def _shown(app: App) -> str:
    return app.window.current.page_id


def _dialog(app: App) -> PinDialog:
    dialog = app.actions.gate.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def _is_asking(app: App) -> bool:
    dialog = app.actions.gate.dialog
    return dialog is not None and dialog.isVisible()


def _give(qtbot: QtBot, app: App, pin: str) -> None:
    dialog = _dialog(app)
    dialog.field.clear()
    qtbot.keyClicks(dialog.field, pin)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def _press(qtbot: QtBot, app: App, name: str) -> None:
    found = app.window.current.findChild(QAbstractButton, name)
    assert found is not None, name
    qtbot.waitUntil(lambda: found.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def _minutes(shop: Path, minutes: int) -> None:
    with Shop.open(shop) as opened:
        opened.set_settings({"pin_minutes": minutes})


def test_privacy_wants_the_pin_once_in_some_minutes(app: App, qtbot: QtBot) -> None:
    app.window.go("privacy")
    assert _shown(app) == "home"
    _give(qtbot, app, "4072")
    assert _dialog(app).wrong.text() == "This is not the PIN."
    assert _dialog(app).field.text() == ""
    assert _shown(app) == "home"
    _give(qtbot, app, PIN)
    assert not _is_asking(app)
    assert _shown(app) == "privacy"
    for page in ("home", "privacy"):
        app.window.go(page)
        assert not _is_asking(app)
    assert _shown(app) == "privacy"


def test_who_does_not_know_it_stays_where_they_were(app: App, qtbot: QtBot) -> None:
    navigation = app.window.navigation.findChild(QAbstractButton, "privacyNavigation")
    assert navigation is not None
    qtbot.mouseClick(navigation, Qt.MouseButton.LeftButton)
    _dialog(app).reject()
    assert _shown(app) == "home"
    assert not navigation.isChecked()
    app.window.go("customers")
    assert not _is_asking(app)
    assert _shown(app) == "customers"


def test_it_is_asked_each_time_where_that_is_wanted(app: App, shop: Path, qtbot: QtBot) -> None:
    _minutes(shop, 0)
    for _ in range(2):
        app.window.go("home")
        app.window.go("privacy")
        assert _shown(app) == "home"
        _give(qtbot, app, PIN)
        assert _shown(app) == "privacy"


def test_an_export_wants_it_before_it_asks_where_to(app: App, asked: list[str], qtbot: QtBot) -> None:
    app.window.go("customers")
    _press(qtbot, app, "exportCustomersButton")
    assert asked == []
    _give(qtbot, app, PIN)
    assert asked == ["Export to Excel"]
    app.window.go("settings")
    _press(qtbot, app, "backupButton")
    assert asked == ["Export to Excel", "Save a copy"]


def test_the_last_step_of_a_campaign_wants_it_too(app: App, qtbot: QtBot) -> None:
    app.window.go("campaigns")
    wizard = app.window.current.findChild(CampaignWizard)
    assert wizard is not None
    saved: list[bool] = []
    wizard._save = lambda: saved.append(True)  # type: ignore[method-assign]
    wizard.steps.go(EXPORT)
    wizard._step_on()
    assert saved == []
    _give(qtbot, app, PIN)
    assert saved == [True]


def test_another_shop_asks_for_its_own(app: App, shop: Path, qtbot: QtBot, tmp_path: Path) -> None:
    app.window.go("privacy")
    _give(qtbot, app, PIN)
    with Shop.read(shop) as opened:
        opened.backup(tmp_path / "other.regulars")
    app.actions.open_shop(str(tmp_path / "other.regulars"))
    assert _shown(app) == "home"
    app.window.go("privacy")
    assert _shown(app) == "home"
    _dialog(app).reject()


def test_at_the_start_nothing_of_privacy_is_shown_before_it(
    app_of: Make, shop: Path, settings: Settings, english: None, qtbot: QtBot
) -> None:
    settings.page = "privacy"
    settings.remember_shop(str(shop))
    app = app_of(lambda *_: None)
    assert _shown(app) == "home"
    _give(qtbot, app, PIN)
    assert _shown(app) == "privacy"


def test_it_is_set_changed_and_taken_away_in_settings(app_of: Make, shop: Path, english: None, qtbot: QtBot) -> None:
    with Shop.open(shop) as opened:
        opened.set_pin(None)
    app = app_of(lambda *_: None)
    app.actions.open_shop(str(shop))
    app.window.go("settings")
    page = app.window.current
    assert isinstance(page, SettingsPage)
    _press(qtbot, app, "setPinButton")
    for first, second, wrong in (
        ("123", "123", "A PIN has 4 to 8 digits."),
        ("12x34", "1243", "These two are not alike."),
    ):
        page.pin.new.clear()
        page.pin.again.clear()
        qtbot.keyClicks(page.pin.new, first)
        qtbot.keyClicks(page.pin.again, second)
        _press(qtbot, app, "keepPinButton")
        assert page.pin.problem.text() == wrong
    page.pin.again.clear()
    qtbot.keyClicks(page.pin.again, "1234")
    _press(qtbot, app, "keepPinButton")
    qtbot.waitUntil(lambda: app.workspace.read("pin")["set"])
    assert app.workspace.read("check_pin", "1234")
    _press(qtbot, app, "changePinButton")
    assert page.pin.form.isHidden()
    _give(qtbot, app, "1234")
    assert not page.pin.form.isHidden()
    _press(qtbot, app, "leavePinButton")
    page.pin.often.setCurrentIndex(2)
    page.pin.often.activated.emit(2)
    qtbot.waitUntil(lambda: app.workspace.read("pin")["minutes"] == 60)
    _press(qtbot, app, "removePinButton")
    qtbot.waitUntil(lambda: not app.workspace.read("pin")["set"])
    app.window.go("privacy")
    assert _shown(app) == "privacy"


def test_who_forgot_it_is_told_how_it_goes_away(app: App, qtbot: QtBot) -> None:
    app.window.go("privacy")
    dialog = _dialog(app)
    qtbot.mouseClick(dialog.forgotten, Qt.MouseButton.LeftButton)
    assert dialog.way.isVisible()
    assert dialog.passphrase.isHidden()  # there is none that could help


def test_who_has_the_passphrase_takes_a_forgotten_pin_away(
    app_of: Make, shop: Path, english: None, qtbot: QtBot
) -> None:
    Shop.encrypt(shop, WORDS)
    app = app_of(lambda *_: None)
    app.actions.open_shop(str(shop), WORDS)
    app.window.go("privacy")
    dialog = _dialog(app)
    qtbot.mouseClick(dialog.forgotten, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(dialog.passphrase, "a shut window")
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert dialog.wrong.text() == "This is not the passphrase of the shop."
    assert app.workspace.read("pin")["set"]
    qtbot.keyClicks(dialog.passphrase, WORDS.text)
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(app) == "privacy")
    assert not app.workspace.read("pin")["set"]
