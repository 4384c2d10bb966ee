"""A search field that says which keys bring one there."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from gui.theme import Theme
from gui.widgets.icons import Icon
from gui.widgets.labels import label


class SearchField(QLineEdit):
    """`searched` is emitted with the text a moment after the last key, at most once a pause."""

    searched = Signal(str)
    PAUSE_MS = 120

    def __init__(self, placeholder: str, name: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(placeholder)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(False)
        self._hint = key_hint(keys)
        self._hint.setParent(self)
        self._hint.setVisible(bool(keys))
        self._keys = keys
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(self.PAUSE_MS)
        self._timer.timeout.connect(self._pause)
        self.textChanged.connect(self._typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._place()

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._hint.setVisible(bool(self._keys) and not text)
        self._timer.start()

    @Slot()
    def _pause(self) -> None:
        self.searched.emit(self.text())

    def _place(self) -> None:
        self._hint.adjustSize()
        self._hint.move(self.width() - self._hint.width() - 10, (self.height() - self._hint.height()) // 2)


class FinderButton(QPushButton):
    """Looks like a search field and opens the quick finder, so that nobody has to know its keys."""

    def __init__(self, theme: Theme, text: str, name: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setProperty("role", "finder")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(11, 0, 11, 0)
        layout.setSpacing(8)
        layout.addWidget(Icon(theme, "search", "muted", 16))
        words = label(text, "muted")
        layout.addWidget(words)
        layout.addStretch(1)
        layout.addWidget(key_hint(keys), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumWidth(words.sizeHint().width() + 130)
        self.setMinimumHeight(34)


def key_hint(keys: str) -> QLabel:
    """The keys that bring one here, in a small frame."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return label(native.replace("+", " "), "key")
