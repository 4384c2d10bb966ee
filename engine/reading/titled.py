"""Orders that name all their goods in one cell, without numbers (`绿茶，茶杯`): told apart where each title is known.

How many different goods there are stands beside, and how many pieces; a title is known where it is all of another order.
That order also tells what one costs, so that the money of an order of several can be shared among them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any, Final

from engine.reading.numbers import number

if TYPE_CHECKING:
    from engine.reading.plans import Plan

_MOST_PARTS: Final = 40
_MOST_WAYS: Final = 3000
_CENT: Final = 0.005
_ROWS: Final = 20_000

Goods = list[tuple[str, float, float]]
"""Title, pieces, and the share of the order's money."""


@dataclass
class Titles:
    """`between` stands between two titles of a cell; the others are positions of columns, −1 for none. `prices` are those of
    one piece, by title, `alone` all titles that stand alone in an order."""

    between: str
    title: int
    pieces: int = -1
    kinds: int = -1
    money: int = -1
    postage: int = -1
    decimal: str = "."
    prices: dict[str, float] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)

    def learn(self, prices: Mapping[str, float]) -> None:
        """Prices that the shop knows, by title."""
        self.prices = {**prices, **self.prices}

    def split(self, row: Sequence[Any]) -> Goods | None:
        """The goods of an order; one without a title where they cannot be told apart, None for an order of one title."""
        parts = self._parts(row)
        if len(parts) < 2 or self._is_one(row):
            return None
        titles = self._titles(parts, self._number(row, self.kinds))
        pieces = self._number(row, self.pieces)
        if titles is None or (pieces is not None and (pieces < len(titles) or not float(pieces).is_integer())):
            return [("", float("nan"), 1.0)]
        costs = [self.prices[title] for title in titles]
        counts = _counts(costs, int(pieces or len(titles)), self._paid(row))
        if counts is None:
            return [("", float("nan"), 1.0)]
        whole = sum(cost * count for cost, count in zip(costs, counts))
        return [(title, float(count), cost * count / whole) for title, cost, count in zip(titles, costs, counts)]

    def look(self, rows: Sequence[Sequence[Any]], paid: dict[str, Counter[float]]) -> None:
        """Remember the titles that stand alone, and what was paid for one piece."""
        for row in rows:
            if len(self._parts(row)) > 1 and not self._is_one(row):
                continue
            title, pieces, money = str(row[self.title]).strip(), self._number(row, self.pieces) or 1, self._paid(row)
            self.alone.add(title)
            if money and money > 0 and pieces > 0:
                paid[title][round(money / pieces, 4)] += 1

    def _parts(self, row: Sequence[Any]) -> list[str]:
        cell = row[self.title]
        return [part.strip() for part in cell.split(self.between) if part.strip()] if isinstance(cell, str) else []

    def _is_one(self, row: Sequence[Any]) -> bool:
        """Whether all of the cell is one title, which has in it what stands between two."""
        kinds, pieces = self._number(row, self.kinds), self._number(row, self.pieces)
        return kinds == 1 or (kinds is None and pieces == 1)

    def _titles(self, parts: list[str], kinds: float | None) -> list[str] | None:
        """The parts put together to titles whose price is known, in the one way that there is; None where there is none."""
        if len(parts) > _MOST_PARTS or (kinds is not None and not 1 < kinds <= len(parts)):
            return None
        if kinds is None or kinds == len(parts):
            return parts if all(part in self.prices for part in parts) else None
        found = []
        for ends in combinations(range(1, len(parts)), int(kinds) - 1):
            titles = [self.between.join(parts[a:b]) for a, b in pairwise((0, *ends, len(parts)))]
            if all(title in self.prices for title in titles):
                found.append(titles)
        return found[0] if len(found) == 1 else None

    def _paid(self, row: Sequence[Any]) -> float | None:
        money = self._number(row, self.money)
        return None if money is None else money - abs(self._number(row, self.postage) or 0)

    def _number(self, row: Sequence[Any], at: int) -> float | None:
        try:
            return number(row[at], self.decimal) if at >= 0 else None
        except ValueError:
            return None


def titles_of(plan: "Plan") -> Titles | None:
    """How the goods of a report of orders are told apart, where its format says what stands between two; the whole table is
    looked through for titles that stand alone."""
    if plan.format is None or plan.format.between is None or "product_name" not in plan.roles or plan.part:
        return None
    title, pieces, kinds, money, postage = (
        plan.roles.get(role, -1) for role in ("product_name", "quantity", "kinds", "amount", "order_shipping")
    )
    titles = Titles(plan.format.between, title, pieces, kinds, money, postage, plan.decimal)
    paid: dict[str, Counter[float]] = defaultdict(Counter)
    for _, rows in plan.table.batches(_ROWS):
        titles.look(list(rows), paid)
    # What was paid most often, and not a mean, which coupons make smaller than any price.
    titles.prices = {title: max(sums, key=lambda cost: (sums[cost], cost)) for title, sums in paid.items()}
    return titles


def _counts(costs: Sequence[float], pieces: int, paid: float | None) -> list[int] | None:
    """How many of each there are, so that all come to what was paid, or to the least beyond it: coupons take off. None where
    there are too many ways to try."""
    kinds = len(costs)
    if pieces == kinds:
        return [1] * kinds
    best: tuple[float, int, list[int]] | None = None
    for tried, counts in enumerate(_ways(pieces, kinds)):
        if tried >= _MOST_WAYS:
            return None
        off = sum(cost * count for cost, count in zip(costs, counts)) - (paid or 0)
        if paid and off < -_CENT:
            continue
        rank = (round(off, 2) if paid else 0.0, max(counts) - min(counts), counts)
        best = rank if best is None or rank < best else best
    return best[2] if best else None


def _ways(pieces: int, kinds: int) -> Iterator[list[int]]:
    """All ways of so many pieces of so many kinds, one at least of each."""
    for ends in combinations(range(1, pieces), kinds - 1):
        yield [b - a for a, b in pairwise((0, *ends, pieces))]
