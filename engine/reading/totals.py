"""Whether a column of money says what lines cost, or what their whole receipt did."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from engine.reading.numbers import number
from engine.reading.tables import is_blank

_CENT: Final = 0.011
_LEAST: Final = 3
"""Receipts of several lines that must say so."""

Row = Sequence[Any]


def says_receipts(rows: Sequence[Row], roles: Mapping[str, int]) -> bool:
    """Whether the amounts of a table are those of whole receipts: only on each one's first line, or the same on all of its
    lines though these differ in number, or though goods have another amount on another receipt."""
    amount = roles["amount"]
    several = [lines for lines in _receipts(rows, roles) if len(lines) > 1]
    if len(several) < _LEAST:
        return False
    if all(lines[0][amount] != "" and all(line[amount] == "" for line in lines[1:]) for lines in several):
        return True
    if any(line[amount] == "" or line[amount] != lines[0][amount] for lines in several for line in lines):
        return False
    if len({lines[0][amount] for lines in several}) < 2 or _are_products(several, roles):
        return False
    if _hold_goods(several, roles):
        return True
    if "quantity" in roles:
        return any(len({line[roles["quantity"]] for line in lines}) > 1 for lines in several)
    what = roles.get("product_id", roles.get("product_name"))
    amounts: dict[Any, set[Any]] = {}
    for line in (line for lines in several for line in lines):
        amounts.setdefault(line[what] if what is not None else None, set()).add(line[amount])
    return what is not None and any(len(found) > 1 for found in amounts.values())


def differ_within(rows: Sequence[Row], roles: Mapping[str, int]) -> bool:
    """Whether the order totals of a table differ from line to line of its receipts: they are the lines' own."""
    total = roles["order_total"]
    several = [[line[total] for line in lines if line[total] != ""] for lines in _receipts(rows, roles)]
    several = [said for said in several if len(said) > 1]
    return len(several) >= _LEAST and 2 * sum(len(set(said)) > 1 for said in several) > len(several)


def _receipts(rows: Sequence[Row], roles: Mapping[str, int]) -> list[list[Row]]:
    """Lines by receipt; those that leave receipt and date empty and name goods are of the one above."""
    receipt, date = roles["receipt_id"], roles.get("sold_at", -1)
    what = [roles[role] for role in ("product_id", "product_name") if role in roles]
    found: list[list[Row]] = []
    for row in (row for row in rows if not is_blank(row)):
        names = any(row[at] != "" for at in what)
        goes_on = row[receipt] == "" and date >= 0 and row[date] == "" and names
        if found and (goes_on or (row[receipt] != "" and row[receipt] == found[-1][0][receipt])):
            found[-1].append(row)
        elif row[receipt] != "":
            found.append([row])
    return found


def _are_products(several: Sequence[Sequence[Row]], roles: Mapping[str, int]) -> bool:
    """Whether each amount is quantity times price."""
    if not {"quantity", "unit_price"} <= roles.keys():
        return False
    try:
        return all(abs(_goods(line, roles) - _amount(line, roles)) <= _CENT for lines in several for line in lines)
    except ValueError:
        return True


def _hold_goods(several: Sequence[Sequence[Row]], roles: Mapping[str, int]) -> bool:
    """Whether the amount of each line is at least what all goods of its receipt cost: no tax doubles a line."""
    if not {"quantity", "unit_price"} <= roles.keys():
        return False
    try:
        sums = [(_amount(lines[0], roles), [_goods(line, roles) for line in lines]) for lines in several]
    except ValueError:
        return False
    return all(amount >= sum(goods) - _CENT and max(goods) < sum(goods) for amount, goods in sums)


def _goods(line: Row, roles: Mapping[str, int]) -> float:
    return _number(line[roles["quantity"]]) * _number(line[roles["unit_price"]])


def _amount(line: Row, roles: Mapping[str, int]) -> float:
    return _number(line[roles["amount"]])


def _number(cell: Any) -> float:
    """A number with a decimal point or, where it cannot be one, a comma: which of them a table has is decided later. Raises
    ValueError, also where there is none."""
    try:
        found = number(cell)
    except ValueError:
        found = number(cell, ",")
    if found is None:
        raise ValueError(cell)
    return found
