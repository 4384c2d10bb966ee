"""Columns of cards side by side; one below the other where the window is too narrow, or the letters too large, for that."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget


class Columns(QWidget):
    """One layout for each share, in `columns`; a column ends in empty room."""

    GAP = 16

    def __init__(self, *shares: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(self.GAP)
        self.columns: list[QVBoxLayout] = []
        for share in shares:
            column = QVBoxLayout()
            column.setSpacing(self.GAP)
            self._line.addLayout(column, share)
            self.columns.append(column)

    @property
    def is_stacked(self) -> bool:
        return self._line.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Not narrower than the widest column; as high as they are now."""
        return QSize(max(self._widths(), default=0), self._line.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """What stands in a column may have become wider: another language, larger letters."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return done

    def _turn(self) -> None:
        room = self.width() - self.GAP * (len(self.columns) - 1)
        fits = sum(self._widths()) <= room
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if wanted != self._line.direction():
            self._line.setDirection(wanted)

    def _widths(self) -> list[int]:
        return [column.minimumSize().width() for column in self.columns]
