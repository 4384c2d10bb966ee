"""Money that did not come or did not stay: what was given back stands in a column of its own, points are no money."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.reading import words
from engine.reading.numbers import number

if TYPE_CHECKING:
    from engine.reading.mapping import Columns, Reasons, Roles

_CENT: Final = 0.0151
_MOSTLY: Final = 0.9


def settle_refund(roles: "Roles", reasons: "Reasons", columns: "Columns") -> None:
    """A column called refund is a yes or no, a state, or money: of a line, or of an order that says it on each of its lines.

    Where another column has what is left, the amount may be that already, and nothing is taken off it.
    """
    at = roles.pop("refund", None)
    if at is None:
        return
    why = reasons.pop("refund", "header")
    cells = columns.evidence[at].cells
    flags = {str(cell).strip().casefold() for cell in cells}
    if flags and flags <= words.consent_answers().keys() | {"0.0", "1.0"} and not _money(at, roles, columns):
        roles["refunded"], reasons["refunded"] = at, why
    elif columns.evidence[at].states and "status" not in roles:
        roles["status"], reasons["status"] = at, "values"
    elif columns.evidence[at].numbers >= _MOSTLY and not _is_net(at, roles, columns):
        role = "order_refund" if "order_total" in roles or _of_orders(at, roles, columns) else "line_refund"
        roles[role], reasons[role] = at, why


def settle_points(roles: "Roles", reasons: "Reasons", columns: "Columns") -> None:
    """Points are worth money where they come to no more than the amounts, and these are plainly what they were taken from:
    quantity times price, or paid whole with points."""
    at = roles.pop("points_paid", None)
    why = reasons.pop("points_paid", "header")
    amount = roles.get("amount", roles.get("order_total"))
    if at is None or amount is None:
        return
    rows = [(figure(row[at]), figure(row[amount]), _product(row, roles)) for row in columns.table.sample]
    told = [(paid, total, full) for paid, total, full in rows if paid and total is not None]
    if not told or any(paid > total + _CENT for paid, total, _ in told) or _is_net(at, roles, columns):
        return
    whole = sum(abs(paid - total) <= _CENT for paid, total, _ in told)
    full = sum(product is not None and abs(product - total) <= _CENT for _, total, product in told)
    if whole or full >= _MOSTLY * len(told):
        roles["points_paid"], reasons["points_paid"] = at, why


def says_points(cell: Any) -> bool:
    """Whether a cell says that something was paid with points, or an amount of them (`500 pts`, `300积分`)."""
    if not isinstance(cell, str) or cell[-1:].isdigit():
        return False
    text = " ".join(cell.casefold().split())
    return text in words.all_words("points") or (text.lstrip("-+0123456789., ") in _UNITS and text not in _UNITS)


_UNITS: Final = frozenset(
    "pts pt points point punkte puntos punti pontos punkty puan баллов баллы 积分 積分 点积分 ポイント 포인트 điểm".split()
)


def _money(at: int, roles: "Roles", columns: "Columns") -> bool:
    """Whether zeros and ones beside amounts are money: some amount is given back whole."""
    amount = roles.get("amount")
    rows = columns.table.sample
    return (
        amount is not None
        and all(figure(row[at]) == figure(row[amount]) for row in rows if figure(row[at]))
        and any(figure(row[at]) for row in rows)
    )


def _is_net(at: int, roles: "Roles", columns: "Columns") -> bool:
    """Whether the amounts are what is left: with this column they come to another one, or to quantity times price."""
    amount = roles.get("amount", roles.get("order_total"))
    if amount is None:
        return False
    rows = [row for row in columns.table.sample if figure(row[at]) and figure(row[amount]) is not None]
    if not rows:
        return False
    sums = [(figure(row[amount]) or 0) + abs(figure(row[at]) or 0) for row in rows]

    def come_to(others: Sequence[float | None]) -> bool:
        fits = [other is not None and abs(other - total) <= _CENT for other, total in zip(others, sums)]
        return sum(fits) >= _MOSTLY * len(rows)

    if "quantity" in roles and "unit_price" in roles and come_to([_product(row, roles) for row in rows]):
        return True
    free = [other for other in range(len(columns.table.headers)) if other not in (at, amount)]
    return any(come_to([figure(row[other]) for row in rows]) for other in free)


def _of_orders(at: int, roles: "Roles", columns: "Columns") -> bool:
    """Whether every line of an order of several says the same."""
    receipt = roles.get("receipt_id")
    if receipt is None:
        return False
    orders: dict[Any, list[Any]] = {}
    for row in columns.table.sample:
        orders.setdefault(row[receipt], []).append(row[at])
    several = [cells for cells in orders.values() if len(cells) > 1 and any(figure(cell) for cell in cells)]
    return bool(several) and all(len(set(cells)) == 1 for cells in several)


def _product(row: Sequence[Any], roles: "Roles") -> float | None:
    if not {"quantity", "unit_price"} <= roles.keys():
        return None
    quantity, price = figure(row[roles["quantity"]]), figure(row[roles["unit_price"]])
    return None if quantity is None or price is None else quantity * price


def figure(cell: Any) -> float | None:
    """A cell as a number, whichever its decimal mark."""
    for mark in ".,":
        try:
            return number(cell, mark)
        except ValueError:
            continue
    return None
