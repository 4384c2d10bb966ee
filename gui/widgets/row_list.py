"""A short list under a heading: a name, a sentence below it, a figure at the right. A row may lead somewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.widgets.cards import clear, rule
from gui.widgets.labels import label


@dataclass(frozen=True)
class Item:
    """What one row says; `key` is what it leads to."""

    key: str
    name: str
    note: str = ""
    figure: str = ""


class RowList(QWidget):
    """Rows with thin lines between them; `pressed(key)` on a click or Enter. Without rows it says `nothing`."""

    pressed = Signal(str)

    def __init__(self, title: str, name: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.heading = label(title, "heading")
        self.nothing = label(nothing, "muted", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.nothing)
        layout.addLayout(self._rows)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def rows(self) -> list["Row"]:
        """The rows that are shown, in order."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        inside = (item.widget() for item in items if item is not None)
        return [widget for widget in inside if isinstance(widget, Row)]

    def show_items(self, items: Sequence[Item]) -> None:
        clear(self._rows)
        self.nothing.setVisible(not items)
        for place, item in enumerate(items):
            row = Row(item, f"{self.objectName()}Row{place + 1}")
            row.pressed.connect(self.pressed)
            self._rows.addWidget(row)
            if place < len(items) - 1:
                self._rows.addWidget(rule())


class Row(QFrame):
    """One row, pressed with the mouse, Enter or Space."""

    pressed = Signal(str)

    def __init__(self, item: Item, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.setObjectName(name)
        self.setProperty("role", "row")
        self.setAccessibleName(". ".join(part for part in (item.name, item.note, item.figure) if part))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(item.name, "strong", wrap=True))
        if item.note:
            words.addWidget(label(item.note, "small", wrap=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 7, 0, 7)
        layout.setSpacing(12)
        layout.addLayout(words, 1)
        if item.figure:
            layout.addWidget(label(item.figure, "muted"), 0, Qt.AlignmentFlag.AlignVCenter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self.item.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit(self.item.key)
        else:
            super().keyPressEvent(event)
