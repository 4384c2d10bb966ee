"""Erasing a person: gone from the file for good, and not brought back by the next one."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any, Final

from engine.store import customers, erasures

_PHONE_DIGITS: Final = 7
"""Fewer digits are no phone number that tells a person."""


def preview(connection: sqlite3.Connection, key: str) -> dict[str, Any]:
    """What an erasure of this customer would touch: customers (ids that are this person), sales (lines that stay, without
    a customer), consents, interactions, campaigns. Raises `customer.unknown`."""
    rows = erasures.persons(connection, customers.row_id(connection, key))
    found = erasures.counts(connection, rows)
    return {"customers": sorted(erasures.known_as(connection, rows)["key"]), **_told(found)}


def erase(connection: sqlite3.Connection, key: str, at: str) -> dict[str, Any]:
    """Take a customer out, with everybody who is the same person; the caller holds the transaction and cleans the file.

    Sale lines stay for the shop's totals, without a customer. The customer, contacts, consents, notes, views, campaign
    memberships, scores and recommendations go, as do rows kept from files that name them. What stays is a hash, made
    with a secret of this shop, of their ids and contacts: the next file does not bring them back.
    Returns customers (how many ids), sales, consents, interactions, campaigns, kept_cells.
    """
    rows = erasures.persons(connection, customers.row_id(connection, key))
    found = erasures.counts(connection, rows)
    known = erasures.known_as(connection, rows)
    secret = erasures.salt(connection) or secrets.token_hex(32)
    erasures.remember(connection, secret, _hashes(secret, known), at)
    texts = {text.strip().lower() for name in known for text in known[name]}
    cells = erasures.erase(connection, rows, texts)
    return {"customers": len(rows), **_told(found), "kept_cells": cells}


def _told(found: Mapping[str, int]) -> dict[str, int]:
    return {name: found[name] for name in ("sales", "consents", "interactions", "campaigns")}


class Erased:
    """Who was erased from this shop, as far as a file can name them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._hashes = erasures.hashes(connection)
        self._secret = erasures.salt(connection) or ""

    def __bool__(self) -> bool:
        return bool(self._hashes)

    def knows(self, key: str, said: Mapping[str, Any] | None = None) -> bool:
        """Whether a customer with this id, or these contacts (`email`, `phone`), was erased."""
        if not self._hashes:
            return False
        named = {"key": [key], **{name: [said[name]] for name in ("email", "phone") if said and said.get(name)}}
        return not self._hashes.isdisjoint(_hashes(self._secret, named))

    def is_in(self, cells: Iterable[Any]) -> bool:
        """Whether one of these cells is the id or a contact of somebody who was erased."""
        texts = [str(cell) for cell in cells if cell is not None] if self._hashes else []
        named = dict.fromkeys(("key", "email", "phone"), texts)
        return not self._hashes.isdisjoint(_hashes(self._secret, named))


def _hashes(secret: str, known: Mapping[str, Iterable[Any]]) -> set[str]:
    found = set()
    for key in known.get("key", ()):
        found.add(_hash(secret, "key", str(key).strip().casefold()))
    for email in known.get("email", ()):
        found.add(_hash(secret, "email", str(email).strip().casefold()))
    for phone in known.get("phone", ()):
        digits = "".join(c for c in str(phone) if c.isdigit()).lstrip("0")
        if len(digits) >= _PHONE_DIGITS:
            # With or without the country's code: the last digits tell a number.
            found.add(_hash(secret, "phone", digits[-9:]))
    return found


def _hash(secret: str, field: str, text: str) -> str:
    return hmac.new(bytes.fromhex(secret), f"{field}:{text}".encode(), hashlib.sha256).hexdigest()
