"""Money that a file counts in thousands or ten thousands: `金额（万元）`, `单位：万元`, `Umsatz (Tsd. €)`."""

import re
from itertools import islice
from typing import Final

from engine.reading.plans import Plan
from engine.reading.problems import Findings

_UNITS: Final = (
    (re.compile(r"[万萬]\s*[元円圆]|[(（\[【/／]\s*[万萬]\s*[)）\]】]?\s*$"), 1e4),
    (re.compile(r"[千仟]\s*[元円圆]|\bin thousands\b|\bTsd\b|\bтыс\b", re.IGNORECASE), 1e3),
    (re.compile(r"百万\s*[元円圆]"), 1e6),
)
_TITLED: Final = re.compile(r"单位|單位|単位|unit|einheit|единиц", re.IGNORECASE)
_COUNTED: Final = frozenset(("quantity", "points_paid"))
_ROWS: Final = 20


def money_units(plan: Plan) -> dict[str, float]:
    """How much one of a column's money is, by role; only roles of which that is not 1.

    The heading says it, or for all columns a title above (`单位：万元`). Cells that say it themselves (`1.2万`) need no more.
    """
    table = plan.table
    above = islice(table.sheet.rows(), max(min(table.header_row - 1, _ROWS), 0))
    titles = [str(cell) for row in above for cell in row if isinstance(cell, str) and _TITLED.search(cell)]
    of_all = next((unit for title in titles if (unit := _unit(title)) != 1.0), 1.0)
    found = {}
    for role, at in plan.roles.items():
        unit = _unit(table.headers[at]) if at < len(table.headers) else 1.0
        unit = of_all if unit == 1.0 else unit
        if unit != 1.0 and role not in _COUNTED and not _say_it_themselves(plan, at):
            found[role] = unit
    return found


def tell_units(plan: Plan, units: dict[str, float], findings: Findings, rows: int) -> None:
    """Say of the first such column that its money was multiplied, in so many rows."""
    for role in units:
        at = plan.roles[role]
        table = plan.table
        findings.add_column("money.units", table.header_row, table.letter_of(at), table.headers[at], rows)
        return


def _unit(text: str) -> float:
    largest = [unit for pattern, unit in _UNITS if pattern.search(text)]
    return max(largest, default=1.0)


def _say_it_themselves(plan: Plan, at: int) -> bool:
    cells = (row[at] for row in plan.table.sample if at < len(row))
    return any(isinstance(cell, str) and re.search(r"\d\s*[万萬千]", cell) for cell in cells)
