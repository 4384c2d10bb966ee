"""Which products are one product under several names or ids.

What files say stays as they say it: sale lines keep the product of their file, and a product that is shown as another
one points at it (`product.same_as`). What people decided is kept by the ids of the source files, so that it holds for
products that come back, and taking a decision back leaves nothing of it.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from engine.store import imports

if TYPE_CHECKING:
    import numpy as np

SHOWN: Final = "COALESCE({0}.same_as, {0}.id)"
"""The row id of the product as which the product of a table alias is shown."""

LISTED: Final = (
    "(EXISTS (SELECT 1 FROM product_statistic AS l WHERE l.product_id = {0}.id) OR {0}.own <> '{{}}' OR {0}.banned"
    f" OR EXISTS (SELECT 1 FROM product_source AS l WHERE l.product_id = {{0}}.id AND l.authority = {imports.FROM_OWN_TABLE})"
    " OR EXISTS (SELECT 1 FROM interaction AS l WHERE l.product_id = {0}.id))"
)
"""Whether the product of a table alias is one to show: not if all that was said of it are lines that do not count."""


def products(connection: sqlite3.Connection) -> list[tuple[str, str, int, float | None, int | None, int | None]]:
    """Products that are shown and can be recommended: key, name, lines, price (paid for one, or listed), first and last
    day with a sale."""
    rows = connection.execute(
        "SELECT p.key, COALESCE(p.name, p.key), COALESCE(t.lines, 0),"
        " CASE WHEN t.quantity > 0 AND t.amount > 0 THEN t.amount / t.quantity ELSE p.price END, t.first_day, t.last_day"
        " FROM product AS p LEFT JOIN product_statistic AS t ON t.product_id = p.id"
        " WHERE p.not_product IS NULL AND p.same_as IS NULL"
    )
    return [tuple(row) for row in rows]


def usual_prices(connection: sqlite3.Connection, keys: Collection[str]) -> dict[str, float]:
    """What is mostly paid for one of these products (source ids), the median of their lines: a few sold in bulk do not
    make it cheaper."""
    if not keys:
        return {}
    # In this order of tables, so that no lines are looked at but those of these products.
    rows = connection.execute(
        f"SELECT h.key, s.amount / s.quantity FROM product AS p CROSS JOIN product AS h ON h.id = {SHOWN.format('p')}"
        " CROSS JOIN sale AS s ON s.product_id = p.id"
        " WHERE h.key IN (SELECT value FROM json_each(?)) AND s.quantity > 0 AND s.amount > 0 ORDER BY h.key",
        (json.dumps(sorted(keys)),),
    )
    return {key: median(row[1] for row in of_product) for key, of_product in groupby(rows, itemgetter(0))}


def decide(connection: sqlite3.Connection, at: str, same: Sequence[str], apart: Iterable[str]) -> int:
    """Keep that the products `same` (source ids, the one to show first) are one, and that each of `apart` is another than
    all the rest. Returns the decision's id; `settle` lets it count."""
    cursor = connection.execute("INSERT INTO spelling(at, shown) VALUES (?, ?)", (at, same[0] if same else None))
    number = int(cursor.lastrowid or 0)
    connection.executemany(
        "INSERT INTO spelling_member(spelling_id, key, apart) VALUES (?, ?, ?)",
        [*((number, key, 0) for key in same), *((number, key, 1) for key in apart)],
    )
    return number


def take_back(connection: sqlite3.Connection, number: int) -> bool:
    """Forget a decision; False if there is none."""
    return connection.execute("DELETE FROM spelling WHERE id = ?", (number,)).rowcount > 0


def decisions(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """All decisions, newest first: decision_id, at, shown (source id, None where all are different), members
    [{product_id, name, apart}]."""
    rows = connection.execute(
        "SELECT s.id, s.at, s.shown, m.key, COALESCE(p.name, m.key), m.apart FROM spelling AS s"
        " JOIN spelling_member AS m ON m.spelling_id = s.id LEFT JOIN product AS p ON p.key = m.key"
        " ORDER BY s.id DESC, m.key <> COALESCE(s.shown, ''), m.apart, m.key"
    )
    found: dict[int, dict[str, Any]] = {}
    for number, at, shown, key, name, apart in rows:
        decision = found.setdefault(number, {"decision_id": number, "at": at, "shown": shown, "members": []})
        decision["members"].append({"product_id": key, "name": name, "apart": bool(apart)})
    return list(found.values())


def apart(connection: sqlite3.Connection) -> set[frozenset[str]]:
    """Pairs of source ids that were called different."""
    rows = connection.execute(
        "SELECT m.key, o.key FROM spelling_member AS m JOIN spelling_member AS o"
        " ON o.spelling_id = m.spelling_id AND o.key <> m.key WHERE m.apart = 1"
    )
    return {frozenset((row[0], row[1])) for row in rows}


def settle(connection: sqlite3.Connection) -> None:
    """Let the decisions count for the products that are there now; the caller holds the transaction."""
    wanted = _wanted(connection)
    now = dict(connection.execute("SELECT id, same_as FROM product WHERE same_as IS NOT NULL").fetchall())
    if wanted == now:
        return
    changed = {row for row in wanted.keys() | now.keys() if wanted.get(row) != now.get(row)}
    connection.executemany(
        "UPDATE product SET same_as = ? WHERE id = ?", [(wanted.get(row), row) for row in sorted(changed)]
    )
    heads = {each[row] for each in (wanted, now) for row in changed if row in each}
    imports.rebuild_products(connection, sorted(changed | heads))


def _wanted(connection: sqlite3.Connection) -> dict[int, int]:
    """Row ids of products that are shown as others → row ids of those."""
    rows = connection.execute(
        "SELECT m.spelling_id, p.id FROM spelling_member AS m JOIN spelling AS s ON s.id = m.spelling_id"
        " JOIN product AS p ON p.key = m.key WHERE m.apart = 0 ORDER BY m.spelling_id, m.key <> s.shown, p.id"
    )
    groups: dict[int, list[int]] = {}
    for _, decided in groupby(rows, itemgetter(0)):
        # The latest decision says which one is shown, of all that are one by now.
        group = list(dict.fromkeys(each for row in decided for each in (row[1], *groups.get(row[1], ()))))
        groups |= dict.fromkeys(group, group)
    return {row: group[0] for row, group in groups.items() if row != group[0]}


def are_joined(connection: sqlite3.Connection) -> bool:
    """Whether any product is shown as another one."""
    return connection.execute("SELECT 1 FROM product WHERE same_as IS NOT NULL LIMIT 1").fetchone() is not None


def shown(connection: sqlite3.Connection, rows: "np.ndarray") -> "np.ndarray":
    """The row ids (n,) of products as those of the products that are shown for them."""
    import numpy as np

    pairs = connection.execute("SELECT id, same_as FROM product WHERE same_as IS NOT NULL ORDER BY id").fetchall()
    if not pairs:
        return rows
    others, heads = np.array([tuple(pair) for pair in pairs], rows.dtype).T
    at = np.minimum(np.searchsorted(others, rows), len(others) - 1)
    return np.where(others[at] == rows, heads[at], rows)
