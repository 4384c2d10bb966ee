"""Open, create, check and close a shop file; one transaction at a time, and SQLite's failures as ShopErrors.

What opens a file with a passphrase, and what is different about it, stands in `cipher`.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from engine.errors import ShopError, of_writing
from engine.store import cipher
from engine.store.cipher import Passphrase
from engine.store.folders import is_shared_folder
from engine.store.migrations import SCHEMA_VERSION

APPLICATION_ID = 0x52474C53
"""`RGLS`, in the header of every shop file, so that another program's SQLite file is not taken for a shop."""

_STEPS = 500_000
"""Steps of SQLite's machine, some hundredths of a second, after which a long statement asks whether to go on."""

WAIT_SECONDS = 5.0
"""How long a second writer waits for the first before `shop.locked`."""


def create(path: Path, passphrase: Passphrase | None = None) -> sqlite3.Connection:
    """Make a new, empty shop file and open it for writing; with a passphrase, it is encrypted from the first byte.

    Raises `file.read_only` where nothing can be written, `shop.not_a_shop` where another file is in the place.
    """
    if path.exists() and path.stat().st_size > 0:
        raise ShopError("shop.not_a_shop", file=str(path))
    with translated(path):
        connection = cipher.connect(path, passphrase, wait=WAIT_SECONDS)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            _tune(connection, path)
            _migrate(connection)
        except BaseException:
            connection.close()
            for leftover in (path, *_companions(path)):
                with suppress(OSError):
                    leftover.unlink()
            raise
    return connection


def open_writer(path: Path, passphrase: Passphrase | None = None) -> sqlite3.Connection:
    """Open a shop for writing, brought up to this version's schema. A passphrase is not looked at where the file has none.

    Raises `file.not_found`, `shop.not_a_shop`, `shop.newer`, `shop.damaged`, `shop.locked`, and `shop.passphrase` where it is
    wrong, or missing (`needed` is then "first").
    """
    _must_be_shop(path)
    begun = beside(path).exists()
    with translated(path):
        connection = _opened(path, passphrase)
        try:
            if version_of(connection, path) < SCHEMA_VERSION:
                _migrate(connection)
            _tune(connection, path)
            if begun:
                # Who writes such a file has the shop for itself: nobody does, or it could not have been opened.
                beside(path).unlink(missing_ok=True)
        except BaseException:
            connection.close()
            raise
    return connection


def open_reader(path: Path, passphrase: Passphrase | None = None) -> sqlite3.Connection:
    """Open a shop for reading only. It sees whole transactions, and a job that writes never blocks it. Raises as `open_writer`.

    A shop that an older program wrote is brought up to this version's schema first: nothing could be read from it.
    """
    _must_be_shop(path)
    with translated(path):
        connection = _opened(path, passphrase, read_only=True)
        try:
            was_left = beside(path).exists() or _was_left_unfinished(connection)
            if was_left or version_of(connection, path) < SCHEMA_VERSION:
                close(open_writer(path, passphrase))
            connection.execute("PRAGMA query_only = 1")
        except BaseException:
            connection.close()
            raise
    return connection


def close(connection: sqlite3.Connection) -> None:
    """Close, folding the write-ahead log into the file, so that a closed shop is one file to copy."""
    with suppress(*cipher.errors()):
        if connection.execute("PRAGMA query_only").fetchone()[0]:
            # A reader leaves the log alone: folding it would wait for a job that writes.
            connection.close()
            return
        # Some hundreds of entries of an index tell as much of it as all.
        connection.execute("PRAGMA analysis_limit = 1000")
        connection.execute("PRAGMA optimize")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@contextmanager
def references_unchecked(connection: sqlite3.Connection) -> Iterator[None]:
    """For a block that writes many lines whose customers, products and files it made or looked up itself: that SQLite looks
    each up again takes longer than keeping the line. Nothing that others refer to may be deleted in it.

    It stands around a transaction: within one the setting cannot be changed.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    if cipher.passphrase_of(connection) is None:
        # Indexes of many lines are sorted on disk: memory need not hold them. What is encrypted is nowhere on a disk but so.
        connection.execute("PRAGMA temp_store = FILE")
    try:
        yield
    finally:
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA foreign_keys = ON")
        for row in connection.execute("PRAGMA database_list").fetchall():
            # What lines were copied from is let go of after the transaction.
            if row[1] not in ("main", "temp"):
                connection.execute(f"DETACH {row[1]}")


@contextmanager
def without_log(connection: sqlite3.Connection) -> Iterator[None]:
    """For a block that fills a shop which is still empty, and which nobody else has open: what is new then goes straight into
    its file, not into the log first and from there into the file. It is still all of a transaction or nothing.

    It stands around a transaction. Elsewhere the block does as always.
    """
    in_log = connection.execute("PRAGMA journal_mode").fetchone()[0].upper() == "WAL"
    if in_log and connection.execute("SELECT 1 FROM import LIMIT 1").fetchone() is None:
        with suppress(*cipher.operational_errors()):
            connection.execute("PRAGMA journal_mode = DELETE")
    try:
        yield
    finally:
        if in_log:
            connection.execute("PRAGMA journal_mode = WAL")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of the block is written, or nothing of it. Nested use joins the outer transaction."""
    if connection.in_transaction:
        yield connection
        return
    with translated(path_of(connection)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            # A full disk may have rolled back by itself already: then there is nothing to take back.
            with suppress(*cipher.operational_errors()):
                connection.execute("ROLLBACK")
            raise


@contextmanager
def interruptible(connection: sqlite3.Connection, ask: Callable[[], None]) -> Iterator[None]:
    """Let statements that take long be ended: `ask` is called again and again while one runs, and what it raises is raised here."""
    raised: list[BaseException] = []

    def is_unwanted() -> int:
        try:
            ask()
        except BaseException as reason:  # SQLite itself can hand nothing on
            raised.append(reason)
        return len(raised)

    connection.set_progress_handler(is_unwanted, _STEPS)
    try:
        yield
    except cipher.operational_errors():
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def path_of(connection: sqlite3.Connection) -> Path:
    """The file of an open connection."""
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's failures into ShopErrors that name the shop file."""
    try:
        yield
    except cipher.errors() as error:
        raise ShopError(_code_of(error, path), file=str(path), detail=str(error)) from error
    except OSError as error:
        raise of_writing(error, str(path)) from error


def check(connection: sqlite3.Connection) -> list[str]:
    """What `PRAGMA integrity_check` and `foreign_key_check` find; empty when the file is sound."""
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"{row[0]} row {row[1]} → {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
    return found


def backup(connection: sqlite3.Connection, target: Path) -> None:
    """Copy an open shop with SQLite's own backup; a plain copy of an open file lacks what is still in its log. What has a
    passphrase is copied with that: a shop of another one that stood there is replaced."""
    passphrase, place = cipher.passphrase_of(connection), target
    is_new = not target.exists() or target.stat().st_size == 0
    if not is_new and not _opens_as(target, passphrase):
        place, is_new = beside(target), True
    with translated(target):
        salt = cipher.salt_of(connection) if is_new else None
        copy = cipher.connect(place, passphrase, wait=WAIT_SECONDS, salt=salt)
        try:
            connection.backup(copy, pages=4096)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        if place != target:
            place.replace(target)


def _opens_as(path: Path, passphrase: Passphrase | None) -> bool:
    """Whether what stands somewhere can be written over in its place: anything but a shop of another passphrase."""
    try:
        with translated(path):
            connection = _opened(path, passphrase)
    except ShopError as problem:
        return problem.code != "shop.passphrase"
    fits = cipher.passphrase_of(connection) == passphrase
    connection.close()
    return fits


def replace_with(connection: sqlite3.Connection, source: sqlite3.Connection, path: Path) -> None:
    """Make the shop at `path` what another one is, whole or not at all; who reads it meanwhile sees what was there."""
    with translated(path):
        source.backup(connection, pages=-1)
        _tune(connection, path)


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of an open file. Raises `shop.not_a_shop` or `shop.newer`."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise ShopError("shop.not_a_shop", file=str(path))
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise ShopError("shop.newer", file=str(path), version=version, known=SCHEMA_VERSION)
    return version


def _was_left_unfinished(connection: sqlite3.Connection) -> bool:
    """Whether a job without a log (`without_log`) was ended from outside: only a writer can take back what it began."""
    try:
        connection.execute("PRAGMA application_id")
    except cipher.operational_errors() as error:
        if _name(error) != "SQLITE_READONLY_ROLLBACK":
            raise
        return True
    return False


def _must_be_shop(path: Path) -> None:
    # Never opened here but by SQLite: closing a file drops the locks of all connections of this process to it, and another
    # process then takes the log away from under them.
    if not path.is_file():
        raise ShopError("file.not_found", file=str(path))


def _opened(path: Path, passphrase: Passphrase | None, *, read_only: bool = False) -> sqlite3.Connection:
    """An open file, whatever it is: but what is encrypted opens with its passphrase alone."""
    connection = cipher.connect(path, passphrase, wait=WAIT_SECONDS, read_only=read_only)
    try:
        connection.execute("PRAGMA schema_version")
        if cipher.passphrase_of(connection) is not None:
            # A page still in memory need not be decrypted again: to look through a large shop takes a fifth of the time.
            connection.execute("PRAGMA cache_size = -65536")
    except cipher.errors() as error:
        if _name(error) == "SQLITE_READONLY_ROLLBACK":
            return connection  # see `_was_left_unfinished`
        connection.close()
        if _name(error) != "SQLITE_NOTADB":
            raise
        if passphrase is not None and cipher.is_plain(path):
            return cipher.connect(path, None, wait=WAIT_SECONDS, read_only=read_only)
        raise cipher.refused(path, passphrase) from error
    return connection


def beside(path: Path) -> Path:
    """Where a shop is written that is to take the place of the one at `path`."""
    return path.with_name(f"{path.name}.unfinished")


def _tune(connection: sqlite3.Connection, path: Path) -> None:
    # Shared memory, which WAL needs, does not work over a network or a synchronised folder.
    journal = "DELETE" if is_shared_folder(path) else "WAL"
    if connection.execute("PRAGMA journal_mode").fetchone()[0].upper() != journal:
        connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -65536")


def _migrate(connection: sqlite3.Connection) -> None:
    with _without_pandas():
        from sqlite_utils import Database

    from engine.store.migrations import migrations

    migrations().apply(Database(connection))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextmanager
def _without_pandas() -> Iterator[None]:
    """sqlite_utils loads pandas wherever it is installed, for what is not used here: a second and 69 MB at every start."""
    if "pandas" in sys.modules:
        yield
        return
    sys.modules["pandas"] = None  # type: ignore[assignment]  # an import of it now raises ImportError
    try:
        yield
    finally:
        del sys.modules["pandas"]


def _companions(path: Path) -> tuple[Path, Path]:
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def _name(error: Exception) -> str:
    return getattr(error, "sqlite_errorname", "") or ""


def _code_of(error: Exception, path: Path) -> str:
    name = _name(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "shop.locked"
    if name.startswith("SQLITE_FULL"):
        return "disk.full"
    if name.startswith("SQLITE_NOTADB"):
        return "shop.not_a_shop"
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        # Even who only reads a shop writes beside it, where others write to it.
        may_read = os.access(path, os.R_OK) or not path.exists()
        return "file.read_only" if may_read else "file.unreadable"
    return "shop.damaged"
