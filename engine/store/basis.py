"""What is said of a customer rests on little: nothing bought, a single visit, or a shop that has just begun.

Said as codes and values, so that nobody takes a first guess for knowledge:

* `basis.nothing_bought`: lists show what others buy, and no spend is expected;
* `basis.one_visit`: one basket shows neither a rhythm nor a taste;
* `basis.spend_off {days, expected}`: on hidden windows of `days` days each, `expected` was expected for each 100 that
  customers spent, and that is far off;
* `basis.young_shop {days, horizon}`: the sales cover `days` days, too few to have seen what anybody does within `horizon`
  of them: no model could learn that, or be checked (`models.worth.past_days` is empty).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from math import exp, log
from typing import Any, Final

from engine.store import models, statistics

Basis = dict[str, Any]

USUAL_HORIZON: Final = 90
_BEFORE: Final = 7
"""Days of sales that a model needs before the days it learns the answers from."""
_FAR: Final = 1.5
"""How many times too much or too little is far off."""


def young_shop(connection: sqlite3.Connection, horizon: int | None = None) -> Basis | None:
    """`basis.young_shop` for the horizon of the run in use (or the usual one, before anything was learned), or for a longer
    `horizon` that was asked for; None for an older shop, and for one whose sales name no customer."""
    first = connection.execute("SELECT MIN(first_day) FROM statistic").fetchone()[0]
    if first is None:
        return None
    run = models.current_run(connection)
    last = run["as_of"] if run else statistics.last_day(connection)
    learned = run["horizon"] if run else USUAL_HORIZON
    return None if last is None else _young(last - first, max(learned, horizon or 0))


def _young(since_first: int, horizon: int) -> Basis | None:
    if since_first - horizon >= _BEFORE:
        return None
    return {"code": "basis.young_shop", "days": max(since_first, 0) + 1, "horizon": horizon}


def spend_off(connection: sqlite3.Connection) -> Basis | None:
    """`basis.spend_off` of the run in use; None where its totals were near on hidden days, or none could be hidden."""
    run = models.current_run(connection)
    return None if run is None else spend_off_of(run)


def spend_off_of(run: Mapping[str, Any]) -> Basis | None:
    """The same of a run, or of what an evaluation found: winners, and value_windows in itself or in its `evaluation`.

    What counts is the geometric mean over the hidden windows of expected over true spend, by the model in use."""
    evaluation = run.get("evaluation", run) or {}
    compared = evaluation.get("earlier") or {}
    if (compared.get("kept") or {}).get("value"):  # the model of before stayed
        rows = [compared.get("value") or {}]
    else:
        used = (run.get("winners") or {}).get("value")
        rows = [window["value"].get(used) or {} for window in evaluation.get("value_windows") or []]
    logs = [log(row["total"]) for row in rows if row.get("total")]
    off = sum(logs) / len(logs) if logs else 0.0
    if abs(off) <= log(_FAR):
        return None
    return {"code": "basis.spend_off", "days": evaluation["horizon"], "expected": round(100 * exp(off))}


def of_customer(visits: int, *shop: Basis | None) -> list[Basis]:
    """What is to be said of a customer with so many visits in this `shop` (`young_shop`, `spend_off`); mostly nothing."""
    few = {0: "basis.nothing_bought", 1: "basis.one_visit"}.get(visits)
    return [*([{"code": few}] if few else []), *(each for each in shop if each)]


def as_text(said: list[Basis]) -> str:
    """Codes and values as an export writes them."""
    texts = []
    for each in said:
        values = (f" {name}={value}" for name, value in each.items() if name != "code")
        texts.append(each["code"] + "".join(values))
    return "; ".join(texts)
