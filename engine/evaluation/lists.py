"""How well lists of ten did on days that were hidden: the measure, and its interval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import scipy.sparse as sp

from engine.columns import LIST_SIZE
from engine.evaluation.groups import GROUPS, customer_groups
from engine.evaluation.variety import Shelf
from engine.features.history import Bools, Floats, Ints, Sales
from engine.features.taste import entries
from engine.models.base import Ranked, bought_matrix, matrix_of

_DISCOUNT = 1 / np.log2(np.arange(2, LIST_SIZE + 2))
_MOST = 3000
"""Customers that a window asks about: of more, as many drawn at random, which is close enough and costs no more."""


@dataclass(frozen=True)
class Hidden:
    """What the customers who came back bought on the `days` after `as_of`, of what was known by then.

    `customers` (m,) are those known by `as_of` who then bought a product that had been sold before; `relevant` is what they
    then bought of what each list may hold: a sparse matrix (m, P) by list; `group` (m,) the kind of customer they were
    (see `groups`), `shelf` what the shop had to offer.
    """

    as_of: int
    customers: Ints
    relevant: Mapping[str, sp.csr_matrix]
    group: Ints
    shelf: Shelf

    @classmethod
    def after(cls, sales: Sales, as_of: int, days: int) -> Hidden:
        known = bought_matrix(sales, as_of)
        later = sales.purchases.between(as_of, as_of + days)
        old = (known.getnnz(1)[later.customer] > 0) & (known.getnnz(0)[later.product] > 0)
        later = later.where(old)
        asked = np.unique(later.customer)
        if len(asked) > _MOST:
            asked = np.random.default_rng(as_of).choice(asked, _MOST, replace=False)
            later = later.where(np.isin(later.customer, asked))
        customers = np.unique(later.customer).astype(np.int32)
        bought = matrix_of(later)[customers]
        again = bought.multiply(known[customers]).tocsr()
        new = bought - again
        new.eliminate_zeros()
        group = customer_groups(sales.visits, as_of)[customers]
        relevant = {"again": again, "new": new, "best": bought}
        return cls(as_of, customers, relevant, group, Shelf.of(sales, as_of))

    def scores(self, name: str, ranked: Ranked) -> Scores:
        """How the lists of `customers` did: only customers who have an answer in the list `name` count."""
        count, hit = self.relevant[name].getnnz(1), self._hit(name, ranked)
        ideal = np.cumsum(_DISCOUNT)[np.clip(count, 1, LIST_SIZE) - 1]
        answered = count > 0
        ndcg = ((hit * _DISCOUNT).sum(1) / ideal)[answered]
        return Scores(ndcg, np.asarray(hit.any(1))[answered], self.group[answered])

    def chances(self, name: str, ranked: Ranked) -> tuple[Floats, Bools]:
        """Of every place in the lists of all `customers`: the score, and whether the product was bought (n,) each."""
        filled = ranked.product >= 0
        return ranked.score[filled], self._hit(name, ranked)[filled]

    def _hit(self, name: str, ranked: Ranked) -> Bools:
        """Which places of the lists (m, k) hold what was then bought."""
        row = np.repeat(np.arange(len(ranked.product), dtype=np.int32), ranked.product.shape[1])
        found = entries(self.relevant[name], row, np.maximum(ranked.product, 0).ravel()) > 0
        return found.reshape(ranked.product.shape) & (ranked.product >= 0)


@dataclass(frozen=True)
class Scores:
    """Of each customer with an answer (n,): NDCG at ten (binary), whether any of the ten was bought, and their group."""

    ndcg: np.ndarray
    hit: Bools
    group: Ints

    @classmethod
    def joined(cls, parts: list[Scores]) -> Scores:
        return cls(*(np.concatenate([getattr(p, name) for p in parts]) for name in ("ndcg", "hit", "group")))

    def figures(self, rounds: int = 500) -> dict[str, Any]:
        """ndcg and hits (shares) with 95 % intervals from a bootstrap over customers; None where nobody has an answer."""
        names = ("ndcg", "low", "high", "hits", "hits_low", "hits_high")
        if not len(self.ndcg):
            return {**dict.fromkeys(names), "customers": 0}
        draws = np.random.default_rng(0).integers(0, len(self.ndcg), (rounds, len(self.ndcg)))
        values = [float(self.ndcg.mean()), *_interval(self.ndcg[draws].mean(1))]
        values += [float(self.hit.mean()), *_interval(self.hit[draws].mean(1))]
        return {**dict(zip(names, values)), "customers": len(self.ndcg)}

    @cached_property
    def by_group(self) -> dict[str, dict[str, Any]]:
        """`figures` of each group of customers."""
        return {name: self._of(self.group == place).figures(200) for place, name in enumerate(GROUPS)}

    def _of(self, keep: Bools) -> Scores:
        return Scores(self.ndcg[keep], self.hit[keep], self.group[keep])


def chance_groups(score: np.ndarray, bought: np.ndarray, size: int = 200, most: int = 10) -> list[dict[str, float]]:
    """Places in groups of at least about `size`, at most `most`, by the chance that the model gave (n,): the mean of it,
    the share that was bought (n,), and how many places."""
    if not len(score):
        return []
    groups = np.array_split(np.argsort(score, kind="stable"), int(np.clip(len(score) // size, 1, most)))
    return [{"expected": float(score[g].mean()), "actual": float(bought[g].mean()), "places": len(g)} for g in groups]


def _interval(means: np.ndarray) -> list[float]:
    return [float(v) for v in np.percentile(means, (2.5, 97.5))]
