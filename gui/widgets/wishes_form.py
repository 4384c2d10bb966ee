"""What the shop wants of its recommendations, as a form on the Settings page."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from gui.widgets.labels import label
from gui.widgets.listed import words_of


class WishesForm(QWidget):
    """Products to pin, the least margin, how many of a category, how mixed, what rests. `edited` by a person."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pinned = QLineEdit()
        self.pinned.setPlaceholderText(self.tr("product numbers, with semicolons"))
        self.margin, self.most, self.variety = QComboBox(), QComboBox(), QComboBox()
        self.margin.addItem(self.tr("does not matter"), None)
        for percent in range(10, 60, 10):
            self.margin.addItem(self.tr("{percent} %").format(percent=percent), percent / 100)
        self.most.addItem(self.tr("any number"), None)
        for number in range(1, 6):
            self.most.addItem(str(number), number)
        for words, value in ((self.tr("as it comes"), 0.0), (self.tr("some"), 0.2), (self.tr("much"), 0.5)):
            self.variety.addItem(words, value)
        self.rest = QCheckBox(self.tr("Leave out what they have only just bought"))
        self.rest.setObjectName("restField")
        self.names: list[QLabel] = []
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(24)
        self._form.setVerticalSpacing(10)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add(self.tr("Always recommend"), self.pinned, "pinnedField")
        self._add(self.tr("Margin, at least"), self.margin, "marginField")
        self._add(self.tr("Of one category, at most"), self.most, "mostField")
        self._add(self.tr("Mixture of categories"), self.variety, "varietyField")
        self._form.addRow(self.rest)
        self.said = label("", "small", "wishesSaid", wrap=True)
        self._form.addRow(self.said)
        self.pinned.editingFinished.connect(self.edited)
        for field in (self.margin, self.most, self.variety):
            field.activated.connect(self.edited)
        self.rest.clicked.connect(self.edited)
        self._given: dict[str, Any] = {}

    def _add(self, title: str, field: QWidget, name: str) -> None:
        field.setObjectName(name)
        field.setAccessibleName(title)
        words = label(title, "muted")
        words.setBuddy(field)
        words.setMinimumHeight(field.sizeHint().height())
        self.names.append(words)
        self._form.addRow(words, field)

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show settings as `Shop.settings` gives them."""
        self.know(values)
        self.said.setText(
            self.tr("What is sold out, off sale or banned is never recommended. Counts from the next learning.")
        )
        self.pinned.setText("; ".join(values.get("pinned") or ()))
        _choose(self.margin, values.get("margin_floor"), 100)
        _choose(self.most, values.get("most_of_category"))
        _choose(self.variety, values.get("variety") or 0.0, 100)
        self.rest.setChecked(bool(values.get("rest")))

    def know(self, values: Mapping[str, Any]) -> None:
        """Which settings the shop has now, so that `changes` are those beyond them."""
        self._given = {**self._given, **values}

    def refuse(self, words: str) -> None:
        """Say why something cannot be; what is written stays, to be put right."""
        self.said.setText(words)

    def values(self) -> dict[str, Any]:
        """What is written in the form now."""
        return {
            "pinned": words_of(self.pinned.text(), ";"),
            "margin_floor": self.margin.currentData(),
            "most_of_category": self.most.currentData(),
            "variety": float(self.variety.currentData()),
            "rest": self.rest.isChecked(),
        }

    def changes(self) -> dict[str, Any]:
        """Only what differs from the values that were set."""
        return {name: value for name, value in self.values().items() if self._given.get(name) != value}


def _choose(field: QComboBox, value: float | None, percent: int = 0) -> None:
    """Show a value, also one that was set elsewhere and is not offered here."""
    place = field.findData(value)
    if place < 0 and value is not None:
        field.addItem(f"{round(percent * value)} %" if percent else str(value), value)
        place = field.count() - 1
    field.setCurrentIndex(place)
