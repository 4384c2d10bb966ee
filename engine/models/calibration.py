"""Putting predictions right with days that were hidden from them: probability, total, ranges, season."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np

from engine.features.customers import YEAR, Doubles, Visits, usual_spend
from engine.features.history import Bools
from engine.models.outlook import Outlook

_PRIOR = 30.0
"""Customers who came that the assumption "it is right already" counts for."""
_SURE = 0.85
"""Return probability around which ranges become those of the sure: for others most of a range is zero."""
_BETWEEN = 0.05
_SWING = 0.1
"""By how much (logarithm) what customers spend swings from year to year by itself, where one does not know better."""

_UNBIASED = 0.05
"""A forecast that is off by so much (logarithm) on the average of past days is believed half."""


@dataclass(frozen=True)
class Calibration:
    """What hidden days said. As it stands, nothing is changed.

    The logit of the return probability becomes `slope`·logit + `shift` (Platt 1999; order is kept, `slope` > 0). All
    amounts are multiplied by `total`. The 10 % and 90 % points of spending are those that the model calls `low` and
    `high` (as in conformal prediction, Romano, Patterson, Candès 2019, with levels in place of widths), and of customers
    who almost surely return `sure_low` and `sure_high`. Expected amounts, but not the ranges, are multiplied by `agreed`,
    too: what another forecast of the total says.
    """

    slope: float = 1.0
    shift: float = 0.0
    total: float = 1.0
    low: float = 0.1
    high: float = 0.9
    sure_low: float = 0.1
    sure_high: float = 0.9
    agreed: float = 1.0

    @classmethod
    def of(cls, guess: Outlook, spend: Doubles, came: Bools, believed: float = 1.0) -> Calibration:
        """From outlooks of customers (n,) and what they then spent and whether they came (n,). `believed` is the
        share of the logarithm of the total's error that is put right."""
        if not len(spend):
            return cls()
        slope, shift = _platt(_logit(guess.returns), came)
        found = cls(slope=slope, shift=shift)
        # One giant must not lift everybody, so that each amount counts at most up to what the model holds possible.
        seen, expected = np.minimum(spend, guess.bound).sum(), found.applied(guess).mean.sum()
        usual = _PRIOR * spend[spend > 0].mean() if (spend > 0).any() else 1.0
        found = replace(found, total=_bounded(((seen + usual) / (expected + usual)) ** believed))
        outlook = found.applied(guess)
        sure = outlook.returns >= _SURE
        below = outlook.share_below(spend)
        low, high = _levels(below[~sure])
        sure_low, sure_high = _levels(below[sure])
        return replace(found, low=low, high=high, sure_low=sure_low, sure_high=sure_high)

    def range(self, outlook: Outlook) -> tuple[Doubles, Doubles]:
        """The 10 % and 90 % points (C,) of an outlook that was put right; the mean is between them."""
        sure = np.clip((outlook.returns - _SURE) / _BETWEEN + 0.5, 0, 1)
        low, high = (
            np.minimum(outlook.quantile(share) / self.agreed, outlook.bound)
            for share in (
                self.low + sure * (self.sure_low - self.low),
                self.high + sure * (self.sure_high - self.high),
            )
        )
        return np.minimum(low, outlook.mean), np.maximum(high, outlook.mean)

    def in_season(self, visits: Visits, days: list[int], as_of: int, horizon: int) -> Calibration:
        """Also with the season ahead: what customers spent in proportion to their pace in the same days of earlier years,
        against what they did after the same `days` (which this calibration comes from) of those years. One year is half
        believed, two are by two thirds, three by three quarters; and the less, the less a season stands out from how much
        the years differ (shrinkage, as of James and Stein 1961)."""
        if not days or horizon > YEAR / 2:
            return self
        oldest = min(days) - int(visits.day.min()) - max(horizon, 60)
        years = [n * YEAR for n in (1, 2, 3) if n * YEAR <= oldest]
        if not years:
            return self

        def level(day: int) -> float:
            return float(np.log(_against_pace(visits, day, horizon)))

        each = [level(as_of - year) - float(np.mean([level(day - year) for day in days])) for year in years]
        season, number = float(np.mean(each)), len(years)
        noise = (_SWING**2 + float(np.sum((np.array(each) - season) ** 2))) / number / number
        believed = number / (number + 1) * season**2 / (season**2 + noise)
        return replace(self, total=_bounded(self.total * np.exp(believed * season)))

    def in_agreement(self, ours: float, other: float, errors: Sequence[float]) -> Calibration:
        """Also with another forecast of the same total (combination of forecasts, as of Bates and Granger 1969): `ours` and
        `other` are the totals ahead, `errors` the logarithms of how far the other was off on past days. One that was off
        the same way each time is wrong of this shop and hardly counts; few days tell little of that. Ranges stay: hidden
        days have put them right already."""
        if not errors or min(ours, other) <= 0:
            return self
        off, number = float(np.mean(errors)), len(errors)
        share = _UNBIASED**2 / (_UNBIASED**2 + off**2) * number / (number + 2)
        return replace(self, agreed=_bounded((other / ours) ** share))

    def sure_of(self, outlook: Outlook, spend: Doubles) -> Calibration:
        """Also with what customers (n,) spent of whom `outlook`, put right but for `agreed`, was given before: ranges of those
        who almost surely return hold eight of ten among them."""
        below = outlook.share_below(spend)[outlook.returns >= _SURE]
        low, high = _levels(below, (self.sure_low, self.sure_high))
        return replace(self, sure_low=low, sure_high=high)

    def applied(self, outlook: Outlook) -> Outlook:
        """The outlook, put right."""
        returns = 1 / (1 + np.exp(-(self.slope * _logit(outlook.returns) + self.shift)))
        return outlook.scaled(self.total * self.agreed, returns)

    def numbers(self) -> dict[str, float]:
        """What an archive keeps."""
        return asdict(self)


def _levels(below: Doubles, usual: tuple[float, float] = (0.1, 0.9)) -> tuple[float, float]:
    """Which shares of the model hold 10 % and 90 % of the customers, of whom `below` (n,) says where they fell; few of them
    leave it at what is `usual`."""
    if not len(below):
        return usual
    trust = len(below) / (len(below) + _PRIOR)
    low, high = np.quantile(below, [0.1, 0.9])
    return (
        float(np.clip(trust * low + (1 - trust) * usual[0], 0.0005, 0.4)),
        float(np.clip(trust * high + (1 - trust) * usual[1], 0.6, 0.9995)),
    )


def _bounded(total: float) -> float:
    """More than twice or less than half is a past that does not tell of the future."""
    return float(np.clip(total, 0.5, 2.0))


def _against_pace(visits: Visits, day: int, horizon: int) -> float:
    """What customers spent after `day` in proportion to their pace until then; a few giants are cut down."""
    known = visits.until(day).count > 0
    pace = usual_spend(visits, day, horizon)[known]
    spend = np.minimum(visits.between(day, day + horizon).spend[known], 5 * pace)
    usual = _PRIOR * spend[spend > 0].mean() if (spend > 0).any() else 1.0
    return float((spend.sum() + usual) / (pace.sum() + usual))


def _logit(share: Doubles) -> Doubles:
    share = np.clip(share, 1e-6, 1 - 1e-6)
    return np.log(share / (1 - share))


def _platt(logit: Doubles, came: Bools) -> tuple[float, float]:
    """Slope and shift that make logits probabilities, drawn towards 1 and 0 (ridge; Newton's method)."""
    x = np.column_stack([logit, np.ones(len(logit))])
    at, ridge = np.array([1.0, 0.0]), np.diag([_PRIOR / 4, 1.0])
    for _ in range(20):
        p = 1 / (1 + np.exp(-np.clip(x @ at, -30, 30)))
        gradient = x.T @ (p - came) + ridge @ (at - [1.0, 0.0])
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, gradient)
        at = at - np.clip(step, -1, 1)
        at[0] = np.clip(at[0], 0.05, 5.0)
    return float(at[0]), float(at[1])
