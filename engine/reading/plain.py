"""Blocks of a plain text table as columns, all cells of a column at once: each different text is looked at only once.

Plain is a block whose rows are as wide as each other and whose quotes stand around whole cells. What is not plain is read
row by row; both ways give the same cells.
"""

import io
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import IO, Any, Final, Self

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

SINGLE_BYTES: Final = frozenset(("utf-8", "utf-8-sig", "ascii", "latin-1", "iso8859-1", "cp1252", "cp1250", "cp1251"))
"""Encodings in which the byte of a delimiter, a quote or a line end is never part of another character."""

BLOCK: Final = 1 << 21
"""Bytes looked at once: some ten thousands of rows."""

LONGEST_CELL: Final = 512
_QUOTE, _FEED, _RETURN = 0x22, 0x0A, 0x0D
_MASKS: Final = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
_STEP = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


class Column(Sequence[str]):
    """The cells of a column: `codes` intp (n,), each the place of its text in `texts`, which are in the order met."""

    def __init__(self, codes: Array, texts: list[str]) -> None:
        self._told: tuple[Array, list[str]] | None = (codes, texts)

    @property
    def codes(self) -> Array:
        return self._coded()[0]

    @property
    def texts(self) -> list[str]:
        return self._coded()[1]

    def _coded(self) -> tuple[Array, list[str]]:
        assert self._told is not None
        return self._told

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, at: Any) -> Any:
        return self.texts[self.codes[at]]

    def is_empty(self) -> Array:
        """Where nothing stands, not even a blank; bool (n,)."""
        return np.array([text == "" for text in self.texts], bool)[self.codes]

    def goes_on(self) -> Array:
        """Where a cell is as the one above it; bool (n,)."""
        codes = self.codes
        return np.concatenate([[False], codes[1:] == codes[:-1]])

    def all_say_something(self) -> bool:
        """Whether no cell is empty or blank."""
        return all(text.strip() for text in self.texts)

    def rows(self, places: Array) -> "Column":
        """Some of the cells, by their places (m,)."""
        return Column(self.codes[places], self.texts)

    def words(self, most: int) -> list[Array] | None:
        """The bytes of all cells, eight at once: uint64 (n,) each, zeros behind the end; None where one is longer than `most`
        bytes, or where they are not known."""
        return None

    @property
    def lengths(self) -> Array:
        """Bytes of each cell whose `words` are known; intp (n,)."""
        raise AttributeError


class Cells(Column):
    """Cells where they stand in a block: made into texts only where somebody asks for texts."""

    def __init__(self, data: "_Bytes", starts: Array, ends: Array) -> None:
        self._data, self._starts, self._ends = data, starts, ends
        self._lengths = ends - starts
        self._longest = int(self._lengths.max(initial=0))
        self._words: list[Array] | None = None
        self._told = None
        self._kept: dict[int, Any] = {}

    def keep(self, reader: object, found: Any) -> None:
        """Remember what a reader has found out of all these cells, until it asks."""
        self._kept[id(reader)] = found

    def kept(self, reader: object) -> Any:
        """What a reader has let be remembered, once; None without."""
        return self._kept.pop(id(reader), None)

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, at: Any) -> Any:
        return self._data.text(self._starts[at], self._ends[at])

    @property
    def lengths(self) -> Array:
        return self._lengths

    def is_empty(self) -> Array:
        return np.asarray(self._lengths == 0)

    def goes_on(self) -> Array:
        words = self.words(LONGEST_CELL)
        return ~changes(words) if words is not None else super().goes_on()

    def all_say_something(self) -> bool:
        words = self.words(LONGEST_CELL)
        if words is not None:
            first = words[0] & np.uint64(0xFF)
            if ((first > 0x20) & (first < 0x7F)).all():
                return True
        return super().all_say_something()

    def rows(self, places: Array) -> "Cells":
        return Cells(self._data, self._starts[places], self._ends[places])

    def words(self, most: int) -> list[Array] | None:
        if self._longest > min(most, LONGEST_CELL):
            return None
        if self._words is None:
            self._words = self._data.words(self._starts, self._lengths, self._longest)
        return self._words

    def firsts(self) -> tuple[Array, Array]:
        """Places of the different cells (m,) where each was met first, in that order; and for each cell which of them it is (n,)."""
        count = len(self._starts)
        words = self.words(LONGEST_CELL)
        if words is None:
            return np.arange(count), np.arange(count)
        found = distinct(words)
        return found if found is not None else (np.arange(count), np.arange(count))

    def _coded(self) -> tuple[Array, list[str]]:
        if self._told is None:
            place, codes = self.firsts()
            self._told = codes, self._data.texts(self._starts[place].tolist(), self._ends[place].tolist())
        return self._told


def distinct(words: Sequence[Array]) -> tuple[Array, Array] | None:
    """Of cells as their words: places of the different ones (m,) where each was met first, in that order, and for each cell which of
    them it is (n,). None where they cannot be told apart at once."""
    # What follows itself is looked at once: receipts and days do.
    changed = changes(words)
    heads = np.flatnonzero(changed)
    words = [word[heads] for word in words]
    digest = words[0]
    for word in words[1:]:
        digest = (digest ^ (digest >> _SHIFT)) * _STEP + word
    _, place, codes = np.unique(digest, return_index=True, return_inverse=True)
    met = np.argsort(place)
    place, rank = place[met], np.empty(len(met), np.intp)
    rank[met] = np.arange(len(met))
    codes = rank[codes]
    first = place[codes]
    if len(words) > 1 and not all((word == word[first]).all() for word in words):
        return None
    return heads[place], codes[np.cumsum(changed) - 1]


def changes(words: Sequence[Array]) -> Array:
    """Where a cell differs from the one above it; bool (n,)."""
    changes = np.ones(len(words[0]), bool)
    changes[1:] = words[0][1:] != words[0][:-1]
    for word in words[1:]:
        changes[1:] |= word[1:] != word[:-1]
    return changes


class _Bytes:
    """The bytes of a block, and the texts in them."""

    def __init__(self, data: bytes, encoding: str) -> None:
        self._data, self._encoding = data, encoding
        # Eight bytes from any place on; behind the last cell stand enough for that.
        padded = np.frombuffer(data + bytes(8 + LONGEST_CELL), np.uint8)
        self._eights = np.ndarray((len(padded) - 7,), np.dtype("<u8"), padded, strides=(1,))

    @cached_property
    def _letters(self) -> str:
        # Of letters without accents each is a byte.
        return str(self._data, "ascii") if self._data.isascii() else ""

    def text(self, start: int, end: int) -> str:
        """What stands between two places."""
        return str(self._data[start:end], self._encoding, "replace")

    def texts(self, starts: list[int], ends: list[int]) -> list[str]:
        """What stands between some places."""
        if letters := self._letters:
            return [letters[start:end] for start, end in zip(starts, ends)]
        return [self.text(start, end) for start, end in zip(starts, ends)]

    def words(self, starts: Array, lengths: Array, longest: int) -> list[Array]:
        """As `Column.words`, of cells that start at these places."""
        return [self._eights[starts + at] & _MASKS[np.clip(lengths - at, 0, 8)] for at in range(0, max(longest, 1), 8)]


class Block(Sequence[list[str]]):
    """Some rows of a text table: by row as lists of text, and by `column`."""

    def __init__(self, data: bytes, starts: Array, ends: Array, encoding: str) -> None:
        self._data = _Bytes(data, encoding)
        self._starts, self._ends = starts, ends
        self._columns: dict[int, Column] = {}

    @classmethod
    def of(
        cls, data: bytes, delimiter: str, encoding: str, first: int, last: int, ends_there: bool = False
    ) -> Self | None:
        """The rows (whole lines) as far as the columns from `first` to before `last`; None where they are not plain, or where
        something stands behind though the table `ends_there`."""
        if not delimiter.isascii():
            # A broken bar is two bytes in most of these encodings.
            return None
        if b"\0" in data or (b"\r" in data and data.count(b"\r") != data.count(b"\r\n")):
            return None
        if not data.endswith(b"\n"):
            data += b"\n"
        found = _cells(np.frombuffer(data, np.uint8), ord(delimiter), last)
        if found is None or (ends_there and (found[1][last:] > found[0][last:]).any()):
            return None
        return cls(data, found[0][first:last], found[1][first:last], encoding)

    def __len__(self) -> int:
        return int(self._starts.shape[1])

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        cells = zip(self._starts[:, at].tolist(), self._ends[:, at].tolist())
        row = [self._data.text(start, end) for start, end in cells]
        for place, column in self._columns.items():
            row[place] = column[at]
        return row

    def column(self, at: int) -> Column:
        """A column of the table; one that was `put` as it was put."""
        if at not in self._columns:
            self._columns[at] = Cells(self._data, self._starts[at], self._ends[at])
        return self._columns[at]

    def put(self, at: int, column: Column) -> None:
        """Let a column have other cells."""
        self._columns[at] = column


def _cells(data: Array, delimiter: int, least: int) -> tuple[Array, Array] | None:
    """Where the cells of each column begin and end, both (columns, rows); None where rows differ or quotes stand within cells."""
    is_border = data == delimiter
    is_border |= data == _FEED
    quotes = None
    if (is_quote := data == _QUOTE).any():
        quotes = np.cumsum(is_quote, dtype=np.int32)
        is_border &= quotes & 1 == 0
    borders = np.flatnonzero(is_border)
    is_feed = data[borders] == _FEED
    width = int(is_feed.argmax()) + 1 if len(borders) else 0
    if width < least or not width or len(borders) % width:
        return None
    if np.count_nonzero(is_feed) * width != len(borders) or not is_feed[width - 1 :: width].all():
        return None
    ends = np.ascontiguousarray(borders.reshape(-1, width).T)
    starts = np.empty_like(ends)
    starts[1:] = ends[:-1] + 1
    starts[0, 0], starts[0, 1:] = 0, ends[-1, :-1] + 1
    ends[-1] -= data[ends[-1] - 1] == _RETURN
    if width == 1 and (starts == ends).any():
        return None
    if quotes is not None:
        before = np.where(starts > 0, quotes[starts - 1], 0)
        inside = quotes[ends] - before
        around = (inside == 2) & (ends - starts >= 2)
        around &= (data[starts] == _QUOTE) & (data[ends - 1] == _QUOTE)
        if not ((inside == 0) | around).all():
            return None
        starts, ends = starts + around, ends - around
    return starts, ends


class Lines(Iterator[str]):
    """Lines of a text that comes in blocks of whole lines; `at_end` of the blocks begun so far, no line is left of them."""

    def __init__(self, blocks: Iterator[bytes], encoding: str) -> None:
        self._blocks = blocks
        self._encoding = encoding
        self._lines: list[str] = []

    def __next__(self) -> str:
        while not self._lines:
            self.begin(next(self._blocks))
        return self._lines.pop()

    def begin(self, block: bytes) -> None:
        """The next block."""
        lines = list(io.StringIO(str(block, self._encoding, "replace"), newline=""))[::-1]
        # A NUL between CR and LF makes two ends of lines of them.
        self._lines = [line.replace("\0", "") for line in lines] if b"\0" in block else lines

    @property
    def at_end(self) -> bool:
        return not self._lines


def whole_lines(raw: IO[bytes], longest: int) -> Iterator[bytes]:
    """What a stream gives in blocks that end where a line does. Raises ValueError for a line of more than `longest` bytes."""
    rest = b""
    while block := raw.read(BLOCK):
        cut = block.rfind(b"\n") + 1
        if cut:
            yield rest + block[:cut]
            rest = block[cut:]
            continue
        rest += block
        if len(rest) > longest:
            raise ValueError("line too long")
    if rest:
        yield rest
