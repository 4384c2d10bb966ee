"""Why a product is in a customer's list: one true sentence, as a code and values computed from the data.

* `reason.chosen`: the shop itself put it there.

Of a product that they bought before (the first that holds):

* `reason.viewed {times}`: looked at, wished for or put into the cart at least twice within four weeks;
* `reason.rhythm {every, overdue}`: bought on at least three days, `every` days apart on average, and it is about time:
  between three quarters of that and three times that since the last (`overdue` days, negative before it is due);
* `reason.often {times, visits}`: bought on `times` of the customer's `visits` days, at least two;
* `reason.last_time`: bought on the last visit;
* `reason.before {days}`: bought once, `days` days ago.

Of a product that is new to them:

* `reason.viewed {times}`: as above;
* `reason.bought_together {product, others}`: `others` customers bought it and `product`, which the customer bought, and
  of all that the customer bought, it is the one that goes with it most (cosine of buyers); at least three others, and at
  least twice as many as chance would give;
* `reason.category {category}`: of a category (its code) that the customer buys at least twice as often as everybody;
* `reason.arrived {days}`: sold for the first time `days` days ago, at most four weeks, in a shop older than twelve;
* `reason.rising`: within four weeks at least three buyers, and 1.3 times as many a day as in the eight weeks before;
* `reason.popular {buyers}`: what remains: so many others bought it.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
import scipy.sparse as sp

from engine.features.history import RATING, Bools, Floats, Ints, Sales
from engine.features.taste import entries
from engine.models.base import bought_matrix
from engine.progress import Progress, silent

Reason = dict[str, Any]

_LATELY = 28
_LIFT = 2.0
_TARGETS, _PAIRS = 100, 5_000
"""Products, and pairs of a customer and one of them, that are looked at together."""


class Reasons:
    """Reasons as of a day."""

    def __init__(self, sales: Sales, as_of: int, *, pinned: Ints | None = None) -> None:
        self._sales, self._as_of = sales, as_of
        self._pinned = np.zeros(0, np.int32) if pinned is None else pinned
        self._known = sales.purchases.until(as_of)
        self._bought = bought_matrix(sales, as_of)
        self._buyers = self._bought.getnnz(0)

    def of_lists(
        self, customers: Ints, product: Ints, *, progress: Progress = silent, pinned: bool = False
    ) -> list[list[Reason]]:
        """The reason of each product in the lists (m, k) of `customers` (m,); {} where there is no product. `pinned`:
        the shop's own choice stands in them."""
        row, place = np.nonzero(product >= 0)
        reasons: list[list[Reason]] = [[{} for _ in range(product.shape[1])] for _ in range(len(customers))]
        found = self.of_pairs(customers[row], product[row, place], progress=progress)
        chosen = np.isin(product[row, place], self._pinned) & pinned
        for r, p, reason, by_shop in zip(row.tolist(), place.tolist(), found, chosen.tolist()):
            reasons[r][p] = {"code": "reason.chosen"} if by_shop else reason
        return reasons

    def of_pairs(self, customer: Ints, product: Ints, *, progress: Progress = silent) -> list[Reason]:
        """The reason of each pair of a customer and a product (n,)."""
        pair = customer.astype(np.int64) * max(self._known.products, 1) + product
        at = np.searchsorted(self._pairs["pair"], pair)
        at = np.minimum(at, max(len(self._pairs["pair"]) - 1, 0))
        old = self._pairs["pair"][at] == pair if len(self._pairs["pair"]) else np.zeros(len(pair), bool)
        reasons = self._popular(customer, product, old)
        for place in np.flatnonzero(self._rising[product]):
            reasons[place] = {"code": "reason.rising"}
        for place in np.flatnonzero(self._arrived[product] >= 0):
            reasons[place] = {"code": "reason.arrived", "days": int(self._arrived[product[place]])}
        new = np.flatnonzero(~old)
        for n, code in self._category(customer[new], product[new]):
            reasons[new[n]] = {"code": "reason.category", "category": code}
        for n, other, others in self._together(customer[new], product[new], progress):
            reasons[new[n]] = {"code": "reason.bought_together", "product": other, "others": others}
        bought = np.flatnonzero(old)
        for place, reason in zip(bought, self._habit(customer[bought], at[bought])):
            reasons[place] = reason
        viewed = entries(self._views, customer, product)
        for place in np.flatnonzero(viewed >= 2):
            reasons[place] = {"code": "reason.viewed", "times": int(viewed[place])}
        return reasons

    def _popular(self, customer: Ints, product: Ints, old: Bools) -> list[Reason]:
        others = self._buyers[product] - old
        return [{"code": "reason.popular", "buyers": int(n)} for n in others]

    def _habit(self, customer: Ints, at: np.ndarray) -> list[Reason]:
        """Of pairs bought before, by their place `at` in `_pairs`: rhythm, often, last time, or once before."""
        times, last, gap = (self._pairs[name][at] for name in ("times", "last", "gap"))
        since = self._as_of - last
        due = (times >= 3) & (since >= 0.75 * gap) & (since <= 3 * gap)
        reasons: list[Reason] = []
        for n, who in enumerate(customer):
            if due[n]:
                every = round(float(gap[n]))
                reasons.append({"code": "reason.rhythm", "every": every, "overdue": int(since[n]) - every})
            elif times[n] >= 2:
                reasons.append({"code": "reason.often", "times": int(times[n]), "visits": int(self._visits[who])})
            elif last[n] == self._last_visit[who]:
                reasons.append({"code": "reason.last_time"})
            else:
                reasons.append({"code": "reason.before", "days": int(since[n])})
        return reasons

    def _category(self, customer: Ints, product: Ints) -> list[tuple[int, int]]:
        """Places of pairs whose category the customer favours, and its code."""
        counts = self._of_category
        if not counts.shape[1] or not len(customer):
            return []
        everybody = np.asarray(counts.sum(0)).ravel() / max(counts.sum(), 1)
        code = self._sales.category[product]
        own = entries(counts, customer, np.maximum(code, 0))
        total = np.maximum(np.asarray(counts.sum(1)).ravel()[customer], 1)
        favoured = (code >= 0) & (own >= 3) & (own / total >= _LIFT * everybody[np.maximum(code, 0)])
        return [(int(n), int(code[n])) for n in np.flatnonzero(favoured)]

    @cached_property
    def _of_category(self) -> sp.csr_matrix:
        """How many purchases of each customer were of each category (C, categories)."""
        mine = self._sales.category[self._known.product]
        known = mine >= 0
        counts = sp.csr_matrix(
            (np.ones(int(known.sum()), np.int32), (self._known.customer[known], mine[known])),
            (self._known.customers, int(self._sales.category.max(initial=-1)) + 1),
        )
        counts.sum_duplicates()
        return counts

    def _together(self, customer: Ints, product: Ints, progress: Progress) -> list[tuple[int, int, int]]:
        """Places of pairs that go with something the customer bought, that product, and how many others bought both."""
        found: list[tuple[int, int, int]] = []
        wanted, target = np.unique(product, return_inverse=True)
        order = np.argsort(target, kind="stable")
        for start in range(0, len(wanted), _TARGETS):
            progress(start / len(wanted), "train.scoring")
            low, high = np.searchsorted(target, (start, start + _TARGETS), sorter=order)
            places = order[low:high]
            both, strength = self._strength(wanted[start : start + _TARGETS])
            for some in np.array_split(places, len(places) // _PAIRS + 1):
                row = target[some] - start
                partner, good = self._strongest(customer[some], row, strength)
                partner, row, some = partner[good], row[good], some[good]
                found += zip(some.tolist(), partner.tolist(), both[row, partner].astype(int).tolist())
        return found

    def _strength(self, targets: Ints) -> tuple[Floats, Floats]:
        """How many bought each of some products (t,) and each product, and how strongly the two go together: (t, P) each."""
        both = (self._sellers[targets] @ self._bought).toarray()
        chance = self._buyers * self._buyers[targets][:, None] / max(self._known.customers, 1)
        apart = (both < 3) | (both < _LIFT * chance)
        return both, np.where(apart, 0, both / np.sqrt(np.maximum(self._buyers, 1))).astype(np.float32)

    def _strongest(self, customer: Ints, row: np.ndarray, strength: Floats) -> tuple[np.ndarray, Bools]:
        """Of pairs of a customer and a row of `strength` (n,): what goes with it most of what the customer bought, and whether
        anything does."""
        start, size = self._bought.indptr[customer], np.diff(self._bought.indptr)[customer]
        begin = np.cumsum(size) - size
        mine = self._bought.indices[np.arange(int(size.sum())) + np.repeat(start - begin, size)]
        value = strength[np.repeat(row, size), mine]
        some = size > 0
        best = np.zeros(len(customer), np.float32)
        best[some] = np.maximum.reduceat(value, begin[some]) if some.any() else 0
        first = np.flatnonzero(value == np.repeat(best, size))
        partner = np.zeros(len(customer), np.int64)
        pair = np.repeat(np.arange(len(customer)), size)[first][::-1]
        partner[pair] = mine[first][::-1]
        return partner, best > 0

    @cached_property
    def _sellers(self) -> sp.csr_matrix:
        """Who bought each product (P, C)."""
        return self._bought.T.tocsr()

    @cached_property
    def _pairs(self) -> dict[str, np.ndarray]:
        """Pairs bought before, ascending: pair, times (days), last (day), gap (mean days between, 0 with one)."""
        known, start = self._known, self._known.pair_start
        times = np.diff(np.r_[start, len(known)])
        first = known.day[start]
        last = known.day[start + times - 1] if len(start) else first
        return {
            "pair": known.pair[start],
            "times": times,
            "last": last,
            "gap": (last - first) / np.maximum(times - 1, 1),
        }

    @cached_property
    def _visits(self) -> np.ndarray:
        return np.bincount(self._known.visit_customer, minlength=self._known.customers)

    @cached_property
    def _last_visit(self) -> np.ndarray:
        last = np.full(self._known.customers, -1, np.int64)
        np.maximum.at(last, self._known.customer, self._known.day)
        return last

    @cached_property
    def _rising(self) -> Bools:
        def buyers(after: int, until: int) -> np.ndarray:
            rows = self._known.between(self._as_of - after, self._as_of - until)
            return np.bincount(rows.product[rows.pair_start], minlength=rows.products)

        now, before = buyers(_LATELY, 0), buyers(3 * _LATELY, _LATELY)
        return (now >= 3) & (now >= 1.3 * before / 2)

    @cached_property
    def _arrived(self) -> np.ndarray:
        """Days since each product was first sold (P,); −1 where that is long ago, or all of the shop is young."""
        if not len(self._known) or self._known.day.min() > self._as_of - 3 * _LATELY:
            return np.full(self._known.products, -1)
        first = np.full(self._known.products, -1_000_000, np.int64)
        first[self._known.product] = self._as_of
        np.minimum.at(first, self._known.product, self._known.day)
        return np.where(first > self._as_of - _LATELY, self._as_of - first, -1)

    @cached_property
    def _views(self) -> sp.csr_matrix:
        views = self._sales.views
        lately = (views["day"] > self._as_of - _LATELY) & (views["day"] <= self._as_of) & (views["kind"] != RATING)
        counts = sp.csr_matrix(
            (np.ones(lately.sum(), np.float32), (views["customer"][lately], views["product"][lately])),
            self._bought.shape,
        )
        counts.sum_duplicates()
        return counts
