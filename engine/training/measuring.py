"""What is known of a shop at the end of a day, and how every model and rule does on days that are hidden."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import ShopError
from engine.evaluation.report import ListsReport, evaluate_lists
from engine.evaluation.value import MODELS as VALUE_MODELS
from engine.evaluation.value import evaluate_value
from engine.features.history import Sales
from engine.progress import Progress, part, silent
from engine.store import models
from engine.store import sales as store
from engine.training.earlier import VALUE

if TYPE_CHECKING:
    from engine.models.worth import ValueModel


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
    sales, day = known(connection, None, progress)
    report = evaluate_lists(sales, day, days, seed=seed, progress=part(progress, 0.02, 0.75))
    value = evaluate_value(sales, day, horizon, seed=seed, progress=part(progress, 0.75, 1.0))
    return told(report, value, days) | {"winners": {**report.winners, "value": value["winner"]}}


def rescored(connection: sqlite3.Connection, customers: Sequence[str], horizon: int) -> list[dict[str, Any]]:
    """expected_spend, expected_spend_low, expected_spend_high, return_probability and churn_risk of customers (source
    ids) over another horizon, by the model in use. None for a customer without a purchase."""
    run = models.current_run(connection)
    if run is None:
        raise ShopError("model.too_little_data", needed="train")
    sales, day = known(connection, run["as_of"], silent)
    predicted = _value_model(connection, run, sales, day).predict(sales, day, horizon)
    names = ("expected_spend", "expected_spend_low", "expected_spend_high", "return_probability")
    at = {customer: n for n, customer in enumerate(sales.customers)}
    rows: list[dict[str, Any]] = []
    for customer in customers:
        n = at.get(customer)
        values = {name: None if n is None else float(predicted[name][n]) for name in names}
        returns = values["return_probability"]
        rows.append({**values, "churn_risk": None if returns is None else 1 - returns})
    return rows


def _value_model(connection: sqlite3.Connection, run: Mapping[str, Any], sales: Sales, day: int) -> ValueModel:
    """The value model of a run; learned again where its archive is not kept."""
    kind: type[ValueModel] = next(model for model in VALUE_MODELS if model.name == run["winners"]["value"])
    kept = models.load_archive(connection, run["run_id"], VALUE)
    if kept is not None and kept[1].get("model") == kind.name:
        return kind.from_archive(kept[0])
    return kind().fit(sales, day, run["horizon"], seed=run["seed"])


def known(connection: sqlite3.Connection, as_of: int | None, progress: Progress) -> tuple[Sales, int]:
    """The shop's sales until the end of a day, and that day. Raises `model.too_little_data` below two buyers."""
    progress(0.0, "train.loading")
    sales = Sales(**store.load_sales(connection))
    day = sales.last_day if as_of is None else as_of
    sales = sales.until(day)
    buyers = len(np.unique(sales.customer[sales.quantity > 0]))
    if buyers < 2:
        raise ShopError("model.too_little_data", customers=buyers)
    return sales, day


def told(report: ListsReport, value: Mapping[str, Any], days: int = 28) -> dict[str, Any]:
    """What a run keeps of its evaluation, and `evaluate` returns."""
    origins = [iso(day) for day in report.origins]
    left_out = ("winner", "value_windows", "earlier", "keeps_earlier")
    return {
        "days": days,
        "origins": origins,
        "lists": report.lists,
        "windows": [{"after": day, "lists": lists} for day, lists in zip(origins, report.windows, strict=True)],
        "groups": report.groups,
        "lists_calibration": report.calibration,
        **{name: figures for name, figures in value.items() if name not in left_out},
        "value_windows": [{**window, "until": iso(window["until"])} for window in value["value_windows"]],
    }


def iso(day: int) -> str:
    """A day as ISO 8601 text."""
    return str(np.datetime64(day, "D"))
