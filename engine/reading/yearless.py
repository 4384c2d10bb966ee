"""Dates written without their year (`4月5日`, `5. April`): the dates beside them tell it, a title, the sheet's name or the file's,
or the other sheets of its workbook (`neighbours`).

Rows stand in their order: where January follows December, going down, another year begins.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, Final

from engine.errors import ShopError
from engine.reading import words
from engine.reading.dates import DateParser, is_date, seconds_of
from engine.reading.footers import says_total
from engine.reading.tables import Table

_LEAST: Final = 2
"""Dates without a year that a column has at least."""

_MOSTLY: Final = 0.8
_TURN: Final = 6
"""Months by which one row is behind the other where a year ends between them."""

_TITLES: Final = 8
_WHOLE_MONTH_FIRST: Final = frozenset("zh ja ko".split())
_SAYS_WHEN: Final = frozenset("date time payday created".split())
YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LONGEST: Final = 40
_WEEKDAY: Final = re.compile(r"\s*[（(][^)）]{1,3}[)）]|(?:星期|周|週)[一二三四五六日天]|[월화수목금토일]요일")
_EASTERN: Final = re.compile(r"(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]?(.*)")
_DOTTED: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.(?!\d)(.*)")
_DAY_NAME: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.|er|º)?[\s\-/]*(?:de\s+)?([^\W\d_]{3,})\.?()")
_NAME_DAY: Final = re.compile(r"([^\W\d_]{3,})\.?[\s\-]+(\d{1,2})(?:st|nd|rd|th)?()")
_PLAIN: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})")

Day = tuple[int, int, int]
"""Month, day and second of the day."""

_FIRST_CELLS: Final = 10


@dataclass(frozen=True)
class Year:
    """The year of a table's first date, and what tells it: the `dates` that have one, a `title`, the `sheet`, the `file`, a
    `neighbour` or a `person`; `said` is the text it stands in, or the name of the neighbour."""

    year: int
    by: str
    said: str = ""


class YearlessDates:
    """The column (`at`) of a table that has dates without a year; `told` is that of the first one. `order`: `mdy` or `dmy`,
    where they are figures alone; `filled` counts the dates that were given a year."""

    def __init__(self, at: int, told: Year, order: str) -> None:
        self.at = at
        self.told = told
        self.filled = 0
        self._year = told.year
        self._order = order

    def filler(self) -> Callable[[Sequence[list[Any]]], None]:
        """Writes whole dates, in place; what is none stays as it is, and is told as a date that cannot be read."""
        self.filled = 0
        year, month = self._year, 0

        def fill(rows: Sequence[list[Any]]) -> None:
            nonlocal year, month
            for row in rows:
                cell = row[self.at]
                if cell == "" or says_total(row):
                    continue
                day = _day(cell, self._order)
                if day is None:
                    year, month = _dated(cell) or (year, month)
                    continue
                if month:
                    year += (day[0] - month < -_TURN) - (day[0] - month > _TURN)
                month = day[0]
                try:
                    date = dt.datetime(year, day[0], day[1])
                except ValueError:
                    continue
                row[self.at] = date + dt.timedelta(seconds=day[2])
                self.filled += 1

        return fill


def year_of(wanted: Mapping[str, Any]) -> Year | None:
    """The year that a person says dates without one are of: `[dates] year = 2026`. Raises `argument.wrong`."""
    said = wanted.get("dates", {}).get("year")
    if said is None:
        return None
    if not str(said).isdecimal() or not 1990 <= int(said) <= 2100:
        raise ShopError("argument.wrong", argument="dates.year", value=said)
    return Year(int(said), "person")


def yearless_at(table: Table) -> tuple[int, str] | None:
    """The first column of dates without a year, and the order of figures in it; None where dates have one or there are none."""
    rows = [row for row in table.sample if not says_total(row)]
    for at, header in enumerate(table.headers):
        concepts = table.reader.concepts(header) if header else frozenset()
        if not header or "birthday" in concepts:
            continue
        cells = [row[at] for row in rows if row[at] not in ("", header)]
        says_when = bool(concepts & _SAYS_WHEN)
        order = _order(cells, table.reader.language) if says_when else ""
        # Tables have thousands of columns: of most, the first cells tell enough.
        if not any(_day(cell, order) is not None or is_date(cell) for cell in cells[:_FIRST_CELLS]):
            continue
        found = [_day(cell, order) for cell in cells]
        days = set(found) - {None}
        without = sum(day is not None for day in found)
        if without < min(_LEAST, len(cells)) or not days or (not says_when and len(days) < _LEAST):
            continue
        dated = sum(day is None and is_date(cell) for day, cell in zip(found, cells))
        if without + dated >= _MOSTLY * len(cells):
            return at, order
    return None


def fill_years(table: Table, file: str, told: Year | None = None) -> None:
    """Let dates without a year be read, where something tells it. `file` is the file's name; `told` is the year that a person
    or another sheet says."""
    if table.days is not None or (found := yearless_at(table)) is None:
        return
    at, order = found
    year = _by_dates(table, at, order) or told or _by_names(table, at, order, file)
    if year is not None:
        table.days = YearlessDates(at, year, order)
        table.days.filler()(table.sample)


def turns_of(months: Iterable[int]) -> int:
    """Years that begin between months (0 for one that is not known) that follow each other, less those that end."""
    turns, before = 0, 0
    for month in months:
        if before and month:
            turns += (month - before < -_TURN) - (month - before > _TURN)
        before = month or before
    return turns


def months_of(table: Table, at: int, order: str) -> list[int]:
    """The months of a table's dates in a column, from its sample; 0 for one that is not known."""
    return [month for _, month in _moments(table, at, order)]


def dates_of(table: Table, at: int) -> list[tuple[int, int]]:
    """Year and month of the dates in a column of a table's sample; those of no sure month are left out."""
    return [(year, month) for year, month in _moments(table, at, "") if year is not None and month]


def titles_above(table: Table) -> list[str]:
    """What stands above the headers of a table."""
    above = islice(table.sheet.rows(), max(table.header_row - 1 - _TITLES, 0), table.header_row - 1)
    return [str(cell) for row in above for cell in row if isinstance(cell, (str, dt.date))]


def _moments(table: Table, at: int, order: str) -> Iterator[tuple[int | None, int]]:
    """Year, None where it has none, and month of each date in a column of the sample."""
    for row in table.sample:
        if row[at] == "" or says_total(row):
            continue
        day, dated = _day(row[at], order), _dated(row[at])
        if day is not None:
            yield None, day[0]
        elif dated is not None:
            yield dated


def _by_dates(table: Table, at: int, order: str) -> Year | None:
    """By the first date that has one."""
    months = list[int]()
    for year, month in _moments(table, at, order):
        months.append(month)
        if year is not None:
            return Year(year - turns_of(months), "dates")
    return None


def _by_names(table: Table, at: int, order: str, file: str) -> Year | None:
    """By the only year that a title, the sheet or the file names; or two that follow, where one of them ends in the table."""
    months = months_of(table, at, order)
    turns = turns_of(months)
    is_torn = any(one and other and abs(one - other) > _TURN for one, other in pairwise(months))
    sheet = "file" if table.sheet.delimiter else "sheet"
    for by, texts in (("title", titles_above(table)), (sheet, [table.sheet.name]), ("file", [file])):
        said = {int(year): text for text in texts for year in YEAR.findall(text)}
        years = sorted(said)
        if len(years) == 1 and (turns == 0 or not is_torn):
            return Year(years[0], by, said[years[0]])
        if len(years) == 2 and years[1] - years[0] == 1 and abs(turns) == 1:
            year = years[0] if turns > 0 else years[1]
            return Year(year, by, said[year])
        if years:
            return None
    return None


def _order(cells: Sequence[Any], language: str) -> str:
    """How figures alone are written: `mdy` or `dmy`, empty where nothing tells or they are none."""
    found = [match for cell in cells if isinstance(cell, str) and (match := _PLAIN.fullmatch(cell.strip()))]
    if not found or len(found) < _MOSTLY * len(cells):
        return ""
    first, second = max(int(match[1]) for match in found), max(int(match[3]) for match in found)
    if first > 12 or second > 12:
        return "" if first > 12 and second > 12 else "dmy" if first > 12 else "mdy"
    return "mdy" if language in _WHOLE_MONTH_FIRST else ""


def _day(cell: Any, order: str = "") -> Day | None:
    """A cell that is a day and a month and no year; None for everything else."""
    if not isinstance(cell, str) or len(cell) > _LONGEST or cell.isdecimal() or not any(map(str.isdigit, cell)):
        return None
    text = _WEEKDAY.sub("", words.fold(cell).strip())
    head, _, rest = text.partition(" ")
    text = rest if head.strip(".,") in words.all_words("weekdays") and rest[:1].isdigit() else text
    if match := _EASTERN.fullmatch(text):
        return _made(int(match[1]), int(match[2]), match[3])
    if match := _DOTTED.fullmatch(text):
        return _made(int(match[2]), int(match[1]), match[3])
    if order and (match := _PLAIN.fullmatch(text)):
        one, other = int(match[1]), int(match[3])
        return _made(*((one, other) if order == "mdy" else (other, one)), "")
    names = words.month_numbers()
    if (match := _DAY_NAME.fullmatch(text)) and match[2] in names:
        return _made(names[match[2]], int(match[1]), "")
    if (match := _NAME_DAY.fullmatch(text)) and match[1] in names:
        return _made(names[match[1]], int(match[2]), "")
    return None


def _made(month: int, day: int, rest: str) -> Day | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    try:
        return month, day, seconds_of(rest)
    except ValueError:
        return None


def _dated(cell: Any) -> tuple[int, int] | None:
    """Year of a cell that is a whole date, and its month where the order of its figures is in no doubt, else 0."""
    if isinstance(cell, dt.date):
        return cell.year, cell.month
    if not isinstance(cell, str) or not is_date(cell):
        return None
    try:
        days = {DateParser(order)(cell) for order in ("dmy", "mdy")}
    except ValueError:
        days = set()
        for order in ("ymd", "dmy", "mdy"):
            try:
                days.add(DateParser(order)(cell))
            except ValueError:
                continue
    dates = [dt.datetime(1970, 1, 1) + dt.timedelta(seconds=day) for day in days if day is not None]
    if not dates:
        return None
    return dates[0].year, dates[0].month if len({each.month for each in dates}) == 1 else 0
