"""Visits while still a customer, times the usual basket: the BG/NBD model as a prediction of spending."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine.features.customers import Visits
from engine.models.leaving import Staying
from engine.models.outlook import Outlook
from engine.models.worth import ValueModel

_BASKETS = 2.0
"""Visits that the shop's usual amount counts for."""
_SPREAD = 1.0
"""Spread of the logarithm of spending; ranges are put right on hidden days."""


class Alive(ValueModel):
    """Visits while still a customer, times their own basket drawn towards the shop's usual one.

    The four numbers are found anew from what was known on the day: there is nothing to keep.
    """

    name: ClassVar[str] = "alive"
    believed: ClassVar[float] = 0.5

    def _outlook(self, visits: Visits, as_of: int) -> Outlook:
        staying = Staying.of(visits, as_of)
        usual = visits.usual_amount
        basket = (visits.spend + _BASKETS * usual) / (visits.count + _BASKETS)
        spend = staying.alive * staying.rate * self.horizon_ * basket
        bound = np.full(len(spend), max(3 * float(spend.max(initial=0)), usual))
        return Outlook.expecting(spend, staying.returns(self.horizon_), _SPREAD, bound)
