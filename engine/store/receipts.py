"""What is said of receipts as wholes: which stand for goods that another file tells, whose they are, and which came back."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.store.orders import Orders

SECONDS_A_DAY: Final = 86400

Receipt = tuple[str, int]
"""A receipt's number and its day: many tills start anew each morning."""


@dataclass(frozen=True)
class ReceiptBook:
    """`wholes` are the files whose lines are whole receipts, `with_goods` receipts of which another file told the goods, `owners`
    their customers' row ids, `returned` the numbers of those that are listed as returned, `orders` what reports of orders say of
    the goods."""

    wholes: frozenset[int]
    with_goods: frozenset[Receipt]
    owners: Mapping[Receipt, int]
    returned: frozenset[str]
    orders: Orders

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> "ReceiptBook":
        """As the shop's files say now, those of imports that were taken back left out."""
        wholes = _whole_files(connection)
        with_goods = _with_goods(connection, wholes)
        owners = _owners(connection, wholes) if with_goods else {}
        return cls(
            frozenset(wholes),
            frozenset(with_goods),
            {receipt: owner for receipt, owner in owners.items() if receipt in with_goods},
            frozenset(_returned(connection)),
            Orders.of(connection, wholes),
        )

    def replaces(self, receipt: str | None, sold_at: int, file_id: int) -> bool:
        """Whether a line is a whole receipt that does not count beside its goods."""
        return file_id in self.wholes and (receipt, sold_at // SECONDS_A_DAY) in self.with_goods

    def wrong(self, connection: sqlite3.Connection) -> Iterator[int]:
        """Keys of lines that count or do not, or are nobody's, other than this book says."""
        yield from self.orders.wrong
        yield from _wrong_wholes(connection, self.wholes, self.with_goods)
        if self.owners:
            rows = connection.execute(
                f"SELECT key, receipt, sold_at / {SECONDS_A_DAY} FROM sale WHERE customer_id IS NULL AND receipt IS NOT NULL"
            )
            yield from (key for key, receipt, day in rows if (receipt, day) in self.owners)
        listed = _listed(connection)
        if listed:
            counting = "SELECT key FROM sale WHERE kind = 'sale' AND receipt IN (SELECT value FROM json_each(?))"
            yield from (row[0] for row in connection.execute(counting, (json.dumps(sorted(self.returned)),)))
            yield from lines_of(connection, sorted(listed - self.returned))


def add_returned(connection: sqlite3.Connection, import_id: int, file_id: int, receipts: Mapping[str, int]) -> None:
    """Keep that an import's file lists receipts as returned: number → source row."""
    connection.executemany(
        "INSERT INTO returned_receipt(import_id, file_id, source_row, receipt) VALUES (?, ?, ?, ?)",
        ((import_id, file_id, row, receipt) for receipt, row in receipts.items()),
    )


def told_by(connection: sqlite3.Connection, import_id: int) -> list[str]:
    """Receipts of which an import says something as wholes: whose they are, or that they were returned."""
    rows = connection.execute("SELECT receipt FROM returned_receipt WHERE import_id = ?", (import_id,))
    return [*whole_receipts_of(connection, import_id), *(row[0] for row in rows)]


def forget_returned(connection: sqlite3.Connection, import_id: int) -> None:
    """Forget what an import lists as returned."""
    connection.execute("DELETE FROM returned_receipt WHERE import_id = ?", (import_id,))


def lines_of(connection: sqlite3.Connection, receipts: Sequence[str]) -> list[int]:
    """Keys of all lines of these receipts, whether they count or not."""
    if not receipts:
        return []
    where = "WHERE receipt IN (SELECT value FROM json_each(?1))"
    rows = connection.execute(
        f"SELECT key FROM sale {where} UNION SELECT key FROM sale_statement {where} AND kind IS NOT NULL",
        (json.dumps(receipts),),
    )
    return [row[0] for row in rows]


def _listed(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT receipt FROM returned_receipt")}


def _returned(connection: sqlite3.Connection) -> set[str]:
    """Listed receipts that are of one day: of a number that a till uses again each morning nobody knows which one is meant."""
    listed = _listed(connection)
    if not listed:
        return set()
    lines = "(SELECT receipt, sold_at FROM sale UNION ALL SELECT receipt, sold_at FROM sale_statement WHERE kind IS NOT NULL)"
    rows = connection.execute(
        f"SELECT receipt FROM {lines} WHERE receipt IN (SELECT value FROM json_each(?)) GROUP BY receipt"
        f" HAVING COUNT(DISTINCT sold_at / {SECONDS_A_DAY}) = 1",
        (json.dumps(sorted(listed)),),
    )
    return {row[0] for row in rows}


def _owners(connection: sqlite3.Connection, wholes: Collection[int]) -> dict[Receipt, int]:
    where = " WHERE customer_id IS NOT NULL AND receipt IS NOT NULL AND file_id IN (SELECT value FROM json_each(?1))"
    columns = f"SELECT receipt, sold_at / {SECONDS_A_DAY}, customer_id FROM"
    rows = connection.execute(
        f"{columns} sale{where} UNION ALL {columns} sale_statement{where}", (json.dumps(sorted(wholes)),)
    )
    return {(row[0], row[1]): row[2] for row in rows}


def _whole_files(connection: sqlite3.Connection) -> set[int]:
    """Files whose lines are whole receipts."""
    rows = connection.execute("SELECT id FROM import_file WHERE whole_receipts = 1")
    return {row[0] for row in rows}


def _with_goods(connection: sqlite3.Connection, wholes: Collection[int]) -> set[Receipt]:
    """Receipts (number and day) that stand in a file of whole receipts and in one of goods."""
    if not wholes:
        return set()
    files = json.dumps(sorted(wholes))
    lines = (
        "(SELECT receipt, sold_at, file_id FROM sale UNION ALL"
        " SELECT receipt, sold_at, file_id FROM sale_statement WHERE kind IS NOT NULL)"
    )
    rows = connection.execute(
        f"SELECT DISTINCT receipt, sold_at / {SECONDS_A_DAY} FROM {lines}"
        f" WHERE receipt IS NOT NULL AND file_id NOT IN (SELECT value FROM json_each(?1)) AND receipt IN"
        f" (SELECT receipt FROM {lines} WHERE file_id IN (SELECT value FROM json_each(?1)))",
        (files,),
    )
    return {(row[0], row[1]) for row in rows}


def receipts_with_goods(connection: sqlite3.Connection, receipts: Sequence[str]) -> set[Receipt]:
    """Of these receipts those of which a file told the goods: number and day."""
    chosen = json.dumps(list(receipts))
    where = "WHERE receipt IN (SELECT value FROM json_each(?)) AND file_id IN (SELECT id FROM import_file WHERE NOT whole_receipts)"
    rows = connection.execute(
        f"SELECT DISTINCT receipt, sold_at / {SECONDS_A_DAY} FROM sale {where} UNION"
        f" SELECT receipt, sold_at / {SECONDS_A_DAY} FROM sale_statement {where}",
        (chosen, chosen),
    )
    return {(row[0], row[1]) for row in rows}


def whole_receipts_of(connection: sqlite3.Connection, import_id: int) -> list[str]:
    """The receipts that an import's files of whole receipts tell."""
    where = (
        "WHERE import_id = ?1 AND receipt IS NOT NULL AND file_id IN (SELECT id FROM import_file WHERE whole_receipts)"
    )
    rows = connection.execute(
        f"SELECT receipt FROM sale {where} UNION SELECT receipt FROM sale_statement {where}", (import_id,)
    )
    return [row[0] for row in rows]


def have_receipts(connection: sqlite3.Connection, files: Sequence[int], receipts: Sequence[str]) -> bool:
    """Whether lines of these files belong to one of these receipts."""
    where = "WHERE file_id IN (SELECT value FROM json_each(?1)) AND receipt IN (SELECT value FROM json_each(?2))"
    found = connection.execute(
        f"SELECT 1 FROM sale {where} UNION ALL SELECT 1 FROM sale_statement {where} LIMIT 1",
        (json.dumps(files), json.dumps(receipts)),
    )
    return found.fetchone() is not None


def heads_of(connection: sqlite3.Connection, receipts: Sequence[str]) -> dict[str, tuple[int, str | None]]:
    """When these receipts were and whose (seconds, source id of the customer), as far as files of whole receipts tell."""
    if not receipts or not _whole_files(connection):
        return {}
    chosen = json.dumps(list(receipts))
    where = (
        " LEFT JOIN customer AS c ON c.id = s.customer_id JOIN import_file AS f ON f.id = s.file_id"
        " WHERE f.whole_receipts AND s.receipt IN (SELECT value FROM json_each(?))"
    )
    columns = "s.receipt, s.sold_at, c.key"
    rows = connection.execute(
        f"SELECT {columns} FROM sale_statement AS s{where} UNION ALL SELECT {columns} FROM sale AS s{where}",
        (chosen, chosen),
    )
    found: dict[str, tuple[int, str | None]] = {}
    for receipt, sold_at, customer in rows:
        # That an order was closed is said without a customer.
        found[receipt] = sold_at, customer or found.get(receipt, (0, None))[1]
    return found


def _wrong_wholes(
    connection: sqlite3.Connection, wholes: Collection[int], with_goods: Collection[Receipt]
) -> Iterator[int]:
    """Whole receipts that count although their goods are known, or do not although their goods are not."""
    if not wholes:
        return
    files = json.dumps(sorted(wholes))
    of_files = (
        f"SELECT key, receipt, sold_at / {SECONDS_A_DAY} FROM {{}} WHERE file_id IN (SELECT value FROM json_each(?))"
    )
    for key, receipt, day in connection.execute(of_files.format("sale"), (files,)):
        if (receipt, day) in with_goods:
            yield key
    hidden = " AND kind <> 'cancelled' AND NOT EXISTS (SELECT 1 FROM sale WHERE sale.key = sale_statement.key)"
    for key, receipt, day in connection.execute(of_files.format("sale_statement") + hidden, (files,)):
        if (receipt, day) not in with_goods:
            yield key
