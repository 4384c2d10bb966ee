"""Which columns name people: given and family names, whole names, and the companies that some of them buy for."""

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from engine.reading import words

if TYPE_CHECKING:
    from engine.reading.mapping import Columns, Roles

_NAME: Final = frozenset(("name",))

_SEVERAL: Final = 2
_WHAT: Final = {"product_id", "product_name"}
_PAID: Final = {"amount", "unit_price", "order_total"}
_CONTACTS: Final = {"customer_id", "email", "phone"}
_NAMED: Final = {"name", "customer_name", "first_name", "last_name"}


def settle_names(roles: "Roles", columns: "Columns") -> None:
    """A column of names beside one of half names is the other half, unless it has both in it."""
    if "last_name" in roles and "first_name" not in roles:
        # A name beside a family name is the given one.
        for role in ("name", "customer_name"):
            if role in roles and "last" not in columns.concepts[roles[role]]:
                roles["first_name"] = roles.pop(role)
    elif "first_name" in roles and "last_name" not in roles:
        # Vorname beside Name: the family's, unless it has the given one in it.
        for role in ("name", "customer_name"):
            if (
                role in roles
                and columns.concepts[roles[role]] == _NAME
                and _are_two(columns, roles["first_name"], roles[role])
            ):
                roles["last_name"] = roles.pop(role)


def settle_company(roles: "Roles", columns: "Columns", kind: str) -> None:
    """A company is a customer's name where no person's stands beside it, and nothing else. A table of customers keeps it for
    the rows that name nobody."""
    at = roles.get("company")
    if at is None or (kind == "customers" and _NAMED & roles.keys()):
        return
    del roles["company"]
    if kind == "customers":
        roles["name"] = at
    elif not _NAMED & roles.keys() and _buys(at, roles, columns):
        roles["customer_name"] = at


def _buys(at: int, roles: "Roles", columns: "Columns") -> bool:
    """Whether the companies of a table of sales are those that buy: not the shop's own, which is the same on every line, nor
    those that the shop buys from."""
    table = columns.table
    said = PurePath(table.sheet.name).stem.replace("_", " ")
    if (
        len(set(columns.evidence[at].cells)) < _SEVERAL
        or words.names(said, "expenses")
        or words.names(said, "purchases")
    ):
        return False
    sold = _WHAT & roles.keys() and _PAID & roles.keys()
    return bool(_CONTACTS & roles.keys() or sold) and not any(words.names(each, "suppliers") for each in table.headers)


def _are_two(columns: "Columns", given: int, whole: int) -> bool:
    """Whether a column of names is without the given names that stand beside them."""
    pairs = [
        (str(row[given]).casefold(), str(row[whole]).casefold()) for row in columns.table.sample if row[given] != ""
    ]
    return bool(pairs) and sum(first in name for first, name in pairs) < 0.2 * len(pairs)
