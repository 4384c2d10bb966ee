"""How well customer value was predicted on days that were hidden: every model beside every rule, and which to use."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from engine.errors import ShopError
from engine.features.customers import Doubles, Visits
from engine.features.history import Bools, Sales
from engine.models.rates import OwnRate, RecentRate
from engine.models.regression import SpendRegression
from engine.models.value import ValueNetwork
from engine.models.worth import Answers, ValueModel
from engine.progress import Progress, part, silent

MODELS: Final[tuple[type[ValueModel], ...]] = (OwnRate, RecentRate, SpendRegression, ValueNetwork)
"""Rules first: of two that do equally well, the simpler one is used."""

_SURE: Final = 0.9
_MARGIN: Final = 0.005
"""By how much a model must do better than a simpler one to take its place."""


def evaluate_value(
    sales: Sales, as_of: int, horizon: int, *, seed: int = 0, progress: Progress = silent
) -> dict[str, Any]:
    """Hide the last `horizon` days up to and including `as_of`, learn from what came before, and compare.

    Returns horizon, winner (a model's name), `value`: {model: {gini, auc, total, mae, pinball, inside}} of those that
    could learn (a figure is None where it has no meaning: nobody or everybody came, or no amounts), and `calibration` of
    the winner, [{expected, actual, customers}] from least to most expected. Without enough history to hide anything,
    `value` is empty and the winner is the rule `recent_rate`.
    """
    hidden = as_of - horizon
    visits = Visits.of(sales.until(as_of))
    answers = Answers.after(visits, hidden, horizon)
    report: dict[str, Any] = {"horizon": horizon, "winner": RecentRate.name, "value": {}, "calibration": []}
    if not answers.known.any():
        return report
    predicted: dict[str, dict[str, np.ndarray]] = {}
    for place, model in enumerate(MODELS):
        step = part(progress, place / len(MODELS), (place + 1) / len(MODELS))
        try:
            figures = model().fit(sales, hidden, horizon, seed=seed, progress=step).predict(sales, hidden)
        except ShopError as error:
            if error.code != "model.too_little_data":
                raise
            continue
        predicted[model.name] = {name: array[answers.known] for name, array in figures.items()}
    spend, came = answers.spend[answers.known], answers.came[answers.known]
    report["value"] = {name: measures(spend, came, figures) for name, figures in predicted.items()}
    report["winner"] = _winner(report["value"])
    report["calibration"] = calibration_groups(predicted[report["winner"]]["expected_spend"], spend)
    return report


def fit_value(
    sales: Sales, as_of: int, horizon: int, *, seed: int = 0, progress: Progress = silent
) -> tuple[ValueModel, dict[str, Any]]:
    """The model that did best on this shop's own hidden days, learned again from everything up to `as_of`, and the
    report of `evaluate_value`."""
    report = evaluate_value(sales, as_of, horizon, seed=seed, progress=part(progress, 0.0, 0.5))
    winner = next(model for model in MODELS if model.name == report["winner"])
    return winner().fit(sales, as_of, horizon, seed=seed, progress=part(progress, 0.5, 1.0)), report


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


def _winner(figures: dict[str, dict[str, float | None]]) -> str:
    """The model with the least loss; a simpler one where the difference is within the margin.

    The mean error is left out: of spending that is mostly zero, it rewards guessing zero.
    """
    best, least = RecentRate.name, np.inf
    for name, row in figures.items():
        auc, gini, pinball, total = (row[key] for key in ("auc", "gini", "pinball", "total"))
        loss = 1 - (0.5 if auc is None else auc)
        if gini is not None and pinball is not None and total:
            loss += 1 - gini + pinball + 0.1 * abs(np.log(total))
        if loss < least - _MARGIN:
            best, least = name, loss
    return best


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
