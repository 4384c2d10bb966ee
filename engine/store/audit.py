"""The log of what was done with the shop: imports, exports, erasures. It holds counts and ids, never names or contacts."""

import json
import sqlite3
from typing import Any


def log(connection: sqlite3.Connection, at: str, action: str, **details: Any) -> None:
    """Add a line. `at` is ISO 8601; details are numbers and codes."""
    connection.execute(
        "INSERT INTO audit(at, action, details) VALUES (?, ?, ?)", (at, action, json.dumps(details, ensure_ascii=False))
    )


def entries(connection: sqlite3.Connection, limit: int = 500) -> list[dict[str, Any]]:
    """The newest lines first: at, action, details."""
    rows = connection.execute("SELECT at, action, details FROM audit ORDER BY id DESC LIMIT ?", (limit,))
    return [{"at": row[0], "action": row[1], "details": json.loads(row[2])} for row in rows]
