"""Consents and blocks of customers: whom a contact belongs to, and what is added to what is known."""

import sqlite3
from collections.abc import Iterable


def contacts(connection: sqlite3.Connection) -> list[tuple[int, str, str | None, str | None]]:
    """Row id, source id, e-mail and phone of every customer, of those who are one person, too."""
    rows = connection.execute("SELECT id, key, email, phone FROM customer ORDER BY id")
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def add_consents(connection: sqlite3.Connection, rows: Iterable[tuple[int, str, str, str, str]]) -> None:
    """Dated consents and withdrawals: (customer row id, channel, status, source, ISO date)."""
    connection.executemany("INSERT INTO consent(customer_id, channel, status, source, at) VALUES (?, ?, ?, ?, ?)", rows)


def blocks(connection: sqlite3.Connection) -> set[tuple[int, str | None]]:
    """Who is blocked: (customer row id, channel, None for all)."""
    return {(row[0], row[1]) for row in connection.execute("SELECT customer_id, channel FROM suppression")}


def block(connection: sqlite3.Connection, rows: Iterable[tuple[int, str | None, str, str]]) -> None:
    """Block customers: (row id, channel or None for all, reason code, ISO date)."""
    connection.executemany("INSERT INTO suppression(customer_id, channel, reason, at) VALUES (?, ?, ?, ?)", rows)


def unblock(connection: sqlite3.Connection, customer_id: int) -> int:
    """Take back all blocks of one person; how many there were."""
    return connection.execute(
        "DELETE FROM suppression WHERE customer_id IN (SELECT id FROM customer WHERE id = ?1 OR same_as = ?1)",
        (customer_id,),
    ).rowcount
