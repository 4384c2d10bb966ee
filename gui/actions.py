"""What a person can do from anywhere in the window: open files and shops, find, learn, undo."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from engine.errors import ShopError
from engine.shop import Passphrase
from gui import messages
from gui.jobs import Job, Jobs
from gui.main_window import MainWindow
from gui.pin_gate import PinGate
from gui.settings import Settings
from gui.theme import Theme
from gui.widgets.finder import Finder, Found
from gui.workspace import Workspace

SHOP_SUFFIX = ".regulars"


class Actions(QObject):
    """Listens to the window and its pages and does what is not a page's own business."""

    def __init__(self, window: MainWindow, workspace: Workspace, jobs: Jobs, settings: Settings, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._workspace, self._jobs = window, workspace, jobs
        self._settings, self._theme = settings, theme
        self._finder = self._made_finder()
        self.gate = PinGate(workspace, window)
        window.dropped.connect(self.open_paths)
        window.open_wanted.connect(self.choose_files)
        window.finder_wanted.connect(self.find)
        window.wanted.connect(self._asked)
        window.failed.connect(self._tell)
        jobs.ended.connect(self._job_ended)

    def rebuild(self) -> None:
        """The language is another one."""
        self._finder.deleteLater()
        self._finder = self._made_finder()

    def _made_finder(self) -> Finder:
        finder = Finder(self._workspace, self._theme, self._window)
        finder.chosen.connect(self._found)
        return finder

    @Slot(list)
    def open_paths(self, paths: Sequence[str]) -> None:
        """Open what was dropped or chosen: a shop, or spreadsheets to import."""
        shops = [path for path in paths if Path(path).suffix.lower() == SHOP_SUFFIX]
        if shops:
            self.open_shop(shops[0])
        elif paths:
            self._settings.folder = str(Path(paths[0]).parent)
            self._window.go("import", {"files": list(paths)})

    @Slot()
    def choose_files(self) -> None:
        """Ctrl+O: ask which spreadsheets or shop to open."""
        kinds = self.tr("Spreadsheets and shops") + " (*.xlsx *.xls *.xlsm *.ods *.csv *.txt *.tsv *.gz *.regulars)"
        paths, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Open"), self._settings.folder, ";;".join((kinds, self.tr("All files") + " (*)"))
        )
        self.open_paths(paths)

    @Slot()
    def choose_shop(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a shop"), self._settings.folder, self.tr("Shops") + " (*.regulars)"
        )
        if path:
            self.open_shop(path)

    def open_shop(self, path: str, passphrase: Passphrase | None = None) -> bool:
        """Open a shop file and go to the page that was open last; a failure is said and changes nothing. One that is locked
        is asked the passphrase of."""
        try:
            self._workspace.open(path, passphrase)
        except ShopError as problem:
            if problem.code == "shop.passphrase":
                self._window.go("unlock", {"shop": path, "wrong": problem.values.get("needed") != "first"})
                return False
            self._settings.forget_shop(path)
            self._tell(problem)
            return False
        self._settings.remember_shop(str(Path(path).resolve()))
        has_sales = bool(self._workspace.overview.get("lines"))
        self._window.go(self._settings.page if has_sales else "data")
        if self._workspace.overview.get("unfinished"):
            self.learn()  # it was interrupted, and goes on where it was
        return True

    @Slot()
    def find(self) -> None:
        """Ctrl+K: the quick finder, over whatever page is shown."""
        self._finder.open(
            [Found("page", kind.page_id, messages.place(kind.page_id), kind.icon) for kind in self._window.places()]
            + [
                Found("action", "open", self.tr("Open a file or a shop…"), "folder"),
                Found("action", "learn", self.tr("Learn again"), "learn"),
                Found("action", "theme", self.tr("Light or dark"), "star"),
            ]
        )

    @Slot(str)
    def come_to_front(self, path: str) -> None:
        """A second start: show this window, and open what it was asked for."""
        self._window.setWindowState(self._window.windowState() & ~self._window.windowState().WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()
        if path:
            self.open_paths([path])

    @Slot(str, dict)
    def _asked(self, place: str, arguments: dict[str, Any]) -> None:
        """Pages ask for these as for another page."""
        if place == "open" and arguments.get("shop"):
            self.open_shop(arguments["shop"], arguments.get("passphrase"))
        elif place == "pin":
            self.gate.ask(arguments["then"], arguments.get("meanwhile"))
        elif place == "relock":
            self._relock(arguments["new"], arguments["forget_copies"])
        elif place == "relocked":
            self._relocked(**arguments)
        elif place == "open" and arguments.get("kind") == "shop":
            self.choose_shop()
        elif place == "open":
            self.choose_files()
        elif place == "learn":
            self.learn(refresh=True)
        elif place == "find":
            self.find()
        elif place == "close":
            self._workspace.close()

    def _relock(self, new: Passphrase | None, forget_copies: bool) -> None:
        """Give the open shop another passphrase, or none: nobody may have it open meanwhile, this window neither."""
        shop = {"path": str(self._workspace.path), "old": self._workspace.passphrase}
        self._workspace.close()
        self._window.go("unlock", {"relock": {**shop, "new": new, "forget_copies": forget_copies}})

    def _relocked(self, shop: str, passphrase: Passphrase | None, said: Any) -> None:
        """Back to where it was asked for; `said` is what was done, or the ShopError."""
        if self._workspace.is_open:
            return  # another shop was opened meanwhile
        try:
            self._workspace.open(shop, passphrase)
        except ShopError as problem:
            self._tell(problem)
        self._window.go("privacy", {"relocked": said})

    @Slot(str, str)
    def _found(self, kind: str, which: str) -> None:
        if kind == "page":
            self._window.go(which)
        elif kind in ("customer", "product"):
            self._window.go(f"{kind}s", {kind: which})
        elif which == "open":
            self.choose_files()
        elif which == "learn":
            self.learn()
        elif which == "theme":
            self._theme.set_choice("light" if self._theme.name == "dark" else "dark")
            self._settings.theme = self._theme.choice

    def learn(self, refresh: bool | None = None) -> None:
        """Train on the open shop in the background; the job card shows how far it is. After an import a `refresh` of what
        was learned is enough."""
        if self._workspace.is_open and self._jobs.under_way("train") is None:
            wanted = {} if refresh is None else {"refresh": refresh}
            job = self._workspace.job("train", changes=frozenset({"scores"}), **wanted)
            job.failed.connect(self._tell)
            self._jobs.start(job)

    @Slot(object)
    def _job_ended(self, job: Job) -> None:
        """A learning that a person stopped does not go on by itself at the next start."""
        is_ours = self._workspace.is_open and job.shop == str(self._workspace.path)
        if job.verb == "train" and job.is_cancelled and is_ours and not self._jobs.closing:
            self._workspace.edit("leave_learning", changes=frozenset())

    @Slot(object)
    def _tell(self, problem: ShopError) -> None:
        told = self._window.findChildren(QMessageBox, "errorBox")
        if problem.code == "cancelled" or any(box.isVisible() for box in told):
            return  # one at a time: several pages may say the same
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Regulars", messages.error(problem), parent=self._window)
        box.setObjectName("errorBox")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
