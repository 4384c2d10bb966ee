"""A chart that paints itself: what all of them can do, whatever they show."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QMenu, QToolTip, QWidget

from gui.theme import Theme


class PaintedChart(QWidget):
    """Draws in the theme's colours, says values under the pointer, can be copied or saved as a picture.

    A subclass paints in `draw` and calls `hint` for every area that has a value to say. `summary` tells the same in
    words to a screen reader.
    """

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._hints: list[tuple[QRectF, str]] = []
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)
        theme.changed.connect(self.updateGeometry)

    def draw(self, painter: QPainter) -> None:
        """Paint the chart. To be written by each chart."""
        raise NotImplementedError

    def hint(self, area: QRectF, text: str) -> None:
        """Say `text` when the pointer rests in `area`. The area painted last wins."""
        self._hints.append((area, text))

    def hint_at(self, point: QPointF) -> str:
        """What is said at a point, or nothing."""
        return next((text for area, text in reversed(self._hints) if area.contains(point)), "")

    def summarise(self, text: str) -> None:
        self.setAccessibleDescription(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._hints.clear()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        if self.hasFocus():
            painter.setPen(self.theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.hint_at(QPointF(event.pos()))
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().exec(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_picture()
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Copy picture"), self.copy_picture)
        menu.addAction(self.tr("Save picture…"), self.ask_and_save)
        return menu

    def picture(self) -> QPixmap:
        """The chart on a plain ground, at the screen's sharpness."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self.theme.colour("surface"))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        painter.end()
        return pixmap

    @Slot()
    def copy_picture(self) -> None:
        QGuiApplication.clipboard().setPixmap(self.picture())

    @Slot()
    def ask_and_save(self) -> None:
        suggestion = str(Path.home() / f"{self.accessibleName()}.png")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save picture"), suggestion, self.tr("Pictures (*.png)"))
        if path:
            self.picture().save(path)
