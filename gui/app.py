"""Builds everything once and hands it on: settings, theme, jobs, workspace, pages, window."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from gui.actions import Actions
from gui.garbage import GarbageCollector
from gui.jobs import Jobs
from gui.language import speak, spoken
from gui.main_window import MainWindow
from gui.pages.base import Page
from gui.pages.campaigns import CampaignsPage
from gui.pages.customers import CustomersPage
from gui.pages.data import DataPage
from gui.pages.home import HomePage
from gui.pages.model import ModelPage
from gui.pages.privacy import PrivacyPage
from gui.pages.products import ProductsPage
from gui.pages.segments import SegmentsPage
from gui.pages.settings import SettingsPage
from gui.pages.unlock import UnlockPage
from gui.pages.welcome import WelcomePage
from gui.resources import resource
from gui.settings import Settings
from gui.theme import Theme, load_fonts
from gui.wizards.importing import ImportPage
from gui.workspace import Workspace

PAGES: Final[tuple[type[Page], ...]] = (
    WelcomePage,
    UnlockPage,
    HomePage,
    DataPage,
    ImportPage,
    CustomersPage,
    ProductsPage,
    SegmentsPage,
    ModelPage,
    CampaignsPage,
    PrivacyPage,
    SettingsPage,
)
"""The pages, in the order of the navigation."""


class App(QObject):
    """The parts of a running window. They are made here and nowhere else."""

    def __init__(self, settings: Settings | None = None, jobs: Jobs | None = None) -> None:
        super().__init__()
        self.garbage = GarbageCollector(self)
        self.settings = settings or Settings()
        self.theme = Theme(self.settings.theme, self.settings.scale, self)
        self.theme.apply()
        self.jobs = jobs or Jobs(parent=self)
        self.workspace = Workspace(self.jobs, spoken(self.settings.language), self)
        parts = (self.workspace, self.jobs, self.settings, self.theme)
        self.window = MainWindow(PAGES, *parts)
        self.actions = Actions(self.window, *parts)
        # Later: what asks for it stands on a page that goes with the old language.
        self.window.wanted.connect(self._asked, Qt.ConnectionType.QueuedConnection)

    @Slot(str, dict)
    def _asked(self, what: str, arguments: dict[str, Any]) -> None:
        if what == "language":
            self.speak(arguments["language"])

    def speak(self, choice: str) -> None:
        """Change the language of the window, at once: all that has words on it is built anew."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.settings.language = choice
        speak(application, choice)
        self.workspace.speak(spoken(choice))
        self.window.rebuild()
        self.actions.rebuild()

    def close(self) -> None:
        """End everything: the window, jobs under way, the shop."""
        self.window.close_anyway()
        self.garbage.stop()

    def start(self, path: str = "") -> None:
        """Open what was asked for on the command line, or the latest shop, and show the window."""
        shops = [path] if path else self.settings.recent_shops()[:1] if self.settings.reopen else []
        if shops and Path(shops[0]).suffix == ".regulars":
            self.actions.open_shop(shops[0])
        elif path:
            self.actions.open_paths([path])
        self.window.show()


def make_application(arguments: Sequence[str], settings: Settings) -> QApplication:
    """The QApplication, with fonts and the language of the window."""
    application = QApplication(list(arguments))
    application.setApplicationName("Regulars")
    application.setOrganizationName("Regulars")
    application.setDesktopFileName("regulars")
    application.setWindowIcon(QIcon(str(resource("icons/regulars.svg"))))
    load_fonts()
    speak(application, settings.language)
    return application


def run(arguments: Sequence[str] | None = None) -> int:
    """Show the window until it is closed. A second start brings the first window to the front."""
    from gui.single import SingleInstance

    arguments = list(sys.argv if arguments is None else arguments)
    path = next((argument for argument in arguments[1:] if not argument.startswith("-")), "")
    settings = Settings()
    application = make_application(arguments, settings)
    single = SingleInstance()
    if not single.is_first:
        single.hand_over(path)
        return 0
    app = App(settings)
    single.asked.connect(app.actions.come_to_front)
    app.start(path)
    code = application.exec()
    app.close()
    single.close()
    return code
