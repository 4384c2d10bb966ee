"""Lines of a text file with more cells than headings: a comma within a name or an amount was taken for the end of a cell."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from engine.reading.dates import DateParser
from engine.reading.numbers import number
from engine.reading.tables import Table, is_blank

_CENTS: Final = re.compile(r"\d{1,2}")
_NAMES: Final = ("product_name", "customer_name", "name")
_MOSTLY: Final = 0.9
_TWO_DIGITS: Final = re.compile(r"\d\d")
_WHOLE: Final = re.compile(r"-?\d{1,9}")
_LEAST_CUT: Final = 2
"""Amounts of a row that are cut in two: one cell more may be a column without a heading."""


def is_split(table: Table) -> bool:
    """Whether the decimals of amounts stand in a column of their own, behind the last heading: `5,00` in a file of commas."""
    width = _named(table)
    if table.sheet.delimiter != "," or width == len(table.headers):
        return False
    rows = [row for row in table.sample if not is_blank(row)]
    if _is_split_within(rows, width):
        return True
    ends = [[cell for cell in row[width:] if cell != ""] for row in rows]
    return bool(rows) and sum(bool(end and _CENTS.fullmatch(end[-1].strip())) for end in ends) >= _MOSTLY * len(rows)


def _is_split_within(rows: Sequence[Sequence[Any]], width: int) -> bool:
    """Whether rows have as many cells too much as there are pairs of a whole number and two digits behind it: amounts in
    several columns, cut at their decimal commas."""
    lengths = Counter(max((at + 1 for at, cell in enumerate(row) if cell != ""), default=0) for row in rows)
    longest, times = lengths.most_common(1)[0] if lengths else (0, 0)
    more = longest - width
    if more < _LEAST_CUT or times < _MOSTLY * len(rows):
        return False

    def is_cut(row: Sequence[Any], at: int) -> bool:
        return bool(_TWO_DIGITS.fullmatch(row[at].strip()) and _WHOLE.fullmatch(row[at - 1].strip()))

    cut = [at for at in range(1, longest) if sum(is_cut(row, at) for row in rows) >= _MOSTLY * len(rows)]
    return len(cut) >= more


class Mender:
    """Puts the cells of such rows together again; `rejoined` and `unclear` are the numbers of the rows where that was
    possible, and where it was not."""

    def __init__(
        self, table: Table, roles: Mapping[str, int], numbers: Sequence[str], decimal: str, order: str
    ) -> None:
        self._shift = table.columns[0]
        self._width = _named(table)
        self._mark = table.sheet.delimiter
        self._numbers = [roles[role] for role in numbers if role in roles]
        self._date = roles.get("sold_at", -1)
        self._names = [roles[role] for role in _NAMES if role in roles]
        self._decimal, self._dates = decimal, DateParser(order)
        # A column without a heading that most rows fill is a column.
        rows = [row for row in table.sample if not is_blank(row)]
        self.has_more = sum(any(cell != "" for cell in row[self._width :]) for row in rows) > 0.5 * len(rows)
        self.rejoined: list[int] = []
        self.unclear: list[int] = []

    def mend(self, rows: list[list[Any]], first: int, shift: int | None = None) -> list[list[Any]]:
        """Rows as wide as the headings; blank where it is unclear which cells belong together. `first` is the number of the
        first row, `shift` the place of the table's first cell in a row."""
        shift = self._shift if shift is None else shift
        limit = shift + self._width
        if all(len(row) <= limit for row in rows):
            return rows
        found = list(rows)
        for at, row in enumerate(rows):
            if len(row) > limit and any(cell.strip() for cell in row[limit:]):
                mended = self._mended(row[shift:])
                if mended is None or mended != row[shift:limit]:
                    (self.unclear if mended is None else self.rejoined).append(first + at)
                found[at] = [*row[:shift], *(mended or [""] * self._width)]
        return found

    def remarks(self) -> dict[str, tuple[list[int], bool]]:
        """Rows by the code of what is to be said of them, and whether they are kept."""
        return {"row.rejoined": (self.rejoined, True), "row.shifted": (self.unclear, False)}

    def _mended(self, row: list[str]) -> list[str] | None:
        while row and not row[-1].strip():
            row = row[:-1]
        more = len(row) - self._width
        # A comma within a text is followed by a blank, one between cells is not.
        spaced = [at for at, cell in enumerate(row) if cell[:1] == " "]
        if spaced and spaced == list(range(spaced[0], spaced[0] + more)):
            joined = self._joined(row, spaced[0] - 1, more)
            return joined if self._fits(joined) else None
        if self._fits(row[: self._width]):
            # Behind an empty cell stands what is beside the table.
            return None if row[self._width].strip() else row[: self._width]
        fitting = [each for at in self._names if self._fits(each := self._joined(row, at, more))]
        return fitting[0] if len(fitting) == 1 else None

    def _joined(self, row: list[str], at: int, more: int) -> list[str]:
        return [*row[:at], self._mark.join(row[at : at + more + 1]), *row[at + more + 1 :]]

    def _fits(self, row: list[str]) -> bool:
        """Whether numbers and the date are where they belong."""
        try:
            if self._date >= 0 and self._dates(row[self._date]) is None:
                return False
            for at in self._numbers:
                number(row[at], self._decimal)
        except ValueError:
            return False
        return True


def mend_rows(table: Table, roles: Mapping[str, int], numbers: Sequence[str], decimal: str, order: str) -> None:
    """Let a text file's rows with more cells than headings be mended as they are read; its sample is mended at once."""
    if not table.sheet.delimiter or table.goes_on:
        return
    mender = Mender(table, roles, numbers, decimal, order)
    width = _named(table)
    if mender.has_more or any(at >= width for at in roles.values()):
        return
    table.mender = mender
    table.columns, table.headers = table.columns[:width], table.headers[:width]
    table.sample = mender.mend(table.sample, 0, 0)
    table.sample = [row[:width] for row in table.sample]
    mender.rejoined, mender.unclear = [], []


def _named(table: Table) -> int:
    """How many columns there are up to the last one with a heading."""
    return max((at + 1 for at, header in enumerate(table.headers) if header), default=len(table.headers))
