"""The PIN that the window asks for before exports and privacy: kept as a salted, slow hash (scrypt, RFC 7914), never itself.

It keeps curious eyes off the window. It encrypts nothing, and whoever can open the file can take it away.
"""

import hashlib
import hmac
import json
import os
import re
import sqlite3
from typing import Final

from engine.errors import ShopError

_NAME: Final = "pin"
_COST: Final = {"n": 1 << 15, "r": 8, "p": 1}
_MEMORY: Final = 1 << 26
_FORM: Final = re.compile(r"[0-9]{4,8}")


def is_set(connection: sqlite3.Connection) -> bool:
    """Whether the shop has a PIN."""
    return _stored(connection) is not None


def keep(connection: sqlite3.Connection, pin: str | None) -> None:
    """Set a PIN of 4 to 8 digits in the place of the one before, or take it away. Raises `argument.wrong`."""
    if pin is None:
        connection.execute("DELETE FROM setting WHERE name = ?", (_NAME,))
        return
    if not _FORM.fullmatch(pin):
        raise ShopError("argument.wrong", argument="pin", value="")  # what was typed is repeated nowhere
    salt = os.urandom(16)
    value = json.dumps({"salt": salt.hex(), "hash": _hash(pin, salt), **_COST})
    connection.execute(
        "INSERT INTO setting(name, value) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
        (_NAME, value),
    )


def is_right(connection: sqlite3.Connection, pin: str) -> bool:
    """Whether this is the PIN; of a shop without one, everything is."""
    kept = _stored(connection)
    if kept is None:
        return True
    return hmac.compare_digest(_hash(pin, bytes.fromhex(kept["salt"])), kept["hash"])


def _stored(connection: sqlite3.Connection) -> dict[str, str] | None:
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (_NAME,)).fetchone()
    return None if row is None else json.loads(row[0])


def _hash(pin: str, salt: bytes) -> str:
    return hashlib.scrypt(pin.encode(), salt=salt, maxmem=_MEMORY, dklen=32, **_COST).hex()
