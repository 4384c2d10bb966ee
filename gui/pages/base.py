"""What every page has: the open shop, jobs, settings and theme handed in, and a way to ask for another page."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import messages
from gui.jobs import Jobs
from gui.settings import Settings
from gui.theme import Theme
from gui.workspace import Workspace


class Page(QWidget):
    """A place in the window. `navigate(page_id, arguments)` asks for another; pages never import each other.

    `refresh(changed)` is called before the page is shown for the first time, and when it is shown after something
    changed; while it is visible, at once. `arrive(arguments)` is called when somebody navigates here with arguments.
    """

    navigate = Signal(str, dict)

    page_id = ""
    icon = ""
    in_navigation = True
    needs_shop = True
    is_guarded = False
    """Whether it wants the PIN of the shop, where that has one."""
    part_of = ""
    """Of a page outside the navigation: the place it belongs to."""
    shows_its_job = False
    """Whether the page itself shows the job under way, so that the job card need not."""

    def __init__(self, workspace: Workspace, jobs: Jobs, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.workspace, self.jobs, self.settings, self.theme = workspace, jobs, settings, theme
        self.setObjectName(f"{self.page_id}Page")
        self.setProperty("role", "page")
        self.page = QVBoxLayout(self)
        self.page.setContentsMargins(32, 24, 32, 24)
        self.page.setSpacing(16)

    @property
    def title(self) -> str:
        """The page's name in the navigation."""
        return messages.place(self.page_id)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again what depends on `changed` (`sales`, `customers`, `scores`, `campaigns`, `settings`)."""

    def arrive(self, arguments: dict[str, Any]) -> None:
        """Somebody came here with arguments, such as {"customer": ID}."""

    def guarded(self, action: Callable[[], object]) -> None:
        """Do it, once the PIN was typed where the shop has one."""
        self.navigate.emit("pin", {"then": action})

    @property
    def is_unfinished(self) -> bool:
        """Whether something is under way here that would be lost if the page were built anew."""
        return False

    def standing(self) -> dict[str, Any]:
        """What is chosen and typed here, for `stand` of a page built anew: a person finds it as they left it."""
        return {}

    def stand(self, standing: Mapping[str, Any]) -> None:
        """Take up what the page before this one said with `standing`; it was refreshed already."""

    def search(self) -> None:
        """Ctrl+F: go to the page's own search field, if it has one."""

    def invite(self, over: bool) -> None:
        """Files hang over the window, or no longer: a page with a drop zone colours it."""

    def escape(self) -> None:
        """Esc: leave what is open on the page, if anything."""

    def undo(self) -> None:
        """Ctrl+Z: take back the last thing done here, if that is possible."""
