"""Tables written as HTML or as Excel's XML of 2003, which many a till saves under the ending .xls."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, Final

from engine.errors import ShopError
from engine.reading.numbers import number
from engine.reading.sources import Source, whole
from engine.reading.survey import survey
from engine.reading.tags import attributes, pieces

MOST_CELLS: Final = 6_000_000
"""Cells and rows of a page, with those that spans and indices skip."""

MOST_TABLES: Final = 1000
_START: Final = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!doctype html[^>]*>\s*|<!--.*?-->\s*|<\?mso[^>]*>\s*|<meta[^>]*>\s*)*"
    rb"<(?:html|table|head|body|workbook|ss:workbook|div|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_BEFORE_DAYS: Final = re.compile(r"^(?:1899-12-3[01]|1900-01-00|1904-01-01)T")
_WIDEST_SPAN: Final = 1000
_LINE: Final = "\x1e"
"""Stands for the beginning of a line within a cell."""

_KNOWN: Final = frozenset("worksheet table tr row td th cell data br".split())


class MarkupSheet:
    """One table of a page, or one sheet of an XML workbook, kept as rows."""

    base_1904 = False
    delimiter = ""

    def __init__(self, name: str, rows: list[list[Any]], merged: Sequence[tuple[int, int, int, int]] = ()) -> None:
        self.name = name
        self._rows = rows
        self._merged = merged

    @property
    def first_column(self) -> int:
        return 0

    def merged(self) -> Sequence[tuple[int, int, int, int]]:
        return self._merged

    def remarks(self) -> dict[str, Sequence[int]]:
        return {}

    def rows(self) -> Iterator[list[Any]]:
        return iter(self._rows)

    def share_read(self, rows: int) -> float:
        return rows / max(len(self._rows), 1)

    def release(self) -> None:
        """The rows are all there is; they stay."""


def is_markup(head: bytes) -> bool:
    """Whether a file begins as a page or as an XML workbook."""
    return bool(_START.match(head[:4096].replace(b"\0", b"")))


def tables(source: Source) -> list[MarkupSheet]:
    """The tables of a page that have rows, or the sheets of an XML workbook.

    Raises `file.too_large`, and `file.unreadable` where there is no table.
    """
    content = whole(source).getvalue()
    said = _CHARSET.search(content[:4096])
    reader = _TableReader(source.name)
    # Vietnamese letters and their tones may be two characters.
    reader.read(unicodedata.normalize("NFC", _decoded(content, said[1].decode() if said else "", source)))
    found = [(name, rows, merged) for (name, rows), merged in zip(reader.tables, reader.merged) if rows]
    if not found:
        raise ShopError("file.unreadable", file=source.name, detail="no table")
    return [
        MarkupSheet(name or (source.name if len(found) == 1 else f"{source.name} {number}"), rows, merged)
        for number, (name, rows, merged) in enumerate(found, 1)
    ]


def _decoded(content: bytes, said: str, source: Source) -> str:
    try:
        return content.decode(said or "utf-8")
    except (UnicodeDecodeError, LookupError):
        found = survey(content[: 1 << 18], source.open, source.most)
        return content.decode(found.encoding, found.errors)


class _TableReader:
    """Collects cells row by row; a cell that spans rows or columns stands in the first of them, as in a workbook."""

    def __init__(self, file: str) -> None:
        self.tables: list[tuple[str, list[list[Any]]]] = []
        self.merged: list[list[tuple[int, int, int, int]]] = []
        self._file = file
        self._row: list[Any] | None = None
        self._text: list[str] | None = None
        self._spans: dict[int, int] = {}
        self._kind = ""
        self._named = ""
        self._cells = 0

    def read(self, text: str) -> None:
        """Read a whole page. Raises `file.too_large`."""
        for kind, what, said in pieces(text):
            if kind == "text":
                if self._text is not None:
                    self._text.append(what)
            elif kind == "start":
                self._start(what.removeprefix("ss:"), said)
            else:
                self._end(what.removeprefix("ss:"))
        self._end_row()

    def _start(self, tag: str, written: str) -> None:
        if tag not in _KNOWN:
            return
        said = {name.removeprefix("ss:"): value for name, value in attributes(written).items()}
        if tag == "worksheet":
            self._named = said.get("name", "")
        elif tag == "table":
            self.tables.append((self._named, []))
            self.merged.append([])
            self._spans = {}
            if len(self.tables) > MOST_TABLES:
                raise ShopError("file.too_large", file=self._file, most=MOST_TABLES)
        elif tag in ("tr", "row") and self.tables:
            self._end_row()
            self._row = []
            self._skip_rows(_number(said.get("index"), 0) - 1 - len(self.tables[-1][1]))
        elif tag in ("td", "th", "cell") and self._row is not None:
            self._end_cell()
            self._start_cell(said)
        elif tag == "data":
            self._kind = said.get("type", "")
        elif tag == "br" and self._text is not None:
            self._text.append(_LINE)

    def _skip_rows(self, rows: int) -> None:
        """Empty rows that stand nowhere in the file."""
        rows = min(rows, _WIDEST_SPAN)
        if rows > 0:
            self._count(rows)
            self.tables[-1][1].extend([] for _ in range(rows))

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise ShopError("file.too_large", file=self._file, most=MOST_CELLS)

    def _end(self, tag: str) -> None:
        if tag in ("td", "th", "cell"):
            self._end_cell()
        elif tag in ("tr", "row", "table"):
            self._end_row()

    def _start_cell(self, said: dict[str, str]) -> None:
        assert self._row is not None
        before = len(self._row)
        while self._spans.get(len(self._row), 0) > 0:
            self._spans[len(self._row)] -= 1
            self._row.append("")
        for _ in range(min(_number(said.get("index"), 0) - 1 - len(self._row), _WIDEST_SPAN)):
            if self._spans.get(len(self._row), 0) > 0:
                self._spans[len(self._row)] -= 1
            self._row.append("")
        below = _number(said.get("rowspan"), 1) - 1 + _number(said.get("mergedown"), 0)
        self._wide = min(_number(said.get("colspan"), 1) - 1 + _number(said.get("mergeacross"), 0), _WIDEST_SPAN)
        if (below > 0 or self._wide) and self.tables:
            top, left = len(self.tables[-1][1]), len(self._row)
            self.merged[-1].append((top, left, top + below, left + self._wide))
        self._count(len(self._row) - before + self._wide + 1)
        for at in range(len(self._row), len(self._row) + self._wide + 1):
            if below > 0:
                self._spans[at] = below
        self._text, self._kind = [], ""

    def _end_cell(self) -> None:
        if self._text is None or self._row is None:
            return
        written = "".join(self._text)
        # In a page only its tags begin a line, in a workbook the ends of lines do.
        lines = written.replace("\n", _LINE).split(_LINE) if self._kind else written.split(_LINE)
        text = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
        self._row += [_typed(text, self._kind), *[""] * self._wide]
        self._text = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None and self.tables:
            self.tables[-1][1].append(self._row)
            for at in (at for at, rows in self._spans.items() if at >= len(self._row) and rows > 0):
                # Cells that reach down behind the last one of this row.
                self._spans[at] -= 1
        self._row = None


def _typed(text: str, kind: str) -> Any:
    """What an XML workbook says a cell is; a page says nothing."""
    if kind == "Number":
        try:
            return number(text) if text else ""
        except ValueError:
            return text
    if kind == "DateTime":
        # A time of day stands there as that of the day before days are counted.
        return _BEFORE_DAYS.sub("", text.removesuffix(".000")).replace("T00:00:00", "")
    return text


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() and len(text) < 8 else default
