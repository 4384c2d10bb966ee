"""The contract of what ranks products for customers and of what predicts a customer's worth."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np
import scipy.sparse as sp

from engine.columns import LIST_SIZE, LISTS
from engine.errors import ShopError
from engine.features.history import Bools, Floats, Ints, Purchases, Sales
from engine.progress import Progress, silent

_CELLS = 2_000_000
"""Customer-product cells looked at in one go: 8 MB as float32."""
_FEWEST = 500
"""Products that a shop is taken to have at least, where its customers are looked at in blocks."""


@dataclass(frozen=True)
class Ranked:
    """The best products of each customer, best first: `product` (m, k), −1 where there is none, and `score` (m, k)."""

    product: Ints
    score: Floats

    @classmethod
    def empty(cls, customers: int, k: int) -> Ranked:
        return cls(np.full((customers, k), -1, np.int32), np.full((customers, k), -np.inf, np.float32))

    @classmethod
    def top(cls, scores: Floats, allowed: Bools, k: int) -> Ranked:
        """The k best of dense `scores` (m, P) where `allowed` (m, P); equal scores by product number."""
        scores = np.where(allowed, scores, -np.inf)
        product = np.argpartition(-scores, k - 1, 1)[:, :k] if k < scores.shape[1] else _all(scores)
        # Of equal scores at the end of a list the partition takes any.
        least = np.take_along_axis(scores, product, 1).min(1, initial=np.inf)[:, None]
        cut = np.isfinite(least[:, 0]) & (np.count_nonzero(scores >= least, 1) > product.shape[1])
        if cut.any():
            some, at = scores[cut], least[cut]
            taken, equal = some > at, some == at
            taken |= equal & (np.cumsum(equal, 1, dtype=np.int32) <= k - np.count_nonzero(taken, 1)[:, None])
            product[cut] = np.nonzero(taken)[1].reshape(-1, k)
        product = np.sort(product, 1)
        order = np.argsort(-np.take_along_axis(scores, product, 1), 1, kind="stable")
        return cls._padded(np.take_along_axis(product, order, 1), scores, k)

    @classmethod
    def _padded(cls, product: np.ndarray, scores: Floats, k: int) -> Ranked:
        score = np.take_along_axis(scores, product, 1)
        product = np.where(np.isfinite(score), product, -1)
        missing = ((0, 0), (0, k - product.shape[1]))
        return cls(
            np.pad(product, missing, constant_values=-1).astype(np.int32),
            np.pad(score, missing, constant_values=-np.inf).astype(np.float32),
        )

    @classmethod
    def of_pairs(cls, row: np.ndarray, product: Ints, score: Floats, rows: int, k: int) -> Ranked:
        """The k best of each row among pairs (n,): `row` says to which of `rows` lists a pair belongs."""
        order = np.lexsort((product, -score, row))
        row, product, score = row[order], product[order], score[order]
        place = np.arange(len(row)) - np.searchsorted(row, row)
        kept = place < k
        ranked = cls.empty(rows, k)
        ranked.product[row[kept], place[kept]] = product[kept]
        ranked.score[row[kept], place[kept]] = score[kept]
        return ranked

    @classmethod
    def stacked(cls, parts: Sequence[Ranked]) -> Ranked:
        return cls(np.concatenate([p.product for p in parts]), np.concatenate([p.score for p in parts]))


class Ranker(ABC):
    """Ranks products for customers. The constructor stores parameters, `fit` learns, what is learned ends in `_`."""

    name: ClassVar[str]
    lists: ClassVar[tuple[str, ...]] = LISTS

    @abstractmethod
    def fit(self, sales: Sales, as_of: int, *, seed: int = 0, progress: Progress = silent) -> Self:
        """Learn from what was known at the end of the day `as_of`. Raises `model.too_little_data`."""

    @abstractmethod
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
        """The k best products of each of `customers` (m,) from what was known at the end of `as_of`, for each list.

        `allowed` (P,) says which products may be recommended (default: all). A customer without a purchase gets what
        others buy. Raises `customer.unknown` for a number outside the shop.
        """

    @abstractmethod
    def to_archive(self) -> bytes:
        """What was learned, as bytes: numbers only, no names, no code."""

    @classmethod
    @abstractmethod
    def from_archive(cls, data: bytes) -> Self:
        """The model that `to_archive` kept. Raises `shop.damaged`."""


class ScoreRanker(Ranker):
    """A ranker that gives each product a score for each customer; the lists follow from that."""

    @abstractmethod
    def score(self, sales: Sales, as_of: int, customers: Ints) -> Floats:
        """(m, P): higher is better, all finite."""

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
        bought = bought_matrix(sales, as_of)
        wanted = self.lists if lists is None else lists
        parts: dict[str, list[Ranked]] = {name: [Ranked.empty(0, k)] for name in wanted}
        for part in blocks(customers, len(sales.products)):
            scores = self.score(sales, as_of, part)
            before = bought[part].toarray() > 0
            for name in wanted:
                parts[name].append(Ranked.top(scores, list_mask(name, before, allowed), k))
        return {name: Ranked.stacked(ranked) for name, ranked in parts.items()}


def bought_matrix(sales: Sales, as_of: int) -> sp.csr_matrix:
    """Who had bought what by the end of `as_of` (C, P): 1 or nothing, float32."""
    return matrix_of(sales.purchases.until(as_of))


def matrix_of(known: Purchases) -> sp.csr_matrix:
    """Who bought what (C, P): 1 or nothing, float32."""
    start = known.pair_start
    return sp.csr_matrix(
        (np.ones(len(start), np.float32), (known.customer[start], known.product[start])),
        (known.customers, known.products),
    )


def list_mask(name: str, bought: Bools, allowed: Bools | None = None) -> Bools:
    """Which products (m, P) a list may hold, given which were `bought` before (m, P)."""
    mask = {"again": bought, "new": ~bought, "best": np.ones_like(bought)}[name]
    return mask if allowed is None else mask & allowed


def blocks(customers: Ints, products: int) -> Iterator[Ints]:
    """The customers in blocks for which a dense block of customers × products stays small: with half a dozen scores of
    each product at a time, and not too many customers in a shop of few products, for each has features of their own."""
    size = max(1, _CELLS // max(products, _FEWEST))
    for start in range(0, len(customers), size):
        yield customers[start : start + size]


def check_customers(sales: Sales, customers: Ints) -> None:
    """Raises `customer.unknown` for a number that is no customer of the shop."""
    outside = (customers < 0) | (customers >= len(sales.customers))
    if outside.any():
        raise ShopError("customer.unknown", customer=int(customers[outside][0]))


def _all(scores: Floats) -> np.ndarray:
    return np.tile(np.arange(scores.shape[1]), (scores.shape[0], 1))
