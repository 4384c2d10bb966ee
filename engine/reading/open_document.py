"""Merged cells of an .ods, which calamine does not tell: read off the tags of its content, and no more of it than that."""

import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import unescape

Range = tuple[int, int, int, int]

_TAG: Final = re.compile(
    rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
)
_SPANS: Final = re.compile(rb"number-(?:rows|columns)-spanned\s*=\s*[\"'](?:[2-9]|\d\d)")
_NAMED: Final = {
    name: re.compile(rb"table:" + name.encode() + rb"\s*=\s*[\"']([^\"']*)[\"']")
    for name in (
        "name",
        "number-rows-repeated",
        "number-columns-repeated",
        "number-rows-spanned",
        "number-columns-spanned",
    )
}
_MOST: Final = 100_000
"""Ranges kept of a workbook."""


def merged_in(archive: zipfile.ZipFile) -> dict[str, list[Range]]:
    """By sheet, its merged cells as (first row, first column, last row, last column), counted from 0."""
    content = archive.read("content.xml")
    if not _SPANS.search(content):
        return {}
    found: dict[str, list[Range]] = {}
    for number, (sheet, merged) in enumerate(_ranges(content)):
        if number >= _MOST:
            break
        found.setdefault(sheet, []).append(merged)
    return found


def _ranges(content: bytes) -> Iterator[tuple[str, Range]]:
    sheet, row, column, repeated = "", 0, 0, 0
    for end, tag, said in _TAG.findall(content):
        if end:
            continue
        if tag == b"table":
            sheet, row, repeated = unescape(_text(said, "name"), {"&quot;": '"', "&apos;": "'"}), 0, 0
        elif tag == b"table-row":
            row, column = row + repeated, 0
            repeated = _number(said, "number-rows-repeated")
        else:
            rows, columns = _number(said, "number-rows-spanned"), _number(said, "number-columns-spanned")
            if rows > 1 or columns > 1:
                yield sheet, (row, column, row + rows - 1, column + columns - 1)
            column += _number(said, "number-columns-repeated")


def _text(said: bytes, name: str) -> str:
    match = _NAMED[name].search(said)
    return match[1].decode("utf-8", "replace") if match else ""


def _number(said: bytes, name: str) -> int:
    text = _text(said, name)
    return max(int(text), 1) if text.isdigit() and len(text) < 9 else 1
