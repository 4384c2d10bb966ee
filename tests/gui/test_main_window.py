"""The frame: where one can go, what the keyboard does, what happens to a file that is dropped."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from engine.errors import ShopError
from gui.app import App
from gui.settings import Settings
from gui.single import SingleInstance

Make = Callable[..., App]


def _nothing(verb: str, _arguments: Any, _progress: Any) -> Any:
    raise ShopError("file.empty", file="till.csv")


def _page(app: App) -> str:
    return app.window.current.page_id


def test_without_a_shop_there_is_the_welcome_page_and_only_settings_beside_it(app_of: Make) -> None:
    app = app_of(_nothing)
    assert _page(app) == "welcome"
    enabled = {
        name
        for name in app.window.kinds
        if (made := app.window.findChild(QAbstractButton, f"{name}Navigation")) and made.isEnabled()
    }
    assert enabled == {"settings"}
    app.window.go("home")
    assert _page(app) == "welcome"


def test_an_opened_shop_is_named_remembered_and_opened_again_at_the_next_start(
    app_of: Make, empty_shop: Path, settings: Settings
) -> None:
    app = app_of(_nothing)
    assert app.actions.open_shop(str(empty_shop))
    assert app.window.navigation.shop.accessibleName() == "Corner Shop"
    assert "Corner Shop" in app.window.windowTitle()
    assert _page(app) == "data"
    assert settings.recent_shops() == [str(empty_shop)]
    assert app_of(_nothing).workspace.path == empty_shop


def test_a_shop_that_cannot_be_opened_is_said_and_the_open_one_stays(
    app_of: Make, empty_shop: Path, tmp_path: Path
) -> None:
    app = app_of(_nothing)
    app.actions.open_shop(str(empty_shop))
    stranger = tmp_path / "stranger.regulars"
    stranger.write_text("not a shop", encoding="utf-8")
    assert not app.actions.open_shop(str(stranger))
    box = app.window.findChild(object, "errorBox")
    assert "stranger.regulars is not a shop" in box.text()
    box.close()
    assert app.workspace.path == empty_shop


def test_a_dropped_spreadsheet_is_looked_into(app_of: Make, tmp_path: Path, qtbot: QtBot) -> None:
    asked: list[Any] = []

    def answer(verb: str, arguments: Any, _progress: Any) -> Any:
        asked.append((verb, arguments["files"]))
        raise ShopError("file.empty", file=arguments["files"][0])

    app = app_of(answer)
    path = tmp_path / "till.csv"
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    anywhere = (
        QPoint(700, 400),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    app.window.dragEnterEvent(QDragEnterEvent(*anywhere))
    welcome = app.window.page("welcome")
    assert welcome.drop.property("over") is True  # type: ignore[attr-defined]
    app.window.dropEvent(QDropEvent(QPointF(700, 400), *anywhere[1:]))
    assert welcome.drop.property("over") is False  # type: ignore[attr-defined]
    page = app.window.page("import")
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.failure)  # type: ignore[attr-defined]
    assert asked == [("preview", [str(path)])]
    assert page.failure.sentence.text() == "There is nothing in the file till.csv."  # type: ignore[attr-defined]
    qtbot.keyClick(page.failure.action, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert _page(app) == "welcome"


def test_quick_finder_goes_to_a_page_with_the_keyboard_alone(app_of: Make, empty_shop: Path, qtbot: QtBot) -> None:
    app = app_of(_nothing)
    app.actions.open_shop(str(empty_shop))
    with qtbot.waitActive(app.window):
        app.window.activateWindow()
    qtbot.keyClick(app.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = app.window.findChild(QLineEdit, "finderField")
    qtbot.waitUntil(lambda: field.isVisible())
    found = app.window.findChild(QListWidget, "finderList")
    tall = found.height()
    qtbot.keyClicks(field, "settin")
    assert found.count() == 1
    assert found.height() < tall / 4
    nothing = app.window.findChild(QLabel, "finderNothing")
    assert not nothing.isVisible()
    qtbot.keyClicks(field, "?")
    assert nothing.isVisible()
    assert not found.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert _page(app) == "settings"
    assert not field.isVisible()


def test_every_button_has_a_name_for_helpers_and_for_screen_readers(app_of: Make, empty_shop: Path) -> None:
    app = app_of(_nothing)
    app.actions.open_shop(str(empty_shop))
    for page_id in app.window.kinds:
        app.window.go(page_id)
        page = app.window.current
        for made in page.findChildren(QAbstractButton):
            if made.isVisible() and not made.objectName().startswith("qt_"):
                assert made.objectName(), (page.page_id, made.text())
                assert made.accessibleName() or made.text(), (page.page_id, made.objectName())
                assert made.focusPolicy() & Qt.FocusPolicy.TabFocus or not made.isEnabled(), made.objectName()


def test_size_and_page_are_remembered(app_of: Make, empty_shop: Path, settings: Settings) -> None:
    app = app_of(_nothing)
    app.actions.open_shop(str(empty_shop))
    app.window.resize(950, 600)
    app.window.go("home")
    assert settings.page == "home"
    assert settings.page == "home"
    app.window.close()
    assert app_of(_nothing).window.height() == 600  # the test screen is too narrow to say so of the width


def test_a_second_start_hands_its_file_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(f"regulars-test-{tmp_path.name}")
    second = SingleInstance(f"regulars-test-{tmp_path.name}")
    try:
        assert first.is_first
        assert not second.is_first
        with qtbot.waitSignal(first.asked) as caught:
            second.hand_over("/shops/corner.regulars")
        assert caught.args == ["/shops/corner.regulars"]
    finally:
        first.close()


def test_the_window_is_light(tmp_path: Path) -> None:
    import os
    import subprocess

    code = (
        "import sys; from PySide6.QtCore import QSettings; from gui.settings import Settings; import gui.app\n"
        "s = Settings(QSettings(sys.argv[1], QSettings.Format.IniFormat))\n"
        "q = gui.app.make_application([], s); a = gui.app.App(s); a.start(); q.processEvents(); a.window.close()\n"
        "print(','.join(m for m in ('pandas','tensorflow','keras','sqlite_utils','sklearn','scipy') if m in sys.modules))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "s.ini")],
        cwd=root,
        env=os.environ.copy(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("nonsense", ["", "purple", "3"])
def test_nonsense_in_the_settings_file_becomes_the_default(settings: Settings, nonsense: str) -> None:
    settings.store.setValue("look/scale", nonsense or "x")
    settings.store.setValue("shops/recent", nonsense)
    assert settings.scale in (1.0, 3.0)
    assert settings.recent_shops() == []
