"""The PIN is asked for: small, calm, and honest about what to do where it was forgotten."""

from PySide6.QtCore import QRegularExpression, Qt, Signal, Slot
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.widgets.buttons import button
from gui.widgets.labels import label
from gui.widgets.secret_form import secret_field

WIDTH = 420
"""Pixels of the dialog; it is as high as its sentences are."""


class PinDialog(QDialog):
    """`given(pin)`; `reset_wanted(passphrase)` of who forgot the PIN of a shop that has a passphrase."""

    given = Signal(str)
    reset_wanted = Signal(str)

    def __init__(self, has_passphrase: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pinDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.setWindowTitle(self.tr("PIN"))
        self.setFixedWidth(WIDTH)
        self.field = pin_field("pinField", self.tr("PIN of the shop"))
        self.field.returnPressed.connect(self._give)
        self.wrong = label("", "bad", "pinWrong", wrap=True)
        self.go = button(self.tr("Go on"), "pinButton", "primary")
        self.go.clicked.connect(self._give)
        stop = button(self.tr("Cancel"), "pinCancelButton")
        stop.setAutoDefault(False)
        stop.clicked.connect(self.reject)
        self.forgotten = button(self.tr("Forgotten?"), "pinForgottenButton", "link")
        self.forgotten.setAutoDefault(False)
        self.forgotten.clicked.connect(self._show_way)
        self.way = self._made_way(has_passphrase)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.forgotten)
        line.addStretch(1)
        line.addWidget(stop)
        line.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("This wants the PIN of the shop"), "heading", wrap=True))
        layout.addWidget(self.field)
        layout.addWidget(self.wrong)
        layout.addLayout(line)
        layout.addWidget(self.way)
        self.wrong.hide()
        self.way.hide()
        self.field.setFocus()
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(WIDTH))

    def _made_way(self, has_passphrase: bool) -> QWidget:
        way = QWidget()
        column = QVBoxLayout(way)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        by_passphrase = self.tr("Whoever knows the passphrase of the shop can take the PIN away.")
        by_command = self.tr(
            "Whoever can open the shop's file can take the PIN away, on the command line: pin SHOP --remove. README says how."
        )
        column.addWidget(label(by_passphrase if has_passphrase else by_command, "note", "pinWay", wrap=True))
        self.passphrase = secret_field("pinPassphrase", self.tr("Passphrase of the shop"))
        self.passphrase.setPlaceholderText(self.tr("Passphrase of the shop"))
        self.passphrase.returnPressed.connect(self._reset)
        self.reset = button(self.tr("Take the PIN away"), "pinResetButton")
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self._reset)
        for part in (self.passphrase, self.reset):
            part.setVisible(has_passphrase)
            column.addWidget(part)
        return way

    def refuse(self) -> None:
        """This was not the PIN."""
        self._say(self.tr("This is not the PIN."))
        self.field.clear()
        self.field.setFocus()

    def refuse_passphrase(self, why: str) -> None:
        self._say(why)
        self.passphrase.clear()
        self.passphrase.setFocus()

    def _say(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.show()
        self._fit()

    @Slot()
    def _give(self) -> None:
        if self.field.text():
            self.given.emit(self.field.text())

    @Slot()
    def _show_way(self) -> None:
        self.way.show()
        self._fit()
        self.passphrase.setFocus()

    @Slot()
    def _reset(self) -> None:
        if self.passphrase.text():
            self.reset_wanted.emit(self.passphrase.text())


def pin_field(name: str, accessible: str) -> QLineEdit:
    """A field for 4 to 8 digits."""
    field = secret_field(name, accessible)
    field.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,8}"), field))
    return field
