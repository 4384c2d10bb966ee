"""A learning that was interrupted goes on at the next start; one that a person stopped does not."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from engine.progress import Progress
from engine.shop import Shop
from engine.store import checkpoints, database
from gui.app import App

Make = Callable[..., App]


def begun(path: Path) -> None:
    connection = database.open_writer(path)
    with database.transaction(connection):
        checkpoints.begin(connection, "digest", "2026-03-01T12:00:00")
    database.close(connection)


def test_an_interrupted_learning_goes_on_at_the_next_start(app_of: Make, empty_shop: Path, qtbot: QtBot) -> None:
    begun(empty_shop)
    asked: list[str] = []

    def answer(verb: str, _arguments: Any, _progress: Progress) -> Any:
        asked.append(verb)
        return {}

    app = app_of(answer)
    app.actions.open_shop(str(empty_shop))
    qtbot.waitUntil(lambda: asked == ["train"])


def test_one_that_a_person_stopped_does_not(app_of: Make, empty_shop: Path, qtbot: QtBot) -> None:
    begun(empty_shop)
    started = threading.Event()

    def answer(_verb: str, _arguments: Any, progress: Progress) -> Any:
        started.set()
        while True:
            time.sleep(0.01)
            progress(0.5, "train.value")

    app = app_of(answer)
    app.actions.open_shop(str(empty_shop))
    qtbot.waitUntil(lambda: started.is_set() and app.jobs.current is not None)
    app.jobs.cancel(app.jobs.current)

    def left() -> bool:
        with Shop.read(empty_shop) as shop:
            return shop.overview()["unfinished"] is None

    qtbot.waitUntil(left)


def test_one_that_the_end_of_the_program_stopped_does(app_of: Make, empty_shop: Path, qtbot: QtBot) -> None:
    begun(empty_shop)

    def answer(_verb: str, _arguments: Any, progress: Progress) -> Any:
        while True:
            time.sleep(0.01)
            progress(0.5, "train.value")

    app = app_of(answer)
    app.actions.open_shop(str(empty_shop))
    qtbot.waitUntil(lambda: app.jobs.current is not None)
    app.jobs.close()
    qtbot.wait(50)
    with Shop.read(empty_shop) as shop:
        assert shop.overview()["unfinished"]
