"""The designed states of a page: nothing here yet, working, gone wrong. One sentence and one button each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.buttons import button
from gui.widgets.icons import Icon
from gui.widgets.labels import label


class State(QWidget):
    """An icon, a title, a sentence and perhaps one button, in the middle of the room there is."""

    pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str = "",
        sentence: str = "",
        action: str = "",
        token: str = "accent",
        name: str = "stateButton",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.icon = Icon(theme, icon, token, 28)
        self.title = label(title, "heading", wrap=True)
        self.sentence = label(sentence, "muted", wrap=True)
        self.action = button(action, name, "primary")
        self.action.setVisible(bool(action))
        self.action.clicked.connect(self.pressed)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self.title, self.sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setMaximumWidth(560)
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(words, 4)
            line.addStretch(1)
            layout.addLayout(line)
        layout.addSpacing(8)
        layout.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def set_words(self, title: str, sentence: str, action: str = "") -> None:
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.action.setText(action)
        self.action.setAccessibleName(action)
        self.action.setVisible(bool(action))


class EmptyState(State):
    """Nothing here yet, and what to do about it."""


class ErrorState(State):
    """Something went wrong: what, where, and a way on."""

    def __init__(self, theme: Theme, name: str = "errorButton", parent: QWidget | None = None) -> None:
        super().__init__(theme, "warning", token="bad", name=name, parent=parent)


class BusyState(QWidget):
    """A long job as a page sees it: what is happening, how far, how long still, and Cancel."""

    cancelled = Signal()

    def __init__(self, title: str = "", name: str = "cancelButton", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(title, "heading")
        self.step = label("", "muted", "busyStep")
        self.remaining = label("", "small", "busyRemaining")
        self.bar = busy_bar("busyBar")
        self.cancel = button(self.tr("Cancel"), name)
        self.cancel.clicked.connect(self.cancelled)
        inner = QWidget()
        inner.setMaximumWidth(520)
        column = QVBoxLayout(inner)
        column.setSpacing(10)
        for words in (self.title, self.step, self.remaining):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.title)
        column.addWidget(self.step)
        column.addWidget(self.bar)
        column.addWidget(self.remaining)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(inner, 4)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addStretch(1)

    def begin(self, title: str) -> None:
        self.title.setText(title)
        self.show_progress(0.0, "", "")
        self.cancel.setEnabled(True)

    def show_progress(self, share: float, step: str, remaining: str) -> None:
        self.bar.setValue(round(share * 1000))
        self.step.setText(step)
        self.remaining.setText(remaining)


def busy_bar(name: str) -> QProgressBar:
    """A thin bar of 1000 steps without text."""
    bar = QProgressBar()
    bar.setObjectName(name)
    bar.setRange(0, 1000)
    bar.setTextVisible(False)
    return bar
