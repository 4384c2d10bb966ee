"""The cells of a heat map: what each shows, in which colour, and what of it takes the keyboard and the pointer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.theme import Theme
from gui.widgets.labels import Tone

Place = tuple[int, int]
"""Row and column, (0, 0) at the top left."""

COLOURS: Final[dict[Tone, tuple[str, float]]] = {
    "good": ("accent", 0.42),
    "warning": ("chart1", 0.42),
    "bad": ("bad", 0.42),
    "plain": ("chart4", 0.7),
}
"""Token of each tone, and how much of it the fullest cell has: words on it keep their contrast."""

LEAST: Final = 0.2
"""Of that, a cell with a single one in it has so much."""

_STEPS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True)
class Cell:
    """A cell: where it stands (0, 0 at the top left), which group it belongs to and what that is called, its figure, how
    full it is (0 to 1), and what is said of it under the pointer and to a screen reader."""

    row: int
    column: int
    group: str
    name: str
    text: str
    heat: float
    tone: Tone
    hint: str


@dataclass(frozen=True)
class Axis:
    """Words beside the rows or below the columns, each with a hint, and what stands below at its beginning, middle and end."""

    labels: Sequence[tuple[str, str]]
    below: tuple[str, str, str] = ("", "", "")


def ground(cell: Cell, theme: Theme) -> QColor:
    """The colour of a cell: its tone, the stronger the more is in it."""
    token, most = COLOURS[cell.tone]
    return theme.colour(token, most * (LEAST + (1 - LEAST) * cell.heat**0.5))


class CellButton(QAbstractButton):
    """Lies over a cell that the grid has painted. `left_for(place)`: an arrow key leads to the cell there."""

    left_for = Signal(int, int)

    def __init__(self, theme: Theme, place: Place, grid: QWidget) -> None:
        super().__init__(grid)
        self._theme, self.place = theme, place
        self.setObjectName(f"{grid.objectName()}Cell{place[0]}{place[1]}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def nextCheckState(self) -> None:
        """What is chosen is the grid's to say."""

    def sizeHint(self) -> QSize:
        return QSize(40, 30)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _STEPS:
            down, right = _STEPS[Qt.Key(event.key())]
            self.left_for.emit(self.place[0] + down, self.place[1] + right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("accent"), 2.0 if self.hasFocus() else 1.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
            painter.end()
