"""Plain SQLite or SQLCipher: which of them opens a file, with which key, and what its failures are called.

A file that has a passphrase is SQLCipher 4's standard format, so that other programs which know that and the passphrase open it
(https://www.zetetic.net/sqlcipher/design/): AES-256, a key by PBKDF2-HMAC-SHA512 with 256,000 rounds over a salt that stands in
the file's first 16 bytes. SQLCipher is not imported before a file needs it.
"""

import hashlib
import os
import sqlite3
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from engine.errors import ShopError

LEAST: Final = 8
"""Characters that a new passphrase has at least."""

PAGE: Final = 4096
"""Bytes of a page in SQLCipher's format: an encrypted file is a whole number of them."""

_ROUNDS: Final = 256_000
_PLAIN: Final = b"SQLite format 3\0"
_NO_KEY: Final = "0" * 64


class Passphrase:
    """A passphrase and the keys that came of it: to make one takes a tenth of a second, on purpose, and a window opens its
    shop often. Not printed by `repr`, so that no log has it."""

    def __init__(self, text: str) -> None:
        # A Mac types é as two characters, others as one.
        self.text = unicodedata.normalize("NFC", text)
        self._keys: dict[str, str] = {}

    @property
    def is_long_enough(self) -> bool:
        """Whether it can be set."""
        return len(self.text.strip()) >= LEAST

    def spec(self, salt: str) -> str:
        """Key and salt (32 hexadecimal digits) as `PRAGMA key` takes them."""
        if salt not in self._keys:
            key = hashlib.pbkdf2_hmac("sha512", self.text.encode(), bytes.fromhex(salt), _ROUNDS, 32)
            self._keys[salt] = key.hex()
        return f"x'{self._keys[salt]}{salt}'"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Passphrase) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return "Passphrase(…)"


def connect(
    path: Path, passphrase: Passphrase | None, *, wait: float, read_only: bool = False, salt: str | None = None
) -> sqlite3.Connection:
    """Open a file, plain or with a passphrase; whether it is the right one shows when something is read. A new file gets
    `salt`, or one by chance."""
    name, uri = (f"{path.resolve().as_uri()}?mode=ro", True) if read_only else (str(path), False)
    if passphrase is None:
        connection = sqlite3.connect(name, uri=uri, timeout=wait, isolation_level=None)
        connection.row_factory = sqlite3.Row
        return connection
    connection = with_cipher(name, uri=uri, wait=wait)
    if salt is None:
        # Any key will do to be told the salt of the file.
        connection.execute(f"PRAGMA key = \"x'{_NO_KEY}'\"")
        salt = str(connection.execute("PRAGMA cipher_salt").fetchone()[0])
    connection.execute(f'PRAGMA key = "{passphrase.spec(salt)}"')
    connection.passphrase, connection.salt = passphrase, salt  # type: ignore[attr-defined]
    return connection


def with_cipher(name: str, *, wait: float, uri: bool = False) -> sqlite3.Connection:
    """A connection of SQLCipher that has no key yet: to a plain file, or before one is given."""
    with _of_its_own():
        from sqlcipher3 import dbapi2

    class Connection(dbapi2.Connection):
        """As sqlite3's, and it knows what it was opened with."""

        passphrase: Passphrase | None = None
        salt: str | None = None

    connection: Any = dbapi2.connect(name, uri=uri, timeout=wait, isolation_level=None, factory=Connection)
    connection.row_factory = dbapi2.Row
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write every wrong passphrase's failure to stderr
    return connection


@contextmanager
def _of_its_own() -> Iterator[None]:
    """What is loaded meanwhile calls its own functions, all of them looked up at once.

    TensorFlow brings an SQLite of its own and shows it to everything that is loaded after it: SQLCipher would call that one,
    which knows no keys, or mix the two in one connection. On Windows and macOS a library calls its own without being told.
    """
    if not hasattr(os, "RTLD_DEEPBIND"):
        yield
        return
    flags = sys.getdlopenflags()
    sys.setdlopenflags(os.RTLD_NOW | os.RTLD_DEEPBIND)
    try:
        yield
    finally:
        sys.setdlopenflags(flags)


def passphrase_of(connection: sqlite3.Connection) -> Passphrase | None:
    """What a connection was opened with; None for a plain file."""
    return getattr(connection, "passphrase", None)


def salt_of(connection: sqlite3.Connection) -> str | None:
    """The salt of an encrypted file: its copies have the same, so that one key opens all."""
    return getattr(connection, "salt", None)


def errors() -> tuple[type[Exception], ...]:
    """What SQLite's failures are, for `except`: SQLCipher's are no sqlite3.Error."""
    return (sqlite3.Error, *_of_cipher("Error"))


def operational_errors() -> tuple[type[Exception], ...]:
    """The same of sqlite3.OperationalError."""
    return (sqlite3.OperationalError, *_of_cipher("OperationalError"))


def _of_cipher(name: str) -> tuple[type[Exception], ...]:
    module = sys.modules.get("sqlcipher3.dbapi2")
    return () if module is None else (getattr(module, name),)


def is_plain(path: Path) -> bool:
    """Whether a file is SQLite's own. Not of a file that this process has open: see `database._must_be_shop`."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN


def looks_encrypted(path: Path) -> bool:
    """Whether a file that SQLite does not know may be a shop with a passphrase: whole pages of what looks like chance.

    The same holds as for `is_plain`.
    """
    size = path.stat().st_size
    if not size or size % PAGE:
        return False
    with path.open("rb") as file:
        # 4,096 bytes by chance have all values of a byte, or nearly: fewer than 240 once in more than a million times.
        return len(set(file.read(PAGE))) >= 240


def refused(path: Path, passphrase: Passphrase | None) -> ShopError:
    """Why SQLite says of a file that it is no database: the passphrase is missing or wrong, or it is no shop."""
    if not looks_encrypted(path):
        return ShopError("shop.not_a_shop", file=str(path))
    return ShopError("shop.passphrase", file=str(path), needed=None if passphrase else "first")
