"""The frame: navigation on the left, the pages beside it, the habits of the keyboard. What is on a page is its own."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMessageBox, QStackedWidget, QWidget

from engine.errors import ShopError
from gui import messages
from gui.jobs import Jobs
from gui.pages.base import Page
from gui.settings import Settings
from gui.theme import Theme, tokens
from gui.widgets import reading_order
from gui.widgets.job_card import JobCard
from gui.widgets.navigation import Navigation
from gui.workspace import ALL, Workspace

PREPARE_MS: Final = 250
"""Pause between pages that are built before anybody asks for them."""


class MainWindow(QMainWindow):
    """Shows one page at a time and refreshes it when something changed; hidden pages wait until they are shown.

    A page is built when it is first shown, or when the window has nothing else to do. `dropped(paths)`,
    `wanted(what, arguments)` (a page asks for something that is no page), `failed(problem)` (a page could not be read), `open_wanted`
    and `finder_wanted` are for whoever built the window.
    """

    dropped = Signal(list)
    wanted = Signal(str, dict)
    open_wanted = Signal()
    finder_wanted = Signal()
    navigated = Signal(str)
    failed = Signal(object)

    def __init__(
        self, kinds: Sequence[type[Page]], workspace: Workspace, jobs: Jobs, settings: Settings, theme: Theme
    ) -> None:
        super().__init__()
        self._workspace, self._jobs, self._settings, self._theme = workspace, jobs, settings, theme
        self.kinds = {kind.page_id: kind for kind in kinds}
        self._built: dict[str, Page] = {}
        self._stale = dict.fromkeys(self.kinds, ALL)
        self._outdated: set[str] = set()
        self._is_sure = False
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 560)
        self.navigation = Navigation(theme)
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        for kind in self.places():
            self.navigation.add(kind.page_id, messages.place(kind.page_id), kind.icon)
        self.job_card = JobCard(jobs, theme)
        self.navigation.foot.addWidget(self.job_card)
        self.navigation.chosen.connect(self.go)
        centre = QWidget()
        layout = QHBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.navigation)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(centre)
        workspace.changed.connect(self._changed)
        workspace.opened.connect(self._opened)
        self._add_shortcuts()
        self._restore()
        self._opened()

    def places(self) -> list[type[Page]]:
        """The pages of the navigation, in order."""
        return [kind for kind in self.kinds.values() if kind.in_navigation]

    def page(self, page_id: str) -> Page:
        """A page, built if nobody was there yet, or if it was left over in another language."""
        if page_id in self._outdated and not self._built[page_id].is_unfinished:
            self._renew(page_id)
        if page_id not in self._built:
            page = self.kinds[page_id](self._workspace, self._jobs, self._settings, self._theme)
            page.navigate.connect(self.go)
            self._built[page_id] = page
            self.stack.addWidget(page)
        return self._built[page_id]

    def rebuild(self) -> None:
        """The language is another one: build what has words on it anew, the page that is shown at once, the others when they
        are asked for. A page on which something is unfinished keeps its words until that is done."""
        name = focus.objectName() if (focus := self.focusWidget()) else ""
        shown = self.current.page_id
        self._outdated |= self._built.keys()
        for kind in self.places():
            self.navigation.rename(kind.page_id, messages.place(kind.page_id))
        old, self.job_card = self.job_card, JobCard(self._jobs, self._theme)
        self.navigation.foot.replaceWidget(old, self.job_card)
        old.deleteLater()
        self._tell_shop()
        self.go(shown)
        again = self.current.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(PREPARE_MS, self, self.prepare)

    def _renew(self, page_id: str) -> None:
        """Put a new page in the place of one in another language, with the same things chosen on it."""
        old = self._built.pop(page_id)
        self._outdated.discard(page_id)
        kept = old.standing()
        new = self.page(page_id)
        self._stale[page_id] = ALL
        if kept and (self._workspace.is_open or not new.needs_shop):
            self._bring_up_to_date(new)
            new.stand(kept)
        if self.stack.currentWidget() is old:
            self.stack.setCurrentWidget(new)
        self.stack.removeWidget(old)
        old.deleteLater()

    @Slot()
    def prepare(self) -> None:
        """Build one page that nobody has seen yet, and the next one a moment later: the first visit shall be quick."""
        left = [page_id for page_id in self.kinds if page_id not in self._built]
        left += [page_id for page_id in self._outdated if not self._built[page_id].is_unfinished]
        if left and self.isVisible():
            self.page(left[0])
            QTimer.singleShot(PREPARE_MS, self, self.prepare)

    @property
    def current(self) -> Page:
        """The page that is shown."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @Slot(str)
    @Slot(str, dict)
    def go(self, page_id: str, arguments: dict[str, Any] | None = None) -> None:
        """Show a page. A page that needs a shop is the welcome page as long as none is open."""
        if page_id not in self.kinds:
            self.wanted.emit(page_id, arguments or {})
            return
        if self.kinds[page_id].is_guarded and self._workspace.is_open and self._shown_id != page_id:
            self.wanted.emit(
                "pin", {"then": partial(self.show_page, page_id, arguments), "meanwhile": self._stay_somewhere}
            )
        else:
            self.show_page(page_id, arguments)

    @property
    def _shown_id(self) -> str:
        page = self.stack.currentWidget()
        return page.page_id if isinstance(page, Page) else ""

    def _stay_somewhere(self) -> None:
        """While the PIN is asked for: where one was, or at home, who comes from no page of this shop."""
        is_in_shop = self.current.in_navigation or self.current.needs_shop
        self.show_page(self._shown_id if is_in_shop else "home")

    def show_page(self, page_id: str, arguments: dict[str, Any] | None = None) -> None:
        """Show a page without asking."""
        is_possible = self._workspace.is_open or not self.kinds[page_id].needs_shop
        page = self.page(page_id if is_possible else "welcome")
        self._bring_up_to_date(page)
        within = self.navigation.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.stack.setCurrentWidget(page)
        if not within:
            self._focus()
        self.navigation.mark(page.page_id if page.in_navigation else page.part_of)
        self.job_card.set_hushed(page.shows_its_job)
        if page.in_navigation and page.needs_shop:
            self._settings.page = page.page_id
        if arguments:
            page.arrive(arguments)
        self.navigated.emit(page.page_id)

    def _bring_up_to_date(self, page: Page) -> None:
        stale = self._stale[page.page_id]
        if stale and (self._workspace.is_open or not page.needs_shop):
            self._stale[page.page_id] = frozenset()
            try:
                page.refresh(stale)
            except ShopError as problem:  # a page that does not say it itself
                self.failed.emit(problem)

    def _add_shortcuts(self) -> None:
        for keys, action in (
            (QKeySequence.StandardKey.Open, self.open_wanted.emit),
            ("Ctrl+K", self.finder_wanted.emit),
            (QKeySequence.StandardKey.Find, lambda: self.current.search()),
            (QKeySequence.StandardKey.Undo, lambda: self.current.undo()),
            ("F5", self.reload),
            ("Esc", lambda: self.current.escape()),
        ):
            QShortcut(QKeySequence(keys), self, action)
        for number, kind in enumerate(self.places()[:9], 1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, partial(self.go, kind.page_id))

    @Slot()
    def reload(self) -> None:
        """F5: read everything again."""
        self._workspace.announce(ALL)

    @Slot(frozenset)
    def _changed(self, changes: frozenset[str]) -> None:
        self._stale = {page_id: stale | changes for page_id, stale in self._stale.items()}
        self._tell_shop()
        self._bring_up_to_date(self.current)

    @Slot()
    def _opened(self) -> None:
        for kind in self.places():
            self.navigation.enable(kind.page_id, self._workspace.is_open or not kind.needs_shop)
        self._tell_shop()
        if not self._workspace.is_open:
            self.go("welcome")
        elif self.stack.currentWidget() is not None and self.current.is_guarded:
            self.show_page("home")  # that one let another shop's PIN through

    def _tell_shop(self) -> None:
        overview, formats = self._workspace.overview, self._workspace.formats
        lines = ""
        if overview.get("lines"):
            lines = self.tr("{lines} lines · to {day}").format(
                lines=formats.count(overview["lines"]), day=formats.day(overview["last"])
            )
        self.navigation.show_shop(self._workspace.name, lines)
        self.job_card.set_shop(self._workspace.path)
        name = self._workspace.name
        self.setWindowTitle(f"{name} – Regulars" if name else "Regulars")

    def _restore(self) -> None:
        self.resize(*tokens()["measure"]["window"])
        if not self._settings.geometry.isEmpty():
            self.restoreGeometry(self._settings.geometry)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and all(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.current.invite(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.current.invite(False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.current.invite(False)
        self.dropped.emit([url.toLocalFile() for url in event.mimeData().urls()])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()
        QTimer.singleShot(PREPARE_MS, self, self.prepare)

    def _ask_to_close(self, work: str) -> None:
        if any(box.isVisible() for box in self.findChildren(QMessageBox, "closeBox")):
            return
        words = self.tr("{work} is under way. Closed now, nothing of it is kept, and the shop stays as it was.")
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Regulars", words.format(work=work), parent=self)
        box.setObjectName("closeBox")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        stay = box.addButton(self.tr("Keep it open"), QMessageBox.ButtonRole.RejectRole)
        box.addButton(self.tr("Close anyway"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.accepted.connect(self.close_anyway)
        box.open()

    @Slot()
    def close_anyway(self) -> None:
        """Close without a question: it was answered, or the program ends."""
        self._is_sure = True
        self.close()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through navigation and page as they are read."""
        to = reading_order.step(self.centralWidget(), self.focusWidget(), forward)
        if to is None:
            return super().focusNextPrevChild(forward)
        to.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def _focus(self) -> None:
        """The keyboard starts at what a page names as its first control, else before all of it."""
        (self.current.focusProxy() or self.navigation).setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Learning goes on at the next start; of an import, or anything else that writes, nothing would be kept. That is said
        first, and asked."""
        job = self._jobs.current
        if job is not None and job.writes and not self._is_sure and self.isVisible():
            event.ignore()
            self._ask_to_close(messages.verb(job.verb))
            return
        self._settings.geometry = self.saveGeometry()
        self._jobs.close()
        self._workspace.close()
        event.accept()
