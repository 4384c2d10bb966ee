"""Dates in any style. The order of day and month is a property of the whole column, never of one cell."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Final

from engine.reading import words

SECONDS_A_DAY: Final = 86400
LONGEST: Final = 200
"""Characters of a date, a time or a number; a longer text is none, and patterns are not tried on it."""

ORDERS: Final = ("dmy", "mdy", "ymd")

_EPOCH = dt.date(1970, 1, 1).toordinal()
_SERIAL_EPOCH: Final = {
    False: dt.date(1899, 12, 30).toordinal() - _EPOCH,
    True: dt.date(1904, 1, 1).toordinal() - _EPOCH,
}
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)\s*(?:[日일]|\.(?!\d))?")
_MARKED = re.compile(r"([^\W\d_]*)\s*(\d{1,3}|元)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_NUMERIC = re.compile(r"(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{1,2})(?!\d)\.?")
_PLAIN = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2[0-9]{4})[T ]([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)"
)
_MOST_DAYS: Final = 50_000
_STORED = re.compile(r"\d{5}[.,]\d+")
"""A day and its time as Excel keeps them: a number as many others are."""

_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?")
_COMPACT_LAST: Final = re.compile(r"([0-3]\d)([0-3]\d)((?:19|20)\d\d)")
"""Day and month, or month and day, and the year last."""

_WORD: Final = r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]){1,}"
"""The name of a month, with the signs of Thai and Hindi vowels."""

_NAMED = re.compile(
    rf"(\d{{1,2}})?(?:st|nd|rd|th|\.|er|º)?[\s\-/.]*(?:de\s+)?({_WORD})\.?[\s\-/.,]*(?:de\s+|del\s+)?(.*)"
)
_YEAR_NAMED = re.compile(rf"(\d{{4}})\.?[\s\-/.,]*({_WORD})\.?[\s\-/.,]*(\d{{1,2}})\.?(?!\d)")
_OF_TAIWAN = re.compile(r"(1\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
"""A year of the Republic of China: 113/01/31 is in 2024."""

_NUMBER_OF_DAY = re.compile(r"(\d{4}[-/.]\d\d[-/.]\d\d|\d{8})\s?-\s?\d{1,4}")
"""A day with the number of its slip, as programs for accounts in Korea write it: `2024/01/31 -2`."""

_SHORT_THAI = re.compile("([ก-ฮ][ิี]?)\\.([ก-ฮ])\\.")
"""`มี.ค.`, the short name of a month."""

_NUMBERED = re.compile(
    r"(?:ngày\s+)?(\d{1,2}),?\s+(?:tháng|thg|th)\.?\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})", re.IGNORECASE
)
_AFTER_NAME = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?(?:\s*,?\s+|[-/.]))?'?(\d{4}|\d{2})(?!\d|:)(?:\s*(?:г\.?|года))?"
)
_ENDS_IN_TIME = re.compile(r":\d\d\s*$")
_BRACKETED_DAY = re.compile(r"\s*\([月火水木金土日一二三四五六天월화수목금토일]\)")
_HALVES: Final = {"mornings": "a", "afternoons": "p"}
_TIME = re.compile(
    r"(?:[T\s,]|-(?=\d{1,2}:\d)|\b(?:at|à|às|a las|um|om|alle|в)\s)*([^\W\d_]{1,2}|[ap]\.?\s?m\.?)?\s*"
    r"(\d{1,2})\s?[:：時时点點시h]\s?(\d{2})[分분]?(?:\s?[:：]?\s?(\d{2})(?:[.,]\d+)?)?[秒초]?"
    r"\s*(?:(?:([ap])\.?\s?(?:m\.?)?|([^\W\d_]{2,5}))(?![^\W\d_])\.?)?"
    r"\s*(?:Z|UTC|GMT|[A-Z]{2,5}|[+-]\d{2}:?\d{2})?\s*(?:[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)


@cache
def _weekdays() -> re.Pattern[str]:
    names = sorted(words.all_words("weekdays"), key=len, reverse=True)
    western = "|".join(re.escape(name) for name in names if name[0] < "\u3000")
    eastern = "|".join(re.escape(name) for name in names if name[0] >= "\u3000")
    return re.compile(rf"\s*(?:{eastern})|(?<![^\W\d_])(?:{western})(?![^\W\d_])[.,]?", re.IGNORECASE)


def _without_weekday(written: str) -> str:
    """A date in one width, without the day of the week. `mar.` may be one or a month: the second of two is the month."""
    text = _BRACKETED_DAY.sub("", unicodedata.normalize("NFKC", written).strip().lstrip("'"))
    if (text[:4].isdecimal() and text.isascii()) or not any(map(str.isalpha, text)):
        return text
    for match in _weekdays().finditer(text):
        before, word = text[: match.start()], words.fold(match[0].strip(" .,"))
        rest = before + " " + text[match.end() :]
        if _ENDS_IN_TIME.search(before):
            # What follows a time is a half of the day or a time zone.
            break
        if word not in words.month_numbers() or _names_month(rest):
            return rest.strip(" ,")
    return text


def _names_month(text: str) -> bool:
    return any(words.fold(word) in words.month_numbers() for word in re.findall(r"[^\W\d_]+", text))


def _apart(written: str) -> str:
    """`31012026` as `31/01/2026`, where it begins with no year and month."""
    found = _COMPACT_LAST.fullmatch(written)
    if found is None or (written[:2] in ("19", "20") and "01" <= written[4:6] <= "12"):
        return written
    return "/".join(found.groups())


class DateParser:
    """Turns cells into seconds since 1970 in the shop's own clock; time zones written behind a time are left as they are.

    `order` is one of ORDERS, `latest_year` tells two-digit years apart (69 → 1969), `base_1904` is a workbook's setting.
    """

    def __init__(self, order: str = "ymd", latest_year: int = 2069, base_1904: bool = False) -> None:
        self.order = order
        self.latest_year = latest_year
        self._serial = _SERIAL_EPOCH[base_1904]
        self._days: dict[str, int] = {}

    def __call__(self, value: Any) -> int | None:
        """Seconds, None for an empty cell. Raises ValueError for what is no date."""
        if isinstance(value, dt.datetime):
            clock = value.hour * 3600 + value.minute * 60 + value.second
            return (value.toordinal() - _EPOCH) * SECONDS_A_DAY + clock
        if isinstance(value, dt.date):
            return (value.toordinal() - _EPOCH) * SECONDS_A_DAY
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return self._number(float(value))
        if not isinstance(value, str) or is_long(value):
            raise ValueError(value)
        if plain := _PLAIN.fullmatch(value):
            # Most files write nothing else, each day and each time again and again.
            day = self._days.get(plain[1])
            if day is None:
                if len(self._days) >= _MOST_DAYS:
                    self._days.clear()
                day = self._days[plain[1]] = self._text(plain[1])
            return day + _clock(plain[3])
        written = _without_weekday(value)
        if not written or words.fold(written) in words.all_words("blank"):
            return None
        return self._text(written)

    def _number(self, value: float) -> int:
        if 1e7 < value < 1e8 and (match := _COMPACT.fullmatch(str(int(value)))):
            return _day(int(match[1]), int(match[2]), int(match[3])) * SECONDS_A_DAY
        if 1e8 < value < 4.2e9:
            return int(value)
        if 1e11 < value < 4.2e12:
            return int(value // 1000)
        if not 1 <= value < 200_000:
            raise ValueError(value)
        return round((value + self._serial) * SECONDS_A_DAY)

    def _text(self, written: str) -> int:
        if (written.isdigit() and (len(written) <= 6 or is_moment(written))) or _STORED.fullmatch(written):
            return self._number(float(written.replace(",", ".")))
        numbered = _NUMBER_OF_DAY.fullmatch(written)
        written = _apart(numbered[1] if numbered else written)
        match = _COMPACT.fullmatch(written)
        if match:
            day = _day(int(match[1]), int(match[2]), int(match[3]))
            return day * SECONDS_A_DAY + int(match[4] or 0) * 3600 + int(match[5] or 0) * 60 + int(match[6] or 0)
        match = _YEAR_FIRST.match(written)
        if match:
            return _day(*map(int, match.groups())) * SECONDS_A_DAY + seconds_of(written[match.end() :])
        match = _MARKED.match(written)
        if match:
            year = 1 if match[2] == "元" else int(match[2])
            year = _ERAS[match[1]] + year if match[1] in _ERAS else self._year(year)
            return _day(year, int(match[3]), int(match[4])) * SECONDS_A_DAY + seconds_of(written[match.end() :])
        match = _NUMERIC.match(written)
        if match:
            return self._ordered(match) * SECONDS_A_DAY + seconds_of(written[match.end() :])
        match = _OF_TAIWAN.match(written)
        if match:
            day = _day(1911 + int(match[1]), int(match[3]), int(match[4]))
            return day * SECONDS_A_DAY + seconds_of(written[match.end() :])
        match = _NUMBERED.match(written)
        if match:
            day = _day(int(match[3]), int(match[2]), int(match[1]))
            return day * SECONDS_A_DAY + seconds_of(written[match.end() :])
        return self._named(written)

    def _ordered(self, match: re.Match[str]) -> int:
        a, b, c = int(match[1]), int(match[3]), int(match[4])
        if len(match[4]) == 4 or (self.order != "ymd" and len(match[4]) == 2):
            day, month = (b, a) if self.order == "mdy" else (a, b)
            return _day(c if len(match[4]) == 4 else self._year(c), month, day)
        return _day(self._year(a), b, c)

    def _named(self, written: str) -> int:
        if match := _YEAR_NAMED.match(written):
            month = words.month_numbers().get(words.fold(match[2]))
            if not month:
                raise ValueError(written)
            return _day(int(match[1]), month, int(match[3])) * SECONDS_A_DAY + seconds_of(written[match.end() :])
        written = _SHORT_THAI.sub(r"\1\2 ", written)
        match = _NAMED.match(written)
        month = match and words.month_numbers().get(words.fold(match[2]))
        if not match or not month:
            raise ValueError(written)
        rest = _AFTER_NAME.match(match[3])
        day = match[1] or (rest and rest[1])
        if not rest or not day:
            raise ValueError(written)
        year = int(rest[2]) if len(rest[2]) == 4 else self._year(int(rest[2]))
        return _day(year, month, int(day)) * SECONDS_A_DAY + seconds_of(match[3][rest.end() :])

    def _year(self, two_digits: int) -> int:
        year = self.latest_year // 100 * 100 + two_digits
        return year if year <= self.latest_year else year - 100


def is_moment(written: str) -> bool:
    """Whether a text is seconds or milliseconds since 1970 and nothing else, of a day from 2001 to 2033. Numbers of goods
    (`4006380000246`) are none; others may look the same, and are so little sure as a bare number is."""
    return len(written) in (10, 13) and written.isdecimal() and 10**9 <= int(written[:10]) < 2 * 10**9


def seconds_of(value: Any) -> int:
    """The second of the day that a time names (`5:18 PM`, a time cell, a fraction of a day); 0 for an empty cell.

    Raises ValueError for what is no time.
    """
    if isinstance(value, (dt.time, dt.datetime)):
        return value.hour * 3600 + value.minute * 60 + value.second
    if isinstance(value, dt.timedelta):
        return int(value.total_seconds()) % SECONDS_A_DAY
    if isinstance(value, float) and 0 <= value < 1:
        return round(value * SECONDS_A_DAY)
    if not isinstance(value, str) or is_long(value):
        raise ValueError(value)
    return _clock(value) if value and not value.isspace() else 0


@lru_cache(maxsize=100_000)
def _clock(value: str) -> int:
    """The second of the day that a text names: a day has 86,400 of them, and a file writes them again and again."""
    match = _TIME.fullmatch(unicodedata.normalize("NFKC", value))
    if not match:
        raise ValueError(value)
    hour, minute, second = int(match[2]), int(match[3]), int(match[4] or 0)
    half = (match[5] or "").casefold() or _half(match[1], value) or (_half(match[6], "") if match[6] else "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 60:
        raise ValueError(value)
    return hour * 3600 + minute * 60 + second


def _half(word: str | None, value: str) -> str:
    """`a` or `p` for a word that names a half of the day. Raises ValueError for another one before a time."""
    folded = (word or "").casefold()
    for kind, half in _HALVES.items():
        if folded in words.all_words(kind) or (folded[:1] == half and folded[1:].strip(". ") == "m"):
            return half
    if folded and value:
        raise ValueError(value)
    return ""


BUDDHIST: Final = range(2500, 2601)
"""Years of the Thai calendar, 543 ahead: 2569 is 2026."""


def _day(year: int, month: int, day: int) -> int:
    year -= 543 if year in BUDDHIST else 0
    return dt.date(year, month, day).toordinal() - _EPOCH


def is_long(value: str) -> bool:
    """Whether a text is too long to be a date, a time or a number."""
    return len(value) > LONGEST and len(value.strip()) > LONGEST


_DECIMAL: Final = re.compile(r"\d{1,7}[.,]\d+")
"""An amount, as `45000.50`, though a spreadsheet may keep a moment so."""


def is_date(value: Any) -> bool:
    """Whether a cell is surely a date: a date cell, or a text that reads as one in some order; never a bare number."""
    if isinstance(value, dt.date):
        return True
    if not isinstance(value, str) or is_long(value):
        return False
    bare = value.strip().lstrip("'")
    if (bare.isdigit() and len(bare) < 8) or is_moment(bare) or _DECIMAL.fullmatch(bare):
        return False
    for order in ORDERS:
        try:
            return DateParser(order)(value) is not None
        except ValueError:
            continue
    return False


def is_time(value: Any) -> bool:
    """Whether a cell is a time of day alone."""
    if isinstance(value, (dt.time, dt.timedelta)):
        return True
    if not isinstance(value, str) or not value.strip() or is_long(value):
        return False
    try:
        return seconds_of(value) >= 0
    except ValueError:
        return False


class OrderEvidence:
    """Collects what the cells of a date column say about the order of day and month."""

    def __init__(self) -> None:
        self._possible = {"dmy": True, "mdy": True, "ymd": True}
        self._seen = 0
        self._dots = 0
        self._last: dict[str, int] = {}
        self._steps = {"dmy": [0, 0], "mdy": [0, 0]}
        self._ends: tuple[set[int], set[int]] = (set(), set())
        self.first: Any = None

    def add(self, cells: Iterable[Any]) -> None:
        """Look at more cells, in the order of the file."""
        for value in cells:
            written = isinstance(value, str) and not is_long(value)
            match = _NUMERIC.match(_apart(_without_weekday(value))) if written else None
            if not match:
                continue
            self._seen += 1
            self.first = self.first if self.first is not None else value
            self._dots += match[2] == "."
            a, b, c = int(match[1]), int(match[3]), int(match[4])
            if len(match[4]) == 4 or c > 31 or c == 0:
                self._possible["ymd"] = False
            if len(match[4]) == 1:
                self._possible["dmy"] = self._possible["mdy"] = False
            self._ends[0].add(a)
            self._ends[1].add(c)
            if a > 12:
                self._possible["mdy"] = False
            if b > 12:
                self._possible["dmy"] = self._possible["ymd"] = False
            if a > 31:
                self._possible["dmy"] = False
            self._walk("dmy", c * 10000 + b * 100 + a)
            self._walk("mdy", c * 10000 + a * 100 + b)

    def _walk(self, order: str, at: int) -> None:
        before = self._last.get(order)
        if before is not None and before != at:
            self._steps[order][at > before] += 1
        self._last[order] = at

    @property
    def needed(self) -> bool:
        """Whether any cell left a doubt at all."""
        return self._seen > 0

    def order(self, hint: str | None = None) -> str | None:
        """The order that fits, None where two do and nothing tells. `hint` is the order usual in the file's language."""
        if not self._seen:
            return "ymd"
        orders = [order for order in ("dmy", "mdy", "ymd") if self._possible[order]]
        if len(orders) == 1:
            return orders[0]
        if not orders:
            return hint or "dmy"
        if "ymd" in orders:
            # Two-digit years: a shop's file spans few of them and many days.
            first, last = map(len, self._ends)
            if 4 * first <= last:
                return "ymd"
            orders = [order for order in orders if order != "ymd"] if 4 * last <= first else orders
            if len(orders) == 1:
                return orders[0]
            if "ymd" in orders:
                return hint if hint in orders else None
        if self._dots == self._seen and "dmy" in orders:
            return "dmy"
        if hint in orders:
            return hint
        sorted_by = [o for o in ("dmy", "mdy") if o in orders and min(self._steps[o]) == 0 and max(self._steps[o]) >= 2]
        return sorted_by[0] if len(sorted_by) == 1 and "ymd" not in orders else None
