"""What was learned for one horizon, said for another: more days never bring less."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from engine.features.customers import Visits
from engine.models.leaving import Staying
from engine.models.outlook import Outlook

_LEAST = 1e-12


def at_horizon(outlook: Outlook, visits: Visits, as_of: int, learned: int, asked: int) -> Outlook:
    """The outlook over `learned` days, as one over `asked` days.

    What is learned stays; how the days divide it is each customer's own curve of the BG/NBD model: the hazard of a return
    (the logarithm of not returning) and the expected amount grow as they do there. Both curves rise with the days for
    every customer, whatever was learned, so that a longer horizon never expects less and never makes a return less likely.
    """
    staying = Staying.of(visits, as_of)
    hazard = np.log1p(-staying.returns(asked)) / np.log1p(-staying.returns(learned))
    returns = -np.expm1(np.log1p(-np.clip(outlook.returns, _LEAST, 1 - _LEAST)) * hazard)
    returns = np.clip(returns, _LEAST, 1 - _LEAST)
    grown = np.log(staying.orders(asked)) - np.log(staying.orders(learned))
    return replace(
        outlook,
        returns=returns,
        # The mean is returns × exp(level + …): it grows by `grown`, whatever the returns do.
        level=outlook.level + grown + np.log(np.maximum(outlook.returns, _LEAST)) - np.log(returns),
        bound=outlook.bound * max(asked / learned, 1.0),
    )
