"""One person asks: what do you know of me, or: forget me. Found by name, number, e-mail or phone."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui import messages
from gui.widgets.buttons import button
from gui.widgets.cards import Card
from gui.widgets.labels import label
from gui.widgets.row_list import Item, RowList
from gui.widgets.search import SearchField


class PersonCard(Card):
    """`searched(text)`; `data_wanted(customer)` for their files, `erase_wanted(customer)` to be forgotten."""

    searched = Signal(str)
    data_wanted = Signal(str)
    erase_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Somebody asks"), parent=parent)
        self.setObjectName("personCard")
        self._customer = ""
        self._names: dict[str, str] = {}
        hint = self.tr("Everybody may see what you know of them, have it corrected, and be forgotten.")
        self.body.addWidget(label(hint, "small", wrap=True))
        self.query = SearchField(self.tr("Name, number, e-mail or phone"), "personSearch")
        self.query.searched.connect(self.searched)
        self.body.addWidget(self.query)
        self.found = RowList("", "personFound", "")
        self.found.heading.hide()
        self.found.pressed.connect(self._choose)
        self.found.hide()
        self.body.addWidget(self.found)
        self.chosen = label("", "strong", "personChosen", wrap=True)
        self.data = button(self.tr("Save what we know…"), "subjectButton")
        self.data.clicked.connect(self._want_data)
        self.erase = button(self.tr("Erase…"), "subjectEraseButton")
        self.erase.clicked.connect(self._want_erased)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.data)
        line.addWidget(self.erase)
        line.addStretch(1)
        self.body.addWidget(self.chosen)
        self.body.addLayout(line)
        self.said = label("", "note", "subjectSaid", wrap=True)
        self.body.addWidget(self.said)
        self._show_choice("")

    def show_found(self, customers: Sequence[Mapping[str, Any]]) -> None:
        """Customers of `Shop.find`, to choose one of."""
        self._names = {each["id"]: messages.customer(each["name"], each["id"]) for each in customers}
        self.found.nothing.setText(self.tr("Nobody is called that, or has that number or address."))
        self.found.show_items([Item(each["id"], self._names[each["id"]], each["detail"] or "") for each in customers])
        self.found.setVisible(bool(self.query.text().strip()))
        if self._customer not in self._names:
            self._show_choice("")

    def say(self, text: str) -> None:
        """What was written, or why it was not."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def forget(self) -> None:
        """Another shop, or somebody was erased: nobody is chosen."""
        self.query.clear()
        self.show_found(())

    @Slot(str)
    def _choose(self, customer: str) -> None:
        self._show_choice(customer)
        self.found.hide()
        self.data.setFocus()

    def _show_choice(self, customer: str) -> None:
        self._customer = customer
        self.chosen.setText(self._names.get(customer, ""))
        for widget in (self.chosen, self.data, self.erase):
            widget.setVisible(bool(customer))
        self.say("")

    @Slot()
    def _want_data(self) -> None:
        self.data_wanted.emit(self._customer)

    @Slot()
    def _want_erased(self) -> None:
        self.erase_wanted.emit(self._customer)
