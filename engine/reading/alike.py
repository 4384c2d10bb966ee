"""Which of very many numbers stand several times, some of them sorted at a time; and texts as numbers that are equal where they are."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from engine.progress import Progress, silent
from engine.reading.lines import Array
from engine.reading.many import ManyTexts
from engine.reading.spooled import SpooledNumbers

_BLOCK: Final = 250_000
_SORTED_AT_ONCE: Final = 500_000
_WIDEST: Final = 64
_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def several(numbers: Array | SpooledNumbers, without: Array | None = None, progress: Progress = silent) -> Array:
    """Those of numbers (n,) that stand several times, sorted; numbers in `without` (bool, n,) count as not there."""
    return np.concatenate([np.unique(some[1:][some[1:] == some[:-1]]) for some in _sorted(numbers, without, progress)])


def repeats(numbers: Array | SpooledNumbers) -> int:
    """How many of them are as one before."""
    return sum(int((some[1:] == some[:-1]).sum()) for some in _sorted(numbers, None, silent))


def _sorted(numbers: Array | SpooledNumbers, without: Array | None, progress: Progress) -> Iterator[Array]:
    """All in order, those of a range at a time: the numbers lie anywhere among all that there are."""
    parts = max(-(-len(numbers) // _SORTED_AT_ONCE), 1)
    for part in range(parts):
        low, high = (-(1 << 63) + (part + more) * (1 << 64) // parts for more in (0, 1))
        mine = []
        for start in range(0, len(numbers), _BLOCK):
            block = numbers[start : start + _BLOCK]
            wanted = None if without is None else ~without[start : start + _BLOCK]
            if parts > 1:
                within = (block >= low) & (block <= high - 1)
                wanted = within if wanted is None else within & wanted
            mine.append(block if wanted is None else block[wanted])
            progress(0.0, "import.writing")
        ordered = np.concatenate([np.empty(0, np.int64), *mine])
        del mine
        ordered.sort()
        yield ordered


def hashes(texts: Sequence[str]) -> Array:
    """A number a text, int64 (n,): two of them are equal where their texts are, and by chance as good as never.

    The bytes of a text, eight at once, are mixed in one after the other (SplitMix64, Steele et al. 2014).
    """
    if isinstance(texts, ManyTexts) and len(texts):
        return _of_bytes(texts.data.reshape(len(texts), -1))
    written = [text.encode() for text in texts]
    short = [each if len(each) <= _WIDEST else hashlib.blake2b(each, digest_size=32).digest() for each in written]
    width = max(-(-max(map(len, short), default=1) // 8), 1) * 8
    return _of_bytes(np.array(short, f"S{width}").view(np.uint8).reshape(len(short), width))


def _of_bytes(letters: Array) -> Array:
    """Of texts as rows of bytes, zeros behind their ends; the width is a multiple of eight."""
    state = np.zeros(len(letters), np.uint64)
    for word in np.ascontiguousarray(letters).view("<u8").T:
        mixed = (state ^ word) + _STEP
        mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
        mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
        # However wide the rows are: what is behind the end changes nothing.
        state = np.where(word == 0, state, mixed ^ (mixed >> np.uint64(31)))
    return state.view(np.int64)
