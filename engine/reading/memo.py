"""Cells repeat: a column is typed by looking each value up in what was typed before."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from engine.reading.plain import Column

LIMIT: Final = 100_000
"""Values remembered a column, so that memory does not grow with the file."""


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
            typed = self.parse(value)
        except ValueError:
            self.refused.add(value)
            typed = None
        self[value] = typed
        return typed

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

    def __init__(self, parse: Callable[[Any], str | None]) -> None:
        super().__init__(self._number)
        self.labels: list[str] = []
        self._text = parse
        self._numbers: dict[str, int] = {}

    def _number(self, value: Any) -> int:
        return self.number_of(self._text(value))

    def number_of(self, text: str | None) -> int:
        """The number of a text, a new one where it is new."""
        if text is None:
            return -1
        number = self._numbers.setdefault(text, len(self.labels))
        if number == len(self.labels):
            self.labels.append(text)
        return number

    def numbers(self, cells: Sequence[Any]) -> npt.NDArray[np.int32]:
        """All cells as numbers, in order; int32 (n,). A refused cell is −1."""
        found = self._each(cells) if isinstance(cells, Column) else list(map(self.__getitem__, cells))
        if self.refused:
            found = [-1 if number is None else number for number in found]
        numbers = np.array(found, np.int32)
        return numbers[cells.codes] if isinstance(cells, Column) else numbers


class Numbers(Memo):
    """Like Memo, for what becomes floats, NaN for none."""

    def floats(self, cells: Sequence[Any]) -> npt.NDArray[np.float64]:
        """All cells as float64 (n,)."""
        if isinstance(cells, Column):
            return np.array(self._each(cells), np.float64)[cells.codes]
        return np.array(self.column(cells), np.float64)
