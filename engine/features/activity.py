"""What was known about each customer's shopping at the end of a day: pace, basket, and taste for the new."""

from __future__ import annotations

import numpy as np

from engine.features.history import Floats, Purchases

NAMES = (
    "visits",
    "visits_28",
    "visits_84",
    "since_visit",
    "tenure",
    "visit_gap",
    "visit_overdue",
    "basket",
    "basket_last",
    "variety",
    "again_share",
    "again_share_last",
    "price",
    "spend",
)
"""Columns of `activity_features`."""


def activity_features(purchases: Purchases, as_of: int) -> Floats:
    """Features of every customer (C, len(NAMES)) from `purchases` until `as_of`, finite also without a purchase."""
    known = purchases.until(as_of)
    size = known.customers
    visitor, visit_day = known.visit_customer, known.visit_day

    def count(index: np.ndarray, weights: np.ndarray | None = None) -> np.ndarray:
        return np.bincount(index, weights, size).astype(np.float32)

    visits = count(visitor)
    some = np.maximum(visits, 1)
    ago = as_of - visit_day
    last = np.full(size, -1, np.int64)
    np.maximum.at(last, visitor, visit_day)
    first = np.full(size, as_of, np.int64)
    np.minimum.at(first, visitor, visit_day)
    since = np.where(visits > 0, as_of - last, as_of - first)
    all_gaps = visits[visits > 1]
    usual = ((last - first)[visits > 1].sum() / max((all_gaps - 1).sum(), 1)) if len(all_gaps) else 30.0
    gap = (np.where(visits > 1, last - first, 0) + usual) / some
    lines = count(known.customer)
    repeated = known.gap >= 0
    later = known.visit_of != _first_visit(visitor)[known.customer] if len(known) else repeated
    at_last = known.day == last[known.customer]
    mean_share = repeated.sum() / max(later.sum(), 1)
    quantity, amount = count(known.customer, known.quantity), count(known.customer, known.amount)
    price = np.log1p(np.maximum(amount, 0) / np.maximum(quantity, 1e-6))
    columns = (
        np.log1p(visits),
        np.log1p(count(visitor[ago < 28])),
        np.log1p(count(visitor[ago < 84])),
        np.log1p(since),
        np.log1p(as_of - first),
        np.log1p(gap),
        np.log((since + 1) / (gap + 1)),
        np.log1p(lines / some),
        np.log1p(count(known.customer[at_last])),
        np.log1p(count(known.customer[known.gap < 0])),
        (count(known.customer[repeated]) + 3 * mean_share) / (count(known.customer[later]) + 3),
        (count(known.customer[repeated & at_last]) + mean_share) / (count(known.customer[later & at_last]) + 1),
        np.where(quantity > 0, price, np.median(price) if size else 0),
        np.log1p(np.maximum(amount, 0) / some),
    )
    return np.column_stack(columns).astype(np.float32)


def _first_visit(visitor: np.ndarray) -> np.ndarray:
    """Index of each customer's first visit, where `visitor` (v,) is sorted."""
    size = int(visitor.max()) + 1 if len(visitor) else 0
    return np.searchsorted(visitor, np.arange(size))
