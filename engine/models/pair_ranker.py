"""What both rankers do alike: candidates of a block of customers, and a blend that says how likely each will be bought."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, NamedTuple, Self

import numpy as np

from engine.columns import LIST_SIZE
from engine.features.history import Bools, Floats, Ints, Sales
from engine.models.base import Ranked, Ranker, blocks, check_customers
from engine.models.blend import Blend
from engine.models.examples import NEWEST, Examples, Turn, Workbook
from engine.models.known import Days, Known
from engine.progress import Progress, part, silent


class Candidates(NamedTuple):
    """Pairs of a customer, by `row` in the block that was asked for (n,), and a product (n,), with features (n, F)."""

    row: np.ndarray
    product: Ints
    features: Floats


class PairRanker(Ranker):
    """A network and a regression over what is known of a customer and a product. The score is the probability that the
    customer, if they come within four weeks, buys the product then."""

    width: ClassVar[int]
    """Features of an example."""
    most: ClassVar[int]
    """Cut-offs that are looked at, of a shop with examples enough."""
    learning: ClassVar[Mapping[str, int]]
    """Settings of the network."""
    making: ClassVar[float]
    """Share of the time that making the examples takes."""

    blend_: Blend

    def __init__(self, days: Days | None = None) -> None:
        self.start: Self | None = None
        """An earlier one to go on from: then the newest cut-offs are enough."""
        self.days = Days() if days is None else days
        self._blend = Blend(**self.learning)
        self._examples = Workbook(self._make, most=self.most, width=self.width)

    @abstractmethod
    def candidates(self, known: Known, customers: Ints, allowed: Bools | None) -> Candidates:
        """What the list of each of a block of `customers` (m,) may hold, of the products that are `allowed` (P,)."""

    @abstractmethod
    def _make(self, sales: Sales, day: int, seed: int) -> Iterator[Examples]:
        """Examples of a past day, block by block of customers."""

    def prepare(self, sales: Sales, as_of: int, *, seed: int = 0) -> Iterator[Turn]:
        """Make the examples that `fit` will ask for, a turn after each that it gives."""
        return self._examples.prepare(sales, as_of, seed, self._newest)

    def fit(self, sales: Sales, as_of: int, *, seed: int = 0, progress: Progress = silent) -> Self:
        report = part(progress, 0.0, self.making)
        found = self._examples.until(sales, as_of, seed, report, "train.features", self._newest)
        self.blend_ = self._blend.fit(
            found,
            earlier=self.start.blend_ if self.start else None,
            seed=seed,
            progress=part(progress, self.making, 1.0),
            step=f"train.{self.name}",
        )
        return self

    @property
    def _newest(self) -> int | None:
        return NEWEST if self.start else None

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
            parts.append(self.ranked(self.candidates(known, block, allowed), len(block), k))
            progress(sum(len(p.product) for p in parts) / len(customers), "train.scoring")
        return dict.fromkeys(self.lists if lists is None else lists, Ranked.stacked(parts))

    def ranked(self, candidates: Candidates, customers: int, k: int) -> Ranked:
        """The k best candidates of each of a block of so many customers."""
        score = self.blend_.predict(candidates.features)
        return Ranked.of_pairs(candidates.row, candidates.product, score, customers, k)

    def to_archive(self) -> bytes:
        return self.blend_.packed({"model": self.name})

    @classmethod
    def from_archive(cls, data: bytes) -> Self:
        model = cls()
        model.blend_ = Blend.of(data)
        return model
