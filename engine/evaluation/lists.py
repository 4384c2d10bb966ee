"""How well lists of ten did on days that were hidden: the measure, and its interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.columns import LIST_SIZE
from engine.features.history import Bools, Ints, Sales
from engine.models.base import Ranked, bought_matrix, list_mask

_DISCOUNT = 1 / np.log2(np.arange(2, LIST_SIZE + 2))


@dataclass(frozen=True)
class Hidden:
    """What the customers who came back bought on the `days` after `as_of`, of what was known by then.

    `customers` (m,) are those known by `as_of` who then bought a product that had been sold before; `bought` (m, P) is
    what they then bought, `before` (m, P) what they had bought until `as_of`.
    """

    as_of: int
    customers: Ints
    bought: Bools
    before: Bools

    @classmethod
    def after(cls, sales: Sales, as_of: int, days: int) -> Hidden:
        known = bought_matrix(sales, as_of)
        later = sales.purchases.between(as_of, as_of + days)
        old = (known.getnnz(1)[later.customer] > 0) & (known.getnnz(0)[later.product] > 0)
        later = later.where(old)
        customers, row = np.unique(later.customer, return_inverse=True)
        bought = np.zeros((len(customers), later.products), bool)
        bought[row, later.product] = True
        return cls(as_of, customers.astype(np.int32), bought, known[customers].toarray() > 0)

    def scores(self, name: str, ranked: Ranked) -> Scores:
        """How the lists of `customers` did: only customers who have an answer in the list `name` count."""
        relevant = np.asarray(self.bought & list_mask(name, self.before))
        count = relevant.sum(1)
        hit: Bools = np.take_along_axis(relevant, np.maximum(ranked.product, 0), 1) & (ranked.product >= 0)
        ideal = np.cumsum(_DISCOUNT)[np.clip(count, 1, LIST_SIZE) - 1]
        answered = count > 0
        return Scores(((hit * _DISCOUNT).sum(1) / ideal)[answered], np.asarray(hit.any(1))[answered])


@dataclass(frozen=True)
class Scores:
    """Of each customer with an answer (n,): NDCG at ten (binary), and whether any of the ten was bought."""

    ndcg: np.ndarray
    hit: Bools

    @classmethod
    def joined(cls, parts: list[Scores]) -> Scores:
        return cls(np.concatenate([p.ndcg for p in parts]), np.concatenate([p.hit for p in parts]))

    def figures(self, rounds: int = 500) -> dict[str, float | int | None]:
        """ndcg and hits (shares) with 95 % intervals from a bootstrap over customers; None where nobody has an answer."""
        names = ("ndcg", "low", "high", "hits", "hits_low", "hits_high")
        if not len(self.ndcg):
            return {**dict.fromkeys(names), "customers": 0}
        draws = np.random.default_rng(0).integers(0, len(self.ndcg), (rounds, len(self.ndcg)))
        values = [float(self.ndcg.mean()), *_interval(self.ndcg[draws].mean(1))]
        values += [float(self.hit.mean()), *_interval(self.hit[draws].mean(1))]
        return {**dict(zip(names, values)), "customers": len(self.ndcg)}


def _interval(means: np.ndarray) -> list[float]:
    return [float(v) for v in np.percentile(means, (2.5, 97.5))]
