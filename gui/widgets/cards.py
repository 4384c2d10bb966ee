"""Frames that content stands in: cards, page headers, figures with a name above and a note below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.widgets.labels import Elided, Line, label


class Card(QFrame):
    """A white ground with air; `body` is its layout, below the heading and a note on the right, if any."""

    def __init__(self, heading: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(8)
        self.heading = label(heading, "heading")
        self.note = label(note, "small")
        if heading or note:
            line = QHBoxLayout()
            line.addWidget(self.heading)
            line.addStretch(1)
            line.addWidget(self.note)
            self.body.addLayout(line)


class PageHeader(QWidget):
    """What a page is about, one sentence below it, and its buttons on the right (`add`)."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(title, "title")
        self.subtitle = Elided(subtitle, "small")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addLayout(words, 1)
        self.set_words(title, subtitle)

    def set_words(self, title: str, subtitle: str = "") -> None:
        self.title.setText(title)
        self.subtitle.set_whole(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def add(self, widget: QWidget) -> None:
        self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


class StatFigure(QWidget):
    """A figure: its name above, what it means below."""

    def __init__(self, name: str = "", value: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label(name, "small")
        self.value = Line(value, "figure")
        self.note = label(note, "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        for part in (self.name, self.value, self.note):
            layout.addWidget(part)
        layout.addStretch(1)

    def set_words(self, value: str, note: str = "") -> None:
        self.value.setText(value)
        self.note.setText(note)


def rule() -> QFrame:
    """A thin line between rows."""
    line = QFrame()
    line.setProperty("role", "rule")
    return line


def fill(layout: QLayout, *widgets: QWidget) -> None:
    """Add widgets to a layout, in order."""
    for widget in widgets:
        layout.addWidget(widget)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            _unname(widget)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _unname(widget: QWidget) -> None:
    """What is about to go is not found any more by the name of what comes in its place."""
    widget.setObjectName("")
    for inner in widget.findChildren(QWidget):
        inner.setObjectName("")


def pair(left: QLabel, right: QLabel) -> QHBoxLayout:
    """Two labels of one row, the second at the right edge."""
    line = QHBoxLayout()
    line.addWidget(left)
    line.addStretch(1)
    right.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    line.addWidget(right)
    return line
