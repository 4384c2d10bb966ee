"""What was imported and found, and how files with known headers are read: reading it back."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final


def list_imports(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """All imports, newest first: import_id, at, undone_at, files, report."""
    files: dict[int, list[dict[str, Any]]] = {}
    for row in connection.execute(
        "SELECT import_id, name, format, kind, sheet, rows_read FROM import_file ORDER BY id"
    ):
        files.setdefault(row[0], []).append(dict(zip(("name", "format", "kind", "sheet", "rows_read"), row[1:])))
    rows = connection.execute("SELECT id, finished_at, undone_at, report FROM import ORDER BY id DESC")
    return [
        {
            "import_id": row[0],
            "at": row[1],
            "undone_at": row[2],
            "files": files.get(row[0], []),
            "report": json.loads(row[3]) if row[3] else {},
        }
        for row in rows
    ]


def tables_of_files(
    connection: sqlite3.Connection, digests: Sequence[str]
) -> dict[tuple[str, str | None], dict[str, Any]]:
    """The tables of files with these digests that were imported and not taken back, by digest and sheet (None for the one
    table of a text file): import_id, at and report of the latest import."""
    rows = connection.execute(
        "SELECT f.digest, CASE WHEN f.sheet <> f.name THEN f.sheet END, i.id, i.finished_at, i.report"
        " FROM import_file AS f JOIN import AS i ON i.id = f.import_id"
        " WHERE i.undone_at IS NULL AND i.report IS NOT NULL AND f.digest IN (SELECT value FROM json_each(?)) ORDER BY i.id",
        (json.dumps(digests),),
    )
    return {(row[0], row[1]): {"import_id": row[2], "at": row[3], "report": json.loads(row[4])} for row in rows}


def list_problems(
    connection: sqlite3.Connection, import_id: int, code: str | None = None, limit: int = 1000
) -> list[dict[str, Any]]:
    """Problems of an import, in the order of the file: problem_id, code, cell, column, value, stored, correctable, fixed_by
    (the import that corrected it, or None) and right (what was written instead, or what the cell was read as)."""
    rows = connection.execute(
        "SELECT p.id, p.code, p.cell, p.column_name, p.value, p.stored, p.cells IS NOT NULL AND p.fixed_by IS NULL,"
        " p.fixed_by, COALESCE((SELECT right FROM correction WHERE import_id = p.fixed_by LIMIT 1), p.became)"
        " FROM problem AS p"
        " WHERE import_id = ?1 AND (?2 IS NULL OR code = ?2) ORDER BY p.id LIMIT ?3",
        (import_id, code, limit),
    )
    return [dict(zip(_PROBLEM, (*row[:5], bool(row[5]), bool(row[6]), *row[7:]))) for row in rows]


def alike_problems(
    connection: sqlite3.Connection, import_id: int, code: str | None = None, limit: int = 1000
) -> list[dict[str, Any]]:
    """The same, cells of a table and a column that say the same and with which the same was done told once: with `count`,
    and the number and cell of the first. What says nothing, as a whole row does, stands alone."""
    rows = connection.execute(
        "SELECT MIN(p.id), p.code, p.cell, p.column_name, p.value, p.stored, p.cells IS NOT NULL AND p.fixed_by IS NULL,"
        " p.fixed_by, COALESCE((SELECT right FROM correction WHERE import_id = p.fixed_by LIMIT 1), p.became), COUNT(*)"
        " FROM problem AS p WHERE import_id = ?1 AND (?2 IS NULL OR code = ?2)"
        " GROUP BY p.code, p.file_id, p.column_name, p.value, p.stored, p.cells IS NULL, p.fixed_by, p.became,"
        " CASE WHEN COALESCE(p.value, '') = '' THEN p.id END ORDER BY MIN(p.id) LIMIT ?3",
        (import_id, code, limit),
    )
    return [dict(zip((*_PROBLEM, "count"), (*row[:5], bool(row[5]), bool(row[6]), *row[7:]))) for row in rows]


_PROBLEM: Final = ("problem_id", "code", "cell", "column", "value", "stored", "correctable", "fixed_by", "right")


def profiles(connection: sqlite3.Connection) -> dict[str, dict[str, Any]]:
    """What is kept of tables by the fingerprint of their headers, the oldest first."""
    rows = connection.execute("SELECT fingerprint, mapping FROM profile ORDER BY updated_at, id")
    return {row[0]: json.loads(row[1]) for row in rows}


def save_profile(
    connection: sqlite3.Connection, fingerprint: str, name: str, mapping: Mapping[str, Any], at: str
) -> None:
    """Keep how a table was read for the next file with these headers."""
    connection.execute(
        "INSERT INTO profile(fingerprint, name, mapping, updated_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT(fingerprint) DO UPDATE SET"
        " name = excluded.name, mapping = excluded.mapping, updated_at = excluded.updated_at",
        (fingerprint, name, json.dumps(mapping, ensure_ascii=False), at),
    )
