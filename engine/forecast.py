"""The months ahead, from the months so far: the simplest rule that did best on the shop's own past, with its errors.

Three rules compete by rolling origin (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, §5.8–5.10): the last
month again, the mean of the last three, and the same month a year ago times the year's growth. The range is what the
winner's own relative errors were, 8 times out of 10.
"""

from collections.abc import Callable, Sequence

import numpy as np

_MIN_MONTHS = 4


def forecast_months(amounts: Sequence[float], ahead: int = 3) -> list[tuple[float, float, float]]:
    """Expected amount, low and high (10 % and 90 % points) of the next `ahead` months; empty with fewer than 4 months.

    amounts: whole months, oldest first, shop's currency.
    """
    history = np.maximum(np.asarray(amounts, float), 0.0)
    if len(history) < _MIN_MONTHS or history[-_MIN_MONTHS:].sum() <= 0:
        return []
    rules = [_last, _mean_of_three] + ([_year_ago] if len(history) > 13 else [])
    errors = [_relative_errors(history, rule, ahead) for rule in rules]
    best = min(range(len(rules)), key=lambda n: float(np.mean(np.abs(errors[n]))))
    spread = max(float(np.quantile(np.abs(errors[best]), 0.8)), 0.05)
    out = []
    for step in range(1, ahead + 1):
        expected = rules[best](history, step)
        # Errors grow with the distance, as those of a random walk do.
        width = spread * np.sqrt(step)
        out.append((float(expected), float(expected * max(1 - width, 0)), float(expected * (1 + width))))
    return out


def _last(history: np.ndarray, step: int) -> float:
    return float(history[-1])


def _mean_of_three(history: np.ndarray, step: int) -> float:
    return float(history[-3:].mean())


def _year_ago(history: np.ndarray, step: int) -> float:
    recent, before = history[-3:].sum(), history[-15:-12].sum() if len(history) >= 15 else history[-13:-12].sum() * 3
    growth = np.clip(recent / before, 0.5, 2.0) if before > 0 else 1.0
    return float(history[len(history) - 12 + (step - 1) % 12] * growth)


def _relative_errors(history: np.ndarray, rule: Callable[[np.ndarray, int], float], ahead: int) -> np.ndarray:
    """Errors of one month ahead, relative to what was expected, at every past month the rule could have been used."""
    first = 14 if rule is _year_ago and len(history) > 15 else 3
    errors = []
    for now in range(first, len(history)):
        expected = rule(history[:now], 1)
        if expected > 0:
            errors.append(history[now] / expected - 1)
    return np.clip(np.array(errors or [0.5]), -1, 3)
