"""How lists differ: how much of the shop they show, how mixed each is, how personal, how much is best sellers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np

from engine.columns import LIST_SIZE
from engine.features.history import Bools, Ints, Sales
from engine.models.base import Ranked
from engine.models.rules import popularity_of_the_month


@dataclass(frozen=True)
class Shelf:
    """What a shop had to offer at the end of a day: `sold` (P,) bool, the ten `best_sellers` of the four weeks before,
    and the `category` of each product (P,), −1 unknown."""

    sold: Bools
    best_sellers: Ints
    category: Ints

    @classmethod
    def of(cls, sales: Sales, as_of: int) -> Self:
        known = sales.purchases.until(as_of)
        sold = np.zeros(known.products, bool)
        sold[known.product] = True
        first = np.argsort(-popularity_of_the_month(sales, as_of), kind="stable")[:LIST_SIZE]
        return cls(sold, first[sold[first]].astype(np.int32), sales.category)

    def variety(self, ranked: Ranked) -> dict[str, float | None]:
        """Of lists (m, k), as shares:

        coverage: of all products sold so far, those in at least one list · personal: of one customer's list, what another
        customer's does not hold · diversity: of the pairs of products in a list, those of different categories (None
        without categories) · best_seller_share: of all places, those taken by the ten best sellers of the month.
        """
        filled = ranked.product >= 0
        places = ranked.product[filled]
        if not len(places):
            return dict.fromkeys(("coverage", "personal", "diversity", "best_seller_share"))
        counts = np.bincount(places, minlength=len(self.sold))
        customers = len(ranked.product)
        pairs = customers * (customers - 1)
        shared = (counts * (counts - 1)).sum() / pairs if pairs else 0.0
        return {
            "coverage": float((counts[self.sold] > 0).mean()) if self.sold.any() else None,
            "personal": float(1 - shared / (len(places) / customers)) if pairs else None,
            "diversity": self._diversity(ranked.product),
            "best_seller_share": float(np.isin(places, self.best_sellers).mean()),
        }

    def _diversity(self, product: Ints) -> float | None:
        category = np.where(product >= 0, self.category[np.maximum(product, 0)], -1)
        known = category >= 0
        number = known.sum(1)
        pairs = (number * (number - 1) / 2).sum()
        if not pairs:
            return None
        size = int(category.max()) + 1
        row = np.broadcast_to(np.arange(len(category))[:, None], category.shape)
        same = np.bincount(row[known] * size + category[known], minlength=len(category) * size)
        return float(1 - (same * (same - 1) / 2).sum() / pairs)


def mean_of(rows: Iterable[dict[str, float | None]]) -> dict[str, float | None]:
    """The mean of each figure over several windows; of those that have it."""
    rows = list(rows)
    means: dict[str, float | None] = {}
    for name in rows[0] if rows else ():
        values = [value for row in rows if (value := row[name]) is not None]
        means[name] = float(np.mean(values)) if values else None
    return means
