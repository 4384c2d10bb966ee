"""A shop with a passphrase in the window: it is asked for, set, changed and taken away."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from engine import backups
from engine.process import _answer
from engine.shop import Passphrase, Shop
from gui.app import App
from gui.pages.privacy import PrivacyPage
from gui.pages.unlock import UnlockPage
from gui.settings import Settings
from tests.gui.pages.cafe import cafe

WORDS = Passphrase("an open window")
Make = Callable[..., App]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return cafe(tmp_path)


@pytest.fixture
def locked(shop: Path) -> Path:
    Shop.encrypt(shop, WORDS)
    return shop


class Answering:
    """The child process, as `App` sees it: each verb as it would run there, with the passphrase that came through the pipe."""

    def __init__(self) -> None:
        self.given: list[str | None] = []

    def call(self, verb: str, arguments: Any = None, *, shop: Any = None, passphrase: Any = None, progress: Any) -> Any:
        text = passphrase.text if passphrase else None
        self.given.append(text)
        request = {"verb": verb, "shop": shop, "arguments": arguments or {}, "passphrase": text}
        return _answer(request, progress)

    def cancel(self) -> None:
        pass

    def close(self) -> None:
        pass


@pytest.fixture
def engine() -> Answering:
    return Answering()


@pytest.fixture
def app(app_of: Make, engine: Answering, english: None) -> App:
    made = app_of(lambda *_: None)
    made.jobs._engine = engine  # type: ignore[assignment]
    return made


def _shown(app: App) -> str:
    return app.window.current.page_id


def _press(qtbot: QtBot, app: App, name: str) -> None:
    found = app.window.current.findChild(QAbstractButton, name)
    assert found is not None, name
    qtbot.waitUntil(lambda: found.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def _type(app: App, **fields: str) -> None:
    for name, text in fields.items():
        field = app.window.current.findChild(QLineEdit, name)
        assert field is not None
        assert field.isVisible(), name
        assert field.echoMode() is QLineEdit.EchoMode.Password
        field.setText(text)


def _text(app: App, name: str) -> str:
    found = app.window.current.findChild(QLabel, name)
    assert found is not None
    return found.text()


def _unlock(qtbot: QtBot, app: App, text: str) -> None:
    page = app.window.current
    assert isinstance(page, UnlockPage)
    page.form.word.clear()
    qtbot.keyClicks(page.form.word, text)
    qtbot.keyClick(page.form.word, Qt.Key.Key_Return)


def _privacy(qtbot: QtBot, app: App, button: str) -> PrivacyPage:
    app.window.go("privacy")
    page = app.window.current
    assert isinstance(page, PrivacyPage)
    qtbot.waitUntil(lambda: page.findChild(QAbstractButton, button).isVisible())  # type: ignore[union-attr]
    return page


def test_a_locked_shop_asks_until_it_is_given_the_right_passphrase(
    app: App, locked: Path, settings: Settings, qtbot: QtBot
) -> None:
    assert not app.actions.open_shop(str(locked))
    assert _shown(app) == "unlock"
    assert _text(app, "unlockTitle") == "cafe is locked"
    assert _text(app, "unlockWrong") == ""
    _unlock(qtbot, app, "a shut window")
    assert _shown(app) == "unlock"
    assert _text(app, "unlockWrong") == "This is not the passphrase of the shop."
    assert not app.workspace.is_open
    _unlock(qtbot, app, WORDS.text)
    assert app.workspace.overview["lines"] == 20
    assert _shown(app) == "home"
    assert settings.recent_shops() == [str(locked)]
    # What the pages ask and edit, on connections of their own, is unlocked too; and so are jobs.
    app.workspace.edit("set_settings", {"name": "Corner"}, changes=frozenset({"settings"}))
    qtbot.waitUntil(lambda: app.workspace.name == "Corner")
    with qtbot.waitSignal(app.workspace.ask("backups").succeeded):
        pass
    with qtbot.waitSignal(app.jobs.start(app.workspace.job("check")).succeeded) as checked:
        pass
    assert checked.args == [[]]
    assert app.actions.open_shop(str(locked))  # it is open: nobody is asked again


def test_it_is_asked_for_at_the_next_start_and_another_shop_is_one_click_away(
    app_of: Make, locked: Path, empty_shop: Path, settings: Settings, qtbot: QtBot
) -> None:
    other = empty_shop.rename(empty_shop.with_name("other.regulars"))
    settings.remember_shop(str(other))
    settings.remember_shop(str(locked))
    app = app_of(lambda *_: None)
    assert _shown(app) == "unlock"
    _press(qtbot, app, "openOther-other")
    assert app.workspace.path == other
    assert settings.recent_shops() == [str(other), str(locked)]
    app.actions.open_shop(str(locked))
    app.window.current.escape()
    assert _shown(app) == "home"
    assert app.workspace.path == other


def test_a_passphrase_is_set_changed_and_taken_away(app: App, shop: Path, engine: Answering, qtbot: QtBot) -> None:
    app.actions.open_shop(str(shop))
    with Shop.read(shop) as opened:
        backups.keep(opened._connection, shop, opened._clock())
    page = _privacy(qtbot, app, "setPassphraseButton")
    assert "is not locked" in _text(app, "passphraseState")
    _press(qtbot, app, "setPassphraseButton")
    assert page.passphrase.current.isHidden()
    assert "nobody can recover a passphrase" in _text(app, "passphraseWarning")
    assert page.passphrase.copies.text() == "Remove 1 earlier copy"
    assert page.passphrase.copies.isChecked()
    _type(app, newPassphrase="short", againPassphrase="short")
    _press(qtbot, app, "confirmPassphraseButton")
    assert _text(app, "passphraseProblem") == "A passphrase has at least 8 characters."
    _type(app, newPassphrase=WORDS.text, againPassphrase="an open windoW")
    _press(qtbot, app, "confirmPassphraseButton")
    assert _text(app, "passphraseProblem") == "These two are not alike."
    _type(app, newPassphrase=WORDS.text, againPassphrase=WORDS.text)
    _press(qtbot, app, "confirmPassphraseButton")
    qtbot.waitUntil(lambda: app.workspace.passphrase == WORDS, timeout=10_000)
    qtbot.waitUntil(lambda: _shown(app) == "privacy")
    assert _text(app, "passphraseSaid") == "The shop is locked now. 1 earlier copy removed."
    assert backups.count(shop) == 0
    assert page.passphrase.new.text() == page.passphrase.again.text() == ""

    qtbot.waitUntil(lambda: "is locked" in _text(app, "passphraseState"))
    _press(qtbot, app, "changePassphraseButton")
    other = Passphrase("another window")
    for current, done in (("a shut window", False), (WORDS.text, True)):
        _type(app, currentPassphrase=current, newPassphrase=other.text, againPassphrase=other.text)
        _press(qtbot, app, "confirmPassphraseButton")
        if not done:
            assert _text(app, "passphraseProblem") == "This is not the passphrase of the shop."
    qtbot.waitUntil(lambda: app.workspace.passphrase == other, timeout=10_000)
    _privacy(qtbot, app, "removePassphraseButton")
    _press(qtbot, app, "removePassphraseButton")
    assert page.passphrase.new.isHidden()
    _type(app, currentPassphrase=other.text)
    _press(qtbot, app, "confirmPassphraseButton")
    qtbot.waitUntil(lambda: app.workspace.is_open and app.workspace.passphrase is None, timeout=10_000)
    assert app.workspace.overview["lines"] == 20
    assert engine.given == [None, WORDS.text, other.text]


def test_what_goes_wrong_is_said_and_the_shop_is_open_as_before(
    app: App, locked: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    app.actions.open_shop(str(locked), WORDS)

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    _privacy(qtbot, app, "removePassphraseButton")
    _press(qtbot, app, "removePassphraseButton")
    _type(app, currentPassphrase=WORDS.text)
    _press(qtbot, app, "confirmPassphraseButton")
    qtbot.waitUntil(lambda: app.workspace.is_open, timeout=10_000)
    qtbot.waitUntil(lambda: "The disk is full" in _text(app, "passphraseSaid"))
    assert app.workspace.passphrase == WORDS
