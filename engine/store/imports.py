"""Writing and taking back imports. Callers hold one transaction around a whole import."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.columns import CUSTOMERS, PRODUCTS
from engine.progress import Progress, silent
from engine.store import persons, statements
from engine.store.cipher import passphrase_of

if TYPE_CHECKING:
    from engine.store.sale_image import SaleImage

_CUSTOMER_FIELDS: Final = tuple(
    column for column in CUSTOMERS if column != "customer_id" and not column.startswith("consent_")
)
_PRODUCT_FIELDS: Final = {
    "product_name": "name",
    "category": "category",
    "brand": "brand",
    "price": "price",
    "cost": "cost",
    "stock": "stock",
    "active": "active",
    "not_product": "not_product",
}
_HANDED_ON: Final = frozenset(("category", "brand", "price", "cost", "stock"))
assert set(PRODUCTS) - {"product_id"} <= set(_PRODUCT_FIELDS)

FROM_SALES: Final = 0
FROM_OWN_TABLE: Final = 1
"""Authority of a source: what a customer or product table says wins over what sale lines say, whatever came last."""


BULK_LINES: Final = 50_000
"""New lines from which on indexes are made afterwards."""

_BULK_CACHE: Final = 160_000
"""KiB of SQLite's pages in memory while many lines come to others: entries fall anywhere in the indexes of millions of lines, and what
falls on a page that is not at hand takes twice as long."""


def begin_import(connection: sqlite3.Connection, at: str) -> int:
    """A new import; `at` is ISO 8601. Returns its id."""
    cursor = connection.execute("INSERT INTO import(started_at) VALUES (?)", (at,))
    return int(cursor.lastrowid or 0)


def add_file(connection: sqlite3.Connection, import_id: int, **fields: Any) -> int:
    """A table of the import: name, digest, format, kind, sheet, header_row, rows_read, whole_receipts (its lines are whole
    receipts, without their goods), reading (how it was read, JSON), listed_prices (its amounts are list prices), amounts (`with` or `without` tax, where it told how much that is). Returns its id."""
    names = "name digest format kind sheet header_row rows_read whole_receipts listed_prices reading amounts".split()
    values = [
        fields.get(name, 0 if name in ("rows_read", "whole_receipts", "listed_prices") else None) for name in names
    ]
    cursor = connection.execute(
        f"INSERT INTO import_file(import_id, {', '.join(names)}) VALUES (?{', ?' * len(names)})", (import_id, *values)
    )
    return int(cursor.lastrowid or 0)


def update_file(connection: sqlite3.Connection, file_id: int, rows_read: int) -> None:
    """Say how many rows a table had, once it was read to its end."""
    connection.execute("UPDATE import_file SET rows_read = ? WHERE id = ?", (rows_read, file_id))


def finish_import(connection: sqlite3.Connection, import_id: int, at: str, report: Mapping[str, Any]) -> None:
    """Keep the report of a finished import."""
    connection.execute(
        "UPDATE import SET finished_at = ?, report = ? WHERE id = ?",
        (at, json.dumps(report, ensure_ascii=False), import_id),
    )


def net_of(connection: sqlite3.Connection, import_id: int) -> float:
    """The money of the lines that an import brought, as they count now."""
    row = connection.execute("SELECT TOTAL(amount) FROM sale WHERE import_id = ?", (import_id,)).fetchone()
    return float(row[0])


def add_problems(
    connection: sqlite3.Connection,
    import_id: int,
    file_id: int | None,
    problems: Iterable[tuple[str, str | None, str | None, str | None, bool, str | None, int, str | None]],
) -> None:
    """Problems of an import as (code, cell, column, value, stored, cells, place, became); `cells` is the row as JSON, or None."""
    connection.executemany(
        "INSERT INTO problem(import_id, file_id, code, cell, column_name, value, stored, cells, place, became)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((import_id, file_id, *problem) for problem in problems),
    )


def customer_ids(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, int]:
    """Row ids of the customers with those source ids; customers that are new are made."""
    return _ids(connection, "customer", keys)


def product_ids(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, int]:
    """Row ids of the products with those source ids; products that are new are made."""
    return _ids(connection, "product", keys)


def _ids(connection: sqlite3.Connection, table: str, keys: Iterable[str]) -> dict[str, int]:
    wanted = list(dict.fromkeys(keys))
    known = known_keys(connection, table)
    known |= make_keys(connection, table, [key for key in wanted if key not in known])
    return {key: known[key] for key in wanted}


def known_keys(connection: sqlite3.Connection, table: str) -> dict[str, int]:
    """Source ids → row ids of all customers or products (`table` is `customer` or `product`), the oldest first."""
    return {row[0]: row[1] for row in connection.execute(f"SELECT key, id FROM {table} ORDER BY id")}


def make_keys(connection: sqlite3.Connection, table: str, keys: Sequence[str]) -> dict[str, int]:
    """New customers or products with those source ids → row ids."""
    last = connection.execute(f"SELECT COALESCE(MAX(id), 0) FROM {table}").fetchone()[0]
    made = {key: last + number for number, key in enumerate(keys, 1)}
    connection.executemany(f"INSERT INTO {table}(key, id) VALUES (?, ?)", made.items())
    return made


def product_prices(connection: sqlite3.Connection) -> dict[str, float]:
    """Prices of the products that have one, by source id."""
    return {row[0]: row[1] for row in connection.execute("SELECT key, price FROM product WHERE price IS NOT NULL")}


def add_customer_sources(
    connection: sqlite3.Connection, import_id: int, authority: int, rows: Mapping[int, Mapping[str, Any]]
) -> None:
    """What an import says of customers: row id → canonical columns without `customer_id` (attributes: a dict).

    The shown customer is put together from all sources that were not taken back (`rebuild_customers`).
    """
    _add_sources(connection, "customer", import_id, authority, rows)
    rebuild_customers(connection, _telling(rows))


def add_product_sources(
    connection: sqlite3.Connection, import_id: int, authority: int, rows: Mapping[int, Mapping[str, Any]]
) -> None:
    """What an import says of products: row id → canonical columns without `product_id`, plus `not_product` (a code)."""
    _add_sources(connection, "product", import_id, authority, rows)
    rebuild_products(connection, _telling(rows))


def _telling(rows: Mapping[int, Mapping[str, Any]]) -> list[int]:
    """Those of whom something is said: the others are as they were."""
    return [row_id for row_id, data in rows.items() if any(value is not None for value in data.values())]


def _add_sources(
    connection: sqlite3.Connection, table: str, import_id: int, authority: int, rows: Mapping[int, Mapping[str, Any]]
) -> None:
    connection.executemany(
        f"INSERT INTO {table}_source({table}_id, import_id, authority, data) VALUES (?, ?, ?, ?)"
        f" ON CONFLICT DO UPDATE SET data = json_patch(data, excluded.data)",
        (
            (
                row_id,
                import_id,
                authority,
                json.dumps({k: v for k, v in data.items() if v is not None}, ensure_ascii=False) if data else "{}",
            )
            for row_id, data in rows.items()
        ),
    )


def rebuild_customers(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Put customers together again from their sources: later over earlier, tables over sales, the shop's own edits last.

    A customer in whom others are counted has what they say, too; its own word wins over theirs.
    """
    heads = persons.heads(connection)
    ids = set(ids)
    ids |= {heads[n] for n in ids & heads.keys()}
    merged = _merged(connection, "customer", ids, heads)
    rows = []
    for row_id, data in merged.items():
        attributes = json.dumps(data.get("attributes") or {}, ensure_ascii=False)
        rows.append((*(data.get(field) for field in _CUSTOMER_FIELDS), attributes, row_id))
    assignments = ", ".join(f"{field} = ?" for field in _CUSTOMER_FIELDS)
    connection.executemany(f"UPDATE customer SET {assignments}, attributes = ? WHERE id = ?", rows)


def records_alone(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What is said of each of these customers, without those who are counted in them: row id → canonical columns."""
    return _merged(connection, "customer", ids, {})


def rebuild_products(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """The same for products. Without a word on it a product is active; what a product does not say of itself, its other
    spellings say."""
    chosen = json.dumps(list(ids))
    spellings = dict(
        connection.execute(
            "SELECT id, same_as FROM product WHERE same_as IN (SELECT COALESCE(same_as, id) FROM product"
            " WHERE id IN (SELECT value FROM json_each(?)))",
            (chosen,),
        ).fetchall()
    )
    merged = _merged(connection, "product", {*json.loads(chosen), *spellings, *spellings.values()}, {})
    for spelling, shown in spellings.items():
        for name in _HANDED_ON & merged[spelling].keys():
            merged[shown].setdefault(name, merged[spelling][name])
    rows = []
    for row_id, data in merged.items():
        data.setdefault("active", True)
        data["active"] = int(bool(data["active"]))
        rows.append((*(data.get(field) for field in _PRODUCT_FIELDS), row_id))
    assignments = ", ".join(f"{column} = ?" for column in _PRODUCT_FIELDS.values())
    connection.executemany(f"UPDATE product SET {assignments} WHERE id = ?", rows)


def _merged(
    connection: sqlite3.Connection, table: str, ids: Iterable[int], heads: Mapping[int, int]
) -> dict[int, dict[str, Any]]:
    """Row id → all that is said; of members of `heads` (member → head) the head's row has it, too."""
    merged: dict[int, dict[str, Any]] = {row_id: {} for row_id in ids}
    members = [member for member, head in heads.items() if head in merged]
    chosen = json.dumps([*merged, *members])

    def into(row_id: int) -> Iterator[dict[str, Any]]:
        for place in {row_id, heads.get(row_id, row_id)} & merged.keys():
            yield merged[place]

    # A head comes after its members, so that what it says itself stays; of these the one with the first id.
    sources = connection.execute(
        f"SELECT s.{table}_id, data, authority, import_id FROM {table}_source AS s JOIN {table} AS t ON t.id = s.{table}_id"
        f" WHERE s.{table}_id IN (SELECT value FROM json_each(?)) ORDER BY authority, import_id, LENGTH(key) DESC, key DESC",
        (chosen,),
    ).fetchall()
    for row in sorted(sources, key=lambda row: (row[2], row[3], row[0] not in heads)):
        data = json.loads(row[1])
        own_attributes = data.pop("attributes", {})
        for target in into(row[0]):
            attributes = {**target.get("attributes", {}), **own_attributes}
            target.update(data)
            if attributes:
                target["attributes"] = attributes
    edits = connection.execute(
        f"SELECT id, own FROM {table} WHERE own <> '{{}}' AND id IN (SELECT value FROM json_each(?))"
        " ORDER BY LENGTH(key) DESC, key DESC",
        (chosen,),
    ).fetchall()
    for row in sorted(edits, key=lambda row: row[0] not in heads):
        for target in into(row[0]):
            target.update(json.loads(row[1]))
    return merged


@contextmanager
def bulk(
    connection: sqlite3.Connection, lines: int, folder: Path | None = None, progress: Progress = silent
) -> Iterator["SaleImage | None"]:
    """Make the indexes of many new lines in one go afterwards, not line by line (`expect`); in the same transaction.

    What these lines hold was checked before: that SQLite checks each again would take as long as keeping them. With a
    `folder` for files, and no line in the shop yet, the block gets an image to put its lines into, which are then copied at its end;
    not where the shop has a passphrase, for the image has none.
    """
    if lines < BULK_LINES:
        yield None
        return
    connection.execute("PRAGMA ignore_check_constraints = 1")
    cache = connection.execute("PRAGMA cache_size").fetchone()[0]
    indexes, image = _sale_indexes(connection), None
    try:
        may_lie_open = folder is not None and passphrase_of(connection) is None
        if folder and may_lie_open and connection.execute("SELECT 1 FROM sale LIMIT 1").fetchone() is None:
            from engine.store.sale_image import SaleImage

            image = SaleImage(connection, folder)
        else:
            connection.execute(f"PRAGMA cache_size = -{_BULK_CACHE}")
        yield image
        if image is not None:
            image.copy(progress)
        left = _sale_indexes(connection)
        for name in (name for name in indexes if name not in left):
            connection.execute(indexes[name])
    finally:
        if image is not None:
            image.close()
        connection.execute(f"PRAGMA cache_size = {cache}")
        connection.execute("PRAGMA ignore_check_constraints = 0")


def copy_early(connection: sqlite3.Connection, image: "SaleImage", progress: Progress) -> None:
    """Put the lines of an image into the shop within the block of `bulk`: those that follow come to them as they come."""
    image.copy(progress)
    connection.execute(f"PRAGMA cache_size = -{_BULK_CACHE}")


def expect(connection: sqlite3.Connection, lines: int) -> None:
    """So many new lines are going to come within the block of `bulk`: where it pays, they are indexed at its end."""
    if lines < BULK_LINES:
        return
    # To sort an entry of all lines takes a third of the time that an entry among those of millions takes.
    there = connection.execute("SELECT COUNT(*) FROM (SELECT 1 FROM sale LIMIT ?)", (2 * lines,)).fetchone()[0]
    if there < 2 * lines:
        for name in _sale_indexes(connection):
            connection.execute(f"DROP INDEX {name}")


def _sale_indexes(connection: sqlite3.Connection) -> dict[str, str]:
    """The indexes of sale lines: name → how it is made."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'sale' AND sql IS NOT NULL"
    )
    return {row[0]: row[1] for row in rows.fetchall()}


def insert_interactions(connection: sqlite3.Connection, import_id: int, rows: Iterable[Sequence[Any]]) -> int:
    """Interactions as (key, customer id, product id, at, kind, value); those already there are passed over."""
    before = connection.total_changes
    connection.executemany(
        "INSERT INTO interaction(key, import_id, customer_id, product_id, at, kind, value)"
        " VALUES (?1, ?7, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(key) DO NOTHING",
        ((*row, import_id) for row in rows),
    )
    return connection.total_changes - before


def current_consents(connection: sqlite3.Connection) -> dict[tuple[int, str], tuple[str, str]]:
    """(customer row id, channel) → (status, ISO date) as it stands now."""
    rows = connection.execute("SELECT customer_id, channel, status, at FROM consent ORDER BY id")
    return {(row[0], row[1]): (row[2], row[3]) for row in rows}


def add_consents(connection: sqlite3.Connection, import_id: int, rows: Iterable[tuple[int, str, str, str]]) -> None:
    """Consents that an import says: (customer row id, channel, status, ISO date)."""
    connection.executemany(
        "INSERT INTO consent(customer_id, channel, status, source, at, import_id) VALUES (?, ?, ?, 'import', ?, ?)",
        ((*row, import_id) for row in rows),
    )


def undo_import(connection: sqlite3.Connection, import_id: int, at: str) -> dict[str, int] | None:
    """Take one import back whole; None if there is no such import, or it was taken back before.

    Lines that another import speaks of, too, stay as that import says. Customers and products that nothing else knows go.
    """
    row = connection.execute("SELECT undone_at FROM import WHERE id = ?", (import_id,)).fetchone()
    if row is None or row[0] is not None:
        return None
    connection.execute("UPDATE import SET undone_at = ? WHERE id = ?", (at, import_id))
    lines = statements.take_back(connection, import_id)
    connection.execute("DELETE FROM interaction WHERE import_id = ?", (import_id,))
    connection.execute("DELETE FROM consent WHERE import_id = ?", (import_id,))
    touched = {}
    for table in ("customer", "product"):
        touched[table] = [
            r[0]
            for r in connection.execute(
                f"SELECT DISTINCT {table}_id FROM {table}_source WHERE import_id = ?", (import_id,)
            )
        ]
        connection.execute(f"DELETE FROM {table}_source WHERE import_id = ?", (import_id,))
    rebuild_customers(connection, touched["customer"])
    rebuild_products(connection, touched["product"])
    customers = connection.execute(
        "DELETE FROM customer WHERE own = '{}'"
        " AND NOT EXISTS (SELECT 1 FROM sale WHERE sale.customer_id = customer.id)"
        " AND NOT EXISTS (SELECT 1 FROM sale_statement AS s WHERE s.customer_id = customer.id)"
        " AND NOT EXISTS (SELECT 1 FROM customer_source WHERE customer_id = customer.id)"
        " AND NOT EXISTS (SELECT 1 FROM interaction WHERE interaction.customer_id = customer.id)"
        " AND NOT EXISTS (SELECT 1 FROM consent WHERE consent.customer_id = customer.id)"
        " AND NOT EXISTS (SELECT 1 FROM suppression WHERE suppression.customer_id = customer.id)"
        " AND NOT EXISTS (SELECT 1 FROM campaign_member WHERE campaign_member.customer_id = customer.id)"
    ).rowcount
    products = connection.execute(
        "DELETE FROM product WHERE own = '{}' AND banned = 0"
        " AND NOT EXISTS (SELECT 1 FROM sale WHERE sale.product_id = product.id)"
        " AND NOT EXISTS (SELECT 1 FROM sale_statement AS s WHERE s.product_id = product.id)"
        " AND NOT EXISTS (SELECT 1 FROM product_source WHERE product_id = product.id)"
        " AND NOT EXISTS (SELECT 1 FROM interaction WHERE interaction.product_id = product.id)"
    ).rowcount
    connection.execute("DELETE FROM problem WHERE import_id = ?", (import_id,))
    return {
        "import_id": import_id,
        **lines,
        "customers_removed": customers,
        "products_removed": products,
    }
