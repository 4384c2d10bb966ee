"""When a customer is expected next: a rule from their own days between orders, drawn towards the shop's usual ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.features.customers import Doubles, Visits
from engine.features.history import Ints

_STRENGTH = 2.0
"""Gaps that the shop's usual gap counts for."""
_FEWEST = 20
"""Known gaps of customers below which the shares of `_USUAL` are used."""
_USUAL = (0.4, 0.8, 1.9)


@dataclass(frozen=True)
class Cadence:
    """Rhythm of each customer: arrays (C,). Days since 1970, −1 where unknown (no order, or a single one).

    `day` is expected (as likely before as after), between `low` and `high` in 8 of 10 cases; `average_gap` in days is NaN
    and `overdue` 0 where `day` is unknown.
    """

    day: Ints
    low: Ints
    high: Ints
    average_gap: Doubles
    overdue: Ints


def cadence(visits: Visits, as_of: int) -> Cadence:
    """Rhythm from what was known at the end of `as_of`.

    What is expected is the customer's mean gap, with two gaps of the shop's usual length added, times the shares at which
    the shop's next gaps have fallen (10 %, half, 90 %), for customers with few and with many gaps. A single order says
    nothing of a rhythm, and most of those who came once never come again: no date is made up for them.
    """
    known = visits.until(as_of)
    later = known.gap > 0
    gap = np.where(later, known.gap, 0).astype(float)
    count = np.bincount(known.customer[later], minlength=known.customers)
    total = np.bincount(known.customer, gap, known.customers)
    usual = known.usual_gap
    expected = (total + _STRENGTH * usual) / (count + _STRENGTH)

    # The same expectation before each known gap, to see where the gap then fell.
    running = np.cumsum(gap)
    start = np.flatnonzero(known.gap < 0)
    number = np.arange(len(known)) - np.repeat(start, np.diff(np.r_[start, len(known)]))
    before = running - gap - np.repeat(running[start], np.diff(np.r_[start, len(known)]))
    gaps_before = np.maximum(number - 1, 0)
    share = gap[later] / ((before[later] + _STRENGTH * usual) / (gaps_before[later] + _STRENGTH))
    day = np.full((3, known.customers), -1, np.int32)
    for few in (True, False):
        group = gaps_before[later] < 4 if few else gaps_before[later] >= 4
        shares = np.quantile(share[group], [0.1, 0.5, 0.9]) if group.sum() >= _FEWEST else np.array(_USUAL)
        mine = (count > 0) & ((count < 5) == few)
        ahead = np.maximum(np.rint(shares[:, None] * expected[mine]), 1)
        day[:, mine] = known.last[mine] + ahead.astype(np.int32)
    return Cadence(
        day=day[1],
        low=day[0],
        high=day[2],
        average_gap=_mean_gap(total, count),
        overdue=np.where(day[1] >= 0, np.maximum(as_of - day[1], 0), 0).astype(np.int32),
    )


def _mean_gap(total: np.ndarray, count: npt.NDArray[np.int64]) -> Doubles:
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)
