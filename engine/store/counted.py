"""What is counted of sale lines, column by column: on disk where there are many, so that memory does not grow with them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

COLUMNS: Final = {
    "customer": "i4",
    "product": "i4",
    "day": "i4",
    "quantity": "f8",
    "amount": "f8",
    "sale": "?",
    "receipt": "i8",
}
"""Row ids of customer and product, days since 1970, pieces, net money, whether it is a sale (not a refund), and a number that
differs where receipts or their days do. −1 for no customer, product or receipt, NaN for no amount."""

BLOCK: Final = 250_000
"""Lines counted at once."""


class Counted:
    """Lines to be counted: first all are added, then they are read as often as is needed."""

    def __init__(self, folder: Path | None = None) -> None:
        """In files of `folder`, which the caller removes; without one in memory."""
        self._seen_as: Mapping[str, Callable[[Array], Array]] = {}
        self._files = None if folder is None else {name: (folder / f"counted-{name}").open("wb") for name in COLUMNS}
        self._blocks: list[dict[str, Array]] = []
        self.last_day = 0
        """The last day of all lines, 0 without any."""

    def add(self, columns: dict[str, Array]) -> None:
        """Lines (n,), with all of COLUMNS, or those that will be asked for."""
        if not len(columns["day"]):
            return
        self.last_day = max(self.last_day, int(columns["day"].max()))
        typed = {name: values.astype(COLUMNS[name], copy=False) for name, values in columns.items()}
        if self._files is None:
            self._blocks.append(typed)
            return
        for name, values in typed.items():
            values.tofile(self._files[name])

    def blocks(self, names: Sequence[str]) -> Iterator[list[Array]]:
        """Some columns, in blocks of lines, in their order."""
        for found in self._stored(names):
            yield [
                self._seen_as[name](values) if name in self._seen_as else values for name, values in zip(names, found)
            ]

    def see(self, seen_as: Mapping[str, Callable[[Array], Array]]) -> None:
        """Let columns be read as what is said here of their values (n,)."""
        self._seen_as = seen_as

    def _stored(self, names: Sequence[str]) -> Iterator[list[Array]]:
        if self._files is None:
            for block in self._blocks:
                yield [block[name] for name in names]
            return
        self.close()
        for number in range(Path(self._files["day"].name).stat().st_size // 4 // BLOCK + 1):
            found = [self._read(name, number * BLOCK) for name in names]
            if len(found[0]):
                yield found

    def _read(self, name: str, start: int) -> Array:
        assert self._files is not None
        kind = np.dtype(COLUMNS[name])
        return np.fromfile(self._files[name].name, kind, BLOCK, offset=start * kind.itemsize)

    def close(self) -> None:
        """Nothing is added any more."""
        for file in (self._files or {}).values():
            file.close()
