"""A shop's sales as arrays, and as purchases: who bought what on which day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from engine.features.customers import Visits

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

VIEW, WISH, CART, RATING = range(4)
"""Kinds of interaction, in the order of `columns.INTERACTION_KINDS`."""


def _no_views() -> dict[str, npt.NDArray]:
    kinds = {"customer": np.int32, "product": np.int32, "day": np.int32, "kind": np.int8, "value": np.float32}
    return {name: np.zeros(0, kind) for name, kind in kinds.items()}


@dataclass(frozen=True)
class Sales:
    """Sale lines of known customers, with what is known of products and customers.

    Lines (n,): `customer` and `product` index `customers` and `products` (product −1: none, or not one to recommend);
    `day` is days since 1970-01-01 and `second` the second of the day, both in the shop's local time; `amount` is net and
    negative for a refund. Products (P,): `category` and `brand` are codes (−1 unknown), `price` and
    `cost` (of a piece) NaN where unknown, `available` false where banned, inactive or out of stock. Customers (C,), where known: `birth_year` (0 unknown),
    `city` and `gender` codes. `views` holds interactions (v,): customer, product, day, kind (VIEW, WISH, CART or RATING)
    and value. Raises ValueError at birth where arrays do not belong together.
    """

    customer: Ints
    product: Ints
    day: Ints
    second: Ints
    receipt: Ints
    quantity: Floats
    amount: npt.NDArray[np.float64]
    discount: Floats
    customers: list[str]
    products: list[str]
    category: Ints
    brand: Ints
    price: Floats
    available: Bools
    cost: Floats | None = None
    birth_year: Ints | None = None
    city: Ints | None = None
    gender: Ints | None = None
    views: dict[str, npt.NDArray] = field(default_factory=_no_views)

    LINES = ("customer", "product", "day", "second", "receipt", "quantity", "amount", "discount")

    def __post_init__(self) -> None:
        for names, size in (
            (self.LINES, len(self.customer)),
            (("category", "brand", "price", "available"), len(self.products)),
        ):
            for name in names:
                _check_size(name, getattr(self, name), size)
        if self.cost is not None:
            _check_size("cost", self.cost, len(self.products))
        for name in ("birth_year", "city", "gender"):
            if getattr(self, name) is not None:
                _check_size(name, getattr(self, name), len(self.customers))
        for name, values in self.views.items():
            _check_size(f"views {name}", values, len(self.views["day"]))
        for name, values, low, size in (
            ("customer", self.customer, 0, len(self.customers)),
            ("product", self.product, -1, len(self.products)),
            ("views customer", self.views["customer"], 0, len(self.customers)),
            ("views product", self.views["product"], 0, len(self.products)),
        ):
            if len(values) and not (low <= values.min() and values.max() < size):
                raise ValueError(f"{name} is outside {low}..{size - 1}")

    @cached_property
    def first_day(self) -> int:
        """Day of the first line; −1 without lines."""
        return int(self.day.min()) if len(self.day) else -1

    @cached_property
    def last_day(self) -> int:
        """Day of the last line; −1 without lines."""
        return int(self.day.max()) if len(self.day) else -1

    def put_together(self) -> Sales:
        """The same shop for who asks for purchases, visits and the first and last day alone: without its single lines,
        which of five million sales take 180 MB. Of earlier days alone it cannot be had."""
        kept = {name: getattr(self, name) for name in ("purchases", "visits", "first_day", "last_day")}
        sales = replace(self, **{name: getattr(self, name)[:0].copy() for name in self.LINES})
        sales.__dict__.update(kept, _together=True)
        return sales

    def until(self, day: int) -> Sales:
        """What was known at the end of `day`: no later line, no later interaction. These same sales where all was known."""
        if self.last_day <= day and self.views["day"].max(initial=day) <= day:
            return self
        if self.__dict__.get("_together"):
            raise ValueError("single lines were put together")
        known, seen = self.day <= day, self.views["day"] <= day
        lines = {name: getattr(self, name)[known] for name in self.LINES}
        return replace(self, **lines, views={name: values[seen] for name, values in self.views.items()})

    @cached_property
    def purchases(self) -> Purchases:
        """Days on which a customer bought a product, repeated lines and refunds put together."""
        return Purchases.of(self)

    @cached_property
    def visits(self) -> Visits:
        """Days on which a customer bought something."""
        from engine.features.customers import Visits

        return Visits.of(self)


@dataclass(frozen=True)
class Purchases:
    """One row for each customer, product and day with a purchase, sorted by these three: (n,) arrays.

    `quantity` and `amount` are the day's sums over bought (not returned) lines. A product returned in full on the very
    same day was not bought. `customers` and `products` are how many there are (C and P).
    """

    customer: Ints
    product: Ints
    day: Ints
    quantity: Floats
    amount: Floats
    customers: int
    products: int

    @classmethod
    def of(cls, sales: Sales) -> Purchases:
        bought = (sales.product >= 0) & (sales.quantity > 0) & (sales.amount >= 0)
        customer, product, day = (a[bought].astype(np.int64) for a in (sales.customer, sales.product, sales.day))
        first = int(day.min()) if len(day) else 0
        span = int(day.max()) - first + 1 if len(day) else 1
        key = (customer * max(len(sales.products), 1) + product) * span + (day - first)
        unique, group = np.unique(key, return_inverse=True)
        pair = unique // span
        return cls(
            customer=(pair // max(len(sales.products), 1)).astype(np.int32),
            product=(pair % max(len(sales.products), 1)).astype(np.int32),
            day=(unique % span + first).astype(np.int32),
            quantity=np.bincount(group, sales.quantity[bought], len(unique)).astype(np.float32),
            amount=np.bincount(group, sales.amount[bought], len(unique)).astype(np.float32),
            customers=len(sales.customers),
            products=len(sales.products),
        )

    def __len__(self) -> int:
        return len(self.day)

    def where(self, keep: Bools) -> Purchases:
        """The rows where `keep` (n,) is true, in the same order."""
        return self._rows(keep)

    def _rows(self, rows: npt.NDArray) -> Purchases:
        return replace(
            self, **{name: getattr(self, name)[rows] for name in ("customer", "product", "day", "quantity", "amount")}
        )

    def until(self, day: int) -> Purchases:
        """What was known at the end of `day`; these same purchases, with what was computed of them, where all was."""
        return self if self.last_day <= day else self.where(self.day <= day)

    def of_customers(self, customers: npt.NDArray[np.integer]) -> Purchases:
        """Those of some customers (m,), ascending: in time that grows with theirs, not with the shop's."""
        start, end = self.customer_start[customers], self.customer_start[customers + 1]
        size = end - start
        rows = np.arange(int(size.sum())) + np.repeat(start - (np.cumsum(size) - size), size)
        return self._rows(rows)

    def between(self, after: int, until: int) -> Purchases:
        """Purchases on the days after `after`, up to and including `until`."""
        return self.where((self.day > after) & (self.day <= until))

    @cached_property
    def last_day(self) -> int:
        """Day of the last purchase; −1 without one."""
        return int(self.day.max()) if len(self) else -1

    @cached_property
    def customer_start(self) -> npt.NDArray[np.int64]:
        """Row at which each customer's purchases begin, and the end (C + 1,)."""
        return np.searchsorted(self.customer, np.arange(self.customers + 1))

    @cached_property
    def pair(self) -> npt.NDArray[np.int64]:
        """customer × P + product of each row (n,): ascending."""
        return self.customer.astype(np.int64) * max(self.products, 1) + self.product

    @cached_property
    def pair_start(self) -> npt.NDArray[np.int64]:
        """Row at which each pair of customer and product begins (p,)."""
        return np.flatnonzero(np.r_[True, self.pair[1:] != self.pair[:-1]]) if len(self) else np.zeros(0, np.int64)

    @cached_property
    def gap(self) -> Ints:
        """Days since the same customer's purchase before of the same product (n,); −1 for the first."""
        gap = np.diff(self.day, prepend=self.day[:1])
        gap[self.pair_start] = -1
        return gap.astype(np.int32)

    @cached_property
    def visit_key(self) -> npt.NDArray[np.int64]:
        """One number for each visit (customer and day) in ascending order (v,); `visit_of` places the rows in it."""
        return np.unique(self._visit)

    @cached_property
    def visit_of(self) -> Ints:
        """Index into `visit_key` of each row (n,)."""
        return np.searchsorted(self.visit_key, self._visit).astype(np.int32)

    @property
    def visit_customer(self) -> Ints:
        """Customer of each visit (v,)."""
        return (self.visit_key // _DAYS).astype(np.int32)

    @property
    def visit_day(self) -> Ints:
        """Day of each visit (v,)."""
        return (self.visit_key % _DAYS).astype(np.int32)

    @property
    def _visit(self) -> npt.NDArray[np.int64]:
        return self.customer.astype(np.int64) * _DAYS + self.day


_DAYS = 1 << 20
"""More days since 1970 than any shop has; negative days do not occur (dates before 1990 are refused by reading)."""


def _check_size(name: str, values: npt.NDArray, size: int) -> None:
    if np.shape(values) != (size,):
        raise ValueError(f"{name} has shape {np.shape(values)}, not ({size},)")
