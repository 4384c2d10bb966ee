"""Reading sale lines as arrays, for features, statistics and charts.

numpy is imported inside: the window opens shops, too, and reads only what is light.
"""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from engine.store import persons, spellings

if TYPE_CHECKING:
    import numpy as np

SECONDS_A_DAY: Final = 86400
_AT_ONCE: Final = 200_000
"""Lines that are made into arrays together."""
_INTERACTION_CODES: Final = {"view": 0, "wish": 1, "cart": 2, "rating": 3}


def row_ids(connection: sqlite3.Connection) -> tuple["np.ndarray", "np.ndarray"]:
    """Row ids of the customers (C,) and products (P,) of `load_sales`, in its order; int64."""
    import numpy as np

    customers = [row[0] for row in connection.execute(_CUSTOMERS.format("id"))]
    products = [row[0] for row in connection.execute(_PRODUCTS.format("id"))]
    return np.array(customers, np.int64), np.array(products, np.int64)


# Persons with at least one line (staff left out), and products that can be recommended, each by row id.
_CUSTOMERS: Final = (
    "SELECT {} FROM customer WHERE staff = 0 AND same_as IS NULL"
    " AND (EXISTS (SELECT 1 FROM sale WHERE sale.customer_id = customer.id) OR EXISTS (SELECT 1 FROM customer AS m"
    " JOIN sale ON sale.customer_id = m.id WHERE m.same_as = customer.id)) ORDER BY id"
)
_PRODUCTS: Final = "SELECT {} FROM product WHERE not_product IS NULL AND same_as IS NULL ORDER BY id"


def load_sales(connection: sqlite3.Connection) -> dict[str, Any]:
    """All lines of known customers, by customer and time, as the fields of `features.history.Sales`.

    product is −1 for lines without a product or with one that is not to be recommended (postage, fees, …).
    receipt numbers count receipts; lines without a receipt number share one a customer and day.
    """
    customer_rows, product_rows = row_ids(connection)
    return {
        **_lines(connection, customer_rows, product_rows),
        "customers": [row[0] for row in connection.execute(_CUSTOMERS.format("key"))],
        "products": [row[0] for row in connection.execute(_PRODUCTS.format("key"))],
        **_product_fields(connection),
        **_customer_fields(connection),
        "views": _interactions(connection, customer_rows, product_rows),
    }


def _lines(
    connection: sqlite3.Connection, customer_rows: "np.ndarray", product_rows: "np.ndarray"
) -> dict[str, "np.ndarray"]:
    """The lines as arrays, made some at a time: five million tuples would take more memory than learning from them."""
    import numpy as np

    heads = persons.heads(connection)
    numbered = _numbered(connection, heads)
    parts: list[dict[str, np.ndarray]] = []
    full = True
    while full:
        table = np.fromiter(islice(numbered, _AT_ONCE), dtype="i8,i8,i8,i4,f4,f8,f4")
        full = len(table) == _AT_ONCE
        customer = _positions(customer_rows, table["f0"])
        table, customer = table[customer >= 0], customer[customer >= 0]
        day, second = np.divmod(table["f2"], SECONDS_A_DAY)
        parts.append(
            {
                "customer": customer,
                "product": _positions(product_rows, spellings.shown(connection, table["f1"])),
                "day": day.astype(np.int32),
                "second": second.astype(np.int32),
                "receipt": table["f3"].copy(),
                "quantity": table["f4"].copy(),
                "amount": table["f5"].copy(),
                "discount": table["f6"].copy(),
            }
        )
    lines = {name: np.concatenate([part.pop(name) for part in parts]) for name in list(parts[0])}
    if heads:
        order = np.lexsort((lines["second"], lines["day"], lines["customer"]))
        lines = {name: values[order] for name, values in lines.items()}
    return lines


def _numbered(connection: sqlite3.Connection, heads: dict[int, int]) -> Iterator[tuple[Any, ...]]:
    """Lines by customer and time: customer, product, moment, number of the receipt, quantity, amount, discount."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(
        "SELECT customer_id, COALESCE(product_id, -1), sold_at, receipt, quantity, COALESCE(amount, 0),"
        " COALESCE(discount, 0) FROM sale WHERE customer_id IS NOT NULL ORDER BY customer_id, sold_at, id"
    )
    numbers: dict[Any, int] = {}
    count, before = 0, None
    for customer, product, sold_at, receipt, quantity, amount, discount in cursor:
        customer = heads.get(customer, customer)
        # A receipt number starts anew each day in many tills, so that the customer belongs to its name; one customer's
        # lines come together, but for those who are several in the files.
        if customer != before and not heads:
            numbers.clear()
        before = customer
        name = (customer, receipt if receipt is not None else sold_at // SECONDS_A_DAY)
        number = numbers.get(name)
        if number is None:
            number = numbers[name] = count
            count += 1
        yield customer, product, sold_at, number, quantity, amount, discount


def _positions(rows: "np.ndarray", ids: "np.ndarray") -> "np.ndarray":
    """Where each id stands in the sorted `rows`, −1 where it does not; int32."""
    import numpy as np

    if not len(rows):
        return np.full(len(ids), -1, np.int32)
    at = np.minimum(np.searchsorted(rows, ids), len(rows) - 1)
    return np.where(rows[at] == ids, at, -1).astype(np.int32)


def _codes(values: list[str | None]) -> "np.ndarray":
    """Text as numbers in sorted order, −1 for none; int32."""
    import numpy as np

    order = {value: n for n, value in enumerate(sorted({v for v in values if v}))}
    return np.array([order[v] if v else -1 for v in values], np.int32)


def category_names(connection: sqlite3.Connection) -> list[str]:
    """The categories that `load_sales` numbers, in its order."""
    return sorted({row[0] for row in connection.execute(_PRODUCTS.format("category")) if row[0]})


def _product_fields(connection: sqlite3.Connection) -> dict[str, Any]:
    import numpy as np

    rows = connection.execute(
        _PRODUCTS.format("category, brand, price, active AND NOT banned AND COALESCE(stock, 1) > 0, cost")
    ).fetchall()
    return {
        "category": _codes([row[0] for row in rows]),
        "brand": _codes([row[1] for row in rows]),
        "price": np.array([np.nan if row[2] is None else row[2] for row in rows], np.float32),
        "available": np.array([bool(row[3]) for row in rows], bool),
        "cost": np.array([np.nan if row[4] is None else row[4] for row in rows], np.float32),
    }


def _customer_fields(connection: sqlite3.Connection) -> dict[str, Any]:
    import numpy as np

    rows = connection.execute(_CUSTOMERS.format("birthday, city, gender")).fetchall()
    years = [row[0][:4] if row[0] and row[0][:4].isdigit() else "0" for row in rows]
    return {
        "birth_year": np.array(years, np.int32),
        "city": _codes([row[1] for row in rows]),
        "gender": _codes([row[2] for row in rows]),
    }


def _interactions(
    connection: sqlite3.Connection, customer_rows: "np.ndarray", product_rows: "np.ndarray"
) -> dict[str, Any]:
    """Views, wishes, carts and ratings: customer, product, day int32; kind int8 (0–3 in that order); value float32."""
    import numpy as np

    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute("SELECT customer_id, product_id, at, kind, COALESCE(value, 1) FROM interaction ORDER BY at, id")
    table = np.fromiter(
        ((c, p, at, _INTERACTION_CODES[kind], value) for c, p, at, kind, value in cursor), dtype="i8,i8,i8,i1,f4"
    )
    customer = _positions(customer_rows, persons.folded(connection, table["f0"]))
    product = _positions(product_rows, spellings.shown(connection, table["f1"]))
    known = (customer >= 0) & (product >= 0)
    return {
        "customer": customer[known],
        "product": product[known],
        "day": (table["f2"][known] // SECONDS_A_DAY).astype(np.int32),
        "kind": table["f3"][known],
        "value": table["f4"][known],
    }


def load_visits(connection: sqlite3.Connection) -> dict[str, "np.ndarray"]:
    """One row a person and day with a line: customer_id (row id, int64), day int32, amount (net), refunds float64.

    `purchases` counts the day's lines that are sales: a day that saw only a refund is no visit.
    """
    import numpy as np

    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(
        f"SELECT COALESCE(c.same_as, c.id), sold_at / {SECONDS_A_DAY}, SUM(COALESCE(amount, 0)),"
        " SUM(CASE WHEN kind <> 'sale' THEN -COALESCE(amount, 0) ELSE 0 END), SUM(kind = 'sale')"
        " FROM sale JOIN customer AS c ON c.id = customer_id GROUP BY 1, 2 ORDER BY 1, 2"
    )
    table = np.fromiter(cursor, dtype="i8,i4,f8,f8,i4")
    return {
        "customer_id": table["f0"],
        "day": table["f1"],
        "amount": table["f2"],
        "refunds": table["f3"],
        "purchases": table["f4"],
    }


def span(connection: sqlite3.Connection) -> tuple[int, int] | None:
    """First and last moment with a sale line (seconds), or None without any."""
    row = connection.execute("SELECT MIN(sold_at), MAX(sold_at) FROM sale").fetchone()
    return None if row[0] is None else (int(row[0]), int(row[1]))
