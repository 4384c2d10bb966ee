"""How much memory an .xls of Excel 97 or before would take, told from its records before a reader makes room for it."""

import struct
from collections.abc import Sequence
from typing import Any, Final

from engine.errors import ShopError
from engine.reading.sources import Source, whole

MOST_CELLS: Final = 10_000_000
"""Cells between the first and the last of each sheet, all sheets together: they are read when the file is opened."""

_STREAMS: Final = ("Workbook", "Book")
_ROWS, _COLUMNS = 65536, 256
_LAST_SECTOR: Final = 0xFFFFFFFA
_START, _DIMENSIONS, _STRINGS = 0x0809, 0x0200, 0x00FC
_PASSWORD: Final = 0x002F
_SEVERAL: Final = {0x00BD: 6, 0x00BE: 2}
"""Records of several cells of a row, and the bytes of each."""

_CELLS: Final = frozenset((0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6, 0x00FD, 0x0006, 0x0406, 0x0206, *_SEVERAL))
"""Records of cells; all begin with row and column (MS-XLS 2.4)."""


def bound_old(source: Source) -> None:
    """Raises `file.too_large` or `file.unreadable` where an .xls would take more memory than it may, or time without end."""
    from olefile import OleFileIO

    try:
        with OleFileIO(str(source.path) if source.path else whole(source)) as container:
            if not _chains_end(container):
                raise ShopError("file.unreadable", file=source.name, detail="sectors in a ring")
            name = next((name for name in _STREAMS if container.exists(name)), None)
            data = container.openstream(name).read() if name else b""
    except (OSError, ValueError, IndexError, TypeError, AttributeError, struct.error) as error:
        raise ShopError("file.unreadable", file=source.name, detail=str(error)) from error
    _bound_records(data, source.name)


def _chains_end(container: Any) -> bool:
    """Whether no sector of a container is followed by one before it (MS-CFB 2.3)."""
    container.loadminifat()
    starts = [container.first_dir_sector, container.first_mini_fat_sector]
    small: list[int] = []
    for entry in container.direntries:
        if entry is not None:
            (small if entry.is_minifat else starts).append(entry.isectStart)
    return all(_ends(container.fat, start) for start in starts) and all(
        _ends(container.minifat, start) for start in small
    )


def _ends(following: Sequence[int], sector: int) -> bool:
    passed = 0
    while sector < _LAST_SECTOR and sector < len(following):
        passed += 1
        if passed > len(following):
            return False
        sector = following[sector]
    return True


def _bound_records(data: bytes, file: str) -> None:
    total, rows, columns, at, size = 0, 0, 0, 0, len(data)
    while at + 4 <= size:
        kind, length = struct.unpack_from("<HH", data, at)
        if kind in _CELLS and length >= 4 and at + 8 <= size:
            row, column = struct.unpack_from("<HH", data, at + 4)
            if kind in _SEVERAL:
                column += max(0, length - 6) // _SEVERAL[kind] - 1
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if column >= _COLUMNS:
                raise ShopError("file.unreadable", file=file, detail="a cell beyond the last column")
        elif kind == _PASSWORD:
            # What follows is encrypted; it is looked at again once it is not.
            return
        elif kind == _START:
            total, rows, columns = total + rows * columns, 0, 0
        elif kind == _DIMENSIONS and length in (10, 14) and at + 4 + length <= size:
            _bound_dimensions(data, at + 4, length, file)
        elif kind == _STRINGS and at + 12 <= size and struct.unpack_from("<I", data, at + 8)[0] > size // 3:
            raise ShopError("file.unreadable", file=file, detail="more texts than bytes")
        at += 4 + length
    if total + rows * columns > MOST_CELLS:
        raise ShopError("file.too_large", file=file, most=MOST_CELLS)


def _bound_dimensions(data: bytes, at: int, length: int, file: str) -> None:
    first, last, left, right = struct.unpack_from("<IIHH" if length == 14 else "<HHHH", data, at)
    if last > _ROWS or right > _COLUMNS or first > last or left > right:
        raise ShopError("file.unreadable", file=file, detail="a sheet larger than sheets can be")
