"""Records of consent: what customers agreed to or took back, each with its date."""

import sqlite3
from collections import Counter
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from engine.consents.lists import Entry, PeopleList
from engine.errors import ShopError
from engine.reading import texts
from engine.store import audit, consents, database, imports


def record_consents(connection: sqlite3.Connection, path: Path, now: datetime) -> dict[str, Any]:
    """Take over a file of consents: customer id, e-mail or phone, with a status, and where there are any a channel and
    a date. Without a channel an e-mail address stands for e-mail, a phone for text messages, an id for all.

    A withdrawal is taken from any file; a consent after a withdrawal only with a date later than that.
    Returns rows, stored, unchanged, older (something later is known), asked (unsubscribed, and the file does not prove a
    later consent), unknown (nobody has that id or contact), problems [{code, cell, value, column, stored}].
    Raises `file.…`, `table.no_header`, `column.missing`.
    """
    people = PeopleList(connection, path, now)
    if "status" not in people.columns:
        raise ShopError("column.missing", file=path.name, column="status")
    stamp = now.replace(microsecond=0).isoformat()
    counts = Counter(dict.fromkeys(("stored", "unchanged", "older", "asked"), 0))
    current = imports.current_consents(connection)
    new = []
    for entry in people.entries():
        status = _status(people, entry)
        for channel in people.channels(entry) if status else ():
            for person in entry.people:
                verdict = judge(current.get((person, channel)), status, entry.at)
                counts[verdict] += 1
                if verdict == "stored":
                    current[person, channel] = (status, entry.at or stamp)
                    new.append((person, channel, status, "file", entry.at or stamp))
    counts["rows"], counts["unknown"] = people.rows, people.unknown
    with database.transaction(connection):
        consents.add_consents(connection, new)
        audit.log(connection, stamp, "consents", **counts)
    return {**counts, "problems": [asdict(problem) for problem in people.findings.problems]}


def judge(before: tuple[str, str] | None, status: str, at: str | None) -> str:
    """What becomes of a consent with the date `at` (ISO, None without one), given (status, date) of the one before:
    stored, unchanged, older or asked."""
    if before is None:
        return "stored"
    if status in (before[0], "never_asked"):
        return "unchanged"
    if at is not None and at < before[1][:10]:
        return "older"
    if before[0] == "unsubscribed" and (status != "subscribed" or at is None or at == before[1][:10]):
        return "asked"
    return "stored"


def _status(people: PeopleList, entry: Entry) -> str:
    """The status of a line; nothing where it has none or one that is not known."""
    written = entry.cells.get("status", "")
    try:
        return texts.consent(written) or ""
    except ValueError:
        people.note("consent.unreadable", entry.row, "status", written)
        return ""
