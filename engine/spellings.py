"""Products under several spellings: what seems to be one, and what the shop decided of it."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from engine import statistics
from engine.cleaning import spellings as cleaning
from engine.errors import ShopError
from engine.store import audit, database
from engine.store import spellings as store


def spellings(connection: sqlite3.Connection) -> dict[str, Any]:
    """found: clusters that nobody decided on [{id, reason, members [{product_id, name, lines, price}]}], the product to
    show first; decided: [{decision_id, at, shown, members [{product_id, name, apart}]}], newest first."""
    return {
        "found": [
            {
                "id": cluster.id,
                "reason": cluster.reason,
                "members": [
                    {"product_id": each.key, "name": each.name, "lines": each.lines, "price": each.price}
                    for each in cluster.members
                ],
            }
            for cluster in _found(connection)
        ],
        "decided": store.decisions(connection),
    }


def undecided(connection: sqlite3.Connection) -> dict[str, int]:
    """spellings: products that seem to be others and nobody decided on; misspelt: their lines."""
    others = [each for cluster in _found(connection) for each in cluster.members[1:]]
    return {"spellings": len(others), "misspelt": sum(each.lines for each in others)}


def join(connection: sqlite3.Connection, cluster_id: str, without: Sequence[str] = (), *, at: str) -> dict[str, Any]:
    """Make one product of a found cluster, without the products named (source ids): these stay different from it for good.
    With fewer than two left, all of them do.

    Returns decision_id (for `undo`), shown (the product's id, None where all stay different), joined (ids), apart (ids).
    Raises `spelling.unknown` where there is no such cluster (any more), `product.unknown` for a product not in it.
    """
    with database.transaction(connection):
        cluster = next((each for each in _found(connection) if each.id == cluster_id), None)
        if cluster is None:
            raise ShopError("spelling.unknown", spelling=cluster_id)
        keys = [each.key for each in cluster.members]
        for key in without:
            if key not in keys:
                raise ShopError("product.unknown", product=key)
        same = [key for key in keys if key not in without]
        if len(same) < 2:
            same = []
        apart = [key for key in keys if key not in same]
        number = store.decide(connection, at, same, apart)
        statistics.refresh(connection)
        audit.log(connection, at, "join_spellings", decision_id=number, joined=len(same), apart=len(apart))
    return {"decision_id": number, "shown": same[0] if same else None, "joined": same, "apart": apart}


def join_certain(connection: sqlite3.Connection, at: str) -> int:
    """Make one of products that one file knows by name and another by an id, where that is certain; how many are others
    now. The caller holds the transaction, in which the shop was counted; it is counted again."""
    pairs = _certain(connection)
    for shown, other in pairs:
        store.decide(connection, at, [shown.key, other.key], [])
    if pairs:
        statistics.refresh(connection)
        audit.log(connection, at, "join_certain", joined=len(pairs))
    return len(pairs)


def undo(connection: sqlite3.Connection, decision_id: int, *, at: str) -> dict[str, Any]:
    """Take a decision back: its products are again what their files say. What would be made one again by itself is kept
    apart from now on, until that is taken back, too. Raises `spelling.unknown`."""
    with database.transaction(connection):
        decided = next((each for each in store.decisions(connection) if each["decision_id"] == decision_id), None)
        if decided is None or not store.take_back(connection, decision_id):
            raise ShopError("spelling.unknown", spelling=decision_id)
        statistics.refresh(connection)
        same = {member["product_id"] for member in decided["members"] if not member["apart"]}
        if same:
            for pair in _certain(connection):
                if {each.key for each in pair} <= same:
                    store.decide(connection, at, [], [each.key for each in pair])
        else:
            join_certain(connection, at)
        audit.log(connection, at, "undo_spellings", decision_id=decision_id)
    return {"decision_id": decision_id}


def _found(connection: sqlite3.Connection) -> list[cleaning.Cluster]:
    return cleaning.find(_at_usual_prices(connection, _products(connection)), store.apart(connection))


def _certain(connection: sqlite3.Connection) -> list[tuple[cleaning.Product, cleaning.Product]]:
    # Their lines are looked at, which are many: in most shops of no product at all.
    products = _at_usual_prices(connection, cleaning.named_alone(_products(connection)))
    return cleaning.certain(products, store.apart(connection))


def _products(connection: sqlite3.Connection) -> list[cleaning.Product]:
    return [cleaning.Product(*row) for row in store.products(connection)]


def _at_usual_prices(connection: sqlite3.Connection, products: Sequence[cleaning.Product]) -> list[cleaning.Product]:
    """The same, those that share their names at what is mostly paid for them."""
    names = Counter(each.name for each in products)
    prices = store.usual_prices(connection, [each.key for each in products if names[each.name] > 1])
    return [replace(each, price=prices.get(each.key, each.price)) for each in products]
