"""Tables and sheets of a file that are left out while others of it are read, and why: nothing is left out unsaid."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from engine.errors import ShopError
from engine.reading.sheets import Sheet
from engine.reading.tables import HEAD_ROWS, Table, holds_data, is_blank

NOTES: Final = "sheet.notes"
"""Why a sheet of free text is not read; the other reasons are codes of errors."""

LACKING: Final = frozenset(
    "column.missing dates.no_year table.no_header table.headings_moved table.shifted table.wide".split()
)
"""Reasons for which sales may be missing; somebody can help."""

_MOSTLY: Final = 0.8
_VALUES: Final = ("column", "needed", "header", "example")


@dataclass(frozen=True)
class NotRead:
    """A table, or a sheet, that is not read. `cell` is where it begins; `beside`: other tables of its sheet are read. `code` says
    why, as a refusal or `sheet.notes`, with its `values`; `says` are its headers, or its first text."""

    file: str
    sheet: str
    cell: str
    code: str
    says: list[str]
    values: Mapping[str, Any] = field(default_factory=dict)
    beside: bool = False

    @property
    def noted_as(self) -> str:
        """The code of the problem that data quality lists it under."""
        return "table.notes" if self.code == NOTES else "table.lacking" if self.code in LACKING else "table.other"

    def as_report(self) -> dict[str, Any]:
        """file, sheet, cell (None where it is the whole sheet), code, noted_as, first_cell, and what the code is about
        (`column`: the canonical one that is missing)."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "cell": self.cell if self.beside else None,
            "code": self.code,
            "noted_as": self.noted_as,
            "first_cell": f"{self.sheet}!{self.cell}",
            **{name: self.values[name] for name in _VALUES if name in self.values},
        }


def of_table(file: str, table: Table, refusal: ShopError, beside: bool) -> NotRead:
    """A table that is refused. Where one of its texts happens to be a heading, a sheet of notes is none the less."""
    if refusal.code == "table.not_sales" and not beside and _is_a_text_a_row(table.sheet):
        return _of_notes(file, table.sheet)
    return NotRead(file, table.sheet.name, table.cell, refusal.code, table.headers, refusal.values, beside)


def of_sheet(file: str, sheet: Sheet, shape: str) -> NotRead | None:
    """A sheet without a table, by its `tables.shape`; None where it is empty."""
    if shape == "empty":
        return None
    if shape == "text" and not any(map(holds_data, islice(sheet.rows(), HEAD_ROWS))):
        return _of_notes(file, sheet)
    return NotRead(file, sheet.name, "A1", "table.pivot_only" if shape == "pivot" else "table.no_header", [])


def _of_notes(file: str, sheet: Sheet) -> NotRead:
    texts = (cell for row in islice(sheet.rows(), HEAD_ROWS) for cell in row if isinstance(cell, str) and cell.strip())
    return NotRead(file, sheet.name, "A1", NOTES, [next(texts, "")])


def _is_a_text_a_row(sheet: Sheet) -> bool:
    rows = [row for row in islice(sheet.rows(), HEAD_ROWS) if not is_blank(row)]
    alone = sum(len(row) - list(row).count("") == 1 for row in rows)
    return alone >= _MOSTLY * len(rows) and not any(map(holds_data, rows))
