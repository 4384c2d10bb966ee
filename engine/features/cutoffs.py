"""Past days at which a model is trained: what was known then, and what came after."""

from __future__ import annotations

WINDOW = 28
"""Days that follow a cut-off and hold its answers: four whole weeks, so that every weekday counts alike."""


def training_days(first: int, as_of: int, *, window: int = WINDOW, step: int = 14, most: int = 12) -> list[int]:
    """Cut-off days for training as of a day, oldest first.

    Each leaves `window` days of answers up to `as_of`, and at least as many of history since `first`; a young shop gets
    less history rather than no cut-off. At most `most`, `step` days apart, the last exactly `window` days before
    `as_of`. Empty where the shop is younger than the window.
    """
    latest = as_of - window
    earliest = first + min(window, max((latest - first) // 2, 1))
    days = [latest - n * step for n in range(most)]
    return [day for day in reversed(days) if day >= earliest]
