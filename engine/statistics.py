"""Count the shop again after its sales changed: customers' visits and segments, products' buyers, days' turnover.

One pass over the lines, vectorised; called inside the transaction of an import or its undo, so that counts never lag.
"""

import sqlite3
from typing import Any

import numpy as np

from engine import segments
from engine.store import spellings
from engine.store import statistics as store

_MONTH = 30
"""Days back for "movement since last month"."""


def refresh(connection: sqlite3.Connection) -> None:
    """Recount everything from the sale lines, products with several spellings as one; the caller holds the transaction."""
    spellings.settle(connection)
    lines = store.load_lines(connection)
    store.save_daily(connection)
    as_of = int(lines["day"].max()) if len(lines) else 0
    store.save_products(connection, _product_rows(lines))
    store.save_customers(connection, _customer_rows(lines, as_of, np.array(store.customer_ids(connection), np.int64)))


def visits_of(lines: np.ndarray, customers: np.ndarray, until: int) -> dict[str, np.ndarray]:
    """Per customer (C,), lines up to the day `until`: first_day, last_day, visits (days with a sale), historic_value,
    refunds, average_gap_days, gap_spread_days, gap_upper_quartile; nan where there is nothing to say.

    customers: sorted row ids, int64 (C,).
    """
    mine = lines[(lines["customer"] >= 0) & (lines["day"] <= until)]
    at = np.searchsorted(customers, mine["customer"])
    count = len(customers)
    value = np.bincount(at, mine["amount"], count)
    refunds = np.bincount(at, np.where(mine["sale"] == 0, -mine["amount"], 0.0), count)
    sales = mine["sale"] == 1
    pairs = np.unique(at[sales].astype(np.int64) << 32 | mine["day"][sales].astype(np.int64))
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
        "historic_value": value,
        "refunds": refunds,
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


def _customer_rows(lines: np.ndarray, as_of: int, customers: np.ndarray) -> Any:
    now = visits_of(lines, customers, as_of)
    then = visits_of(lines, customers, as_of - _MONTH)
    grouped, before = segments.classify(now, as_of), segments.classify(then, as_of - _MONTH)
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


def _product_rows(lines: np.ndarray) -> Any:
    mine = lines[lines["product"] >= 0]
    if not len(mine):
        return []
    products, at = np.unique(mine["product"], return_inverse=True)
    count = len(products)
    known = (mine["customer"] >= 0) & (mine["sale"] == 1)
    # One number a (product, customer, day): row ids and days fit into 21 + 21 + 21 bits for any shop on one computer.
    visits = np.unique(
        at[known].astype(np.int64) << 42
        | mine["customer"][known].astype(np.int64) << 21
        | mine["day"][known].astype(np.int64)
    )
    pair, day = visits >> 21, visits & 0x1FFFFF
    buyers_pairs, days = np.unique(pair, return_counts=True)
    product_of = (buyers_pairs >> 21).astype(np.int64)
    same = pair[1:] == pair[:-1]
    gap, owner = np.diff(day)[same].astype(float), (pair[1:][same] >> 21).astype(np.int64)
    typical = _quantile(owner, gap, np.bincount(owner, minlength=count), 0.5)
    first = np.full(count, np.iinfo(np.int32).max)
    np.minimum.at(first, at, mine["day"])
    last = np.full(count, np.iinfo(np.int32).min)
    np.maximum.at(last, at, mine["day"])
    return zip(
        products.tolist(),
        np.bincount(at, minlength=count).tolist(),
        np.bincount(at, mine["quantity"], count).round(4).tolist(),
        np.bincount(at, mine["amount"], count).round(4).tolist(),
        np.bincount(product_of, minlength=count).tolist(),
        np.bincount(product_of, days > 1, count).astype(int).tolist(),
        _optional(typical, float),
        first.tolist(),
        last.tolist(),
        strict=True,
    )
