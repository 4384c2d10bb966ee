"""Very many new sale lines: laid out in a file of their own, from which one statement copies them into the shop.

SQLite takes the rows of a table with equal columns and indexes as they are ("xfer optimization" in its insert.c), which is
three times as fast as to bind, check and sort them one by one. It copies them itself, within the import's transaction.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np

from engine.progress import Beside, Progress, silent
from engine.store import pages, records, statements
from engine.store.counted import Counted
from engine.store.pages import Cells, Tree
from engine.store.records import Array, Encoded
from engine.store.sale_indexes import MOST_SECONDS, Index
from engine.store.sales import SECONDS_A_DAY

_SCHEMA: Final = "sale_image"
_IDS: Final = ("customer_id", "product_id")
_TEXTS: Final = ("receipt", "line_no", "store")
_REALS: Final = ("quantity", "unit_price", "amount", "discount", "tax")
_AT_ONCE: Final = 300_000
_OWNERS: Final = {"sale_by_customer": "customer_id", "sale_by_product": "product_id"}

Texts = tuple[Encoded, Array]
"""Texts, and for each line its number there, −1 for none."""


@dataclass(frozen=True)
class _Lines:
    """Lines (n,) as `SaleImage.add` gets them."""

    constants: Mapping[str, int]
    integers: Mapping[str, Array]
    refund: Array
    texts: Mapping[str, Texts]
    reals: Mapping[str, Array]

    def some(self, rows: Array | slice) -> "_Lines":
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

    Memory does not grow with the lines: what the indexes need is kept in `folder`, too, and sorted some at a time.
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        """The caller holds a transaction within `database.references_unchecked`, and leaves `folder` until after that."""
        self._connection = connection
        self._file = folder / "lines.db"
        self._roots = self._made()
        self._raw: BinaryIO = self._file.open("r+b")
        self._raw.seek(0, 2)
        self._table = Tree(self._raw, self._raw.tell() // pages.PAGE, "table")
        self._indexes = [Index("sale_by_key", folder, unique=True), *(Index(name, folder) for name in _OWNERS)]
        self._laying: Beside[None] | None = None
        self._counted = Counted(folder)
        self._count = 0
        self._later: list[statements.Line] = []
        self._is_copied = False

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
        texts: Mapping[str, tuple[Sequence[str] | Encoded, Array]],
        reals: Mapping[str, Array],
        receipts: Array,
    ) -> None:
        """Lines (n,) with all the columns of SALE_COLUMNS: `constants` equal in all, import_id and file_id; `integers` key,
        source_row, sold_at and, 0 for none, customer_id and product_id; NaN in `reals` for what is not said; `receipts` as in
        `counted.COLUMNS`.

        They are laid out beside what the caller does next. What fails there is raised by the next call, or by `copy`.
        """
        self._wait()
        encoded = {
            name: (labels if isinstance(labels, Encoded) else Encoded.of(labels), codes)
            for name, (labels, codes) in texts.items()
        }
        self._laying = Beside(partial(self._add, _Lines(constants, integers, refund, encoded, reals), receipts))

    def __len__(self) -> int:
        """How many lines were added."""
        self._wait()
        return self._count + len(self._later)

    def has_any(self, keys: Array) -> bool:
        """Whether a line with one of these keys (n,) is there already."""
        self._wait()
        wanted = np.sort(keys)
        later = np.array([line[0] for line in self._later], np.int64)
        return any(_have_any(wanted, block) for block in (later, *self._indexes[0].blocks()))

    @property
    def counted(self) -> Counted:
        """What is counted of all lines, once all were added."""
        self._wait()
        return self._counted

    def _wait(self) -> None:
        if self._laying is not None:
            self._laying.result()
            self._laying = None

    def _add(self, lines: _Lines, receipts: Array, progress: Progress) -> None:
        self._count_later(lines, receipts)
        too_long = np.zeros(len(lines.refund), bool)
        for labels, codes in lines.texts.values():
            long = np.append(labels.lengths > records.LONGEST_TEXT, False)
            if long.any():
                too_long |= long[codes]
        if too_long.any():
            self._keep_for_later(lines.some(np.flatnonzero(too_long)))
            lines = lines.some(np.flatnonzero(~too_long))
        for start in range(0, len(lines.refund), _AT_ONCE):
            progress(0.0, "import.writing")
            self._lay(lines if len(too_long) <= _AT_ONCE else lines.some(slice(start, start + _AT_ONCE)))

    def _lay(self, lines: _Lines) -> None:
        integers, count = lines.integers, len(lines.refund)
        sold_at = integers["sold_at"]
        row_ids = np.arange(self._count + 1, self._count + count + 1)
        self._count += count
        columns = {
            "id": records.nothing(),
            "kind": records.texts(Encoded.of(["sale", "refund"]), lines.refund.astype(np.intp)),
            **{name: records.integers(np.full(count, value)) for name, value in lines.constants.items()},
            **{
                name: records.integers(values, values == 0 if name in _IDS else None)
                for name, values in integers.items()
            },
            **{name: records.texts(*of_lines) for name, of_lines in lines.texts.items()},
            **{name: records.reals(values) for name, values in lines.reals.items()},
        }
        in_order = [columns[name] for name in ("id", *statements.SALE_COLUMNS)]
        self._table.add(Cells(in_order, count, row_ids), row_ids)
        if len(sold_at) and not 0 <= int(sold_at.min()) <= int(sold_at.max()) < MOST_SECONDS:
            raise ValueError("moments before 1970 or after 2106")
        self._indexes[0].add(integers["key"])
        for index in self._indexes[1:]:
            index.add(integers[_OWNERS[index.name]].astype(np.int64) << 32 | sold_at)

    def _count_later(self, lines: _Lines, receipts: Array) -> None:
        integers = lines.integers
        self._counted.add(
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
        """Put the lines into the shop's table, which must be empty, and its indexes; once. Raises sqlite3.IntegrityError where two
        have the same key."""
        if self._is_copied:
            return
        self._is_copied = True
        self._wait()
        if self._count:
            self._table.finish(self._roots["sale"])
            pages_there = self._table.pages
            self._raw.close()
            self._write_indexes(pages_there, progress)
            self._connection.execute(f"ATTACH ? AS {_SCHEMA}", (str(self._file),))
            self._connection.execute(f"INSERT INTO main.sale SELECT * FROM {_SCHEMA}.sale")
        self.close()
        statements.insert_sales(self._connection, self._later)

    def _write_indexes(self, pages_there: int, progress: Progress) -> None:
        """Each in a place of its own behind the pages of the table, all at the same time."""
        writing: list[Beside[int]] = []
        try:
            for index in self._indexes:
                root = self._roots[index.name]
                writing.append(Beside(partial(index.write, self._file, pages_there, root)))
                pages_there += index.most_pages()
            count = max(each.result(lambda: progress(1.0, "import.writing")) for each in writing)
        finally:
            for each in writing:
                each.stop()
        with self._file.open("r+b") as raw:
            raw.truncate(count * pages.PAGE)
            raw.seek(28)
            raw.write(count.to_bytes(4, "big"))

    def close(self) -> None:
        """End what is still at work, and close the files."""
        if self._laying is not None:
            self._laying.stop()
        self._raw.close()
        self._counted.close()
        for index in self._indexes:
            index.close()


def _have_any(ordered: Array, wanted: Array) -> bool:
    if not len(ordered) or not len(wanted):
        return False
    at = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
    return bool((ordered[at] == wanted).any())
