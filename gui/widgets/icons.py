"""Icons that paint themselves in a colour of the theme, sharp at every scaling."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.theme import Theme


class Icon(QWidget):
    """One icon; with `ground`, on a soft square of that token's colour, as beside the sentences on Home."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        token: str = "muted",
        size: int = 18,
        ground: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._token, self._size, self._ground = theme, name, token, size, ground
        side = size + 16 if ground else size
        self.setFixedSize(QSize(side, side))
        theme.changed.connect(self.update)

    def set_icon(self, name: str, token: str, ground: str = "") -> None:
        self._name, self._token, self._ground = name, token, ground
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(self._ground))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        inset = (self.width() - self._size) / 2
        self._theme.draw_icon(painter, QRectF(inset, inset, self._size, self._size), self._name, self._token)
        painter.end()
