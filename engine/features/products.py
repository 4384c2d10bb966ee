"""What was known about each product at the end of a day: how it sells, to whom, and whether it is rising."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.features.history import Floats, Purchases

NAMES = (
    "buyers",
    "buyers_7",
    "buyers_14",
    "buyers_28",
    "buyers_84",
    "decayed_10",
    "decayed_30",
    "newcomers_14",
    "newcomers_28",
    "newcomers_84",
    "trend_14",
    "trend_28",
    "season",
    "age",
    "silent",
    "again_share",
    "again_28",
    "gap",
    "price",
    "quantity",
)
"""Columns of `product_features`."""

Count = Callable[..., np.ndarray]


def product_features(purchases: Purchases, as_of: int) -> Floats:
    """Features of every product (P, len(NAMES)) from `purchases` until `as_of`, finite also for a product never sold.

    Shares are logs of the share of the shop's buyers of that time, so that a growing shop does not shift them.
    """
    known = purchases.until(as_of)
    size = known.products
    ago = (as_of - known.day).astype(np.float32)
    fresh = known.gap < 0

    def count(rows: np.ndarray | None = None, weights: np.ndarray | None = None) -> np.ndarray:
        product = known.product if rows is None else known.product[rows]
        return np.bincount(product, weights, size).astype(np.float32)

    def log_share(values: np.ndarray) -> np.ndarray:
        return np.log((values + 0.3) / (values.sum() / max(size, 1) + 0.3))

    def within(low: int, high: int) -> np.ndarray:
        return count((ago >= low) & (ago < high))

    buyers = count(fresh)
    columns = [log_share(buyers)]
    columns += [log_share(within(0, days)) for days in (7, 14, 28, 84)]
    columns += [log_share(count(weights=0.5 ** (ago / life))) for life in (10, 30)]
    columns += [log_share(count(fresh & (ago < days))) for days in (14, 28, 84)]
    columns += [log_share(within(0, days)) - log_share(within(days, 3 * days)) for days in (14, 28)]
    columns.append(season(known, as_of))
    first = np.full(size, as_of, np.float32)
    np.minimum.at(first, known.product, known.day)
    last = first.copy()
    np.maximum.at(last, known.product, known.day)
    columns += [np.log1p(as_of - first), np.log1p(as_of - last)]
    columns += list(_returning(known, as_of, count))
    quantity, amount = count(weights=known.quantity), count(weights=known.amount)
    price = np.log1p(np.maximum(amount, 0) / np.maximum(quantity, 1e-6))
    columns.append(np.where(quantity > 0, price, np.median(price) if size else 0))
    columns.append(np.log1p(quantity / np.maximum(count(), 1)))
    return np.column_stack(columns).astype(np.float32)


def season(known: Purchases, as_of: int, window: int = 28) -> np.ndarray:
    """How much better than over the year each product sold in the coming weeks of last year, as a shrunk log ratio (P,).

    0 where the shop is younger than that.
    """
    year = known.between(as_of - 365, as_of)
    if not len(known) or known.day.min() > as_of - 365:
        return np.zeros(known.products, np.float32)
    coming = known.between(as_of - 365, as_of - 365 + window)
    usual = np.bincount(year.product, minlength=known.products) * (len(coming) / max(len(year), 1))
    return np.log((np.bincount(coming.product, minlength=known.products) + 1) / (usual + 1)).astype(np.float32)


def _returning(known: Purchases, as_of: int, count: Count) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Share of buyers who bought again, share of purchases repeated within 28 days, log of the usual gap: (P,) each.

    Small counts are pulled towards the shop's own mean.
    """
    last_of_pair = np.r_[known.pair[1:] != known.pair[:-1], True] if len(known) else np.zeros(0, bool)
    soon = np.r_[known.gap[1:], -1]
    soon = (soon >= 0) & (soon <= 28) & ~last_of_pair
    old = known.day <= as_of - 28
    fresh, repeated = known.gap < 0, known.gap >= 0
    second = np.r_[fresh[:-1] & repeated[1:], False] if len(known) else np.zeros(0, bool)

    def shrunk(part: np.ndarray, whole: np.ndarray, strength: float) -> np.ndarray:
        mean = part.sum() / max(whole.sum(), 1)
        return (part + strength * mean) / (whole + strength)

    gap = shrunk(count(weights=np.where(repeated, known.gap, 0)), count(repeated), 5)
    return shrunk(count(second), count(fresh), 10), shrunk(count(soon & old), count(old), 10), np.log1p(gap)
