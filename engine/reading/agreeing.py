"""Tables with the same headers, in several sheets or files, are read alike: by what all of them say together."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from engine.reading import mapping as mappings
from engine.reading.continuing import is_alike
from engine.reading.decimals import certain_decimal
from engine.reading.evidence import Evidence
from engine.reading.judging import judged
from engine.reading.plans import Plan, settle_figures
from engine.reading.rows import what_else
from engine.reading.tables import HEAD_ROWS

_LEAST_ROWS: Final = 40
"""Rows of each table that are looked at, at least."""

_NUMBERS: Final = (frozenset(("id",)), frozenset(("line",)), frozenset(("line", "id")))
"""Headers that may number the rows."""


def agree(plans: Iterable[Plan]) -> None:
    """Let tables with the same headers be read as all of their rows together are, where the cells of each fit."""
    alike: dict[tuple[str, ...], list[Plan]] = {}
    for plan in plans:
        guessed = plan.format is None and not {"mapping", "remembered"} & set(plan.reasons.values())
        if guessed and plan.refusal is None and plan.packing is None and plan.wide is None and not plan.table.merged:
            alike.setdefault((plan.kind, *plan.table.headers), []).append(plan)
    for group in alike.values():
        if len(group) > 1 and (whole := _whole(group)) is not None:
            for plan in group:
                _follow(plan, whole)


def _whole(group: Sequence[Plan]) -> Plan | None:
    """The plan of one table with the rows of all; None where those are no table of that kind."""
    first = group[0]
    rows = max(_LEAST_ROWS, HEAD_ROWS // len(group))
    sample = [row for plan in group for row in plan.table.sample[:rows]]
    columns = mappings.Columns(replace(first.table, sample=sample))
    # What numbers the rows of one sheet says nothing of them, whether the next one goes on or begins anew.
    counting = {at for at, said in enumerate(columns.concepts) if said in _NUMBERS and _count_rows(group, at)}
    roles, reasons = mappings.by_headers(columns.without(counting), first.kind)
    whole = judged(replace(first, table=columns.table, roles=roles, reasons=reasons, part=""), columns)
    if whole.refusal is not None or whole.part != first.part:
        return None
    settle_figures(whole)
    return whole


def _count_rows(group: Sequence[Plan], at: int) -> bool:
    """Whether a column counts rows from 1 on in one table, and goes on counting or begins anew in the others."""
    columns = [Evidence(plan.table.column(at)) for plan in group]
    return any(column.counts_rows for column in columns) and all(column.goes_on_counting for column in columns)


def _follow(plan: Plan, whole: Plan) -> None:
    """Read a table as the whole of which it is a part, if its cells fit."""
    if not is_alike(whole, [row for row in plan.table.sample if not what_else(row, plan)]):
        return
    own = certain_decimal(plan.table, whole.roles)
    plan.roles, plan.reasons = dict(whole.roles), dict(whole.reasons)
    plan.orders = {role: plan.orders.get(role, order) for role, order in whole.orders.items()}
    plan.decimal = own or whole.decimal
    plan.discount, plan.taxes = whole.discount, whole.taxes
