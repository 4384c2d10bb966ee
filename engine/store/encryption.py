"""Give a shop a passphrase, another one, or none: the whole file is written anew beside, and takes its place in one step."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from engine.errors import ShopError
from engine.progress import Progress, silent
from engine.store import cipher, database
from engine.store.cipher import Passphrase

_CACHE: Final = 262_144
"""KiB of the new file that are kept in memory while it is looked through: each entry of an index is looked for in its table,
and to decrypt a page again for each takes ten times as long."""

_CHECKING: Final = 0.2
"""Share of the time after which all is written, and is read once more."""


def rewrite(
    path: Path,
    old: Passphrase | None,
    new: Passphrase | None,
    finish: Callable[[sqlite3.Connection], None],
    progress: Progress = silent,
) -> None:
    """Write a shop anew with another passphrase or none. What is begun is never the shop: killed at any moment, the shop is as
    it was, or all of it is new. `finish` may write into the new file before that is looked through and put in place.

    Nobody else may have the shop open, else `shop.locked` (`needed`: "alone"). Raises as `database.open_writer`, `disk.full`.
    """
    database.close(database.open_writer(path, old))  # it is a shop of this version, and this its passphrase
    fresh = database.beside(path)
    with database.translated(path):
        connection = _alone(path, old)
        try:
            progress(0.0, "encrypt.writing")
            with database.interruptible(connection, lambda: progress(0.0, "encrypt.writing")):
                _export(connection, fresh, new)
            progress(_CHECKING, "encrypt.checking")
            _looked_through(fresh, path, new, finish)
            progress(1.0, "encrypt.checking")
            if os.name == "nt":
                connection.close()  # there an open file cannot be replaced
            fresh.replace(path)
            _settle(path.parent)
        finally:
            connection.close()
            fresh.unlink(missing_ok=True)


def _alone(path: Path, old: Passphrase | None) -> sqlite3.Connection:
    """The shop for ourselves: nobody can so much as read it until the connection is closed."""
    connection = cipher.with_cipher(str(path), wait=database.WAIT_SECONDS)
    try:
        if old is not None and not cipher.is_plain(path):
            connection.close()
            connection = cipher.connect(path, old, wait=database.WAIT_SECONDS)
        connection.execute("PRAGMA journal_mode = DELETE")  # possible for the only one who has it open
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except cipher.operational_errors() as error:
        connection.close()
        if getattr(error, "sqlite_errorname", "") in ("SQLITE_BUSY", "SQLITE_LOCKED"):
            raise ShopError("shop.locked", file=str(path), needed="alone") from error
        raise
    return connection


def _export(connection: sqlite3.Connection, fresh: Path, new: Passphrase | None) -> None:
    fresh.unlink(missing_ok=True)
    spec = "" if new is None else new.spec(os.urandom(16).hex())
    connection.execute("ATTACH ? AS fresh KEY ?", (str(fresh), spec))
    try:
        connection.execute("SELECT sqlcipher_export('fresh')")
        for name in ("application_id", "user_version"):
            value = int(connection.execute(f"PRAGMA main.{name}").fetchone()[0])
            connection.execute(f"PRAGMA fresh.{name} = {value}")
    finally:
        with suppress(*cipher.errors()):
            connection.execute("DETACH fresh")


def _looked_through(
    fresh: Path, path: Path, new: Passphrase | None, finish: Callable[[sqlite3.Connection], None]
) -> None:
    """Open what was written as anybody will, and read all of it. Raises `shop.damaged`."""
    connection = cipher.connect(fresh, new, wait=database.WAIT_SECONDS)
    try:
        database.version_of(connection, path)
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        with database.transaction(connection):
            finish(connection)
        problems = database.check(connection)
    finally:
        connection.close()
    if problems:
        raise ShopError("shop.damaged", file=str(path), detail=problems[0])


def _settle(folder: Path) -> None:
    """What stands in the folder is on the disk, whatever happens to the computer next; Windows does so by itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
