"""Pairs of customers who are, or may be, one person, as they were found and as the shop decided."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from engine.errors import ShopError
from engine.store import imports

VERDICTS: Final = ("same", "different", "unsure")

_FIELDS: Final = ("name", "email", "phone", "birthday", "address", "postal_code", "city")
_TELLING: Final = ("email", "phone", "birthday", "address", "postal_code", "attributes")
"""Columns without which nobody is the same as anybody: a name alone is none."""

Found = tuple[str, str, float, bool, str]
"""Source ids in order, probability, certain, evidence as JSON."""


def tells_of_people(connection: sqlite3.Connection, import_id: int) -> bool:
    """Whether an import says something by which customers are told apart."""
    any_of = " OR ".join(f"data LIKE '%\"{name}\"%'" for name in _TELLING)
    row = connection.execute(
        f"SELECT EXISTS (SELECT 1 FROM customer_source WHERE import_id = ? AND ({any_of}))", (import_id,)
    ).fetchone()
    return bool(row[0])


def people(connection: sqlite3.Connection) -> tuple[list[str], Iterator[dict[str, Any]]]:
    """Customers who may be compared, staff left out, in the order of their source ids: the ids, and what the files and
    the shop say of each alone, in canonical columns. Of whom nothing is said but a number, it may be another one's card."""
    staff = connection.execute("SELECT value FROM setting WHERE name = 'staff'").fetchone()
    some = " OR ".join(f"{name} IS NOT NULL" for name in _TELLING if name != "attributes")
    carried = "SELECT CAST(j.value AS TEXT) FROM customer AS c, json_each(c.attributes) AS j WHERE c.attributes <> '{}'"
    chosen = (
        f" FROM customer WHERE ({some} OR attributes <> '{{}}' OR key IN ({carried}))"
        " AND key NOT IN (SELECT value FROM json_each(?)) ORDER BY key"
    )
    nobody = (staff[0] if staff else "[]",)
    keys = [row[0] for row in connection.execute(f"SELECT key{chosen}", nobody)]
    whole = [row[0] for row in connection.execute("SELECT DISTINCT same_as FROM customer WHERE same_as IS NOT NULL")]
    alone = imports.records_alone(connection, whole)

    def told() -> Iterator[dict[str, Any]]:
        for row in connection.execute(f"SELECT id, key, {', '.join(_FIELDS)}, attributes{chosen}", nobody):
            said = alone.get(row["id"])
            if said is None:
                said = {**{name: row[name] for name in _FIELDS}, "attributes": json.loads(row["attributes"])}
            yield {**said, "customer_id": row["key"]}

    return keys, told()


def save_found(connection: sqlite3.Connection, found: Iterable[Found]) -> None:
    """Keep the pairs that were found in place of those found before; what was decided stays decided."""
    rows = list(found)
    connection.executemany(
        "INSERT INTO identity(one, other, probability, certain, evidence) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT(one, other) DO UPDATE SET probability = excluded.probability, certain = excluded.certain,"
        " evidence = excluded.evidence",
        rows,
    )
    again = {row[:2] for row in rows}
    before = connection.execute("SELECT id, one, other FROM identity WHERE verdict IS NULL").fetchall()
    gone = [(row[0],) for row in before if (row[1], row[2]) not in again]
    connection.executemany("DELETE FROM identity WHERE id = ?", gone)


_PAIRS: Final = (
    "SELECT i.id, a.id AS one, b.id AS other, i.one AS one_key, i.other AS other_key, i.probability, i.certain,"
    " i.evidence, i.verdict, i.decided_at FROM identity AS i JOIN customer AS a ON a.key = i.one"
    " JOIN customer AS b ON b.key = i.other"
)
_PARTS: Final = {
    "cards": " WHERE i.state = 'asked' ORDER BY i.probability DESC, i.one, i.other",
    "merged": " WHERE i.state = 'merged' ORDER BY i.probability DESC, i.one, i.other",
    "decided": " WHERE i.verdict IS NOT NULL ORDER BY i.decided_at DESC, i.id DESC",
}


def pairs(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """All pairs whose customers are both there, the likeliest first: id, one and other (row ids), one_key, other_key,
    probability, certain, evidence {field: level}, verdict, decided_at."""
    return _read(connection.execute(f"{_PAIRS} ORDER BY i.probability DESC, i.one, i.other"))


def part(connection: sqlite3.Connection, name: str, limit: int) -> tuple[list[dict[str, Any]], int]:
    """The first pairs, as `pairs`, of `cards` (to be asked), `merged` (by itself) or `decided` (the latest first), and how
    many there are of them."""
    count = connection.execute(f"SELECT COUNT(*) FROM ({_PAIRS}{_PARTS[name]})").fetchone()[0]
    return _read(connection.execute(f"{_PAIRS}{_PARTS[name]} LIMIT ?", (limit,))), int(count)


def waiting(connection: sqlite3.Connection, least: float) -> int:
    """How many pairs are to be asked that are at least so likely."""
    row = connection.execute("SELECT COUNT(*) FROM identity WHERE state = 'asked' AND probability >= ?", (least,))
    return int(row.fetchone()[0])


def set_states(connection: sqlite3.Connection, states: Mapping[str, Iterable[int]]) -> None:
    """Keep which pairs (ids) are `asked` now, and which `merged` two customers without anybody's word."""
    connection.execute("UPDATE identity SET state = NULL WHERE state IS NOT NULL")
    for state, ids in states.items():
        connection.executemany("UPDATE identity SET state = ? WHERE id = ?", ((state, number) for number in ids))


def _read(rows: Iterable[sqlite3.Row]) -> list[dict[str, Any]]:
    return [{**dict(row), "certain": bool(row["certain"]), "evidence": json.loads(row["evidence"])} for row in rows]


def verdict(connection: sqlite3.Connection, identity_id: int) -> str | None:
    """What was decided of a pair, None as long as nothing was. Raises `argument.wrong` where there is no such pair."""
    row = connection.execute("SELECT verdict FROM identity WHERE id = ?", (identity_id,)).fetchone()
    if row is None:
        raise ShopError("argument.wrong", argument="identity", value=identity_id)
    return None if row[0] is None else str(row[0])


def decide(connection: sqlite3.Connection, identity_id: int, said: str | None, at: str | None) -> None:
    """Keep what was decided of a pair (None takes it back)."""
    connection.execute("UPDATE identity SET verdict = ?, decided_at = ? WHERE id = ?", (said, at, identity_id))


def records(connection: sqlite3.Connection, customers: Sequence[int]) -> dict[int, dict[str, Any]]:
    """By row id what is known of each customer alone: customer_id, the fields of a customer, attributes, visits, amount,
    first and last (days since 1970-01-01, None without a sale)."""
    chosen = json.dumps(list(customers))
    alone = imports.records_alone(connection, customers)
    rows = connection.execute(
        "SELECT c.id, c.key, COUNT(DISTINCT s.sold_at / 86400), COALESCE(SUM(s.amount), 0), MIN(s.sold_at) / 86400,"
        " MAX(s.sold_at) / 86400 FROM customer AS c LEFT JOIN sale AS s ON s.customer_id = c.id"
        " WHERE c.id IN (SELECT value FROM json_each(?)) GROUP BY c.id",
        (chosen,),
    )
    return {
        row[0]: {
            "customer_id": row[1],
            **{name: alone[row[0]].get(name) for name in _FIELDS},
            "attributes": alone[row[0]].get("attributes") or {},
            **dict(zip(("visits", "amount", "first", "last"), row[2:])),
        }
        for row in rows
    }
