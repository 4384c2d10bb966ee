"""Repeated lines: which are one sale written twice, and which may be two coffees.

(a) Where the file gives lines an id, the id decides. (b) Between files, the n-th equal line of one is the n-th equal line
of the other: `occurrence` numbers them. (c) A receipt whose every line is there twice, and a page of rows pasted in again,
are kept once. (d) A single equal line within a receipt is kept and counted as a possible repeat.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

LEAST_LINES: Final = 2
"""Different lines that a receipt must have for its doubling to be more than two of the same."""

_BLOCK: Final = 500_000

LEAST_PAGE: Final = 3
"""Rows, of at least two receipts, that make a pasted page."""


@dataclass(frozen=True)
class Repeats:
    """What was decided of n lines, in their order.

    drop: bool (n,), said before and kept once. possible: bool (n,), kept, equal to an earlier line. occurrence: int32
    (n,), 1 for the first of the kept lines that are equal, 2 for the next …; 0 where dropped.
    """

    drop: Flags
    possible: Flags
    occurrence: npt.NDArray[np.int32]


def find_repeats(
    keys: Keys,
    receipts: Keys,
    *,
    identified: Flags | bool = False,
    has_quantity: bool = True,
    keep_one: bool = False,
) -> Repeats:
    """Decide which of a file's lines repeat others.

    keys: int64 (n,), equal where all that a line says is equal (receipt, line id, moment, customer, product, quantity,
    amount); receipts: int64 (n,), −1 where a line belongs to none. Lines without a receipt are never dropped by rule (c):
    nothing says that they are mistakes. identified: lines with an id of their own. has_quantity: False where the file has
    no quantities, so that a second piece is a second line. keep_one: the shop said that equal lines are mistakes.
    """
    keys, receipts = np.asarray(keys, np.int64), np.asarray(receipts, np.int64)
    equal = equal_to_others(keys)
    number = _occurrence_of(keys, equal)
    drop = (number > 1) & (np.broadcast_to(identified, keys.shape) | keep_one)
    if not keep_one:
        drop |= _pasted_pages(keys, receipts, equal)
        if has_quantity:
            drop |= _doubled_receipts(keys, receipts, drop, equal)
    kept = np.where(drop, 0, _occurrence_of(keys, equal & ~drop)).astype(np.int32)
    return Repeats(drop, kept > 1, kept)


def equal_to_others(keys: Keys) -> Flags:
    """Which lines have a key that others have, too; bool (n,). Few do: what costs time and memory is done for them alone."""
    ordered = np.sort(keys)
    several = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    return _among(keys, several)


def _among(values: Keys, few: Keys) -> Flags:
    """Where a value is one of `few` (sorted), block by block: numpy's `isin` would sort all of them together."""
    found = np.zeros(len(values), bool)
    for start in range(0, len(values) if len(few) else 0, _BLOCK):
        block = values[start : start + _BLOCK]
        at = np.minimum(np.searchsorted(few, block), len(few) - 1)
        found[start : start + _BLOCK] = few[at] == block
    return found


def _occurrence_of(keys: Keys, some: Flags) -> npt.NDArray[np.int32]:
    """`occurrence` where all lines but `some` are the only one with their key."""
    number = np.ones(len(keys), np.int32)
    number[some] = occurrence(keys[some])
    return number


def occurrence(keys: npt.ArrayLike) -> npt.NDArray[np.int32]:
    """1 for the first line with a key, 2 for the second …; int32 (n,), in the order given."""
    values = np.asarray(keys)
    order = np.argsort(values, kind="stable")
    starts = _starts(values[order])
    number = np.empty(len(values), np.int32)
    number[order] = np.arange(len(values)) - np.maximum.accumulate(np.where(starts, np.arange(len(values)), 0)) + 1
    return number


def _pasted_pages(keys: Keys, receipts: Keys, equal: Flags) -> Flags:
    """Rows of a run that says, row by row, what a run further up says, over the ends of receipts."""
    count = len(keys)
    some = np.flatnonzero(equal)
    order = some[np.argsort(keys[some], kind="stable")]
    again = ~_starts(keys[order])
    back = np.zeros(count, np.int32)
    back[order[1:]] = np.where(again[1:], order[1:] - order[:-1], 0)
    back[receipts < 0] = 0
    drop = np.zeros(count, bool)
    firsts = np.flatnonzero(_starts(back))
    for first, end in zip(firsts, [*firsts[1:], count]):
        distance = int(back[first])
        if distance == 0 or drop[first]:
            continue
        # Two coffees inside the page have each other as the nearest equal row: go by the distance instead.
        low, high = first, end
        while low > distance and keys[low - 1] == keys[low - 1 - distance]:
            low -= 1
        while high < count and keys[high] == keys[high - distance]:
            high += 1
        if high - low >= LEAST_PAGE and len(np.unique(receipts[low:high])) > 1:
            drop[low:high] = True
    return drop


def _doubled_receipts(keys: Keys, receipts: Keys, dropped: Flags, equal: Flags) -> Flags:
    """Lines of receipts in which every line is there twice (or k times), beyond the first of each."""
    left = np.flatnonzero(_among(receipts, np.unique(receipts[equal & (receipts >= 0)])) & ~dropped)
    drop = np.zeros(len(keys), bool)
    if not len(left):
        return drop
    order = left[np.lexsort((keys[left], receipts[left]))]
    new_receipt = _starts(receipts[order])
    line = np.cumsum(new_receipt | _starts(keys[order])) - 1
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
