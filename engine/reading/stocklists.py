"""Whether a table lists the goods that a shop has, with the day each was bought or counted, and no sales."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from engine.reading import words

if TYPE_CHECKING:
    from engine.reading.mapping import Columns

_WHOSE: Final = frozenset("customer_id customer_name email phone contact receipt_id status refund refunded".split())
_LEAST: Final = 3
_LEAST_ALIKE: Final = 5
_LEAST_ONCE: Final = 8
"""Goods of which each stands once: fewer may well be the sales of a slow day."""


def lists_goods(columns: "Columns", roles: Mapping[str, int], said: str) -> bool:
    """Whether what could be read as sales is a list of stock or of prices. `roles` are those of sales, `said` is the name of
    the sheet or the file.

    Nobody buys, nothing has a receipt, and no column has the money of a line; what tells is one of these: the name, a stock
    where no quantity is, a cost and a price of goods that were purchased, or of goods that stand once each, a list of prices
    of one day.
    """
    goods = roles.get("product_id", roles.get("product_name"))
    if goods is None or roles.keys() & _WHOSE or _has_money_of_lines(columns, roles):
        return False
    if "sale" in _concepts(columns, roles, "sold_at") or "sale" in _concepts(columns, roles, "quantity"):
        return False
    once = columns.evidence[goods].distinct == 1.0
    rows = len(columns.evidence[goods].cells)
    costs = any("cost" in concepts for concepts in columns.concepts) and "unit_price" in roles
    if (
        rows >= _LEAST
        and once
        and words.names(said, "stocklists")
        and "sale" not in columns.table.reader.concepts(said)
    ):
        return True
    if "quantity" not in roles:
        if any("stock" in concepts for concepts in columns.concepts):
            return True
        return rows >= _LEAST_ALIKE and once and _one_day(columns, roles)
    return costs and ((rows >= _LEAST_ONCE and once) or _is_purchased(columns, roles))


def lists_purchases(columns: "Columns", roles: Mapping[str, int]) -> bool:
    """Whether all money of a table is a cost, of goods that nobody buys and that were purchased on a day."""
    money = [roles[role] for role in ("amount", "unit_price", "order_total") if role in roles]
    costs = bool(money) and all("cost" in columns.concepts[at] for at in money)
    return costs and not roles.keys() & _WHOSE and _is_purchased(columns, roles)


def _has_money_of_lines(columns: "Columns", roles: Mapping[str, int]) -> bool:
    return "order_total" in roles or ("amount" in roles and "cost" not in columns.concepts[roles["amount"]])


def _is_purchased(columns: "Columns", roles: Mapping[str, int]) -> bool:
    return "sold_at" in roles and words.names(columns.table.headers[roles["sold_at"]], "purchases")


def _one_day(columns: "Columns", roles: Mapping[str, int]) -> bool:
    if "unit_price" not in roles or "sold_at" not in roles or "sold_time" in roles:
        return False
    return len(set(columns.evidence[roles["sold_at"]].cells)) == 1


def _concepts(columns: "Columns", roles: Mapping[str, int], role: str) -> frozenset[str]:
    return columns.concepts[roles[role]] if role in roles else frozenset()
