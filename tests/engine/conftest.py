"""Old workbooks, which no library at hand writes."""

import struct

import pytest


@pytest.fixture
def old_workbook(tmp_path):
    """Writes an .xls of one sheet, as Excel 97 does, and gives its path; `merged` are (first row, last, first column, last)."""

    def writing(name, rows, *, is_1904=False, merged=()):
        path = tmp_path / name
        path.write_bytes(_container(_book(rows, is_1904, merged)))
        return path

    return writing


def _record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content


def _book(rows, is_1904, merged):
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + _record(0x22, struct.pack("<H", is_1904))
    sheet_at = len(start) + 4 + 8 + len("Sales") + 4
    stream = start + _record(0x85, struct.pack("<IBBBB", sheet_at, 0, 0, len("Sales"), 0) + b"Sales") + _record(0x0A)
    assert len(stream) == sheet_at
    stream += _record(0x809, struct.pack("<HHHHII", 0x600, 16, 0, 0, 0, 0))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and value:
                text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                stream += _record(0x204, struct.pack("<HHH", at, column, 0) + text)
            elif value != "":
                stream += _record(0x203, struct.pack("<HHHd", at, column, 0, value))
    if merged:
        stream += _record(0xE5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<4H", *span) for span in merged))
    return stream + _record(0x0A)


def _container(stream):
    """A compound file that holds one stream called Workbook."""
    sectors = max(8, -(-len(stream) // 512))
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    chain = [fat, end, *range(3, sectors + 2), end]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)

    def entry(name, kind, child, at, size):
        text = (name + "\0").encode("utf-16-le")
        known = struct.pack("<64sHBB3I", text, len(text), kind, 1, free, free, child)
        return known + bytes(36) + struct.pack("<IQ", at, size)

    directory = entry("Root Entry", 5, 1, end, 0) + entry("Workbook", 2, free, 2, sectors * 512)
    table = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    return header + table + directory.ljust(512, b"\0") + stream.ljust(sectors * 512, b"\0")
