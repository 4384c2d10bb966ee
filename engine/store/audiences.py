"""What a campaign asks the shop: who could be in it, who may be contacted, what each of them buys and would buy."""

import json
import sqlite3
from collections.abc import Collection
from typing import Any, Final

from engine.store import persons
from engine.store.models import named_reasons
from engine.store.sales import SECONDS_A_DAY
from engine.store.spellings import SHOWN

_AVAILABLE: Final = (
    "p.same_as IS NULL AND p.not_product IS NULL AND p.active = 1 AND p.banned = 0 AND COALESCE(p.stock, 1) > 0"
)
_OF: Final = f" JOIN product AS a ON a.id = {{}}.product_id JOIN product AS p ON p.id = {SHOWN.format('a')}"
_PRODUCT: Final = "p.key AS product_id, COALESCE(p.name, p.key) AS name, p.price AS price"


def candidates(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Everybody who ever bought: contact data, statistics, and the scores of the run in use (None before training).

    `horizon` is the run's, in days; `due_day` and `next_order_low`, `_day` and `_high` count from 1970-01-01.
    """
    rows = connection.execute(
        "SELECT c.id, c.key, c.name, c.email, c.phone, c.birthday, c.gender, c.address, c.city, c.postal_code, c.country,"
        " c.attributes, c.staff, s.first_day, s.last_day, s.visits, s.historic_value, s.average_gap_days, s.segment,"
        " s.state, s.r, s.f, s.m, k.expected_spend, k.return_probability, k.due_day,"
        " k.next_order_low, k.next_order_day, k.next_order_high, r.horizon"
        " FROM customer AS c JOIN statistic AS s ON s.customer_id = c.id"
        " LEFT JOIN run AS r ON r.in_use = 1 LEFT JOIN score AS k ON k.run_id = r.id AND k.customer_id = c.id"
        " WHERE s.visits > 0 AND s.last_day IS NOT NULL ORDER BY c.id"
    )
    return [dict(row) for row in rows]


def consents(connection: sqlite3.Connection, channel: str) -> dict[int, tuple[str, str, str]]:
    """Latest word on one channel: customer → (status, source, at). Whoever is missing was never asked."""
    return {person: said for (person, _), said in persons.consents(connection, channel).items()}


def suppressed(connection: sqlite3.Connection, channel: str) -> set[int]:
    """Customers who get nothing on this channel, whatever they agreed to."""
    return persons.suppressed(connection, channel)


def members_since(connection: sqlite3.Connection, since: str, *, arm: str, but: str) -> set[int]:
    """Customers in one arm of a campaign that went out after the moment `since` (ISO 8601); the channel `but` does not
    count."""
    rows = connection.execute(
        "SELECT DISTINCT COALESCE(p.same_as, p.id) FROM campaign_member AS m JOIN campaign AS c ON c.id = m.campaign_id"
        " JOIN customer AS p ON p.id = m.customer_id"
        " WHERE m.arm = ? AND c.status IN ('exported', 'sent') AND c.channel <> ?"
        " AND COALESCE(c.sent_at, c.exported_at) > ?",
        (arm, but, since),
    )
    return {row[0] for row in rows}


def listed(connection: sqlite3.Connection, list_name: str, k: int) -> dict[int, list[dict[str, Any]]]:
    """The first k recommendations of one list that can be had now: customer → product_id, name, price, score, reason."""
    rows = connection.execute(
        f"SELECT r.customer_id, {_PRODUCT}, r.score, r.reason FROM recommendation AS r"
        f" JOIN run ON run.id = r.run_id AND run.in_use = 1{_OF.format('r')}"
        f" WHERE r.list = ? AND {_AVAILABLE} ORDER BY r.customer_id, r.rank",
        (list_name,),
    ).fetchall()
    found: dict[int, list[dict[str, Any]]] = {}
    for row, reason in zip(rows, named_reasons(connection, [row["reason"] for row in rows]), strict=True):
        into = found.setdefault(row["customer_id"], [])
        if len(into) < k and all(row["product_id"] != each["product_id"] for each in into):
            into.append(_recommended(row, reason))
    return found


def _recommended(row: sqlite3.Row, reason: dict[str, Any]) -> dict[str, Any]:
    return {**{name: row[name] for name in ("product_id", "name", "price", "score")}, "reason": reason}


def habits(
    connection: sqlite3.Connection, customers: Collection[int], as_of: int, *, least: int = 1
) -> list[dict[str, Any]]:
    """What these customers bought on at least `least` days up to `as_of` and can be had now, each pair once.

    customer_id, product_id, name, price, times (days with a purchase), first and last (days since 1970-01-01).
    """
    rows = connection.execute(
        f"SELECT COALESCE(c.same_as, c.id) AS customer_id, {_PRODUCT}, COUNT(DISTINCT s.sold_at / {SECONDS_A_DAY}) AS times,"
        f" MIN(s.sold_at) / {SECONDS_A_DAY} AS first, MAX(s.sold_at) / {SECONDS_A_DAY} AS last"
        f" FROM sale AS s JOIN customer AS c ON c.id = s.customer_id{_OF.format('s')}"
        " WHERE s.customer_id IN (SELECT value FROM json_each(?)) AND s.kind = 'sale' AND s.quantity > 0"
        f" AND s.sold_at < ? AND {_AVAILABLE} GROUP BY 1, p.id HAVING times >= ?"
        " ORDER BY 1, times DESC, last DESC, p.id",
        (json.dumps(persons.with_members(connection, customers)), (as_of + 1) * SECONDS_A_DAY, least),
    )
    return [dict(row) for row in rows]


def products(connection: sqlite3.Connection, keys: Collection[str]) -> dict[str, dict[str, Any]]:
    """Products by source id: product_id, name, price, available. Ids that the shop does not know are missing."""
    rows = connection.execute(
        f"SELECT {_PRODUCT}, {_AVAILABLE} AS available FROM product AS p"
        " WHERE p.key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return {row["product_id"]: {**dict(row), "available": bool(row["available"])} for row in rows}


def new_products(connection: sqlite3.Connection, as_of: int, days: int) -> list[str]:
    """Source ids of products first sold within the last `days`, in a shop that has sold for twice as long; best first."""
    rows = connection.execute(
        f"SELECT p.key FROM product AS p JOIN product_statistic AS t ON t.product_id = p.id WHERE t.first_day > ?1 AND"
        f" {_AVAILABLE} AND (SELECT MIN(day) FROM daily) < ?1 - ?2 ORDER BY t.buyers DESC, t.amount DESC, p.id",
        (as_of - days, days),
    )
    return [row[0] for row in rows]


def overstocked(connection: sqlite3.Connection, as_of: int, days: int, cover: int) -> list[str]:
    """Source ids of products whose stock lasts more than `cover` days at the pace of the last `days`, dearest first.

    Money bound is stock × (cost, or price where the cost is unknown).
    """
    rows = connection.execute(
        f"SELECT p.key FROM product AS a JOIN product AS p ON p.id = {SHOWN.format('a')}"
        " LEFT JOIN sale AS s ON s.product_id = a.id AND s.sold_at >= ?1"
        f" WHERE p.stock > 0 AND {_AVAILABLE} GROUP BY p.id"
        " HAVING p.stock > MAX(COALESCE(SUM(s.quantity), 0), 0) * ?2 / CAST(?3 AS REAL)"
        " ORDER BY p.stock * COALESCE(p.cost, p.price, 0) DESC, p.id",
        ((as_of - days) * SECONDS_A_DAY, cover, days),
    )
    return [row[0] for row in rows]


def takers(connection: sqlite3.Connection, keys: Collection[str]) -> dict[int, list[dict[str, Any]]]:
    """Whose lists hold one of these products: customer → product_id, name, price, score, reason, likeliest first."""
    rows = connection.execute(
        f"SELECT r.customer_id, {_PRODUCT}, MAX(r.score) AS score, r.reason, MIN(r.rank) AS place"
        f" FROM recommendation AS r JOIN run ON run.id = r.run_id AND run.in_use = 1{_OF.format('r')}"
        f" WHERE p.key IN (SELECT value FROM json_each(?)) AND {_AVAILABLE} GROUP BY r.customer_id, p.id"
        " ORDER BY r.customer_id, place",
        (json.dumps(list(keys)),),
    ).fetchall()
    found: dict[int, list[dict[str, Any]]] = {}
    for row, reason in zip(rows, named_reasons(connection, [row["reason"] for row in rows]), strict=True):
        found.setdefault(row["customer_id"], []).append(_recommended(row, reason))
    return found
