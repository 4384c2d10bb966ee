"""How well customer value was predicted on days that were hidden: every model beside every rule, and which to use."""

from __future__ import annotations

from copy import copy
from typing import Any, Final

import numpy as np

from engine.errors import ShopError
from engine.evaluation.groups import GROUPS, customer_groups
from engine.features.customers import Doubles, Visits, known_customers
from engine.features.history import Bools, Sales
from engine.models.alive import Alive, FirstGuess
from engine.models.rates import OwnRate, RecentRate
from engine.models.regression import SpendRegression
from engine.models.value import ValueNetwork
from engine.models.worth import Answers, ValueModel
from engine.progress import Progress, part, silent

MODELS: Final[tuple[type[ValueModel], ...]] = (
    OwnRate,
    RecentRate,
    Alive,
    FirstGuess,
    SpendRegression,
    ValueNetwork,
)
"""From simple to learned."""

_ROUNDS: Final = 60
"""Draws behind an interval: few, since each sorts all customers."""
_SURE: Final = 0.9
_MARGIN: Final = 0.005
"""By how much a model must do better than a simpler one to take its place."""


def evaluate_value(
    sales: Sales,
    as_of: int,
    horizon: int,
    *,
    earlier: ValueModel | None = None,
    hidden: dict[str, ValueModel] | None = None,
    refresh: bool = False,
    seed: int = 0,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Hide the last `horizon` days up to and including `as_of`, learn from what came before, and compare.

    Returns horizon, winner (a model's name), `value`: {model: {gini, auc, total, mae, pinball, inside}} of those that
    could learn (a figure is None where it has no meaning: nobody or everybody came, or no amounts), and `calibration` of
    the winner, [{expected, actual, customers}] from least to most expected. One hidden window may be out of the ordinary:
    the winner is found on a second one, half a horizon earlier, too, where the shop is old enough: `value_windows`, newest
    first, [{until (day), customers, value}]. Of the winner on the newest window: `value_intervals` {figure: [low, high]}
    (95 %, bootstrap over customers), `value_groups` {group: figures and customers}, and `return_calibration`, as
    `calibration` for return probability. `hidden` is filled with the models as they were before the newest window.
    In a `refresh`, `earlier` is put right with
    what came since, and measured beside rules alone. `earlier` is such a model of an earlier run, learned no later: its figures stand as `earlier`, and `keeps_earlier` says
    that they cost less than the winner's. Without enough history to hide anything, `value` is empty and the winner is the
    rule `first_guess`.
    """
    visits = sales.visits.until(as_of)
    ends = (as_of, as_of - max(horizon // 2, 7))[: 1 if refresh else None]
    goes_on = earlier if refresh else None
    report: dict[str, Any] = {"horizon": horizon, "winner": FirstGuess.name, "value": {}, "calibration": []}
    report |= {"value_windows": [], "value_intervals": {}, "value_groups": {}, "return_calibration": []}
    windows = []
    for place, end in enumerate(ends):
        answers = Answers.after(visits, end - horizon, horizon)
        if place and not _old_enough(visits, end, horizon):
            break
        if not answers.known.any():
            break
        step = part(progress, place / len(ends), (place + 1) / len(ends))
        learned = {} if place or hidden is None else hidden
        windows.append((answers, _predicted(sales, end, horizon, seed, step, learned, goes_on)))
    progress(1.0, "train.value")
    if not windows:
        return report
    rows = [
        {
            name: measures(answers.spend[answers.known], answers.came[answers.known], figures)
            for name, figures in of.items()
        }
        for answers, of in windows
    ]
    report["value"], report["winner"] = rows[0], _winner(rows)
    report["value_windows"] = [
        {"until": end, "customers": int(answers.known.sum()), "value": row}
        for end, (answers, _), row in zip(ends, windows, rows)
    ]
    answers, of = windows[0]
    report |= _winners_details(visits, as_of - horizon, answers, of[report["winner"]])
    if earlier is not None and earlier.horizon_ == horizon:
        predicted = earlier.predict(sales, as_of - horizon)
        figures = {name: array[answers.known] for name, array in predicted.items()}
        report["earlier"] = measures(answers.spend[answers.known], answers.came[answers.known], figures)
        report["keeps_earlier"] = _loss(report["earlier"]) < _loss(rows[0][report["winner"]])
    return report


def _winners_details(visits: Visits, day: int, answers: Answers, predicted: dict[str, np.ndarray]) -> dict[str, Any]:
    """What is told of the winner alone, for the window that followed `day`: see `evaluate_value`."""
    spend, came = answers.spend[answers.known], answers.came[answers.known]
    random = np.random.default_rng(0)
    draws = [random.integers(0, len(spend), len(spend)) for _ in range(_ROUNDS)]
    drawn = [measures(spend[d], came[d], {name: array[d] for name, array in predicted.items()}) for d in draws]
    group = customer_groups(visits, day)[answers.known]
    groups = {}
    for place, name in enumerate(GROUPS):
        of = group == place
        if of.any():
            figures = measures(spend[of], came[of], {key: array[of] for key, array in predicted.items()})
            groups[name] = {**figures, "customers": int(of.sum())}
    return {
        "calibration": calibration_groups(predicted["expected_spend"], spend),
        "return_calibration": calibration_groups(predicted["return_probability"], came.astype(float)),
        "value_groups": groups,
        "value_intervals": {name: _interval([row[name] for row in drawn]) for name in ("gini", "auc", "total", "mae")},
    }


def _interval(values: list[float | None]) -> list[float] | None:
    known = [value for value in values if value is not None]
    return [float(v) for v in np.percentile(known, (2.5, 97.5))] if len(known) == len(values) else None


def _old_enough(visits: Visits, end: int, horizon: int) -> bool:
    """A window counts where the network can learn from whole horizons before it."""
    return bool(end - horizon - int(visits.day.min(initial=end)) >= 2 * horizon)


def _predicted(
    sales: Sales,
    end: int,
    horizon: int,
    seed: int,
    progress: Progress,
    learned: dict[str, ValueModel],
    goes_on: ValueModel | None = None,
) -> dict[str, dict[str, np.ndarray]]:
    """What each model that could learn says of the customers known `horizon` days before `end`; `learned` is filled with
    the models."""
    hidden = end - horizon
    known = known_customers(sales.visits, hidden)
    predicted: dict[str, dict[str, np.ndarray]] = {}
    models = MODELS if goes_on is None else (OwnRate, RecentRate, type(goes_on))
    for place, model in enumerate(dict.fromkeys(models)):
        step = part(progress, place / len(models), (place + 1) / len(models))
        try:
            if goes_on is not None and model is type(goes_on):
                # A copy: the earlier one is still to be measured as it was.
                learned[model.name] = copy(goes_on).refreshed(sales, hidden, seed=seed, progress=step)
            else:
                learned[model.name] = model().fit(sales, hidden, horizon, seed=seed, progress=step)
            figures = learned[model.name].predict(sales, hidden)
        except ShopError as error:
            if error.code != "model.too_little_data":
                raise
            continue
        predicted[model.name] = {name: array[known] for name, array in figures.items()}
    return predicted


def fit_value(
    sales: Sales, as_of: int, horizon: int, *, seed: int = 0, progress: Progress = silent
) -> tuple[ValueModel, dict[str, Any]]:
    """The model that did best on this shop's own hidden days, learned again from everything up to `as_of`, and the
    report of `evaluate_value`."""
    hidden: dict[str, ValueModel] = {}
    report = evaluate_value(sales, as_of, horizon, hidden=hidden, seed=seed, progress=part(progress, 0.0, 0.5))
    winner = next(model for model in MODELS if model.name == report["winner"])
    value = winner().fit(sales, as_of, horizon, seed=seed, progress=part(progress, 0.5, 1.0))
    if value.name in hidden:
        value.range_from(hidden[value.name], sales, as_of)
    return value, report


def measures(spend: Doubles, came: Bools, predicted: dict[str, np.ndarray]) -> dict[str, float | None]:
    """Figures of predictions for customers (n,) against what they spent and whether they came (n,).

    gini: ranking by expected spend (1 perfect, 0 chance) · auc: return probability · total: expected over true ·
    mae: mean error once scaled to the true total, and pinball: loss of the 10 % and 90 % points, both in mean true spend ·
    inside: share of true spends within the range, of customers with a return probability of at least 0.9.
    """
    expected, low, high = (predicted[f"expected_spend{part}"] for part in ("", "_low", "_high"))
    mean, everything = spend.mean(), expected.sum()
    sure = predicted["return_probability"] >= _SURE
    spent = mean > 0
    return {
        "gini": _area(spend, expected) / best if spent and (best := _area(spend, spend)) > 0 else None,
        "auc": _auc(came, predicted["return_probability"]),
        "total": float(everything / spend.sum()) if spent else None,
        "mae": float(np.abs(expected * spend.sum() / everything - spend).mean() / mean)
        if spent and everything > 0
        else None,
        "pinball": float((_pinball(spend, low, 0.1) + _pinball(spend, high, 0.9)) / 2 / mean) if spent else None,
        "inside": float(((spend >= low) & (spend <= high))[sure].mean()) if spent and sure.any() else None,
    }


def calibration_groups(expected: Doubles, spend: Doubles, size: int = 100, most: int = 20) -> list[dict[str, float]]:
    """Customers in groups of about `size`, at most `most`, by what was expected: the means of both, and how many."""
    groups = np.array_split(np.argsort(expected, kind="stable"), int(np.clip(len(expected) // size, 1, most)))
    return [
        {"expected": float(expected[g].mean()), "actual": float(spend[g].mean()), "customers": len(g)} for g in groups
    ]


def _winner(windows: list[dict[str, dict[str, float | None]]]) -> str:
    """The model to use, by its mean loss over hidden windows: the network, where it could learn, unless a simpler one did
    better by more than the margin; else the best, of equals the simplest.

    What was learned from many past days is believed until hidden days speak clearly against it: the two windows are few
    and alike. A model that missed a window is compared on those that it has.
    """
    losses = {name: float(np.mean([_loss(rows[name]) for rows in windows if name in rows])) for name in windows[0]}
    best = min(losses, key=lambda name: losses[name])
    favourite = ValueNetwork.name
    return favourite if favourite in losses and losses[favourite] <= losses[best] + _MARGIN else best


def _loss(row: dict[str, float | None]) -> float:
    """What a model's figures cost. The mean error is left out: of spending that is mostly zero, it rewards guessing zero."""
    auc, gini, pinball, total = (row[key] for key in ("auc", "gini", "pinball", "total"))
    loss = 1 - (0.5 if auc is None else auc)
    if gini is not None and pinball is not None and total:
        loss += 1 - gini + pinball + 0.1 * abs(float(np.log(total)))
    return loss


def _area(spend: Doubles, by: Doubles) -> float:
    order = np.argsort(-by, kind="stable")
    return float((np.cumsum(spend[order]) / spend.sum()).mean() - 0.5)


def _auc(came: Bools, returns: Doubles) -> float | None:
    if came.all() or not came.any():
        return None
    from scipy.stats import rankdata

    positives = int(came.sum())
    area = rankdata(returns)[came].sum() - positives * (positives + 1) / 2
    return float(area / (positives * (len(came) - positives)))


def _pinball(spend: Doubles, at: Doubles, level: float) -> float:
    return float(np.maximum(level * (spend - at), (level - 1) * (spend - at)).mean())
