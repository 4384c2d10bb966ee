"""Reading and editing products: the table, and what is known of one product."""

import json
import sqlite3
from typing import Any, Final

from engine.errors import ShopError
from engine.store import settings
from engine.store.customers import iso
from engine.store.models import named_reasons
from engine.store.sales import SECONDS_A_DAY
from engine.store.spellings import LISTED, SHOWN

EDITABLE: Final = ("name", "category", "brand", "price", "cost", "stock", "active", "not_product")

TABLE_COLUMNS: Final = (
    "product_id",
    "name",
    "category",
    "brand",
    "price",
    "stock",
    "buyers",
    "lines",
    "quantity",
    "amount",
    "repeat_rate",
    "last",
    "not_product",
    "active",
    "banned",
)


_SPELLINGS: Final = "SELECT id FROM product WHERE id = ?1 OR same_as = ?1"
"""The rows of the product ?1: its own, and those that it is shown for."""


def row_id(connection: sqlite3.Connection, key: str) -> int:
    """The row id of a product (of the one that is shown for it) by the id of the source file. Raises `product.unknown`."""
    row = connection.execute(f"SELECT {SHOWN.format('product')} FROM product WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise ShopError("product.unknown", product=key)
    return int(row[0])


def table(connection: sqlite3.Connection) -> dict[str, Any]:
    """All products, highest turnover first; see `Shop.product_table`."""
    cursor = connection.cursor()
    cursor.row_factory = None
    rows = [
        (*row[:11], iso(row[11]), row[12], bool(row[13]), bool(row[14]))
        for row in cursor.execute(
            "SELECT p.key, p.name, p.category, p.brand, p.price, p.stock, COALESCE(t.buyers, 0), COALESCE(t.lines, 0),"
            " COALESCE(t.quantity, 0), COALESCE(t.amount, 0),"
            " CASE WHEN t.buyers > 0 THEN 1.0 * t.repeat_buyers / t.buyers END, t.last_day, p.not_product, p.active,"
            " p.banned FROM product AS p LEFT JOIN product_statistic AS t ON t.product_id = p.id"
            f" WHERE p.same_as IS NULL AND {LISTED.format('p')} ORDER BY t.amount DESC, t.lines DESC, p.id"
        )
    ]
    return {"columns": list(TABLE_COLUMNS), "rows": rows}


def facts(connection: sqlite3.Connection, number: int) -> dict[str, Any]:
    """Everything stored of one product: its columns and statistics (days as numbers)."""
    row = connection.execute(
        "SELECT p.*, t.lines, t.quantity, t.amount, t.buyers, t.repeat_buyers, t.typical_gap_days, t.first_day,"
        " t.last_day FROM product AS p LEFT JOIN product_statistic AS t ON t.product_id = p.id WHERE p.id = ?",
        (number,),
    ).fetchone()
    return dict(row)


def bought_with(connection: sqlite3.Connection, number: int, limit: int = 8) -> list[dict[str, Any]]:
    """Products on the same receipts, by lift × support: product_id, name, receipts (together), share (of this one's).

    Receipts are taken by number, moment and customer, so that the index by customer finds their lines; the newest 1,500
    of them say enough and keep a best seller quick.
    """
    rows = connection.execute(
        f"WITH mine AS (SELECT DISTINCT receipt, sold_at, customer_id FROM sale WHERE product_id IN ({_SPELLINGS}) AND receipt IS NOT NULL"
        " AND kind = 'sale' ORDER BY sold_at DESC LIMIT 1500),"
        " total AS (SELECT COUNT(*) AS n FROM mine),"
        f" pair AS (SELECT {SHOWN.format('a')} AS other, COUNT(*) AS together FROM mine"
        "  CROSS JOIN sale AS o ON o.customer_id IS mine.customer_id AND o.sold_at = mine.sold_at"
        "  AND o.receipt = mine.receipt JOIN product AS a ON a.id = o.product_id"
        "  WHERE other <> ?1 AND o.kind = 'sale' GROUP BY 1)"
        " SELECT p.key, p.name, pair.together, 1.0 * pair.together / total.n FROM pair, total"
        " JOIN product AS p ON p.id = pair.other JOIN product_statistic AS t ON t.product_id = p.id"
        " WHERE p.not_product IS NULL AND pair.together >= 3"
        " ORDER BY pair.together * 1.0 * pair.together / t.lines DESC LIMIT ?2",
        (number, limit),
    )
    return [dict(zip(("product_id", "name", "receipts", "share"), row)) for row in rows]


def buyers(connection: sqlite3.Connection, number: int, limit: int = 8) -> list[dict[str, Any]]:
    """Who bought it most: customer_id, name, times (days), last (ISO)."""
    rows = connection.execute(
        f"SELECT h.key, h.name, COUNT(DISTINCT s.sold_at / {SECONDS_A_DAY}) AS times, MAX(s.sold_at) / {SECONDS_A_DAY}"
        " FROM sale AS s JOIN customer AS c ON c.id = s.customer_id JOIN customer AS h ON h.id = COALESCE(c.same_as, c.id)"
        f" WHERE s.product_id IN ({_SPELLINGS}) AND s.kind = 'sale' AND h.staff = 0"
        " GROUP BY h.id ORDER BY times DESC, 4 DESC LIMIT ?2",
        (number, limit),
    )
    return [{"customer_id": r[0], "name": r[1], "times": r[2], "last": iso(r[3])} for r in rows]


def months(connection: sqlite3.Connection, number: int) -> list[dict[str, Any]]:
    """Sales of one product by month, from its first month to the shop's last, those without a sale included: month
    (YYYY-MM), quantity, amount. Left out, a silent year would look like no time at all."""
    rows = connection.execute(
        "WITH RECURSIVE sold AS ("
        "  SELECT strftime('%Y-%m', sold_at, 'unixepoch') AS month, SUM(quantity) AS quantity,"
        f"  SUM(COALESCE(amount, 0)) AS amount FROM sale WHERE product_id IN ({_SPELLINGS}) GROUP BY 1),"
        " every(month) AS (SELECT MIN(month) FROM sold UNION ALL"
        "  SELECT strftime('%Y-%m', month || '-01', '+1 month') FROM every"
        "  WHERE month < (SELECT strftime('%Y-%m', MAX(day) * 86400, 'unixepoch') FROM daily))"
        " SELECT month, COALESCE(quantity, 0), COALESCE(amount, 0) FROM every LEFT JOIN sold USING (month)"
        " WHERE month IS NOT NULL ORDER BY month",
        (number,),
    )
    return [{"month": r[0], "quantity": r[1], "amount": r[2]} for r in rows]


def candidates(connection: sqlite3.Connection, number: int, list_name: str, limit: int = 8) -> list[dict[str, Any]]:
    """Who has it high on a list of the run in use (`again`: who is due; `new`: who would like it): customer_id, name,
    rank, score, reason."""
    rows = connection.execute(
        "SELECT c.key, c.name, MIN(r.rank), r.score, r.reason FROM recommendation AS r"
        " JOIN run ON run.id = r.run_id AND run.in_use = 1 JOIN customer AS c ON c.id = r.customer_id"
        f" WHERE r.product_id IN ({_SPELLINGS}) AND r.list = ?2 AND c.same_as IS NULL"
        " GROUP BY c.id ORDER BY r.score DESC LIMIT ?3",
        (number, list_name, limit),
    ).fetchall()
    reasons = named_reasons(connection, [row[4] for row in rows])
    return [
        {"customer_id": r[0], "name": r[1], "rank": r[2], "score": r[3], "reason": why} for r, why in zip(rows, reasons)
    ]


def edit(connection: sqlite3.Connection, key: str, values: dict[str, Any]) -> None:
    """Change fields by hand; they are kept as the shop's own. Raises `product.unknown`, `argument.wrong`."""
    number = row_id(connection, key)
    own = json.loads(connection.execute("SELECT own FROM product WHERE id = ?", (number,)).fetchone()[0])
    for name, value in values.items():
        if name == "banned":
            connection.execute("UPDATE product SET banned = ? WHERE id = ?", (int(bool(value)), number))
            continue
        if name == "pinned":
            _pin(connection, key, bool(value))
            continue
        if name not in EDITABLE:
            raise ShopError("argument.wrong", argument=name)
        own["product_name" if name == "name" else name] = value
        connection.execute(f"UPDATE product SET {name} = ? WHERE id = ?", (value, number))
    connection.execute("UPDATE product SET own = ? WHERE id = ?", (json.dumps(own, ensure_ascii=False), number))


def pinned(connection: sqlite3.Connection, key: str) -> bool:
    """Whether a product is one of those that the shop always recommends."""
    return key in settings.get_settings(connection)["pinned"]


def _pin(connection: sqlite3.Connection, key: str, wanted: bool) -> None:
    """Put a product last among those that are always recommended, or take it out of them."""
    others = [other for other in settings.get_settings(connection)["pinned"] if other != key]
    settings.set_settings(connection, {"pinned": [*others, key] if wanted else others})
