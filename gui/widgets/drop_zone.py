"""A dashed field that takes files: dropped here or chosen with its button."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.buttons import button
from gui.widgets.icons import Icon
from gui.widgets.labels import label, set_property


class DropZone(QFrame):
    """`pressed` when its button is. The window takes the drop itself, since it takes one everywhere; while files hang
    over it, `invite` colours the zone."""

    pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        sentence: str,
        action: str,
        name: str = "openButton",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "drop")
        self.setProperty("over", False)
        self.title = label(title, "lead-strong")
        self.sentence = label(sentence, "muted")
        self.button = button(action, name, "primary")
        self.button.clicked.connect(self.pressed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addStretch(1)
        layout.addWidget(Icon(theme, "data", "accent", 36), 0, centre)
        layout.addSpacing(6)
        layout.addWidget(self.title, 0, centre)
        layout.addWidget(self.sentence, 0, centre)
        layout.addSpacing(8)
        layout.addWidget(self.button, 0, centre)
        layout.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("accent" if self.property("over") else "muted"), 1.0)
        pen.setDashPattern([4, 3])  # the style sheet's own dashes are hardly to be told from dots
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 16, 16)
        painter.end()

    def invite(self, over: bool) -> None:
        set_property(self, "over", over)
