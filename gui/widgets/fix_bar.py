"""Putting a cell right: what should stand there, for this cell or for all alike; and taking that back."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.widgets.buttons import button
from gui.widgets.labels import label


class FixBar(QWidget):
    """`fixed(problem_id, value, alike)` and `taken_back(import_id)` for the problem that is shown."""

    fixed = Signal(int, str, bool)
    taken_back = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fixBar")
        self.words = label("", "strong", "fixWords", wrap=True)
        self.value = QLineEdit()
        self.value.setObjectName("fixValue")
        self.value.setMinimumWidth(160)
        self.value.setMaximumWidth(260)
        self.value.returnPressed.connect(self._fix_one)
        self.value.textChanged.connect(self._show_buttons)
        self.one = button(self.tr("Correct this cell"), "fixButton", "primary")
        self.one.clicked.connect(self._fix_one)
        self.all = button("", "fixAllButton")
        self.all.clicked.connect(self._fix_all)
        self.back = button(self.tr("Take back"), "fixUndoButton")
        self.back.clicked.connect(self._take_back)
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in (self.value, self.one, self.all, self.back):
            line.addWidget(widget)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.words)
        layout.addLayout(line)
        self._problem: Mapping[str, Any] | None = None
        self.show_problem(None, 0)

    def show_problem(self, problem: Mapping[str, Any] | None, alike: int) -> None:
        """Show a problem of `Shop.problems`, None for none; `alike` cells of its kind say the same."""
        before = self._problem["problem_id"] if self._problem else None
        self._problem = problem
        self._alike = alike
        self.setVisible(problem is not None and bool(problem["correctable"] or problem["fixed_by"]))
        if problem is None:
            return
        names = {"cell": problem["cell"], "value": problem["value"], "right": problem["right"]}
        if problem["fixed_by"]:
            words = self.tr("{cell}: “{value}” was corrected to “{right}”.")
        elif problem["value"]:
            words = self.tr("What should stand in {cell} instead of “{value}”?")
        else:
            words = self.tr("What should stand in {cell}, which is empty?")
        self.words.setText(words.format_map(names))
        self.value.setAccessibleName(self.words.text())
        open_one = not problem["fixed_by"]
        if before != problem["problem_id"]:
            self.value.clear()
        self.value.setVisible(open_one)
        self.one.setVisible(open_one)
        self.all.setVisible(open_one and alike > 1)
        self.all.setText(self.tr("Correct all %Ln like it", "", alike))
        self.back.setVisible(not open_one)
        self._show_buttons()

    @Slot()
    def _show_buttons(self) -> None:
        filled = bool(self.value.text().strip())
        self.one.setEnabled(filled)
        self.all.setEnabled(filled)

    @Slot()
    def _fix_one(self) -> None:
        self._fix(False)

    @Slot()
    def _fix_all(self) -> None:
        self._fix(True)

    def _fix(self, alike: bool) -> None:
        value = self.value.text().strip()
        if self._problem is not None and value and not self._problem["fixed_by"]:
            self.fixed.emit(self._problem["problem_id"], value, alike)

    @Slot()
    def _take_back(self) -> None:
        if self._problem is not None and self._problem["fixed_by"]:
            self.taken_back.emit(self._problem["fixed_by"])
