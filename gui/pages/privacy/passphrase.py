"""The passphrase of the shop's file: set, changed or taken away, in place, with what that means said first."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from engine.shop import Passphrase
from gui.widgets.buttons import button
from gui.widgets.cards import Card
from gui.widgets.labels import label
from gui.widgets.secret_form import secret_field


class PassphraseCard(Card):
    """`wanted(current, new, forget_copies)`: Passphrases, or None; what was typed is of a form that can be set."""

    wanted = Signal(object, object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Passphrase"), parent=parent)
        self.setObjectName("passphraseCard")
        self._is_known, self._is_locked, self._removing = False, False, False
        self.state = label("", "body", "passphraseState", wrap=True)
        self.body.addWidget(self.state)
        self.set = button(self.tr("Set a passphrase…"), "setPassphraseButton")
        self.change = button(self.tr("Change…"), "changePassphraseButton")
        self.remove = button(self.tr("Remove…"), "removePassphraseButton")
        self.set.clicked.connect(self._ask_new)
        self.change.clicked.connect(self._ask_new)
        self.remove.clicked.connect(self._ask_to_remove)
        line = QHBoxLayout()
        line.setSpacing(8)
        for made in (self.set, self.change, self.remove):
            line.addWidget(made)
        line.addStretch(1)
        self.body.addLayout(line)
        self.form = self._made_form()
        self.body.addWidget(self.form)
        self.said = label("", "note", "passphraseSaid", wrap=True)
        self.body.addWidget(self.said)
        self.form.hide()
        self.forget()

    def _made_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        self.warning = label("", "note", "passphraseWarning", wrap=True)
        column.addWidget(self.warning)
        fields = (
            ("currentPassphrase", self.tr("Passphrase until now")),
            ("newPassphrase", self.tr("New passphrase")),
            ("againPassphrase", self.tr("Once more")),
        )
        self._names = []
        made = []
        for name, words in fields:
            above = label(words, "muted")
            field = secret_field(name, words)
            field.returnPressed.connect(self._give)
            column.addWidget(above)
            column.addWidget(field)
            self._names.append(above)
            made.append(field)
        self.current, self.new, self.again = made
        self.copies = QCheckBox()
        self.copies.setObjectName("forgetCopies")
        column.addWidget(self.copies)
        self.copies_hint = label("", "small", "copiesHint", wrap=True)
        column.addWidget(self.copies_hint)
        self.problem = label("", "bad", "passphraseProblem", wrap=True)
        column.addWidget(self.problem)
        self.go = button("", "confirmPassphraseButton", "primary")
        self.go.clicked.connect(self._give)
        back = button(self.tr("Cancel"), "leavePassphraseButton")
        back.clicked.connect(self.leave)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(back)
        line.addWidget(self.go)
        column.addLayout(line)
        return form

    def show_state(self, is_locked: bool, copies: int) -> None:
        """Whether the file has a passphrase, and how many earlier copies there are."""
        self._is_known, self._is_locked = True, is_locked
        self.state.setText(
            self.tr("The shop's file is locked: without the passphrase, nobody can read anything in it.")
            if is_locked
            else self.tr("The shop's file is not locked: whoever can copy it can read it.")
        )
        self.copies.setText(self.tr("Remove %Ln earlier copy(s)", "", copies))
        self.copies.setProperty("count", copies)
        self._show_buttons()

    def say(self, text: str) -> None:
        """What was done, or why it was not."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def refuse(self, text: str) -> None:
        """What is wrong with what was typed."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    @Slot()
    def forget(self) -> None:
        """Another shop, of which nothing is known yet."""
        self._is_known = False
        self.state.setText("")
        self.say("")
        self.leave()

    @Slot()
    def leave(self) -> None:
        """Nothing is kept of what was typed."""
        for field in (self.current, self.new, self.again):
            field.clear()
        self.form.hide()
        self._show_buttons()

    @Slot()
    def _ask_new(self) -> None:
        self._ask(removing=False)

    @Slot()
    def _ask_to_remove(self) -> None:
        self._ask(removing=True)

    def _ask(self, removing: bool) -> None:
        self._removing = removing
        lost = self.tr(
            "Whoever loses it has lost the shop: nobody can recover a passphrase. Write it down and keep it where the computer"
            " is not. Four random words are better than one word with symbols."
        )
        open_again = self.tr("Whoever can copy the file can read it again.")
        self.warning.setText(open_again if removing else lost)
        for words, field, is_asked in zip(
            self._names, (self.current, self.new, self.again), (self._is_locked, not removing, not removing)
        ):
            words.setVisible(is_asked)
            field.setVisible(is_asked)
            field.clear()
        has_copies = bool(self.copies.property("count"))
        self.copies.setVisible(has_copies)
        self.copies.setChecked(not removing)
        self.copies_hint.setVisible(has_copies)
        self.copies_hint.setText(
            self.tr("Earlier copies stay locked with the passphrase that the shop had until now.")
            if self._is_locked
            else self.tr(
                "Earlier copies are not locked: whoever finds one can read all of it. The same holds for copies that you saved elsewhere."
            )
        )
        go = self.tr("Remove the passphrase") if removing else self.tr("Lock the shop")
        self.go.setText(go)
        self.go.setAccessibleName(go)
        self.refuse("")
        self.say("")
        self.form.show()
        self._show_buttons()
        (self.current if self._is_locked else self.new).setFocus()

    def _show_buttons(self) -> None:
        may_ask = self._is_known and self.form.isHidden()
        self.set.setVisible(may_ask and not self._is_locked)
        for made in (self.change, self.remove):
            made.setVisible(may_ask and self._is_locked)

    @Slot()
    def _give(self) -> None:
        current = Passphrase(self.current.text()) if self._is_locked else None
        forget = bool(self.copies.property("count")) and self.copies.isChecked()
        if self._removing:
            self.wanted.emit(current, None, forget)
            return
        new = Passphrase(self.new.text())
        if not new.is_long_enough:
            self.refuse(self.tr("A passphrase has at least 8 characters."))
        elif self.new.text() != self.again.text():
            self.refuse(self.tr("These two are not alike."))
        else:
            self.wanted.emit(current, new, forget)
