"""Text files: delimiter, quotes, line ends, encoding."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from random import Random
from typing import Any

from tests.engine.importing.costumes.truth import languages

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_UNICODE = (
    ("utf-8", ""),
    ("utf-8", ""),
    ("utf-8", "\ufeff"),
    ("utf-16-le", "\ufeff"),
    ("utf-16-be", "\ufeff"),
    ("utf-16-le", ""),
    ("utf-16-be", ""),
    ("utf-32-le", "\ufeff"),
    ("utf-32-be", "\ufeff"),
    ("utf-32-le", ""),
)


def write_text(chance: Random, rows: Sequence[Sequence[Any]], language: str, code: str | None) -> tuple[bytes, str]:
    """The rows as bytes, and how. `code` is an encoding of one language; None for one of Unicode's."""
    mark = chance.choice(",;\t|" if language == "en" else ",;;\t\t|")
    end = chance.choice(("\n", "\n", "\r\n", "\r\n", "\r"))
    quoting = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC))
    width = max(map(len, rows))
    filled = chance.random() < 0.7
    out = io.StringIO()
    if mark != "\t" and chance.random() < 0.04:
        out.write(f"sep={mark}{end}")
    writer = csv.writer(out, delimiter=mark, quoting=quoting, lineterminator=end)
    for row in rows:
        cells = [cell if isinstance(cell, str) else str(cell) for cell in row]
        writer.writerow([*cells, *[""] * (width - len(cells))] if filled or not cells else cells)
    text = out.getvalue()
    name, bom = (code, "") if code else chance.choice(_UNICODE)
    said = f"{mark!r} {end!r} quoting {quoting} {name}{' BOM' if bom else ''}"
    return encoded(bom + text, name), said


def encoded(text: str, name: str) -> bytes:
    """The text's bytes; Vietnamese tones stand behind their letters in cp1258. Raises UnicodeEncodeError."""
    return "".join(map(_apart, text)).encode(name) if name == "cp1258" else text.encode(name)


def _apart(letter: str) -> str:
    if letter.isascii():
        return letter
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        pieces = unicodedata.normalize("NFD", letter)
        tones = "".join(c for c in pieces if c in _TONES)
        return unicodedata.normalize("NFC", "".join(c for c in pieces if c not in _TONES)) + tones
    return letter


def code_for(chance: Random, language: str, rows: Sequence[Sequence[Any]]) -> str | None:
    """One of the language's own encodings, if the rows can be written in it."""
    code = chance.choice(languages()[language]["encodings"])
    try:
        for row in rows:
            encoded("".join(map(str, row)), code)
    except UnicodeEncodeError:
        return None
    return code
