"""*again*: which of the products that a customer bought before they will buy on their next visits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Self

import numpy as np

from engine.columns import LIST_SIZE
from engine.features import activity, hazard, pairs, products, taste
from engine.features.history import Bools, Floats, Ints, Sales
from engine.models.base import Ranked, Ranker, blocks, check_customers
from engine.models.blend import Blend
from engine.models.examples import NEWEST, Examples, Later, Turn, Workbook
from engine.models.known import Days, Known
from engine.models.neighbours import OF_PAIRS
from engine.progress import Progress, part, silent

_MOST_PAIRS = 100_000
"""Examples a cut-off: a large shop is represented by some of its customers."""
_EPOCHS = 2
"""Beside a regression a third brings nothing (Online Retail, two earlier windows, 0.4664 → 0.4665)."""
_WIDTH = sum(len(of) for of in (pairs.NAMES, products.NAMES, activity.NAMES, taste.NAMES, hazard.NAMES)) + 2 * len(
    OF_PAIRS
)


class Repeat(Ranker):
    """A network and a regression over what is known of a customer's rhythm with a product, the product, the customer, and
    what others like them buy (measured on earlier hidden weeks: Online Retail 0.457 → 0.461, the sample shop 0.774 → 0.778 and 0.809 →
    0.814, groceries 0.641 → 0.657 and 0.691 → 0.676: no gain there). What became of others' purchases after as many days
    (`Hazard`) and what those who came lately bought again brought the regression alone, on Online Retail, 0.449 → 0.454 and
    0.475 → 0.478.

    Boosted trees as a third voice were tried and left out: on the same features, from 200,000 examples, they took twice the
    network's time for 0.472 against its 0.479 on Online Retail, 0.659 against the regression's 0.694 on groceries, and no share of
    them was better than by the noise.

    The score is the probability that the customer, if they come within four weeks, buys the product then. (A product
    embedding was tried and left out: 0.505 against 0.496 on Online Retail, since what a product was differs from what it
    is now.)
    """

    name: ClassVar[str] = "repeat"
    lists: ClassVar[tuple[str, ...]] = ("again",)

    width: ClassVar[int] = _WIDTH
    """Features of an example."""

    blend_: Blend

    def __init__(self, days: Days | None = None) -> None:
        self.start: Repeat | None = None
        """An earlier one to go on from: then the newest cut-offs are enough."""
        self.days = Days() if days is None else days
        self._blend = Blend(epochs=_EPOCHS)
        self._examples = Workbook(self._make, most=12, width=_WIDTH)

    def prepare(self, sales: Sales, as_of: int, *, seed: int = 0) -> Iterator[Turn]:
        """Make the examples that `fit` will ask for, a turn after each that it gives."""
        return self._examples.prepare(sales, as_of, seed, NEWEST if self.start else None)

    def fit(self, sales: Sales, as_of: int, *, seed: int = 0, progress: Progress = silent) -> Self:
        found = self._examples.until(
            sales, as_of, seed, part(progress, 0.0, 0.4), "train.features", NEWEST if self.start else None
        )
        self.blend_ = self._blend.fit(
            found,
            earlier=self.start.blend_ if self.start else None,
            seed=seed,
            progress=part(progress, 0.4, 1.0),
            step="train.repeat",
        )
        return self

    def forget(self) -> None:
        """Give back the memory of what was only there to be learned from."""
        self._examples.forget()

    def rank(
        self,
        sales: Sales,
        as_of: int,
        customers: Ints,
        k: int = LIST_SIZE,
        *,
        lists: Sequence[str] | None = None,
        allowed: Bools | None = None,
        progress: Progress = silent,
    ) -> dict[str, Ranked]:
        check_customers(sales, customers)
        known = self.days.at(sales, as_of)
        parts = [Ranked.empty(0, k)]
        for block in blocks(customers, len(sales.products)):
            order = np.argsort(block, kind="stable")
            found, features = _features(known, block[order])
            row = order[np.searchsorted(block[order], found.customer)]
            keep = np.ones(len(found.product), bool) if allowed is None else allowed[found.product]
            score = self.blend_.predict(features[keep])
            parts.append(Ranked.of_pairs(row[keep], found.product[keep], score, len(block), k))
            progress(sum(len(p.product) for p in parts) / len(customers), "train.scoring")
        return dict.fromkeys(self.lists if lists is None else lists, Ranked.stacked(parts))

    def to_archive(self) -> bytes:
        return self.blend_.packed({"model": self.name})

    @classmethod
    def from_archive(cls, data: bytes) -> Self:
        model = cls()
        model.blend_ = Blend.of(data)
        return model

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
