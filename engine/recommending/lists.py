"""The lists that a shop uses: for each the ranker that did best, only products that can be had, and a reason each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.columns import LIST_SIZE
from engine.features.history import Ints, Sales
from engine.models.base import Ranked, Ranker
from engine.models.rules import BestSellersOfTheMonth
from engine.progress import Progress, part, silent
from engine.recommending.kept import KeptReasons
from engine.recommending.reasons import Reasons
from engine.recommending.wishes import PINNED_IN, Wishes

_AT_ONCE = 20_000
"""Customers whose reasons are looked for together: their dictionaries take 60 MB until they are kept as text."""


def recommendations(
    sales: Sales,
    as_of: int,
    rankers: Mapping[str, Ranker],
    k: int = LIST_SIZE,
    *,
    wishes: Wishes | None = None,
    categories: Sequence[str] | None = None,
    progress: Progress = silent,
) -> dict[str, dict[str, Any]]:
    """Lists of all customers (C) as of a day: list name → product int32 (C, k), −1 none; score float32 (C, k); reasons,
    C lists of k {code, values}.

    `rankers`: list name → the fitted ranker that is used for it. Products that are not available are left out. A list of
    products that may be new is filled up with best sellers of the month where its ranker knows fewer than k. `wishes` are
    the shop's own. `categories`: their names, for the reasons; models know only their numbers.
    """
    customers = np.arange(len(sales.customers), dtype=np.int32)
    wishes = Wishes() if wishes is None else wishes
    allowed, deep = wishes.allowed(sales, as_of), k * wishes.deeper
    ranked: dict[str, Ranked] = {}
    for ranker in dict.fromkeys(rankers.values()):
        wanted = [name for name, used in rankers.items() if used is ranker]
        step = part(progress, 0.6 * len(ranked) / len(rankers), 0.6 * (len(ranked) + len(wanted)) / len(rankers))
        ranked |= ranker.rank(sales, as_of, customers, deep, lists=wanted, allowed=allowed, progress=step)
        step(1.0, "train.scoring")
    fill = [name for name in ranked if name != "again" and (ranked[name].product < 0).any()]
    if fill:
        popular = BestSellersOfTheMonth().rank(sales, as_of, customers, 2 * deep, lists=fill, allowed=allowed)
        ranked |= {name: filled(ranked[name], popular[name]) for name in fill}
    ranked = {name: wishes.arranged(name, found, sales, as_of, k) for name, found in ranked.items()}
    reasons = Reasons(sales, as_of, pinned=wishes.pinned)
    lists = {}
    for place, name in enumerate(rankers):
        step = part(progress, 0.6 + 0.4 * place / len(rankers), 0.6 + 0.4 * (place + 1) / len(rankers))
        product, score = ranked[name].product, ranked[name].score
        lists[name] = {
            "product": product,
            "score": np.where(product >= 0, score, 0).astype(np.float32),
            "reasons": _told(reasons, product, categories, step, pinned=name in PINNED_IN),
        }
    return lists


def _told(
    reasons: Reasons, product: Ints, categories: Sequence[str] | None, progress: Progress, *, pinned: bool
) -> KeptReasons:
    """The reasons of the lists (C, k) of all customers, some customers at a time."""
    kept = KeptReasons()
    for start in range(0, len(product), _AT_ONCE):
        of = product[start : start + _AT_ONCE]
        step = part(progress, start / len(product), (start + len(of)) / len(product))
        customers = np.arange(start, start + len(of), dtype=np.int32)
        lists = reasons.of_lists(customers, of, progress=step, pinned=pinned)
        if categories is not None:
            for reason in (each for ranked in lists for each in ranked if "category" in each):
                reason["category"] = categories[reason["category"]]
        kept.add(lists)
    return kept


def filled(ranked: Ranked, popular: Ranked) -> Ranked:
    """Empty places taken by the best of `popular` (m, ≥ 2 k) that a list does not hold yet, scored below all others."""
    product, score = ranked.product.copy(), ranked.score.copy()
    for row in np.flatnonzero((product < 0).any(1)):
        held = product[row][product[row] >= 0]
        more: Ints = popular.product[row][~np.isin(popular.product[row], held)]
        more = more[more >= 0][: product.shape[1] - len(held)]
        product[row, len(held) : len(held) + len(more)] = more
        score[row, len(held) : len(held) + len(more)] = 0.0
    return Ranked(product, score)
