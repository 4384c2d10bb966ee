"""Times that say how far they are from UTC, turned into the shop's own clock."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
import numpy.typing as npt

from engine.reading.dates import SECONDS_A_DAY, is_moment

_OFFSET = re.compile(
    r":\d\d(?:[.,]\d+)?\s*(?:[ap]\.?m\.?\s*)?(?:(Z|UTC|GMT)|(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d\d)?)\s*\Z",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\b(?:UTC|GMT)\b(?!\s*[+-]\d)", re.IGNORECASE)
_MOMENTS: Final = ((1e8, 4.2e9), (1e11, 4.2e12))
"""Numbers that are seconds or milliseconds since 1970, which are counted in UTC."""
_STEP: Final = 900
"""Seconds for which a zone's offset stays the same: clocks are changed at quarters of an hour."""


def offset_of(value: Any) -> int | None:
    """Seconds east of UTC that a cell tells: `…T10:00:00Z` 0, `… 10:00 +08:00` 28800; None where it tells none.

    Names such as CET or EST say too little (EST is three clocks) and are passed over.
    """
    if isinstance(value, dt.datetime):
        told = value.utcoffset()
        return None if told is None else int(told.total_seconds())
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return 0 if any(low < value < high for low, high in _MOMENTS) else None
    if isinstance(value, str) and is_moment(value.strip()):
        return 0
    if not isinstance(value, str) or len(value) < 8 or len(value) > 64 or not (found := _OFFSET.search(value)):
        return None
    if found[1]:
        return 0
    seconds = int(found[3]) * 3600 + int(found[4] or 0) * 60
    return -seconds if found[2] == "-" else seconds


def names_utc(header: str) -> bool:
    """Whether a header says that the times below it are UTC: `Purchase Time (UTC timezone)`."""
    return _WORD.search(header) is not None


def zone_of(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, None for none or one that this computer does not know."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def local(seconds: int, zone: ZoneInfo) -> int:
    """Seconds since 1970 in UTC as the seconds that the shop's clock showed then."""
    return seconds + _ahead(seconds // _STEP, zone)


@lru_cache(maxsize=100_000)
def _ahead(step: int, zone: ZoneInfo) -> int:
    told = dt.datetime.fromtimestamp(step * _STEP, zone).utcoffset()
    return int(told.total_seconds()) if told is not None else 0


def locals_of(seconds: npt.NDArray[np.float64], zone: ZoneInfo) -> npt.NDArray[np.float64]:
    """`local` of moments (n,) that have a time of day; those at midnight are days alone and stay, as NaN does."""
    timed = np.flatnonzero(np.nan_to_num(seconds) % SECONDS_A_DAY)
    steps, places = np.unique(seconds[timed] // _STEP, return_inverse=True)
    found = seconds.copy()
    found[timed] += np.array([_ahead(int(step), zone) for step in steps])[places]
    return found


class ZonedDates:
    """Parses dates with `parse`, then turns those that tell an offset into the clock of `zone`; without a zone they stay
    as they are written. `offsets` are all that were told."""

    def __init__(self, parse: Callable[[Any], int | None], zone: ZoneInfo | None) -> None:
        self._parse, self._zone = parse, zone
        self.offsets: set[int] = set()

    def __call__(self, value: Any) -> int | None:
        """Seconds, None for an empty cell. Raises ValueError for what is no date."""
        seconds = self._parse(value)
        offset = offset_of(value)
        if seconds is None or offset is None:
            return seconds
        self.offsets.add(offset)
        return seconds if self._zone is None else local(seconds - offset, self._zone)
