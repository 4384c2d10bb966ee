"""A known table of sales: what every costume must give back."""

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
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
    files = (Path(__file__).with_name(name) for name in ("languages.toml", "further.toml", "besides.toml"))
    one, more, beside = (tomllib.loads(file.read_text(encoding="utf-8")) for file in files)
    return {name: {**words, **more[name], **beside[name]} for name, words in one.items()}


@dataclass(frozen=True)
class Line:
    """One line of a sale. `customer` and `product` are (id, name); `customer` is None where nobody knows who it was.

    `amount` is net of `discount`; `cancelled` lines are no sales.
    """

    receipt: str
    at: dt.datetime
    customer: tuple[str, str] | None
    product: tuple[str, str]
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal
    discount: Decimal = Decimal(0)
    cancelled: bool = False

    @property
    def email(self) -> str:
        """The customer's address; empty where nobody knows who it was."""
        return f"c{self.customer[0].lower()}@example.com" if self.customer else ""


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
    email: bool = False
    discount: bool = False
    status: bool = False


@dataclass(frozen=True)
class Truth:
    """The lines in the order of the file, and what of them the file tells."""

    language: str
    lines: tuple[Line, ...]
    shown: Shown

    def told(self, hidden: Mapping[int, str] | None = None) -> Counter[tuple[Any, ...]]:
        """Each line as far as the file tells it: day or minute, customer, product, receipt, quantity, amount in cents.

        `hidden` says of lines by their number which column (`customer_id`, `product_id`, `receipt`) is damaged in them.
        """
        hidden = hidden or {}
        names: dict[str, set[str]] = {}
        for at, line in enumerate(self.lines):
            if hidden.get(at) != "product_id" and not line.cancelled:
                names.setdefault(line.product[1], set()).add(line.product[0])
        told = (self._told(line, hidden.get(at, ""), names) for at, line in enumerate(self.lines) if not line.cancelled)
        return Counter(told)

    def _told(self, line: Line, hidden: str, names: Mapping[str, set[str]]) -> tuple[Any, ...]:
        shown = self.shown
        return as_told(
            line.at if shown.time else line.at.replace(hour=0, minute=0),
            self._customer(line, hidden),
            self._product(line, hidden, names),
            line.receipt if shown.receipt and hidden != "receipt" else None,
            line.quantity if shown.quantity else Decimal(1),
            line.amount if shown.amount else line.quantity * line.unit_price,
        )

    def _customer(self, line: Line, hidden: str) -> str | None:
        shown = self.shown
        if line.customer is None:
            return None
        if shown.customer_id and hidden != "customer_id":
            return line.customer[0]
        return line.email if shown.email else line.customer[1] if shown.customer_name else None

    def _product(self, line: Line, hidden: str, names: Mapping[str, set[str]]) -> str | None:
        shown = self.shown
        if not shown.product_id:
            return line.product[1]
        if hidden != "product_id":
            return line.product[0]
        if not shown.product_name:
            return None
        # The id that other lines have beside the same name.
        return next(iter(names.get(line.product[1], ())), line.product[1])


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
    shown = replace(shown, discount=shown.amount and chance.random() < 0.08, status=chance.random() < 0.08)
    for number in range(chance.randint(10, 45)):
        day += dt.timedelta(days=chance.randint(0, step))
        at = day.replace(hour=chance.randint(8, 20), minute=chance.randrange(60)) if times else day
        who = chance.choice(people) if chance.random() < 0.8 else None
        back = refunds and chance.random() < 0.12
        void = shown.status and chance.random() < 0.15
        for product, price in chance.choices(goods, k=chance.choice((1, 1, 2, 3))):
            quantity = _quantity(chance, weighed, big)
            least = CENT if cents else Decimal(1)
            amount = (quantity * price).quantize(least, ROUND_HALF_UP)
            rate = Decimal(chance.choice((0, 0, 5, 10, 25))) / 100 if shown.discount else Decimal(0)
            off = (amount * rate).quantize(least, ROUND_HALF_UP)
            line = Line(f"{first + number}", at, who, product, quantity, price, amount - off, off, void)
            lines.append(replace(line, quantity=-quantity, amount=off - amount) if back else line)
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
        email=who != "nobody" and chance.random() < 0.08,
    )
