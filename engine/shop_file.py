"""A shop file that is open: made, opened, read, closed; its settings, its soundness, its backup and its log."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from engine.clock import system_clock
from engine.errors import ShopError
from engine.progress import Progress, silent
from engine.store import audit, cipher, database, settings
from engine.store.cipher import Passphrase


class ShopFile:
    """What `Shop` is, apart from its verbs."""

    def __init__(self, connection: sqlite3.Connection, path: Path, clock: Callable[[], datetime]) -> None:
        self._connection = connection
        self.path = path
        self._clock = clock

    @classmethod
    def create(
        cls,
        path: str | Path,
        clock: Callable[[], datetime] = system_clock,
        *,
        passphrase: Passphrase | None = None,
    ) -> Self:
        """Make a new shop file. Raises `shop.not_a_shop` if something else is there, `file.unreadable`, `disk.full`."""
        return cls(database.create(Path(path), passphrase), Path(path), clock)

    @classmethod
    def open(
        cls,
        path: str | Path,
        clock: Callable[[], datetime] = system_clock,
        *,
        passphrase: Passphrase | None = None,
    ) -> Self:
        """Open for writing. Raises `file.not_found`, `shop.not_a_shop`, `shop.newer`, `shop.damaged`, `shop.locked`,
        `shop.passphrase`. Keep a Passphrase as long as a shop is used: that makes its key once."""
        return cls(database.open_writer(Path(path), passphrase), Path(path), clock)

    @classmethod
    def read(
        cls,
        path: str | Path,
        clock: Callable[[], datetime] = system_clock,
        *,
        passphrase: Passphrase | None = None,
    ) -> Self:
        """Open for reading only: what the window does. Never blocked by a job that writes."""
        return cls(database.open_reader(Path(path), passphrase), Path(path), clock)

    @staticmethod
    def encrypt(
        path: str | Path,
        new: Passphrase | None,
        *,
        passphrase: Passphrase | None = None,
        forget_copies: bool = False,
        clock: Callable[[], datetime] = system_clock,
        progress: Progress = silent,
    ) -> dict[str, Any]:
        """Give a shop that nobody has open a passphrase, another one, or none (see `passphrases.encrypt`)."""
        from engine import passphrases

        return passphrases.encrypt(
            Path(path), passphrase, new, now=clock(), forget_copies=forget_copies, progress=progress
        )

    @property
    def is_encrypted(self) -> bool:
        """Whether the file has a passphrase."""
        return cipher.passphrase_of(self._connection) is not None

    def translating(self) -> AbstractContextManager[None]:
        """SQLite's failures within the block as ShopErrors: a file that is damaged where nobody looked until now."""
        return database.translated(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        database.close(self._connection)

    def _now(self) -> str:
        return self._clock().replace(microsecond=0).isoformat()

    # ------------------------------------------------------------------ the shop itself

    def settings(self) -> dict[str, Any]:
        """Name, country, currency, prices_include_tax, time_zone, language, staff, not_products,
        stores_left_out, pinned, margin_floor, most_of_category, variety, rest, confirmed, signature, pin_minutes."""
        return settings.get_settings(self._connection)

    def set_settings(self, values: dict[str, Any]) -> list[str]:
        """Change settings; returns the names of those that changed. Raises `argument.wrong` for an unknown name or a
        value that it cannot have, `product.unknown` for a pinned product that the shop does not have."""
        try:
            with database.transaction(self._connection):
                changed = settings.set_settings(self._connection, values)
                if "prices_include_tax" in changed:
                    from engine import statistics

                    statistics.refresh(self._connection)
                return changed
        except KeyError as error:
            raise ShopError("argument.wrong", argument=str(error.args[0])) from error

    def check(self) -> list[str]:
        """What is wrong with the file itself (SQLite's integrity and foreign keys); empty when it is sound."""
        return database.check(self._connection)

    def backup(self, target: str | Path) -> None:
        """Copy the shop, open or not, to another file."""
        database.backup(self._connection, Path(target))

    def backups(self) -> list[dict[str, Any]]:
        """Copies that were made by themselves, the latest first: name, at (ISO 8601), bytes, lines, last (ISO day), fits (whether
        the shop's passphrase opens it)."""
        from engine import backups

        return backups.listing(self._connection, self.path)

    def go_back(self, name: str) -> dict[str, Any]:
        """Make the shop what it was when a copy of `backups` was made; what it is now is kept as a copy: at, kept. Raises
        `backup.unknown`, `shop.damaged`, `disk.full`."""
        from engine import backups

        return backups.go_back(self._connection, self.path, name, self._clock())

    def log(self, limit: int = 500) -> list[dict[str, Any]]:
        """What was done with this shop, newest first: at, action, details (counts and ids, no names)."""
        return audit.entries(self._connection, limit)
