"""What was known of a customer's taste at the end of a day: categories, brands, price level, and what they looked at."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp

from engine.features.history import RATING, Floats, Ints, Purchases, Sales

NAMES = ("category", "brand", "price_away", "viewed", "rated")
"""Columns of `Taste.features`."""

_VIEW_HALF_LIFE = 14.0
_VIEW_WEIGHTS = np.array([1.0, 3.0, 3.0, 0.0], np.float32)
"""View, wish, cart, rating: a wish or a cart says more than a look."""


class Taste:
    """Taste of every customer as of a day; signals that the shop does not have are 0 for everybody."""

    def __init__(self, sales: Sales, as_of: int, known: Purchases | None = None) -> None:
        """`known` are the purchases until then, where they are at hand."""
        known = sales.purchases.until(as_of) if known is None else known
        self._codes = (sales.category, sales.brand)
        self._shares = [_shares(known, codes) for codes in self._codes]
        self._price, self._level = _price_level(known)
        self._viewed, self._rated = _views(sales, as_of)

    def features(self, customer: Ints, product: Ints) -> Floats:
        """(n, len(NAMES)) of pairs of a customer and a product (n,): how much more often than everybody they buy of its
        category and brand (log), its distance from their price level (log), recent interest, and their rating."""
        columns = [_lift(share, codes[product], customer) for share, codes in zip(self._shares, self._codes)]
        columns.append(np.abs(self._price[product] - self._level[customer]))
        columns += [entries(matrix, customer, product) for matrix in (self._viewed, self._rated)]
        return np.column_stack(columns).astype(np.float32)

    @property
    def viewed(self) -> sp.csr_matrix:
        """Recent interest (C, P), sparse: log of decayed views, wishes and carts."""
        return self._viewed


def entries(matrix: sp.csr_matrix, row: Ints, column: Ints) -> np.ndarray:
    """The entries of a sparse matrix at pairs of row and column (n,); scipy gives one entry for no pairs."""
    return np.asarray(matrix[row, column]).ravel() if len(row) else np.zeros(0)


def _shares(known: Purchases, codes: Ints) -> sp.csr_matrix:
    """Log of how much more than everybody each customer buys of each code (C, K), sparse: nothing bought is 0."""
    size = int(codes.max()) + 1 if len(codes) else 0
    code = codes[known.product]
    bought = code >= 0
    counts = sp.csr_matrix(
        (np.ones(bought.sum(), np.float32), (known.customer[bought], code[bought])), (known.customers, max(size, 1))
    )
    counts.sum_duplicates()
    everybody = np.asarray(counts.sum(0)).ravel()
    everybody = everybody / max(everybody.sum(), 1)
    total = np.asarray(counts.sum(1)).ravel()
    rows = np.repeat(np.arange(known.customers), np.diff(counts.indptr))
    strength = 5.0
    share = (counts.data + strength * everybody[counts.indices]) / (total[rows] + strength)
    # A code they never bought would be a small negative number: 0 keeps the matrix sparse and nearly says the same.
    counts.data = np.log(share / np.maximum(everybody[counts.indices], 1e-9)).astype(np.float32)
    return counts


def _lift(shares: sp.csr_matrix, code: Ints, customer: Ints) -> np.ndarray:
    return np.where(code >= 0, entries(shares, customer, np.maximum(code, 0)), 0)


def _price_level(known: Purchases) -> tuple[np.ndarray, np.ndarray]:
    """Log price of each product (P,), and mean log price of what each customer bought (C,)."""
    quantity = np.bincount(known.product, known.quantity, known.products)
    amount = np.bincount(known.product, known.amount, known.products)
    price = np.log1p(np.maximum(amount, 0) / np.maximum(quantity, 1e-6))
    usual = float(np.median(price[quantity > 0])) if len(known) else 0.0
    price = np.where(quantity > 0, price, usual)
    lines = np.bincount(known.customer, minlength=known.customers)
    level = (np.bincount(known.customer, price[known.product], known.customers) + usual) / (lines + 1)
    return price, level


def _views(sales: Sales, as_of: int) -> tuple[sp.csr_matrix, sp.csr_matrix]:
    shape = (len(sales.customers), len(sales.products))
    views = {name: values[sales.views["day"] <= as_of] for name, values in sales.views.items()}
    weight = _VIEW_WEIGHTS[views["kind"]] * 0.5 ** ((as_of - views["day"]) / _VIEW_HALF_LIFE)
    viewed = sp.csr_matrix((weight.astype(np.float32), (views["customer"], views["product"])), shape)
    viewed.sum_duplicates()
    viewed.data = np.log1p(viewed.data)
    rating = views["kind"] == RATING
    stars = views["value"][rating]
    # Ratings count from their own mean, so that "no rating" stands in the middle; the last one wins.
    last = {(c, p): v for c, p, v in zip(views["customer"][rating], views["product"][rating], stars - _mean(stars))}
    rows = np.array(list(last), np.int32).reshape(-1, 2)
    rated = sp.csr_matrix((np.array(list(last.values()), np.float32), (rows[:, 0], rows[:, 1])), shape)
    return viewed, rated


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else 0.0
