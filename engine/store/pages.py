"""Rows as SQLite keeps them, many at once: the cells and pages of its documented file format.

SQLite takes a microsecond or two to make a row of bound values, and about as much to sort an entry into an index. Where
millions of rows are at hand as arrays, numpy puts their bytes together in a fraction of that.

Source: https://www.sqlite.org/fileformat2.html, "B-tree Pages", stable since 2004.
"""

from collections.abc import Sequence
from typing import BinaryIO, Final, Literal

import numpy as np

from engine.store.records import Array, Column, varint, varints, width_of

PAGE: Final = 32768
"""Bytes of a page: large ones mean few pages above the leaves."""

_LEAF_HEADER, _INNER_HEADER = 8, 12
_LEAF, _INNER = {"table": 0x0D, "index": 0x0A}, {"table": 0x05, "index": 0x02}
_AT_ONCE: Final = 64
"""Pages."""
_MOST_SHAPES: Final = 1 << 16
_LOCKED_BYTE: Final = 1 << 30
"""The page that has this byte of a file holds no data: SQLite's locks are there."""


class Cells:
    """The cells of n rows: `lengths` int64 (n,). Rows of the same serial types have their bytes in the same places."""

    def __init__(self, columns: Sequence[Column], count: int, row_ids: Array | None = None) -> None:
        """`row_ids` (n,) belong to the rows of a table, ascending and above 0; None for entries of an index."""
        self._columns = columns
        self._ids = None if row_ids is None else varints(row_ids)
        kinds = [column.serials for column in (*columns, *([self._ids] if self._ids else []))]
        shape, shapes = np.zeros(count, np.int64), 1
        for kind in kinds:
            if isinstance(kind, int):
                continue
            there = np.flatnonzero(np.bincount(kind))
            if len(there) > 1:
                rank = np.zeros(int(there[-1]) + 1, np.int64)
                rank[there] = np.arange(len(there))
                shape = shape * len(there) + rank[kind]
                shapes *= len(there)
                if shapes > _MOST_SHAPES:
                    shape = np.unique(shape, return_inverse=True)[1]
                    shapes = int(shape.max()) + 1
        first = np.zeros(shapes, np.intp)
        first[shape[::-1]] = np.arange(count - 1, -1, -1)
        found = np.flatnonzero(np.bincount(shape, minlength=shapes))
        self._firsts = first.tolist()
        self._shape = shape
        self._heads = {number: self._head(self._firsts[number]) for number in found.tolist()}
        widths = np.zeros(shapes, np.int64)
        for number, (before, id_width, after, content) in self._heads.items():
            widths[number] = len(before) + id_width + len(after) + content
        self._widths = widths.tolist()
        self.lengths = widths[shape]

    def _head(self, row: int) -> tuple[bytes, int, bytes, int]:
        """Of rows like this one: what stands before the row id, how wide that is, what stands behind, bytes of the values."""
        serials = [_serial(column, row) for column in self._columns]
        types = b"".join(map(varint, serials))
        assert len(types) < 126
        content = sum(map(width_of, serials))
        id_width = 0 if self._ids is None else _serial(self._ids, row)
        return varint(1 + len(types) + content), id_width, varint(1 + len(types)) + types, content

    def put(self, buffer: Array, starts: Array, rows: Array) -> None:
        """Write the cells of some rows (m,) into a buffer of bytes, each from its place in `starts` (m,) on."""
        shape = self._shape[rows]
        for number in np.flatnonzero(np.bincount(shape)).tolist():
            mine = np.flatnonzero(shape == number)
            cells = self._cells(number, rows[mine])
            view = np.ndarray((len(buffer) - cells.itemsize + 1,), cells.dtype, buffer, strides=(1,))
            view[starts[mine]] = cells

    def cell(self, row: int) -> bytes:
        """The cell of one row."""
        return self._cells(int(self._shape[row]), np.array([row])).tobytes()

    def _cells(self, number: int, rows: Array) -> Array:
        before, id_width, after, _ = self._heads[number]
        width = self._widths[number]
        out = np.empty(len(rows), np.dtype((np.void, width)))

        def put(at: int, items: Array) -> int:
            size = items.itemsize
            np.ndarray((len(rows),), items.dtype, out, at, (width,))[:] = items
            return at + size

        at = put(0, _constant(before))
        if self._ids is not None:
            at = put(at, self._ids.bytes_of(id_width, rows))
        at = put(at, _constant(after))
        for column in self._columns:
            serial = _serial(column, self._firsts[number])
            if width_of(serial):
                at = put(at, column.bytes_of(serial, rows))
        return out


def _serial(column: Column, row: int) -> int:
    return column.serials if isinstance(column.serials, int) else int(column.serials[row])


def _constant(written: bytes) -> Array:
    return np.frombuffer(written, np.dtype((np.void, len(written))))


class Tree:
    """The pages of a table or an index, written behind the end of a database file as rows come, in their order."""

    def __init__(self, file: BinaryIO, pages: int, kind: Literal["table", "index"]) -> None:
        """`pages` are those that the file has."""
        self._file, self.pages, self._kind = file, pages, kind
        self._children: list[tuple[int, bytes]] = []
        """Leaves: their pages, and what stands above between each and the next one."""

    def add(self, cells: Cells, row_ids: Array | None = None, last: bool = False) -> int:
        """Put cells on leaves; how many were: of an index all are only with the `last` ones, the others are to come again
        before what follows."""
        sums = np.concatenate([[0], np.cumsum(cells.lengths)])
        ends = sums + 2 * np.arange(len(sums))
        count, at, leaves = len(cells.lengths), 0, list[tuple[int, int]]()
        while at < count:
            end = int(np.searchsorted(ends, ends[at] + PAGE - _LEAF_HEADER, "right")) - 1
            if self._kind == "table":
                leaves.append((at, end))
                at = end
                continue
            if end >= count - 1:
                # An entry stands above between two leaves, and each leaf has one.
                if last:
                    leaves += [(at, count)] if end >= count else [(at, count - 2), (count - 1, count)]
                    at = count
                break
            leaves.append((at, end))
            at = end + 1
        start = 0
        while start < len(leaves):
            some = leaves[start : start + min(_AT_ONCE, self._room())]
            self._write(cells, sums, some)
            start += len(some)
            for _, end in some:
                self.pages += 1
                if self._kind == "table":
                    assert row_ids is not None
                    above = varint(int(row_ids[end - 1]))
                else:
                    above = cells.cell(end) if end < count else b""
                self._children.append((self.pages, above))
        return at

    def _room(self) -> int:
        """How many pages can follow each other from here on, at least one: the page that SQLite locks stays empty."""
        locked = _LOCKED_BYTE // PAGE + 1
        if self.pages + 1 == locked:
            self._file.write(bytes(PAGE))
            self.pages += 1
        return _AT_ONCE if self.pages >= locked else locked - 1 - self.pages

    def _write(self, cells: Cells, sums: Array, leaves: Sequence[tuple[int, int]]) -> None:
        firsts, ends = np.array(leaves).T
        counts, bases = ends - firsts, np.arange(len(leaves)) * PAGE
        rows = np.arange(firsts[0], ends[-1])
        if len(rows) > counts.sum():
            # What stands above, between two leaves of an index, is on none of them.
            rows = np.delete(rows, ends[:-1] - firsts[0])
        base, first = np.repeat(bases, counts), np.repeat(firsts, counts)
        offsets = PAGE - (sums[rows + 1] - sums[first])
        buffer = np.zeros(len(leaves) * PAGE, np.uint8)
        buffer[bases] = _LEAF[self._kind]
        lowest = PAGE - (sums[ends] - sums[firsts])
        for at, number in ((3, counts), (5, lowest)):
            buffer[bases + at], buffer[bases + at + 1] = number >> 8, number & 0xFF
        buffer.view(">u2")[(base + _LEAF_HEADER) // 2 + rows - first] = offsets
        cells.put(buffer, base + offsets, rows)
        self._file.write(buffer.data)

    def finish(self, root: int) -> None:
        """Write the pages above the leaves, the topmost in the place of page `root`."""
        children = self._children
        if len(children) == 1:
            self._file.seek((children[0][0] - 1) * PAGE)
            leaf = self._file.read(PAGE)
            self._file.seek((root - 1) * PAGE)
            self._file.write(leaf)
            self._file.seek(0, 2)
            return
        while len(levels := self._grouped(children)) > 1:
            children = []
            for group in levels:
                self._room()
                self._file.write(self._inner(group))
                self.pages += 1
                children.append((self.pages, group[-1][1]))
        self._file.seek((root - 1) * PAGE)
        self._file.write(self._inner(levels[0]))
        self._file.seek(0, 2)

    def _grouped(self, children: Sequence[tuple[int, bytes]]) -> list[list[tuple[int, bytes]]]:
        """Children by the page above them, at least two to a page."""
        groups, room = list[list[tuple[int, bytes]]](), 0
        for place, (page, above) in enumerate(children):
            room -= 4 + len(above) + 2
            if not groups or (room < 0 and place < len(children) - 1):
                groups.append([])
                room = PAGE - _INNER_HEADER - 256
            groups[-1].append((page, above))
        return groups

    def _inner(self, children: Sequence[tuple[int, bytes]]) -> bytes:
        page = bytearray(PAGE)
        page[0] = _INNER[self._kind]
        at = PAGE
        for number, (child, above) in enumerate(children[:-1]):
            cell = child.to_bytes(4, "big") + above
            at -= len(cell)
            page[at : at + len(cell)] = cell
            page[_INNER_HEADER + 2 * number : _INNER_HEADER + 2 * number + 2] = at.to_bytes(2, "big")
        page[3:5], page[5:7] = (len(children) - 1).to_bytes(2, "big"), at.to_bytes(2, "big")
        page[8:12] = children[-1][0].to_bytes(4, "big")
        return bytes(page)
