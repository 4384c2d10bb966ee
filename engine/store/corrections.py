"""What the shop wrote over cells of its files: the corrections themselves, and the problems that they settle.

A correction belongs to the import that brought the corrected lines, so that taking that import back takes back all of it.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

_SALE = "key, import_id, file_id, source_row, kind, sold_at, receipt, line_no, customer_id, product_id, quantity, unit_price, amount, discount, tax, store"


def problem(connection: sqlite3.Connection, problem_id: int) -> dict[str, Any] | None:
    """One problem with its row and how its table was read: code, import_id, file_id, column, value, cell, cells (JSON),
    place, fixed_by, name, sheet, kind, format, reading (JSON)."""
    found = problems(connection, "p.id = ?", (problem_id,))
    return found[0] if found else None


def alike(connection: sqlite3.Connection, like: dict[str, Any]) -> list[dict[str, Any]]:
    """All problems of a table with the same value in the same column that are not corrected yet."""
    return problems(
        connection,
        "p.file_id = ? AND p.code = ? AND p.column_name = ? AND p.value = ? AND p.fixed_by IS NULL AND p.cells IS NOT NULL",
        (like["file_id"], like["code"], like["column"], like["value"]),
    )


def problems(connection: sqlite3.Connection, where: str, values: Sequence[Any]) -> list[dict[str, Any]]:
    """Problems as `problem` gives them."""
    rows = connection.execute(
        "SELECT p.id, p.code, p.import_id, p.file_id, p.column_name AS column, p.value, p.cell, p.cells, p.place,"
        " p.fixed_by, p.stored, f.name, f.sheet, f.kind, f.format, f.reading FROM problem AS p"
        f" JOIN import_file AS f ON f.id = p.file_id WHERE {where} ORDER BY p.id",
        values,
    )
    return [dict(row) for row in rows]


def settle(connection: sqlite3.Connection, import_id: int, problem_ids: Iterable[int]) -> None:
    """Say by which import problems were corrected."""
    connection.executemany("UPDATE problem SET fixed_by = ? WHERE id = ?", ((import_id, each) for each in problem_ids))


def add_rules(
    connection: sqlite3.Connection, import_id: int, rules: Iterable[tuple[str, str, str | None, str]]
) -> None:
    """Corrections as (column, wrong, digest of the row or None for all rows, right)."""
    connection.executemany(
        "INSERT INTO correction(import_id, column_name, wrong, row_digest, right) VALUES (?, ?, ?, ?, ?)",
        ((import_id, *rule) for rule in rules),
    )


def rules(connection: sqlite3.Connection) -> list[tuple[str, str, str | None, str]]:
    """All corrections that hold, as given to `add_rules`; later ones win."""
    rows = connection.execute("SELECT column_name, wrong, row_digest, right FROM correction ORDER BY id")
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def replace_lines(connection: sqlite3.Connection, import_id: int, lines: Iterable[tuple[int, int]]) -> None:
    """Take sale lines out (file id, source row) whose corrected form this import brings, and keep them for its undo."""
    for file_id, row in lines:
        found = connection.execute(
            f"SELECT {_SALE} FROM sale WHERE file_id = ? AND source_row = ?", (file_id, row)
        ).fetchone()
        if found is not None:
            connection.execute("DELETE FROM sale WHERE key = ?", (found[0],))
            connection.execute(
                "INSERT INTO replaced_sale(import_id, line) VALUES (?, ?)", (import_id, json.dumps(list(found)))
            )


def take_back(connection: sqlite3.Connection, import_id: int) -> None:
    """Forget the corrections of an import that is taken back; lines that they replaced stand again."""
    for (line,) in connection.execute("SELECT line FROM replaced_sale WHERE import_id = ?", (import_id,)).fetchall():
        values = json.loads(line)
        connection.execute(f"INSERT OR IGNORE INTO sale({_SALE}) VALUES ({', '.join('?' * len(values))})", values)
    connection.execute("DELETE FROM replaced_sale WHERE import_id = ?", (import_id,))
    connection.execute("DELETE FROM correction WHERE import_id = ?", (import_id,))
    connection.execute("UPDATE problem SET fixed_by = NULL WHERE fixed_by = ?", (import_id,))
