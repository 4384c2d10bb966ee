"""Values as SQLite keeps them, a column of many rows at once: the serial types and bytes of its documented record format.

Source: https://www.sqlite.org/fileformat2.html, "Record Format", stable since 2004.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

LONGEST_TEXT: Final = 1000
"""Bytes: a cell is far smaller than a page."""

_NULL, _BYTE, _REAL, _TEXT = 0, 1, 7, 13
_WIDTH: Final = {0: 0, 1: 1, 2: 2, 4: 4, 6: 8, 7: 8}
"""Bytes by serial type; those of texts are odd numbers from 13 on."""


def width_of(serial: int) -> int:
    """Bytes of a value of a serial type."""
    return _WIDTH[serial] if serial < _TEXT else (serial - _TEXT) // 2


def varint(number: int) -> bytes:
    """A whole number from 0 as SQLite writes those of its own: seven bits a byte, the highest first."""
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(number & 0x7F | 0x80)
    return bytes(reversed(groups))


def as_items(matrix: Array) -> Array:
    """The rows of a matrix of bytes (n, width) as n things of so many bytes: numpy copies those several times as fast."""
    return np.ascontiguousarray(matrix).view(np.dtype((np.void, matrix.shape[1]))).ravel()


class Column:
    """A column of n values: their serial types, uint16 (n,), or the one of all; and their bytes by serial type, (n,) things of
    so many bytes."""

    def __init__(self, serials: Array | int, items: dict[int, Array]) -> None:
        self.serials = serials
        self._items = items

    def bytes_of(self, serial: int, rows: Array) -> Array:
        """The bytes (m,) of the values in `rows` (m,), which all have that serial type."""
        return np.take(self._items[serial], rows)


def nothing() -> Column:
    """A column of nulls."""
    return Column(_NULL, {})


def integers(values: Array, missing: Array | None = None) -> Column:
    """Whole numbers (n,), null where `missing`."""
    most = max(int(values.max(initial=0)), -int(values.min(initial=0)) - 1)
    serial = next(serial for serial, width in _WIDTH.items() if width and most < 1 << 8 * width - 1)
    items = as_items(values.astype(f">i{_WIDTH[serial]}").view(np.uint8).reshape(len(values), -1))
    if missing is None or not missing.any():
        return Column(serial, {serial: items})
    return Column(np.where(missing, _NULL, serial).astype(np.uint16), {serial: items})


def reals(values: Array) -> Column:
    """Numbers (n,), null where NaN; small whole ones as whole numbers, as SQLite keeps them, too."""
    missing = np.isnan(values)
    if missing.all():
        return nothing()
    small = (np.abs(values) < 128) & (values == np.rint(values))
    serials = np.where(small, np.uint16(_BYTE), np.uint16(_REAL))
    serials[missing] = _NULL
    items = {_REAL: as_items(values.astype(">f8").view(np.uint8).reshape(-1, 8))}
    if small.any():
        items[_BYTE] = as_items(np.where(small, values, 0).astype(np.int8).view(np.uint8).reshape(-1, 1))
    return Column(serials, items)


def varints(numbers: Array) -> Column:
    """Numbers from 1 (n,) as `varint` writes them; their widths stand in for serial types."""
    widths = np.searchsorted(np.array([1 << 7 * size for size in range(1, 9)]), numbers, "right") + 1
    items = {}
    for width in np.flatnonzero(np.bincount(widths)).tolist():
        matrix = np.empty((len(numbers), width), np.uint8)
        for place in range(width):
            group = numbers >> 7 * (width - 1 - place) & 0x7F
            matrix[:, place] = group | (0x80 if place < width - 1 else 0)
        items[width] = as_items(matrix)
    return Column(widths.astype(np.uint16), items)


class Encoded:
    """Texts as UTF-8: their bytes one after the other, uint8, and where each begins and how long it is, int64 (m,)."""

    def __init__(self, data: Array, starts: Array, lengths: Array) -> None:
        self.data, self.starts, self.lengths = data, starts, lengths

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Encoded":
        """Some texts."""
        written = [text.encode() for text in texts]
        lengths = np.array([*map(len, written)], np.int64)
        return cls(np.frombuffer(b"".join(written), np.uint8), np.cumsum(lengths) - lengths, lengths)

    def __len__(self) -> int:
        return len(self.lengths)

    def __getitem__(self, at: int) -> str:
        start = int(self.starts[at])
        return self.data[start : start + int(self.lengths[at])].tobytes().decode()


class _Texts(Column):
    """A column of texts, by their numbers (n,) among those that are there."""

    def __init__(self, serials: Array, encoded: Encoded, codes: Array) -> None:
        super().__init__(serials, {})
        self._encoded, self._codes = encoded, codes

    def bytes_of(self, serial: int, rows: Array) -> Array:
        data, width = self._encoded.data, width_of(serial)
        anywhere = np.ndarray((len(data) - width + 1,), np.dtype((np.void, width)), data, strides=(1,))
        return anywhere[self._encoded.starts[self._codes[rows]]]


def texts(encoded: Encoded, codes: Array) -> Column:
    """Texts, none of them above LONGEST_TEXT, by their numbers (n,); null for −1."""
    if not len(encoded) or (codes < 0).all():
        return nothing()
    serials = np.append(_TEXT + 2 * encoded.lengths, _NULL).astype(np.uint16)
    return _Texts(serials[codes], encoded, codes)
