"""Headers that say one thing and figures that say another: which column counts, which is a price, which numbers receipts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.reading.givings import figure
from engine.reading.words import squash

if TYPE_CHECKING:
    from engine.reading.mapping import Columns, Reasons, Roles

_LEAST: Final = 2
_MOST_PIECES: Final = 1000
_SURE: Final = 0.9
_CENT: Final = 0.0151


def settle_numbers(roles: "Roles", reasons: "Reasons", columns: "Columns") -> None:
    """An amount of pieces beside a total of money; a receipt that is called a name, and is a number."""
    if "receipt_id" not in roles:
        named = [at for at, said in enumerate(columns.concepts) if said == frozenset(("receipt", "name"))]
        coded = [at for at in named if at not in roles.values() and columns.evidence[at].codes >= _SURE]
        if coded:
            roles["receipt_id"], reasons["receipt_id"] = coded[0], "values"
    at = roles.get("amount")
    if at is None or columns.concepts[at] != frozenset(("amount",)) or {"quantity", "unit_price"} & roles.keys():
        return
    totals = [
        other
        for other, said in enumerate(columns.concepts)
        if said in _TOTALS and other != at and columns.evidence[other].cells and columns.evidence[other].fits("amount")
    ]
    if len(totals) == 1 and _counts(at, totals[0], columns):
        roles["quantity"], reasons["quantity"] = at, "values"
        roles["amount"], reasons["amount"] = totals[0], "values"
        if roles.get("order_total") == totals[0]:
            del roles["order_total"]


_TOTALS: Final = tuple(frozenset(said.split()) for said in ("total", "total price", "total amount", "price total sale"))


def settle_pieces(roles: "Roles", reasons: "Reasons", columns: "Columns") -> None:
    """Sales (`Ventes`) that are pieces: whole numbers beside a price, which come to another column with it, or are no multiples
    of it."""
    if "quantity" in roles or "unit_price" not in roles:
        return
    for role in ("receipt_id", "amount"):
        at = roles.get(role, -1)
        if at < 0 or columns.concepts[at] not in _SALES:
            continue
        lines = [(figure(row[at]), figure(row[roles["unit_price"]]), row) for row in columns.table.sample]
        told = [(count, price, row) for count, price, row in lines if count and price]
        if len(told) < _LEAST or not all(count.is_integer() and 0 < count < _MOST_SOLD for count, _, _ in told):
            continue
        others = [other for other in range(len(columns.concepts)) if other not in (at, roles["unit_price"])]
        if any(_come_to(told, other) for other in others) or (
            _is_unordered([count for count, _, _ in told])
            and 2 * sum(_is_multiple(count, price) for count, price, _ in told) < len(told)
        ):
            roles["quantity"], reasons["quantity"] = roles.pop(role), "values"
            return


def _come_to(told: Sequence[tuple[float, float, Sequence[Any]]], other: int) -> bool:
    totals = [(figure(row[other]), count * price) for count, price, row in told]
    return all(total is not None and abs(total - product) < 0.011 + 1e-6 * product for total, product in totals)


def _is_unordered(counts: list[float]) -> bool:
    """Whether numbers neither rise nor fall, as those of receipts do."""
    return counts not in (sorted(counts), sorted(counts, reverse=True))


def _is_multiple(amount: float, price: float) -> bool:
    return abs(amount / price - round(amount / price)) < 0.001 and amount >= price


_SALES: Final = (frozenset(("receipt",)), frozenset(("sale",)))
_MOST_SOLD: Final = 100_000


def _counts(at: int, total: int, columns: "Columns") -> bool:
    """Whether whole numbers divide a total into pieces of one price: they are no money themselves."""
    rows = [(figure(row[at]), figure(row[total])) for row in columns.table.sample]
    told = [(count, money) for count, money in rows if count and money is not None]
    return (
        bool(told)
        and all(
            count.is_integer()
            and 0 < count < _MOST_PIECES
            and money >= count
            and abs(round(money / count, 2) * count - money) < 0.01
            for count, money in told
        )
        and any(money > count for count, money in told)
    )


def settle_price(roles: "Roles", reasons: "Reasons", columns: "Columns") -> None:
    """What a product costs however many are sold is its price, whatever it is called."""
    what = roles.get("product_name", roles.get("product_id"))
    at, quantity = roles.get("amount"), roles.get("quantity")
    if at is None or quantity is None or what is None or "unit_price" in roles or _is_of_lines(at, columns):
        return
    sold: dict[Any, tuple[set[Any], set[Any]]] = {}
    for row in columns.table.sample:
        money, count = figure(row[at]), figure(row[quantity])
        if row[what] != "" and money and count:
            amounts, counts = sold.setdefault(row[what], (set(), set()))
            amounts.add(money)
            counts.add(count)
    telling = [amounts for amounts, counts in sold.values() if len(counts) > 1]
    if len(telling) >= _LEAST and all(len(amounts) == 1 for amounts in telling):
        roles["unit_price"], reasons["unit_price"] = roles.pop("amount"), "values"


def settle_total(roles: "Roles", reasons: "Reasons", columns: "Columns") -> None:
    """A price that rises with the pieces of the same product, and comes to one a piece, is what was paid for the line."""
    what = roles.get("product_name", roles.get("product_id"))
    at, quantity = roles.get("unit_price"), roles.get("quantity")
    if at is None or quantity is None or what is None or {"amount", "order_total"} & roles.keys():
        return
    if "unit" in columns.concepts[at]:
        return
    sold: dict[Any, set[tuple[float, float]]] = {}
    for row in columns.table.sample:
        money, count = figure(row[at]), figure(row[quantity])
        if row[what] != "" and money and count:
            sold.setdefault(row[what], set()).add((count, money))
    several = [lines for lines in sold.values() if len({count for count, _ in lines}) > 1]

    def is_told(lines: set[tuple[float, float]]) -> bool:
        a_piece = min(money / count for count, money in lines)
        return all(abs(money - a_piece * count) < _CENT * count for count, money in lines)

    if len(several) >= _LEAST and all(map(is_told, several)):
        roles["amount"], reasons["amount"] = roles.pop("unit_price"), "values"


def settle_unnamed(roles: "Roles", reasons: "Reasons", columns: "Columns") -> None:
    """The last column has no heading, and is what two that have one come to: those are the pieces and their price, then,
    though one is called an amount, as where the heading of one of them is missing."""
    last = len(columns.table.headers) - 1
    pair = [role for role in ("quantity", "unit_price", "amount") if role in roles]
    if columns.table.headers[last] or not columns.evidence[last].cells or len(pair) != 2 or pair[1] != "amount":
        return
    first, second = (roles[role] for role in pair)
    lines = [(figure(row[first]), figure(row[second]), figure(row[last])) for row in columns.table.sample]
    told = [(count, price, total) for count, price, total in lines if count and price and total is not None]
    several = [count for count, _, _ in told if count != 1]
    if len(several) < _LEAST or not all(abs(count * price - total) < _CENT for count, price, total in told):
        return
    if not all(float(count).is_integer() for count, _, _ in told):
        return
    for role, at in (("quantity", first), ("unit_price", second), ("amount", last)):
        roles[role], reasons[role] = at, "values"


def _is_of_lines(at: int, columns: "Columns") -> bool:
    return bool(columns.concepts[at] & _OF_LINES) or "total" in squash(columns.table.headers[at])


_OF_LINES: Final = frozenset(("total", "line", "net", "gross"))
