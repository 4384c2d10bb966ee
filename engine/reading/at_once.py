"""Cells that are written plainly, read all at once: numbers, dates with and without a time, ids.

What is said here of a cell is what `numbers`, `dates` and `texts` say of it; of all others they are asked one by one. Cells come as
the words of their bytes: uint64 (n,), the first eight bytes of each, the next eight and so on, zeros behind the end.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from engine.reading.dates import BUDDHIST
from engine.reading.plain import Column, changes

Array = npt.NDArray[Any]

_ZERO, _MINUS, _DOT, _COLON = 0x30, 0x2D, 0x2E, 0x3A
_DIGITS: Final = 15
"""What has no more of them is a whole number in float64, and its quotient by a power of ten the nearest there is."""
_TENS: Final = np.array([10.0**places for places in range(25)])
_SEPARATORS: Final = np.array([_MINUS, 0x2F, _DOT], np.uint8)
_MONTH_DAYS: Final = np.array([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], np.int64)
_DATE, _MINUTE, _SECOND = 10, 16, 19
_SLOTS: Final = 1 << 17
_SHIFT: Final = np.uint64(64 - 17)
_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_FOLD: Final = np.uint64(29)
_UNKNOWN: Final = -(1 << 62)


def characters(words: Sequence[Array], longest: int) -> Array:
    """The bytes of cells as a matrix, uint8 (n, longest), zeros behind the end."""
    matrix = np.stack(words, axis=1).astype("<u8", copy=False).view(np.uint8)
    return matrix.reshape(len(words[0]), 8 * len(words))[:, :longest]


def numbers(column: Column, decimal: str) -> tuple[Array, Array] | None:
    """Cells as float64 (n,), NaN where nothing stands; and which are plain, bool (n,): digits with a sign before and a decimal mark
    within. None where cells are too long for numbers."""
    cells = column.words(24)
    if cells is None:
        return None
    lengths = column.lengths
    if len(cells) == 1:
        return short_numbers(cells[0], lengths, decimal)
    long = np.flatnonzero(lengths > 8)
    if len(long) > 0.5 * len(lengths):
        return _long_numbers(cells, lengths, decimal)
    value, plain = short_numbers(cells[0], lengths, decimal)
    value[long], plain[long] = _long_numbers([word[long] for word in cells], lengths[long], decimal)
    return value, plain


def short_numbers(word: Array, lengths: Array, decimal: str) -> tuple[Array, Array]:
    """`numbers` of cells of at most eight bytes, all digits of a cell at once (what is longer comes out as anything).

    Eight digits in a word of eight bytes are put together two by two, then four by four: Lemire, "Quickly parsing eight digits",
    2018.
    """
    size = np.minimum(lengths, 8).astype(np.uint64)
    negative = word & _LOWEST == _MINUS
    if negative.any():
        word, size = np.where(negative, word >> _EIGHT, word), np.where(negative, size - _ONE, size)
    # A byte that is the mark becomes zero, and the lowest zero byte gets the lowest of these bits.
    other = word ^ _EACH * np.uint64(ord(decimal))
    mark = (other - _EACH) & ~other & _EACH_HIGHEST
    mark &= ~mark + _ONE
    has_mark = mark != 0
    before = (mark >> np.uint64(7)) - _ONE
    places = np.zeros(len(word), np.intp)
    inside = np.ones(len(word), bool)
    if has_mark.any():
        at = np.bitwise_count(before).astype(np.uint64) >> np.uint64(3)
        word = np.where(has_mark, (word & before) | (word >> _EIGHT & ~before), word)
        size = np.where(has_mark, size - _ONE, size)
        places = np.where(has_mark, size - np.minimum(at, size), 0).astype(np.intp)
        # A mark at either end is left to others.
        inside = ~has_mark | ((at > 0) & (at < size))
    shift = (_EIGHT - np.minimum(size, _EIGHT)) << np.uint64(3)
    zeros = (_ONE << np.minimum(shift, np.uint64(63))) - _ONE
    digits = np.where(shift < 64, word << np.minimum(shift, np.uint64(63)), 0) | (_EACH * np.uint64(_ZERO) & zeros)
    is_plain = (digits & _EACH * np.uint64(0xF0)) == _EACH * np.uint64(_ZERO)
    is_plain &= (digits + _EACH * np.uint64(6) & _EACH * np.uint64(0xF0)) == _EACH * np.uint64(_ZERO)
    is_plain &= inside & (size > 0) & (lengths <= 8)
    digits &= _EACH * np.uint64(0x0F)
    digits = digits * np.uint64(10) + (digits >> np.uint64(8)) & np.uint64(0x00FF00FF00FF00FF)
    digits = digits * np.uint64(100) + (digits >> np.uint64(16)) & np.uint64(0x0000FFFF0000FFFF)
    digits = digits * np.uint64(10_000) + (digits >> np.uint64(32)) & np.uint64(0xFFFFFFFF)
    value = digits.astype(np.float64) / _TENS[places]
    value = np.where(is_plain, np.where(negative, -value, value), np.nan)
    return value, is_plain | (lengths == 0)


_ONE, _EIGHT, _LOWEST = np.uint64(1), np.uint64(8), np.uint64(0xFF)
_EACH: Final = np.uint64(0x0101010101010101)
_EACH_HIGHEST: Final = np.uint64(0x8080808080808080)


def _long_numbers(cells: Sequence[Array], lengths: Array, decimal: str) -> tuple[Array, Array]:
    """`numbers` of cells of any length, digit by digit."""
    letters = characters(cells, int(lengths.max(initial=1)) or 1)
    digits = letters - np.uint8(_ZERO)
    is_digit = digits < 10
    is_mark = letters == ord(decimal)
    negative = letters[:, 0] == _MINUS
    count, marks = is_digit.sum(axis=1), is_mark.sum(axis=1)
    last = letters[np.arange(len(lengths)), np.maximum(lengths - 1, 0)]
    plain = (count + marks + negative == lengths) & (marks <= 1) & (count <= _DIGITS) & (count > 0)
    # A mark at either end is left to others.
    plain &= letters[np.arange(len(lengths)), negative.astype(np.intp) % letters.shape[1]] != ord(decimal)
    plain &= last != ord(decimal)
    value, behind, places = np.zeros(len(lengths)), np.zeros(len(lengths), bool), np.zeros(len(lengths), np.int64)
    for at in range(letters.shape[1]):
        mine = is_digit[:, at]
        value = np.where(mine, value * 10 + digits[:, at], value)
        if marks.any():
            places += behind & mine
            behind |= is_mark[:, at]
    value = value / _TENS[places]
    value = np.where(negative, -value, value)
    empty = lengths == 0
    return np.where(plain, value, np.nan), plain | empty


def moments(column: Column, order: str) -> tuple[Array, Array] | None:
    """Cells as seconds since 1970, float64 (n,), and which are plain, bool (n,): `2026-01-31`, `31/01/2026` and the like, two digits a
    month and day, alone or with `08:15` or `08:15:59` behind. None where no cell can be."""
    cells = column.words(24)
    if cells is None:
        return None
    lengths = column.lengths
    if int(lengths.max(initial=0)) < _DATE:
        return None
    # The lines of a receipt have its moment: each is read once.
    changed = changes(cells)
    heads = np.flatnonzero(changed)
    seconds, plain = _moments([word[heads] for word in cells], lengths[heads], order)
    which = np.cumsum(changed) - 1
    return seconds[which], plain[which]


def _moments(cells: Sequence[Array], lengths: Array, order: str) -> tuple[Array, Array]:
    longest = int(lengths.max(initial=0))
    letters = characters(cells, max(longest, _SECOND) if len(cells) * 8 >= _SECOND else longest)
    if letters.shape[1] < _SECOND:
        letters = np.pad(letters, ((0, 0), (0, _SECOND - letters.shape[1])))
    digits = (letters - np.uint8(_ZERO)).astype(np.int64)
    is_digit = (digits >= 0) & (digits < 10)
    with_time, with_seconds = lengths >= _MINUTE, lengths == _SECOND
    plain = (lengths == _DATE) | (lengths == _MINUTE) | with_seconds
    year_first = is_digit[:, 2]
    seconds = np.zeros(len(lengths), np.float64)
    for first, year, month, day, marks in (
        (True, 0, 5, 8, (4, 7)),
        (False, 6, 3, 0, (2, 5)) if order != "mdy" else (False, 6, 0, 3, (2, 5)),
    ):
        mine = year_first == first
        if not mine.any():
            continue
        good = np.isin(letters[:, marks[0]], _SEPARATORS) & (letters[:, marks[0]] == letters[:, marks[1]])
        if first:
            good &= letters[:, marks[0]] == _MINUS
        for start, size in ((year, 4), (month, 2), (day, 2)):
            good &= is_digit[:, start : start + size].all(axis=1)
        found, valid = _days(_number(digits, year, 4), _number(digits, month, 2), _number(digits, day, 2))
        plain &= ~mine | (good & valid)
        seconds = np.where(mine, found * 86400.0, seconds)
    if with_time.any():
        good = ((letters[:, 10] == 0x20) | (letters[:, 10] == 0x54)) & (letters[:, 13] == _COLON)
        good &= is_digit[:, 11:13].all(axis=1) & is_digit[:, 14:16].all(axis=1)
        good &= ~with_seconds | ((letters[:, 16] == _COLON) & is_digit[:, 17:19].all(axis=1))
        hour, minute = _number(digits, 11, 2), _number(digits, 14, 2)
        second = np.where(with_seconds, _number(digits, 17, 2), 0)
        good &= (hour < 24) & (minute < 60) & (second < 61)
        plain &= ~with_time | good
        seconds += np.where(with_time, hour * 3600 + minute * 60 + second, 0)
    return np.where(plain, seconds, np.nan), plain


def _number(digits: Array, start: int, size: int) -> Array:
    value = digits[:, start]
    for at in range(start + 1, start + size):
        value = value * 10 + digits[:, at]
    return value


def _days(year: Array, month: Array, day: Array) -> tuple[Array, Array]:
    """Days since 1970, and whether there is such a day in the calendar (Hinnant, `days_from_civil`)."""
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    most = np.where((month == 2) & ~leap, 28, _MONTH_DAYS[np.clip(month, 0, 12)])
    # Years of the Thai calendar are for `DateParser`.
    valid = (year >= 1) & (year < BUDDHIST.start) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= most)
    shifted = year - (month <= 2)
    era = shifted // 400
    of_era = shifted - era * 400
    of_year = (153 * (month + np.where(month > 2, -3, 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468, valid


def are_plain_ids(words: Sequence[Array], lengths: Array) -> Array:
    """Which cells are ids as they stand: letters without accents, digits, `-` and `_`, a digit among them; bool (n,)."""
    letters = characters(words, int(lengths.max(initial=1)) or 1)
    kind = _KINDS[letters]
    is_digit = kind == 1
    said = ((kind > 0) | (np.arange(letters.shape[1]) >= lengths[:, None])).all(axis=1) & is_digit.any(axis=1)
    # `5E+15` may be a number that a spreadsheet made of an id.
    return said & ~(is_digit[:, 0] & (kind == 3).any(axis=1))


_KINDS: Final = np.zeros(256, np.uint8)
"""Of a byte: 1 a digit, 2 a letter or a mark of ids, 3 an `e`; 0 all others."""
_KINDS[_ZERO : _ZERO + 10] = 1
_KINDS[[*range(0x41, 0x5B), *range(0x61, 0x7B), _MINUS, 0x5F]] = 2
_KINDS[[0x45, 0x65]] = 3


class Met:
    """Numbers of cells that were met before, by all their bytes. It forgets: of two cells with one place the later one stays."""

    def __init__(self) -> None:
        self._keys = np.zeros((_SLOTS, 0), np.uint64)
        self._numbers = np.full(_SLOTS, _UNKNOWN, np.int64)

    def find(self, words: Sequence[Array], places: Array) -> tuple[Array, Array]:
        """The numbers of cells, int64 (n,), and which are not known, bool (n,); `places` are those of the `words`."""
        numbers = self._numbers[places]
        known = numbers != _UNKNOWN
        for at in range(max(len(words), self._keys.shape[1])):
            if at >= self._keys.shape[1]:
                known &= words[at] == 0
            elif at >= len(words):
                known &= self._keys[places, at] == 0
            else:
                known &= self._keys[places, at] == words[at]
        return numbers, ~known

    def keep(self, words: Sequence[Array], numbers: Array) -> None:
        """Remember the numbers of cells."""
        if len(words) > self._keys.shape[1]:
            more = np.zeros((_SLOTS, len(words) - self._keys.shape[1]), np.uint64)
            self._keys = np.concatenate([self._keys, more], axis=1)
        at = places(words)
        # Of several with one place the last one is kept, whole.
        _, last = np.unique(at[::-1], return_index=True)
        last = len(at) - 1 - last
        at = at[last]
        self._keys[at] = 0
        for number, word in enumerate(words):
            self._keys[at, number] = word[last]
        self._numbers[at] = numbers[last]


def places(words: Sequence[Array]) -> Array:
    """Where `Met` keeps the numbers of cells, uint64 (n,)."""
    mixed = words[0] * _STEP
    for word in words[1:]:
        # Words of zeros change nothing, however many there are.
        mixed = mixed + (word ^ (word >> _FOLD)) * (_STEP | np.uint64(2))
    return (mixed * _STEP ^ mixed) >> _SHIFT
