"""Finished stages of a learning, kept in the shop file: what was interrupted goes on where it was."""

from __future__ import annotations

import hashlib
import sqlite3

import numpy as np

from engine import __version__
from engine.features.history import Sales
from engine.store import checkpoints, database


class Stages:
    """What a learning from the same sales, for the same day and with the same seed, had finished.

    Stages are kept as archives of numbers (`models.artefact`), each in a short transaction of its own.
    """

    def __init__(self, connection: sqlite3.Connection, inputs: str, at: str) -> None:
        self._connection, self._inputs, self._at = connection, inputs, at

    def begin(self, kind: str = "") -> None:
        with database.transaction(self._connection):
            checkpoints.begin(self._connection, self._inputs, self._at, kind)

    def recall(self, stage: str) -> bytes | None:
        """A stage that is finished already."""
        return checkpoints.load(self._connection, stage, self._inputs)

    def keep(self, stage: str, data: bytes) -> None:
        with database.transaction(self._connection):
            checkpoints.save(self._connection, stage, self._inputs, self._at, data)

    def forget(self) -> None:
        """It is done, or cannot be: nothing to go on with. Joins the caller's transaction."""
        with database.transaction(self._connection):
            checkpoints.clear(self._connection)


def inputs_of(sales: Sales, *more: object) -> str:
    """A digest of all that decides what is learned: sales, products, views, and `more` (day, horizon, seed, …)."""
    digest = hashlib.sha256(repr((__version__, *more, len(sales.customers))).encode())
    arrays = [getattr(sales, name) for name in sales.LINES]
    arrays += [sales.category, sales.brand, sales.price, sales.available, sales.birth_year, sales.city, sales.gender]
    for array in (*arrays, *sales.views.values()):
        digest.update(np.ascontiguousarray(array if array is not None else np.zeros(0)).tobytes())
    digest.update("\0".join((*sales.customers, *sales.products)).encode())
    return digest.hexdigest()
