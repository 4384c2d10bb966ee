"""Learning from a shop's sales: what wins on hidden weeks is learned again from everything, and its answers are stored."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from engine import __version__
from engine.columns import LISTS
from engine.errors import ShopError
from engine.evaluation.report import FALLBACK, ListsReport, evaluate_lists
from engine.evaluation.value import MODELS as VALUE_MODELS
from engine.evaluation.value import evaluate_value, fit_value
from engine.features.history import Sales
from engine.models.base import Ranker
from engine.models.best import Best
from engine.models.classic import Classic, ClassicHidden
from engine.models.rules import RULES
from engine.progress import Progress, part, silent
from engine.recommending import recommendations
from engine.store import database, models
from engine.store import sales as store

if TYPE_CHECKING:
    from engine.models.worth import ValueModel

_NETWORKS = ("repeat", "explore", "best")
"""Rows of an evaluation that one model stands behind."""


def train(
    connection: sqlite3.Connection,
    *,
    as_of: int | None = None,
    horizon: int = 90,
    seed: int = 0,
    now: datetime,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Learn from the sales up to the end of the day `as_of` (default: the last sale's), and store it all in one short
    transaction: run, archives, scores, recommendations. `now` is only the run's stamp.

    Returns run_id, as_of (ISO), horizon, seed, seconds, peak_mb, winners {again, new, best, value}.
    Raises `model.too_little_data` with fewer than two customers who bought something.
    """
    started = time.monotonic()
    sales, day = _known(connection, as_of, progress)
    best = Best()
    report = evaluate_lists(sales, day, best=best, seed=seed, progress=part(progress, 0.02, 0.45))
    rankers = _fitted(sales, day, report, best, seed, part(progress, 0.45, 0.6))
    value, value_report = fit_value(sales, day, horizon, seed=seed, progress=part(progress, 0.6, 0.85))
    winners = {**report.winners, "value": value_report["winner"]}
    lists = recommendations(sales, day, rankers, progress=part(progress, 0.85, 0.97))
    _name_categories(lists, store.category_names(connection))
    scores = value.predict(sales, day)
    run = {
        "as_of": day,
        "horizon": horizon,
        "seed": seed,
        "started_at": now.replace(microsecond=0).isoformat(),
        "seconds": round(time.monotonic() - started, 1),
        "peak_mb": _peak_mb(),
        "lines": len(sales.day),
        "winners": winners,
        "evaluation": _evaluation(report, value_report),
        "engine_version": __version__,
    }
    archives = {model.name: (model.to_archive(), {"model": model.name}) for model in dict.fromkeys(rankers.values())}
    archives["value"] = (value.to_archive(), {"model": value.name})
    progress(0.97, "train.storing")
    customer_rows, product_rows = store.row_ids(connection)
    with database.transaction(connection):
        run_id = models.save_run(
            connection,
            run,
            archives=archives,
            scores=scores,
            recommendations=lists,
            customer_rows=customer_rows,
            product_rows=product_rows,
        )
    progress(1.0, "train.storing")
    kept = {name: run[name] for name in ("horizon", "seed", "seconds", "peak_mb", "winners")}
    return {"run_id": run_id, "as_of": _iso(day), **kept}


def evaluate(
    connection: sqlite3.Connection,
    *,
    days: int = 28,
    horizon: int = 90,
    seed: int = 0,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Hide the last `days` (for the lists) and the last `horizon` days (for value), and score every model and rule.

    Returns days, origins (ISO dates), lists {list: {model: {ndcg, low, high, hits, hits_low, hits_high, customers,
    coverage, personal, diversity, best_seller_share}}}, windows [{after, lists}], groups {list: {model: {group: …}}},
    lists_calibration, value {model: {gini, auc, total, mae, pinball, inside}}, calibration and the other figures of
    `evaluate_value`, horizon, winners. Writes nothing.
    Raises `model.too_little_data`, and `argument.wrong` where `days` is not 1 to 365.
    """
    if not 1 <= days <= 365:
        raise ShopError("argument.wrong", argument="days")
    sales, day = _known(connection, None, progress)
    report = evaluate_lists(sales, day, days, seed=seed, progress=part(progress, 0.02, 0.75))
    value = evaluate_value(sales, day, horizon, seed=seed, progress=part(progress, 0.75, 1.0))
    return _evaluation(report, value, days) | {"winners": {**report.winners, "value": value["winner"]}}


def rescored(connection: sqlite3.Connection, customers: Sequence[str], horizon: int) -> list[dict[str, Any]]:
    """expected_spend, expected_spend_low, expected_spend_high, return_probability and churn_risk of customers (source
    ids) over another horizon: the kind of model in use, learned for that. None for a customer without a purchase."""
    run = models.current_run(connection)
    if run is None:
        raise ShopError("model.too_little_data", needed="train")
    sales, day = _known(connection, run["as_of"], silent)
    kind: type[ValueModel] = next(model for model in VALUE_MODELS if model.name == run["winners"]["value"])
    predicted = kind().fit(sales, day, horizon, seed=run["seed"]).predict(sales, day)
    names = ("expected_spend", "expected_spend_low", "expected_spend_high", "return_probability")
    at = {customer: n for n, customer in enumerate(sales.customers)}
    rows: list[dict[str, Any]] = []
    for customer in customers:
        n = at.get(customer)
        values = {name: None if n is None else float(predicted[name][n]) for name in names}
        returns = values["return_probability"]
        rows.append({**values, "churn_risk": None if returns is None else 1 - returns})
    return rows


def _known(connection: sqlite3.Connection, as_of: int | None, progress: Progress) -> tuple[Sales, int]:
    """The shop's sales until the end of a day, and that day."""
    progress(0.0, "train.loading")
    sales = Sales(**store.load_sales(connection))
    day = sales.last_day if as_of is None else as_of
    sales = sales.until(day)
    buyers = len(np.unique(sales.customer[sales.quantity > 0]))
    if buyers < 2:
        raise ShopError("model.too_little_data", customers=buyers)
    return sales, day


def _fitted(
    sales: Sales, day: int, report: ListsReport, best: Best, seed: int, progress: Progress
) -> dict[str, Ranker]:
    """The winner of each list, learned from everything until `day`; a model that wins several lists is learned once."""
    known: dict[str, Ranker] = {
        model.name: model for model in (*(rule() for rule in RULES), Classic(), ClassicHidden())
    }
    known |= dict.fromkeys(_NETWORKS, best)
    rankers = {name: known[report.winners.get(name, FALLBACK[name])] for name in LISTS}
    used = list(dict.fromkeys(rankers.values()))
    for place, ranker in enumerate(used):
        ranker.fit(sales, day, seed=seed, progress=part(progress, place / len(used), (place + 1) / len(used)))
    return rankers


def _evaluation(report: ListsReport, value: Mapping[str, Any], days: int = 28) -> dict[str, Any]:
    """What a run keeps of its evaluation, and `evaluate` returns."""
    origins = [_iso(day) for day in report.origins]
    return {
        "days": days,
        "origins": origins,
        "lists": report.lists,
        "windows": [{"after": day, "lists": lists} for day, lists in zip(origins, report.windows, strict=True)],
        "groups": report.groups,
        "lists_calibration": report.calibration,
        **{name: figures for name, figures in value.items() if name not in ("winner", "value_windows")},
        "value_windows": [{**window, "until": _iso(window["until"])} for window in value["value_windows"]],
    }


def _name_categories(lists: dict[str, dict[str, Any]], names: list[str]) -> None:
    """Categories in reasons by name: models know only their numbers."""
    for ranked in lists.values():
        for reasons in ranked["reasons"]:
            for reason in reasons:
                if "category" in reason:
                    reason["category"] = names[reason["category"]]


def _iso(day: int) -> str:
    return str(np.datetime64(day, "D"))


def _peak_mb() -> float | None:
    """The most memory this process ever held, in MB; None where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10), 1)
