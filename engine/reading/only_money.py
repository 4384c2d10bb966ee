"""The only money of a table, where no heading names it as what was paid: a cost, a sign, the answer to `How much`."""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from engine.reading.mapping import Columns, Reasons, Roles

_COSTS: Final = tuple(frozenset(said.split()) for said in ("total cost", "cost", "line cost"))
_ONLY_SIGN: Final = re.compile(r"[$€£¥₽₩₹₺₫]|eur|euro|usd|gbp|chf|pln|zł|kr|元", re.IGNORECASE)
_WHO: Final = frozenset("customer_id customer_name email phone".split())
_PAID: Final = frozenset(("amount", "unit_price", "order_total"))


def settle_only_money(roles: "Roles", reasons: "Reasons", columns: "Columns") -> None:
    """Find it, in a table that has no other."""
    if not _PAID & roles.keys() and (asked := _asked_money(roles, columns)) is not None:
        if roles.get("quantity") == asked:
            del roles["quantity"]
        roles["amount"], reasons["amount"] = asked, "values"
    if not _PAID & roles.keys():
        _settle_cost(roles, reasons, columns)
    if not _PAID & roles.keys():
        _settle_sign(roles, reasons, columns)


def _asked_money(roles: "Roles", columns: "Columns") -> int | None:
    """`How much`, where it is money, of a table that has none else: some of it is in cents."""
    asked = [
        at
        for at, header in enumerate(columns.table.headers)
        if columns.concepts[at] == {"quantity"} and columns.table.reader.asks(header) and columns.evidence[at].cents > 0
    ]
    return next((at for at in asked if at == roles.get("quantity") or at not in roles.values()), None)


def _settle_cost(roles: "Roles", reasons: "Reasons", columns: "Columns") -> None:
    """The only money of a table is what was paid, though it is called a cost: to the customer it is one."""
    costs = [at for at, said in enumerate(columns.concepts) if said in _COSTS and at not in roles.values()]
    money = [at for at in costs if columns.evidence[at].cells and columns.evidence[at].fits("amount")]
    totals = [at for at in money if "total" in columns.concepts[at]]
    if len(totals) == 1 or (len(money) == 1 and _WHO & roles.keys()):
        roles["amount"], reasons["amount"] = (totals or money)[0], "values"


def _settle_sign(roles: "Roles", reasons: "Reasons", columns: "Columns") -> None:
    """The only money of a table stands below the sign of its currency and nothing else."""
    signed = [at for at, header in enumerate(columns.table.headers) if _ONLY_SIGN.fullmatch(header.strip())]
    money = [at for at in signed if columns.evidence[at].cells and columns.evidence[at].fits("amount")]
    if len(money) == 1 and money[0] not in roles.values():
        roles["amount"], reasons["amount"] = money[0], "header"
