"""Count the shop again after its sales changed: customers' visits and segments, products' buyers, days' turnover.

One pass over the lines, block by block, vectorised; called inside the transaction of an import or its undo, so that counts never lag.
"""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from engine import segments
from engine.progress import Progress, silent
from engine.store import spellings
from engine.store import statistics as store

_MONTH = 30
"""Days back for "movement since last month"."""


Counted = Callable[[], Iterator[np.ndarray]]


def refresh(
    connection: sqlite3.Connection, days: bool = True, counted: Counted | None = None, progress: Progress = silent
) -> None:
    """Recount everything from the sale lines, products with several spellings as one; the caller holds the transaction.

    Without `days` where it has changed who bought, not what was sold. `counted` gives all lines where an import has just
    put them there (`sale_image.COUNTED`): to read them from the shop again takes longer than to count them.
    """
    spellings.settle(connection)
    if days and counted is not None:
        store.replace_daily(connection, _daily_rows(counted()))
    elif days:
        store.save_daily(connection)
    as_of = store.last_day(connection) or 0
    customers = np.array(store.customer_ids(connection), np.int64)
    visits = _Numbers()
    people = [_People(customers, until, visits) for until in (as_of, as_of - _MONTH)]
    goods = _Goods(store.most_products(connection))
    for lines in store.load_lines(connection, counted() if counted else None):
        lines["amount"] = np.nan_to_num(lines["amount"])
        for each in people:
            each.add(lines)
        visits.add(_visits_in(lines, customers))
        goods.add(lines)
        progress(0.5, "import.counting")
    progress(0.6, "import.counting")
    store.save_products(connection, _product_rows(goods))
    del goods
    store.save_customers(connection, _customer_rows(*people))


def _daily_rows(blocks: Iterator[np.ndarray]) -> Iterator[Any]:
    """What `store.DAILY_COLUMNS` says of each day with a line."""
    counts = np.zeros((len(store.DAILY_COLUMNS) - 3, 1), np.int64)
    amount, receipts = np.zeros(1), _Numbers()
    for lines in blocks:
        day, lacks = lines["day"], [lines["customer"] < 0, lines["product"] < 0, np.isnan(lines["amount"])]
        size = max(len(amount), int(day.max()) + 1)
        counts = np.pad(counts, ((0, 0), (0, size - len(amount))))
        amount = np.pad(amount, (0, size - len(amount)))
        for row, mine in enumerate((np.ones(len(lines), bool), *lacks, ~(lacks[0] | lacks[1] | lacks[2]))):
            counts[row] += np.bincount(day[mine], minlength=size)
        amount += np.bincount(day, np.nan_to_num(lines["amount"]), size)
        told = lines["receipt"] >= 0
        # A number a receipt and its day, in 16 and 47 bits.
        receipts.add(day[told].astype(np.int64) << 47 | lines["receipt"][told] & ((1 << 47) - 1))
    of_days = np.bincount(receipts.all() >> 47, minlength=len(amount))
    for at in np.flatnonzero(counts[0]).tolist():
        yield (at, *counts[:, at].tolist(), int(of_days[at]), float(amount[at]))


class _Numbers:
    """Different numbers, gathered block by block; memory holds each but once or twice."""

    def __init__(self) -> None:
        self._blocks: list[np.ndarray] = []

    def add(self, numbers: np.ndarray) -> None:
        self._blocks.append(_distinct(numbers))
        if len(self._blocks) > 1 and sum(map(len, self._blocks[1:])) > len(self._blocks[0]):
            self.all()

    def all(self) -> np.ndarray:
        """All of them, sorted."""
        if len(self._blocks) != 1:
            self._blocks = [_distinct(np.concatenate([np.empty(0, np.int64), *self._blocks]))]
        return self._blocks[0]


def _distinct(numbers: np.ndarray) -> np.ndarray:
    """Each once, sorted in place: which is several times as fast as numpy's own way through a table of hashes."""
    numbers.sort()
    return numbers[np.concatenate([[True], numbers[1:] != numbers[:-1]])] if len(numbers) else numbers


def _visits_in(lines: np.ndarray, customers: np.ndarray) -> np.ndarray:
    """One number a sale of a customer and its day: place among `customers` << 32 | day."""
    mine = lines[(lines["customer"] >= 0) & (lines["sale"] == 1)]
    return np.searchsorted(customers, mine["customer"]).astype(np.int64) << 32 | mine["day"].astype(np.int64)


class _People:
    """What customers did up to the day `until`; `customers` are sorted row ids, int64 (C,), `visits` all that there were."""

    def __init__(self, customers: np.ndarray, until: int, visits: _Numbers) -> None:
        self.customers, self.until, self.visits = customers, until, visits
        self.value, self.refunds = np.zeros(len(customers)), np.zeros(len(customers))

    def add(self, lines: np.ndarray) -> None:
        mine = lines[(lines["customer"] >= 0) & (lines["day"] <= self.until)]
        at = np.searchsorted(self.customers, mine["customer"])
        count, sales = len(self.customers), mine["sale"] == 1
        self.value += np.bincount(at, mine["amount"], count)
        self.refunds += np.bincount(at, np.where(sales, 0.0, -mine["amount"]), count)


class _Goods:
    """What became of products; arrays by row id, up to `most`."""

    def __init__(self, most: int) -> None:
        self.lines = np.zeros(most + 1, np.int64)
        self.quantity, self.amount = np.zeros(most + 1), np.zeros(most + 1)
        self.first = np.full(most + 1, np.iinfo(np.int32).max)
        self.last = np.full(most + 1, np.iinfo(np.int32).min)
        self.visits = _Numbers()

    def add(self, lines: np.ndarray) -> None:
        mine = lines[lines["product"] >= 0]
        at, count = mine["product"], len(self.lines)
        self.lines += np.bincount(at, minlength=count)
        self.quantity += np.bincount(at, mine["quantity"], count)
        self.amount += np.bincount(at, mine["amount"], count)
        np.minimum.at(self.first, at, mine["day"])
        np.maximum.at(self.last, at, mine["day"])
        known = (mine["customer"] >= 0) & (mine["sale"] == 1)
        # One number a (product, customer, day): row ids and days fit into 21 + 21 + 21 bits for any shop on one computer.
        self.visits.add(
            at[known].astype(np.int64) << 42
            | mine["customer"][known].astype(np.int64) << 21
            | mine["day"][known].astype(np.int64)
        )


def visits_of(people: _People) -> dict[str, np.ndarray]:
    """Per customer (C,): first_day, last_day, visits (days with a sale), historic_value, refunds, average_gap_days,
    gap_spread_days, gap_upper_quartile; nan where there is nothing to say."""
    count, pairs = len(people.customers), people.visits.all()
    pairs = pairs[pairs & 0xFFFFFFFF <= people.until]
    who, day = (pairs >> 32).astype(np.int64), (pairs & 0xFFFFFFFF).astype(np.int64)
    visits = np.bincount(who, minlength=count)
    start = np.concatenate([[0], np.cumsum(visits)])[:-1]
    seen = visits > 0
    first, last = np.full(count, np.nan), np.full(count, np.nan)
    first[seen] = day[start[seen]]
    last[seen] = day[start[seen] + visits[seen] - 1]
    same = who[1:] == who[:-1]
    gap, owner = np.diff(day)[same].astype(float), who[1:][same]
    gaps = np.bincount(owner, minlength=count)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.bincount(owner, gap, count) / gaps
        spread = np.sqrt(np.maximum(np.bincount(owner, gap**2, count) / gaps - mean**2, 0))
    return {
        "first_day": first,
        "last_day": last,
        "visits": visits,
        "historic_value": people.value,
        "refunds": people.refunds,
        "average_gap_days": mean,
        "gap_spread_days": np.where(gaps >= 2, spread, np.nan),
        "gap_upper_quartile": _quantile(owner, gap, gaps, 0.75),
    }


def _quantile(owner: np.ndarray, values: np.ndarray, counts: np.ndarray, q: float) -> np.ndarray:
    """The q-quantile of each owner's values (linear interpolation), nan without any; (C,)."""
    order = np.lexsort((values, owner))
    ordered = values[order]
    start = np.concatenate([[0], np.cumsum(counts)])[:-1]
    out = np.full(len(counts), np.nan)
    some = counts > 0
    place = (counts[some] - 1) * q
    low = np.floor(place).astype(int)
    high = np.minimum(low + 1, counts[some] - 1)
    a, b = ordered[start[some] + low], ordered[start[some] + high]
    out[some] = a + (b - a) * (place - low)
    return out


def _customer_rows(at_last: _People, a_month_before: _People) -> Any:
    customers = at_last.customers
    now, then = visits_of(at_last), visits_of(a_month_before)
    grouped, before = segments.classify(now, at_last.until), segments.classify(then, a_month_before.until)
    bought = now["visits"] > 0
    was = then["visits"] > 0
    columns = [
        customers.tolist(),
        _optional(now["first_day"], int),
        _optional(now["last_day"], int),
        now["visits"].tolist(),
        now["historic_value"].round(4).tolist(),
        now["refunds"].round(4).tolist(),
        *(_optional(now[name], float) for name in ("average_gap_days", "gap_spread_days", "gap_upper_quartile")),
        *([int(v) if ok else None for v, ok in zip(grouped[name], bought)] for name in ("r", "f", "m")),
        [str(v) for v in grouped["segment"]],
        [str(v) for v in grouped["state"]],
        [str(v) if ok else None for v, ok in zip(before["state"], was)],
        [str(v) if ok else None for v, ok in zip(before["segment"], was)],
    ]
    return zip(*columns, strict=True)


def _optional(values: np.ndarray, kind: type) -> list[Any]:
    return [None if np.isnan(value) else kind(value) for value in values]


def _product_rows(goods: _Goods) -> Any:
    products = np.flatnonzero(goods.lines)
    count, visits = len(products), goods.visits.all()
    day = (visits & 0x1FFFFF).astype(np.int32)
    visits = visits >> 21  # from here on, a product and a customer; sorted
    same = visits[1:] == visits[:-1]
    starts = np.flatnonzero(np.concatenate([np.ones(min(len(visits), 1), bool), ~same]))
    days = np.diff(starts, append=len(visits))
    product_of = np.searchsorted(products, visits[starts] >> 21)
    gap, owner = np.diff(day)[same].astype(float), np.searchsorted(products, visits[1:][same] >> 21)
    del visits, day, same
    typical = _quantile(owner, gap, np.bincount(owner, minlength=count), 0.5)
    return zip(
        products.tolist(),
        goods.lines[products].tolist(),
        goods.quantity[products].round(4).tolist(),
        goods.amount[products].round(4).tolist(),
        np.bincount(product_of, minlength=count).tolist(),
        np.bincount(product_of, days > 1, count).astype(int).tolist(),
        _optional(typical, float),
        goods.first[products].tolist(),
        goods.last[products].tolist(),
        strict=True,
    )
