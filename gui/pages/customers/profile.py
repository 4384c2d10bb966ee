"""Who a customer is: what a shopkeeper wants to know while that customer stands at the counter."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui import messages
from gui.charts.bars import Bar, ShareBars
from gui.charts.timeline import PurchaseTimeline
from gui.formats import Formats, address, is_day
from gui.messages.consents import consents
from gui.messages.habits import habits, last_campaign
from gui.pages.customers.figures import CustomerFigures
from gui.theme import Theme
from gui.widgets.buttons import button
from gui.widgets.facts import Facts
from gui.widgets.labels import Pill, label
from gui.widgets.named import Named
from gui.widgets.row_list import Item, RowList

ATTRIBUTES = 6
OFFERS = 3
"""So many products of each list fit beside everything else."""


class CustomerProfile(QScrollArea):
    """One customer. `product_wanted(id)`, `campaign_wanted(id)`, `edit_wanted()` and `erase_wanted()` say what was
    pressed."""

    product_wanted = Signal(str)
    campaign_wanted = Signal(str)
    edit_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.profile: Mapping[str, Any] = {}
        self.setObjectName("customerProfile")
        self.setAccessibleName(self.tr("Customer"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name = Named("", "title")
        self.name.setObjectName("customerName")
        self.segment = Pill()
        self.consents = Pill()
        self.blocked = Pill(self.tr("blocked"), "bad")
        self.since = Named("", "small")
        self.campaign = button(self.tr("Add to a campaign"), "addToCampaignButton", "primary")
        self.edit = button(self.tr("Edit"), "editCustomerButton", "link")
        self.erase = button(self.tr("Erase…"), "eraseCustomerButton", "link", self.tr("Take this person out for good"))
        self.figures = CustomerFigures()
        self.basis = label("", "muted", "customerBasis", wrap=True)
        self.timeline = PurchaseTimeline(theme)
        self.again = RowList(self.tr("Buy again"), "againList", self.tr("Nothing is due for them."))
        self.new = RowList(self.tr("New for them"), "newList", self.tr("Nothing new is known yet."))
        self.likes = ShareBars(theme, "likesChart", self.tr("What they like"))
        self.habits = Facts(self.tr("How they shop"), "customerHabits")
        self.contact = Facts(self.tr("Contact"), "customerContact")
        self.note = label("", "body", "customerNote", wrap=True)
        self.campaign.clicked.connect(self._want_campaign)
        self.edit.clicked.connect(self.edit_wanted)
        self.erase.clicked.connect(self.erase_wanted)
        self.again.pressed.connect(self.product_wanted)
        self.new.pressed.connect(self.product_wanted)
        self.setWidget(self._arrange())

    def show_customer(self, profile: Mapping[str, Any], as_of: date, formats: Formats) -> None:
        """Show what `Shop.profile` says, as of the day of the last sale."""
        self.profile = profile
        words, tone = messages.segment(profile["segment"])
        self.name.set_whole(messages.customer(profile["name"], profile["customer_id"]))
        self.segment.show_as(words, tone)
        self.consents.setText(consents(profile["consents"]))
        self.blocked.setVisible(bool(profile["suppressions"]))
        self.since.set_whole(self._since(formats))
        self.figures.show_customer(profile, formats)
        self.basis.setText(messages.basis(profile["basis"]))
        self.basis.setVisible(bool(profile["basis"]))
        visits = [(date.fromisoformat(visit["date"]), visit["amount"]) for visit in profile["timeline"]]
        self.timeline.show_visits(visits, as_of, self._due(), formats)
        self.timeline.setVisible(not self.timeline.is_empty)
        learned = profile["expected_spend"] is not None
        unknown = self.tr("Known once Regulars has learned from the sales.")
        self.again.nothing.setText(self.tr("Nothing is due for them.") if learned else unknown)
        self.new.nothing.setText(self.tr("Nothing new is known yet.") if learned else unknown)
        self.again.show_items(_offers(profile["again"], formats))
        self.new.show_items(_offers(profile["new"], formats))
        self.likes.show_bars(
            [Bar(like["name"], like["share"], formats.share(like["share"])) for like in profile["likes"]]
        )
        told = habits(profile["habits"], formats)
        if campaign := last_campaign(profile["campaigns"], formats):
            told.append((self.tr("Last campaign"), campaign))
        self.habits.show_facts(told or [("", self.tr("Too few visits to see a habit."))])
        self.contact.show_facts(self._contact(formats) or [("", self.tr("No address or number is known."))])
        self.note.setText(profile["note"] or "")
        self.note.setVisible(bool(profile["note"]))
        self.verticalScrollBar().setValue(0)

    def _arrange(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        names = QHBoxLayout()
        names.setSpacing(10)
        names.addWidget(self.name)
        for pill in (self.segment, self.blocked):
            names.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        names.addStretch(1)
        names.addWidget(self.campaign, 0, Qt.AlignmentFlag.AlignTop)
        since = QHBoxLayout()
        since.setSpacing(10)
        since.addWidget(self.since)
        since.addWidget(self.consents, 0, Qt.AlignmentFlag.AlignVCenter)
        since.addStretch(1)
        top = QVBoxLayout()
        top.setSpacing(2)
        top.addLayout(names)
        top.addLayout(since)
        likes = QWidget()
        below = QVBoxLayout(likes)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(label(self.tr("What they like"), "heading"))
        below.addWidget(self.likes)
        below.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(20)
        grid.addWidget(self.again, 0, 0)
        grid.addWidget(self.new, 0, 1)
        grid.addWidget(likes, 1, 0)
        grid.addWidget(self.habits, 1, 1)
        grid.addWidget(self.contact, 2, 0)
        grid.addWidget(self.note, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.contact.add_to_heading(self.edit, self.erase)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(16)
        layout.addLayout(top)
        layout.addWidget(self.figures)
        layout.addWidget(self.basis)
        layout.addWidget(self.timeline)
        layout.addLayout(grid)
        layout.addStretch(1)
        return inner

    def _since(self, formats: Formats) -> str:
        profile = self.profile
        parts = []
        if since := profile["joined_at"] or profile["first"]:
            parts.append(self.tr("Customer since {month}").format(month=formats.month(since[:7])))
        if profile["city"]:
            parts.append(profile["city"])
        parts.append(self.tr("%Ln visit(s)", "", profile["visits"]))
        return " · ".join(parts)

    def _due(self) -> tuple[date, date] | None:
        low = self.profile["next_order_low"] or self.profile["next_order"]
        high = self.profile["next_order_high"] or self.profile["next_order"]
        return (date.fromisoformat(low), date.fromisoformat(high)) if low and high else None

    def _contact(self, formats: Formats) -> list[tuple[str, str]]:
        profile = self.profile
        birthday = profile["birthday"]
        facts = [
            (self.tr("Number"), profile["customer_id"] if profile["name"] else ""),
            (self.tr("Also known as"), messages.names(_known(other) for other in profile["also_known_as"])),
            (self.tr("E-mail"), profile["email"]),
            (self.tr("Phone"), profile["phone"]),
            (
                self.tr("Address"),
                address(profile["address"], profile["postal_code"], profile["city"], profile["country"]),
            ),
            (self.tr("Birthday"), formats.yearly(birthday) if birthday and is_day(birthday) else birthday),
            *((name, str(value)) for name, value in list(profile["attributes"].items())[:ATTRIBUTES] if value),
        ]
        return [(name, value) for name, value in facts if value]

    @Slot()
    def _want_campaign(self) -> None:
        self.campaign_wanted.emit(self.profile["customer_id"])


def _known(other: Mapping[str, Any]) -> str:
    return f"{other['name']} ({other['customer_id']})" if other["name"] else str(other["customer_id"])


def _offers(recommendations: Sequence[Mapping[str, Any]], formats: Formats) -> list[Item]:
    return [
        Item(
            offer["product_id"],
            offer["product_name"] or offer["product_id"],
            messages.reason(offer["reason"]),
            formats.money(offer["price"], exact=True) if offer["price"] is not None else "",
        )
        for offer in recommendations[:OFFERS]
    ]
