"""A shop's passphrase: set, changed or taken away, with what becomes of the copies that were made before."""

from datetime import datetime
from pathlib import Path
from typing import Any

from engine import backups
from engine.errors import ShopError
from engine.progress import Progress, silent
from engine.store import audit, cipher, database, encryption
from engine.store.cipher import LEAST, Passphrase


def encrypt(
    path: Path,
    old: Passphrase | None,
    new: Passphrase | None,
    *,
    now: datetime,
    forget_copies: bool = False,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Give a shop the passphrase `new`, None for none any more: `done` (set, changed, removed), `copies` (earlier copies that
    are still there, and lie open to whoever could open the shop before) and `copies_removed`.

    Raises `shop.passphrase` (wrong, missing, or too short: `needed` is "longer"), `shop.locked`, `disk.full`.
    """
    if new is not None and not new.is_long_enough:
        raise ShopError("shop.passphrase", needed="longer", least=LEAST, file=str(path))
    was_plain = _is_plain(path, old)
    if was_plain and new is None:
        raise ShopError("shop.passphrase", needed="none", file=str(path))
    done = "removed" if new is None else "set" if was_plain else "changed"
    at = now.replace(microsecond=0).isoformat()
    encryption.rewrite(
        path, None if was_plain else old, new, lambda fresh: audit.log(fresh, at, "encrypt", done=done), progress
    )
    copies = backups.count(path)
    removed = backups.forget(path) if forget_copies else 0
    return {"done": done, "copies": copies - removed, "copies_removed": removed}


def _is_plain(path: Path, old: Passphrase | None) -> bool:
    connection = database.open_reader(path, old)
    try:
        return cipher.passphrase_of(connection) is None
    finally:
        connection.close()
