"""Small widgets in lines, as many in each as there is room for."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Lays its widgets out like words in a paragraph; its height follows its width."""

    GAP = 6

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        widget.setParent(self)
        self._widgets.append(widget)
        widget.show()
        self._place(self.width(), move=True)  # a page of the same width as before is not resized
        self.updateGeometry()

    def clear(self) -> None:
        """Take all widgets out and delete them."""
        for widget in self._widgets:
            widget.hide()
            widget.setObjectName("")  # what comes in its place is found by that name
            widget.deleteLater()
        self._widgets = []
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, max((widget.sizeHint().height() for widget in self._widgets), default=0))

    def event(self, event: QEvent) -> bool:
        """Place the widgets anew when one of them has become wider or narrower."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place(self.width(), move=True)
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place(self.width(), move=True)
        self.updateGeometry()

    def _place(self, width: int, move: bool) -> int:
        left = top = line = 0
        for widget in self._widgets:
            size = widget.sizeHint()
            if left and left + size.width() > width:
                left, top, line = 0, top + line + self.GAP, 0
            if move:
                widget.setGeometry(QRect(left, top, size.width(), size.height()))
            left += size.width() + self.GAP
            line = max(line, size.height())
        return top + line
