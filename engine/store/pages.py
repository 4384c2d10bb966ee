"""Rows as SQLite keeps them, many at once: the records, cells and pages of its documented file format.

SQLite takes a microsecond or two to make a row of bound values, and about as much to sort an entry into an index. Where
millions of rows are at hand as arrays, numpy puts their bytes together in a fraction of that.

Source: https://www.sqlite.org/fileformat2.html, "B-tree Pages" and "Record Format", stable since 2004.
"""

from collections.abc import Sequence
from typing import Any, BinaryIO, Final, Literal

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

PAGE: Final = 32768
"""Bytes of a page: large ones mean few pages above the leaves."""

LONGEST_TEXT: Final = 1000
"""Bytes: a cell is far smaller than a page."""

_LEAF_HEADER, _INNER_HEADER = 8, 12
_LEAF, _INNER = {"table": 0x0D, "index": 0x0A}, {"table": 0x05, "index": 0x02}
_NULL, _BYTE, _REAL, _TEXT = 0, 1, 7, 13
_WIDTH: Final = {0: 0, 1: 1, 2: 2, 4: 4, 6: 8, 7: 8}
"""Bytes by serial type; those of texts are odd numbers from 13 on."""
_AT_ONCE: Final = 64
"""Pages."""


def varint(number: int) -> bytes:
    """A whole number from 0 as SQLite writes those of its own: seven bits a byte, the highest first."""
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(number & 0x7F | 0x80)
    return bytes(reversed(groups))


class Column:
    """A column of n values: their serial types, uint16 (n,), and their bytes by serial type, a row of a matrix for each value.

    For texts a row for each label: `places` are these rows by label, and `codes` (n,) the labels of the values.
    """

    def __init__(
        self, serials: Array, matrices: dict[int, Array], codes: Array | None = None, places: Array | None = None
    ) -> None:
        self.serials = serials
        self._matrices = matrices
        self._codes, self._places = codes, places

    def bytes_of(self, serial: int, rows: Array) -> Array:
        """The bytes (m, width) of the values in `rows` (m,), which all have that serial type."""
        if self._codes is not None and self._places is not None:
            rows = self._places[self._codes[rows]]
        return self._matrices[serial][rows]


def integers(values: Array, missing: Array | None = None) -> Column:
    """Whole numbers (n,), null where `missing`."""
    most = max(int(values.max(initial=0)), -int(values.min(initial=0)) - 1)
    serial = next(serial for serial, width in _WIDTH.items() if width and most < 1 << 8 * width - 1)
    matrix = values.astype(f">i{_WIDTH[serial]}").view(np.uint8).reshape(len(values), -1)
    serials = np.full(len(values), serial, np.uint16)
    if missing is not None:
        serials[missing] = _NULL
    return Column(serials, {serial: matrix})


def reals(values: Array) -> Column:
    """Numbers (n,), null where NaN; small whole ones as whole numbers, as SQLite keeps them, too."""
    small = (np.abs(values) < 128) & (values == np.round(values))
    serials = np.where(np.isnan(values), _NULL, np.where(small, _BYTE, _REAL)).astype(np.uint16)
    whole = np.where(small, values, 0).astype(np.int8).view(np.uint8).reshape(-1, 1)
    real = values.astype(">f8").view(np.uint8).reshape(-1, 8)
    return Column(serials, {_BYTE: whole, _REAL: real})


def texts(labels: Sequence[str], codes: Array) -> Column:
    """Texts, none of them above LONGEST_TEXT, by their numbers (n,) in `labels`; null for −1."""
    written = [label.encode() for label in labels]
    lengths = np.array([*map(len, written), -1])
    serials = np.where(lengths < 0, _NULL, _TEXT + 2 * lengths).astype(np.uint16)
    matrices, places = {}, np.zeros(len(lengths), np.intp)
    for length in np.flatnonzero(np.bincount(lengths[:-1])).tolist():
        # Texts of one length are a matrix without gaps.
        alike = np.flatnonzero(lengths == length)
        places[alike] = np.arange(len(alike))
        joined = b"".join(written[at] for at in alike.tolist())
        matrices[_TEXT + 2 * length] = np.frombuffer(joined, np.uint8).reshape(len(alike), length)
    return Column(serials[codes], matrices, codes, places)


def nothing(count: int) -> Column:
    """A column of nulls."""
    return Column(np.zeros(count, np.uint16), {})


def _width(serial: int) -> int:
    return _WIDTH[serial] if serial < _TEXT else (serial - _TEXT) // 2


class Cells:
    """The cells of n rows: `lengths` int64 (n,). Rows of the same serial types have their bytes in the same places."""

    def __init__(self, columns: Sequence[Column], row_ids: Array | None = None) -> None:
        """`row_ids` (n,) belong to the rows of a table, ascending and above 0; None for entries of an index."""
        self._columns, self._row_ids = columns, row_ids
        self._id_widths = None if row_ids is None else _varint_widths(row_ids)
        kinds = [column.serials for column in columns]
        if self._id_widths is not None:
            kinds.append(self._id_widths)
        shape = np.zeros(len(kinds[0]), np.int64)
        for kind in kinds:
            there = np.flatnonzero(np.bincount(kind))
            if len(there) > 1:
                rank = np.zeros(int(there[-1]) + 1, np.int64)
                rank[there] = np.arange(len(there))
                shape = shape * len(there) + rank[kind]
        _, first, self._shape = np.unique(shape, return_index=True, return_inverse=True)
        self._heads = [self._head(row) for row in first.tolist()]
        self._firsts = first.tolist()
        widths = [len(before) + id_width + len(after) + content for before, id_width, after, content in self._heads]
        self._widths = widths
        self.lengths = np.array(widths, np.int64)[self._shape]

    def _head(self, row: int) -> tuple[bytes, int, bytes, int]:
        """Of rows like this one: what stands before the row id, how wide that is, what stands behind, bytes of the values."""
        serials = [int(column.serials[row]) for column in self._columns]
        types = b"".join(map(varint, serials))
        assert len(types) < 126
        content = sum(map(_width, serials))
        id_width = 0 if self._id_widths is None else int(self._id_widths[row])
        return varint(1 + len(types) + content), id_width, varint(1 + len(types)) + types, content

    def put(self, buffer: Array, starts: Array, rows: Array) -> None:
        """Write the cells of some rows (m,) into a buffer of bytes, each from its place in `starts` (m,) on."""
        shape = self._shape[rows]
        for number in np.flatnonzero(np.bincount(shape)).tolist():
            mine = np.flatnonzero(shape == number)
            cells = self._cells(number, rows[mine])
            kind = np.dtype((np.void, cells.shape[1]))
            view = np.ndarray((len(buffer) - cells.shape[1] + 1,), kind, buffer, strides=(1,))
            view[starts[mine]] = cells.view(kind).ravel()

    def cell(self, row: int) -> bytes:
        """The cell of one row."""
        buffer = np.zeros(int(self.lengths[row]), np.uint8)
        self.put(buffer, np.zeros(1, np.intp), np.array([row]))
        return buffer.tobytes()

    def _cells(self, number: int, rows: Array) -> Array:
        before, id_width, after, _ = self._heads[number]
        out = np.empty((len(rows), self._widths[number]), np.uint8)
        at = len(before)
        out[:, :at] = np.frombuffer(before, np.uint8)
        if self._row_ids is not None:
            for place in range(id_width):
                group = self._row_ids[rows] >> 7 * (id_width - 1 - place) & 0x7F
                out[:, at + place] = group | (0x80 if place < id_width - 1 else 0)
        at += id_width
        out[:, at : at + len(after)] = np.frombuffer(after, np.uint8)
        at += len(after)
        for column in self._columns:
            serial = int(column.serials[self._firsts[number]])
            if width := _width(serial):
                out[:, at : at + width] = column.bytes_of(serial, rows)
                at += width
        return out


def _varint_widths(numbers: Array) -> Array:
    return np.searchsorted(np.array([1 << 7 * size for size in range(1, 9)]), numbers, "right").astype(np.uint16) + 1


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
        ends = np.concatenate([[0], np.cumsum(cells.lengths + 2)])
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
        for start in range(0, len(leaves), _AT_ONCE):
            self._write(cells, leaves[start : start + _AT_ONCE])
        for _, end in leaves:
            self.pages += 1
            if self._kind == "table":
                assert row_ids is not None
                above = varint(int(row_ids[end - 1]))
            else:
                above = cells.cell(end) if end < count else b""
            self._children.append((self.pages, above))
        return at

    def _write(self, cells: Cells, leaves: Sequence[tuple[int, int]]) -> None:
        buffer = np.zeros(len(leaves) * PAGE, np.uint8)
        pairs = np.ndarray((len(buffer) - 1,), ">u2", buffer, strides=(1,))
        places = []
        for number, (first, end) in enumerate(leaves):
            base = number * PAGE
            offsets = PAGE - np.cumsum(cells.lengths[first:end])
            buffer[base] = _LEAF[self._kind]
            pairs[base + 3], pairs[base + 5] = end - first, offsets[-1]
            pairs[base + _LEAF_HEADER : base + _LEAF_HEADER + 2 * (end - first) : 2] = offsets
            places.append(base + offsets)
        rows = np.concatenate([np.arange(first, end) for first, end in leaves])
        cells.put(buffer, np.concatenate(places), rows)
        self._file.write(buffer.tobytes())

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
