"""*again*: which of the products that a customer bought before they will buy on their next visits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

import numpy as np

from engine.features import activity, hazard, pairs, products, taste
from engine.features.history import Bools, Floats, Ints, Sales
from engine.models.base import blocks
from engine.models.examples import Examples, Later
from engine.models.known import Known
from engine.models.neighbours import OF_PAIRS
from engine.models.pair_ranker import Candidates, PairRanker

_MOST_PAIRS = 100_000
"""Examples a cut-off: a large shop is represented by some of its customers."""
_EPOCHS = 2
"""Beside a regression a third brings nothing (Online Retail, two earlier windows, 0.4664 → 0.4665)."""
_WIDTH = sum(len(of) for of in (pairs.NAMES, products.NAMES, activity.NAMES, taste.NAMES, hazard.NAMES)) + 2 * len(
    OF_PAIRS
)


class Repeat(PairRanker):
    """A network and a regression over what is known of a customer's rhythm with a product, the product, the customer, and
    what others like them buy (measured on earlier hidden weeks: Online Retail 0.457 → 0.461, the sample shop 0.774 → 0.778 and 0.809 →
    0.814, groceries 0.641 → 0.657 and 0.691 → 0.676: no gain there). What became of others' purchases after as many days
    (`Hazard`) and what those who came lately bought again brought the regression alone, on Online Retail, 0.449 → 0.454 and
    0.475 → 0.478.

    Boosted trees as a third voice were tried and left out: on the same features, from 200,000 examples, they took twice the
    network's time for 0.472 against its 0.479 on Online Retail, 0.659 against the regression's 0.694 on groceries, and no share of
    them was better than by the noise.

    A product embedding was tried and left out, too (0.505 against 0.496 on Online Retail), since what a product was differs
    from what it is now.
    """

    name: ClassVar[str] = "repeat"
    lists: ClassVar[tuple[str, ...]] = ("again",)
    width: ClassVar[int] = _WIDTH
    most: ClassVar[int] = 12
    learning: ClassVar[Mapping[str, int]] = {"epochs": _EPOCHS}
    making: ClassVar[float] = 0.4

    def candidates(self, known: Known, customers: Ints, allowed: Bools | None) -> Candidates:
        order = np.argsort(customers, kind="stable")
        found, features = _features(known, customers[order])
        row = order[np.searchsorted(customers[order], found.customer)]
        if allowed is None:
            return Candidates(row, found.product, features)
        keep = allowed[found.product]
        return Candidates(row[keep], found.product[keep], features[keep])

    def _make(self, sales: Sales, day: int, seed: int) -> Iterator[Examples]:
        known, later = self.days.at(sales, day), Later(sales, day)
        drawn = later.drawn(np.random.default_rng((seed, day)))
        enough = np.cumsum(known.bought.getnnz(1)[drawn]) <= _MOST_PAIRS
        for block in blocks(drawn[enough], len(sales.products)):
            found, features = _features(known, np.sort(block))
            yield Examples.of(features, later.answers(found.customer, found.product))


def _features(known: Known, customers: Ints) -> tuple[pairs.Pairs, Floats]:
    """Pairs of customers (m,), ascending, and products they bought, with features (n, _WIDTH)."""
    found = known.pairs(customers)
    columns = (
        found.features,
        known.products[found.product],
        known.activity[found.customer],
        known.taste.features(found.customer, found.product),
        known.hazard.features(found.customer, found.product, found.since),
        known.neighbours.of_pairs(customers, found.customer, found.product),
    )
    return found, np.hstack(columns)
