"""Something is locked: what opens it is asked for in place, and kept nowhere."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.buttons import button
from gui.widgets.icons import Icon
from gui.widgets.labels import label


class SecretForm(QWidget):
    """`given(word)`, or `cancelled`. The object names of its parts begin with `name`; whoever uses it sets their words."""

    given = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "heading", f"{name}Title", wrap=True)
        self.wrong = label("", "bad", f"{name}Wrong", wrap=True)
        self.word = secret_field(f"{name}Field")
        self.word.textChanged.connect(self._show_button)
        self.word.returnPressed.connect(self._give)
        self.open = button("", f"{name}Button", "primary")
        self.open.clicked.connect(self._give)
        self.back = button("", f"{name}BackButton")
        self.back.clicked.connect(self.cancelled)
        self.hint = label("", "small", f"{name}Hint", wrap=True)
        inner = QWidget()
        inner.setMaximumWidth(520)
        self.column = QVBoxLayout(inner)
        self.column.setSpacing(12)
        self.column.addWidget(Icon(theme, "lock", "accent", 28), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self.title, self.wrong):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.column.addWidget(words)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.word, 1)
        line.addWidget(self.open)
        line.addWidget(self.back)
        self.column.addLayout(line)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.hint)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner, 4)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(1)
        self.setFocusProxy(self.word)

    def set_words(self, field: str, go: str, back: str, hint: str) -> None:
        self.word.setAccessibleName(field)
        self.hint.setText(hint)
        for made, words in ((self.open, go), (self.back, back)):
            made.setText(words)
            made.setAccessibleName(words)

    def show_question(self, title: str, wrong: str) -> None:
        """Ask; `wrong` says that what was given before did not open it."""
        self.title.setText(title)
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
            word = self.word.text()
            self.word.clear()
            self.given.emit(word)


def secret_field(name: str, accessible: str = "") -> QLineEdit:
    """A field whose letters nobody reads over a shoulder; no keyboard of a telephone or desk learns them."""
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(accessible)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
