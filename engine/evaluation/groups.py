"""Groups of customers that an evaluation looks at apart: a model that serves regulars may fail whoever came once."""

from __future__ import annotations

from typing import Final

import numpy as np

from engine.features.customers import Gaps, Visits
from engine.features.history import Ints

GROUPS: Final = ("one_basket", "regular", "lapsed")
"""Came once · came on at least two days and is on time · has stayed away for long. See `customer_groups`."""

_LATE: Final = 2.0
_PATIENCE: Final = 30
"""Days that nobody is called lapsed before."""


def customer_groups(visits: Visits, as_of: int) -> Ints:
    """The group of each customer (C,) by what was known at the end of `as_of`, as a place in GROUPS; −1 without a visit.

    Lapsed is who has stayed away for more than twice the upper quartile of their own days between visits, and more
    than 30 days.
    """
    known = visits.until(as_of)
    since = as_of - known.last
    lapsed = since > np.maximum(_LATE * Gaps.of(known).upper, _PATIENCE)
    group = np.where(known.count == 1, 0, np.where(lapsed, 2, 1))
    return np.where(known.count == 0, -1, group).astype(np.int32)
