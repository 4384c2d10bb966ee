"""Lists of people who get nothing: what mail and message tools give back as bounces, complaints and unsubscribes."""

import sqlite3
from collections import Counter
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from engine.consents.lists import Entry, PeopleList, meaning
from engine.reading import texts
from engine.store import audit, consents, database, imports


def suppress(connection: sqlite3.Connection, path: Path, now: datetime) -> dict[str, Any]:
    """Take over a block list, with or without a header.

    A contact that bounced is blocked on its channel; who is named by id, or has died, on all. Whoever unsubscribed is
    unsubscribed. A reason that is not known blocks, too: to write to nobody is the safe reading.
    Returns rows, blocked, unsubscribed, already, unknown (nobody has that id or contact), problems.
    Raises `file.…`, `table.no_header`.
    """
    people = PeopleList(connection, path, now)
    stamp = now.replace(microsecond=0).isoformat()
    counts = Counter(dict.fromkeys(("blocked", "unsubscribed", "already"), 0))
    current, blocked = imports.current_consents(connection), consents.blocks(connection)
    withdrawn, blocks = [], []
    for entry in people.entries():
        reason, at = _reason(entry), entry.at or stamp
        for person in entry.people:
            if reason == "unsubscribed":
                for channel in people.channels(entry):
                    if current.get((person, channel), ("",))[0] == "unsubscribed":
                        counts["already"] += 1
                        continue
                    current[person, channel] = ("unsubscribed", at)
                    withdrawn.append((person, channel, "unsubscribed", "file", at))
                    counts["unsubscribed"] += 1
                continue
            for place in _places(people, entry, reason):
                if {(person, place), (person, None)} & blocked:
                    counts["already"] += 1
                    continue
                blocked.add((person, place))
                blocks.append((person, place, reason, at))
                counts["blocked"] += 1
    counts["rows"], counts["unknown"] = people.rows, people.unknown
    with database.transaction(connection):
        consents.add_consents(connection, withdrawn)
        consents.block(connection, blocks)
        audit.log(connection, stamp, "suppress", **counts)
    return {**counts, "problems": [asdict(problem) for problem in people.findings.problems]}


def _reason(entry: Entry) -> str:
    written = texts.text(entry.cells.get("reason", "")) or texts.text(entry.cells.get("status", ""))
    return (written and meaning("reasons", written)) or "blocked"


def _places(people: PeopleList, entry: Entry, reason: str) -> tuple[str | None, ...]:
    """Channels to block, None for all of them at once."""
    everywhere = reason == "deceased" or (entry.by == "customer_id" and not texts.text(entry.cells.get("channel", "")))
    return (None,) if everywhere else people.channels(entry)
