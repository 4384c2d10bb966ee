"""What is counted once after each change of the sales, so that no page has to count 500,000 lines again."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from engine.store import persons, spellings
from engine.store.sales import SECONDS_A_DAY

if TYPE_CHECKING:
    import numpy as np

STATISTIC_COLUMNS: Final = (
    "customer_id",
    "first_day",
    "last_day",
    "visits",
    "historic_value",
    "refunds",
    "average_gap_days",
    "gap_spread_days",
    "gap_upper_quartile",
    "r",
    "f",
    "m",
    "segment",
    "state",
    "state_before",
    "segment_before",
)
PRODUCT_COLUMNS: Final = (
    "product_id",
    "lines",
    "quantity",
    "amount",
    "buyers",
    "repeat_buyers",
    "typical_gap_days",
    "first_day",
    "last_day",
)


DAILY_COLUMNS: Final = (
    "day",
    "lines",
    "without_customer",
    "without_product",
    "without_amount",
    "complete",
    "receipts",
    "amount",
)


def load_lines(connection: sqlite3.Connection) -> Iterator["dict[str, np.ndarray]"]:
    """Every sale line, customers and products as they are shown, in blocks: what `counted.COLUMNS` says but the receipts, 0 for no
    amount, in the order of the file."""
    import numpy as np

    from engine.store.counted import BLOCK, COLUMNS

    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(
        f"SELECT COALESCE(customer_id, -1), COALESCE(product_id, -1), sold_at / {SECONDS_A_DAY}, quantity,"
        " COALESCE(amount, 0), kind = 'sale' FROM sale"
    )
    fields = [(name, COLUMNS[name]) for name in ("customer", "product", "day", "quantity", "amount", "sale")]
    while len(lines := np.fromiter(islice(cursor, BLOCK), dtype=fields)):
        columns = {name: np.ascontiguousarray(lines[name]) for name, _ in fields}
        columns["product"] = spellings.shown(connection, columns["product"])
        columns["customer"] = persons.folded(connection, columns["customer"])
        yield columns


def save_customers(connection: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Replace the statistics of all customers; tuples in the order of STATISTIC_COLUMNS."""
    _replace(connection, "statistic", STATISTIC_COLUMNS, rows)


def save_products(connection: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Replace the statistics of all products; tuples in the order of PRODUCT_COLUMNS."""
    _replace(connection, "product_statistic", PRODUCT_COLUMNS, rows)


def save_daily(connection: sqlite3.Connection, days: tuple[int, int] | None = None) -> None:
    """Count lines, what they lack, receipts and net amount of each day; `days`: of these alone, the first and the last one, for
    nothing has changed on others."""
    first, last = days or (-(1 << 40), 1 << 40)
    connection.execute("DELETE FROM daily WHERE day BETWEEN ? AND ?", (first, last))
    connection.execute(
        f"INSERT INTO daily({', '.join(DAILY_COLUMNS)})"
        f" SELECT sold_at / {SECONDS_A_DAY}, COUNT(*), SUM(customer_id IS NULL), SUM(product_id IS NULL),"
        " SUM(amount IS NULL), SUM(customer_id IS NOT NULL AND product_id IS NOT NULL AND amount IS NOT NULL),"
        " COUNT(DISTINCT receipt),"
        " SUM(COALESCE(amount, 0)) FROM sale WHERE sold_at BETWEEN ? AND ? GROUP BY 1",
        (first * SECONDS_A_DAY, (last + 1) * SECONDS_A_DAY - 1),
    )


def replace_daily(connection: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    """The same, counted already: tuples in the order of DAILY_COLUMNS."""
    _replace(connection, "daily", DAILY_COLUMNS, rows)


def _replace(connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    connection.execute(f"DELETE FROM {table}")
    connection.executemany(f"INSERT INTO {table}({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", rows)


def customer_ids(connection: sqlite3.Connection) -> list[int]:
    """Row ids of all persons, those who never bought included."""
    return [row[0] for row in connection.execute("SELECT id FROM customer WHERE same_as IS NULL ORDER BY id")]


def most_lines(connection: sqlite3.Connection) -> int:
    """The highest row id of a sale line, 0 without any: so many there are at most."""
    return int(connection.execute("SELECT COALESCE(MAX(id), 0) FROM sale").fetchone()[0])


def most_customers(connection: sqlite3.Connection) -> int:
    """The highest row id of a customer, 0 without any."""
    return int(connection.execute("SELECT COALESCE(MAX(id), 0) FROM customer").fetchone()[0])


def most_products(connection: sqlite3.Connection) -> int:
    """The highest row id of a product, 0 without any."""
    return int(connection.execute("SELECT COALESCE(MAX(id), 0) FROM product").fetchone()[0])


def last_day(connection: sqlite3.Connection) -> int | None:
    """Day of the shop's last sale line; what is `as_of` unless somebody says otherwise."""
    row = connection.execute("SELECT MAX(day) FROM daily").fetchone()
    return None if row[0] is None else int(row[0])


def daily(connection: sqlite3.Connection) -> list[tuple[int, int, int, int, float]]:
    """Day, lines, lines without a customer, receipts, net amount; by day."""
    rows = connection.execute("SELECT day, lines, without_customer, receipts, amount FROM daily ORDER BY day")
    return [tuple(row) for row in rows]


def movement(connection: sqlite3.Connection, column: str) -> list[tuple[str, int, int]]:
    """Each state or segment with how many customers are in it now, and were a month before; `column` says which."""
    if column not in ("state", "segment"):
        raise ValueError(column)
    counts: dict[str, list[int]] = {}
    for place, name in enumerate((column, f"{column}_before")):
        for value, count in connection.execute(
            f"SELECT t.{name}, COUNT(*) FROM statistic AS t JOIN customer AS c ON c.id = t.customer_id"
            f" WHERE c.staff = 0 AND t.{name} IS NOT NULL GROUP BY 1"
        ):
            counts.setdefault(value, [0, 0])[place] = count
    return [(value, now, before) for value, (now, before) in sorted(counts.items())]


def gone_quiet(connection: sqlite3.Connection) -> dict[str, Any]:
    """Regulars of a month ago that are quiet now: customers, every (their usual days between visits), value (what they
    have spent a month, together)."""
    row = connection.execute(
        "SELECT COUNT(*), AVG(t.average_gap_days),"
        " SUM(t.historic_value * 30.0 / MAX(t.last_day - t.first_day, 30)) FROM statistic AS t"
        " JOIN customer AS c ON c.id = t.customer_id"
        " WHERE c.staff = 0 AND t.state = 'quiet' AND t.state_before = 'regular'"
    ).fetchone()
    return {"customers": row[0], "every": row[1], "value": row[2]}


def due(connection: sqlite3.Connection, as_of: int, days: int) -> dict[str, Any]:
    """Customers who are due by their own rhythm no more than `days` before or after `as_of`, the same who are *due this
    week* in the table of customers: customers, value (what they are expected to spend within the horizon), horizon."""
    row = connection.execute(
        "SELECT COUNT(*), SUM(s.expected_spend), MAX(run.horizon) FROM score AS s"
        " JOIN run ON run.id = s.run_id AND run.in_use = 1 JOIN customer AS c ON c.id = s.customer_id"
        " WHERE c.staff = 0 AND c.same_as IS NULL AND s.due_day BETWEEN ?1 - ?2 AND ?1 + ?2",
        (as_of, days),
    ).fetchone()
    return {"customers": row[0], "value": row[1], "days": days, "horizon": row[2]}


def first_time_buyers(connection: sqlite3.Connection, as_of: int) -> dict[str, Any]:
    """Customers who came once, 14 to 60 days ago: customers."""
    row = connection.execute(
        "SELECT COUNT(*) FROM statistic AS t JOIN customer AS c ON c.id = t.customer_id"
        " WHERE c.staff = 0 AND t.visits = 1 AND t.first_day BETWEEN ?1 - 60 AND ?1 - 14",
        (as_of,),
    ).fetchone()
    return {"customers": row[0]}
