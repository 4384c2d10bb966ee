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
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

SECONDS_A_DAY: Final = 86400

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
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM sale WHERE id IN (SELECT value FROM json_each(?)) AND NOT EXISTS"
        " (SELECT 1 FROM sale_statement AS s WHERE s.key = sale.key AND s.kind IS NOT NULL)",
        (json.dumps(sales),),
    )
    return {row[_KEY]: tuple(row) for row in rows}


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


def settle(connection: sqlite3.Connection, keys: Iterable[int]) -> Counter[str]:
    """Let the statements of these keys count; all other lines count already.

    Returns how many lines of the shop are new or came back (`shown`), say something else now (`corrected`), are called
    cancelled (`cancelled`), stand in the goods of their receipts (`replaced`), or are said by nobody any more (`removed`).
    """
    wholes = _whole_files(connection)
    with_goods = _with_goods(connection, wholes)
    touched = sorted({*keys, *_wrong_wholes(connection, wholes, with_goods)})
    changes: Counter[str] = Counter()
    for start in range(0, len(touched), _BATCH):
        batch = touched[start : start + _BATCH]
        _set_aside(connection, batch)
        changes += _settle_batch(connection, batch, wholes, with_goods)
    return changes


def _settle_batch(
    connection: sqlite3.Connection,
    keys: Sequence[int],
    wholes: Collection[int],
    with_goods: Collection[tuple[str, int]],
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
        is_replaced = line[_FILE] in wholes and (line[_RECEIPT], line[_SOLD_AT] // SECONDS_A_DAY) in with_goods
        if line[_KIND] == "cancelled" or is_replaced:
            if old is not None:
                gone.append((key,))
                changes["replaced" if is_replaced else "cancelled"] += 1
            continue
        shown.append(line)
        if old is None:
            changes["shown"] += 1
        elif any(old[at] != line[at] for at in _VALUES):
            changes["corrected"] += 1
    changes["removed"] = len(before)
    connection.executemany("DELETE FROM sale WHERE key = ?", [*gone, *((key,) for key in before)])
    assignments = ", ".join(f"{name} = excluded.{name}" for name in SALE_COLUMNS[1:])
    connection.executemany(
        f"INSERT INTO sale({_COLUMNS}) VALUES ({_HOLES}) ON CONFLICT(key) DO UPDATE SET {assignments}", shown
    )
    return changes


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


def _whole_files(connection: sqlite3.Connection) -> set[int]:
    """Files whose lines are whole receipts."""
    rows = connection.execute("SELECT id FROM import_file WHERE whole_receipts = 1")
    return {row[0] for row in rows}


def _with_goods(connection: sqlite3.Connection, wholes: Collection[int]) -> set[tuple[str, int]]:
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


def receipts_with_goods(connection: sqlite3.Connection, receipts: Sequence[str]) -> set[tuple[str, int]]:
    """Of these receipts those of which a file told the goods: number and day."""
    chosen = json.dumps(receipts)
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
    chosen = json.dumps(receipts)
    where = (
        " LEFT JOIN customer AS c ON c.id = s.customer_id JOIN import_file AS f ON f.id = s.file_id"
        " WHERE f.whole_receipts AND s.receipt IN (SELECT value FROM json_each(?))"
    )
    columns = "s.receipt, s.sold_at, c.key"
    rows = connection.execute(
        f"SELECT {columns} FROM sale_statement AS s{where} UNION ALL SELECT {columns} FROM sale AS s{where}",
        (chosen, chosen),
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def _wrong_wholes(
    connection: sqlite3.Connection, wholes: Collection[int], with_goods: Collection[tuple[str, int]]
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
    for start in range(0, len(disputed), _BATCH):
        _hand_on_statements(connection, import_id, disputed[start : start + _BATCH])
    kept = _hand_on_lines(connection, import_id)
    connection.execute("DELETE FROM sale_statement WHERE import_id = ?", (import_id,))
    removed = connection.execute(
        "DELETE FROM sale WHERE import_id = ? AND NOT EXISTS (SELECT 1 FROM sale_statement AS s"
        " WHERE s.key = sale.key AND s.kind IS NOT NULL)",
        (import_id,),
    ).rowcount
    changes = settle(connection, disputed)
    # A line that one import alone speaks of again needs no statement beside it.
    connection.execute(
        "DELETE FROM sale_statement AS s WHERE key IN (SELECT value FROM json_each(?)) AND kind IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM sale_statement AS o WHERE o.key = s.key AND o.id <> s.id)"
        " AND EXISTS (SELECT 1 FROM sale WHERE sale.key = s.key AND sale.file_id = s.file_id)",
        (json.dumps(disputed),),
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
