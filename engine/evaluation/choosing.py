"""Which model a shop uses for a list: the one that knows most, unless another is clearly better on its hidden weeks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from engine.evaluation.lists import Scores

FALLBACK: Final = {"again": "own_frequency", "new": "best_sellers_28", "best": "own_frequency"}
"""What is used where nothing could be measured."""

_FIRST: Final = ("repeat", "explore", "best")
"""What is used until something else is clearly better: over many shops these are ahead of all the others."""
_CLEARLY: Final = 1.645
"""Standard errors of the difference, customer by customer, by which another must be ahead: 19 times in 20 it is so."""


def winner(name: str, scores: Mapping[str, Scores]) -> str:
    """The row to use for the list `name`, given the scores of each row for the same customers.

    The highest figure alone would often be luck: of seven rows and a hundred customers, one is always ahead. Without a
    row that goes first (too little to learn from), the highest figure; of equals the first, and rules stand first.
    """
    measured = {code: row.ndcg for code, row in scores.items() if len(row.ndcg)}
    if not measured:
        return FALLBACK[name]
    first = next((code for code in _FIRST if code in measured), None)
    if first is not None:
        ahead = {code: ndcg for code, ndcg in measured.items() if _clearly_ahead(ndcg - measured[first])}
        measured = ahead or {first: measured[first]}
    return max(measured, key=lambda code: float(measured[code].mean()))


def _clearly_ahead(difference: np.ndarray) -> bool:
    """Whether differences (n,) are above 0 on the average by more than chance would make them."""
    if len(difference) < 2:
        return False
    return bool(difference.mean() > _CLEARLY * difference.std(ddof=1) / np.sqrt(len(difference)))
