"""Buttons: one primary a page, quiet ones beside it, links in sentences, chips for filters."""

from typing import Literal

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gui.theme import Theme

ButtonRole = Literal["primary", "danger", "quiet", "link", "bare", "chip"]


def button(text: str, name: str, role: ButtonRole = "quiet", tip: str = "") -> QPushButton:
    """A button with a stable object name; Enter presses it as Space does."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setProperty("role", role)
    made.setAutoDefault(True)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if role in ("link", "bare"):
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if tip:
        made.setToolTip(tip)
    return made


def chip(text: str, name: str, checked: bool = False) -> QPushButton:
    """A filter that is on or off."""
    made = button(text, name, "chip")
    made.setCheckable(True)
    made.setChecked(checked)
    return made


class IconButton(QPushButton):
    """A button with an icon of the theme, and perhaps a text; `tip` is its accessible name where there is none."""

    def __init__(
        self, theme: Theme, icon: str, name: str, tip: str, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._icon = theme, icon
        self.setObjectName(name)
        self.setAccessibleName(text or tip)
        self.setToolTip(tip)
        self.setProperty("role", "quiet" if text else "bare")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._tint)
        self._tint()

    @Slot()
    def _tint(self) -> None:
        self.setIcon(self._theme.icon(self._icon, "muted"))
        self.setIconSize(QSize(18, 18))
