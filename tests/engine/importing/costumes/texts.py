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
    if chance.random() < 0.03:
        mark = chance.choice("^~\x1f¦" if code is None else "^~")
    end = chance.choice(("\n", "\n", "\r\n", "\r\n", "\r"))
    quoting = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC))
    if end == "\r" and any("\n" in str(cell) for row in rows for cell in row):
        # What ends lines elsewhere must be in quotes here.
        quoting = csv.QUOTE_ALL
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
    if quoting == csv.QUOTE_MINIMAL and chance.random() < 0.1 and (bare := _unquoted(rows, mark, end)):
        text, quoting = bare, csv.QUOTE_NONE
    name, bom = (code, "") if code else chance.choice(_UNICODE)
    said = f"{mark!r} {end!r} quoting {quoting} {name}{' BOM' if bom else ''}"
    if chance.random() < 0.03:
        said += " NULs"
        text = _with_nuls(chance, text, mark, end)
    if name == "utf-8" and chance.random() < 0.1:
        return _mixed(chance, bom + text, language, said)
    return encoded(bom + text, name), said


def _unquoted(rows: Sequence[Sequence[Any]], mark: str, end: str) -> str:
    """The rows without any quotes but those of the cells, as careless programs write them; empty where nobody could read
    that."""
    cells = [[str(cell) for cell in row] for row in rows]
    for cell in (cell for row in cells for cell in row):
        if mark in cell or "\n" in cell or cell.startswith('"'):
            return ""
    return "".join(mark.join(row) + end for row in cells)


def _with_nuls(chance: Random, text: str, mark: str, end: str) -> str:
    """Zeros where a program with fields of a fixed length, or a file that was not closed, leaves them."""
    if chance.random() < 0.3:
        return text + "\0" * chance.choice((1, 512, 4096))
    lines = text.split(end)
    return end.join(line.replace(mark, "\0" + mark, 1) if chance.random() < 0.3 else line for line in lines)


def _mixed(chance: Random, text: str, language: str, said: str) -> tuple[bytes, str]:
    """A file of UTF-8 whose last lines another program appended in the language's own encoding."""
    lines = text.splitlines(keepends=True)
    start = len(lines) - chance.randint(len(lines) // 4, len(lines) // 2)
    code = chance.choice(languages()[language]["encodings"])
    try:
        content = encoded("".join(lines[start:]), code)
    except UnicodeEncodeError:
        return text.encode(), said
    return "".join(lines[:start]).encode() + content, f"{said}, from line {start + 1} on {code}"


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
