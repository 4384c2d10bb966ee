"""Which mark stands before the decimals of a table, where dots and commas could be either."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from engine.reading.evidence import Evidence
from engine.reading.footers import says_total
from engine.reading.numbers import decimal_mark, number, thousands_mark
from engine.reading.tables import Table

_COMMA_LANGUAGES: Final = frozenset("de fr es it pt nl pl ru tr vi cs da el fi hu id nb ro sv uk".split())
_NO_DECIMALS: Final = frozenset("vi ja ko".split())
"""Languages whose money has none: three digits behind a mark are thousands."""

_MONEY: Final = ("amount", "unit_price", "order_total")
_RATES: Final = ("discount", "tax")
_OTHER: Final = {",": ".", ".": ","}
_LEAST_ROWS: Final = 2
_NEAR: Final = 0.02


def decide_decimal(table: Table, roles: Mapping[str, int], number_roles: Sequence[str]) -> str:
    """The decimal mark of a table.

    Money says it first, by its cents; then quantities times prices that come to the amounts; then money that has whole
    thousands and no cents; then other numbers; and at last the language. A rate may be written as a program writes it, in a
    file of decimal commas, too: its dots say nothing.
    """
    language = table.reader.language
    money = _cells(table, roles, _MONEY)
    rates = {role for role in _RATES if role in roles and _is_rate(table, roles[role])}
    others = _cells(table, roles, [role for role in number_roles if role not in rates])
    found = certain_decimal(table, roles)
    if not found and (mark := thousands_mark(money, always=language in _NO_DECIMALS)):
        found = _OTHER[mark]
    found = found or decimal_mark(others, "")
    if not found and decimal_mark(_cells(table, roles, sorted(rates)), "") == ",":
        found = ","
    return found or ("," if language in _COMMA_LANGUAGES else ".")


def certain_decimal(table: Table, roles: Mapping[str, int]) -> str:
    """The mark that cents of money decide, or quantities times prices; empty where neither does."""
    return decimal_mark(_cells(table, roles, _MONEY), "") or _multiplied(table, roles)


def _cells(table: Table, roles: Mapping[str, int], wanted: Iterable[str]) -> list[Any]:
    return list(chain.from_iterable(table.column(roles[role]) for role in wanted if role in roles))


def _is_rate(table: Table, at: int) -> bool:
    return "taxrate" in table.reader.concepts(table.headers[at]) or Evidence(table.column(at)).rates


def _multiplied(table: Table, roles: Mapping[str, int]) -> str:
    """The mark with which quantities times prices come to amounts; empty where both do, or neither."""
    if not {"quantity", "unit_price", "amount"} <= roles.keys():
        return ""
    lines = [
        [row[roles[role]] for role in ("quantity", "unit_price", "amount")]
        for row in table.sample
        if not says_total(row)
    ]
    fits = {mark: sum(_comes_to(line, mark) for line in lines) for mark in _OTHER}
    best = max(fits, key=lambda mark: fits[mark])
    return best if fits[best] >= _LEAST_ROWS and fits[best] > 2 * fits[_OTHER[best]] else ""


def _comes_to(line: Sequence[Any], mark: str) -> bool:
    try:
        quantity, price, amount = (number(cell, mark) for cell in line)
    except ValueError:
        return False
    if not quantity or not price or amount is None:
        return False
    return abs(abs(quantity * price) - abs(amount)) <= _NEAR * abs(amount)
