"""Erasing a person: what goes and what stays is said before, and that it was done afterwards."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import ShopError
from gui import messages
from gui.widgets.buttons import button
from gui.widgets.labels import label
from gui.workspace import Workspace


class EraseCustomer(QWidget):
    """`left()` on *Keep*, `erased()` when they are gone, `done()` once that was read."""

    left = Signal()
    erased = Signal()
    done = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._customer = ""
        self.setObjectName("eraseCustomer")
        self.title = label("", "title", "eraseTitle", wrap=True)
        self.goes = label("", "body", "eraseGoes", wrap=True)
        self.stays = label("", "body", "eraseStays", wrap=True)
        self.final = label("", "muted", "eraseFinal", wrap=True)
        self.erase = button(self.tr("Erase for good"), "eraseButton", "danger")
        self.keep = button(self.tr("Keep"), "keepCustomerButton")
        self.close_ = button(self.tr("Done"), "erasedButton", "primary")
        self.erase.clicked.connect(self._confirm)
        self.keep.clicked.connect(self.left)
        self.close_.clicked.connect(self.done)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for each in (self.erase, self.keep, self.close_):
            buttons.addWidget(each)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        for widget in (self.title, self.goes, self.stays, self.final):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        layout.addStretch(1)

    @property
    def is_done(self) -> bool:
        """Whether it says that somebody is gone, and waits to be left."""
        return not self.close_.isHidden()

    def ask(self, profile: Mapping[str, Any], found: Mapping[str, Any]) -> None:
        """Say what `Shop.erasure` found of a customer (`Shop.profile`)."""
        self._customer = profile["customer_id"]
        name = messages.customer(profile["name"], self._customer)
        self.title.setText(self.tr("Erase {name}?").format(name=name))
        gone = [self.tr("Name, contacts, notes and everything else that files said of them")]
        if len(found["customers"]) > 1:
            gone.append(self.tr("all their numbers: {numbers}").format(numbers=messages.names(found["customers"])))
        gone += [
            words
            for count, words in (
                (found["consents"], self.tr("%Ln answer(s) whether we may write", "", found["consents"])),
                (found["interactions"], self.tr("%Ln view(s), wish(es) and rating(s)", "", found["interactions"])),
                (found["campaigns"], self.tr("their place in %Ln campaign(s)", "", found["campaigns"])),
            )
            if count
        ]
        self.goes.setText("\n".join([self.tr("What goes, for good:"), *(f"•  {words}" for words in gone)]))
        self.stays.setText(
            self.tr(
                "What stays: %Ln sale line(s), without a customer, so that your totals stay true.", "", found["sales"]
            )
        )
        self.final.setText(
            self.tr(
                "This cannot be undone. Regulars remembers a code of their number and contacts that cannot be read back, so"
                " that later files do not bring them back. The earlier copies of this shop go, too; files and copies that you saved yourself"
                " still hold them."
            )
        )
        self._show(asking=True)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _tell(self, result: Mapping[str, Any]) -> None:
        """Say what `Shop.erase` did, and whether the model in use still knows them."""
        run = self._workspace.read("model_report")["current"]
        learned = self._workspace.formats.date(run["started_at"][:10]) if run else ""
        self.title.setText(self.tr("They are gone"))
        self.goes.setText(
            self.tr("%Ln sale line(s) stay, without a customer. The file was written anew.", "", result["sales"])
        )
        model = self.tr(
            "The model in use was learned on {day} and still knew their purchases, as numbers. The next one will not:"
            " press Learn again on the Model page, or wait for the next import."
        )
        self.stays.setText(model.format(day=learned) if learned else "")
        self.stays.setVisible(bool(learned))
        self.final.setText("")
        self._show(asking=False)
        self.close_.setFocus(Qt.FocusReason.OtherFocusReason)
        self.erased.emit()

    @Slot(object)
    def _fail(self, problem: ShopError) -> None:
        """Say why nothing was erased."""
        self.final.setText(messages.error(problem))
        self._show(asking=True)

    def _show(self, *, asking: bool) -> None:
        self.erase.setVisible(asking)
        self.erase.setEnabled(True)
        self.keep.setVisible(asking)
        self.close_.setVisible(not asking)
        if asking:
            self.stays.show()

    @Slot()
    def _confirm(self) -> None:
        self.erase.setEnabled(False)
        edit = self._workspace.edit("erase", self._customer, changes=frozenset({"customers", "sales", "campaigns"}))
        edit.succeeded.connect(self._tell)
        edit.failed.connect(self._fail)
