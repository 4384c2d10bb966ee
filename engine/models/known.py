"""What was known at the end of a day, as both rankers ask for it: each part is computed once, when it is first asked."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from functools import cached_property

import scipy.sparse as sp

from engine.features import activity, hazard, pairs, products, taste
from engine.features.history import Floats, Ints, Purchases, Sales
from engine.models.base import matrix_of
from engine.models.neighbours import Neighbours


class Known:
    """Products (P, …), customers (C, …), tastes and relations as of a day."""

    def __init__(self, sales: Sales, as_of: int) -> None:
        self.sales, self.as_of = sales, as_of

    @cached_property
    def purchases(self) -> Purchases:
        return self.sales.purchases.until(self.as_of)

    @cached_property
    def neighbours(self) -> Neighbours:
        return Neighbours(self.purchases, self.as_of)

    @cached_property
    def products(self) -> Floats:
        return products.product_features(self.purchases, self.as_of)

    @cached_property
    def activity(self) -> Floats:
        return activity.activity_features(self.purchases, self.as_of)

    @cached_property
    def taste(self) -> taste.Taste:
        return taste.Taste(self.sales, self.as_of, self.purchases)

    @cached_property
    def hazard(self) -> hazard.Hazard:
        return hazard.Hazard(self.purchases, self.as_of)

    @cached_property
    def bought(self) -> sp.csr_matrix:
        return matrix_of(self.purchases)

    def pairs(self, customers: Ints) -> pairs.Pairs:
        """What customers (m,), ascending, bought before."""
        return pairs.bought_pairs(self.purchases, self.as_of, customers, self._usual_gap)

    @cached_property
    def _usual_gap(self) -> Floats:
        return pairs.usual_gap(self.purchases)


class Days:
    """The day that was asked for last: whoever looks at the same days one after the other shares what was computed. Of
    one day only, since the relations of a large shop take 40 MB."""

    def __init__(self) -> None:
        self._last: Known | None = None

    def at(self, sales: Sales, as_of: int) -> Known:
        if self._last is None or self._last.sales is not sales or self._last.as_of != as_of:
            self._last = None
            self._last = Known(sales, as_of)
        return self._last

    def forget(self) -> None:
        self._last = None
        _give_back()


def _give_back() -> None:
    """What was freed goes back to the system: the C library of Linux keeps it, in pieces that the next stage cannot use."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library than GNU's
            ctypes.CDLL(None).malloc_trim(0)
