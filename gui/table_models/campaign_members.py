"""The people of a campaign as rows: who, why, and what they are offered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from gui import messages
from gui.formats import Formats
from gui.messages import campaigns as words
from gui.table_models.base import Column, RowsModel


class MembersModel(RowsModel):
    """Who gets a message and why; each row is one person of the plan."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([], parent)
        self._formats = Formats()
        self.columns = [
            Column("name", self.tr("Customer"), width=130),
            Column("why", self.tr("Why"), width=272, muted=True),
            Column("historic_value", self.tr("Spent so far"), "figure", 96, lambda v: self._formats.money(v)),
            Column("return_probability", self.tr("Returns anyway"), "figure", 108, lambda v: self._formats.chance(v)),
        ]

    def load(self, members: Sequence[Mapping[str, Any]], formats: Formats) -> None:
        """Show these members of a plan."""
        self._formats = formats
        rows = [
            (
                member["customer_id"],
                messages.customer(member["name"], member["customer_id"]),
                words.why(member["reason"], {p["product_id"]: p["name"] for p in member["products"]}),
                member.get("historic_value"),
                member.get("return_probability"),
            )
            for member in members
        ]
        self.set_rows(["customer_id", "name", "why", "historic_value", "return_probability"], rows)


class OffersModel(RowsModel):
    """What each person is offered: up to three products, and why the first of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([], parent)
        self.columns = [
            Column("name", self.tr("Customer"), width=126),
            Column("product_1", self.tr("Product 1"), width=172),
            Column("reason", self.tr("Why"), width=190, muted=True),
            Column("product_2", self.tr("Product 2"), width=150),
        ]

    def load(self, members: Sequence[Mapping[str, Any]]) -> None:
        """Show what these members of a plan are offered."""
        rows = []
        for member in members:
            offered = [product["name"] for product in member["products"]] + [None, None]
            reason = messages.reason(member["products"][0]["reason"]) if member["products"] else ""
            name = messages.customer(member["name"], member["customer_id"])
            rows.append((member["customer_id"], name, offered[0], reason, offered[1]))
        self.set_rows(["customer_id", "name", "product_1", "reason", "product_2"], rows)


class OfferedModel(RowsModel):
    """The products of a campaign, each with the number of people it is offered to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([], parent)
        self._formats = Formats()
        self.columns = [
            Column("name", self.tr("Product"), width=330),
            Column("price", self.tr("Price"), "figure", 90, lambda v: self._formats.money(v, exact=True)),
            Column("people", self.tr("Offered to"), "figure", 100, lambda v: self._formats.count(v)),
        ]

    def load(self, members: Sequence[Mapping[str, Any]], formats: Formats) -> None:
        """Count the products of these members of a plan, the most offered first."""
        self._formats = formats
        counts: Counter[str] = Counter()
        known: dict[str, Mapping[str, Any]] = {}
        for member in members:
            for product in member["products"]:
                counts[product["product_id"]] += 1
                known[product["product_id"]] = product
        rows = [(key, known[key]["name"], known[key]["price"], people) for key, people in counts.most_common()]
        self.set_rows(["product_id", "name", "price", "people"], rows)


class ToldModel(RowsModel):
    """What each person of a stored campaign is told."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([], parent)
        self.columns = [
            Column("name", self.tr("Customer"), width=140),
            Column("message", self.tr("Message"), width=380, muted=True),
        ]

    def load(self, members: Sequence[Mapping[str, Any]]) -> None:
        """Show these members of a campaign (`Shop.campaign_detail`)."""
        rows = [
            (
                member["customer_id"],
                messages.customer(member["name"], member["customer_id"]),
                " ".join((member["message"] or "").split()),
            )
            for member in members
        ]
        self.set_rows(["customer_id", "name", "message"], rows)
