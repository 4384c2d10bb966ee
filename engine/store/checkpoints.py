"""What a learning that is under way, or was interrupted, has finished: it goes on from there."""

import sqlite3
from typing import Final

_BEGUN: Final = "begun"


def begin(connection: sqlite3.Connection, inputs: str, at: str, kind: str = "") -> None:
    """A learning from these inputs (a digest) begins, of a `kind`; what others had finished is forgotten."""
    connection.execute("DELETE FROM checkpoint WHERE inputs <> ?", (inputs,))
    save(connection, _BEGUN, inputs, at, kind.encode())


def begun(connection: sqlite3.Connection) -> str | None:
    """The kind of the learning that is unfinished; None without one."""
    row = connection.execute("SELECT data FROM checkpoint WHERE stage = ?", (_BEGUN,)).fetchone()
    return None if row is None else bytes(row[0]).decode()


def save(connection: sqlite3.Connection, stage: str, inputs: str, at: str, data: bytes) -> None:
    """Keep a finished stage."""
    connection.execute(
        "INSERT INTO checkpoint(stage, inputs, at, data) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT(stage) DO UPDATE SET inputs = ?2, at = ?3, data = ?4",
        (stage, inputs, at, data),
    )


def load(connection: sqlite3.Connection, stage: str, inputs: str) -> bytes | None:
    """A finished stage of a learning from the same inputs."""
    row = connection.execute("SELECT data FROM checkpoint WHERE stage = ? AND inputs = ?", (stage, inputs)).fetchone()
    return None if row is None else bytes(row[0])


def clear(connection: sqlite3.Connection) -> None:
    """Nothing is under way any more."""
    connection.execute("DELETE FROM checkpoint")


def leave(connection: sqlite3.Connection) -> bool:
    """It was stopped on purpose, and shall not go on by itself; whether there was one. What it finished is kept."""
    return connection.execute("DELETE FROM checkpoint WHERE stage = ?", (_BEGUN,)).rowcount > 0


def unfinished(connection: sqlite3.Connection) -> str | None:
    """When a learning began that neither ended nor was stopped on purpose, ISO 8601; None without one."""
    row = connection.execute("SELECT at FROM checkpoint WHERE stage = ?", (_BEGUN,)).fetchone()
    return None if row is None else str(row[0])
