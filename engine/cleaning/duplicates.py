"""Repeated lines: which are one sale written twice, and which may be two coffees.

(a) Where the file gives lines an id, the id decides. (b) Between files, the n-th equal line of one is the n-th equal line
of the other: `occurrence` numbers them. (c) A receipt whose every line is there twice, and a page of rows pasted in again,
are kept once. (d) A single equal line within a receipt is kept and counted as a possible repeat.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from engine.progress import Progress, silent
from engine.reading.alike import several
from engine.reading.spooled import SpooledNumbers

Keys = npt.NDArray[np.int64]
AnyKeys = Keys | SpooledNumbers
Flags = npt.NDArray[np.bool_]

LEAST_LINES: Final = 2
"""Different lines that a receipt must have for its doubling to be more than two of the same."""

_BLOCK: Final = 250_000

LEAST_PAGE: Final = 3
"""Rows, of at least two receipts, that make a pasted page."""


@dataclass(frozen=True)
class Repeats:
    """What was decided of n lines, in their order.

    drop: bool (n,), said before and kept once. possible: bool (n,), kept, equal to an earlier line. several: places (k,) of
    the kept lines that are equal to others, numbers: int32 (k,), 1 for the first of those that are equal, 2 for the next …
    """

    drop: Flags
    possible: Flags
    several: npt.NDArray[np.intp]
    numbers: npt.NDArray[np.int32]

    @property
    def occurrence(self) -> npt.NDArray[np.int32]:
        """Which of the kept lines that are equal each is, int32 (n,), from 1; 0 where dropped."""
        number = (~self.drop).astype(np.int32)
        number[self.several] = self.numbers
        return number


def find_repeats(
    keys: AnyKeys,
    receipts: AnyKeys,
    *,
    identified: Flags | bool = False,
    has_quantity: bool = True,
    keep_one: bool = False,
    progress: Progress = silent,
) -> Repeats:
    """Decide which of a file's lines repeat others.

    keys: int64 (n,), equal where all that a line says is equal (receipt, line id, moment, customer, product, quantity,
    amount); receipts: int64 (n,), −1 where a line belongs to none. Lines without a receipt are never dropped by rule (c):
    nothing says that they are mistakes. identified: lines with an id of their own. has_quantity: False where the file has
    no quantities, so that a second piece is a second line. keep_one: the shop said that equal lines are mistakes.
    """
    if not isinstance(keys, SpooledNumbers):
        keys = np.asarray(keys, np.int64)
    if not isinstance(receipts, SpooledNumbers):
        receipts = np.asarray(receipts, np.int64)
    equal = equal_to_others(keys, progress=progress)
    drop, places = np.zeros(len(keys), bool), np.flatnonzero(equal)
    drop[places] = occurrence(keys[places]) > 1
    drop &= np.broadcast_to(identified, len(keys)) | keep_one
    if not keep_one:
        drop |= _pasted_pages(keys, receipts, equal, progress)
        if has_quantity:
            drop |= _doubled_receipts(keys, receipts, drop, equal, progress)
    places = np.flatnonzero(equal & ~drop)
    numbers, possible = occurrence(keys[places]), np.zeros(len(keys), bool)
    possible[places] = numbers > 1
    return Repeats(drop, possible, places, numbers)


def equal_to_others(keys: AnyKeys, without: Flags | None = None, progress: Progress = silent) -> Flags:
    """Which lines have a key that others have, too; bool (n,). Few do: what costs time and memory is done for them alone.

    Lines in `without` (n,) count as not there.
    """
    equal = _among(keys, several(keys, without, progress), progress)
    return equal if without is None else equal & ~without


def _among(values: AnyKeys, few: Keys, progress: Progress) -> Flags:
    """Where a value is one of `few` (sorted), block by block: numpy's `isin` would sort all of them together."""
    found = np.zeros(len(values), bool)
    for start in range(0, len(values) if len(few) else 0, _BLOCK):
        progress(0.0, "import.writing")
        block = values[start : start + _BLOCK]
        at = np.minimum(np.searchsorted(few, block), len(few) - 1)
        found[start : start + _BLOCK] = few[at] == block
    return found


def occurrence(keys: npt.ArrayLike) -> npt.NDArray[np.int32]:
    """1 for the first line with a key, 2 for the second …; int32 (n,), in the order given."""
    values = np.asarray(keys)
    order = np.argsort(values, kind="stable")
    starts = _starts(values[order])
    number = np.empty(len(values), np.int32)
    number[order] = np.arange(len(values)) - np.maximum.accumulate(np.where(starts, np.arange(len(values)), 0)) + 1
    return number


def _pasted_pages(keys: AnyKeys, receipts: AnyKeys, equal: Flags, progress: Progress) -> Flags:
    """Rows of a run that says, row by row, what a run further up says, over the ends of receipts."""
    count = len(keys)
    some = np.flatnonzero(equal)
    drop = np.zeros(count, bool)
    if not len(some):
        return drop
    of_some = keys[some]
    by_key = np.argsort(of_some, kind="stable")
    order, again = some[by_key], ~_starts(of_some[by_key])
    back = np.zeros(len(some), np.int64)
    back[by_key[1:]] = np.where(again[1:], order[1:] - order[:-1], 0)
    back[receipts[some] < 0] = 0
    some, back = some[back > 0], back[back > 0]
    if not len(some):
        return drop
    is_first = _starts(back)
    is_first[1:] |= some[1:] != some[:-1] + 1
    lasts = np.append(np.flatnonzero(is_first)[1:], len(some)) - 1
    if isinstance(keys, SpooledNumbers):
        keys = keys.mapped()
    runs = zip(some[is_first].tolist(), (some[lasts] + 1).tolist(), back[is_first].tolist())
    for first, end, distance in runs:
        if drop[first]:
            continue
        progress(0.0, "import.writing")
        # Two coffees inside the page have each other as the nearest equal row: go by the distance instead.
        low, high = first, end
        while low > distance and keys[low - 1] == keys[low - 1 - distance]:
            low -= 1
        while high < count and keys[high] == keys[high - distance]:
            high += 1
        if high - low >= LEAST_PAGE and len(np.unique(receipts[low:high])) > 1:
            drop[low:high] = True
    return drop


def _doubled_receipts(keys: AnyKeys, receipts: AnyKeys, dropped: Flags, equal: Flags, progress: Progress) -> Flags:
    """Lines of receipts in which every line is there twice (or k times), beyond the first of each."""
    drop = np.zeros(len(keys), bool)
    of_equal = receipts[np.flatnonzero(equal)]
    left = np.flatnonzero(_among(receipts, np.unique(of_equal[of_equal >= 0]), progress) & ~dropped)
    if not len(left):
        return drop
    of_left, receipt_of_left = keys[left], receipts[left]
    by_receipt = np.lexsort((of_left, receipt_of_left))
    order = left[by_receipt]
    new_receipt = _starts(receipt_of_left[by_receipt])
    line = np.cumsum(new_receipt | _starts(of_left[by_receipt])) - 1
    times = np.bincount(line)
    receipt_of_line = (np.cumsum(new_receipt) - 1)[_starts(line)]
    first_line = np.flatnonzero(_starts(receipt_of_line))
    factor = np.gcd.reduceat(times, first_line)
    lines = np.diff([*first_line, len(times)])
    factor[lines < LEAST_LINES] = 1
    keep = (times // factor[receipt_of_line])[line]
    nth = occurrence(line)
    drop[order[nth > keep]] = True
    return drop


def _starts(values: npt.NDArray[Any]) -> Flags:
    """True where a value differs from the one before it; (n,)."""
    starts = np.ones(len(values), bool)
    starts[1:] = values[1:] != values[:-1]
    return starts
