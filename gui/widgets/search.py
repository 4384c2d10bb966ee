"""A search field that says which keys bring one there."""

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

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
        self._hint = label(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText).replace("+", " "), "key")
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
