"""What goes wrong around the window: said in one clear sentence, and nothing is lost."""

import errno
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from engine import process
from engine.errors import CODES, ShopError, of_writing
from engine.progress import Progress
from engine.shop import Shop
from gui import messages
from gui.app import App
from gui.jobs import Job
from gui.messages.errors import ERRORS

AppOf = Callable[..., App]


def _working(_verb: str, _arguments: Mapping[str, Any], progress: Progress) -> Any:
    for n in range(1000):
        progress(n / 1000, "import.reading")
        process.time.sleep(0.01)
    return {}


def _nothing(_verb: str, _arguments: Mapping[str, Any], _progress: Progress) -> Any:
    return {}


def box(app: App, name: str) -> QMessageBox | None:
    return next((found for found in app.window.findChildren(QMessageBox, name) if found.isVisible()), None)


@pytest.mark.parametrize(("verb", "asks"), [("import_files", True), ("train", False)])
def test_the_window_asks_before_it_closes_on_work_that_would_be_lost(
    app_of: AppOf, empty_shop: Path, english: None, qtbot: QtBot, verb: str, asks: bool
) -> None:
    app = app_of(_working)
    app.actions.open_shop(str(empty_shop))
    job = app.jobs.start(Job(verb, {}, shop=str(empty_shop)))
    qtbot.waitUntil(lambda: job.share > 0)
    app.window.close()
    asked = box(app, "closeBox")
    assert (asked is not None) is asks
    assert app.window.isVisible() is asks
    if asked is None:
        return
    assert asked.text().startswith("Importing is under way.")
    qtbot.mouseClick(asked.defaultButton(), Qt.MouseButton.LeftButton)
    assert app.window.isVisible()
    assert app.jobs.busy
    app.window.close()
    asked = box(app, "closeBox")
    assert asked is not None
    anyway = next(made for made in asked.buttons() if made is not asked.defaultButton())
    qtbot.mouseClick(anyway, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not app.window.isVisible())
    qtbot.waitUntil(lambda: not app.jobs.busy)


def test_a_shop_that_is_damaged_inside_is_not_opened_and_the_other_stays(
    app_of: AppOf, tmp_path: Path, english: None, empty_shop: Path
) -> None:
    whole = empty_shop.read_bytes()
    torn = tmp_path / "torn.regulars"
    torn.write_bytes(whole[:8192] + bytes((byte * 7 + 13) % 256 for byte in whole[8192:]))
    app = app_of(_nothing)
    assert app.actions.open_shop(str(empty_shop))
    assert not app.actions.open_shop(str(torn))
    told = box(app, "errorBox")
    assert told is not None
    assert told.text() == "The shop file torn.regulars is damaged. Restore it from a backup."
    assert app.workspace.path == empty_shop


def test_a_page_that_cannot_be_read_says_why(
    app_of: AppOf, empty_shop: Path, english: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(_nothing)
    app.actions.open_shop(str(empty_shop))

    def torn(_shop: Shop) -> dict[str, Any]:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(Shop, "home", torn)
    app.window.go("home")
    told = box(app, "errorBox")
    assert told is not None
    assert "is damaged" in told.text()


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_folder_in_which_nothing_can_be_written_is_called_so(english: None, number: int) -> None:
    words = messages.error(of_writing(OSError(number, "no"), "/media/stick/Regulars"))
    assert words.startswith("Nothing can be written to /media/stick/Regulars:")


def test_a_new_shop_where_there_is_no_leave_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, **_how: Any) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with (
        pytest.raises(ShopError, match=r"file\.read_only"),
        process._opened("import_files", tmp_path / "a" / "b.regulars"),
    ):
        pass


def test_every_failure_of_the_engine_has_a_sentence() -> None:
    assert ERRORS.keys() == CODES


def test_at_the_end_of_the_program_nothing_is_asked_and_no_work_is_left(
    app_of: AppOf, empty_shop: Path, qtbot: QtBot
) -> None:
    app = app_of(_working)
    app.actions.open_shop(str(empty_shop))
    job = app.jobs.start(Job("import_files", {}, shop=str(empty_shop)))
    qtbot.waitUntil(lambda: job.share > 0)
    app.close()
    assert box(app, "closeBox") is None
    assert not app.window.isVisible()
    assert app.jobs.closing
    qtbot.waitUntil(lambda: not app.jobs.busy)
