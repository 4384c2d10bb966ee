"""Third step: what each person is offered, and what had better be left out."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui import messages
from gui.formats import Formats
from gui.settings import Settings
from gui.table_models.campaign_members import OfferedModel, OffersModel
from gui.theme import Theme
from gui.widgets.buttons import button
from gui.widgets.cards import Card
from gui.widgets.labels import label
from gui.widgets.table import DataTable


class ProductsStep(Card):
    """Products with the number of people they are offered to, and below them every person. `changed()` when one is
    left out or taken back."""

    changed = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.without: dict[str, str] = {}
        self.offered = OfferedModel(self)
        self.offers = OffersModel(self)
        self.products = DataTable(self.offered, theme, settings, "offeredTable", self.tr("Products"))
        self.people = DataTable(self.offers, theme, settings, "offersTable", self.tr("What each is offered"))
        self.leave_out = button(self.tr("Leave this product out"), "leaveOutButton")
        self.take_back = button(self.tr("Take them back"), "takeBackButton", "link")
        self.left_out = label("", "small", "leftOutProducts", wrap=True)
        self.nothing = label(
            self.tr("This campaign offers no product: its words stand alone."), "muted", "noProducts", wrap=True
        )
        self._arrange()
        self.leave_out.clicked.connect(self._leave_out)
        self.take_back.clicked.connect(self._take_back)

    def begin(self) -> None:
        """Another goal: nothing is left out."""
        self.without = {}
        self._tell()

    def show_plan(self, plan: Mapping[str, Any], formats: Formats) -> None:
        """Show what the people of a plan are offered."""
        members = [member for member in plan["members"] if member["arm"] == "treated"]
        self.offered.load(members, formats)
        self.offers.load(members)
        some = self.offered.rowCount() > 0
        self.nothing.setVisible(not some)
        self.leave_out.setEnabled(some)
        if some:
            self.products.choose(0)
        self._tell()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label(self.tr("What is offered"), "heading"))
        top.addStretch(1)
        top.addWidget(self.leave_out)
        below = QHBoxLayout()
        below.addWidget(self.left_out, 1)
        below.addWidget(self.take_back)
        self.body.addLayout(top)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.products, 2)
        self.body.addLayout(below)
        self.body.addSpacing(4)
        self.body.addWidget(label(self.tr("To whom"), "heading"))
        self.body.addWidget(self.people, 3)

    @Slot()
    def _leave_out(self) -> None:
        row = self.products.currentIndex().row()
        if row >= 0:
            product = self.offered.row(row)
            self.without[product["product_id"]] = product["name"]
            self._tell()
            self.changed.emit()

    @Slot()
    def _take_back(self) -> None:
        self.without = {}
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        names = messages.names(self.without.values())
        self.left_out.setText(self.tr("Left out: {names}").format(names=names) if names else "")
        self.left_out.setVisible(bool(names))
        self.take_back.setVisible(bool(names))
