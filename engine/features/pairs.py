"""What was known about each customer and product bought before: rhythm, being overdue, share of baskets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.features.history import Floats, Ints, Purchases

NAMES = (
    "times",
    *(f"times_{days}" for days in (14, 28, 56, 112)),
    *(f"decayed_{life}" for life in (7, 20, 60, 180)),
    "since",
    "since_first",
    "gap",
    "gap_spread",
    "overdue",
    "late",
    "visits_since",
    "basket_share",
    "basket_share_since_first",
    "in_last",
    "in_last_3",
    "quantity",
    "quantity_last",
    "amount_share",
)
"""Columns of `Pairs.features`."""


@dataclass(frozen=True)
class Pairs:
    """Pairs of a customer and a product that they have bought, in ascending order: (p,), days `since` the last time
    (p,), and features (p, len(NAMES))."""

    customer: Ints
    product: Ints
    since: Ints
    features: Floats


def bought_pairs(purchases: Purchases, as_of: int, customers: Ints | None = None, usual: Floats | None = None) -> Pairs:
    """Every pair with a purchase until `as_of`, of some customers (m,), ascending (default: all). `usual` is `usual_gap` of
    what was known, for who asks more than once."""
    known = purchases.until(as_of)
    usual = usual_gap(known) if usual is None else usual
    if customers is not None:
        known = known.of_customers(customers)
    start = known.pair_start
    customer, product = known.customer[start], known.product[start]
    size = len(start)
    group = np.repeat(np.arange(size), np.diff(np.r_[start, len(known)]))
    last = np.r_[start[1:] - 1, len(known) - 1] if size else start
    ago = (as_of - known.day).astype(np.float32)

    def total(weights: np.ndarray | None = None) -> np.ndarray:
        return np.bincount(group, weights, size)

    times = total()
    since, since_first = ago[last], ago[start]
    repeated = known.gap > 0
    gap_sum = total(np.where(repeated, known.gap, 0))
    gap_square = total(np.where(repeated, known.gap.astype(float) ** 2, 0))
    strength = 1.5
    gap = (gap_sum + strength * usual[product]) / (times - 1 + strength)
    mean = gap_sum / np.maximum(times - 1, 1)
    spread = np.sqrt(np.maximum(gap_square / np.maximum(times - 1, 1) - mean**2, 0))

    visits = np.bincount(known.visit_customer, minlength=known.customers)
    before = np.cumsum(visits) - visits
    number = known.visit_of - before[known.customer]
    left = visits[customer] - 1 - number[last]
    recent = visits[known.customer] - number <= 3
    spent = np.bincount(known.customer, known.amount, known.customers)
    columns = (
        np.log1p(times),
        *(np.log1p(total(ago < days)) for days in (14, 28, 56, 112)),
        *(np.log1p(total(0.5 ** (ago / life))) for life in (7, 20, 60, 180)),
        np.log1p(since),
        np.log1p(since_first),
        np.log1p(gap),
        np.log1p(spread) * (times > 2),
        np.log((since + 1) / (gap + 1)),
        np.clip((since - gap) / (spread + 0.25 * gap + 3), -4, 4),
        np.log1p(left),
        times / visits[customer],
        times / np.maximum(visits[customer] - number[start], 1),
        (left == 0).astype(np.float32),
        total(recent),
        np.log1p(total(known.quantity) / times),
        np.log1p(known.quantity[last]),
        np.log1p(100 * total(known.amount) / np.maximum(spent[customer], 1e-6)),
    )
    return Pairs(customer, product, since.astype(np.int32), np.column_stack(columns).astype(np.float32))


def usual_gap(known: Purchases) -> Floats:
    """Mean days between purchases of a product by the same customer (P,), pulled towards the shop's own."""
    repeated = known.gap > 0
    sums = np.bincount(known.product[repeated], known.gap[repeated], known.products)
    counts = np.bincount(known.product[repeated], minlength=known.products)
    overall = sums.sum() / counts.sum() if counts.sum() else 60.0
    return ((sums + 3 * overall) / (counts + 3)).astype(np.float32)
