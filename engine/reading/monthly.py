"""Books kept a month a sheet: a column holds the days of the month, 1 to 31, and the sheet or the title says which month.

`January 2026`, `2026-01` and `2026年1月` say it alone; `January` needs a year beside it, in a title or in the file's name.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from engine.reading import words
from engine.reading.evidence import Evidence
from engine.reading.footers import says_total
from engine.reading.tables import Table
from engine.reading.wide import month_of

_DAY: Final = frozenset(("date",))
_LEAST: Final = 3
"""Days that a month of a shop has at least."""

_TITLES: Final = 8
"""Rows above the headers in which a title is looked for."""

_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_WORD: Final = re.compile(r"[^\W\d_]+", re.UNICODE)


class Days:
    """The column (`at`) of a table whose cells are days of a month; `month` is that month's first day."""

    def __init__(self, at: int, month: dt.date) -> None:
        self.at = at
        self.month = month

    def filler(self) -> Callable[[Sequence[list[Any]]], None]:
        """Writes dates for days, in place; what is no day of the month stays as it is, and is left out as no day of a sale."""

        def fill(rows: Sequence[list[Any]]) -> None:
            for row in rows:
                day = _day(row[self.at])
                if day is not None and not says_total(row):
                    row[self.at] = self._date(day) or row[self.at]

        return fill

    def _date(self, day: int) -> dt.datetime | None:
        try:
            return dt.datetime(self.month.year, self.month.month, day)
        except ValueError:
            return None


class Parts:
    """Columns of a day (`at`), its month and its year, which are a date together."""

    def __init__(self, at: int, month: int, year: int) -> None:
        self.at, self.month, self.year = at, month, year

    def filler(self) -> Callable[[Sequence[list[Any]]], None]:
        """Writes the dates for the days, in place; what is none stays as it is, and is left out as no day of a sale."""

        def fill(rows: Sequence[list[Any]]) -> None:
            for row in rows:
                row[self.at] = self.date(row) or row[self.at]

        return fill

    def date(self, row: Sequence[Any]) -> dt.datetime | None:
        """The date of a row, None where its cells are none."""
        day, month, year = _day(row[self.at]), _month(row[self.month]), _years_in(str(row[self.year]))
        try:
            return dt.datetime(next(iter(year)), month, day) if day and month else None
        except (ValueError, StopIteration):
            return None


def _parts_of(table: Table) -> Parts | None:
    """The columns of a table that say a day, a month and a year, where there is one of each and nearly every row is a date."""
    concepts = [table.reader.concepts(header) if header else frozenset() for header in table.headers]
    found = [[at for at, said in enumerate(concepts) if said == {name}] for name in ("date", "month", "year")]
    if any(len(places) != 1 for places in found):
        return None
    parts = Parts(*(places[0] for places in found))
    rows = [row for row in table.sample if row[parts.at] != "" and not says_total(row)]
    told = sum(parts.date(row) is not None for row in rows)
    return parts if told and told >= 0.9 * len(rows) else None


def _month(cell: Any) -> int | None:
    """The number of a month, from its number or its name."""
    if isinstance(cell, str) and (named := words.month_numbers().get(words.fold(cell.strip(" .")))):
        return named
    number = _day(cell)
    return number if number and number <= 12 else None


def order_told(table: Table, at: int) -> str | None:
    """`dmy` or `mdy` where a column of months tells which number of the dates in another one (`at`) is the month."""
    orders = {"dmy", "mdy"}
    told = 0
    for column, header in enumerate(table.headers):
        if column == at or not header or table.reader.concepts(header) != {"month"}:
            continue
        for row in table.sample:
            written, month = _NUMBERS.match(str(row[at])), _month(_AFTER_YEAR.sub("", str(row[column])))
            if written and month:
                told += written[1] != written[2]
                orders -= {order for order, said in (("mdy", written[1]), ("dmy", written[2])) if int(said) != month}
    return orders.pop() if told and len(orders) == 1 else None


_NUMBERS: Final = re.compile(r"\s*(\d{1,2})[-/. ]\s*(\d{1,2})[-/. ]")
_AFTER_YEAR: Final = re.compile(r"^(19|20)\d\d\s*[-/.年년]?\s*|(?<=\d)\s*[月월]$")


def fill_days(table: Table, file: str) -> None:
    """Let days of the month be read as dates, where a table has no dates and its month is told: by columns of its own, by its
    sheet or a title. `file` is its name."""
    if (parts := _parts_of(table)) is not None:
        table.days = parts
        parts.filler()(table.sample)
        return
    at = _days_at(table)
    month = None if at is None else _told_month(table, file)
    if at is not None and month is not None:
        table.days = Days(at, month)
        table.days.filler()(table.sample)


def _days_at(table: Table) -> int | None:
    """The one column called a day or a date that holds days of a month, in a table without any date."""
    named = [at for at, header in enumerate(table.headers) if header and table.reader.concepts(header) == _DAY]
    if not named:
        return None
    rows = [row for row in table.sample if not says_total(row)]
    found = [at for at in named if _are_days([row[at] for row in rows if row[at] not in ("", table.headers[at])])]
    if len(found) != 1 or any(
        Evidence([row[at] for row in rows]).sure_dates >= 0.5 for at in range(len(table.headers)) if at != found[0]
    ):
        return None
    return found[0]


def _are_days(cells: list[Any]) -> bool:
    days = [day for cell in cells if (day := _day(cell)) is not None]
    return len(days) >= max(_LEAST, 0.9 * len(cells)) and len(set(days)) >= _LEAST


def _day(cell: Any) -> int | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, str):
        cell = cell.strip().rstrip(".日号일")
        return int(cell) if cell.isdecimal() and len(cell) <= 2 and 1 <= int(cell) <= 31 else None
    if isinstance(cell, (int, float)) and cell == int(cell) and 1 <= cell <= 31:
        return int(cell)
    return None


def _told_month(table: Table, file: str) -> dt.date | None:
    """The month of a table, where its sheet or a title tells one, and only one."""
    above = islice(table.sheet.rows(), max(table.header_row - 1 - _TITLES, 0), table.header_row - 1)
    titles = [cell for row in above for cell in row if isinstance(cell, (str, dt.date)) and cell != ""]
    for texts in ([table.sheet.name], titles):
        whole = {month for text in texts for month in _months_in(text)}
        if len(whole) == 1:
            return whole.pop()
        named = {number for text in texts if isinstance(text, str) for number in _named_in(text)}
        years = {year for text in (table.sheet.name, *titles, file) for year in _years_in(text)}
        if len(named) == 1 and len(years) == 1 and not whole:
            return dt.date(years.pop(), named.pop(), 1)
    return None


def _months_in(text: str | dt.date) -> Iterator[dt.date]:
    """Months with their years: a date that is the first of a month, or any words of a text that are one."""
    if isinstance(text, dt.date):
        if text.day == 1:
            yield dt.date(text.year, text.month, 1)
        return
    parts = text.split()
    for size in (1, 2):
        for at in range(len(parts) - size + 1):
            month = month_of(" ".join(parts[at : at + size]).strip("()[]:,;–-"))
            if month is not None:
                yield month


def _named_in(text: str) -> Iterator[int]:
    """Months by their whole names: `Mar` may be anything."""
    for word in _WORD.findall(words.fold(text)):
        if len(word) > 3 and word in words.month_numbers():
            yield words.month_numbers()[word]


def _years_in(text: str | dt.date) -> Iterator[int]:
    for year in _YEAR.findall(text if isinstance(text, str) else ""):
        yield int(year)
