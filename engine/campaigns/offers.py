"""Which products each person of a campaign is offered, each with the reason for it."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.campaigns.audience import Candidate
from engine.campaigns.goals import LIST_SOURCES, Goal
from engine.errors import ShopError
from engine.store import audiences

Product = dict[str, Any]
"""product_id, name, price, reason {code, …}."""

_SPARE = 10
"""More recommendations than needed are read, so that a product taken out has a successor."""


@dataclass(frozen=True)
class Edits:
    """What the shop decided itself: `named` products for goals about products, `without` products left out of this
    campaign, `chosen` products by customer (source ids)."""

    named: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)


def offers(
    connection: sqlite3.Connection,
    goal: Goal,
    people: Sequence[Candidate],
    as_of: int,
    *,
    trained: bool,
    edits: Edits,
) -> dict[int, list[Product]]:
    """Products by customer (row id), at most as many as the goal says; who has none is missing.

    Raises `model.too_little_data` where the goal needs recommendations and nothing was learned yet, `product.unknown`.
    """
    source = goal.offer.source
    if source == "due":
        found = _due(connection, goal, people, as_of, trained)
    elif source in LIST_SOURCES and trained:
        found = audiences.listed(connection, source, goal.offer.count + _SPARE)
    elif source == "again":
        found = _favourites(audiences.habits(connection, [c.id for c in people], as_of), people)
    elif trained:
        found = audiences.takers(connection, edits.named or _about(connection, goal, as_of))
    elif goal.offer.required:
        raise ShopError("model.too_little_data", needed="train")
    else:
        found = {}
    count = goal.offer.count
    kept = {
        row_id: [_product(p) for p in products if p["product_id"] not in edits.without][:count]
        for row_id, products in found.items()
    }
    return {**kept, **_chosen(connection, people, edits.chosen, kept)}


def _product(found: Mapping[str, Any]) -> Product:
    return {name: found[name] for name in ("product_id", "name", "price", "reason")}


def _about(connection: sqlite3.Connection, goal: Goal, as_of: int) -> list[str]:
    if goal.offer.source == "new_products":
        return audiences.new_products(connection, as_of, goal.offer.days)
    return audiences.overstocked(connection, as_of, goal.offer.days, goal.offer.cover_days)


def _due(
    connection: sqlite3.Connection, goal: Goal, people: Sequence[Candidate], as_of: int, trained: bool
) -> dict[int, list[Product]]:
    """What each person buys at a rhythm and is due for: soon, or overdue by at most half a gap.

    The model's order decides where there is one, else how often it was bought.
    """
    habits = audiences.habits(connection, [c.id for c in people], as_of, least=goal.offer.min_times)
    place: dict[tuple[int, str], int] = {}
    if trained:
        for row_id, products in audiences.listed(connection, "again", 100).items():
            place.update({(row_id, product["product_id"]): rank for rank, product in enumerate(products)})
    found: dict[int, list[Product]] = {}
    for habit in habits:
        every = (habit["last"] - habit["first"]) / (habit["times"] - 1)
        overdue = as_of - habit["last"] - every
        if -goal.offer.ahead_days <= overdue <= max(every / 2, goal.offer.ahead_days):
            reason = {"code": "reason.rhythm", "every": round(every), "overdue": round(overdue)}
            found.setdefault(habit["customer_id"], []).append({**habit, "reason": reason})
    for row_id, products in found.items():
        products.sort(key=lambda p: place.get((row_id, p["product_id"]), len(place)))
    return found


def _favourites(habits: Sequence[Mapping[str, Any]], people: Sequence[Candidate]) -> dict[int, list[Product]]:
    """Before training: what each person bought on most days; `habits` come in that order."""
    visits = {candidate.id: candidate.visits for candidate in people}
    found: dict[int, list[Product]] = {}
    for habit in habits:
        reason = {"code": "reason.often", "times": habit["times"], "visits": visits[habit["customer_id"]]}
        found.setdefault(habit["customer_id"], []).append({**habit, "reason": reason})
    return found


def _chosen(
    connection: sqlite3.Connection,
    people: Sequence[Candidate],
    chosen: Mapping[str, Sequence[str]],
    kept: Mapping[int, Sequence[Product]],
) -> dict[int, list[Product]]:
    """What the shop chose by hand for some; a product that was on the list anyway keeps its reason."""
    known = audiences.products(connection, _unique(chosen.values()))
    found = {}
    for candidate in people:
        if candidate.key not in chosen:
            continue
        reasons = {product["product_id"]: product["reason"] for product in kept.get(candidate.id, ())}
        products = []
        for key in chosen[candidate.key]:
            if key not in known:
                raise ShopError("product.unknown", product=key)
            products.append(_product({**known[key], "reason": reasons.get(key, {"code": "reason.chosen"})}))
        found[candidate.id] = products
    return found


def _unique(lists: Collection[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(key for keys in lists for key in keys))
