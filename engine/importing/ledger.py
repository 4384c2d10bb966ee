"""What all who write share during one import: the shop, the numbers of its customers and products, and the counts."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from engine.importing.not_products import NotProducts
from engine.importing.report import Tally
from engine.privacy import Erased
from engine.reading.words import one_spelling
from engine.store import imports

if TYPE_CHECKING:
    from engine.store.sale_image import SaleImage


class Book:
    """Row ids by the keys of one table of the shop; new keys are made when first asked for."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._connection = connection
        self._table = table
        self._ids = imports.known_keys(connection, table)
        self._spellings = {one_spelling(key): key for key in reversed(self._ids)}

    def ids(self, keys: list[str]) -> list[int]:
        """Row ids of those keys, in order."""
        found = [*map(self._ids.get, keys)]
        if None in found:
            new = [key for key in dict.fromkeys(keys) if key not in self._ids]
            self._ids |= imports.make_keys(self._connection, self._table, new)
            for key in new:
                self._spellings.setdefault(one_spelling(key), key)
            found = [*map(self._ids.get, keys)]
        return found  # type: ignore[return-value]  # none of them is None by now

    def spelling(self, key: str) -> str:
        """The key as the shop has it, if it differs only in case or blanks; an exact one stays."""
        return key if key in self._ids else self._spellings.get(one_spelling(key), key)


class People(Book):
    """Customers: who was erased has no row, and gets none from a file that still names them."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        super().__init__(connection, table)
        self._erased = Erased(connection)

    def welcome(self, keys: Iterable[str], said: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
        """Row ids by key of all who were not erased; `said` is what the file tells of them (`email`, `phone`)."""
        wanted = list(dict.fromkeys(keys))
        if self._erased:
            wanted = [key for key in wanted if not self._erased.knows(key, said.get(key))]
        return dict(zip(wanted, self.ids(wanted)))

    def welcome_all(self, keys: list[str], said: Mapping[str, Mapping[str, Any]]) -> list[int | None]:
        """Their row ids in order, None for who was erased."""
        if not self._erased:
            return [*self.ids(keys)]
        return [*map(self.welcome(keys, said).get, keys)]


class Ledger:
    """One import being written. `at` is the moment of the import, ISO 8601; `with_tax` whether the shop keeps its money with
    tax, None where it keeps it as its files have it."""

    def __init__(
        self, connection: sqlite3.Connection, import_id: int, at: str, own: Iterable[str], with_tax: bool | None = None
    ) -> None:
        self.connection = connection
        self.with_tax = with_tax
        self.taxes: dict[int, str] = {}
        """By file, what became of the tax in its amounts (`reading.taxes.bring`)."""
        self.import_id = import_id
        self.at = at
        self.customers = People(connection, "customer")
        self.products = Book(connection, "product")
        self.not_products = NotProducts(own)
        self.tally = Tally()
        self.lines: dict[int, dict[int, int]] = {}
        """By file, rows that are certain lines of the shop whatever they say now: row → key."""
        self.touched: list[int] = []
        """Keys of which something was said that `settle` has to weigh."""
        self.image: SaleImage | None = None
        """Where new lines are put together that the shop gets all at once; None where it gets them as they come."""
