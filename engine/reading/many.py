"""Texts of which there are nearly as many as lines, receipts' numbers: kept as bytes and told apart all at once.

Python takes a microsecond or two to make a text, look it up and hash it; numpy looks at its bytes in some hundredths of that.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.reading import at_once
from engine.reading.memo import LONGEST_MET, Labels
from engine.reading.plain import Cells, Column, changes, distinct

Array = npt.NDArray[Any]


class ManyTexts(Sequence[str]):
    """Texts of plain letters: their bytes, uint8, where each begins and how long it is, int64 (m,)."""

    def __init__(self, data: Array, starts: Array, lengths: Array) -> None:
        self.data, self.starts, self.lengths = data, starts, lengths

    def __len__(self) -> int:
        return len(self.lengths)

    def __getitem__(self, at: Any) -> Any:
        start = int(self.starts[at])
        return self.data[start : start + int(self.lengths[at])].tobytes().decode("ascii")

    def __iter__(self) -> Iterator[str]:
        return (written.decode("ascii") for written in self.encoded())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(list(self))

    def encoded(self) -> list[bytes]:
        """All of them as bytes."""
        data = self.data.tobytes()
        return [data[start : start + size] for start, size in zip(self.starts.tolist(), self.lengths.tolist())]


class ManyLabels(Labels):
    """Like Labels. The numbers that it gives are its own until all cells have theirs: `settled` says what they are then.

    As soon as a cell is no plain id, it does what Labels does.
    """

    def __init__(self, parse: Callable[[Any], str | None]) -> None:
        super().__init__(parse, plain=True)
        self._heads: list[list[Array]] = []
        self._sizes: list[Array] = []
        self._given = 0
        self._settled_before: list[int] | None = None

    def numbers(self, cells: Sequence[Any]) -> npt.NDArray[np.int32]:
        seen = cells.kept(self) if isinstance(cells, Cells) else None
        if self._settled_before is None:
            seen = seen or (_seen(cells) if isinstance(cells, Cells) else None)
            if seen is not None:
                heads, sizes, codes = seen
                start, self._given = self._given, self._given + len(sizes)
                self._heads.append(heads)
                self._sizes.append(sizes)
                return np.where(codes < 0, -1, codes + start).astype(np.int32)
            self._be_ordinary()
        found = super().numbers(cells)
        return np.where(found < 0, found, found + np.int32(self._given))

    def look_ahead(self, cells: Column) -> None:
        if isinstance(cells, Cells):
            cells.keep(self, _seen(cells))

    def settled(self) -> npt.NDArray[np.int32]:
        """What each number is, int32 (k + 1,), the last one for −1; `labels` are then the texts by these."""
        if self._settled_before is None:
            heads, sizes = _joined(self._heads), np.concatenate([np.empty(0, np.int64), *self._sizes])
            found = distinct(heads) if len(sizes) else None
            if found is not None:
                first, codes = found
                width = 8 * len(heads)
                letters = at_once.characters([word[first] for word in heads], width)
                data = np.ascontiguousarray(letters).ravel()
                # Read by number and one after the other, as a list is.
                self.labels = ManyTexts(data, np.arange(len(first)) * width, sizes[first])  # type: ignore[assignment]
                return np.append(codes, -1).astype(np.int32)
            self._be_ordinary()
        return np.array([*(self._settled_before or ()), *range(len(self.labels)), -1], np.int32)

    def _be_ordinary(self) -> None:
        self._settled_before = []
        for heads, sizes in zip(self._heads, self._sizes):
            letters = at_once.characters(heads, 8 * len(heads))
            rows = zip(letters, sizes.tolist())
            texts = [row[:size].tobytes().decode("ascii") for row, size in rows]
            self._settled_before += map(self.number_of, texts)
        self._heads, self._sizes = [], []


def _seen(cells: Cells) -> tuple[list[Array], Array, Array] | None:
    """Cells that say something else than the one above, as `words` and how long they are, and which of them each cell is (n,), −1 for empty
    ones; None where not all are plain ids."""
    words = cells.words(LONGEST_MET)
    if words is None or not len(cells):
        return None
    changed = changes(words)
    at = np.flatnonzero(changed)
    says = cells.lengths[at] > 0
    at = at[says]
    heads, sizes = [word[at] for word in words], cells.lengths[at]
    if len(at) and not at_once.are_plain_ids(heads, sizes).all():
        return None
    which = np.where(says, np.cumsum(says) - 1, -1)
    return heads, sizes, which[np.cumsum(changed) - 1]


def _joined(blocks: Sequence[list[Array]]) -> list[Array]:
    """The words of all blocks, as many a cell as the widest has."""
    most = max(map(len, blocks), default=1)
    nothing = np.empty(0, np.uint64)
    return [
        np.concatenate(
            [nothing, *(block[at] if at < len(block) else np.zeros(len(block[0]), np.uint64) for block in blocks)]
        )
        for at in range(most)
    ]
