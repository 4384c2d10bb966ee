"""*again*: which of the products that a customer bought before they will buy on their next visits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Self

import numpy as np

from engine.columns import LIST_SIZE
from engine.features import pairs
from engine.features.history import Bools, Floats, Ints, Sales
from engine.models.artefact import Artefact, pack
from engine.models.base import Ranked, Ranker, check_customers
from engine.models.examples import NEWEST, Examples, Workbook, answers, came_back
from engine.models.known import Days, Known
from engine.models.network import Network
from engine.progress import Progress, part, silent

_MOST_PAIRS = 100_000
"""Examples a cut-off: a large shop is represented by some of its customers."""
_MOST_AT_ONCE = 200_000
"""Pairs that are scored together: the features of a hundred thousand customers' pairs would fill memory."""


class Repeat(Ranker):
    """A network over what is known of a customer's rhythm with a product, the product, the customer, and what others
    like them buy (measured on earlier hidden weeks: Online Retail 0.457 → 0.461, the sample shop 0.774 → 0.778 and 0.809 →
    0.814, groceries 0.641 → 0.657 and 0.691 → 0.676: no gain there).

    The score is the probability that the customer, if they come within four weeks, buys the product then. (A product
    embedding was tried and left out: 0.505 against 0.496 on Online Retail, since what a product was differs from what it
    is now.)
    """

    name: ClassVar[str] = "repeat"
    lists: ClassVar[tuple[str, ...]] = ("again",)

    network_: Network

    def __init__(self, days: Days | None = None) -> None:
        self.start: Repeat | None = None
        """An earlier one to go on from: then the newest cut-offs are enough."""
        self.days = Days() if days is None else days
        self._examples = Workbook(self._make, most=12)

    def prepare(self, sales: Sales, as_of: int, *, seed: int = 0) -> Iterator[float]:
        """Make the examples that `fit` will ask for, one cut-off a turn; gives the share that is done."""
        return self._examples.prepare(sales, as_of, seed, NEWEST if self.start else None)

    def fit(self, sales: Sales, as_of: int, *, seed: int = 0, progress: Progress = silent) -> Self:
        found = self._examples.until(
            sales, as_of, seed, part(progress, 0.0, 0.4), "train.features", NEWEST if self.start else None
        )
        self.network_ = Network().fit(
            found.features,
            found.answer,
            found.weight,
            earlier=self.start.network_ if self.start else None,
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
        for block in _blocks(known, customers):
            row = np.full(len(sales.customers), -1, np.int32)
            row[block] = np.arange(len(block))
            found, features = _features(known, row >= 0)
            keep = np.ones(len(found.product), bool) if allowed is None else allowed[found.product]
            score = self.network_.predict(features[keep])
            parts.append(Ranked.of_pairs(row[found.customer[keep]], found.product[keep], score, len(block), k))
            progress(sum(len(p.product) for p in parts) / len(customers), "train.scoring")
        return dict.fromkeys(self.lists if lists is None else lists, Ranked.stacked(parts))

    def to_archive(self) -> bytes:
        return pack({"model": self.name}, self.network_.arrays(), {"network": self.network_.network_})

    @classmethod
    def from_archive(cls, data: bytes) -> Self:
        model = cls()
        model.network_ = Network.of(Artefact(data))
        return model

    def _make(self, sales: Sales, day: int, seed: int) -> Examples:
        back = np.zeros(len(sales.customers), bool)
        back[_sampled(sales, day, came_back(sales, day), seed)] = True
        found, features = _features(self.days.at(sales, day), back)
        return Examples.of(features, answers(sales, day, found.customer, found.product))


def _blocks(known: Known, customers: Ints) -> list[Ints]:
    """The customers (m,) in blocks of about `_MOST_AT_ONCE` pairs."""
    block = np.cumsum(known.bought.getnnz(1)[customers]) // _MOST_AT_ONCE
    return [some for some in np.split(customers, np.flatnonzero(np.diff(block)) + 1) if len(some)]


def _features(known: Known, customers: Bools) -> tuple[pairs.Pairs, Floats]:
    found = pairs.bought_pairs(known.sales.purchases, known.as_of, customers)
    columns = (
        found.features,
        known.products[found.product],
        known.activity[found.customer],
        known.taste.features(found.customer, found.product),
        known.neighbours.of_pairs(found.customer, found.product),
    )
    return found, np.hstack(columns)


def _sampled(sales: Sales, day: int, customers: Ints, seed: int) -> Ints:
    """As many of the customers, drawn at random, as have about `_MOST_PAIRS` pairs by `day`."""
    known = sales.purchases.until(day)
    counts = np.bincount(known.customer[known.pair_start], minlength=known.customers)
    order = np.random.default_rng((seed, day)).permutation(customers)
    return order[np.cumsum(counts[order]) <= _MOST_PAIRS]
