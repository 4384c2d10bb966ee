"""A filter with several values to choose from: closed it is a chip, open a short menu."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from gui.widgets.labels import set_property


class FilterChip(QPushButton):
    """Says what it filters by, or how many values are chosen. `changed` is emitted when the choice is another."""

    changed = Signal()

    def __init__(self, title: str, everything: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._title, self._everything = title, everything
        self._options: list[tuple[str, str]] = []
        self._names: dict[str, str] = {}
        self._chosen: frozenset[str] = frozenset()
        self.setObjectName(name)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self._say()

    @property
    def chosen(self) -> frozenset[str]:
        """Codes of the chosen values; none means everything."""
        return self._chosen

    def set_options(self, options: Sequence[tuple[str, str]], names: Mapping[str, str] | None = None) -> None:
        """Values to choose from, as (code, words). names: words by code for values that nothing has now, but that somebody
        may have chosen."""
        self._options = list(options)
        self._names = dict(names or {})
        self._say()

    def choose(self, codes: Iterable[str]) -> None:
        chosen = frozenset(codes)
        if chosen != self._chosen:
            self._chosen = chosen
            self._say()
            self.changed.emit()

    def menu_of_values(self) -> QMenu:
        """The menu as it would open now."""
        menu = QMenu(self)
        every = menu.addAction(self._everything, self._clear)
        every.setCheckable(True)
        every.setChecked(not self._chosen)
        menu.addSeparator()
        for code, words in self._options:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(code in self._chosen)
            action.setData(code)
            action.triggered.connect(self._toggle)
        return menu

    @Slot()
    def _open(self) -> None:
        self._say()  # the click has switched it, but only a choice may
        self.menu_of_values().popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    @Slot()
    def _clear(self) -> None:
        self.choose(())

    @Slot()
    def _toggle(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.choose(self._chosen ^ {action.data()})

    def _say(self) -> None:
        words = self._names | dict(self._options)
        if len(self._chosen) == 1:
            (code,) = self._chosen
            self.setText(words.get(code, code))
        elif self._chosen:
            self.setText(f"{self._title} · {len(self._chosen)}")
        else:
            self.setText(self._title)
        self.setChecked(bool(self._chosen))
        self.setAccessibleName(f"{self._title}: {self.text()}" if self._chosen else self._title)
        set_property(self, "active", bool(self._chosen))
