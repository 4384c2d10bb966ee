"""Every model beside every rule on hidden weeks, and which of them a shop uses for each list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from engine.columns import LISTS
from engine.errors import ShopError
from engine.evaluation.lists import Hidden, Scores, chance_groups
from engine.evaluation.variety import mean_of
from engine.features.cutoffs import WINDOW
from engine.features.history import Sales
from engine.models.base import Ranker
from engine.models.best import Best
from engine.models.classic import Classic, ClassicHidden
from engine.models.rules import RULES
from engine.progress import Progress, part, silent

FALLBACK: Final = {"again": "own_frequency", "new": "best_sellers_28", "best": "own_frequency"}
"""What is used where nothing could be measured."""

_ENOUGH = 300
"""Customers with an answer after which one learning is enough; with fewer, it is done for earlier weeks, too."""
_MOST_ORIGINS = 3
_OLD_ENOUGH = 180
"""Days of history before a window for a large shop to be measured on two windows after one learning."""
_ROW_NAMES: Final = {("best", "again"): "repeat", ("best", "new"): "explore"}
"""The two rankers are measured as what they are, not as the model that holds both."""
_CHANCES: Final = ("repeat", "explore", "best")
"""Rows whose scores are probabilities."""

Figures = dict[str, Any]


@dataclass(frozen=True)
class ListsReport:
    """`origins`: days (since 1970) after which weeks were hidden, newest first.

    `lists`: {list: {model: figures}} over all windows, `windows`: the same for each of them, in the order of `origins`;
    `groups`: {list: {model: {group: figures}}}; `calibration`: {list: [{expected, actual, places}]} of winners whose
    scores are probabilities; `winners`: {list: model}.
    """

    origins: list[int]
    lists: dict[str, dict[str, Figures]]
    winners: dict[str, str]
    windows: list[dict[str, dict[str, Figures]]] = field(default_factory=list)
    groups: dict[str, dict[str, dict[str, Figures]]] = field(default_factory=dict)
    calibration: dict[str, list[dict[str, float]]] = field(default_factory=dict)


@dataclass
class _Row:
    """What is known of one model and list: a part for each window."""

    scores: list[Scores] = field(default_factory=list)
    variety: list[dict[str, float | None]] = field(default_factory=list)
    chances: list[tuple[np.ndarray, np.ndarray]] = field(default_factory=list)

    def figures(self) -> Figures:
        return Scores.joined(self.scores).figures() | mean_of(self.variety)

    def window(self, place: int) -> Figures:
        return self.scores[place].figures(200) | self.variety[place]

    def calibration(self) -> list[dict[str, float]]:
        score, bought = (np.concatenate(column) for column in zip(*self.chances, strict=True))
        return chance_groups(score, bought)


def evaluate_lists(
    sales: Sales, as_of: int, days: int = 28, *, best: Best | None = None, seed: int = 0, progress: Progress = silent
) -> ListsReport:
    """Hide the last `days` up to `as_of`, learn from what came before, and compare the lists with what was bought.

    The `days` before are hidden in the same way, so that one odd month does not decide: a shop with few customers learns
    anew for each of up to three windows; a large one learns once, from what came before the first of two. `best` is the
    instance to learn with, so that its examples can be used again.
    """
    best = Best() if best is None else best
    found: dict[str, dict[str, _Row]] = {name: {} for name in LISTS}
    plan = list(_plan(sales, as_of, days))
    for place, (learned, windows) in enumerate(plan):
        whole = part(progress, place / len(plan), (place + 1) / len(plan))
        _measure(sales, learned, windows, best, seed, found, whole)
    origins = [hidden.as_of for _, windows in plan for hidden in windows]
    # A model that could learn on some origins only would be measured on other customers than its rivals.
    whole_rows = {
        name: {code: row for code, row in rows.items() if len(row.scores) == len(origins)}
        for name, rows in found.items()
    }
    lists = {name: {code: row.figures() for code, row in rows.items()} for name, rows in whole_rows.items()}
    winners = {name: _winner(name, rows) for name, rows in lists.items()}
    progress(1.0, "train.choosing")
    return ListsReport(
        origins,
        lists,
        winners,
        windows=[
            {name: {code: row.window(place) for code, row in rows.items()} for name, rows in whole_rows.items()}
            for place in range(len(origins))
        ],
        groups={
            name: {code: Scores.joined(row.scores).by_group for code, row in rows.items()}
            for name, rows in whole_rows.items()
            if origins
        },
        calibration={
            name: whole_rows[name][code].calibration()
            for name, code in winners.items()
            if days == WINDOW and code in _CHANCES and code in whole_rows[name]
        },
    )


def _plan(sales: Sales, as_of: int, days: int) -> Iterator[tuple[int, list[Hidden]]]:
    """Days to learn until, newest first, each with the windows to measure on."""
    first = int(sales.day.min()) if len(sales.day) else as_of
    answered = 0
    for turn in range(_MOST_ORIGINS):
        hidden = Hidden.after(sales, as_of - (turn + 1) * days, days)
        answered += len(hidden.customers)
        earlier = hidden.as_of - days
        if not len(hidden.customers):
            return
        if turn == 0 and answered >= _ENOUGH and earlier - first >= _OLD_ENOUGH:
            yield earlier, [hidden, Hidden.after(sales, earlier, days)]
            return
        yield hidden.as_of, [hidden]
        if answered >= _ENOUGH:
            return


def _measure(
    sales: Sales,
    learned: int,
    windows: list[Hidden],
    best: Best,
    seed: int,
    found: dict[str, dict[str, _Row]],
    progress: Progress,
) -> None:
    models: list[Ranker] = [*(rule() for rule in RULES), Classic(), ClassicHidden(), best]
    shares = np.cumsum([0.0, *(0.01 for _ in RULES), 0.1, 0.1, 0.76])
    for model, low, high in zip(models, shares, shares[1:]):
        step = part(progress, float(low), float(high))
        step(0.0, "train.evaluate")
        try:
            model.fit(sales, learned, seed=seed, progress=step)
        except ShopError as error:
            if error.code != "model.too_little_data":
                raise
            continue
        for hidden in windows:
            for name, ranked in model.rank(sales, hidden.as_of, hidden.customers).items():
                code = _ROW_NAMES.get((model.name, name), model.name)
                row = found[name].setdefault(code, _Row())
                row.scores.append(hidden.scores(name, ranked))
                row.variety.append(hidden.shelf.variety(ranked))
                if code in _CHANCES:
                    row.chances.append(hidden.chances(name, ranked))


def _winner(name: str, rows: dict[str, Figures]) -> str:
    """The row with the highest NDCG; of equals the first, and rules stand first."""
    measured = {row: figures["ndcg"] for row, figures in rows.items() if figures["ndcg"] is not None}
    return max(measured, key=lambda row: measured[row] or 0.0) if measured else FALLBACK[name]
