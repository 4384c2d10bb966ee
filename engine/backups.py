"""Copies of a shop that are made by themselves, before the first import of a day, and going back to one of them.

They lie in a folder beside the shop, `NAME backups`, one file a copy, each a whole shop that can be opened. Standard library only.
"""

import re
import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from engine.errors import ShopError
from engine.store import audit, cipher, database, overview

KEPT: Final = 7
"""So many copies at most, the latest."""

MOST_BYTES: Final = 1 << 30
"""Of all copies together; the latest one stays whatever its size."""

_STAMP: Final = "%Y-%m-%d %H%M%S"
_NAME: Final = re.compile(r" (\d{4}-\d{2}-\d{2} \d{6})\.regulars$")


def folder_of(shop: Path) -> Path:
    """Where the copies of a shop lie; need not exist."""
    return shop.with_name(f"{shop.stem} backups")


def keep_today(connection: sqlite3.Connection, shop: Path, now: datetime) -> Path | None:
    """Copy the shop as it is, unless there is nothing in it or a copy of today; the new copy, if any.

    That no copy can be made (a folder that cannot be written, a full disk) stops nothing: the import it comes before is
    one transaction, and can be taken back.
    """
    if not overview.has_imports(connection) or any(at.date() == now.date() for at, _ in _copies(shop)):
        return None
    with suppress(ShopError):
        return keep(connection, shop, now)
    return None


def keep(connection: sqlite3.Connection, shop: Path, now: datetime) -> Path:
    """Copy the shop as it is, and let go of the oldest copies. Raises `file.unreadable`, `disk.full`."""
    folder = folder_of(shop)
    with database.translated(folder):
        folder.mkdir(exist_ok=True)
    copy = folder / f"{shop.stem} {now.strftime(_STAMP)}.regulars"
    unfinished = copy.with_suffix(".unfinished")
    try:
        database.backup(connection, unfinished)
        with database.translated(copy):
            unfinished.replace(copy)
    finally:
        unfinished.unlink(missing_ok=True)
    _thin_out(shop)
    return copy


def listing(connection: sqlite3.Connection, shop: Path) -> list[dict[str, Any]]:
    """The copies, the latest first: name, at (ISO 8601), bytes, lines, last (ISO day of the last sale or None), fits. A copy
    that has another passphrase than the shop, or none where the shop has one, does not fit, and says no more."""
    passphrase = cipher.passphrase_of(connection)
    found = []
    for at, path in _copies(shop):
        with suppress(ShopError):
            counts = _counts(path, passphrase)
            found.append(
                {
                    "name": path.name,
                    "at": at.isoformat(),
                    "bytes": path.stat().st_size,
                    "lines": counts["lines"] if counts else None,
                    "last": counts["last"] if counts else None,
                    "fits": counts is not None,
                }
            )
    return found


def _counts(path: Path, passphrase: cipher.Passphrase | None) -> dict[str, Any] | None:
    """What is in a copy; None where it has not the shop's passphrase."""
    try:
        copy = database.open_reader(path, passphrase)
    except ShopError as problem:
        if problem.code == "shop.passphrase":
            return None
        raise
    try:
        return overview.counts(copy) if cipher.passphrase_of(copy) == passphrase else None
    finally:
        copy.close()


def count(shop: Path) -> int:
    """How many copies there are."""
    return len(_copies(shop))


def go_back(connection: sqlite3.Connection, shop: Path, name: str, now: datetime) -> dict[str, Any]:
    """Make the shop what it was when a copy was made; what it is now is kept as a copy first, so that this can be taken back.

    Returns at (of the copy) and kept (the name of the new one). Raises `backup.unknown`, `shop.damaged`, `disk.full`, and
    `shop.passphrase` (`needed`: "copy") where the copy has not the passphrase of the shop.
    """
    found = {path.name: (at, path) for at, path in _copies(shop)}
    if name not in found:
        raise ShopError("backup.unknown", name=name)
    at, path = found[name]
    passphrase = cipher.passphrase_of(connection)
    if _counts(path, passphrase) is None:
        raise ShopError("shop.passphrase", file=str(path), needed="copy")
    source = database.open_reader(path, passphrase)
    try:
        problems = database.check(source)
        if problems:
            raise ShopError("shop.damaged", file=str(path), detail=problems[0])
        kept = keep(connection, shop, now)
        database.replace_with(connection, source, shop)
    finally:
        source.close()
    with database.transaction(connection):
        audit.log(connection, now.replace(microsecond=0).isoformat(), "go_back", copy=at.isoformat())
    return {"at": at.isoformat(), "kept": kept.name}


def set_aside(shop: Path, now: datetime, passphrase: cipher.Passphrase | None) -> str | None:
    """Keep what stands where a shop with this passphrase, or none, is to be put: as a copy, or under another name where it is
    no sound shop, or none of this passphrase. Its name."""
    if not shop.exists():
        return None
    try:
        connection = database.open_writer(shop, passphrase)
        if cipher.passphrase_of(connection) != passphrase:
            database.close(connection)
            raise ShopError("shop.passphrase", file=str(shop))
    except ShopError as problem:
        if problem.code == "shop.locked":
            raise
        aside = shop.with_name(f"{shop.stem} {now.strftime(_STAMP)}{shop.suffix}")
        with database.translated(shop):
            shop.replace(aside)
        return aside.name
    try:
        return keep(connection, shop, now).name
    finally:
        database.close(connection)


def forget(shop: Path) -> int:
    """Take all copies away: somebody was erased, and they would still hold them. How many there were."""
    copies = _copies(shop)
    with database.translated(shop):
        for _, path in copies:
            path.unlink()
    return len(copies)


def _copies(shop: Path) -> list[tuple[datetime, Path]]:
    """The copies and when each was made, the latest first."""
    found = []
    for path in folder_of(shop).glob("*.regulars"):
        stamp = _NAME.search(path.name)
        if stamp is not None:
            found.append((datetime.strptime(stamp[1], _STAMP), path))
    return sorted(found, reverse=True)


def _thin_out(shop: Path) -> None:
    used = 0
    for place, (_, path) in enumerate(_copies(shop)):
        used += path.stat().st_size
        if place and (place >= KEPT or used > MOST_BYTES):
            path.unlink(missing_ok=True)
