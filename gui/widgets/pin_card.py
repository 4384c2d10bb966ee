"""The PIN before exports and privacy: set, changed, taken away, and how often it is asked for. It says what it is not."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.buttons import button
from gui.widgets.cards import Card
from gui.widgets.labels import label
from gui.widgets.pin_dialog import pin_field

LEAST, MINUTES = 4, (0, 10, 60)


class PinCard(Card):
    """`form_wanted()` and `removal_wanted()` when somebody asks for that; `chosen(pin)` a new one; `minutes_chosen(n)`."""

    form_wanted = Signal()
    removal_wanted = Signal()
    chosen = Signal(str)
    minutes_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("PIN", parent=parent)
        self.setObjectName("pinCard")
        hint = self.tr(
            "Asked for before exports and Privacy, it keeps curious eyes off the window. It encrypts nothing: a passphrase does,"
            " under Privacy."
        )
        self.body.addWidget(label(hint, "small", wrap=True))
        self.set = button(self.tr("Set a PIN…"), "setPinButton")
        self.change = button(self.tr("Change…"), "changePinButton")
        self.remove = button(self.tr("Remove"), "removePinButton")
        self.set.clicked.connect(self.form_wanted)
        self.change.clicked.connect(self.form_wanted)
        self.remove.clicked.connect(self.removal_wanted)
        self.often = QComboBox()
        self.often.setObjectName("pinMinutes")
        self.often.setAccessibleName(self.tr("How often the PIN is asked for"))
        often = (self.tr("Each time"), self.tr("Once in 10 minutes"), self.tr("Once an hour"))
        for words, minutes in zip(often, MINUTES, strict=True):
            self.often.addItem(words, minutes)
        self.often.activated.connect(self._choose_minutes)
        line = QHBoxLayout()
        line.setSpacing(8)
        for part in (self.set, self.often, self.change, self.remove):
            line.addWidget(part)
        line.addStretch(1)
        self.body.addLayout(line)
        self.form = self._made_form()
        self.body.addWidget(self.form)
        self._is_set = False
        self.leave()

    def _made_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.new = pin_field("newPin", self.tr("New PIN, 4 to 8 digits"))
        self.again = pin_field("againPin", self.tr("Once more"))
        for field in (self.new, self.again):
            field.returnPressed.connect(self._give)
            column.addWidget(label(field.accessibleName(), "muted"))
            column.addWidget(field)
        self.problem = label("", "bad", "pinProblem", wrap=True)
        column.addWidget(self.problem)
        keep = button(self.tr("Keep"), "keepPinButton", "primary")
        keep.clicked.connect(self._give)
        back = button(self.tr("Cancel"), "leavePinButton")
        back.clicked.connect(self.leave)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(back)
        line.addWidget(keep)
        column.addLayout(line)
        return form

    def show_state(self, pin: Mapping[str, Any]) -> None:
        """What `Shop.pin` says."""
        self._is_set = pin["set"]
        at = self.often.findData(pin["minutes"])
        if at < 0:  # somebody chose another number on the command line
            self.often.addItem(self.tr("Once in %Ln minute(s)", "", pin["minutes"]), pin["minutes"])
            at = self.often.count() - 1
        self.often.setCurrentIndex(at)
        self._show_buttons()

    def ask(self) -> None:
        """For a new PIN, twice."""
        self.form.show()
        self._refuse("")
        self._show_buttons()
        self.new.setFocus()

    @Slot()
    def leave(self) -> None:
        """Nothing is kept of what was typed."""
        self.new.clear()
        self.again.clear()
        self.form.hide()
        self._show_buttons()

    def _show_buttons(self) -> None:
        is_asking = not self.form.isHidden()
        self.set.setVisible(not is_asking and not self._is_set)
        for part in (self.often, self.change, self.remove):
            part.setVisible(not is_asking and self._is_set)

    def _refuse(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    @Slot(int)
    def _choose_minutes(self, _index: int) -> None:
        self.minutes_chosen.emit(self.often.currentData())

    @Slot()
    def _give(self) -> None:
        if len(self.new.text()) < LEAST:
            self._refuse(self.tr("A PIN has 4 to 8 digits."))
        elif self.new.text() != self.again.text():
            self._refuse(self.tr("These two are not alike."))
        else:
            pin = self.new.text()
            self.leave()
            self.chosen.emit(pin)
