"""Columns that tills write beside what was asked for, and that say nothing of the sales as they are compared: other days, other
money, other numbers. Taking one of them for another is the commonest wrong guess there is."""

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from tests.engine.importing.costumes.styles import Styles
from tests.engine.importing.costumes.truth import Line, Shown, Truth

SHARE = 0.35
"""Of the costumes that have such columns."""

_OF_SALES = "weekday due created currency points line_no stock guests week year register channel".split()
_OF_GOODS = "brand supplier size unit".split()
_OF_PEOPLE = "city birthday postcode".split()
_OF_MONEY = "cost list profit".split()


def besides_of(truth: Truth) -> tuple[Random, list[str]]:
    """Which of them a table has, and the chance that decides more of them: one of its own, for all other columns stay as they are
    without."""
    first = truth.lines[0]
    chance = Random(f"{truth.language} {first.receipt} {first.at}")
    if chance.random() >= SHARE:
        return chance, []
    may = _possible(truth.shown)
    return chance, chance.sample(may, min(len(may), chance.choice((1, 2, 3, 5))))


def _possible(shown: Shown) -> list[str]:
    has_people = shown.customer_id or shown.customer_name
    may = [*_OF_SALES, *_OF_GOODS, *_OF_MONEY, *(_OF_PEOPLE if has_people else [])]
    # A phone is somebody's identity where nothing better is.
    may += ["phone"] if shown.customer_id else []
    may += ["barcode"] if shown.product_id else []
    may += ["tax"] if shown.amount else []
    return may + (["hour"] if shown.time else [])


class Besides:
    """What stands in them; `words` are the language's."""

    def __init__(self, truth: Truth, styles: Styles, words: dict[str, Any]) -> None:
        self._truth, self._styles, self._words = truth, styles, words
        self._least = Decimal("0.01") if words["cents"] else Decimal(1)

    def cell(self, role: str, at: int, line: Line) -> Any:
        """Of the line of a number."""
        if role in ("cost", "list", "profit", "tax"):
            return self._money(role, line)
        if role in ("phone", *_OF_PEOPLE):
            return self._of_person(role, line.customer[0]) if line.customer else ""
        if role in ("barcode", *_OF_GOODS):
            return self._of_product(role, line.product)
        return self._of_sale(role, at, line)

    def _money(self, role: str, line: Line) -> Any:
        of = line.amount if role in ("profit", "tax") else line.unit_price
        share = {"cost": "0.6", "list": "1.25", "profit": "0.4", "tax": "0.1597"}[role]
        return self._styles.numbers.money((of * Decimal(share)).quantize(self._least, ROUND_HALF_UP))

    def _of_person(self, role: str, person: str) -> Any:
        number = int("".join(filter(str.isdecimal, person)))
        if role == "phone":
            return f"0171 {2_000_000 + number * 37}"
        if role == "postcode":
            return f"{10_000 + number * 17 % 80_000}"
        if role == "city":
            return _one(self._words["cities"], number)
        born = dt.datetime(1955 + number % 45, number % 12 + 1, number % 28 + 1)
        return self._styles.dates.write(born)

    def _of_product(self, role: str, product: tuple[str, str]) -> Any:
        number = int("".join(filter(str.isdecimal, product[0])))
        if role == "barcode":
            return f"{4_000_000_000_000 + number % 1_000_000 * 9_871}"
        if role == "size":
            return _one("SML", number)
        return self._words["units"][0] if role == "unit" else _one(self._words["brands"], number)

    def _of_sale(self, role: str, at: int, line: Line) -> Any:
        when = line.at
        if role in ("due", "created"):
            return self._styles.dates.write(when + dt.timedelta(days=14 if role == "due" else at % 2))
        receipts = [other.receipt for other in self._truth.lines[: at + 1]]
        told: dict[str, Any] = {
            "weekday": lambda: self._words["weekdays"][when.weekday()],
            "currency": lambda: self._words["units"][1],
            "points": lambda: str(int(abs(line.amount))),
            "line_no": lambda: str(receipts.count(line.receipt)),
            "stock": lambda: str(500 - at),
            "guests": lambda: str(at % 4 + 1),
            "week": lambda: str(when.isocalendar().week),
            "year": lambda: str(when.year),
            "hour": lambda: str(when.hour),
            "register": lambda: str(int(line.receipt) % 2 + 1),
            "channel": lambda: _one(self._words["channels"], int(line.receipt)),
        }
        return told[role]()


def _one(of: Sequence[str], number: int) -> str:
    return of[number % len(of)]
