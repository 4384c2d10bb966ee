"""Reports in groups: a row that holds a customer, a product or a day and nothing else is said of the lines below it.

`Sales by Customer Detail` of QuickBooks and its like: a name on a row of its own, its lines with that column empty, a total.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.reading.footers import says_total
from engine.reading.meanings import KNOWN
from engine.reading.tables import Table, is_blank
from engine.reading.texts import is_blank as is_blank_word

if TYPE_CHECKING:
    from engine.reading.mapping import Columns

_LEAST: Final = 2
"""Groups that a report has at least."""

_WHO: Final = frozenset(("customer_id", "customer_name", "email", "phone"))
_WHAT: Final = frozenset(("product_id", "product_name"))


class Groups:
    """The headings of groups in one column (`at`) of a table."""

    def __init__(self, at: int) -> None:
        self.at = at

    def is_heading(self, row: Sequence[Any]) -> bool:
        """Whether a row holds a heading and nothing else."""
        return _is_filled(row[self.at]) and sum(map(_is_filled, row)) == 1

    def filler(self) -> Callable[[Sequence[list[Any]]], None]:
        """Writes, in place, what headings say into their lines; blocks must come in the order of the file. What stands below
        a total belongs to no group until the next heading."""
        said: Any = ""

        def fill(rows: Sequence[list[Any]]) -> None:
            nonlocal said
            for row in rows:
                if _is_filled(row[self.at]):
                    said = "" if says_total(row) else row[self.at]
                elif not is_blank(row):
                    row[self.at] = said

        return fill


def find_groups(table: Table) -> Groups | None:
    """The groups of a report: below the headers stands a heading, each line belongs to one, and no line fills its column."""
    rows = [row for row in table.sample if not is_blank(row)]
    if len(table.columns) < 3 or not rows or sum(map(_is_filled, rows[0])) != 1:
        return None
    at = next(at for at, cell in enumerate(rows[0]) if _is_filled(cell))
    groups = Groups(at)
    lines, headings, before = 0, 0, False
    for row in rows:
        if says_total(row):
            before = False
        elif groups.is_heading(row):
            before = True
        elif _is_filled(row[at]):
            return None
        elif sum(map(_is_filled, row)) > 1:
            lines += 1
            headings += before
            before = False
    return groups if headings >= _LEAST and lines >= headings else None


def fill_groups(table: Table) -> None:
    """Let a report be read with its headings written into their lines."""
    table.groups = find_groups(table)
    if table.groups is not None:
        table.groups.filler()(table.sample)


def settle_groups(roles: dict[str, int], reasons: dict[str, str], columns: "Columns") -> None:
    """What headings are where no header says it: the day, who bought, or what was bought, whichever the lines do not tell."""
    groups = columns.table.groups
    if groups is None or groups.at in roles.values() or columns.concepts[groups.at] in KNOWN:
        return
    evidence = columns.evidence[groups.at]
    what = [columns.concepts[roles[role]] for role in _WHAT & roles.keys()]
    told = any(concepts & {"product", "sku", "barcode"} for concepts in what)
    if evidence.sure_dates >= 0.9:
        role = "sold_at" if "sold_at" not in roles else ""
    elif not _WHO & roles.keys():
        role = "customer_id" if evidence.codes >= 0.9 else "customer_name"
    else:
        # A description beside customers may be a memo: the report is one by product.
        role = "" if told else "product_name"
    if role:
        roles[role], reasons[role] = groups.at, "values"


def _is_filled(cell: Any) -> bool:
    return cell is not None and not (isinstance(cell, str) and (not cell.strip() or is_blank_word(cell.strip())))
