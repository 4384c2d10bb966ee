"""Text files as tables: encoding, delimiter and rows, found by looking and not by the file's name."""

import codecs
import csv
import io
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import IO, Final
from zipfile import BadZipFile

from engine.errors import ShopError
from engine.progress import unasked
from engine.reading import plain as plain_text
from engine.reading.encodings import is_mixed, mixed_lines
from engine.reading.plain import Block
from engine.reading.quoting import Feed, closed_rows
from engine.reading.sources import Source
from engine.reading.survey import survey

MOST_BYTES: Final = 4 << 30
LONGEST_LINE: Final = 4 << 20
_SAMPLE: Final = 1 << 18
_SNIFFED_LINES: Final = 60
_ROWS: Final = 20_000
_BLANK: Final = b"\0 \t\r\n\xa0\xef\xbb\xbf\xff\xfe"
_SPACES: Final = re.compile(r"\s+")
_SAID: Final = re.compile(r'"?sep=(.)"?\s*$')
_PROTECTED: Final = re.compile(r'(?:(?<=[,;|])|(?<=[,;|]")|^"?)\t|\t(?="?(?:[,;|]|$))')
_IN_QUOTES: Final = re.compile(r'"(?:[^"]|"")+"')
_USUAL: Final = ("\t", ";", "|", ",")
_NEVER: Final = " \"'.,-/()_@&%+*=<>?\\\r\n"
_RARE: Final = "^~¦\x1f\x1e\x01"
_HEADS: Final = 20
"""Lines among which the header is, and what delimits its cells."""


Rows = Block | list[list[str]]
Splitter = Callable[[Iterator[str]], Iterator[list[str]]]


class TextFile:
    """A text file of a known encoding and delimiter, read row by row as often as wanted.

    `repaired` are the rows (from 1) whose quote did not close, of the last reading.
    """

    def __init__(self, source: Source, go_on: Callable[[], None] = unasked) -> None:
        """`go_on` is called again and again while all of the file is looked at, and may raise. Raises `file.empty`, `file.too_large` or `file.unreadable`."""
        csv.field_size_limit(LONGEST_LINE)
        self.source = source
        self.repaired: list[int] = []
        self._most = min(MOST_BYTES, source.most)
        if source.size > self._most:
            raise self._too_large()
        head = self._head(go_on)
        self._survey = survey(head, source.open, self._most, go_on)
        if self._survey.too_long:
            raise self._too_large()
        self.encoding = self._survey.encoding
        lines = [line for line in self._sniffed_lines() if line.strip()]
        self._wrapped = _each_in_quotes(lines)
        self.delimiter = delimiter_of([_unwrapped(line) for line in lines] if self._wrapped else lines)
        self._columns = _blank_columns(lines) if self.delimiter is None else []
        self._stream: IO[bytes] | None = None

    def _too_large(self) -> ShopError:
        return ShopError("file.too_large", file=self.source.name, most=self._most)

    def rows(self) -> Iterator[list[str]]:
        """All rows from the first line; a blank line is an empty row."""
        self.repaired = []
        with self.source.open() as raw:
            self._stream = raw
            lines = self._lines(raw)
            try:
                yield from self._split(lines)
            except csv.Error as error:
                raise ShopError("file.unreadable", file=self.source.name, detail=str(error)) from error

    def blocks(
        self, skipped: int, first: int, last: int, ends_there: bool = False
    ) -> Iterator[tuple[int, Rows]] | None:
        """The rows behind the `skipped` first ones, in blocks: number of the first row (from 1), and the rows. The plain ones
        have the columns from `first` to before `last`, and nothing behind where the table `ends_there`; all others whatever there is. None where the file is
        not plain at all."""
        plain = self._survey.quotes_pair and not self._wrapped and self.delimiter not in (None, " ")
        if not plain or self.encoding not in plain_text.SINGLE_BYTES or self._survey.errors != "replace":
            return None
        return self._blocks(skipped, first, last, ends_there)

    def _blocks(self, skipped: int, first: int, last: int, ends_there: bool) -> Iterator[tuple[int, Rows]]:
        self.repaired = []
        assert self.delimiter
        encoding = "utf-8" if self.encoding == "utf-8-sig" else self.encoding
        with self.source.open() as raw, _readable(self.source.name):
            self._stream = raw
            blocks = self._whole_lines(raw)
            lines, number = plain_text.Lines(blocks, encoding), 1
            for data in blocks:
                head: bytes | None = b""
                if number <= skipped:
                    data = data.removeprefix(codecs.BOM_UTF8) if self.encoding == "utf-8-sig" and number == 1 else data
                    head, data = _split_after(data, skipped - number + 1)
                if head is not None and not data:
                    number += head.count(b"\n")
                    continue
                block = None if head is None else Block.of(data, self.delimiter, encoding, first, last, ends_there)
                if head is not None and block is not None:
                    number += head.count(b"\n")
                    yield number, block
                    number += len(block)
                    continue
                lines.begin((head or b"") + data)
                for rows in self._rows_until_end(lines):
                    left = rows[max(skipped - number + 1, 0) :]
                    number += len(rows)
                    if left:
                        yield number - len(left), left

    def _rows_until_end(self, lines: plain_text.Lines) -> Iterator[list[list[str]]]:
        """Rows until none is begun of the blocks that `lines` has taken, some thousands at a time."""
        rows: list[list[str]] = []
        try:
            for row in self._split(lines):
                rows.append(row)
                if lines.at_end or len(rows) >= _ROWS:
                    yield rows
                    if lines.at_end:
                        return
                    rows = []
        except csv.Error as error:
            raise ShopError("file.unreadable", file=self.source.name, detail=str(error)) from error

    def _whole_lines(self, raw: IO[bytes]) -> Iterator[bytes]:
        read = 0
        try:
            for block in plain_text.whole_lines(raw, LONGEST_LINE):
                read += len(block)
                if read > self._most:
                    raise self._too_large()
                yield block
        except ValueError as error:
            raise ShopError("file.unreadable", file=self.source.name, detail=str(error)) from error

    def share_read(self) -> float:
        """How much of the file the running `rows` has taken, 0 to 1."""
        try:
            return self.source.told(self._stream) / max(self.source.size, 1) if self._stream else 0.0
        except (ValueError, OSError):
            return 1.0

    def _split(self, lines: Iterator[str]) -> Iterator[list[str]]:
        if self.delimiter is None:
            return _fixed(lines, self._columns)
        if self.delimiter == " ":
            return (_SPACES.split(line.strip()) if line.strip() else [] for line in lines)
        if self._wrapped:
            lines = (_unwrapped(line) for line in lines)
        elif not self._survey.quotes_pair:
            return closed_rows(Feed(lines), self.delimiter, self.repaired)
        return csv.reader(lines, delimiter=self.delimiter)

    def _head(self, go_on: Callable[[], None]) -> bytes:
        with self.source.open() as raw, _readable(self.source.name):
            head = raw.read(_SAMPLE)
            blank = head
            read = len(head)
            while blank and not blank.translate(None, _BLANK):
                go_on()
                blank = raw.read(1 << 22)
                read += len(blank)
                if read > self._most:
                    raise self._too_large()
        if not blank:
            raise ShopError("file.empty", file=self.source.name)
        return head

    def _lines(self, raw: IO[bytes]) -> Iterator[str]:
        if is_mixed(self._survey.errors):
            yield from self._mixed_lines(raw)
            return
        read, name = 0, self.source.name
        text = io.TextIOWrapper(raw, encoding=self.encoding, errors=self._survey.errors, newline="")
        with text, _readable(name):
            while line := text.readline(LONGEST_LINE):
                read += len(line)
                if len(line) == LONGEST_LINE:
                    raise ShopError("file.unreadable", file=name, detail="line too long")
                if read > self._most:
                    raise self._too_large()
                if self.encoding == "cp1258":
                    # Vietnamese letters and their tones are two characters there.
                    line = unicodedata.normalize("NFC", line)
                yield line.replace("\0", "") if "\0" in line else line

    def _mixed_lines(self, raw: IO[bytes]) -> Iterator[str]:
        read = 0
        with raw, _readable(self.source.name):
            try:
                for line in mixed_lines(raw, self._survey.errors, LONGEST_LINE):
                    read += len(line)
                    if read > self._most:
                        raise self._too_large()
                    yield line.removeprefix("\ufeff").replace("\0", "")
            except ValueError as error:
                raise ShopError("file.unreadable", file=self.source.name, detail=str(error)) from error

    def _sniffed_lines(self) -> list[str]:
        with self.source.open() as raw:
            lines = self._lines(raw)
            return [line for line, _ in zip(lines, range(_SNIFFED_LINES))]


def _split_after(data: bytes, count: int) -> tuple[bytes | None, bytes]:
    """The first lines of a block and all others; None and all where the first ones are not as many rows, each in its line."""
    lines = data.split(b"\n", count)
    head = data[: len(data) - len(lines[-1])]
    if len(lines) <= count or head.count(b"\r") != head.count(b"\r\n"):
        return None, data
    reader = csv.reader(io.StringIO(str(head, "latin-1"), newline=""))
    rows = sum(1 for _ in reader)
    return (head, lines[-1]) if rows == reader.line_num == count else (None, data)


class _readable:
    """Failures of reading as `file.unreadable`."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (EOFError, OSError, UnicodeError, zlib.error, BadZipFile)):
            raise ShopError("file.unreadable", file=self._name, detail=str(error)) from error


# ------------------------------------------------------------------ delimiters


def delimiter_of(lines: list[str]) -> str | None:
    """The delimiter under which most lines have the same number of cells.

    A blank where columns are padded with blanks and hold none, None where only their places tell columns apart.
    """
    said = _SAID.match(lines[0]) if lines else None
    if said:
        return said[1]
    best, cells, best_share = ",", 0, 0.0
    for mark in _USUAL:
        widths = [len(row) for row in csv.reader(lines, delimiter=mark) if row]
        share = _share_alike(widths)
        if mark == "\t" and share and _tabs_protect(lines):
            # The mark that these stand beside is another one.
            continue
        if share > best_share:
            best, cells, best_share = mark, _most(widths), share
        if share >= 0.8:
            break
    if len(lines) < 2:
        return best
    rare, rare_cells = _rare_mark(lines)
    if rare and (best_share < 0.5 or (rare_cells > cells and rare != ":")):
        # Where cells are many more than decimal commas make of a line, the commas are those of numbers.
        return rare
    if best_share >= 0.5:
        return best
    if len(lines) > 2 and any(c.isdigit() for c in "".join(lines)):
        widths = [len(_SPACES.split(line.strip())) for line in lines]
        places = _blank_columns(lines)
        if _share_alike(widths, least=3) > 0.9 and (widths[0] == widths[1] or len(places) < 3):
            return " "
        if len(places) >= 3:
            return None
    return best


def _share_alike(widths: list[int], least: int = 2) -> float:
    """Share of the rows that are as wide as most; 0 where these have fewer than `least` cells."""
    common, times = Counter(widths).most_common(1)[0] if widths else (0, 0)
    return times / len(widths) if common >= least else 0.0


def _tabs_protect(lines: list[str]) -> bool:
    """Whether each TAB stands at an edge of a cell that another mark delimits, where it keeps Excel from reading an id."""
    if any("\t" in _PROTECTED.sub("", line.strip("\r\n")) for line in lines):
        return False
    widths = [[len(row) for row in csv.reader(lines, delimiter=mark) if row] for mark in _USUAL[1:]]
    # Beside one protected column a TAB makes two cells of a line; the other mark makes more.
    return any(_share_alike(each) >= 0.8 or _share_alike(each, least=3) >= 0.5 for each in widths)


def _most(widths: list[int]) -> int:
    return Counter(widths).most_common(1)[0][0] if widths else 0


def _rare_mark(lines: list[str]) -> tuple[str | None, int]:
    """A sign that no usual table is delimited with, and that nearly each line has equally often (`^`, `~`, a control
    character), and how many cells it makes."""
    marks = {
        c
        for line in lines[:_HEADS]
        for c in line
        if not c.isalnum() and c not in _NEVER and c not in _USUAL and unicodedata.category(c) != "Sc"
    }
    widths = {mark: [len(row) for row in csv.reader(lines, delimiter=mark) if row] for mark in marks}
    shares = {mark: _share_alike(each) for mark, each in widths.items()}
    # A colon delimits times more often than cells.
    best = max(
        (mark for mark, share in shares.items() if share >= (0.6 if mark in _RARE else 0.8)),
        key=lambda mark: (mark != ":", shares[mark] >= 0.9, _most(widths[mark]), mark),
        default=None,
    )
    return best, _most(widths[best]) if best else 0


def _each_in_quotes(lines: list[str]) -> bool:
    """Whether each line stands in quotes as a whole, as a table does that was saved as one column."""
    return len(lines) > 1 and all(_IN_QUOTES.fullmatch(line.strip()) for line in lines)


def _unwrapped(line: str) -> str:
    bare = line.strip()
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        return bare[1:-1].replace('""', '"')
    return bare


def _blank_columns(lines: list[str]) -> list[int]:
    """Where the columns of a table padded with blanks begin: behind places that are blank in every line."""
    wide = [line.rstrip("\r\n").expandtabs() for line in lines]
    width = max(map(len, wide), default=0)
    blank = [all(at >= len(line) or line[at] == " " for line in wide) for at in range(width)]
    starts = [at for at in range(width) if not blank[at] and (at == 0 or blank[at - 1])]
    # A blank that all values have in the same place divides no columns where the first line names none there.
    return [a for a, b in zip(starts, [*starts[1:], width]) if a == 0 or wide[0][a:b].strip()]


def _fixed(lines: Iterator[str], starts: list[int]) -> Iterator[list[str]]:
    for line in lines:
        text = line.rstrip("\r\n").expandtabs()
        yield [text[a:b].strip() for a, b in zip(starts, [*starts[1:], None])] if text.strip() else []
