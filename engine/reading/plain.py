"""Blocks of a plain text table as columns, all cells of a column at once: each different text is looked at only once.

Plain is a block whose rows are as wide as each other and whose quotes stand around whole cells. What is not plain is read
row by row; both ways give the same cells.
"""

import io
from collections.abc import Iterator, Sequence
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
        self.codes = codes
        self.texts = texts

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, at: Any) -> Any:
        return self.texts[self.codes[at]]

    def is_text(self, wanted: str) -> Array:
        """Where the cell is that text; bool (n,)."""
        return np.array([text == wanted for text in self.texts], bool)[self.codes]


class Block(Sequence[list[str]]):
    """Some rows of a text table: by row as lists of text, and by `column`."""

    def __init__(self, data: bytes, starts: Array, ends: Array, encoding: str) -> None:
        self._data = data
        self._starts, self._ends = starts, ends
        self._encoding = encoding
        # Eight bytes from any place on; behind the last cell stand enough for that.
        padded = np.frombuffer(data + bytes(8 + LONGEST_CELL), np.uint8)
        self._words = np.ndarray((len(padded) - 7,), np.dtype("<u8"), padded, strides=(1,))
        self._columns: dict[int, Column] = {}

    @classmethod
    def of(
        cls, data: bytes, delimiter: str, encoding: str, first: int, last: int, ends_there: bool = False
    ) -> Self | None:
        """The rows (whole lines) as far as the columns from `first` to before `last`; None where they are not plain, or where
        something stands behind though the table `ends_there`."""
        if b"\0" in data or data.count(b"\r") != data.count(b"\r\n"):
            return None
        if not data.endswith(b"\n"):
            data += b"\n"
        found = _cells(np.frombuffer(data, np.uint8), ord(delimiter), last)
        if found is None or (ends_there and (found[1][:, last:] > found[0][:, last:]).any()):
            return None
        return cls(data, found[0][:, first:last], found[1][:, first:last], encoding)

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        cells = zip(self._starts[at].tolist(), self._ends[at].tolist())
        row = [self._text(start, end) for start, end in cells]
        for place, column in self._columns.items():
            row[place] = column[at]
        return row

    def column(self, at: int) -> Column:
        """A column of the table; one that was `put` as it was put."""
        if at not in self._columns:
            self._columns[at] = self._coded(self._starts[:, at], self._ends[:, at])
        return self._columns[at]

    def put(self, at: int, column: Column) -> None:
        """Let a column have other cells."""
        self._columns[at] = column

    def _text(self, start: int, end: int) -> str:
        return str(self._data[start:end], self._encoding, "replace")

    def _coded(self, starts: Array, ends: Array) -> Column:
        lengths = ends - starts
        longest = int(lengths.max(initial=0))
        if longest > LONGEST_CELL:
            return self._one_by_one(starts, ends)
        words = [self._words[starts + at] & _MASKS[np.clip(lengths - at, 0, 8)] for at in range(0, max(longest, 1), 8)]
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
            return self._one_by_one(starts, ends)
        cells = zip(starts[place].tolist(), ends[place].tolist())
        return Column(codes, [self._text(start, end) for start, end in cells])

    def _one_by_one(self, starts: Array, ends: Array) -> Column:
        texts = [self._text(start, end) for start, end in zip(starts.tolist(), ends.tolist())]
        return Column(np.arange(len(texts)), texts)


def _cells(data: Array, delimiter: int, least: int) -> tuple[Array, Array] | None:
    """Where the cells of each row begin and end, both (rows, cells); None where rows differ or quotes stand within cells."""
    is_feed = data == _FEED
    is_border = (data == delimiter) | is_feed
    quotes = None
    if (is_quote := data == _QUOTE).any():
        quotes = np.cumsum(is_quote, dtype=np.int32)
        is_border &= quotes & 1 == 0
    borders = np.flatnonzero(is_border)
    feeds = np.flatnonzero(is_feed[borders])
    width = int(feeds[0]) + 1 if len(feeds) else 0
    if (
        width < least
        or len(borders) != width * len(feeds)
        or not (feeds == np.arange(1, len(feeds) + 1) * width - 1).all()
    ):
        return None
    ends = borders.reshape(-1, width)
    starts = np.empty_like(ends)
    starts.flat[0] = 0
    starts.flat[1:] = borders[:-1] + 1
    ends = ends.copy()
    ends[:, -1] -= data[ends[:, -1] - 1] == _RETURN
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
        text = str(block, self._encoding, "replace").replace("\0", "")
        self._lines = list(io.StringIO(text, newline=""))[::-1]

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
