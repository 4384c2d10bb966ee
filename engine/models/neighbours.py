"""Closed-form relations of products and customers: where candidates for something new come from.

Each source scores every product for a customer from what was known at the end of a day:

* `together`: EASE (Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", WWW 2019), from all that they bought;
* `together_lately`: the same weights, applied to what they bought lately;
* `next`: kernel ridge regression from what customers had bought four weeks ago to what they bought since for the first
  time: what follows what, right now;
* `next_again`: the same, to what they bought since that they had had before;
* `alike`: what the hundred most similar customers bought (cosine, rare products count more);
* `alike_lately`: what those bought within the last eight weeks.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
import scipy.sparse as sp
from scipy.linalg import cho_factor, cho_solve, lapack

from engine.features.cutoffs import WINDOW
from engine.features.history import Floats, Ints, Purchases

NAMES = ("together", "together_lately", "next", "alike", "alike_lately")
"""Sources, in the order of `Neighbours.scores`."""
OF_PAIRS = (*NAMES, "next_again")
"""Sources of which `Neighbours.of_pairs` tells."""

_NEIGHBOURS = 100
_LATELY = 30.0
_NONE: tuple[Ints, list[Floats]] = np.zeros(0, np.int32), []


class Neighbours:
    """Relations as of a day. Bounded: EASE knows the `most_products` most bought products, `alike` the `most_customers`
    customers and `next` the `most_returning` who bought last, so that memory and time stay small in a large shop."""

    def __init__(
        self,
        purchases: Purchases,
        as_of: int,
        *,
        most_products: int = 2000,
        most_customers: int = 6000,
        most_returning: int = 1500,
    ) -> None:
        self._as_of = as_of
        self._known = purchases.until(as_of)
        self._most_products, self._most_customers, self._most_returning = most_products, most_customers, most_returning
        self._bought = _matrix(self._known)
        self._last = _NONE

    def scores(self, customers: Ints) -> list[Floats]:
        """Scores of every product for `customers` (m,): one array (m, P) for each of NAMES, 0 where nothing is known. They
        must not be written to."""
        return self._of(customers)[: len(NAMES)]

    def _of(self, customers: Ints) -> list[Floats]:
        """For each of OF_PAIRS. The last answer is kept: both rankers look at the same customers, one after the other, or the
        second at some of them."""
        asked, scores = self._last
        if scores and np.array_equal(asked, customers):
            return scores
        place = np.searchsorted(asked, customers)
        if len(asked) and place.max(initial=0) < len(asked) and np.array_equal(asked[place], customers):
            return [score[place] for score in scores]
        self._last = _NONE  # two blocks would be one too many
        self._last = customers, self._scores(customers)
        return self._last[1]

    def _scores(self, customers: Ints) -> list[Floats]:
        profile, lately = self._bought[customers], self._lately[customers]
        alike = self._alike(customers)
        fresh, again = self._following(profile)
        return [
            self._together(profile),
            self._together(lately),
            fresh,
            (alike @ self._pool).toarray(),
            (alike @ self._pool_lately).toarray(),
            again,
        ]

    def of_pairs(self, customers: Ints, customer: Ints, product: Ints) -> Floats:
        """Of pairs of a customer and a product (n,), of `customers` (m,), ascending: for each of OF_PAIRS the score as
        `signed_log` and in proportion to the customer's highest among these pairs (n, 2 len(OF_PAIRS))."""
        found = np.empty((len(customer), 2 * len(OF_PAIRS)), np.float32)
        row = np.searchsorted(customers, customer)
        for place, score in enumerate(self._of(customers)):
            value = score[row, product]
            highest = np.zeros(len(customers), np.float32)
            np.maximum.at(highest, row, value)
            found[:, 2 * place] = signed_log(50 * value)
            found[:, 2 * place + 1] = value / np.maximum(highest[row], 1e-4)
        return found

    def _together(self, profile: sp.csr_matrix) -> Floats:
        products, weights = self._ease
        scores = np.zeros(profile.shape, np.float32)
        scores[:, products] = profile[:, products] @ weights
        return scores

    @cached_property
    def _ease(self) -> tuple[np.ndarray, Floats]:
        """Products that are known to it, and weights (p, p) from one bought to another."""
        buyers = np.asarray(self._bought.sum(0)).ravel()
        products = np.sort(np.argsort(-buyers, kind="stable")[: self._most_products])
        products = products[buyers[products] > 0]
        matrix = self._bought[:, products]
        gram = (matrix.T @ matrix).toarray().astype(np.float32)
        if not len(products):
            return products, gram
        diagonal = np.diag_indices(len(products))
        gram[diagonal] += 100 + 2 * gram[diagonal].mean()
        inverse = _inverse(gram)
        weights = inverse / -inverse[diagonal]
        weights[diagonal] = 0
        return products, weights

    @cached_property
    def _lately(self) -> sp.csr_matrix:
        weight = 0.5 ** ((self._as_of - self._known.day) / _LATELY)
        matrix = _matrix(self._known, weight.astype(np.float32))
        matrix.data = np.minimum(matrix.data, 1.5)
        return matrix

    def _following(self, profile: sp.csr_matrix) -> tuple[Floats, Floats]:
        """Scores (m, P) of what follows: for the first time, and again."""
        kernel, factor, *since = self._next
        if not kernel.shape[1]:
            return np.zeros(profile.shape, np.float32), np.zeros(profile.shape, np.float32)
        # For a customer, the weights of those who came back come first: they are few, products are many.
        weights = cho_solve(
            (factor, True), (_unit(profile, 1) @ kernel).toarray().T, overwrite_b=True, check_finite=False
        )
        fresh, again = (np.ascontiguousarray((bought @ weights).T) for bought in since)
        return fresh, again

    @cached_property
    def _next(self) -> tuple[sp.csr_matrix, Floats, sp.csr_matrix, sp.csr_matrix]:
        """Of customers who came since: profiles four weeks ago (P, r), the Cholesky factor of their kernel (r, r), what
        they bought since for the first time (P, r), and again (P, r)."""
        before = _matrix(self._known.until(self._as_of - WINDOW))
        since = self._known.between(self._as_of - WINDOW, self._as_of)
        returned = np.flatnonzero(np.bincount(since.customer, minlength=since.customers) * before.getnnz(1))
        last = np.zeros(since.customers, np.int64)
        np.maximum.at(last, since.customer, since.day)
        returned = np.sort(returned[np.argsort(-last[returned], kind="stable")][: self._most_returning])
        bought = _matrix(since)[returned]
        again = bought.multiply(before[returned]).tocsr()
        fresh = bought - again
        fresh.eliminate_zeros()
        profile = _unit(before[returned], 1)
        kernel = (profile @ profile.T).toarray()
        kernel[np.diag_indices(len(returned))] += 1
        factor = cho_factor(kernel, lower=True, overwrite_a=True, check_finite=False)[0] if len(returned) else kernel
        return profile.T.tocsr(), factor, fresh.T.tocsr(), again.T.tocsr()

    def _alike(self, customers: Ints) -> sp.csr_matrix:
        """Weights (m, pool), rows summing to 1, of the customers who are most similar to each."""
        similar = (self._weighted[customers] @ self._others).toarray()
        similar[customers[:, None] == self._members] = 0
        if similar.shape[1] > _NEIGHBOURS:
            least = np.partition(similar, -_NEIGHBOURS, 1)[:, [-_NEIGHBOURS]]
            similar[similar < least] = 0
        return sp.csr_matrix(similar / np.maximum(similar.sum(1, keepdims=True), 1e-6))

    @cached_property
    def _members(self) -> np.ndarray:
        """The customers among whom similar ones are looked for: those who bought last."""
        last = np.full(self._known.customers, -1, np.int64)
        np.maximum.at(last, self._known.customer, self._known.day)
        return np.sort(np.argsort(-last, kind="stable")[: self._most_customers])

    @cached_property
    def _weighted(self) -> sp.csr_matrix:
        rarity = np.log(self._known.customers / (1 + np.asarray(self._bought.sum(0)).ravel())).astype(np.float32)
        return _unit(self._bought.multiply(np.maximum(rarity, 0.1)[None]).tocsr(), 2)

    @cached_property
    def _others(self) -> sp.csr_matrix:
        return self._weighted[self._members].T.tocsr()

    @cached_property
    def _pool(self) -> sp.csr_matrix:
        return self._bought[self._members]

    @cached_property
    def _pool_lately(self) -> sp.csr_matrix:
        return _matrix(self._known.between(self._as_of - 2 * WINDOW, self._as_of))[self._members]


def signed_log(values: Floats) -> Floats:
    """Logarithm that keeps the sign."""
    return np.sign(values) * np.log1p(np.abs(values))


def _matrix(rows: Purchases, weight: np.ndarray | None = None) -> sp.csr_matrix:
    """Customers × products: 1 where bought, or the sum of weights."""
    values = np.ones(len(rows), np.float32) if weight is None else weight
    matrix = sp.csr_matrix((values, (rows.customer, rows.product)), (rows.customers, rows.products))
    matrix.sum_duplicates()
    if weight is None:
        matrix.data[:] = 1
    return matrix


def _unit(matrix: sp.csr_matrix, power: int) -> sp.csr_matrix:
    """Rows divided by the root of the sum of their entries' powers."""
    sums = np.asarray(matrix.power(power).sum(1)).ravel()
    return (sp.diags_array(1 / np.sqrt(np.maximum(sums, 1e-6))).astype(np.float32) @ matrix).tocsr()


def _inverse(symmetric: Floats) -> Floats:
    """Inverse of a positive definite matrix, in half the time of the general one; overwrites its argument."""
    factor, _ = lapack.spotrf(symmetric, lower=0, overwrite_a=1)
    upper, _ = lapack.spotri(factor, lower=0, overwrite_c=1)
    upper = np.triu(upper)
    return upper + np.triu(upper, 1).T
