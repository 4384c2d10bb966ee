"""A filter that another page has set: it is seen while it holds, and a click takes it off."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class GivenChip(QPushButton):
    """`chosen` are the values that are let through; none means everything. `changed` when they are others."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: frozenset[Any] = frozenset()
        self.words = ""
        self.setObjectName(name)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setVisible(False)
        self.clicked.connect(self._take_off)

    def choose(self, values: Iterable[Any], words: str = "") -> None:
        chosen = frozenset(values)
        self.words = words if chosen else ""
        self.setText(f"{words}  ×")
        self.setAccessibleName(self.tr("Take off: {filter}").format(filter=words))
        self.setChecked(bool(chosen))
        self.setVisible(bool(chosen))
        if chosen != self.chosen:
            self.chosen = chosen
            self.changed.emit()

    @Slot()
    def _take_off(self) -> None:
        self.choose(())
