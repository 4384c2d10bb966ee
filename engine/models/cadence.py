"""When a customer is due by their own rhythm, and when they are expected next, seen from today."""

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
_SETTLED = 5
"""Gaps from which a rhythm counts as settled."""
_RANGE = (0.1, 0.5, 0.9)
_LOOKS = 10
"""Past days from which waits are learned."""
_GROUP = 40
"""Waits that a group of customers is judged by, at least."""
_GROUPS = 16


@dataclass(frozen=True)
class Cadence:
    """Rhythm of each customer: arrays (C,). Days since 1970, −1 where unknown (no order, or a single one).

    `due` is the day their own rhythm asks for, perhaps past; `average_gap` in days is NaN and `overdue` 0 where it is
    unknown. `day`, always after today, is when they come next if they do within the horizon (as likely before as after),
    between `low` and `high` in 8 of 10 cases.
    """

    due: Ints
    overdue: Ints
    average_gap: Doubles
    day: Ints
    low: Ints
    high: Ints


@dataclass(frozen=True)
class _Pace:
    """Arrays (C,): known gaps, the gap expected (days), the day of the last visit, the day that is due after it."""

    gaps: npt.NDArray[np.int64]
    expected: Doubles
    last: Ints
    due: Doubles

    def seen(self, day: int) -> Doubles:
        """(C, 2): how much of the expected gap has passed at the end of `day`, and the expected gap; logarithms."""
        expected = np.log(np.maximum(self.expected, 1))
        return np.stack([np.log1p(np.maximum(day - self.last, 0)) - expected, expected], axis=1)


def cadence(visits: Visits, as_of: int, horizon: int) -> Cadence:
    """Rhythm from what was known at the end of `as_of`; `horizon` in days.

    The gap expected is the customer's mean gap, with two gaps of the shop's usual length added. The due day multiplies it
    with the share at which half of the shop's next gaps have fallen. The next order is read from how long customers who
    were as far beyond their last visit, at a like pace, have waited on past days. A single order says nothing of a rhythm,
    and most of those who came once never come again: no date is made up for them.
    """
    known = visits.until(as_of)
    pace = _pace(known, _shares(known))
    regular = pace.gaps > 0
    due = np.where(regular, pace.due, -1).astype(np.int32)
    waits = np.full((3, known.customers), -1, np.int32)
    waits[:, regular] = as_of + _waits(known, as_of, horizon, pace)[:, regular]
    gap = np.where(known.gap > 0, known.gap, 0).astype(float)
    total = np.bincount(known.customer, gap, known.customers)
    return Cadence(
        due=due,
        overdue=np.where(regular, np.maximum(as_of - due, 0), 0).astype(np.int32),
        average_gap=np.where(regular, total / np.maximum(pace.gaps, 1), np.nan),
        low=waits[0],
        day=waits[1],
        high=waits[2],
    )


def _pace(known: Visits, shares: tuple[float, float]) -> _Pace:
    later = known.gap > 0
    gaps = np.bincount(known.customer[later], minlength=known.customers)
    total = np.bincount(known.customer[later], known.gap[later].astype(float), known.customers)
    expected = (total + _STRENGTH * known.usual_gap) / (gaps + _STRENGTH)
    ahead = np.maximum(np.rint(np.where(gaps < _SETTLED, *shares) * expected), 1)
    return _Pace(gaps, expected, known.last, known.last + ahead)


def _shares(known: Visits) -> tuple[float, float]:
    """Of the expected gap, after which half of the next gaps were over, for customers with few gaps and with many."""
    later = known.gap > 0
    gap = np.where(later, known.gap, 0).astype(float)
    # The same expectation before each known gap, to see where the gap then fell.
    running = np.cumsum(gap)
    start = np.flatnonzero(known.gap < 0)
    lengths = np.diff(np.r_[start, len(known)])
    number = np.arange(len(known)) - np.repeat(start, lengths)
    before = running - gap - np.repeat(running[start], lengths)
    gaps_before = np.maximum(number - 1, 0)
    fell = gap[later] / ((before[later] + _STRENGTH * known.usual_gap) / (gaps_before[later] + _STRENGTH))
    few = gaps_before[later] < _SETTLED - 1
    early, settled = (float(np.median(fell[of])) if of.sum() >= _FEWEST else _USUAL[1] for of in (few, ~few))
    return early, settled


def _waits(known: Visits, as_of: int, horizon: int, pace: _Pace) -> Doubles:
    """Days from `as_of` to the next order, (3, C): 10 %, half and 90 % of those alike were back by then.

    Alike are the customers of a leaf of a small tree over `_Pace.seen`. Where the due day told a leaf's waits better than
    their median did, as with people who come every Monday, it is the due day that the range is laid around.
    """
    first = int(known.day.min(initial=as_of))
    horizon = min(horizon, max((as_of - first) // 3, 1))
    step = max(horizon // 6, 1)
    shares = _shares(known)
    past: list[tuple[Doubles, Doubles, Ints]] = []
    for day in range(as_of - horizon, max(first, as_of - horizon - _LOOKS * step), -step):
        then, after = _pace(known.until(day), shares), known.between(day, day + horizon)
        back = (then.gaps > 0) & (after.count > 0)
        past.append((then.seen(day)[back], np.maximum(then.due - day, 1)[back], (after.first - day)[back]))
    if sum(len(wait) for _, _, wait in past) < 2 * _GROUP:
        return _unlearned(as_of, pace)
    from sklearn.tree import DecisionTreeRegressor

    seen, asked, wait = (np.concatenate(parts) for parts in zip(*past, strict=True))
    least = max(_GROUP, len(wait) // 60)
    tree = DecisionTreeRegressor(max_leaf_nodes=_GROUPS, min_samples_leaf=least, random_state=0)
    group, mine = tree.fit(seen, np.log1p(wait)).apply(seen), tree.apply(pace.seen(as_of))
    found = np.empty((3, len(mine)))
    for leaf in np.unique(group):
        here, they = group == leaf, mine == leaf
        beyond = wait[here] - asked[here]
        if np.median(np.abs(beyond)) < np.median(np.abs(wait[here] - np.median(wait[here]))):
            low, _, high = np.quantile(beyond, _RANGE)
            around = np.maximum(pace.due[they] - as_of, 1)
            found[:, they] = around + np.array([[min(low, 0)], [0], [max(high, 0)]])
        else:
            found[:, they] = np.quantile(wait[here], _RANGE)[:, None]
    return np.maximum(np.rint(found), 1)


def _unlearned(as_of: int, pace: _Pace) -> Doubles:
    """As `_waits`, where the shop has seen too few come back: the due day, and where that is past, as if every day were
    as good as another for those who have not come yet."""
    low, _, high = _USUAL
    ahead, since = pace.due - as_of, as_of - pace.last
    half = np.where(ahead > 0, ahead, pace.expected * np.log(2))
    longest = np.where(ahead > 0, high * pace.expected - since, pace.expected * np.log(10))
    shortest = np.where(ahead > 0, low * pace.expected - since, pace.expected * -np.log(0.9))
    return np.maximum(np.rint(np.stack([np.minimum(shortest, half), half, np.maximum(longest, half)])), 1)
