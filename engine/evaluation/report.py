"""Every model beside every rule on hidden weeks, and which of them a shop uses for each list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.columns import LISTS
from engine.errors import ShopError
from engine.evaluation.lists import Hidden, Scores
from engine.features.history import Sales
from engine.models.base import Ranker
from engine.models.best import Best
from engine.models.classic import Classic, ClassicHidden
from engine.models.rules import RULES
from engine.progress import Progress, part, silent

FALLBACK: Final = {"again": "own_frequency", "new": "best_sellers_28", "best": "own_frequency"}
"""What is used where nothing could be measured."""

_ENOUGH = 300
"""Customers with an answer after which one origin is enough; with fewer, earlier weeks are hidden, too."""
_MOST_ORIGINS = 3
_ROW_NAMES: Final = {("best", "again"): "repeat", ("best", "new"): "explore"}
"""The two rankers are measured as what they are, not as the model that holds both."""


@dataclass(frozen=True)
class ListsReport:
    """`origins`: days (since 1970) after which weeks were hidden, newest first; `lists`: {list: {model: figures}};
    `winners`: {list: model}."""

    origins: list[int]
    lists: dict[str, dict[str, dict[str, float | int | None]]]
    winners: dict[str, str]


def evaluate_lists(
    sales: Sales, as_of: int, days: int = 28, *, best: Best | None = None, seed: int = 0, progress: Progress = silent
) -> ListsReport:
    """Hide the last `days` up to `as_of`, learn from what came before, and compare the lists with what was bought.

    With few customers, the `days` before are hidden in the same way, up to three times, and count together. `best` is
    the instance to learn with, so that its examples can be used again.
    """
    best = Best() if best is None else best
    found: dict[str, dict[str, list[Scores]]] = {name: {} for name in LISTS}
    origins: list[int] = []
    answered = 0
    for turn in range(_MOST_ORIGINS):
        hidden = Hidden.after(sales, as_of - (turn + 1) * days, days)
        if not len(hidden.customers):
            break
        whole = part(progress, turn / _MOST_ORIGINS, (turn + 1) / _MOST_ORIGINS)
        _measure(sales, hidden, best, seed, found, whole)
        origins.append(hidden.as_of)
        answered += len(hidden.customers)
        if answered >= _ENOUGH:
            break
    # A model that could learn on some origins only would be measured on other customers than its rivals.
    lists = {
        name: {row: Scores.joined(parts).figures() for row, parts in rows.items() if len(parts) == len(origins)}
        for name, rows in found.items()
    }
    progress(1.0, "train.choosing")
    return ListsReport(origins, lists, {name: _winner(name, rows) for name, rows in lists.items()})


def _measure(
    sales: Sales,
    hidden: Hidden,
    best: Best,
    seed: int,
    found: dict[str, dict[str, list[Scores]]],
    progress: Progress,
) -> None:
    models: list[Ranker] = [*(rule() for rule in RULES), Classic(), ClassicHidden(), best]
    shares = np.cumsum([0.0, *(0.01 for _ in RULES), 0.1, 0.1, 0.76])
    for model, low, high in zip(models, shares, shares[1:]):
        step = part(progress, float(low), float(high))
        step(0.0, "train.evaluate")
        try:
            model.fit(sales, hidden.as_of, seed=seed, progress=step)
        except ShopError as error:
            if error.code != "model.too_little_data":
                raise
            continue
        for name, ranked in model.rank(sales, hidden.as_of, hidden.customers).items():
            row = _ROW_NAMES.get((model.name, name), model.name)
            found[name].setdefault(row, []).append(hidden.scores(name, ranked))


def _winner(name: str, rows: dict[str, dict[str, float | int | None]]) -> str:
    """The row with the highest NDCG; of equals the first, and rules stand first."""
    measured = {row: figures["ndcg"] for row, figures in rows.items() if figures["ndcg"] is not None}
    return max(measured, key=lambda row: measured[row] or 0.0) if measured else FALLBACK[name]
