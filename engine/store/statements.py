"""What imports say of sale lines, and which of it counts.

A line is known by its key, and several imports may speak of it. The latest import decides, field by field where it says
something; a line that it calls cancelled does not count, and a whole receipt does not count where the goods of the same
receipt are known. `sale` holds the lines that count. `sale_statement` holds the rest, so that any import can be taken back:

- A key without statements was said once: its row in `sale` is what was said.
- A statement without a `kind` says again, word for word, what the one before it says.
- A key with a full statement (one with a `kind`) has all that was said there, and its row in `sale` follows from it.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from engine.store.receipts import SECONDS_A_DAY, ReceiptBook, forget_returned, lines_of, told_by

if TYPE_CHECKING:
    import numpy as np

SALE_COLUMNS: Final = (
    "key",
    "import_id",
    "file_id",
    "source_row",
    "kind",
    "sold_at",
    "receipt",
    "line_no",
    "customer_id",
    "product_id",
    "quantity",
    "unit_price",
    "amount",
    "discount",
    "tax",
    "store",
)
"""Order of the values of a line, in `insert_sales` and `add_statements`."""

_PLACE: Final = {name: at for at, name in enumerate(SALE_COLUMNS)}
_KEY, _IMPORT, _FILE, _ROW, _KIND, _SOLD_AT, _RECEIPT = range(7)
_CUSTOMER: Final = _PLACE["customer_id"]
_AMOUNT: Final = _PLACE["amount"]
_BATCH: Final = 20_000
_SAID: Final = slice(_KIND, len(SALE_COLUMNS))
_VALUES: Final = tuple(
    _PLACE[name] for name in ("kind", "sold_at", "quantity", "unit_price", "amount", "discount", "tax")
)
_COLUMNS: Final = ", ".join(SALE_COLUMNS)
_HOLES: Final = ", ".join("?" * len(SALE_COLUMNS))

# Within one import a cancellation counts, in whichever of its files it stands.
_ORDER: Final = "key, import_id, kind IS 'cancelled', file_id"

Line = tuple[Any, ...]


def insert_sales(
    connection: sqlite3.Connection,
    rows: Iterable[Sequence[Any]],
    columns: Sequence[str] = SALE_COLUMNS,
    constants: Mapping[str, int] | None = None,
) -> None:
    """Sale lines that count, as tuples in the order of `columns`; `key` must be new (see `KnownLines`).

    `constants` are columns that are equal in all rows. Columns that are not given stay empty: what need not be bound row
    by row makes a large import a third faster.
    """
    fixed = {name: int(value) for name, value in (constants or {}).items()}
    names, values = [*columns, *fixed], ["?"] * len(columns) + [str(value) for value in fixed.values()]
    connection.executemany(f"INSERT INTO sale({', '.join(names)}) VALUES ({', '.join(values)})", rows)


class KnownLines:
    """The lines that the shop was told of between two moments (seconds, both included), found by their keys."""

    def __init__(self, connection: sqlite3.Connection, first: int, last: int) -> None:
        import numpy as np

        cursor = connection.cursor()
        cursor.row_factory = None
        cursor.execute(
            "SELECT key, id FROM sale WHERE sold_at BETWEEN ?1 AND ?2 UNION ALL SELECT key, 0 FROM sale_statement AS s"
            " WHERE kind IS NOT NULL AND sold_at BETWEEN ?1 AND ?2"
            " AND NOT EXISTS (SELECT 1 FROM sale WHERE sale.key = s.key)",
            (first, last),
        )
        rows = np.fromiter(cursor, dtype="i8,i8")
        self._rows = rows[np.argsort(rows["f0"])]

    def find(self, keys: "np.ndarray") -> tuple["np.ndarray", "np.ndarray"]:
        """For each key (n,) whether it is known (bool), and the row id of its line (int64, 0 where none counts)."""
        import numpy as np

        if not len(self._rows):
            return np.zeros(len(keys), bool), np.zeros(len(keys), np.int64)
        at = np.minimum(np.searchsorted(self._rows["f0"], keys), len(self._rows) - 1)
        there = self._rows["f0"][at] == keys
        return there, np.where(there, self._rows["f1"][at], 0)


def said(connection: sqlite3.Connection, sales: Sequence[int]) -> dict[int, Line]:
    """By key, the lines with those row ids, as long as all imports say the same of them (in the order of SALE_COLUMNS)."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(
        f"SELECT {_COLUMNS} FROM sale WHERE id IN (SELECT value FROM json_each(?)) AND NOT EXISTS"
        " (SELECT 1 FROM sale_statement AS s WHERE s.key = sale.key AND s.kind IS NOT NULL)",
        (json.dumps(sales),),
    )
    return {row[_KEY]: row for row in cursor}


def says_the_same(one: Line, other: Line) -> bool:
    """Whether two lines agree in all but where they stand."""
    return one[_SAID] == other[_SAID]


def say_again(connection: sqlite3.Connection, rows: Iterable[tuple[int, int, int, int]]) -> None:
    """Imports that say the same as the last one did: (key, import id, file id, source row)."""
    connection.executemany(
        "INSERT INTO sale_statement(key, import_id, file_id, source_row) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        rows,
    )


def add_statements(connection: sqlite3.Connection, lines: Sequence[Line]) -> None:
    """What an import says of lines that are known, or do not count; one a key and file. `settle` then makes it count."""
    connection.executemany(
        f"INSERT INTO sale_statement({_COLUMNS}) VALUES ({_HOLES}) ON CONFLICT(key, file_id) DO NOTHING", lines
    )


def _set_aside(connection: sqlite3.Connection, keys: Sequence[int]) -> None:
    """Keep what was said of these keys so far among the statements, too."""
    connection.execute(
        f"INSERT INTO sale_statement({_COLUMNS}) SELECT {_COLUMNS} FROM sale"
        " WHERE key IN (SELECT value FROM json_each(?)) AND NOT EXISTS"
        " (SELECT 1 FROM sale_statement AS s WHERE s.key = sale.key AND s.file_id = sale.file_id)"
        " AND import_id NOT IN (SELECT id FROM import WHERE undone_at IS NOT NULL)",
        (json.dumps(keys),),
    )


def settle(connection: sqlite3.Connection, keys: Iterable[int], import_id: int | None = None) -> Counter[str]:
    """Let the statements of these keys count; all other lines count already. `import_id`: the import that is being written.

    Returns how many lines of the shop are new or came back (`shown`), say something else now (`corrected`), are called
    cancelled or returned (`cancelled`), stand in the goods of their receipts (`replaced`), or are said by nobody any more
    (`removed`); how many that the import itself brought have their share of what was paid for their order (`shared`).
    """
    book = ReceiptBook.of(connection)
    touched = sorted({*keys, *book.wrong(connection)})
    changes: Counter[str] = Counter()
    for start in range(0, len(touched), _BATCH):
        batch = touched[start : start + _BATCH]
        _set_aside(connection, batch)
        changes += _settle_batch(connection, batch, book, import_id)
    return changes


def _settle_batch(
    connection: sqlite3.Connection, keys: Sequence[int], book: ReceiptBook, import_id: int | None
) -> Counter[str]:
    chosen = json.dumps(keys)
    of_keys = "WHERE key IN (SELECT value FROM json_each(?))"
    before = {row[_KEY]: tuple(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM sale {of_keys}", (chosen,))}
    told = connection.execute(f"SELECT {_COLUMNS} FROM sale_statement {of_keys} ORDER BY {_ORDER}", (chosen,))
    changes: Counter[str] = Counter()
    shown: list[Line] = []
    gone: list[tuple[int]] = []
    for key, statements in groupby(map(tuple, told), itemgetter(_KEY)):
        line, old = _folded(statements), before.pop(key, None)
        receipt = (line[_RECEIPT], line[_SOLD_AT] // SECONDS_A_DAY)
        is_replaced = book.replaces(line[_RECEIPT], line[_SOLD_AT], line[_FILE]) or key in book.orders.outdated
        if line[_KIND] == "cancelled" or is_replaced or receipt in book.orders.closed:
            if old is not None:
                gone.append((key,))
                changes["replaced" if is_replaced else "cancelled"] += 1
            continue
        if line[_RECEIPT] in book.returned and line[_KIND] == "sale":
            line = _given_back(line)
        if line[_CUSTOMER] is None:
            owner = book.owners.get(receipt)
            line = (*line[:_CUSTOMER], owner, *line[_CUSTOMER + 1 :])
        said = line
        paid = book.orders.amount(receipt, line[_FILE], line[_KIND], line[_AMOUNT])
        if paid != line[_AMOUNT]:
            line = (*line[:_AMOUNT], paid, *line[_AMOUNT + 1 :])
        shown.append(line)
        if old is None:
            changes["shown"] += 1
        elif line is not said and old[_IMPORT] == import_id and all(old[at] == said[at] for at in _VALUES):
            changes["shared"] += 1
        elif old[_KIND] == "sale" and line[_KIND] == "refund":
            changes["cancelled"] += 1
        elif any(old[at] != line[at] for at in _VALUES) or (old[_CUSTOMER] is None and line[_CUSTOMER] is not None):
            changes["corrected"] += 1
    changes["removed"] = len(before)
    connection.executemany("DELETE FROM sale WHERE key = ?", [*gone, *((key,) for key in before)])
    assignments = ", ".join(f"{name} = excluded.{name}" for name in SALE_COLUMNS[1:])
    connection.executemany(
        f"INSERT INTO sale({_COLUMNS}) VALUES ({_HOLES}) ON CONFLICT(key) DO UPDATE SET {assignments}", shown
    )
    return changes


def _given_back(line: Line) -> Line:
    """A line of an order that came back: it stays, as a refund without goods and money."""
    told = {**dict(zip(SALE_COLUMNS, line)), "kind": "refund", "quantity": 0.0, "amount": 0.0}
    return tuple(told[name] for name in SALE_COLUMNS)


def _folded(statements: Iterable[Line]) -> Line:
    """What the statements of one key, the oldest first, come to."""
    line: list[Any] = []
    for said in statements:
        if not line:
            line = list(said)
            continue
        line[_IMPORT:_KIND] = said[_IMPORT:_KIND]
        if said[_KIND] == "cancelled":
            line[_KIND] = "cancelled"
        elif said[_KIND] is not None:
            sold_at = line[_SOLD_AT]
            line[_KIND:] = [old if new is None else new for old, new in zip(line[_KIND:], said[_KIND:])]
            if said[_SOLD_AT] == sold_at // SECONDS_A_DAY * SECONDS_A_DAY:
                # An export without times does not take away the time that another one knows.
                line[_SOLD_AT] = sold_at
    return tuple(line)


def take_back(connection: sqlite3.Connection, import_id: int) -> dict[str, int]:
    """Forget what an import said of lines, so that the others say what counts. It must be marked as undone before.

    sales_removed: lines that are gone; sales_kept: said by another import, too; sales_changed: now as another import says;
    sales_restored: counting again.
    """
    disputed = [
        row[0]
        for row in connection.execute(
            "SELECT DISTINCT key FROM sale_statement AS s WHERE import_id = ? AND EXISTS"
            " (SELECT 1 FROM sale_statement AS o WHERE o.key = s.key AND o.kind IS NOT NULL)",
            (import_id,),
        )
    ]
    of_receipts = lines_of(connection, told_by(connection, import_id))
    forget_returned(connection, import_id)
    for start in range(0, len(disputed), _BATCH):
        _hand_on_statements(connection, import_id, disputed[start : start + _BATCH])
    kept = _hand_on_lines(connection, import_id)
    connection.execute("DELETE FROM sale_statement WHERE import_id = ?", (import_id,))
    removed = connection.execute(
        "DELETE FROM sale WHERE import_id = ? AND NOT EXISTS (SELECT 1 FROM sale_statement AS s"
        " WHERE s.key = sale.key AND s.kind IS NOT NULL)",
        (import_id,),
    ).rowcount
    changes = settle(connection, [*disputed, *of_receipts])
    # A line that one import alone speaks of again needs no statement beside it.
    connection.execute(
        "DELETE FROM sale_statement AS s WHERE key IN (SELECT value FROM json_each(?)) AND kind IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM sale_statement AS o WHERE o.key = s.key AND o.id <> s.id)"
        " AND EXISTS (SELECT 1 FROM sale WHERE sale.key = s.key AND sale.file_id = s.file_id"
        " AND sale.customer_id IS s.customer_id AND sale.kind = s.kind AND sale.amount IS s.amount)",
        (json.dumps([*disputed, *of_receipts]),),
    )
    return {
        "sales_removed": removed + changes["removed"] + changes["cancelled"] + changes["replaced"],
        "sales_kept": kept,
        "sales_changed": changes["corrected"],
        "sales_restored": changes["shown"],
    }


def _hand_on_statements(connection: sqlite3.Connection, import_id: int, keys: Sequence[int]) -> None:
    """What an import said goes to the next one that only said: the same."""
    told = connection.execute(
        f"SELECT {_COLUMNS}, id FROM sale_statement WHERE key IN (SELECT value FROM json_each(?)) ORDER BY {_ORDER}",
        (json.dumps(keys),),
    ).fetchall()
    heirs = []
    for _, statements in groupby(told, itemgetter(_KEY)):
        left: Line | None = None
        for said in map(tuple, statements):
            if said[_KIND] is not None:
                left = said if said[_IMPORT] == import_id else None
            elif left is not None and said[_IMPORT] != import_id:
                heirs.append((*left[_SAID], said[-1]))
                left = None
    assignments = ", ".join(f"{name} = ?" for name in SALE_COLUMNS[_SAID])
    connection.executemany(f"UPDATE sale_statement SET {assignments} WHERE id = ?", heirs)


def _hand_on_lines(connection: sqlite3.Connection, import_id: int) -> int:
    """Lines of an import that later ones said, too, become those of the first of them; how many."""
    heir = (
        "SELECT {} FROM sale_statement AS s WHERE s.key = sale.key AND s.import_id <> ?1"
        " ORDER BY import_id, file_id LIMIT 1"
    )
    undisputed = " AND NOT EXISTS (SELECT 1 FROM sale_statement AS s WHERE s.key = sale.key AND s.kind IS NOT NULL)"
    kept = connection.execute(
        f"UPDATE sale SET (import_id, file_id, source_row) = ({heir.format('import_id, file_id, source_row')})"
        f" WHERE import_id = ?1 AND EXISTS ({heir.format('1')}){undisputed}",
        (import_id,),
    ).rowcount
    connection.execute(
        "DELETE FROM sale_statement WHERE kind IS NULL AND EXISTS (SELECT 1 FROM sale"
        " WHERE sale.key = sale_statement.key AND sale.file_id = sale_statement.file_id)"
    )
    return int(kept)
