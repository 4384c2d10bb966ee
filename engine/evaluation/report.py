"""Every model beside every rule on hidden weeks, and which of them a shop uses for each list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, cast

import numpy as np

from engine.columns import LISTS
from engine.errors import ShopError
from engine.evaluation.choosing import FALLBACK, winner
from engine.evaluation.lists import Hidden, Scores
from engine.evaluation.rows import Figures, Kept, Row, Rows
from engine.features.cutoffs import WINDOW
from engine.features.history import Sales
from engine.models.base import Ranked, Ranker
from engine.models.best import Best
from engine.models.classic import Classic, ClassicHidden
from engine.models.rules import RULES
from engine.progress import Progress, part, silent

__all__ = ["FALLBACK", "ListsReport", "evaluate_lists"]

_ENOUGH = 300
"""Customers with an answer that are enough; with fewer, earlier weeks are hidden, too."""
_MOST_ORIGINS = 3
_OLD_ENOUGH = 180
"""Days of history before a window for a shop to be measured on it and the next after one learning."""
NETWORKS: Final = {"again": "repeat", "new": "explore", "best": "best"}
"""The rows of `Best`: its two rankers are measured as what they are, not as the model that holds both."""


@dataclass(frozen=True)
class Earlier:
    """A model of an earlier run, as it was before that run's own hidden weeks: learned until the end of `until`."""

    best: Best
    until: int


@dataclass(frozen=True)
class ListsReport:
    """`origins`: days (since 1970) after which weeks were hidden, newest first.

    `lists`: {list: {model: figures}} over all windows, `windows`: the same for each of them, in the order of `origins`;
    `groups`: {list: {model: {group: figures}}}; `calibration`: {list: [{expected, actual, places}]} of winners whose
    scores are probabilities; `winners`: {list: model}.

    `hidden_best` is the archive of `Best` as it was before the newest window, learned until `learned`. `earlier`: {list:
    {earlier, new, customers}} is the NDCG of the earlier model beside the new one's on the windows that neither knew;
    `keeps_earlier` that the earlier one did better, on the mean of the lists: then its figures stand in `lists`.
    """

    origins: list[int]
    lists: dict[str, dict[str, Figures]]
    winners: dict[str, str]
    windows: list[dict[str, dict[str, Figures]]] = field(default_factory=list)
    groups: dict[str, dict[str, dict[str, Figures]]] = field(default_factory=dict)
    calibration: dict[str, list[dict[str, float]]] = field(default_factory=dict)
    hidden_best: bytes | None = None
    learned: int | None = None
    earlier: dict[str, Figures] = field(default_factory=dict)
    keeps_earlier: bool = False


def evaluate_lists(
    sales: Sales,
    as_of: int,
    days: int = 28,
    *,
    best: Best | None = None,
    earlier: Earlier | None = None,
    kept: Kept | None = None,
    refresh: bool = False,
    seed: int = 0,
    progress: Progress = silent,
) -> ListsReport:
    """Hide the last `days` up to `as_of`, learn from what came before, and compare the lists with what was bought.

    The `days` before are hidden in the same way, so that one odd month does not decide: a shop with few customers is
    measured on up to three windows, a large one on two. A shop that is old enough learns once for two windows, from what
    came before the first of them, a young one anew for each. `best` is the
    instance to learn with, so that its examples can be used again; `earlier` is measured beside it; `kept` recalls
    windows that were measured before an interruption. A `refresh` learns once, leaves the networks of ratings
    out, and asks a large shop on the last window alone.
    """
    best = Best() if best is None else best
    rows, other, hidden_best = Rows(), _Beside(sales, earlier), None
    plan = list(_plan(sales, as_of, days, second=not refresh))[: 1 if refresh else None]
    models: list[Ranker] = [*(rule() for rule in RULES), *(() if refresh else (Classic(), ClassicHidden())), best]
    shared: list[int] = []
    origins: list[int] = []
    for place, (learned, windows) in enumerate(plan):
        whole = part(progress, place / len(plan), (place + 1) / len(plan))
        found, archive = _measured(sales, learned, windows, models, seed, kept, other, whole)
        rows.extend(found)
        hidden_best = archive if place == 0 else hidden_best
        for hidden in windows:
            if other.measures(hidden):
                shared.append(len(origins))
            origins.append(hidden.as_of)
    # A model that could learn on some origins only would be measured on other customers than its rivals.
    whole_rows = {
        name: {code: row for code, row in of.items() if len(row.scores) == len(origins)} for name, of in rows.of.items()
    }
    compared = _compared(whole_rows, other.rows, shared)
    better = bool(compared) and sum(row["earlier"] - row["new"] for row in compared.values()) > 0
    if better and len(shared) == len(origins):
        for name in compared:
            whole_rows[name][NETWORKS[name]] = other.rows.of[name]["earlier"]
    lists = {name: {code: row.figures() for code, row in of.items()} for name, of in whole_rows.items()}
    winners = {
        name: winner(name, {code: Scores.joined(row.scores) for code, row in of.items() if row.scores})
        for name, of in whole_rows.items()
    }
    progress(1.0, "train.choosing")
    return ListsReport(
        origins,
        lists,
        winners,
        windows=[
            {name: {code: row.window(place) for code, row in of.items()} for name, of in whole_rows.items()}
            for place in range(len(origins))
        ],
        groups={
            name: {code: Scores.joined(row.scores).by_group for code, row in of.items()}
            for name, of in whole_rows.items()
            if origins
        },
        calibration={
            name: whole_rows[name][code].calibration()
            for name, code in winners.items()
            if days == WINDOW and code == NETWORKS[name] and code in whole_rows[name]
        },
        hidden_best=hidden_best,
        learned=plan[0][0] if plan else None,
        earlier=compared,
        keeps_earlier=better,
    )


def _plan(sales: Sales, as_of: int, days: int, *, second: bool = True) -> Iterator[tuple[int, list[Hidden]]]:
    """Days to learn until, newest first, each with the windows to measure on; a `second` one of a large shop, too."""
    first = sales.first_day if sales.last_day >= 0 else as_of
    windows: list[Hidden] = []
    while len(windows) < _MOST_ORIGINS and sum(len(hidden.customers) for hidden in windows) < _ENOUGH:
        windows.append(Hidden.after(sales, as_of - (len(windows) + 1) * days, days))
        if not len(windows[-1].customers):
            windows.pop()
            break
    enough = len(windows) == 1 and len(windows[0].customers) >= _ENOUGH
    if second and enough and windows[0].as_of - days - first >= _OLD_ENOUGH:
        windows.append(Hidden.after(sales, windows[0].as_of - days, days))
    while windows:
        together = windows[:2] if windows[:2][-1].as_of - first >= _OLD_ENOUGH else windows[:1]
        yield together[-1].as_of, together
        windows = windows[len(together) :]


def _measured(
    sales: Sales,
    learned: int,
    windows: list[Hidden],
    models: list[Ranker],
    seed: int,
    kept: Kept | None,
    other: _Beside,
    progress: Progress,
) -> tuple[Rows, bytes | None]:
    """Rows of all models on some windows, and the archive of the last of them as it was; from `kept` where it has them."""
    stage = f"windows {learned}"
    data = kept.recall(stage) if kept is not None else None
    if data is not None:
        progress(1.0, "train.evaluate")
        return Rows.unpacked(data)
    rows, archive = Rows(), None
    costs = np.array([*(1.0 for _ in RULES), *(10.0 for _ in models[len(RULES) : -1]), 76.0])
    shares = np.r_[0.0, np.cumsum(costs / costs.sum())]
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
            _add(sales, hidden, model, rows, other)
        if model is models[-1]:
            archive = model.to_archive()
    if kept is not None:
        kept.keep(stage, rows.packed(archive))
    return rows, archive


def _add(sales: Sales, hidden: Hidden, model: Ranker, rows: Rows, other: _Beside) -> None:
    if model.name == Best.name:
        for name, ranked in other.lists(hidden, cast(Best, model)).items():
            rows.row(name, NETWORKS[name]).add(hidden, name, ranked, with_chances=True)
    else:
        for name, ranked in model.rank(sales, hidden.as_of, hidden.customers).items():
            rows.row(name, model.name).add(hidden, name, ranked, with_chances=False)


class _Beside:
    """Rows of the model of before on the windows that it did not know either, if it still sees what features are now."""

    def __init__(self, sales: Sales, earlier: Earlier | None) -> None:
        self.rows = Rows()
        self._sales, self._done = sales, set[int]()
        self._earlier = earlier if earlier is not None and earlier.best.sees_as_now else None

    def lists(self, hidden: Hidden, best: Best) -> dict[str, Ranked]:
        """The lists of the new model; those of the one before, which looks at the same candidates, are measured."""
        if self._earlier is None or self._earlier.until > hidden.as_of:
            return best.rank(self._sales, hidden.as_of, hidden.customers)
        ours, theirs = best.rank_beside(self._earlier.best, self._sales, hidden.as_of, hidden.customers)
        self._add(hidden, theirs)
        return ours

    def measures(self, hidden: Hidden) -> bool:
        """Whether the model of before is measured on a window; it is by then, also where the new one's figures were kept."""
        if self._earlier is None or self._earlier.until > hidden.as_of:
            return False
        if hidden.as_of not in self._done:
            self._add(hidden, self._earlier.best.rank(self._sales, hidden.as_of, hidden.customers))
        return True

    def _add(self, hidden: Hidden, lists: dict[str, Ranked]) -> None:
        self._done.add(hidden.as_of)
        for name, ranked in lists.items():
            self.rows.row(name, "earlier").add(hidden, name, ranked, with_chances=True)


def _compared(rows: dict[str, dict[str, Row]], other: Rows, shared: list[int]) -> dict[str, Figures]:
    """NDCG of the earlier model beside the new one's, on the windows that neither knew."""
    found: dict[str, Figures] = {}
    for name in LISTS:
        if not shared or NETWORKS[name] not in rows[name]:
            continue
        ours = Scores.joined(rows[name][NETWORKS[name]].of(shared).scores)
        theirs = Scores.joined(other.of[name]["earlier"].scores)
        if len(ours.ndcg):
            figures = {"earlier": float(theirs.ndcg.mean()), "new": float(ours.ndcg.mean())}
            found[name] = {**figures, "customers": len(ours.ndcg)}
    return found
