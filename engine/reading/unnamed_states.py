"""A column of states under a header that nobody can read: `État` in a table that is English else, `Zst.`, nothing at all."""

from typing import TYPE_CHECKING, Any, Final

from engine.reading.words import fold

if TYPE_CHECKING:
    from engine.reading.mapping import Columns, Roles

_FEW: Final = 15
"""States that a system knows, at most."""

_REPEATED: Final = 2
"""Cells that each of them stands in at least, on average: what is written anew on each row is a remark."""

_LONGEST: Final = 60
_MOST_COLUMNS: Final = 200


def state_column(columns: "Columns", roles: "Roles") -> int | None:
    """The column without a meaning of its own whose few words say, in any language, what became of orders: some of them were
    cancelled or came back. None where there is none, or several."""
    if len(columns.concepts) > _MOST_COLUMNS:
        return None
    taken = set(roles.values())
    found = [
        at
        for at, concepts in enumerate(columns.concepts)
        if at not in taken
        and (not concepts or "?" in concepts)
        and _are_few_words(columns.evidence[at].cells)
        and columns.evidence[at].states
    ]
    return found[0] if len(found) == 1 else None


def _are_few_words(cells: list[Any]) -> bool:
    if not cells or not all(isinstance(cell, str) and len(cell) <= _LONGEST for cell in cells):
        return False
    said = {fold(cell.strip()) for cell in cells}
    return len(said) <= _FEW and len(said) * _REPEATED <= len(cells) and not any(map(_is_figure, said))


def _is_figure(said: str) -> bool:
    return any(map(str.isdigit, said))
