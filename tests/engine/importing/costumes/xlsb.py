"""A binary workbook (.xlsb) as [MS-XLSB] says; only texts and numbers, days and times as Excel counts them."""

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from tests.engine.importing.costumes.layout import Page

_EPOCH = dt.datetime(1899, 12, 30)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def xlsb(pages: Sequence[Page]) -> bytes:
    """The workbook's bytes."""
    sheets = [sheet(page.rows) for page in pages]
    bundles = b"".join(bundle(at, page.name) for at, page in enumerate(pages, 1))
    return packed(sheets, record(131) + record(143) + bundles + record(144) + record(132))


def bundle(at: int, name: str) -> bytes:
    """The record of the sheet of a number and a name."""
    return record(156, struct.pack("<II", 0, at) + _text(f"rId{at}") + _text(name))


def packed(sheets: Sequence[bytes], book: bytes) -> bytes:
    """The parts of a workbook in their archive."""
    targets = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.bin"/>'
        for at in range(1, len(sheets) + 1)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types/>')
        archive.writestr("xl/workbook.bin", book)
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}">{targets}</Relationships>',
        )
        for at, content in enumerate(sheets, 1):
            archive.writestr(f"xl/worksheets/sheet{at}.bin", content)
    return out.getvalue()


def sheet(rows: Sequence[Sequence[Any]], further: bytes = b"") -> bytes:
    """A part with these rows, and `further` records of cells behind them."""
    width = max(map(len, rows), default=0)
    size = struct.pack("<4I", 0, max(len(rows) - 1, 0), 0, max(width - 1, 0))
    cells = b"".join(record for at, row in enumerate(rows) for record in _row(at, row))
    return record(129) + record(148, size) + record(145) + cells + further + record(146) + record(130)


def row_start(at: int) -> bytes:
    """The record that a row begins with."""
    return record(0, struct.pack("<I", at) + bytes(13))


def number_cell(column: int, value: float) -> bytes:
    """The record of a number."""
    return record(5, struct.pack("<IId", column, 0, value))


def _row(at: int, row: Sequence[Any]) -> Iterator[bytes]:
    yield row_start(at)
    for column, cell in enumerate(row):
        if isinstance(cell, str):
            if cell:
                yield record(6, struct.pack("<II", column, 0) + _text(cell))
            continue
        if isinstance(cell, dt.time):
            cell = (cell.hour * 3600 + cell.minute * 60 + cell.second) / 86400
        elif isinstance(cell, dt.date):
            moment = cell if isinstance(cell, dt.datetime) else dt.datetime.combine(cell, dt.time())
            cell = (moment - _EPOCH).total_seconds() / 86400
        yield number_cell(column, cell)


def _text(text: str) -> bytes:
    wide = text.encode("utf-16-le")
    return struct.pack("<I", len(wide) // 2) + wide


def record(kind: int, content: bytes = b"") -> bytes:
    """One record."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, rest = bytearray(), len(content)
    while True:
        size.append(rest & 0x7F | (0x80 if rest > 0x7F else 0))
        rest >>= 7
        if not rest:
            return head + bytes(size) + content
