"""What the shop itself wants of its lists: what is pinned, what earns too little, what rests, how mixed a list is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np

from engine.columns import LIST_SIZE
from engine.features.history import Bools, Ints, Sales
from engine.features.pairs import NAMES, bought_pairs
from engine.models.base import Ranked, bought_matrix

_DEEPER = 4
"""Candidates looked at for each place, where a list is put together anew."""
PINNED_IN = ("new", "best")
_RESTS_IN = ("again", "best")


def _none() -> Ints:
    return np.zeros(0, np.int32)


@dataclass(frozen=True)
class Wishes:
    """As it stands, nothing is wished for and lists stay as they are ranked.

    `pinned`: products (numbers) that stand first in *new* (for who never bought them) and *best*, in this order.
    `margin_floor`: share of what is paid for a product that must remain after its cost; a product without a known cost
    stays. `most_of_category`: products of one category in a list. `variety`, 0 to 1: how much less a place is worth
    for each product of the same category before it. `rest`: what was bought less than half its usual gap ago is in no
    list: yesterday's detergent, but not yesterday's bread.
    """

    pinned: Ints = field(default_factory=_none)
    margin_floor: float | None = None
    most_of_category: int | None = None
    variety: float = 0.0
    rest: bool = False

    @classmethod
    def of(cls, settings: Mapping[str, Any], products: list[str]) -> Self:
        """From the shop's settings, of which ids are those of `products`; ids of others are passed over."""
        at = {product: number for number, product in enumerate(products)}
        pinned = [at[product] for product in settings["pinned"] if product in at]
        return cls(
            pinned=np.array(list(dict.fromkeys(pinned))[:LIST_SIZE], np.int32),
            margin_floor=settings["margin_floor"],
            most_of_category=settings["most_of_category"],
            variety=settings["variety"],
            rest=settings["rest"],
        )

    @property
    def deeper(self) -> int:
        """How many times as many candidates as places a ranker must name."""
        arranged = self.most_of_category is not None or self.variety > 0 or self.rest
        return _DEEPER if arranged else 1

    def allowed(self, sales: Sales, as_of: int) -> Bools:
        """Products (P,) that can be had and earn enough. What is paid for one is the mean of the last half year."""
        if self.margin_floor is None or sales.cost is None:
            return sales.available
        known = sales.purchases.between(as_of - 182, as_of)
        amount = np.bincount(known.product, known.amount, known.products)
        quantity = np.bincount(known.product, known.quantity, known.products)
        paid = np.where(quantity > 0, amount / np.maximum(quantity, 1e-9), sales.price)
        too_little = np.nan_to_num(paid - sales.cost, nan=np.inf) < self.margin_floor * np.nan_to_num(paid)
        return sales.available & ~too_little

    def arranged(self, name: str, ranked: Ranked, sales: Sales, as_of: int, k: int) -> Ranked:
        """The list `name` of all customers (C, ≥ k) put together as the shop wants it: (C, k)."""
        if self.rest and name in _RESTS_IN:
            ranked = _without(ranked, self._resting(sales, as_of), len(sales.products))
        if self.most_of_category is not None or self.variety > 0:
            ranked = self._mixed(ranked, sales.category, k)
        if len(self.pinned) and name in PINNED_IN:
            ranked = self._with_pinned(name, ranked, sales, as_of)
        return Ranked(ranked.product[:, :k], ranked.score[:, :k])

    def _resting(self, sales: Sales, as_of: int) -> np.ndarray:
        """customer × P + product of pairs bought so lately that they rest; ascending."""
        found = bought_pairs(sales.purchases, as_of)
        since, gap = (np.expm1(found.features[:, NAMES.index(name)]) for name in ("since", "gap"))
        keys = found.customer.astype(np.int64) * max(len(sales.products), 1) + found.product
        return keys[since < 0.5 * gap]

    def _mixed(self, ranked: Ranked, category: Ints, k: int) -> Ranked:
        """Places given one after the other, each to the product that is worth most after what stands before it.

        A place is worth what it is in the measure, 1/log2(place + 1), so that scores of any kind can be used."""
        customers, deep = ranked.product.shape
        group = np.where(ranked.product >= 0, category[np.maximum(ranked.product, 0)], -1)
        worth = np.where(ranked.product >= 0, 1 / np.log2(np.arange(2, deep + 2)), 0)
        taken = np.zeros((customers, deep), np.int32)
        order = np.full((customers, k), -1, np.int64)
        rows = np.arange(customers)
        for place in range(min(k, deep)):
            chosen = worth.argmax(1)
            order[:, place] = np.where(worth[rows, chosen] > 0, chosen, -1)
            worth[rows, chosen] = 0
            same = (group == group[rows, chosen][:, None]) & (group >= 0)
            worth[same] *= max(1 - self.variety, 1e-3)
            if self.most_of_category is not None:
                taken += same
                worth[taken >= self.most_of_category] = 0
        product, score = (np.take_along_axis(each, np.maximum(order, 0), 1) for each in (ranked.product, ranked.score))
        return Ranked(np.where(order >= 0, product, -1), np.where(order >= 0, score, -np.inf))

    def _with_pinned(self, name: str, ranked: Ranked, sales: Sales, as_of: int) -> Ranked:
        pinned = np.where(self.allowed(sales, as_of)[self.pinned], self.pinned, -1)
        wanted = np.tile(pinned, (len(ranked.product), 1))
        if name == "new":
            wanted[bought_matrix(sales, as_of)[:, self.pinned].toarray() > 0] = -1
        there = (ranked.product[:, :, None] == wanted[:, None, :]).any(2)
        highest = np.where(np.isfinite(ranked.score[:, :1]), ranked.score[:, :1], 0)
        product = np.hstack([wanted, np.where(there, -1, ranked.product)])
        return _closed(product, np.hstack([np.broadcast_to(highest, wanted.shape), ranked.score]), ranked)


def _without(ranked: Ranked, keys: np.ndarray, products: int) -> Ranked:
    """Lists of all customers without the pairs whose customer × P + product is among `keys`."""
    pair = np.arange(len(ranked.product))[:, None] * max(products, 1) + ranked.product
    gone = np.isin(pair, keys) & (ranked.product >= 0)
    return _closed(np.where(gone, -1, ranked.product), ranked.score, ranked)


def _closed(product: Ints, score: np.ndarray, like: Ranked) -> Ranked:
    """Lists as wide as those of `like`, with the empty places at their ends."""
    order = np.argsort(product < 0, 1, kind="stable")[:, : like.product.shape[1]]
    product = np.take_along_axis(product, order, 1)
    score = np.where(product >= 0, np.take_along_axis(score, order, 1), -np.inf)
    return Ranked(product.astype(np.int32), score.astype(np.float32))
