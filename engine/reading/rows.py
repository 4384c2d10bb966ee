"""Rows that are no data: blank ones, repeated headers, totals; and cells filled only on the first row of an order."""

from collections.abc import Sequence
from typing import Any

from engine.reading import words
from engine.reading.plans import Plan
from engine.reading.tables import is_blank
from engine.reading.words import squash

BATCH = 20_000
"""Rows typed at once."""


def what_else(row: Sequence[Any], plan: Plan) -> str:
    """Why a row without its main cell is no data: `row.total`, `row.header`, or empty where it is plainly incomplete."""
    said = [cell.strip().rstrip(":").casefold() for cell in row if isinstance(cell, str) and cell.strip()]
    totals = words.all_words("totals")
    if any(text in totals or text.split(" ")[0].rstrip(":") in totals for text in said[:3]):
        return "row.total"
    headers = {squash(header) for header in plan.table.headers if header}
    if said and sum(squash(text) in headers for text in said) >= max(2, len(said) // 2):
        return "row.header"
    return ""


class CarryDown:
    """Fills cells that an export writes only on an order's first row, from the row above of the same order."""

    def __init__(self, plan: Plan) -> None:
        roles = plan.format.carry_down if plan.format else ()
        self._columns = [plan.roles[role] for role in roles if role in plan.roles and role != "receipt_id"]
        self._receipt = plan.roles.get("receipt_id")
        self._receipt_too = "receipt_id" in roles
        self._above: list[Any] | None = None

    def fill(self, rows: list[list[Any]]) -> None:
        """Fill in place; blocks must come in the order of the file."""
        if not self._columns or self._receipt is None:
            return
        at = self._receipt
        for row in rows:
            above = self._above
            if above is not None and self._receipt_too and row[at] == "" and not is_blank(row):
                row[at] = above[at]
            if above is not None and row[at] == above[at]:
                for column in self._columns:
                    if row[column] == "":
                        row[column] = above[column]
            self._above = row
