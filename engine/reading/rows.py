"""Rows that are no data: blank ones, repeated headers, totals; and cells filled only on the first row of an order."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np

from engine.reading.evidence import may_be_date
from engine.reading.footers import says_footer, says_total
from engine.reading.plain import Block, Column
from engine.reading.plans import Plan
from engine.reading.problems import Findings
from engine.reading.regions import is_header, is_other_header
from engine.reading.tables import is_blank
from engine.reading.texts import is_blank as is_blank_word
from engine.reading.words import squash
from engine.reading.yearless import YearlessDates

BATCH = 20_000
"""Rows typed at once."""


def what_else(row: Sequence[Any], plan: Plan) -> str:
    """Why a row is no data: `row.total`, `row.header`, `row.group` (the heading of lines below it), `row.footer` (who made the table,
    who signed it, when it was printed), `row.note` (one text and nothing else); empty where it is plainly incomplete."""
    if says_total(row):
        return "row.total"
    said = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
    headers = {squash(header) for row in (plan.table.headers, *plan.table.heads) for header in row if header}
    if said and sum(squash(text) in headers for text in said) >= max(2, len(said) // 2):
        return "row.header"
    if plan.table.groups is not None and plan.table.groups.is_heading(row):
        return "row.group"
    if says_footer(row) and not any(_is_figure(row[plan.roles[role]]) for role in _FIGURES if role in plan.roles):
        return "row.footer"
    if is_lone_text(row) and len(plan.roles) > 1:
        return "row.note"
    return ""


_FIGURES: Final = ("quantity", "unit_price", "amount", "order_total", "price")


def _is_figure(cell: Any) -> bool:
    return isinstance(cell, float | int) or (isinstance(cell, str) and cell.strip()[:1].isdigit())


def is_lone_text(row: Sequence[Any]) -> bool:
    """Whether a row holds nothing but one text."""
    if len(row) - row.count("") > 1 or len(row) < 2:
        return False
    return any(isinstance(cell, str) and cell and not cell.isspace() for cell in row)


_OF_AN_ORDER: Final = (
    "sold_at sold_time customer_id customer_name email phone contact status event store currency".split()
)


def note_remarks(plan: Plan, findings: Findings) -> None:
    """What the sheet says of rows below the header; they are read like all others."""
    table = plan.table
    for code, (numbers, stored) in (table.mender.remarks() if table.mender else {}).items():
        for row in numbers:
            findings.add(code, row, table.letter_of(0), stored=stored)
    if isinstance(table.days, YearlessDates) and table.days.filled:
        told, place = table.days.told, table.letter_of(table.days.at)
        said = told.said or table.headers[table.days.at]
        findings.add_year(told.by, table.header_row, place, said, told.year, table.days.filled)
    if table.further and table.beside:
        # The table to the left of it has said so.
        return
    for code, rows in table.sheet.remarks().items():
        for row in rows:
            if table.header_row < row <= (table.last_row or row):
                findings.add(code, row, table.letter_of(0), stored=True)


class OtherTables:
    """Rows of another table that follows in the same columns, told by its header; they end where this one's stands again. Right
    below the headers none begins: what stands there says them again, in another language."""

    def __init__(self, plan: Plan) -> None:
        self._table = plan.table
        self._within = False
        self._begun = False

    def spans(self, rows: Sequence[Sequence[Any]], suspects: Iterable[int]) -> list[range]:
        """Where in a block of rows other tables stand; `suspects` are rows that may be headers. Blocks in their order."""
        start = 0 if self._within else None
        found = []
        for at in suspects:
            if start is None and (at or self._begun) and is_other_header(rows[at], self._table):
                start = at
            elif start is not None and is_header(rows[at]) and not is_other_header(rows[at], self._table):
                found.append(range(start, at))
                start = None
        self._within = start is not None
        self._begun |= bool(rows)
        if start is not None:
            found.append(range(start, len(rows)))
        return found


def may_be_header(cell: Any) -> bool:
    """Whether a cell can name a column: a word without digits."""
    return isinstance(cell, str) and cell != "" and not cell.isspace() and not any(map(str.isdigit, cell))


class CarryDown:
    """Fills cells that stand only on an order's first row, from the row above of the same order.

    Formats say which cells these are, and what stands in for an empty one on its own row. Elsewhere it is all that belongs to an order: on rows that repeat the receipt, or
    that say product and money and leave date and receipt empty, if the table does so again and again.
    """

    def __init__(self, plan: Plan) -> None:
        guessed = plan.format is None and plan.kind == "sales"
        rule = _Orders(plan) if guessed else _Named(plan)
        self._goes_on = rule.goes_on
        self._columns = [] if plan.wide else rule.open_columns()
        self._receipt = plan.roles.get("receipt_id", -1)
        self._stand_ins = plan.stand_ins()
        self._ends_at_gaps = guessed
        self._above: list[Any] | None = None

    def fill(self, rows: list[list[Any]]) -> None:
        """Fill in place; blocks must come in the order of the file."""
        for at, others in self._stand_ins:
            for row in rows:
                if _is_empty(row[at]):
                    row[at] = next((row[other] for other in others if not _is_empty(row[other])), row[at])
        if not self._columns:
            return
        for row in rows:
            if is_blank(row):
                # What stands below a gap is another order, or no sale at all.
                self._above = None if self._ends_at_gaps else self._above
                continue
            if self._above is not None and self._goes_on(row, self._above):
                for column in self._columns:
                    if row[column] == "":
                        row[column] = self._above[column]
            self._above = row

    def fill_block(self, block: Block) -> bool:
        """The same for a block, at once; False, and nothing is filled, where that takes a look at each row.

        Rows that all tell their receipt go on with the one above where that is of the same receipt.
        """
        for at, others in self._stand_ins:
            for other in others:
                block.put(at, _filled(block.column(at), block.column(other)))
        if not self._columns:
            return True
        if self._receipt < 0:
            return False
        receipt = block.column(self._receipt)
        if not receipt.all_say_something():
            return False
        goes_on = receipt.goes_on()
        above = self._above
        goes_on[0] = above is not None and self._goes_on(block[0], above)
        for at in self._columns:
            column = block.column(at)
            empty = column.is_empty() & goes_on
            if not empty.any():
                continue
            from_row = np.maximum.accumulate(np.where(empty, 0, np.arange(1, len(block) + 1))) - 1
            if from_row[0] >= 0 or above is None or above[at] == "":
                block.put(at, column.rows(np.maximum(from_row, 0)))
                continue
            codes = np.where(from_row < 0, len(column.texts), column.codes[np.maximum(from_row, 0)])
            block.put(at, Column(codes, [*column.texts, above[at]]))
        self._above = block[len(block) - 1]
        return True


def _filled(column: Column, other: Column) -> Column:
    """A column with the cells of another where its own are empty, and the other's are not."""
    empty, has = (np.array([_is_empty(text) for text in each.texts], bool) for each in (column, other))
    open_rows = empty[column.codes] & ~has[other.codes]
    if not open_rows.any():
        return column
    codes, texts = np.where(open_rows, len(column.texts) + other.codes, column.codes), [*column.texts, *other.texts]
    used, first = np.unique(codes, return_index=True)
    places: dict[str, int] = {}
    place = np.zeros(len(texts), np.intp)
    for code in used[np.argsort(first)].tolist():
        place[code] = places.setdefault(texts[code], len(places))
    return Column(place[codes], list(places))


def _is_empty(cell: Any) -> bool:
    return isinstance(cell, str) and (not cell.strip() or is_blank_word(cell.strip()))


class _Named:
    """The columns that a format names, carried from row to row of a receipt."""

    def __init__(self, plan: Plan) -> None:
        roles = plan.format.carry_down if plan.format else ()
        self._columns = [plan.roles[role] for role in roles if role in plan.roles]
        self._receipt = plan.roles.get("receipt_id", plan.roles.get("product_group", -1))

    def open_columns(self) -> list[int]:
        """All of them, where rows tell their receipt, or of which product they are a variant."""
        return self._columns if self._receipt >= 0 else []

    def goes_on(self, row: Sequence[Any], above: Sequence[Any]) -> bool:
        """Whether a row, not blank, is of the receipt of the row above it; one without receipt is, if receipts are carried."""
        receipt = row[self._receipt]
        return bool(receipt == above[self._receipt] or (receipt == "" and self._receipt in self._columns))


class _Orders:
    """Which rows of a table go on with the order of the row above."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._date = plan.roles.get("sold_at", -1)
        self._receipt = plan.roles.get("receipt_id", -1)
        self._what = [plan.roles[role] for role in ("product_id", "product_name") if role in plan.roles]
        self._line = [plan.roles[role] for role in ("quantity", "unit_price", "amount") if role in plan.roles]

    def open_columns(self) -> list[int]:
        """The columns that rows of the sample leave empty while they go on with an order; none where that is no habit."""
        if self._date < 0 or not self._what:
            return []
        rows = self._plan.table.sample
        # What has no date where others have one, and is not left empty, is of no order: another table below, a footer.
        of_orders = [row for row in rows if is_blank(row) or row[self._date] == "" or may_be_date(row[self._date])]
        pairs = ((above, row) for above, row in pairwise(of_orders) if not is_blank(row) and not is_blank(above))
        going_on = [(above, row) for above, row in pairs if self.goes_on(row, above)]
        heads = [self._plan.roles[role] for role in _OF_AN_ORDER if role in self._plan.roles]
        # What changes within an order is told line by line: an empty cell there is a gap, not the cell above.
        heads = [at for at in heads if not any("" != above[at] != row[at] != "" for above, row in going_on)]
        empty = [row for _, row in going_on if any(row[at] == "" for at in heads)]
        if len(empty) < max(_HABIT, 0.05 * sum(not is_blank(row) for row in rows)):
            return []
        return [*heads, *([self._receipt] if self._receipt >= 0 else [])]

    def goes_on(self, row: Sequence[Any], above: Sequence[Any]) -> bool:
        """Whether a row, not blank, belongs to the order of the row above it."""
        if self._receipt >= 0 and row[self._receipt] != "":
            return bool(row[self._receipt] == above[self._receipt])
        if row[self._date] != "" or all(row[at] == "" for at in self._what) or any(row[at] == "" for at in self._line):
            return False
        return not what_else(row, self._plan)


_HABIT: Final = 2
