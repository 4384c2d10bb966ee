"""One person may be several customers: who is counted in whom (`customer.same_as`), for all who read.

Lines, interactions, consents, blocks and campaigns stay with the customer of whom they were said.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from engine.columns import CHANNELS

if TYPE_CHECKING:
    import numpy as np

STRICTEST_FIRST: Final = ("unsubscribed", "pending", "subscribed", "never_asked")
"""Of what was said for several customers of one person, the first of these counts."""


def heads(connection: sqlite3.Connection) -> dict[int, int]:
    """Row id → row id of the customer it is counted in, of all that are counted in another one."""
    return {row[0]: row[1] for row in connection.execute("SELECT id, same_as FROM customer WHERE same_as IS NOT NULL")}


def members(connection: sqlite3.Connection, head: int) -> list[int]:
    """Row ids of the customers that are one person, the one they are counted in first."""
    rows = connection.execute("SELECT id FROM customer WHERE same_as = ? ORDER BY id", (head,))
    return [head, *(row[0] for row in rows)]


def with_members(connection: sqlite3.Connection, customers: Iterable[int]) -> list[int]:
    """Those customers and all who are one person with them."""
    known = heads(connection)
    whole = {known.get(n, n) for n in customers}
    return sorted(whole | {member for member, head in known.items() if head in whole})


def folded(connection: sqlite3.Connection, customers: "np.ndarray") -> "np.ndarray":
    """Row ids (n,) with the customer in whom each is counted in its place; others (−1) stay."""
    import numpy as np

    known = heads(connection)
    if not known or not len(customers):
        return customers
    ids = np.array(sorted(known), customers.dtype)
    into = np.array([known[n] for n in ids.tolist()], customers.dtype)
    at = np.minimum(np.searchsorted(ids, customers), len(ids) - 1)
    return np.where(ids[at] == customers, into[at], customers)


def also_known_as(connection: sqlite3.Connection, head: int) -> list[dict[str, str | None]]:
    """The other customers of one person: customer_id, name, email, phone, as their files say."""
    rows = connection.execute("SELECT key, name, email, phone FROM customer WHERE same_as = ? ORDER BY id", (head,))
    return [dict(zip(("customer_id", "name", "email", "phone"), row)) for row in rows]


def other_keys(connection: sqlite3.Connection) -> dict[int, str]:
    """Row id → the source ids of the others who are counted in that customer, with blanks between them."""
    rows = connection.execute(
        "SELECT same_as, GROUP_CONCAT(key, ' ') FROM customer WHERE same_as IS NOT NULL GROUP BY same_as"
    )
    return {row[0]: row[1] for row in rows}


def consents(connection: sqlite3.Connection, channel: str | None = None) -> dict[tuple[int, str], tuple[str, str, str]]:
    """(row id of the person, channel) → (status, source, at): the latest word of each of its customers, and of those the
    strictest. Whoever is missing was never asked."""
    rows = connection.execute(
        "SELECT customer_id, channel, status, source, at FROM consent WHERE ?1 IS NULL OR channel = ?1 ORDER BY id",
        (channel,),
    )
    latest = {(row[0], row[1]): (row[2], row[3], row[4]) for row in rows}
    return _strictest(latest, heads(connection))


def consents_of(connection: sqlite3.Connection, head: int) -> list[dict[str, str]]:
    """The same for one person, in the order of the channels' names: channel, status, source, at."""
    who = members(connection, head)
    rows = connection.execute(
        "SELECT customer_id, channel, status, source, at FROM consent WHERE customer_id IN"
        " (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(who),),
    )
    latest = {(row[0], row[1]): (row[2], row[3], row[4]) for row in rows}
    found = _strictest(latest, dict.fromkeys(who, head))
    return [
        dict(zip(("channel", "status", "source", "at"), (channel, *found[head, channel])))
        for channel in sorted(CHANNELS)
        if (head, channel) in found
    ]


def _strictest(
    latest: Mapping[tuple[int, str], tuple[str, str, str]], into: Mapping[int, int]
) -> dict[tuple[int, str], tuple[str, str, str]]:
    found: dict[tuple[int, str], tuple[str, str, str]] = {}
    for (customer, channel), said in latest.items():
        place = (into.get(customer, customer), channel)
        before = found.get(place)
        if before is None or STRICTEST_FIRST.index(said[0]) < STRICTEST_FIRST.index(before[0]):
            found[place] = said
    return found


def suppressed(connection: sqlite3.Connection, channel: str | None = None) -> set[int]:
    """Persons of whom any customer is blocked; with a channel: on that one or on all."""
    rows = connection.execute(
        "SELECT DISTINCT COALESCE(c.same_as, c.id) FROM suppression AS s JOIN customer AS c ON c.id = s.customer_id"
        " WHERE ?1 IS NULL OR s.channel IS NULL OR s.channel = ?1",
        (channel,),
    )
    return {row[0] for row in rows}


def fold(connection: sqlite3.Connection, persons: Collection[Collection[int]]) -> set[int]:
    """Count the customers (row ids) of each person in one of them, all others in nobody but themselves.

    They are counted in one that a list of customers told of, then the one with the shortest and first id, whatever came in
    first. Returns the customers who are counted
    otherwise than before, and those they were or are counted in; `rebuild_customers` is to be called with them.
    """
    rank = {
        row[0]: tuple(row)[1:]
        for row in connection.execute(
            "SELECT id, NOT EXISTS (SELECT 1 FROM customer_source WHERE customer_id = id AND authority > 0), LENGTH(key), key"
            " FROM customer WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([n for person in persons for n in person]),),
        )
    }
    wanted: dict[int, int] = {}
    for person in persons:
        head = min(person, key=lambda n: rank[n])
        wanted.update((n, head) for n in person if n != head)
    before = heads(connection)
    changed = {n for n in before.keys() | wanted.keys() if before.get(n) != wanted.get(n)}
    connection.executemany("UPDATE customer SET same_as = ? WHERE id = ?", [(wanted.get(n), n) for n in changed])
    return changed | {into[n] for into in (before, wanted) for n in changed if n in into}
