"""All that the shop file holds of one person: what they may ask to see (GDPR, article 15), and counts of it for all."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, Final

from engine.columns import CHANNELS
from engine.store import erasures, persons
from engine.store.customers import iso

Row = dict[str, Any]

_OF_THEM: Final = "customer_id IN (SELECT value FROM json_each(?1))"
_AT: Final = "strftime('%Y-%m-%d %H:%M', {}, 'unixepoch')"


def told(connection: sqlite3.Connection, rows: Sequence[int]) -> list[Row]:
    """What files said of these customers (row ids): customer_id, file, imported_at, said {field: value}; the shop's own
    changes last, with no file."""
    chosen = json.dumps(list(rows))
    found = [
        {"customer_id": row[0], "file": row[1], "imported_at": row[2], "said": json.loads(row[3])}
        for row in connection.execute(
            "SELECT c.key, (SELECT group_concat(name, ', ') FROM (SELECT DISTINCT name FROM import_file WHERE import_id = i.id"
            " AND kind = CASE s.authority WHEN 0 THEN 'sales' ELSE 'customers' END)), i.started_at, s.data FROM customer_source AS s JOIN customer AS c ON c.id = s.customer_id"
            f" JOIN import AS i ON i.id = s.import_id WHERE s.{_OF_THEM} AND i.undone_at IS NULL ORDER BY i.id",
            (chosen,),
        )
    ]
    own = connection.execute(
        "SELECT key, own FROM customer WHERE id IN (SELECT value FROM json_each(?)) AND own <> '{}' ORDER BY id",
        (chosen,),
    )
    return found + [
        {"customer_id": key, "file": None, "imported_at": None, "said": json.loads(said)} for key, said in own
    ]


def purchases(connection: sqlite3.Connection, rows: Sequence[int]) -> list[Row]:
    """Their sale lines, oldest first: at, receipt, kind, product_id, product_name, quantity, unit_price, amount, discount,
    store, file and row it came from."""
    return _all(
        connection,
        f"SELECT {_AT.format('s.sold_at')} AS at, s.receipt, s.kind, p.key AS product_id, p.name AS product_name,"
        " s.quantity, s.unit_price, s.amount, s.discount, s.store, f.name AS file, s.source_row AS row FROM sale AS s"
        " LEFT JOIN product AS p ON p.id = s.product_id JOIN import_file AS f ON f.id = s.file_id"
        f" WHERE s.{_OF_THEM} ORDER BY s.sold_at, s.id",
        rows,
    )


def interactions(connection: sqlite3.Connection, rows: Sequence[int]) -> list[Row]:
    """Their views, wishes, carts and ratings, oldest first: at, kind, product_id, product_name, value."""
    return _all(
        connection,
        f"SELECT {_AT.format('i.at')} AS at, i.kind, p.key AS product_id, p.name AS product_name, i.value"
        f" FROM interaction AS i JOIN product AS p ON p.id = i.product_id WHERE i.{_OF_THEM} ORDER BY i.at, i.id",
        rows,
    )


def consents(connection: sqlite3.Connection, rows: Sequence[int]) -> list[Row]:
    """Every answer whether we may write, and every block, by date: at, channel (None for all), status (blocked for a
    block), source (of a block its reason)."""
    return _all(
        connection,
        f"SELECT at, channel, status, source FROM consent WHERE {_OF_THEM}"
        f" UNION ALL SELECT at, channel, 'blocked', reason FROM suppression WHERE {_OF_THEM} ORDER BY at",
        rows,
    )


def campaigns(connection: sqlite3.Connection, rows: Sequence[int]) -> list[Row]:
    """Campaigns that they were thought of for: at, name, channel, arm (treated, control, withheld), subject, message."""
    found = _all(
        connection,
        "SELECT COALESCE(c.sent_at, c.exported_at, c.created_at) AS at, c.name, c.channel, m.arm, m.message"
        f" FROM campaign_member AS m JOIN campaign AS c ON c.id = m.campaign_id WHERE m.{_OF_THEM} ORDER BY at",
        rows,
    )
    for row in found:
        message = json.loads(row.pop("message") or "{}")
        row["subject"], row["message"] = message.get("subject"), message.get("text")
    return found


def recommendations(connection: sqlite3.Connection, rows: Sequence[int]) -> list[Row]:
    """What the model in use would offer them: list, rank, product_id, product_name."""
    return _all(
        connection,
        "SELECT r.list, r.rank, p.key AS product_id, p.name AS product_name FROM recommendation AS r"
        f" JOIN product AS p ON p.id = r.product_id WHERE r.{_OF_THEM}"
        " AND r.run_id = (SELECT id FROM run WHERE in_use = 1) ORDER BY r.list, r.rank",
        rows,
    )


def kept_cells(connection: sqlite3.Connection, rows: Sequence[int]) -> list[Row]:
    """Cells of files that are kept because something was wrong in their row, and that name them: file, cell, code, value."""
    known = erasures.known_as(connection, rows)
    texts = {text.strip().lower() for name in known for text in known[name]}
    found = connection.execute(
        "SELECT f.name AS file, p.cell, p.code, p.value, p.cells FROM problem AS p JOIN import_file AS f ON f.id = p.file_id"
        " WHERE p.value IS NOT NULL OR p.cells IS NOT NULL"
    )
    return [
        {"file": row["file"], "cell": row["cell"], "code": row["code"], "value": row["value"]}
        for row in found
        if any(erasures.names(cell, texts) for cell in (row["value"], *json.loads(row["cells"] or "[]")))
    ]


def _all(connection: sqlite3.Connection, sql: str, rows: Sequence[int]) -> list[Row]:
    return [dict(row) for row in connection.execute(sql, (json.dumps(list(rows)),))]


def stored(connection: sqlite3.Connection) -> dict[str, Any]:
    """How much of people the file holds: persons; name, email, phone, address, birthday, note (persons with it); sales (lines with a
    customer), first, last (ISO days of those, None without); interactions, campaigns (messages kept), kept_rows (of files, because something was
    wrong in them), erased (persons)."""
    fields = ", ".join(f"COUNT(NULLIF({name}, '')) AS {name}" for name in erasures.PERSONAL)
    found = dict(
        connection.execute(
            f"SELECT COUNT(*) AS persons, {fields} FROM customer WHERE same_as IS NULL AND staff = 0"
        ).fetchone()
    )
    lines = connection.execute("SELECT SUM(lines - without_customer), MIN(day), MAX(day) FROM daily").fetchone()
    found["sales"] = lines[0] or 0
    found["first"], found["last"] = iso(lines[1]), iso(lines[2])
    for name, sql in (
        ("interactions", "SELECT COUNT(*) FROM interaction"),
        ("campaigns", "SELECT COUNT(*) FROM campaign_member WHERE message IS NOT NULL"),
        ("kept_rows", "SELECT COUNT(*) FROM problem WHERE value IS NOT NULL OR cells IS NOT NULL"),
        ("erased", "SELECT COUNT(*) FROM audit WHERE action = 'erase'"),
    ):
        found[name] = int(connection.execute(sql).fetchone()[0])
    return found


def answers(connection: sqlite3.Connection) -> list[Row]:
    """Whom we may write to, by channel: channel, subscribed, pending, unsubscribed, never_asked and blocked (persons; who is
    blocked is counted there alone)."""
    total = int(connection.execute("SELECT COUNT(*) FROM customer WHERE same_as IS NULL AND staff = 0").fetchone()[0])
    staff = {row[0] for row in connection.execute("SELECT id FROM customer WHERE staff = 1")}
    found = []
    for channel in CHANNELS:
        blocked = persons.suppressed(connection, channel) - staff
        counts = dict.fromkeys(("subscribed", "pending", "unsubscribed"), 0)
        for (person, _), (status, _, _) in persons.consents(connection, channel).items():
            if status in counts and person not in blocked and person not in staff:
                counts[status] += 1
        never = total - sum(counts.values()) - len(blocked)
        found.append({"channel": channel, **counts, "never_asked": never, "blocked": len(blocked)})
    return found


def blocked(connection: sqlite3.Connection, limit: int) -> list[Row]:
    """Who gets nothing, the latest first: customer_id, name, channel (None for all), reason, at."""
    return [
        dict(row)
        for row in connection.execute(
            "SELECT c.key AS customer_id, c.name, s.channel, s.reason, s.at FROM suppression AS s"
            " JOIN customer AS m ON m.id = s.customer_id JOIN customer AS c ON c.id = COALESCE(m.same_as, m.id)"
            " GROUP BY c.id, s.channel, s.reason ORDER BY MAX(s.at) DESC, s.id DESC LIMIT ?",
            (limit,),
        )
    ]
