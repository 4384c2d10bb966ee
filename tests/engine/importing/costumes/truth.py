"""A known table of sales: what every costume must give back."""

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

CENT = Decimal("0.01")


@cache
def languages() -> dict[str, dict[str, Any]]:
    """What each language's shops write, by its name."""
    return tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Line:
    """One line of a sale. `customer` and `product` are (id, name); `customer` is None where nobody knows who it was."""

    receipt: str
    at: dt.datetime
    customer: tuple[str, str] | None
    product: tuple[str, str]
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal


@dataclass(frozen=True)
class Shown:
    """Which columns the table has; where one of customers or products has neither, nothing tells them."""

    receipt: bool
    time: bool
    customer_id: bool
    customer_name: bool
    product_id: bool
    product_name: bool
    quantity: bool
    unit_price: bool
    amount: bool


@dataclass(frozen=True)
class Truth:
    """The lines in the order of the file, and what of them the file tells."""

    language: str
    lines: tuple[Line, ...]
    shown: Shown

    def told(self) -> Counter[tuple[Any, ...]]:
        """Each line as far as the file tells it: day or minute, customer, product, receipt, quantity, amount in cents."""
        return Counter(self._told(line) for line in self.lines)

    def _told(self, line: Line) -> tuple[Any, ...]:
        shown = self.shown
        customer = line.customer and (
            line.customer[0] if shown.customer_id else line.customer[1] if shown.customer_name else None
        )
        product = line.product[0] if shown.product_id else line.product[1]
        return as_told(
            line.at if shown.time else line.at.replace(hour=0, minute=0),
            customer,
            product,
            line.receipt if shown.receipt else None,
            line.quantity if shown.quantity else Decimal(1),
            line.amount if shown.amount else line.quantity * line.unit_price,
        )


def as_told(
    at: dt.datetime, customer: str | None, product: str | None, receipt: str | None, quantity: Any, amount: Any
) -> tuple[Any, ...]:
    """One line in the form in which truth and shop are compared."""
    return (
        at.isoformat(" ", "minutes"),
        customer,
        product,
        receipt,
        str(Decimal(quantity).quantize(Decimal("0.001"))),
        str(Decimal(amount).quantize(CENT, ROUND_HALF_UP)),
    )


def make_truth(chance: Random, language: str) -> Truth:
    """A shop's sales over some weeks or months."""
    words = languages()[language]
    cents, big = words["cents"], chance.random() < 0.3
    people, goods = _people(chance, words["people"]), _goods(chance, words["goods"], cents, big)
    shown = _shown(chance)
    times = chance.random() < 0.5
    day = dt.datetime(chance.randint(2019, 2025), chance.randint(1, 12), chance.randint(1, 28))
    step, lines = chance.choice((1, 2, 9)), []
    refunds, weighed = chance.random() < 0.25, chance.random() < 0.15 and shown.quantity
    first = chance.randint(1, 900_000)
    for number in range(chance.randint(10, 45)):
        day += dt.timedelta(days=chance.randint(0, step))
        at = day.replace(hour=chance.randint(8, 20), minute=chance.randrange(60)) if times else day
        who = chance.choice(people) if chance.random() < 0.8 else None
        back = refunds and chance.random() < 0.12
        for product, price in chance.choices(goods, k=chance.choice((1, 1, 2, 3))):
            quantity = _quantity(chance, weighed, big)
            line = Line(f"{first + number}", at, who, product, quantity, price, Decimal(0))
            amount = (quantity * price).quantize(CENT if cents else Decimal(1), ROUND_HALF_UP)
            lines.append(replace(line, quantity=-quantity, amount=-amount) if back else replace(line, amount=amount))
    if chance.random() < 0.1:
        lines.reverse()
    return Truth(language, tuple(lines), replace(shown, time=times))


def _people(chance: Random, names: Iterable[str]) -> list[tuple[str, str]]:
    start, width = chance.choice((1, 1001, 20_480)), chance.choice((0, 0, 5, 7))
    before = chance.choice(("", "", "C", "K-")) if width else ""
    return [(f"{before}{start + at * 7:0{width}d}", name) for at, name in enumerate(names)]


def _goods(chance: Random, names: Iterable[str], cents: bool, big: bool) -> list[tuple[tuple[str, str], Decimal]]:
    style = chance.choice(("{:05d}", "{:02d}A", "ART-{:03d}", "400638{:07d}", "{:d}"))
    start, goods = chance.randint(1, 300), []
    for at, name in enumerate(names):
        price = Decimal(chance.randint(20, 300_000 if big else 4000))
        price = price / 100 if cents else price * 10
        goods.append(((style.format(start + at * 3), name), price))
    return goods


def _quantity(chance: Random, weighed: bool, big: bool) -> Decimal:
    if weighed:
        return Decimal(chance.randint(50, 4000)) / 1000
    return Decimal(chance.choice((1, 1, 1, 2, 3, 6, 12, *((250, 1200) if big else ()))))


def _shown(chance: Random) -> Shown:
    who, what = chance.choice(("id", "name", "both", "both", "nobody")), chance.choice(("id", "name", "both", "both"))
    money = chance.choice(("all", "all", "price", "amount", "alone"))
    return Shown(
        receipt=chance.random() < 0.8,
        time=False,
        customer_id=who in ("id", "both"),
        customer_name=who in ("name", "both"),
        product_id=what in ("id", "both"),
        product_name=what in ("name", "both"),
        quantity=money != "alone",
        unit_price=money in ("all", "price"),
        amount=money != "price",
    )
