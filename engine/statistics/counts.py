"""One shop's lines counted: what customers came for, what became of products, what each day brought.

Sums are taken in one pass. What counts different things (days of a customer, buyers of a product, receipts of a day) takes
sorted numbers: of some customers, products or days at a time, so that memory does not grow with the lines.
"""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from engine.progress import Progress, silent
from engine.store.counted import Array, Counted

MONTH: Final = 30
"""Days back for "movement since last month"."""

_SORTED_AT_ONCE: Final = 750_000
"""Lines of which numbers are held and sorted."""

_BITS: Final = 21
"""Row ids and days of any shop on one computer fit into so many bits."""
_MASK: Final = (1 << _BITS) - 1

Numbers = npt.NDArray[np.int64]


class Counts:
    """What is counted of all lines, by row id of customer and product and by day; arrays begin at 0.

    `until` are the days up to which customers are looked at: the last one, and a month before. `people` has for each of these
    what `visits_of` says by customer, with `historic_value` and `refunds`; `goods` lines, quantity, amount, first, last, buyers,
    repeat_buyers and typical_gap by product; `days` lines, without_customer, without_product, without_amount, complete,
    amount and, where the lines tell receipts, receipts by day.
    """

    def __init__(
        self, lines: Counted, customers: int, products: int, receipts: bool, progress: Progress = silent
    ) -> None:
        """`customers` and `products` are the highest row ids; the caller adds no lines any more."""
        self._lines = lines
        self._progress = progress
        self.until = (lines.last_day, lines.last_day - MONTH)
        self.people = [{name: np.zeros(customers + 1) for name in ("historic_value", "refunds")} for _ in self.until]
        self.goods = _no_goods(products + 1)
        self.days: dict[str, Array] = {name: np.zeros(lines.last_day + 1, np.int64) for name in _OF_DAYS}
        self.days["amount"] = np.zeros(lines.last_day + 1)
        self._sum()
        self._count_visits()
        self._count_buyers()
        if receipts:
            self._count_receipts()

    def _sum(self) -> None:
        names = ("customer", "product", "day", "quantity", "amount", "sale")
        self._of_customer = np.zeros(len(self.people[0]["refunds"]), np.int64)
        for customer, product, day, quantity, amount, sale in self._lines.blocks(names):
            self._progress(0.2, "import.counting")
            no_amount = np.isnan(amount)
            if no_amount.any():
                amount = np.where(no_amount, 0.0, amount)
            self._sum_days(customer < 0, product < 0, no_amount, day, amount)
            known = np.flatnonzero(customer >= 0)
            # Of all numbers bincount makes this kind, each time anew.
            customer, day_of, money = customer[known].astype(np.intp), day[known], amount[known]
            back = np.where(sale[known], 0.0, -money)
            for until, told in zip(self.until, self.people):
                mine = slice(None) if until >= self._lines.last_day else day_of <= until
                told["historic_value"] += np.bincount(customer[mine], money[mine], len(self._of_customer))
                told["refunds"] += np.bincount(customer[mine], back[mine], len(self._of_customer))
            self._of_customer += np.bincount(customer, minlength=len(self._of_customer))
            self._sum_goods(product, day, quantity, amount)

    def _sum_days(self, no_customer: Array, no_product: Array, no_amount: Array, day: Array, amount: Array) -> None:
        low, days = int(day.min()), self.days
        day = (day - low).astype(np.intp)
        mine = slice(low, low + int(day.max()) + 1)
        size = mine.stop - low
        days["amount"][mine] += np.bincount(day, amount, size)
        complete = ~(no_customer | no_product | no_amount)
        for name, which in zip(_OF_DAYS, (None, no_customer, no_product, no_amount, complete)):
            days[name][mine] += np.bincount(day if which is None else day[which], minlength=size)

    def _sum_goods(self, product: Array, day: Array, quantity: Array, amount: Array) -> None:
        if (product < 0).any():
            known = np.flatnonzero(product >= 0)
            product, day, quantity, amount = product[known], day[known], quantity[known], amount[known]
        if (day[1:] < day[:-1]).any():
            order = np.argsort(day, kind="stable")
            product, day, quantity, amount = product[order], day[order], quantity[order], amount[order]
        goods, product = self.goods, product.astype(np.intp)
        count = len(goods["lines"])
        goods["lines"] += np.bincount(product, minlength=count)
        goods["quantity"] += np.bincount(product, quantity, count)
        goods["amount"] += np.bincount(product, amount, count)
        # Of several values for one place numpy keeps the last.
        last = np.full(count, _NEVER, np.int32)
        last[product] = day
        np.maximum(goods["last"], last, out=goods["last"])
        first = np.full(count, _ALWAYS, np.int32)
        first[product[::-1]] = day[::-1]
        np.minimum(goods["first"], first, out=goods["first"])

    def _count_visits(self) -> None:
        def key(customer: Array, day: Array, sale: Array, low: int, end: int) -> Numbers:
            mine = np.flatnonzero(_within(customer, low, end) & sale)
            return customer[mine].astype(np.int64) << 32 | day[mine]

        size = len(self._of_customer)
        found = [[(0, visits_of(np.empty(0, np.int64), 0, size))] for _ in self.until]
        for low, end, pairs in self._ranges(self._of_customer, ("customer", "day", "sale"), key):
            for until, parts in zip(self.until, found):
                mine = pairs if until >= self._lines.last_day else pairs[pairs & 0xFFFFFFFF <= until]
                parts.append((low, visits_of(mine, low, end)))
        for told, parts in zip(self.people, found):
            told |= parts[0][1]
            for low, part in parts[1:]:
                for name, values in part.items():
                    told[name][low : low + len(values)] = values

    def _count_buyers(self) -> None:
        def key(product: Array, customer: Array, day: Array, sale: Array, low: int, end: int) -> Numbers:
            mine = np.flatnonzero(_within(product, low, end) & (customer >= 0) & sale)
            both = product[mine].astype(np.int64) << _BITS | customer[mine]
            return both << _BITS | day[mine]

        for low, end, triples in self._ranges(self.goods["lines"], ("product", "customer", "day", "sale"), key):
            pairs = triples >> _BITS
            same = pairs[1:] == pairs[:-1]
            starts = np.flatnonzero(np.concatenate([np.ones(min(len(pairs), 1), bool), ~same]))
            days = np.diff(starts, append=len(pairs))
            bought = (pairs[starts] >> _BITS) - low
            owner = (pairs[1:][same] >> _BITS) - low
            gap = (triples[1:][same] & _MASK) - (triples[:-1][same] & _MASK)
            mine = slice(low, end)
            self.goods["buyers"][mine] = np.bincount(bought, minlength=end - low)
            self.goods["repeat_buyers"][mine] = np.bincount(bought[days > 1], minlength=end - low)
            self.goods["typical_gap"][mine] = _quantile(owner, gap, np.bincount(owner, minlength=end - low), 0.5)

    def _count_receipts(self) -> None:
        def key(day: Array, receipt: Array, low: int, end: int) -> Numbers:
            mine = np.flatnonzero(_within(day, low, end) & (receipt >= 0))
            # A number a receipt and its day, in 16 and 47 bits.
            return day[mine].astype(np.int64) << 47 | receipt[mine] & ((1 << 47) - 1)

        self.days["receipts"] = np.zeros(len(self.days["lines"]), np.int64)
        for low, end, receipts in self._ranges(self.days["lines"], ("day", "receipt"), key):
            self.days["receipts"][low:end] = np.bincount((receipts >> 47) - low, minlength=end - low)

    def _ranges(
        self, lines: Array, names: tuple[str, ...], key: Callable[..., Numbers]
    ) -> Iterator[tuple[int, int, Numbers]]:
        """Ranges of row ids or days (first one, end) that have about as many of the `lines` (by row id or day) as are sorted at once, and
        the different numbers that `key` makes of their lines, sorted."""
        sums = np.cumsum(lines)
        low = 0
        while low < len(sums):
            before = int(sums[low - 1]) if low else 0
            end = max(low + 1, int(np.searchsorted(sums, before + _SORTED_AT_ONCE, "right")))
            found = []
            for columns in self._lines.blocks(names):
                self._progress(0.5, "import.counting")
                found.append(key(*columns, low, end))
            numbers = np.concatenate([np.empty(0, np.int64), *found])
            del found
            yield low, end, _distinct(numbers)
            low = end


_OF_DAYS: Final = ("lines", "without_customer", "without_product", "without_amount", "complete")
_NEVER, _ALWAYS = np.iinfo(np.int32).min, np.iinfo(np.int32).max


def _no_goods(size: int) -> dict[str, Array]:
    return {
        **{name: np.zeros(size, np.int64) for name in ("lines", "buyers", "repeat_buyers")},
        **{name: np.zeros(size) for name in ("quantity", "amount")},
        "first": np.full(size, _ALWAYS, np.int32),
        "last": np.full(size, _NEVER, np.int32),
        "typical_gap": np.full(size, np.nan),
    }


def _within(values: Array, low: int, end: int) -> Array:
    """Which values (n,) lie from `low` to before `end`; bool (n,)."""
    return (values >= low) & (values < end)


def _distinct(numbers: Numbers) -> Numbers:
    """Each once, sorted in place: which is several times as fast as numpy's own way through a table of hashes."""
    numbers.sort()
    return numbers[np.concatenate([[True], numbers[1:] != numbers[:-1]])] if len(numbers) else numbers


def visits_of(pairs: Numbers, low: int, end: int) -> dict[str, Array]:
    """Per customer from row id `low` to before `end` (C,): first_day, last_day, visits (days with a sale), average_gap_days,
    gap_spread_days, gap_upper_quartile; nan where there is nothing to say. `pairs` are customer << 32 | day, sorted, each once."""
    count = end - low
    who, day = (pairs >> 32) - low, pairs & 0xFFFFFFFF
    visits = np.bincount(who, minlength=count)
    start = np.concatenate([[0], np.cumsum(visits)])[:-1]
    seen = visits > 0
    first, last = np.full(count, np.nan), np.full(count, np.nan)
    first[seen] = day[start[seen]]
    last[seen] = day[start[seen] + visits[seen] - 1]
    same = np.flatnonzero(who[1:] == who[:-1])
    gap, owner = day[same + 1] - day[same], who[same]
    gaps = np.bincount(owner, minlength=count)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.bincount(owner, gap, count) / gaps
        spread = np.sqrt(np.maximum(np.bincount(owner, gap.astype(float) ** 2, count) / gaps - mean**2, 0))
    return {
        "first_day": first,
        "last_day": last,
        "visits": visits,
        "average_gap_days": mean,
        "gap_spread_days": np.where(gaps >= 2, spread, np.nan),
        "gap_upper_quartile": _quantile(owner, gap, gaps, 0.75),
    }


def _quantile(owner: Numbers, days: Numbers, counts: Array, q: float) -> Array:
    """The q-quantile of each owner's numbers of days (linear interpolation), nan without any; (C,)."""
    ordered = owner << 32 | days
    ordered.sort()
    ordered &= 0xFFFFFFFF
    start = np.concatenate([[0], np.cumsum(counts)])[:-1]
    out = np.full(len(counts), np.nan)
    some = counts > 0
    place = (counts[some] - 1) * q
    low = np.floor(place).astype(int)
    high = np.minimum(low + 1, counts[some] - 1)
    a, b = ordered[start[some] + low], ordered[start[some] + high]
    out[some] = a + (b - a) * (place - low)
    return out
