"""The indexes of very many new sale lines: their entries on disk as the lines come, sorted some at a time and laid out on pages."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np

from engine.progress import Progress
from engine.store import pages, records
from engine.store.pages import Cells, Tree
from engine.store.records import Array

_SORTED_AT_ONCE: Final = 200_000
_AT_ONCE: Final = 50_000
_LONGEST: Final = 28
"""Bytes of an entry and its place on a page, at most."""

MOST_SECONDS: Final = 1 << 32
"""Moments are below that: an owner's row id and a moment are one number."""


class Index:
    """Entries (a number each, int64) by the order of the lines; `unique` ones have no owner."""

    def __init__(self, name: str, folder: Path, unique: bool = False) -> None:
        self.name, self._unique = name, unique
        self._entries: BinaryIO = (folder / name).open("wb")
        self._count = 0

    def add(self, numbers: Array) -> None:
        """Entries (n,) of the next lines."""
        numbers.astype(np.int64, copy=False).tofile(self._entries)
        self._count += len(numbers)

    def most_pages(self) -> int:
        """More pages than the index can have."""
        return self._count * _LONGEST // (pages.PAGE * 7 // 8) + 8

    def close(self) -> None:
        """Close the file of entries."""
        self._entries.close()

    def write(self, file: Path, start: int, root: int, progress: Progress) -> int:
        """Write the pages of the index into a file behind the `start` first pages, the topmost in the place of page `root`; how many pages
        the file needs then. Raises sqlite3.IntegrityError where two lines have the same entry and may not."""
        with file.open("r+b") as raw:
            raw.seek(start * pages.PAGE)
            tree = Tree(raw, start, "index")
            values, row_ids = np.empty(0, np.int64), np.empty(0, np.int64)
            bounds = self._bounds()
            for number, (low, high) in enumerate(bounds):
                progress(1.0, "import.writing")
                some, rows = _sorted(*self._between(low, high))
                if self._unique and (some[1:] == some[:-1]).any():
                    raise sqlite3.IntegrityError("UNIQUE constraint failed: sale.key")
                values, row_ids = np.concatenate([values, some]), np.concatenate([row_ids, rows])
                taken = self._lay(tree, values, row_ids, number == len(bounds) - 1)
                values, row_ids = values[taken:], row_ids[taken:]
            tree.finish(root)
            return tree.pages

    def _lay(self, tree: Tree, values: Array, row_ids: Array, is_last: bool) -> int:
        """Put entries on pages; how many were."""
        taken = 0
        while taken < len(values):
            part = slice(taken, taken + _AT_ONCE)
            last = is_last and part.stop >= len(values)
            columns = self._columns(values[part], row_ids[part])
            on_leaves = tree.add(Cells(columns, len(values[part])), last=last)
            taken += on_leaves
            if not on_leaves or (not last and part.stop >= len(values)):
                break
        return taken

    def _columns(self, values: Array, row_ids: Array) -> list[records.Column]:
        if self._unique:
            return [records.integers(values), records.integers(row_ids)]
        owners = values >> 32
        moments = values & (MOST_SECONDS - 1)
        return [records.integers(owners, owners == 0), records.integers(moments), records.integers(row_ids)]

    def _bounds(self) -> list[tuple[int, int]]:
        """Ranges of values, each with about as many entries as are sorted at once: the first one and the last one."""
        parts = -(-self._count // _SORTED_AT_ONCE)
        least, most = -(1 << 63), (1 << 63) - 1
        if parts <= 1:
            return [(least, most)]
        sample = np.sort(np.concatenate([block[::97] for block in self.blocks()]))
        borders = np.unique(sample[np.arange(1, parts) * len(sample) // parts]).tolist()
        return list(zip([least, *borders], [*(border - 1 for border in borders), most]))

    def _between(self, low: int, high: int) -> tuple[Array, Array]:
        """The entries with values in a range, both ends included, and their row ids, ascending."""
        values, rows = [], []
        for number, block in enumerate(self.blocks()):
            start = number * _SORTED_AT_ONCE
            mine = np.flatnonzero((block >= low) & (block <= high))
            values.append(block[mine])
            rows.append(mine + start + 1)
        return np.concatenate(values), np.concatenate(rows)

    def blocks(self) -> Iterator[Array]:
        """The entries in the order of the lines, some at a time."""
        self._entries.flush()
        for start in range(0, self._count, _SORTED_AT_ONCE):
            yield np.fromfile(self._entries.name, np.int64, _SORTED_AT_ONCE, offset=8 * start)


def _sorted(values: Array, rows: Array) -> tuple[Array, Array]:
    """Values (n,) and their rows in order, equal values by their rows, which ascend."""
    bits = max(len(values) - 1, 1).bit_length()
    # Numbers are sorted twice as fast as their places: what fits beside the place into 64 bits tells nearly all apart.
    shifted = values.view(np.uint64) ^ np.uint64(1 << 63)
    low = shifted.min(initial=np.uint64(-1 & (1 << 64) - 1))
    spare = max(int(shifted.max(initial=low) - low).bit_length() - (64 - bits), 0)
    packed = (shifted - low >> np.uint64(spare) << np.uint64(bits)) | np.arange(len(values), dtype=np.uint64)
    packed.sort()
    order = (packed & np.uint64((1 << bits) - 1)).astype(np.intp)
    found = values[order]
    if spare and (found[1:] < found[:-1]).any():
        order = np.argsort(values, kind="stable")
        found = values[order]
    return found, rows[order]
