"""Very many new sale lines: laid out in a file of their own, from which one statement copies them into the shop.

SQLite takes the rows of a table with equal columns and indexes as they are ("xfer optimization" in its insert.c), which is
three times as fast as to bind, check and sort them one by one. It copies them itself, within the import's transaction.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np

from engine.progress import Progress, silent
from engine.store import pages, statements
from engine.store.counted import Counted
from engine.store.pages import Array, Cells, Tree
from engine.store.sales import SECONDS_A_DAY

_SCHEMA: Final = "sale_image"
_IDS: Final = ("customer_id", "product_id")
_TEXTS: Final = ("receipt", "line_no", "store")
_REALS: Final = ("quantity", "unit_price", "amount", "discount", "tax")
_AT_ONCE: Final = 300_000
_SORTED_AT_ONCE: Final = 1_000_000
_MOST_SECONDS: Final = 1 << 32
_OWNERS: Final = {"sale_by_customer": "customer_id", "sale_by_product": "product_id"}

Texts = tuple[Sequence[str], Array]
"""Texts, and for each line its number there, −1 for none."""


@dataclass(frozen=True)
class _Lines:
    """Lines (n,) as `SaleImage.add` gets them."""

    constants: Mapping[str, int]
    integers: Mapping[str, Array]
    refund: Array
    texts: Mapping[str, Texts]
    reals: Mapping[str, Array]

    def some(self, rows: Array) -> "_Lines":
        """Those in `rows` (m,)."""
        return _Lines(
            self.constants,
            {name: values[rows] for name, values in self.integers.items()},
            self.refund[rows],
            {name: (labels, codes[rows]) for name, (labels, codes) in self.texts.items()},
            {name: values[rows] for name, values in self.reals.items()},
        )


class SaleImage:
    """Lines for a shop that has none. They are in the shop once they were copied (`copy`).

    Memory does not grow with the lines: what the indexes need is kept in `folder`, too, and sorted a million at a time.
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        """The caller holds a transaction within `database.references_unchecked`, and leaves `folder` until after that."""
        self._connection = connection
        self._file = folder / "lines.db"
        self._roots = self._made()
        self._raw: BinaryIO = self._file.open("r+b")
        self._raw.seek(0, 2)
        self._table = Tree(self._raw, self._raw.tell() // pages.PAGE, "table")
        self._entries = {name: (folder / name).open("wb") for name in self._roots if name != "sale"}
        self.counted = Counted(folder)
        self._count = 0
        self._later: list[statements.Line] = []

    def _made(self) -> dict[str, int]:
        """Make the file with an empty table and its indexes: the first page of each."""
        told = self._connection.execute(
            "SELECT sql FROM main.sqlite_master WHERE tbl_name = 'sale' AND sql IS NOT NULL"
        )
        image = sqlite3.connect(self._file, isolation_level=None)
        image.execute(f"PRAGMA page_size = {pages.PAGE}")
        for row in told.fetchall():
            image.execute(row[0])
        roots = dict(image.execute("SELECT name, rootpage FROM sqlite_master").fetchall())
        image.close()
        if roots.keys() != {"sale", "sale_by_key", *_OWNERS}:
            raise AssertionError("an index of sale lines that nothing is known of here")
        return roots

    def add(
        self,
        constants: Mapping[str, int],
        integers: Mapping[str, Array],
        refund: Array,
        texts: Mapping[str, Texts],
        reals: Mapping[str, Array],
        receipts: Array,
    ) -> None:
        """Lines (n,) with all the columns of SALE_COLUMNS: `constants` equal in all, import_id and file_id; `integers` key,
        source_row, sold_at and, 0 for none, customer_id and product_id; NaN in `reals` for what is not said; `receipts` as in
        `counted.COLUMNS`."""
        lines = _Lines(constants, integers, refund, texts, reals)
        self._count_later(lines, receipts)
        too_long = np.zeros(len(refund), bool)
        for labels, codes in texts.values():
            long = np.array([*(len(label.encode()) > pages.LONGEST_TEXT for label in labels), False])
            too_long |= long[codes]
        if too_long.any():
            self._keep_for_later(lines.some(np.flatnonzero(too_long)))
        rest = np.flatnonzero(~too_long)
        for start in range(0, len(rest), _AT_ONCE):
            self._lay(lines.some(rest[start : start + _AT_ONCE]))

    def _lay(self, lines: _Lines) -> None:
        integers, count = lines.integers, len(lines.refund)
        sold_at = integers["sold_at"]
        row_ids = np.arange(self._count + 1, self._count + count + 1)
        self._count += count
        columns = {
            "id": pages.nothing(count),
            "kind": pages.texts(["sale", "refund"], lines.refund.astype(np.intp)),
            **{name: pages.integers(np.full(count, value)) for name, value in lines.constants.items()},
            **{
                name: pages.integers(values, values == 0 if name in _IDS else None) for name, values in integers.items()
            },
            **{name: pages.texts(*of_lines) for name, of_lines in lines.texts.items()},
            **{name: pages.reals(values) for name, values in lines.reals.items()},
        }
        self._table.add(Cells([columns[name] for name in ("id", *statements.SALE_COLUMNS)], row_ids), row_ids)
        if len(sold_at) and not 0 <= int(sold_at.min()) <= int(sold_at.max()) < _MOST_SECONDS:
            raise ValueError("moments before 1970 or after 2106")
        integers["key"].astype(np.int64).tofile(self._entries["sale_by_key"])
        for name, column in _OWNERS.items():
            (integers[column].astype(np.int64) << 32 | sold_at).tofile(self._entries[name])

    def _count_later(self, lines: _Lines, receipts: Array) -> None:
        integers = lines.integers
        self.counted.add(
            {
                **{name.removesuffix("_id"): np.where(integers[name] > 0, integers[name], -1) for name in _IDS},
                "day": integers["sold_at"] // SECONDS_A_DAY,
                "quantity": lines.reals["quantity"],
                "amount": lines.reals["amount"],
                "sale": ~lines.refund,
                "receipt": receipts,
            }
        )

    def _keep_for_later(self, lines: _Lines) -> None:
        """Lines with texts that no cell should hold: they are few, and bound one by one."""
        for at, is_refund in enumerate(lines.refund.tolist()):
            line: dict[str, Any] = {**lines.constants, "kind": "refund" if is_refund else "sale"}
            line |= {name: int(of[at]) or (None if name in _IDS else 0) for name, of in lines.integers.items()}
            line |= {
                name: labels[codes[at]] if codes[at] >= 0 else None for name, (labels, codes) in lines.texts.items()
            }
            line |= {name: float(values[at]) for name, values in lines.reals.items()}
            self._later.append(tuple(line[name] for name in statements.SALE_COLUMNS))

    def copy(self, progress: Progress = silent) -> None:
        """Put the lines into the shop's table, which must be empty, and its indexes. Raises sqlite3.IntegrityError where two
        have the same key."""
        if self._count:
            self._table.finish(self._roots["sale"])
            count = self._table.pages
            for name, entries in self._entries.items():
                count = self._index(name, entries, count, progress)
            self._raw.seek(28)
            self._raw.write(count.to_bytes(4, "big"))
            self._raw.close()
            self._connection.execute(f"ATTACH ? AS {_SCHEMA}", (str(self._file),))
            self._connection.execute(f"INSERT INTO main.sale SELECT * FROM {_SCHEMA}.sale")
        self.close()
        statements.insert_sales(self._connection, self._later)

    def close(self) -> None:
        """Close the files."""
        self.counted.close()
        for file in (self._raw, *self._entries.values()):
            file.close()

    def _index(self, name: str, entries: BinaryIO, count: int, progress: Progress) -> int:
        """Write the pages of an index behind the `count` that there are; how many there are then."""
        tree = Tree(self._raw, count, "index")
        values, row_ids = np.empty(0, np.int64), np.empty(0, np.int64)
        bounds = self._bounds(entries)
        for number, (low, high) in enumerate(bounds):
            progress(1.0, "import.writing")
            some, rows = self._between(entries, low, high)
            order = np.argsort(some, kind="stable")
            values, row_ids = np.concatenate([values, some[order]]), np.concatenate([row_ids, rows[order]])
            if name == "sale_by_key" and (values[1:] == values[:-1]).any():
                raise sqlite3.IntegrityError("UNIQUE constraint failed: sale.key")
            taken = 0
            while taken < len(values):
                part = slice(taken, taken + _AT_ONCE)
                last = number == len(bounds) - 1 and part.stop >= len(values)
                on_leaves = tree.add(Cells(_columns(name, values[part], row_ids[part])), last=last)
                taken += on_leaves
                if not on_leaves or (not last and part.stop >= len(values)):
                    break
            values, row_ids = values[taken:], row_ids[taken:]
        tree.finish(self._roots[name])
        return tree.pages

    def _bounds(self, entries: BinaryIO) -> list[tuple[int, int]]:
        """Ranges of values, each with about as many entries as are sorted at once: the first one and the last one."""
        parts = -(-self._count // _SORTED_AT_ONCE)
        least, most = -(1 << 63), (1 << 63) - 1
        if parts == 1:
            return [(least, most)]
        sample = np.sort(np.concatenate([block[::97] for _, block in self._blocks(entries)]))
        borders = np.unique(sample[np.arange(1, parts) * len(sample) // parts]).tolist()
        return list(zip([least, *borders], [*(border - 1 for border in borders), most]))

    def _between(self, entries: BinaryIO, low: int, high: int) -> tuple[Array, Array]:
        """The entries with values in a range, both ends included, and their row ids, ascending."""
        values, rows = [], []
        for start, block in self._blocks(entries):
            mine = np.flatnonzero((block >= low) & (block <= high))
            values.append(block[mine])
            rows.append(mine + start + 1)
        return np.concatenate(values), np.concatenate(rows)

    def _blocks(self, entries: BinaryIO) -> Iterator[tuple[int, Array]]:
        entries.flush()
        for start in range(0, self._count, _SORTED_AT_ONCE):
            yield start, np.fromfile(entries.name, np.int64, _SORTED_AT_ONCE, offset=8 * start)


def _columns(name: str, values: Array, row_ids: Array) -> list[pages.Column]:
    """The columns of index entries."""
    if name == "sale_by_key":
        return [pages.integers(values), pages.integers(row_ids)]
    owners = values >> 32
    return [pages.integers(owners, owners == 0), pages.integers(values & (_MOST_SECONDS - 1)), pages.integers(row_ids)]
