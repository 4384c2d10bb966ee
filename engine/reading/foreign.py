"""Money and pieces named in another language than the other headings: of a table of which English reads nearly all, as `ID`, `Date` and
`Client` are English and French."""

from typing import TYPE_CHECKING, Final

from engine.reading import words
from engine.reading.meanings import MEANINGS

if TYPE_CHECKING:
    from engine.reading.mapping import Columns, Reasons, Roles

_WIDEST: Final = 200
"""Columns of a table whose headings are read in all languages."""

_LEAST_LETTERS: Final = 4
_PAID: Final = frozenset(("amount", "unit_price", "order_total"))
_READINGS: Final = dict(MEANINGS["sales"])


def settle_foreign(roles: "Roles", reasons: "Reasons", columns: "Columns") -> None:
    """Find money, where a table has none, and pieces, where it has none, by a heading that is not understood in the table's language
    and understood as nothing else in any other; only where one heading alone is."""
    if len(columns.concepts) > _WIDEST:
        return
    for role in ("amount", "unit_price", "quantity"):
        if role in roles or (role in _PAID and _PAID & roles.keys()):
            continue
        found = [at for at in _unread(roles, columns) if _names(role, columns.table.headers[at])]
        found = [at for at in found if columns.evidence[at].cells and columns.evidence[at].fits(role)]
        if len(found) == 1:
            roles[role], reasons[role] = found[0], "header"


def _unread(roles: "Roles", columns: "Columns") -> list[int]:
    headers = columns.table.headers
    return [
        at
        for at, said in enumerate(columns.concepts)
        if said == {words.UNKNOWN} and at not in roles.values() and len(words.squash(headers[at])) >= _LEAST_LETTERS
    ]


def _names(role: str, header: str) -> bool:
    """Whether those languages that know all words of a heading say with it what the role says."""
    read = (words.reader(language).concepts(header) for language in words.languages())
    known = [concepts for concepts in read if concepts and words.UNKNOWN not in concepts]
    return bool(known) and all(concepts in _READINGS[role] for concepts in known)
