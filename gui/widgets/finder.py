"""Ctrl+K: three letters of a name, Enter, and one is there. Customers, products, pages and actions."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gui import messages
from gui.theme import Theme
from gui.widgets.cards import fill
from gui.widgets.labels import label
from gui.widgets.search import SearchField
from gui.workspace import Workspace

ROLE = Qt.ItemDataRole.UserRole

WIDEST, TALLEST, EDGE = 560, 420, 12
"""Pixels."""


@dataclass(frozen=True)
class Found:
    """Something the finder can go to."""

    kind: str
    which: str
    name: str
    icon: str
    detail: str = ""


class Finder(QFrame):
    """A field over the window with what fits below it; `chosen(kind, which)` on Enter or a click."""

    chosen = Signal(str, str)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._theme, self._window = workspace, theme, parent
        self._fixed: Sequence[Found] = ()
        self.setObjectName("finder")
        self.setProperty("role", "finder")
        self.field = SearchField(self.tr("Find a customer, product or action"), "finderField")
        self.field.PAUSE_MS = 40
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("finderList")
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(18, 18))
        self.list.itemClicked.connect(self._take)
        self.nothing = label(self.tr("Nothing is called that."), "muted", "finderNothing")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        layout.setSpacing(8)
        fill(layout, self.field, self.nothing, self.list)
        self._before: QWidget | None = None
        self.hide()

    def open(self, fixed: Sequence[Found] = ()) -> None:
        """Show the finder in the upper middle of the window, with nothing typed."""
        self._fixed = fixed
        self._before = QApplication.focusWidget()
        self.field.clear()
        self._search("")
        window = self._window
        width = min(WIDEST, window.width() - 80)
        self.setFixedWidth(width)
        self.move((window.width() - width) // 2, 72)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close without a choice; the keyboard goes back to where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types in the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                rows = self.list.count()
                if rows:
                    self.list.setCurrentRow((self.list.currentRow() + step) % rows)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        if watched is self.field and isinstance(event, QFocusEvent) and event.lostFocus():
            elsewhere = event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason)
            if elsewhere and not self.underMouse():
                self.hide()
        return super().eventFilter(watched, event)

    @Slot(str)
    def _search(self, text: str) -> None:
        words = text.strip().casefold()
        found: list[Found] = []
        if words and self._workspace.is_open:
            for hit in self._workspace.read("find", words):
                customer = hit["kind"] == "customer"
                name = messages.customer(hit["name"], hit["id"]) if customer else hit["name"] or hit["id"]
                icon = "person" if customer else "products"
                found.append(Found(hit["kind"], hit["id"], name, icon, hit.get("detail") or ""))
        found += [place for place in self._fixed if words in place.name.casefold()]
        self.list.clear()
        for hit in found:
            item = QListWidgetItem(self._theme.icon(hit.icon), f"{hit.name}   {hit.detail}".rstrip())
            item.setData(ROLE, (hit.kind, hit.which))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.list.setFixedHeight(min(self.list.sizeHintForRow(0) * len(found) + 2 * self.list.frameWidth(), TALLEST))
        self.adjustSize()

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        kind, which = item.data(ROLE)
        self.leave()
        self.chosen.emit(kind, which)
