"""Rules that every shopkeeper understands: best sellers, what they buy most, what they bought last time."""

from __future__ import annotations

from typing import ClassVar, Self

import numpy as np
import scipy.sparse as sp

from engine.features.history import Floats, Ints, Purchases, Sales
from engine.models.artefact import Artefact, pack
from engine.models.base import ScoreRanker
from engine.progress import Progress, silent


class Rule(ScoreRanker):
    """A rule has nothing to learn: it looks at what was known at the end of the day."""

    def fit(self, sales: Sales, as_of: int, *, seed: int = 0, progress: Progress = silent) -> Self:
        return self

    def to_archive(self) -> bytes:
        return pack({"model": self.name})

    @classmethod
    def from_archive(cls, data: bytes) -> Self:
        Artefact(data)
        return cls()


class BestSellers(Rule):
    """What most customers ever bought."""

    name: ClassVar[str] = "best_sellers"

    def score(self, sales: Sales, as_of: int, customers: Ints) -> Floats:
        return np.tile(_popularity(sales.purchases.until(as_of)), (len(customers), 1))


class BestSellersOfTheMonth(Rule):
    """What most customers bought within the last 28 days; among equals, what most ever bought."""

    name: ClassVar[str] = "best_sellers_28"

    def score(self, sales: Sales, as_of: int, customers: Ints) -> Floats:
        return np.tile(popularity_of_the_month(sales, as_of), (len(customers), 1))


class OwnFrequency(Rule):
    """What the customer bought on most days, later ones counting more; then best sellers."""

    name: ClassVar[str] = "own_frequency"

    def __init__(self, half_life: float = 120.0) -> None:
        self.half_life = half_life

    def score(self, sales: Sales, as_of: int, customers: Ints) -> Floats:
        known = sales.purchases.until(as_of)
        weight = 0.5 ** ((as_of - known.day) / self.half_life)
        return _own(known, weight, customers) + 1e-3 * _popularity(known)


class LastBasket(Rule):
    """What the customer bought on the last visit, then what on the one before, and so on; then best sellers."""

    name: ClassVar[str] = "last_basket"

    def score(self, sales: Sales, as_of: int, customers: Ints) -> Floats:
        known = sales.purchases.until(as_of)
        last = np.r_[known.pair[1:] != known.pair[:-1], True] if len(known) else np.zeros(0, bool)
        latest = known.where(last)
        return _own(latest, 1 / (1 + (as_of - latest.day) / 30), customers) + 1e-3 * _popularity(known)


RULES: tuple[type[Rule], ...] = (BestSellers, BestSellersOfTheMonth, OwnFrequency, LastBasket)


def popularity_of_the_month(sales: Sales, as_of: int) -> Floats:
    """Customers who bought each product within 28 days (P,), plus a share below 1 of those who ever did."""
    known = sales.purchases.until(as_of)
    month = known.between(as_of - 28, as_of)
    buyers = np.bincount(month.product[month.pair_start], minlength=known.products)
    return (buyers + 0.9 * _popularity(known)).astype(np.float32)


def _popularity(known: Purchases) -> Floats:
    """Customers who ever bought each product, in shares of the most popular one's (P,)."""
    buyers = np.bincount(known.product[known.pair_start], minlength=known.products)
    return (buyers / max(buyers.max(initial=0), 1)).astype(np.float32)


def _own(rows: Purchases, weight: np.ndarray, customers: Ints) -> Floats:
    matrix = sp.csr_matrix((weight.astype(np.float32), (rows.customer, rows.product)), (rows.customers, rows.products))
    return matrix[customers].toarray()
