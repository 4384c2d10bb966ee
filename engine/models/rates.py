"""Rules for customer value: a customer goes on as so far, or as of late."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine.features.customers import Visits
from engine.models.outlook import Outlook
from engine.models.worth import ValueModel

_SPREAD = 1.0
"""Spread of the logarithm of spending around a rule; ranges are put right on hidden days."""
_HALF_LIFE = 60


class OwnRate(ValueModel):
    """What they spent and how often they came, over the days since their first visit (at least 30)."""

    name: ClassVar[str] = "own_rate"

    def _outlook(self, visits: Visits, as_of: int) -> Outlook:
        days = np.maximum(as_of - visits.first, 30)
        return rate_outlook(visits, visits.count / days * self.horizon_, visits.spend / days * self.horizon_)


class RecentRate(ValueModel):
    """As OwnRate, with each visit counting half after every 60 days."""

    name: ClassVar[str] = "recent_rate"

    def _outlook(self, visits: Visits, as_of: int) -> Outlook:
        weight = 0.5 ** ((as_of - visits.day) / _HALF_LIFE)
        share = np.log(2) / _HALF_LIFE * self.horizon_
        count = np.bincount(visits.customer, weight, visits.customers)
        spend = np.bincount(visits.customer, weight * visits.amount, visits.customers)
        return rate_outlook(visits, count * share, spend * share)


def rate_outlook(visits: Visits, count: np.ndarray, spend: np.ndarray) -> Outlook:
    """Outlook of customers who are expected `count` times and with `spend` (C,): visits come at random (Poisson)."""
    returns = np.clip(1 - np.exp(-count), 1e-6, 1 - 1e-6)
    bound = np.full(len(spend), max(3 * float(spend.max(initial=0)), visits.usual_amount))
    return Outlook.expecting(np.asarray(spend, float), returns, _SPREAD, bound)
