"""Columns of e-mail addresses: those of several people say who bought, whatever their header; one alone is the shop's own."""

import re
from typing import TYPE_CHECKING, Any, Final

from engine.reading import words

if TYPE_CHECKING:
    from engine.reading.mapping import Columns

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")
_MOSTLY: Final = 0.8
_LEAST: Final = 2
_MANY: Final = 5
"""Lines that are hardly all of one person, in a column that tells whom the money went to."""

_OTHERS: Final = frozenset(("staff", "store", "brand"))


def settle_email(roles: dict[str, int], reasons: dict[str, str], columns: "Columns") -> None:
    """Take the one column whose cells are addresses of several people for the customers', where nothing else tells who
    bought. Those of the shop's staff and of its suppliers are others' addresses."""
    free = [at for at in range(len(columns.evidence)) if at not in roles.values()]
    found = [at for at in free if _are_addresses(columns.evidence[at].cells)]
    if len(found) == 1 and not _of_others(columns, found[0]):
        roles["email"], reasons["email"] = found[0], "values"


def drop_own(roles: dict[str, int], columns: "Columns") -> None:
    """An address that stands in every line (`Account`, `To e-mail address`) is the shop's: it says of nobody that they
    bought."""
    for role in ("customer_id", "email"):
        at = roles.get(role)
        if at is None or "customer" in words.squash(columns.table.headers[at]):
            continue
        cells = columns.evidence[at].cells
        if (
            len(cells) >= _MANY
            and len(set(cells)) == 1
            and isinstance(cells[0], str)
            and _EMAIL.fullmatch(cells[0].strip())
        ):
            del roles[role]


def _are_addresses(cells: list[Any]) -> bool:
    signed = [cell.strip() for cell in cells if isinstance(cell, str) and "@" in cell]
    found = [cell for cell in signed if _EMAIL.fullmatch(cell)]
    return len(set(found)) >= _LEAST and len(found) >= _MOSTLY * len(cells)


def _of_others(columns: "Columns", at: int) -> bool:
    told = set(words.tokens_of(columns.table.headers[at]))
    return bool(_OTHERS & columns.concepts[at] or words.all_words("suppliers") & told)
