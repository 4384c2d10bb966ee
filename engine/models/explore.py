"""*new*: which products that a customer never bought they will buy on their next visits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

import numpy as np

from engine.columns import LIST_SIZE
from engine.features import activity, products, taste
from engine.features.history import Bools, Floats, Ints, Sales
from engine.models.base import blocks
from engine.models.examples import Examples, Later
from engine.models.known import Known
from engine.models.neighbours import NAMES, signed_log
from engine.models.pair_ranker import Candidates, PairRanker

_CANDIDATES = 100
"""Candidates that each source may name for a customer."""
_POPULAR = ("newcomers_14", "buyers_28")
"""Columns of the product features that name candidates, too: what is new to many just now, what sells now."""
_MOST_CUSTOMERS = 1500
"""Customers a cut-off from whom to learn."""
_KEPT = 0.34
"""Share of the candidates not bought that are learned from; each counts for those left out."""
_EPOCHS, _PASSES, _BATCH, _STEPS = 1, 250, 1024, 800
"""Of its many examples few were bought: smaller batches find as much in two thirds of the time (measured on earlier hidden
weeks, groceries 0.2735 → 0.2760, 0.2817 → 0.2821, 0.2787 → 0.2788, Online Retail 0.1273 → 0.1284). Beside a regression a
second epoch brings nothing (Online Retail, two earlier windows, 0.1336 → 0.1332)."""
_WIDTH = 2 * len(NAMES) + len(taste.NAMES) + len(products.NAMES) + len(activity.NAMES)


class Explore(PairRanker):
    """Candidates from several sources, then a network and a regression over their scores, the product's trend and age, the
    customer's pace and taste."""

    name: ClassVar[str] = "explore"
    lists: ClassVar[tuple[str, ...]] = ("new",)
    width: ClassVar[int] = _WIDTH
    most: ClassVar[int] = 8
    learning: ClassVar[Mapping[str, int]] = {"epochs": _EPOCHS, "passes": _PASSES, "largest": _BATCH, "steps": _STEPS}
    making: ClassVar[float] = 0.6

    def candidates(self, known: Known, customers: Ints, allowed: Bools | None) -> Candidates:
        return Candidates(*_candidates(known, customers, allowed))

    def _make(self, sales: Sales, day: int, seed: int) -> Iterator[Examples]:
        random = np.random.default_rng((seed, day))
        known, later = self.days.at(sales, day), Later(sales, day)
        for block in blocks(later.drawn(random)[:_MOST_CUSTOMERS], len(sales.products)):
            block = np.sort(block)
            row, product, features = _candidates(known, block, None)
            answer = later.answers(block[row], product)
            keep = answer | (random.random(len(answer)) < _KEPT)
            yield Examples.of(features[keep], answer[keep], np.where(answer[keep], 1.0, 1 / _KEPT))


def _candidates(known: Known, customers: Ints, allowed: Bools | None) -> tuple[np.ndarray, Ints, Floats]:
    """Candidates of `customers` (m,): row in them (n,), product (n,), features (n, F)."""
    open_ = known.bought[customers].toarray() == 0
    if allowed is not None:
        open_ &= allowed
    scores = known.neighbours.scores(customers)
    named = known.taste.viewed[customers].toarray() > 0
    best = [_name_best(np.where(open_, source, -np.inf), named) for source in scores]
    for name in _POPULAR:
        _name_first(np.argsort(-known.products[:, products.NAMES.index(name)], kind="stable"), open_, named)
    row, product = (index.astype(np.int32) for index in np.nonzero(named & open_))
    columns = []
    for score, tenth in zip(scores, best):
        value = score[row, product]
        columns += [signed_log(50 * value), value / np.maximum(tenth[row], 1e-4)]
    features = (
        np.column_stack(columns),
        known.taste.features(customers[row], product),
        known.products[product],
        known.activity[customers[row]],
    )
    return row, product, np.hstack(features).astype(np.float32)


def _name_best(scores: Floats, named: Bools) -> np.ndarray:
    """Mark the best products of each row (m, P) in `named`; returns each row's tenth best score (m,)."""
    most = min(_CANDIDATES, scores.shape[1])
    if most == scores.shape[1]:
        named[:] = True
    best = np.argpartition(-scores, most - 1, 1)[:, :most]
    np.put_along_axis(named, best, True, 1)
    tenth = min(LIST_SIZE, most)
    values = np.take_along_axis(scores, best, 1)
    tenths = np.partition(values, -tenth, 1)[:, -tenth]
    return np.where(np.isfinite(tenths), tenths, 0)


def _name_first(order: np.ndarray, open_: Bools, named: Bools) -> None:
    """Mark the first products of each row (m, P), in an `order` (P,) that is the same for all, of those that are open."""
    size = _CANDIDATES
    while size < len(order) and (open_[:, order[:size]].sum(1) < _CANDIDATES).any():
        size *= 2
    first = open_[:, order[:size]]
    named[:, order[:size]] |= first & (np.cumsum(first, 1) <= _CANDIDATES)
