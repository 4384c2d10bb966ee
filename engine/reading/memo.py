"""Cells repeat: a column is typed by looking each value up in what was typed before."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from engine.reading import at_once
from engine.reading.plain import Cells, Column

LIMIT: Final = 100_000
"""Values remembered a column, so that memory does not grow with the file."""

LONGEST_MET: Final = 32
"""Bytes of cells that are known again by their bytes."""

Plainly = Callable[[Column], tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]] | None]


class Memo(dict[Any, Any]):
    """`parse` applied to cells, each value once. Values that it refuses (ValueError) become None and stand in `refused`."""

    def __init__(self, parse: Callable[[Any], Any]) -> None:
        super().__init__()
        self.parse = parse
        self.refused: set[Any] = set()

    def __missing__(self, value: Any) -> Any:
        if len(self) >= LIMIT:
            self.clear()
        try:
            typed = self._typed(value)
        except ValueError:
            self.refused.add(value)
            typed = None
        self[value] = typed
        return typed

    def _typed(self, value: Any) -> Any:
        return self.parse(value)

    def column(self, cells: Iterable[Any]) -> list[Any]:
        """All cells typed, in order."""
        if isinstance(cells, Column):
            typed = self._each(cells)
            return [typed[code] for code in cells.codes.tolist()]
        return list(map(self.__getitem__, cells))

    def _each(self, cells: Column) -> list[Any]:
        """The different texts of a column typed, in order."""
        return list(map(self.__getitem__, cells.texts))

    def refusals(self, cells: Sequence[Any]) -> list[int]:
        """Positions of the cells that were refused."""
        refused = self.refused
        if refused and isinstance(cells, Column):
            return np.flatnonzero(np.array([text in refused for text in cells.texts])[cells.codes]).tolist()
        return [at for at, value in enumerate(cells) if value in refused] if refused else []


class Labels(Memo):
    """Like Memo, for text: gives each different text a number from 0, −1 for none. `labels` are the texts by number."""

    def __init__(self, parse: Callable[[Any], str | None], plain: bool = False) -> None:
        """`plain`: what `at_once.are_plain_ids` finds, `parse` leaves as it is."""
        super().__init__(parse)
        self._plain = plain
        self._met: at_once.Met | None = None
        self.labels: list[str] = []
        self._numbers: dict[str, int] = {}

    def _typed(self, value: Any) -> int:
        return self.number_of(self.parse(value))

    def number_of(self, text: str | None) -> int:
        """The number of a text, a new one where it is new."""
        if text is None:
            return -1
        number = self._numbers.setdefault(text, len(self.labels))
        if number == len(self.labels):
            self.labels.append(text)
        return number

    def numbers_of(self, texts: list[str]) -> list[int]:
        """As `number_of`, for many."""
        numbers, before = self._numbers, len(self._numbers)
        found = [numbers.setdefault(text, len(numbers)) for text in texts]
        self.labels += dict.fromkeys(text for text, number in zip(texts, found) if number >= before)
        return found

    def numbers(self, cells: Sequence[Any]) -> npt.NDArray[np.int32]:
        """All cells as numbers, in order; int32 (n,). A refused cell is −1."""
        if isinstance(cells, Cells) and (words := cells.words(LONGEST_MET)) is not None:
            return self._by_bytes(cells, words)
        numbers = self._of(self._each(cells) if isinstance(cells, Column) else list(map(self.__getitem__, cells)))
        return numbers[cells.codes] if isinstance(cells, Column) else numbers

    def look_ahead(self, cells: Column) -> None:
        """Find the bytes by which cells are known again; may be called on another thread than all else."""
        if isinstance(cells, Cells) and (words := cells.words(LONGEST_MET)) is not None:
            cells.keep(self, at_once.places(words))

    def _of(self, found: list[Any]) -> npt.NDArray[np.int32]:
        return np.array([-1 if number is None else number for number in found] if self.refused else found, np.int32)

    def _by_bytes(self, cells: Cells, words: list[npt.NDArray[np.uint64]]) -> npt.NDArray[np.int32]:
        """The same, cells that were met before known by their bytes."""
        self._met = self._met or at_once.Met()
        places = cells.kept(self)
        numbers, is_new = self._met.find(words, at_once.places(words) if places is None else places)
        places = np.flatnonzero(is_new)
        if len(places):
            new = cells.rows(places)
            first, codes = new.firsts()
            heads = [word[places[first]] for word in words]
            texts = new.texts
            if self._plain:
                plain = at_once.are_plain_ids(heads, cells.lengths[places[first]])
                if plain.all():
                    found = self.numbers_of(texts)
                else:
                    both = zip(texts, plain.tolist())
                    found = [self.number_of(text) if is_plain else self[text] for text, is_plain in both]
            else:
                found = list(map(self.__getitem__, texts))
            of_new = self._of(found)
            self._met.keep(heads, of_new)
            numbers[places] = of_new[codes]
        return numbers.astype(np.int32)


class Numbers(Memo):
    """Like Memo, for what becomes floats, NaN for none. `plainly` reads a whole column, as far as it can (`at_once`)."""

    def __init__(self, parse: Callable[[Any], Any], plainly: Plainly | None = None) -> None:
        super().__init__(parse)
        self._plainly = plainly

    def floats(self, cells: Sequence[Any]) -> npt.NDArray[np.float64]:
        """All cells as float64 (n,)."""
        if not isinstance(cells, Column):
            return np.array(self.column(cells), np.float64)
        found = cells.kept(self) if isinstance(cells, Cells) else None
        if found is None and self._plainly is not None:
            found = self._plainly(cells)
        if found is not None:
            values, plain = found
            if not plain.all():
                others = np.flatnonzero(~plain)
                values[others] = self.floats(list(cells.rows(others)))
            return values
        return np.array(self._each(cells), np.float64)[cells.codes]

    def look_ahead(self, cells: Column) -> None:
        """Read what can be read at once; may be called on another thread than all else."""
        if self._plainly is not None and isinstance(cells, Cells):
            cells.keep(self, self._plainly(cells))
