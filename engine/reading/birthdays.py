"""Birthdays, with their year or without it: people tell a shop the day sooner than how old they are."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any, Final

from engine.reading import words
from engine.reading.dates import DateParser, is_date

_NO_YEARS: Final = frozenset((0, 1, 4, 1604))
"""What address books write where there is none: leap years and the first ones, in which nobody alive was born."""

_BARE: Final = re.compile(r"--(\d\d)-?(\d\d)")
_EASTERN: Final = re.compile(r"(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]?")
_DOTTED: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.")
_DAY_NAME: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.|er|º)?[\s\-/]*(?:de\s+|of\s+)?([^\W\d_]{3,})\.?")
_NAME_DAY: Final = re.compile(r"([^\W\d_]{3,})\.?[\s\-]+(\d{1,2})(?:st|nd|rd|th)?")
_FIGURES: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})")
_GLUED: Final = re.compile(r"(\d\d)(\d\d)")
_NO_YEAR: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]00:00(?::00)?)?")
_LONGEST: Final = 30
_LEAP_YEAR: Final = 2000
_MONTH_FIRST: Final = frozenset("zh ja ko".split())


class Birthdays:
    """Turns cells into seconds since 1970, or into `--MM-DD` (ISO 8601) where they have no year. Raises ValueError for what
    is neither. `order`: `mdy` or `dmy`, how two figures are written; "" where nothing tells: then they are neither."""

    def __init__(self, dates: DateParser, order: str) -> None:
        self._dates = dates
        self._order = order

    def __call__(self, value: Any) -> int | str | None:
        day = day_of(value, self._order)
        return f"--{day[0]:02}-{day[1]:02}" if day is not None else self._dates(value)


def day_of(value: Any, order: str = "") -> tuple[int, int] | None:
    """Month and day of a cell that says no year; None for every other one."""
    if isinstance(value, dt.date):
        return (value.month, value.day) if value.year in _NO_YEARS else None
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    text = words.fold(value).strip().lstrip("'")
    if (match := _BARE.fullmatch(text)) or (match := _EASTERN.fullmatch(text)):
        return _made(match[1], match[2])
    if (match := _NO_YEAR.fullmatch(text)) and int(match[1]) in _NO_YEARS:
        return _made(match[2], match[3])
    if match := _DOTTED.fullmatch(text):
        return _made(match[2], match[1])
    if match := _GLUED.fullmatch(text):
        return _made(match[1], match[2])
    if match := _FIGURES.fullmatch(text):
        return _made(*((match[1], match[3]) if order == "mdy" else (match[3], match[1]))) if order else None
    names = words.month_numbers()
    if (match := _DAY_NAME.fullmatch(text)) and match[2] in names:
        return _made(names[match[2]], match[1])
    if (match := _NAME_DAY.fullmatch(text)) and match[1] in names:
        return _made(names[match[1]], match[2])
    return None


def order_of(cells: Sequence[Any], language: str, others: Sequence[str] = ()) -> str:
    """How two figures are written in a column: by those that can be no month, by their sign, by the order of whole dates in
    the column or beside it (`others`), by the language; "" where nothing tells."""
    found = [match for cell in cells if isinstance(cell, str) and (match := _FIGURES.fullmatch(cell.strip()))]
    if not found:
        return ""
    first, second = max(int(match[1]) for match in found), max(int(match[3]) for match in found)
    if first > 12 or second > 12:
        return "" if first > 12 and second > 12 else "dmy" if first > 12 else "mdy"
    if language in _MONTH_FIRST or all(len(match[0]) == 5 and match[2] == "-" for match in found):
        return "mdy"
    if all(match[2] == "." for match in found):
        return "dmy"
    return next((order for order in others if order in ("dmy", "mdy")), "")


def may_be_birthday(cell: Any) -> bool:
    """Whether a cell is a date, with a year or without."""
    return is_date(cell) or any(day_of(cell, order) is not None for order in ("dmy", "mdy"))


def _made(month: Any, day: Any) -> tuple[int, int] | None:
    try:
        made = dt.date(_LEAP_YEAR, int(month), int(day))
    except ValueError:
        return None
    return made.month, made.day
