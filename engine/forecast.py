"""The months ahead, from the months so far: the simplest rule that did best on the shop's own past, with its errors.

Three rules compete by rolling origin (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, §5.8–5.10): the last
month again, the mean of the last three, and the same month a year ago times the year's growth. The range is what the
winner's own relative errors were, 8 times out of 10. Plain Python: Home asks for it, and the window stays light.
"""

from collections.abc import Callable, Sequence
from math import sqrt
from statistics import fmean, quantiles

_MIN_MONTHS = 4

Rule = Callable[[Sequence[float], int], float]


def forecast_months(amounts: Sequence[float], ahead: int = 3) -> list[tuple[float, float, float]]:
    """Expected amount, low and high (10 % and 90 % points) of the next `ahead` months; empty with fewer than 4 months.

    amounts: whole months, oldest first, shop's currency.
    """
    history = [max(float(amount), 0.0) for amount in amounts]
    if len(history) < _MIN_MONTHS or sum(history[-_MIN_MONTHS:]) <= 0:
        return []
    rules = [_last, _mean_of_three] + ([_year_ago] if len(history) > 13 else [])
    errors = {rule: _relative_errors(history, rule) for rule in rules}
    best = min(rules, key=lambda rule: fmean(errors[rule]))
    # Nine points of ten parts: the eighth is what 8 errors of 10 stay below.
    spread = max(
        quantiles(errors[best], n=10, method="inclusive")[7] if len(errors[best]) > 1 else errors[best][0], 0.05
    )
    out = []
    for step in range(1, ahead + 1):
        expected = best(history, step)
        # Errors grow with the distance, as those of a random walk do.
        width = spread * sqrt(step)
        out.append((expected, expected * max(1 - width, 0.0), expected * (1 + width)))
    return out


def _last(history: Sequence[float], step: int) -> float:
    return history[-1]


def _mean_of_three(history: Sequence[float], step: int) -> float:
    return fmean(history[-3:])


def _year_ago(history: Sequence[float], step: int) -> float:
    before = sum(history[-15:-12]) if len(history) >= 15 else history[-13] * 3
    growth = min(max(sum(history[-3:]) / before, 0.5), 2.0) if before > 0 else 1.0
    return history[len(history) - 12 + (step - 1) % 12] * growth


def _relative_errors(history: Sequence[float], rule: Rule) -> list[float]:
    """Sizes of the errors one month ahead, relative to what was expected, wherever the rule could have been used."""
    first = 14 if rule is _year_ago and len(history) > 15 else 3
    if rule is _year_ago:
        first = max(first, 13)
    errors = []
    for now in range(first, len(history)):
        expected = rule(history[:now], 1)
        if expected > 0:
            errors.append(min(abs(history[now] / expected - 1), 3.0))
    return errors or [0.5]
