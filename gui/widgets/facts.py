"""What is known, line by line: a name, and beside it what there is to say."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.cards import clear
from gui.widgets.labels import label


class Facts(QWidget):
    """A heading, if there is one, and lines of a name with what is known."""

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._heading = QHBoxLayout()
        self._heading.setSpacing(14)
        if title:
            self._heading.addWidget(label(title, "heading"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._heading)
        layout.addLayout(self._grid)
        layout.addStretch(1)

    def add_to_heading(self, *widgets: QWidget) -> None:
        """Put widgets at the right end of the heading's line."""
        self._heading.addStretch(1)
        for widget in widgets:
            self._heading.addWidget(widget)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        clear(self._grid)
        for row, (name, value) in enumerate(facts):
            told = label(value, "note", wrap=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if name:
                self._grid.addWidget(label(name, "small"), row, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(told, row, 1)
            else:
                self._grid.addWidget(told, row, 0, 1, 2)
