"""Changing what the shop knows of a customer by hand: contact, note and consents. No import overwrites it silently."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui import messages
from gui.messages.consents import CHANNELS, CONSENTS, channel, consent
from gui.widgets.buttons import button
from gui.widgets.labels import label

FIELDS: Final = ("name", "email", "phone", "birthday", "address", "postal_code", "city", "country", "language")


class CustomerForm(QScrollArea):
    """Fields filled with what is known. `saved(values, consents)` holds only what was changed; `left()` on Cancel."""

    saved = Signal(dict, dict)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: dict[str, str] = {}
        self._consents_before: dict[str, str] = {}
        self.setObjectName("customerForm")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields bring themselves into view
        self.setWidgetResizable(True)
        self.title = label("", "title")
        self.fields = {name: _field(name) for name in FIELDS}
        self.fields["birthday"].setPlaceholderText(self.tr("year-month-day, such as 1984-05-27"))
        self.note = QPlainTextEdit()
        self.note.setObjectName("edit_note")
        self.note.setAccessibleName(messages.column("note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(84)
        self.consents = {code: _choice(code) for code in CHANNELS}
        self.save = button(self.tr("Save"), "saveCustomerButton", "primary")
        self.cancel = button(self.tr("Cancel"), "cancelEditButton")
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.left)
        self.setWidget(self._arrange())

    def edit(self, profile: Mapping[str, Any]) -> None:
        """Fill the fields from a profile (`Shop.profile`)."""
        self.title.setText(messages.customer(profile["name"], profile["customer_id"]))
        self._before = {name: profile[name] or "" for name in (*FIELDS, "note")}
        for name, field in self.fields.items():
            field.setText(self._before[name])
        self.note.setPlainText(self._before["note"])
        given = profile["consents"]
        self._consents_before = {code: given[code]["status"] if code in given else "never_asked" for code in CHANNELS}
        for code, box in self.consents.items():
            box.setCurrentIndex(box.findData(self._consents_before[code]))
        self.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    @Slot()
    def _save(self) -> None:
        now = {name: field.text().strip() for name, field in self.fields.items()}
        now["note"] = self.note.toPlainText().strip()
        values = {name: text or None for name, text in now.items() if text != self._before[name]}
        chosen = {code: str(box.currentData()) for code, box in self.consents.items()}
        self.saved.emit(
            values, {code: status for code, status in chosen.items() if status != self._consents_before[code]}
        )

    def _arrange(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for name, field in self.fields.items():
            form.addRow(label(messages.column(name), "muted"), field)
        form.addRow(label(messages.column("note"), "muted"), self.note)
        answers = QFormLayout()
        answers.setHorizontalSpacing(16)
        answers.setVerticalSpacing(8)
        for code, box in self.consents.items():
            answers.addRow(label(channel(code), "muted"), box)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addWidget(label(self.tr("What you change here stays, whatever later files say."), "small"))
        layout.addLayout(form)
        layout.addSpacing(8)
        layout.addWidget(label(self.tr("May we write to them?"), "heading"))
        layout.addLayout(answers)
        layout.addStretch(1)
        layout.addLayout(buttons)
        return inner


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(f"edit_{name}")
    field.setAccessibleName(messages.column(name))
    return field


def _choice(code: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(f"consent_{code}")
    box.setAccessibleName(channel(code))
    for status in CONSENTS:
        box.addItem(consent(status), status)
    return box
