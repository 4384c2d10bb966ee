"""What the shop wrote over cells of its files: the corrections themselves, and the problems that they settle.

A correction belongs to the import that brought the corrected lines, so that taking that import back takes back all of it.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any


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
    connection: sqlite3.Connection, import_id: int, rules: Iterable[tuple[str, str, str | None, str, int | None]]
) -> None:
    """Corrections as (column, wrong, digest of the row or None for all rows, right, key of the line that stands in the shop
    already, or None)."""
    connection.executemany(
        "INSERT INTO correction(import_id, column_name, wrong, row_digest, right, line_key) VALUES (?, ?, ?, ?, ?, ?)",
        ((import_id, *rule) for rule in rules),
    )


def rules(connection: sqlite3.Connection) -> list[tuple[str, str, str | None, str, int | None]]:
    """All corrections that hold, as given to `add_rules`; later ones win."""
    rows = connection.execute("SELECT column_name, wrong, row_digest, right, line_key FROM correction ORDER BY id")
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]


def line_of(connection: sqlite3.Connection, file_id: int, row: int) -> int | None:
    """The key of the one line that a row of a table told of, None where it is none or several."""
    found = connection.execute(
        "SELECT key FROM sale WHERE file_id = ?1 AND source_row = ?2 UNION"
        " SELECT key FROM sale_statement WHERE file_id = ?1 AND source_row = ?2",
        (file_id, row),
    ).fetchall()
    return found[0][0] if len(found) == 1 else None


def take_back(connection: sqlite3.Connection, import_id: int) -> None:
    """Forget the corrections of an import that is taken back."""
    connection.execute("DELETE FROM correction WHERE import_id = ?", (import_id,))
    connection.execute("UPDATE problem SET fixed_by = NULL WHERE fixed_by = ?", (import_id,))
