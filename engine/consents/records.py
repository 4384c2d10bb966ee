"""Records of consent: what customers agreed to or took back, each with its date."""

import sqlite3
from collections import Counter
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from engine.consents.lists import Entry, PeopleList
from engine.errors import ShopError
from engine.reading import consents
from engine.store import audit, database, imports
from engine.store import consents as stored_consents


def record_consents(connection: sqlite3.Connection, path: Path, now: datetime) -> dict[str, Any]:
    """Take over a file of consents: customer id, e-mail or phone, with a status, and where there are any a channel and
    a date; or with columns of consents as a list of customers has them (see `reading.consents`).
    Without a channel an e-mail address stands for e-mail, a phone for text messages, an id for all; a column of consents in
    general for e-mail and text messages, its no for all.

    A withdrawal is taken from any file; a consent after a withdrawal only with a date later than that.
    Returns rows, general (answers that name no channel), stored, unchanged, older (something later is known), asked (unsubscribed, and the file does not prove a
    later consent), unknown (nobody has that id or contact), problems [{code, cell, value, column, stored}].
    Raises `file.…`, `table.no_header`, `column.missing`.
    """
    people = PeopleList(connection, path, now)
    if "status" not in people.columns and not people.asked:
        raise ShopError("column.missing", file=path.name, column="status")
    stamp = now.replace(microsecond=0).isoformat()
    counts = Counter(dict.fromkeys(("stored", "unchanged", "older", "asked"), 0))
    current = imports.current_consents(connection)
    new = []
    counts["general"] = 0
    for entry in people.entries():
        for channel, (status, since) in _said(people, entry, counts).items():
            for person in entry.people:
                verdict = judge(current.get((person, channel)), status, since)
                counts[verdict] += 1
                if verdict == "stored":
                    current[person, channel] = (status, since or stamp)
                    new.append((person, channel, status, "file", since or stamp))
    counts["rows"], counts["unknown"] = people.rows, people.unknown
    with database.transaction(connection):
        stored_consents.add_consents(connection, new)
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


def _said(people: PeopleList, entry: Entry, counts: Counter[str]) -> dict[str, tuple[str, str | None]]:
    """What a line says: channel → (status, ISO date or None); of several answers the strictest counts."""
    said: dict[str, list[str]] = {}
    status = people.read(entry, "status", consents.answer) if "status" in people.columns else None
    for channel in people.channels(entry) if status else ():
        said.setdefault(channel, []).append(str(status))
    for role in people.asked:
        answered = people.read(entry, role, consents.refusal if role.startswith("optout_") else consents.answer)
        counts["general"] += bool(answered) and role.partition(" ")[0].endswith("_all")
        for channel in consents.channels_of(role.partition(" ")[0], answered) if answered else ():
            said.setdefault(channel, []).append(answered or "")
    return {channel: (consents.strictest(answers), entry.at) for channel, answers in said.items()}
