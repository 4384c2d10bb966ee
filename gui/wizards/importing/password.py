"""A file that is locked: its password is asked for in place, and kept nowhere."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.buttons import button
from gui.widgets.icons import Icon
from gui.widgets.labels import label


class PasswordStep(QWidget):
    """`given(password)`, or `cancelled`."""

    given = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "heading", "passwordTitle", wrap=True)
        self.wrong = label("", "bad", "passwordWrong", wrap=True)
        self.word = QLineEdit()
        self.word.setObjectName("passwordField")
        self.word.setAccessibleName(self.tr("Password of the file"))
        self.word.setEchoMode(QLineEdit.EchoMode.Password)
        self.word.textChanged.connect(self._show_button)
        self.word.returnPressed.connect(self._give)
        self.open = button(self.tr("Open"), "passwordButton", "primary")
        self.open.clicked.connect(self._give)
        back = button(self.tr("Back"), "passwordBackButton")
        back.clicked.connect(self.cancelled)
        inner = QWidget()
        inner.setMaximumWidth(520)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addWidget(Icon(theme, "lock", "accent", 28), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self.title, self.wrong):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.word, 1)
        line.addWidget(self.open)
        line.addWidget(back)
        column.addLayout(line)
        hint = label(self.tr("The password opens the file now; it is not kept."), "small")
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(hint)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner, 4)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(1)
        self.setFocusProxy(self.word)

    def ask(self, file: str, wrong: str) -> None:
        """Ask for the password of a file; `wrong` says that the one before did not open it."""
        self.title.setText(self.tr("{file} is locked with a password").format(file=file))
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        self.word.clear()
        self._show_button()
        self.word.setFocus()

    @Slot()
    def _show_button(self) -> None:
        self.open.setEnabled(bool(self.word.text()))

    @Slot()
    def _give(self) -> None:
        if self.word.text():
            self.given.emit(self.word.text())
            self.word.clear()
