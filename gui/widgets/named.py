"""A name as wide as it needs, with other things on its right; it ends in … only where there is no room at all."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.widgets.labels import Elided, Role


class Named(Elided):
    """An elided label that asks for the width of its whole text."""

    def __init__(self, text: str = "", role: Role = "title", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_whole(self, text: str) -> None:
        super().set_whole(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, hint.height())
