"""An .xls workbook of Excel 97 (BIFF8 in an OLE container), as [MS-XLS] and [MS-CFB] say; only what a till writes."""

import datetime as dt
import struct
from collections.abc import Sequence
from typing import Any

from tests.engine.importing.costumes.layout import Page

_EPOCH = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STYLES = {dt.datetime: (16, 22), dt.date: (17, 14), dt.time: (18, 20)}
"""The cell format of each type, and its built-in number format. Cells of other types have format 15, General."""


def xls(pages: Sequence[Page], base_1904: bool = False) -> bytes:
    """The workbook's bytes."""
    sheets = [_sheet(page, base_1904) for page in pages]
    names = [_text(page.name, "B") for page in pages]
    start = b"".join(
        (
            _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)),
            _record(0x0042, struct.pack("<H", 1200)),
            _record(0x0022, struct.pack("<H", base_1904)),
            *[_format(0)] * 16,
            *(_format(number) for _, number in _STYLES.values()),
        )
    )
    offset = len(start) + sum(4 + 6 + len(name) for name in names) + 4
    bounds = b""
    for name, sheet in zip(names, sheets):
        bounds += _record(0x0085, struct.pack("<IH", offset, 0) + name)
        offset += len(sheet)
    return _container(start + bounds + _record(0x000A, b"") + b"".join(sheets))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _format(number_format: int) -> bytes:
    return _record(0x00E0, struct.pack("<HHH", 0, number_format, 0) + bytes(14))


def _text(text: str, length: str) -> bytes:
    """A Unicode string with its length in UTF-16 units before it."""
    wide = text.encode("utf-16-le")
    return struct.pack(f"<{length}B", len(wide) // 2, 1) + wide


def _sheet(page: Page, base_1904: bool) -> bytes:
    width = max(map(len, page.rows), default=0)
    parts = [
        _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6)),
        _record(0x0200, struct.pack("<IIHHH", 0, len(page.rows), 0, width, 0)),
    ]
    for at, row in enumerate(page.rows):
        parts += [_cell(at, column, cell, base_1904) for column, cell in enumerate(row) if cell != ""]
    for first, left, last, right in page.merged:
        parts.append(_record(0x00E5, struct.pack("<HHHHH", 1, first, last, left, right)))
    return b"".join([*parts, _record(0x000A, b"")])


def _cell(row: int, column: int, cell: Any, base_1904: bool) -> bytes:
    style = _STYLES.get(type(cell), (15, 0))[0]
    if isinstance(cell, str):
        return _record(0x0204, struct.pack("<HHH", row, column, style) + _text(cell, "H"))
    if isinstance(cell, dt.time):
        cell = (cell.hour * 3600 + cell.minute * 60 + cell.second) / 86400
    elif isinstance(cell, dt.date):
        moment = cell if isinstance(cell, dt.datetime) else dt.datetime.combine(cell, dt.time())
        cell = (moment - _EPOCH[base_1904]).total_seconds() / 86400
    return _record(0x0203, struct.pack("<HHHd", row, column, style, cell))


def _container(stream: bytes) -> bytes:
    """One stream called Workbook in a compound file of 512-byte sectors; padded so that it needs no mini stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    tables = 1
    while tables * 128 < sectors + 1 + tables:
        tables += 1
    assert tables <= 109
    # The stream first, then the directory, then the allocation table.
    chain = [*range(1, sectors), _END, _END, *[_FAT] * tables]
    chain += [_FREE] * (tables * 128 - len(chain))
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        tables,
        sectors,
        0,
        4096,
        _END,
        0,
        _END,
        0,
    )
    places = [sectors + 1 + at for at in range(tables)]
    header += struct.pack("<109I", *places, *[_FREE] * (109 - tables))
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _NONE, 0, len(stream)) + bytes(256)
    return header + stream + directory + struct.pack(f"<{len(chain)}I", *chain)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    return wide.ljust(64, b"\0") + struct.pack(
        "<HBBIII16sIQQIQ", len(wide), kind, 1, _NONE, _NONE, child, b"", 0, 0, 0, start, size
    )
