"""The left side of the window: where one can go, what is being worked on, which shop is open."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.theme import Theme, tokens
from gui.widgets.labels import Elided, label

FOOT = 38
"""Pixels beside the words at the foot."""


class Navigation(QFrame):
    """Buttons for pages, in order; `chosen(page_id)` when one is pressed. `foot` takes widgets above the shop's name."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[str, tuple[QPushButton, str]] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.setObjectName("navigation")
        self.setProperty("role", "navigation")
        self.setFixedWidth(tokens()["measure"]["navigation_width"])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 20, 12, 24)
        layout.setSpacing(2)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        brand = QHBoxLayout()
        brand.setContentsMargins(10, 2, 0, 16)
        brand.setSpacing(6)
        brand.addWidget(label("Regulars", "brand", "brand"))
        brand.addWidget(label("回头客", "small"), 0, Qt.AlignmentFlag.AlignBottom)
        brand.addStretch(1)
        layout.addLayout(brand)
        self._places = QVBoxLayout()
        self._places.setSpacing(2)
        layout.addLayout(self._places)
        layout.addStretch(1)
        self.foot = QVBoxLayout()
        self.foot.setSpacing(12)
        layout.addLayout(self.foot)
        words = QVBoxLayout()
        words.setContentsMargins(10, 12, 4, 0)
        words.setSpacing(2)
        self.shop = Elided("", "shop")
        self.shop.setObjectName("shopName")
        self._lines = ""
        self.lines = label("", "small", "shopLines")
        words.addWidget(self.shop)
        words.addWidget(self.lines)
        layout.addLayout(words)
        theme.changed.connect(self._tint)

    def add(self, page_id: str, title: str, icon: str) -> None:
        """Add a place below the ones there are."""
        made = QPushButton(title)
        made.setObjectName(f"{page_id}Navigation")
        made.setAccessibleName(title)
        made.setProperty("role", "navigation")
        made.setCheckable(True)
        made.setAutoExclusive(False)
        made.clicked.connect(lambda: self.chosen.emit(page_id))
        self._group.addButton(made)
        self._buttons[page_id] = (made, icon)
        self._places.addWidget(made)
        self._tint()

    def mark(self, page_id: str) -> None:
        """Show where one is."""
        self._group.setExclusive(False)
        for other, (made, _) in self._buttons.items():
            made.setChecked(other == page_id)
        self._group.setExclusive(True)

    def enable(self, page_id: str, possible: bool) -> None:
        self._buttons[page_id][0].setEnabled(possible)

    def rename(self, page_id: str, title: str) -> None:
        self._buttons[page_id][0].setText(title)
        self._buttons[page_id][0].setAccessibleName(title)

    def show_shop(self, name: str, lines: str) -> None:
        self.shop.set_whole(name)
        self._lines = lines
        self._show_lines()

    def _show_lines(self) -> None:
        """In one line, or, where it needs two, parted at the dot: never within a day."""
        metrics = QFontMetrics(self._theme.font("small"))
        is_short = metrics.horizontalAdvance(self._lines) <= self.width() - FOOT
        self.lines.setText(self._lines if is_short else self._lines.replace(" · ", "\n", 1))

    @Slot()
    def _tint(self) -> None:
        self._show_lines()
        for made, icon in self._buttons.values():
            made.setIcon(self._theme.icon(icon, "muted", on="accent", pad=7))
            made.setIconSize(QSize(25, 18))
