"""What tests of the window share: settings of their own, a theme, an engine that can be told what to say."""

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from engine.errors import Cancelled
from engine.progress import Progress, silent
from engine.shop import Passphrase, Shop
from gui.app import App
from gui.jobs import Jobs
from gui.resources import resource
from gui.settings import Settings
from gui.theme import Theme

Answer = Callable[[str, Mapping[str, Any], Progress], Any]


class ToldEngine:
    """Stands for the child process: answers as it is told, in the thread that calls it."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.calls: list[tuple[str, dict[str, Any], str | None]] = []
        self.cancelled = threading.Event()

    def call(
        self,
        verb: str,
        arguments: Mapping[str, Any] | None = None,
        *,
        shop: str | None = None,
        passphrase: Passphrase | None = None,
        progress: Progress = silent,
    ) -> Any:
        self.cancelled.clear()
        self.calls.append((verb, dict(arguments or {}), shop))

        def report(share: float, step: str) -> None:
            if self.cancelled.is_set():
                raise Cancelled
            progress(share, step)

        return self.answer(verb, dict(arguments or {}), report)

    def cancel(self) -> None:
        self.cancelled.set()

    def close(self) -> None:
        self.cancelled.set()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    kept = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    kept.language = "en_GB"
    kept.theme = "light"
    return kept


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The window speaks English, with its forms for one and for many."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    translator = QTranslator()
    assert translator.load("regulars_en", str(resource("translations")))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def theme(qapp: QApplication, settings: Settings) -> Iterator[Theme]:
    made = Theme(settings.theme)
    made.apply()
    yield made
    made.deleteLater()


@pytest.fixture
def jobs_of(qapp: QApplication) -> Iterator[Callable[[Answer], Jobs]]:
    made: list[Jobs] = []

    def make(answer: Answer) -> Jobs:
        made.append(Jobs(ToldEngine(answer)))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for jobs in made:
        jobs.close()
        jobs.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def empty_shop(tmp_path: Path) -> Path:
    """A shop file with settings and nothing else."""
    path = tmp_path / "corner.regulars"
    with Shop.create(path) as shop:
        shop.set_settings({"name": "Corner Shop", "country": "GB", "currency": "GBP", "confirmed": True})
    return path


@pytest.fixture
def app_of(
    qapp: QApplication, settings: Settings, jobs_of: Callable[[Answer], Jobs]
) -> Iterator[Callable[[Answer], App]]:
    """Builds the whole window over an engine that answers as it is told."""
    made: list[App] = []

    def make(answer: Answer) -> App:
        made.append(App(settings, jobs_of(answer)))
        made[-1].start()
        return made[-1]

    yield make
    for app in made:
        app.close()
        app.window.deleteLater()
        app.deleteLater()
    # Now, not at some later event: every window left makes the style sheet of the next one slower.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
