"""An editor for messages whose merge fields stand out, so that nobody mistakes them for words."""

from PySide6.QtCore import QRegularExpression, Qt, Slot
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.theme import Theme

FIELD = QRegularExpression(r"\{[^{}]*\}")
BRACKET = QRegularExpression(r"[\[\]]")


class TemplateEditor(QPlainTextEdit):
    """Plain text with fields such as `{first_name}` on a soft ground, and pale [brackets] around what may be left out."""

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setTabChangesFocus(True)
        self._highlighter = _Fields(self, theme)

    def insert_field(self, field: str) -> None:
        """Put a field where the cursor is."""
        self.textCursor().insertText("{" + field + "}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class _Fields(QSyntaxHighlighter):
    def __init__(self, editor: QPlainTextEdit, theme: Theme) -> None:
        super().__init__(editor.document())
        self._theme = theme
        self._field, self._bracket = QTextCharFormat(), QTextCharFormat()
        theme.changed.connect(self._tint)
        self._tint()

    @Slot()
    def _tint(self) -> None:
        self._field.setBackground(self._theme.colour("accent_soft"))
        self._field.setForeground(self._theme.colour("accent"))
        self._bracket.setForeground(self._theme.colour("muted"))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for pattern, look in ((FIELD, self._field), (BRACKET, self._bracket)):
            matches = pattern.globalMatch(text)
            while matches.hasNext():
                match = matches.next()
                self.setFormat(match.capturedStart(), match.capturedLength(), look)
