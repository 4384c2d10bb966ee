"""Files that were imported before: told before they are read again."""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

from engine import __version__
from engine.importing.gather import Digests, Found
from engine.store import corrections, import_log

_DECIDE: Final = ("currency", "prices_include_tax", "stores_left_out", "time_zone")


def reading_of_shop(connection: sqlite3.Connection, settings: Mapping[str, Any]) -> dict[str, Any]:
    """What decides how any file is read: where it has changed, the same file may bring something else."""
    corrected = hashlib.sha256(repr(corrections.rules(connection)).encode()).hexdigest()[:16]
    decided = {name: settings.get(name) for name in _DECIDE if name in settings}
    return {"version": __version__, "corrections": corrected, **decided}


def known_files(
    connection: sqlite3.Connection,
    tables: Sequence[Found],
    read_with: Mapping[str, Any],
    mapping: Mapping[str, Any] | None,
    digests: Digests,
) -> list[dict[str, Any]]:
    """The files of these tables where all of them were imported before, and would be read as they were then: [{file,
    import_id, at, lines (stored or known then)}]; `read_with` is `reading_of_shop`. Empty where one is new, or somebody says how they are to be read."""
    if mapping or not tables:
        return []
    imported = import_log.tables_of_files(connection, [digests[found.path] for found in tables])
    known: dict[Any, dict[str, Any]] = {}
    for found in tables:
        sheet = found.plan.table.sheet.name
        before = imported.get((digests[found.path], None if sheet == found.path.name else sheet))
        if before is None or before["report"].get("read_with") != read_with:
            return []
        known[found.path] = {
            "file": found.path.name,
            "import_id": before["import_id"],
            "at": before["at"],
            "lines": sum(
                before["report"].get(name) or 0 for name in ("sales_stored", "refunds_stored", "already_there")
            ),
        }
    return list(known.values())


def nothing_new(report: Mapping[str, Any]) -> bool:
    """Whether an import brought only sales, and none of them changes anything: there is nothing to learn from it."""
    changed = ("sales_stored", "refunds_stored", "corrected", "cancelled_later", "replaced")
    return all(file["kind"] == "sales" for file in report["files"]) and not any(report[name] for name in changed)
