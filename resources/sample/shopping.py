"""Two years of the sample shop: every visit, what was bought and what was looked at on the web shop before."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from shoppers import FIRST, LAST, Product, Shopper, personal_cycle

CLOSED = {(12, 25), (12, 26), (1, 1)}
PRICE_RISES = ((date(2025, 4, 1), 1.07), (date(2026, 2, 2), 1.04))
STAFF = ("Meg", "Tariq", "Joanna")


@dataclass
class Line:
    sku: str
    name: str
    category: str
    quantity: int
    unit_price: float
    discount: float = 0.0

    @property
    def total(self) -> float:
        return round(self.quantity * self.unit_price - self.discount, 2)


@dataclass
class Receipt:
    at: datetime
    shopper: Shopper | None
    lines: list[Line]
    store: str = "Corner Shop"
    payment: str = "Card"
    status: str = "Paid"
    staff: str = "Meg"


@dataclass(frozen=True)
class Look:
    """Somebody looked at a product in the web shop."""

    shopper: Shopper
    sku: str
    at: datetime
    kind: str


class Shop:
    """Lets the people live and shop, and writes down their receipts and looks."""

    def __init__(self, catalogue: list[Product], rng: random.Random) -> None:
        self.catalogue = catalogue
        self.rng = rng
        self.receipts: list[Receipt] = []
        self.looks: list[Look] = []
        self._categories = list(dict.fromkeys(product.category for product in catalogue))
        self._seasons: dict[date, list[float]] = {}

    def live(self, shoppers: list[Shopper], walk_ins_a_day: float) -> None:
        for shopper in shoppers:
            for day in self._visits(shopper):
                self._visit(shopper, day)
        for n in range((LAST - FIRST).days + 1):
            self._walk_ins(FIRST + timedelta(days=n), walk_ins_a_day)
        self._take_back()
        self.receipts.sort(key=lambda receipt: receipt.at)
        self.looks.sort(key=lambda look: (look.at, look.shopper.number, look.sku))

    def _visits(self, shopper: Shopper) -> Iterator[date]:
        """Days on which one person comes: gaps around their own, on days of the week that suit them."""
        rng = self.rng
        start = (
            shopper.joined if shopper.joined >= FIRST else FIRST + timedelta(days=int(rng.random() * shopper.gap_days))
        )
        day, holiday = start, rng.random() < 0.35
        while day <= LAST:
            suitable = [day + timedelta(days=d) for d in ((0,) if day == shopper.joined else (-1, 0, 1))]
            day = rng.choices(suitable, [shopper.weekdays[d.weekday()] for d in suitable])[0]
            if FIRST <= day <= LAST and (day.month, day.day) not in CLOSED:
                yield day
            if rng.random() < shopper.leaving:
                if rng.random() > 0.2:
                    return
                day += timedelta(days=rng.randrange(90, 240))  # somebody who comes back after a long pause
            gap = shopper.gap_days * (0.85 if day.month == 12 else 1.0)
            day += timedelta(days=max(2, round(rng.gammavariate(shopper.regularity, gap / shopper.regularity))))
            if holiday and day.month == 8 and day.day < 15:
                day += timedelta(days=14)

    def _visit(self, shopper: Shopper, day: date) -> None:
        rng, online = self.rng, shopper.online and self.rng.random() < 0.25
        at = self._clock(day, 20.5 if online else shopper.hour)
        basket = self._needed(shopper, day)
        for index in self._tried(shopper, day):
            if index in basket:
                continue
            basket.append(index)
            if shopper.online and rng.random() < 0.6:
                self._look(shopper, index, at, bought=True)
            self._perhaps_a_habit(shopper, index)
        if shopper.online and rng.random() < 0.5:
            for index in self._liked(shopper, day, 1 + int(rng.random() * 3)):
                self._look(shopper, index, at, bought=False)
        if not basket:
            basket = self._liked(shopper, day, 1)
        for index in basket:
            shopper.bought[index] = day
        lines = [self._line(index, day, self._quantity(shopper, index)) for index in dict.fromkeys(basket)]
        self._extras(lines, online, day)
        payment = "Online card" if online else rng.choices(["Card", "Cash", "Gift card"], [85, 12, 3])[0]
        store, staff = ("Web shop", "Web") if online else ("Corner Shop", rng.choice(STAFF))
        self.receipts.append(Receipt(at, shopper, lines, store, payment, staff=staff))

    def _perhaps_a_habit(self, shopper: Shopper, index: int) -> None:
        """What was tried may be wanted again; nobody's habits grow without end, so an old one gives way."""
        if index in shopper.staples or self.rng.random() > self.catalogue[index].habit:
            return
        if len(shopper.staples) >= shopper.most_staples:
            del shopper.staples[self.rng.choice(list(shopper.staples))]
        shopper.staples[index] = personal_cycle(shopper, self.catalogue[index], self.rng)

    def _needed(self, shopper: Shopper, day: date) -> list[int]:
        """Habits that will have run out before the next visit; now and then one is dropped for good."""
        needed = []
        for index, cycle in list(shopper.staples.items()):
            if not self.catalogue[index].sold_on(day):
                continue
            passed = (day - shopper.bought[index]).days
            # Nobody waits exactly: the closer to the end, the likelier it goes into the basket.
            due = (passed + 0.4 * shopper.gap_days - cycle) / (0.16 * cycle + 0.5)
            if self.rng.random() < 0.8 / (1 + math.exp(-max(min(due, 30.0), -30.0))):
                needed.append(index)
                if self.rng.random() < 0.04:
                    del shopper.staples[index]
        return needed

    def _tried(self, shopper: Shopper, day: date) -> list[int]:
        more = 1.5 if day.month == 12 else 1.0
        return self._liked(shopper, day, _poisson(shopper.curiosity * more, self.rng))

    def _liked(self, shopper: Shopper | None, day: date, count: int) -> list[int]:
        today = self._season(day)
        taste = shopper.taste if shopper else [product.appeal for product in self.catalogue]
        return self.rng.choices(range(len(today)), [a * b for a, b in zip(taste, today)], k=count) if count else []

    def _season(self, day: date) -> list[float]:
        """How much each product stands out on a day; 0 where it is not sold."""
        if day not in self._seasons:
            weights = []
            for product in self.catalogue:
                weight = float(product.sold_on(day))
                if product.months and len(product.months) < 5:
                    weight *= 4.0  # what is only there for a while is noticed
                elif (day - product.launched).days < 120:
                    weight *= 3.0
                weights.append(weight * (1.5 if product.category == self._offer(day) else 1.0))
            self._seasons[day] = weights
        return self._seasons[day]

    def _offer(self, day: date) -> str:
        """The category with 10 % off in this month."""
        return self._categories[(day.year * 12 + day.month) * 7 % len(self._categories)]

    def _quantity(self, shopper: Shopper, index: int) -> int:
        product = self.catalogue[index]
        many = 0.08 + 0.25 * (shopper.household > 1.2) + 0.2 * (product.price < 3.0)
        return 1 + (self.rng.random() < many) + (self.rng.random() < many * 0.3)

    def _line(self, index: int, day: date, quantity: int) -> Line:
        product, price = self.catalogue[index], self.catalogue[index].price
        for since, factor in PRICE_RISES:
            if day < since:
                price = round(price / factor * 20) / 20
        line = Line(product.sku, product.name, product.category, quantity, price)
        if product.category == self._offer(day):
            line.discount = round(quantity * price * 0.1, 2)
        return line

    def _extras(self, lines: list[Line], online: bool, day: date) -> None:
        """What a till writes among the products and what nobody would recommend."""
        if online and sum(line.total for line in lines) < 40:
            lines.append(Line("POST", "Postage", "Service", 1, 3.95))
        elif not online and self.rng.random() < 0.08:
            lines.append(Line("BAG", "Carrier bag", "Service", 1, 0.30))
        if day.month == 12 and self.rng.random() < 0.025:
            lines.append(Line("GIFT20", "Gift card £20", "Service", 1, 20.0))

    def _walk_ins(self, day: date, a_day: float) -> None:
        if (day.month, day.day) in CLOSED:
            return
        busy = (0.9, 0.9, 1.0, 1.0, 1.2, 1.6, 0.6)[day.weekday()] * (1.5 if day.month == 12 else 1.0)
        for _ in range(_poisson(a_day * busy, self.rng)):
            picked = self._liked(None, day, 1 + _poisson(1.1, self.rng))
            lines = [self._line(index, day, 1 + (self.rng.random() < 0.12)) for index in dict.fromkeys(picked)]
            self._extras(lines, False, day)
            payment = self.rng.choices(["Card", "Cash"], [70, 30])[0]
            self.receipts.append(
                Receipt(self._clock(day, 13.0), None, lines, payment=payment, staff=self.rng.choice(STAFF))
            )

    def _take_back(self) -> None:
        """Refunds some days later, and receipts that were rung up wrong and voided."""
        for receipt in list(self.receipts):
            draw = self.rng.random()
            if draw < 0.009 and receipt.at.date() < LAST - timedelta(days=8):
                line = self.rng.choice([one for one in receipt.lines if one.category != "Service"])
                back = Line(
                    line.sku, line.name, line.category, -1, line.unit_price, -round(line.discount / line.quantity, 2)
                )
                at = self._clock(receipt.at.date() + timedelta(days=self.rng.randrange(1, 8)), 12.0)
                self.receipts.append(
                    Receipt(at, receipt.shopper, [back], receipt.store, receipt.payment, "Refund", receipt.staff)
                )
            elif draw < 0.015:
                before = receipt.at - timedelta(minutes=2)
                self.receipts.append(
                    Receipt(
                        before, receipt.shopper, receipt.lines, receipt.store, receipt.payment, "Void", receipt.staff
                    )
                )

    def _look(self, shopper: Shopper, index: int, before: datetime, *, bought: bool) -> None:
        for _ in range(1 + (self.rng.random() < 0.4)):
            at = before - timedelta(minutes=self.rng.randrange(20, 6 * 24 * 60))
            kind = self.rng.choices(["view", "cart", "wish"], [80, 20, 0] if bought else [90, 2, 8])[0]
            if at.date() >= FIRST:
                self.looks.append(Look(shopper, self.catalogue[index].sku, at, kind))

    def _clock(self, day: date, hour: float) -> datetime:
        seconds = int(min(max(self.rng.gauss(hour, 1.1), 8.0), 21.5) * 3600)
        return datetime.combine(day, time()) + timedelta(seconds=seconds)


def _poisson(mean: float, rng: random.Random) -> int:
    """Knuth's method: fine for the small means here."""
    limit, product, count = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count
