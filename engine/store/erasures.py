"""What the shop file holds of one person, and taking it out for good."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

from engine.store import checkpoints, database

_SALT: Final = "erasure_salt"
_CONTACTS: Final = ("email", "phone")
PERSONAL: Final = ("name", "email", "phone", "address", "birthday", "note")
"""What a customer is recognised by; town, country and language are shared by many."""

_TABLES: Final = {
    "sales": "SELECT COUNT(*) FROM sale WHERE {}",
    "statements": "SELECT COUNT(*) FROM sale_statement WHERE {}",
    "interactions": "SELECT COUNT(*) FROM interaction WHERE {}",
    "consents": "SELECT COUNT(*) FROM consent WHERE {}",
    "campaigns": "SELECT COUNT(DISTINCT campaign_id) FROM campaign_member WHERE {}",
}
_OF_THEM: Final = "customer_id IN (SELECT value FROM json_each(?1))"


def counts(connection: sqlite3.Connection, rows: Sequence[int]) -> dict[str, int]:
    """How much is stored of these customers: sales, statements, interactions, consents, campaigns."""
    chosen = json.dumps(list(rows))
    return {
        name: int(connection.execute(query.format(_OF_THEM), (chosen,)).fetchone()[0])
        for name, query in _TABLES.items()
    }


def known_as(connection: sqlite3.Connection, rows: Sequence[int]) -> dict[str, set[str]]:
    """Everything that names these customers, by field (`key`, `name`, `email`, …), from whichever file or hand it came."""
    chosen = json.dumps(list(rows))
    found: dict[str, set[str]] = {name: set() for name in ("key", *PERSONAL)}
    fields = ", ".join(PERSONAL)
    for row in connection.execute(
        f"SELECT key, own, {fields} FROM customer WHERE id IN (SELECT value FROM json_each(?))", (chosen,)
    ):
        found["key"].add(row["key"])
        for said in (dict(row), json.loads(row["own"])):
            _add(found, said)
    sources = connection.execute(f"SELECT data FROM customer_source WHERE {_OF_THEM}", (chosen,))
    for (data,) in sources:
        _add(found, json.loads(data))
    return found


def _add(found: dict[str, set[str]], said: dict[str, Any]) -> None:
    for name in PERSONAL:
        if said.get(name):
            found[name].add(str(said[name]))


def erase(connection: sqlite3.Connection, rows: Sequence[int], texts: Collection[str]) -> int:
    """Take these customers out; the caller holds the transaction. Returns how many cells kept from files went.

    Their sale lines stay, without a customer, so that the shop's turnover stays true. Everything else that hangs on them
    goes with them. `texts` name the person, in lower case: rows of files that were kept because of a problem, corrections
    and reports in which one of them stands on its own go, too.
    """
    chosen = json.dumps(list(rows))
    for table in ("sale", "sale_statement"):
        connection.execute(f"UPDATE {table} SET customer_id = NULL WHERE {_OF_THEM}", (chosen,))
    for table in ("interaction", "campaign_member", "suppression", "consent", "score", "recommendation"):
        connection.execute(f"DELETE FROM {table} WHERE {_OF_THEM}", (chosen,))
    keys = [row[0] for row in connection.execute(f"SELECT key FROM customer WHERE {_OF_THEM.replace('customer_id', 'id')}", (chosen,))]  # fmt: skip
    connection.execute(f"DELETE FROM customer WHERE {_OF_THEM.replace('customer_id', 'id')}", (chosen,))
    checkpoints.clear(connection)
    _forget_staff(connection, keys)
    among = "IN (SELECT value FROM json_each(?1))"
    connection.execute(f"DELETE FROM identity WHERE one {among} OR other {among}", (json.dumps(keys),))
    return _blank_problems(connection, texts) + _drop_corrections(connection, texts)


def _forget_staff(connection: sqlite3.Connection, keys: Collection[str]) -> None:
    row = connection.execute("SELECT value FROM setting WHERE name = 'staff'").fetchone()
    if row is not None:
        left = [key for key in json.loads(row[0]) if key not in keys]
        connection.execute("UPDATE setting SET value = ? WHERE name = 'staff'", (json.dumps(left),))


def _blank_problems(connection: sqlite3.Connection, texts: Collection[str]) -> int:
    """Problems stay, counted and placed, without what stood in their rows."""
    told = connection.execute("SELECT id, value, cells FROM problem WHERE value IS NOT NULL OR cells IS NOT NULL")
    mine = [
        (row[0],)
        for row in told.fetchall()
        if names(row[1], texts) or any(names(cell, texts) for cell in json.loads(row[2] or "[]"))
    ]
    connection.executemany("UPDATE problem SET value = NULL, cells = NULL, became = NULL WHERE id = ?", mine)
    return len(mine)


def _drop_corrections(connection: sqlite3.Connection, texts: Collection[str]) -> int:
    rows = connection.execute("SELECT id, wrong, right FROM correction").fetchall()
    mine = [(row[0],) for row in rows if names(row[1], texts) or names(row[2], texts)]
    connection.executemany("DELETE FROM correction WHERE id = ?", mine)
    return len(mine)


def names(cell: Any, texts: Collection[str]) -> bool:
    """Whether a cell is one of these texts (in lower case) on its own."""
    return cell is not None and str(cell).strip().lower() in texts


def clean(connection: sqlite3.Connection) -> None:
    """Write the file anew, so that nothing of what was deleted is left in it; outside a transaction.

    A reader who is in the middle of something keeps the log until they are done: it is folded in when the shop is closed.
    """
    with database.translated(database.path_of(connection)):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def salt(connection: sqlite3.Connection) -> str | None:
    """The key of this shop's hashes, None before the first erasure."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (_SALT,)).fetchone()
    return None if row is None else str(json.loads(row[0]))


def remember(connection: sqlite3.Connection, key: str, hashes: Iterable[str], at: str) -> None:
    """Keep hashes of who must not be brought back, made with this key."""
    connection.execute(
        "INSERT INTO setting(name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", (_SALT, json.dumps(key))
    )
    connection.executemany(
        "INSERT INTO erased(hash, at) VALUES (?, ?) ON CONFLICT DO NOTHING", ((each, at) for each in hashes)
    )


def hashes(connection: sqlite3.Connection) -> frozenset[str]:
    """Of everybody who must not be brought back."""
    return frozenset(row[0] for row in connection.execute("SELECT hash FROM erased"))


def moments(connection: sqlite3.Connection) -> list[str]:
    """When somebody was erased, ISO 8601, the latest first."""
    return [row[0] for row in connection.execute("SELECT at FROM audit WHERE action = 'erase' ORDER BY id DESC")]


def persons(connection: sqlite3.Connection, number: int) -> list[int]:
    """Row ids of all customers who are the same person as this one, this one among them."""
    rows = connection.execute(
        "SELECT id FROM customer WHERE COALESCE(same_as, id) = (SELECT COALESCE(same_as, id) FROM customer WHERE id = ?)",
        (number,),
    )
    return [row[0] for row in rows]
