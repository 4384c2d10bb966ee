"""What is wrong with a cell or a line, as a code with its place; the window puts it into words."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

MOST_KEPT: Final = 500
"""Findings of one kind kept one by one in a table; the others are counted."""

CODES: Final = frozenset(
    """
    date.missing date.unreadable date.out_of_range amount.unreadable quantity.unreadable number.unreadable
    id.damaged product.missing customer.missing consent.unreadable consent.general interaction.unreadable
    row.total row.header row.not_a_sale row.cancelled row.other_table row.note row.footer row.group row.rejoined row.shifted row.hidden quote.unclosed currency.other
    table.other table.lacking table.notes table.payments column.melted items.unpacked items.unread items.untold line.repeated_block line.possible_repeat line.equal name.case line.no_amount
    line.in_other_file store.left_out receipt.unknown tax.added tax.taken_off tax.untold zone.untold money.units line.points receipt.returned
    year.dates year.title year.sheet year.file year.neighbour year.person
    """.split()
)


CORRECTABLE: Final = frozenset(
    """
    date.missing date.unreadable date.out_of_range amount.unreadable quantity.unreadable number.unreadable
    id.damaged product.missing customer.missing consent.unreadable interaction.unreadable
    """.split()
)
"""Problems of a cell in which the right value can be written. The others are rows that are rightly left out."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: `cell` reads like `Sheet1!F214` (for a text file `sales.csv!F214`), `column` is the source's header.

    `stored` says whether the line was kept all the same. `cells` are the whole row, where it can be read again once the
    cell is corrected, and `place` is that cell's position in it. `became` is what the cell was read as, where that is another text.
    """

    code: str
    cell: str
    value: str
    column: str
    stored: bool
    cells: tuple[Any, ...] = ()
    place: int = 0
    became: str = ""


def column_letters(index: int) -> str:
    """The letters of a column, counted from 0: 0 → A, 25 → Z, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell(sheet: str, row: int, column: int) -> str:
    """The address of a cell; `row` is counted from 1 as on the screen, `column` from 0."""
    return f"{sheet}!{column_letters(column)}{row}"


@dataclass
class Findings:
    """Problems of one table: all counted, the first ones of each kind kept with their cells."""

    sheet: str
    problems: list[Problem] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)

    def add(
        self,
        code: str,
        row: int,
        column: int,
        value: Any = "",
        header: str = "",
        stored: bool = False,
        cells: Sequence[Any] = (),
        place: int = 0,
    ) -> None:
        """One finding at a row (from 1) and a column of the sheet (0 is A); `cells` and `place` as in Problem."""
        counts = self.noted if stored else self.left_out
        counts[code] += 1
        if counts[code] <= MOST_KEPT:
            kept = tuple(cells) if code in CORRECTABLE else ()
            self.problems.append(
                Problem(code, cell(self.sheet, row, column), str(value)[:200], header, stored, kept, place)
            )

    def add_table(self, sheet: str, address: str, headers: Sequence[str], code: str = "table.other") -> None:
        """Another table, in this sheet or another one, that is not read."""
        self.noted[code] += 1
        said = " | ".join(header for header in headers if header)
        self.problems.append(Problem(code, f"{sheet}!{address}", said[:200], "", stored=True))

    def add_column(self, code: str, row: int, column: int, header: str, lines: int) -> None:
        """What holds of a whole column and so of that many lines, with the cell of its header."""
        self.noted[code] += lines
        self.problems.append(Problem(code, cell(self.sheet, row, column), header[:200], header, stored=True))

    def add_year(self, by: str, row: int, column: int, said: str, year: int, dates: int) -> None:
        """Dates of a column that were written without their year: `by` and `said` tell where that stands (`yearless.Year`)."""
        self.noted[f"year.{by}"] += dates
        where = cell(self.sheet, row, column)
        self.problems.append(Problem(f"year.{by}", where, said[:200], "", stored=True, became=str(year)))

    def add_spellings(
        self, code: str, rows: npt.NDArray[np.int32], column: int, header: str, told: Sequence[tuple[str, str]]
    ) -> None:
        """Cells of a column that were read as another text: for each row (n,) what stands there and what it became."""
        kept = max(MOST_KEPT - self.noted[code], 0)
        self.noted[code] += len(rows)
        for row, (value, became) in zip(rows[:kept].tolist(), told):
            address = cell(self.sheet, row, column)
            self.problems.append(Problem(code, address, value[:200], header, stored=True, became=became[:200]))

    def respell(self, spelling: Callable[[str], str]) -> None:
        """What cells were read as, as the shop spells it."""
        self.problems = [replace(each, became=spelling(each.became)) if each.became else each for each in self.problems]

    def add_rows(self, code: str, rows: npt.NDArray[np.int32], stored: bool = False) -> None:
        """The same finding for whole rows; int32 (n,)."""
        for row in rows[:MOST_KEPT].tolist():
            self.add(code, row, 0, stored=stored)
        if len(rows) > MOST_KEPT:
            (self.noted if stored else self.left_out)[code] += len(rows) - MOST_KEPT
