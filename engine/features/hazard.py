"""How likely it was, of late and by how long ago the last purchase was, that a product was bought again within four weeks."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from engine.features.cutoffs import WINDOW
from engine.features.history import Floats, Ints, Purchases

_DAYS = (7, 14, 28, 84)
NAMES = (*(f"rebought_{days}" for days in _DAYS), "hazard_product", "hazard", "hazard_customer")
"""Columns of `Hazard.features`."""

_STRENGTH = 5.0
"""So many customers, or intervals, with the shop's own rate are added to each product's and customer's."""
_SPAN = 1 << 14
"""Days longer than any interval: 44 years."""


class Hazard:
    """Rates of buying again as of a day.

    `rebought_D`: of those who had a product D days ago and came since, the share that bought it again (log odds against
    the shop's): what the newest answers were, which a count of buyers says only in part. `hazard`: of the intervals between two
    purchases of a product by a customer that had lasted so long, the share that ended within the next four weeks (log
    odds), of all, and of the product's and of the customer's own against all. Intervals that still last count as long as they were
    seen (life table: Cutler, Ederer, "Maximum Utilization of the Life Table Method", 1958).
    """

    def __init__(self, purchases: Purchases, as_of: int) -> None:
        known = purchases.until(as_of)
        start = known.pair_start
        last = np.r_[start[1:] - 1, len(known) - 1] if len(start) else start
        product, customer = known.product[start], known.customer[start]
        since_first, since = as_of - known.day[start], as_of - known.day[last]
        latest = np.full(known.customers, _SPAN, np.int64)
        np.minimum.at(latest, customer, since)
        rates = []
        for days in _DAYS:
            had = (since_first >= days) & (latest[customer] < days)
            holders = np.bincount(product[had], minlength=known.products)
            again = np.bincount(product[had & (since < days)], minlength=known.products)
            usual = (again.sum() + 1) / (holders.sum() + 20)
            rates.append(_log_odds((again + _STRENGTH * usual) / (holders + _STRENGTH)) - _log_odds(usual))
        self._rates = np.column_stack(rates).astype(np.float32)
        ended = known.gap > 0
        gap = known.gap[ended]
        self._all = _Intervals(np.zeros_like(gap), gap, np.zeros_like(since), since)
        self._of_product = _Intervals(known.product[ended], gap, product, since)
        self._of_customer = _Intervals(known.customer[ended], gap, customer, since)

    def features(self, customer: Ints, product: Ints, since: npt.NDArray[np.integer]) -> Floats:
        """(n, len(NAMES)) of pairs of a customer and a product (n,), last bought `since` days ago."""
        ended, lasted = self._all.counts(np.zeros_like(customer), since)
        usual = (ended + 1) / (lasted + 20)
        columns = []
        for intervals, group in ((self._of_product, product), (self._of_customer, customer)):
            ended, lasted = intervals.counts(group, since)
            own = _log_odds((ended + _STRENGTH * usual) / (lasted + _STRENGTH))
            columns.append(own - _log_odds(usual))
        columns.insert(1, _log_odds(usual))
        return np.column_stack([self._rates[product], *columns]).astype(np.float32)


class _Intervals:
    """Days between purchases, by group: those that ended and those that still last."""

    def __init__(
        self,
        group: Ints,
        gap: npt.NDArray[np.integer],
        open_group: Ints,
        since: npt.NDArray[np.integer],
    ) -> None:
        self._ended, self._open = np.sort(_keys(group, gap)), np.sort(_keys(open_group, since))

    def counts(self, group: Ints, since: npt.NDArray[np.integer]) -> tuple[np.ndarray, np.ndarray]:
        """Of the intervals of each `group` (n,) that lasted longer than `since` days (n,): how many ended within four weeks
        from then, and how many there are."""
        after = self._ended.searchsorted(_keys(group, since), "right")
        ended = self._ended.searchsorted(_keys(group, since + WINDOW), "right") - after
        end = _keys(group + 1, np.zeros_like(since))
        lasted = self._ended.searchsorted(end) - after
        still = self._open.searchsorted(end) - self._open.searchsorted(_keys(group, since), "right")
        return ended, lasted + still


def _keys(group: Ints, days: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    return group.astype(np.int64) * _SPAN + np.minimum(days, _SPAN - 1)


def _log_odds(rate: npt.NDArray[np.floating] | float) -> np.ndarray:
    rate = np.clip(rate, 1e-4, 0.98)
    return np.log(rate / (1 - rate))
