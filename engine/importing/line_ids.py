"""Whether the ids of lines are any: some files number their rows, or write the same number on all lines of a receipt."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from engine.reading.alike import hashes, repeats
from engine.reading.lines import SalesLines
from engine.reading.spooled import SpooledLines, SpooledNumbers

_MOSTLY: Final = 0.9
_AS_ROWS: Final = 0.99
_LEAST_LINES: Final = 3
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)


def are_ids(segments: Sequence[SalesLines]) -> bool:
    """Whether the line ids of a table (its segments in their order) tell the lines of a receipt apart: not where they repeat within receipts, or
    count the rows of the file, for another file numbers them anew."""
    rows, pairs, spool = _Rows(), SpooledNumbers(), None
    for lines in segments:
        texts = lines.texts["line_no"]
        if not len(texts):
            continue
        if isinstance(lines, SpooledLines) and spool is None:
            spool = lines.spool
            pairs = SpooledNumbers(spool.place())
        receipt, line_no = (np.append(hashes(each), 0) for each in (lines.texts["receipt"], texts))
        places, ids = lines.receipt, lines.line_no
        has_id = (places >= 0) & (ids >= 0)
        mixed = receipt.view(np.uint64)[places[has_id]] * _ODD ^ line_no.view(np.uint64)[ids[has_id]]
        pairs.add(mixed.view(np.int64))
        rows.add(lines.row, ids, texts, receipt[places])
    try:
        count = len(pairs)
        return bool(count) and not rows.are_counted() and count - repeats(pairs) >= _MOSTLY * count
    finally:
        pairs.close()


class _Rows:
    """Whether line ids number the rows of a file through many receipts, looked at segment by segment."""

    def __init__(self) -> None:
        self._are_numbers = True
        self._count = self._steps = self._lines = 0
        self._least = np.inf
        self._last: tuple[float, int] | None = None
        self._receipt: int | None = None
        self._has_receipts = False

    def add(
        self,
        row: npt.NDArray[np.int32],
        ids: npt.NDArray[np.int32],
        texts: Sequence[str],
        receipt: npt.NDArray[np.int64],
    ) -> None:
        """Lines (n,) with their rows, the numbers of their ids and their receipts."""
        self._lines += len(row)
        self._are_numbers = self._are_numbers and all(map(str.isdecimal, texts))
        if not self._are_numbers or not len(row):
            return
        number = np.array([*map(float, texts), np.nan])[ids]
        self._least = min(self._least, float(np.nanmin(number, initial=np.inf)))
        before, above = self._last or (number[0], row[0])
        first = 0 if self._last is None else 1
        steps = np.diff(number, prepend=before) == np.diff(row, prepend=above)
        self._count += len(row) - 1 + first
        self._steps += int(steps[1 - first :].sum())
        self._last = float(number[-1]), int(row[-1])
        self._receipt = int(receipt[0]) if self._receipt is None else self._receipt
        self._has_receipts = self._has_receipts or bool((receipt != self._receipt).any())

    def are_counted(self) -> bool:
        """Whether they are such numbers."""
        if self._lines < _LEAST_LINES or not self._are_numbers:
            return False
        return self._steps > _AS_ROWS * self._count and self._has_receipts and self._least <= 1
