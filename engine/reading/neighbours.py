"""Dates without a year take it from the sheets beside theirs: March 2025 and May 2025 tell of which year `4月5日` is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, Final

from engine.errors import ShopError
from engine.reading.sheets import Sheet
from engine.reading.tables import Table
from engine.reading.yearless import YEAR, Year, dates_of, months_of, titles_above, turns_of, yearless_at

if TYPE_CHECKING:
    from engine.reading.plans import Plan

_NEAR: Final = 5
"""Months between two sheets by which it is told which of them comes first; further away it may be either."""

_TITLES: Final = 8
_ANY: Final = Year(2024, "person")
"""A year with all days, to see whether a year is all that is missing."""

Plans = Sequence["Plan | tuple[Sheet, str]"]
Again = Callable[[Table, Year], "Plan"]
Month = tuple[int, int]


def add_years(plans: "list[Plan | tuple[Sheet, str]]", again: Again) -> None:
    """Plan anew, in place, what has no year and is told it by other sheets of the workbook; what is not, and lacks nothing else,
    is refused as `dates.no_year`. `again` plans a table with the year of its first date."""
    for place, plan in enumerate(plans):
        if isinstance(plan, tuple) or not _may_lack_years(plan) or (found := yearless_at(plan.table)) is None:
            continue
        at, order = found
        if (year := _year_beside(plans, place, months_of(plan.table, at, order))) is not None:
            plans[place] = again(plan.table, year)
            continue
        would = again(replace(plan.table, sample=[list(row) for row in plan.table.sample]), _ANY)
        if would.kind == "sales" and would.refusal is None:
            column = plan.table.column(at)
            plan.refusal = ShopError(
                "dates.no_year",
                sheet=plan.table.sheet.name,
                column=plan.table.headers[at],
                example=str(column[0]) if column else None,
            )


def _may_lack_years(plan: "Plan") -> bool:
    if plan.table.days is not None or plan.ignored:
        return False
    return plan.refusal is not None or plan.reasons.get("sold_at") in ("mapping", "remembered")


def _year_beside(plans: Plans, place: int, months: Sequence[int]) -> Year | None:
    """The year of a table's first date: by the dates of the sheet before it and the one behind, which must agree; else by the
    only year that titles and names of the other sheets tell."""
    name = _name(plans[place])
    before = [(told, other) for other in plans[:place][::-1] if (told := _span(other, name))]
    behind = [(told, other) for other in plans[place + 1 :] if (told := _span(other, name))]
    spans = [told for told, _ in [*before[::-1], *behind]]
    if 0 in months:
        return None
    if len(spans) > 1 and all(other <= one for (one, _), (_, other) in pairwise(spans)):
        # The newest come first.
        before, behind = behind, before
    elif any(other < one for (_, one), (other, _) in pairwise(spans)):
        return _by_one_year([*before, *behind], months)
    found = {(year, _name(other)) for told, other in before[:1] for year in _after(told[1], months[0])}
    for told, other in behind[:1]:
        found |= {(year - turns_of(months), _name(other)) for year in _earlier(told[0], months[-1])}
    if len({year for year, _ in found}) == 1:
        return Year(min(found)[0], "neighbour", min(found)[1])
    return None if spans else _by_titles(plans, name)


def _by_one_year(others: Sequence[tuple[tuple[Month, Month], Any]], months: Sequence[int]) -> Year | None:
    """The year of sheets in no order of time, where all are of one and these months are not far from theirs."""
    years = {year for span, _ in others for year, _ in span}
    first, last = (pick(span[at][1] for span, _ in others) for at, pick in ((0, min), (1, max)))
    near = all(first - _NEAR <= month <= last + _NEAR for month in months)
    return Year(years.pop(), "neighbour", _name(others[0][1])) if len(years) == 1 and near else None


def _after(last: Month, month: int) -> Iterator[int]:
    """The year of a month that follows another one, or stands within its sheet's year."""
    year, before = last
    if -_NEAR <= month - before <= _NEAR:
        yield year
    elif month < before:
        yield year + 1


def _earlier(first: Month, month: int) -> Iterator[int]:
    year, behind = first
    if -_NEAR <= behind - month <= _NEAR:
        yield year
    elif month > behind:
        yield year - 1


def _span(plan: "Plan | tuple[Sheet, str]", name: str) -> tuple[Month, Month] | None:
    """Year and month of the first and the last date of the sales in another sheet, as far as its sample goes."""
    if isinstance(plan, tuple) or plan.table.sheet.name == name or plan.refusal is not None or plan.kind != "sales":
        return None
    dates = dates_of(plan.table, plan.roles["sold_at"]) if "sold_at" in plan.roles else []
    return (min(dates), max(dates)) if dates else None


def _by_titles(plans: Plans, name: str) -> Year | None:
    said: dict[int, str] = {}
    for plan in plans:
        sheet = plan[0] if isinstance(plan, tuple) else plan.table.sheet
        if sheet.name != name:
            above = _first_texts(sheet) if isinstance(plan, tuple) else titles_above(plan.table)
            said |= {int(year): sheet.name for text in (sheet.name, *above) for year in YEAR.findall(text)}
    if len(said) != 1:
        return None
    ((year, where),) = said.items()
    return Year(year, "neighbour", where)


def _first_texts(sheet: Sheet) -> list[str]:
    """What a sheet without a table begins with, as notes do."""
    return [cell for row in islice(sheet.rows(), _TITLES) for cell in row if isinstance(cell, str)]


def _name(plan: Any) -> str:
    return str(plan.table.sheet.name)
