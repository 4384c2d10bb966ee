"""A table that goes on in other sheets or files, which may not repeat its headers."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from engine.reading.dates import OrderEvidence
from engine.reading.evidence import Evidence
from engine.reading.merged import fill_merged
from engine.reading.plans import NUMBER_ROLES, Plan
from engine.reading.rows import what_else
from engine.reading.sheets import Sheet
from engine.reading.tables import HEAD_ROWS, Table, cut, is_blank

_SURE = 0.9


def continued(plans: Sequence[Plan | tuple[Sheet, str]]) -> list[Plan | tuple[Sheet, str]]:
    """The plans of a workbook; a sheet without headers that fits the table of sales before it is planned as that is."""
    found: list[Plan | tuple[Sheet, str]] = []
    last: Plan | None = None
    for each in plans:
        if isinstance(each, Plan):
            is_open = (not each.kind or _stands_below(last, each.table)) and not each.table.further
            sheet = each.table.sheet
        else:
            sheet, shape = each
            is_open = shape in ("numbers", "text")
        more = _goes_on(last, sheet) if last is not None and is_open else None
        found.append(more or each)
        if isinstance(each, Plan) and each.kind:
            last = each
    return found


def _stands_below(plan: Plan | None, table: Table) -> bool:
    """Whether a table's headers are those of the plan, repeated on a later page: lines stand above them."""
    if plan is None or table.headers != plan.table.headers or _letters(table) != _letters(plan.table):
        return False
    above = cut(list(islice(table.sheet.rows(), table.header_row - 1)), table.columns[0], table.columns[-1] + 1)
    return any(is_alike(plan, [row]) for row in above if not is_blank(row) and not what_else(row, plan))


def _letters(table: Table) -> list[int]:
    return [table.letter_of(at) for at in range(len(table.columns))]


def _goes_on(plan: Plan, sheet: Sheet) -> Plan | None:
    """The same plan for a sheet whose rows are of its table; None where they are not."""
    if plan.refusal is not None or "sold_at" not in plan.roles or plan.wide is not None:
        return None
    table = plan.table
    shift = table.sheet.first_column - sheet.first_column
    first, last = table.columns[0] + shift, table.columns[-1] + 1 + shift
    rows = list(islice(sheet.rows(), HEAD_ROWS))
    # A title may stand above; it is one cell.
    start = next((at for at, row in enumerate(rows) if len(row) - list(row).count("") > 1), None)
    if start is None or first < 0:
        return None
    # A footer may stand beside its columns; it is one cell, too.
    whole = [row for row in rows[start:] if len(row) - list(row).count("") > 1]
    beside = {at + shift for at in _named_beside(table)}
    outside = {at for row in whole for at, cell in enumerate(row) if not first <= at < last and not is_blank([cell])}
    if not outside <= beside:
        return None
    sample = cut(rows[start:], first, last)
    lines = [row for row in sample if not what_else(row, plan)]
    if not is_alike(plan, lines[:1]) or not is_alike(plan, lines):
        return None
    more = Table(
        sheet=sheet,
        header_row=start,
        columns=[at + shift for at in table.columns],
        headers=table.headers,
        heads=table.heads,
        sample=sample,
        reader=table.reader,
    )
    found = replace(plan, table=more, roles=dict(plan.roles), reasons=dict(plan.reasons), orders=dict(plan.orders))
    dates = OrderEvidence()
    dates.add(row[plan.roles["sold_at"]] for row in lines)
    if plan.usual_order and (order := dates.order()) is not None:
        # What the sheet before leaves in doubt is told here.
        found.orders["sold_at"], found.usual_order = order, False
    fill_merged(more, found.roles, found.reasons)
    return found


def _named_beside(table: Table) -> set[int]:
    """Columns of the sheet beyond an empty one that the table's row of headers names, too: what stands in them on the first
    sheet may stand in them on the next."""
    row = next(islice(table.sheet.rows(), table.header_row - 1, None), [])
    inside = range(table.columns[0], table.columns[-1] + 1)
    return {at for at, cell in enumerate(row) if at not in inside and isinstance(cell, str) and not is_blank([cell])}


def is_alike(plan: Plan, rows: Sequence[list[object]]) -> bool:
    """Whether dates and numbers stand where the plan has them, and each of its columns can be what it is called."""
    for role, at in plan.roles.items():
        evidence = Evidence([row[at] for row in rows if row[at] != ""])
        if role == "sold_at" and evidence.dates < _SURE:
            return False
        if evidence.cells and (not evidence.fits(role) or (role in NUMBER_ROLES and evidence.numbers < _SURE)):
            return False
    return True
