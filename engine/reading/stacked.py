"""Headers in two rows or three: a name of a group over the names of its columns (`Customer` over `ID` and `Name`)."""

from collections.abc import Sequence
from typing import Any, Final

from engine.reading import words
from engine.reading.dates import is_date
from engine.reading.meanings import KNOWN
from engine.reading.numbers import is_number
from engine.reading.texts import is_blank

Spans = Sequence[tuple[int, int]]
"""Cells of a row that are merged across columns: first and last column of each."""

_OF_LINES: Final = frozenset("receipt sale line product".split())
_VAGUE: Final = frozenset("id name date time status total amount description price quantity type".split())
"""What a column alone does not say: whose it is."""

_LONGEST: Final = 80


def stacked(upper: Sequence[Any], lower: Sequence[Any], spans: Spans, reader: words.Reader) -> list[str] | None:
    """The headers that two rows say together, None where the upper row is no row of groups.

    A group reaches as far as its cell is merged, else to the next one; a name beside groups may stand in either row.
    """
    above, below = _names(upper), _names(lower)
    if above is None or below is None or not any(below):
        return None
    width = max(len(above), len(below))
    above += [""] * (width - len(above))
    below += [""] * (width - len(below))
    groups = _spread(above, below, spans)
    if not _are_groups(above, below, groups, reader):
        return None
    found = [_joined(group, own, reader) for group, own in zip(groups, below)]
    # Two rows say more than one, or they are something else.
    least = max(_known(above, reader), _known(below, reader))
    named = list(filter(None, found))
    return found if _known(found, reader) >= least and len(set(named)) == len(named) else None


def headed(
    rows: Sequence[Sequence[Any]], at: int, merged: Sequence[tuple[int, int, int, int]], reader: words.Reader
) -> tuple[int, list[str]] | None:
    """Where the headers end and what they are, if the row at a place is one of two rows of them, or of three.

    `merged` are ranges of cells as in `Sheet.merged`.
    """

    def spans(row: int) -> list[tuple[int, int]]:
        return [(left, right) for first, left, last, right in merged if first == row == last and right > left]

    for top in (at - 2, at - 1, at):
        if 0 <= top < len(rows) - 2:
            lower = stacked(rows[top + 1], rows[top + 2], spans(top + 1), reader)
            found = stacked(rows[top], lower, spans(top), reader) if lower is not None else None
            if found is not None:
                return top + 2, found
    for top in (at - 1, at):
        if 0 <= top < len(rows) - 1:
            found = stacked(rows[top], rows[top + 1], spans(top), reader)
            if found is not None:
                return top + 1, found
    return None


def _names(row: Sequence[Any]) -> list[str] | None:
    """A row's cells as names; None where something in it is no name."""
    names = [" ".join(cell.split()) if isinstance(cell, str) else cell for cell in row]
    for name in names:
        if (
            not isinstance(name, str)
            or len(name) > _LONGEST
            or (name and (is_number(name) or is_date(name) or is_blank(name)))
        ):
            return None
    return names


def _spread(above: list[str], below: list[str], spans: Spans) -> list[str]:
    groups = list(above)
    merged = {at for first, last in spans for at in range(first, last + 1)}
    for first, last in spans:
        for at in range(first, min(last + 1, len(groups))):
            groups[at] = above[first]
    for at in range(1, len(groups)):
        # A name with nothing below it is that of its own column; it is no group.
        if not spans and not above[at] and below[at] and below[at - 1] and at not in merged:
            groups[at] = groups[at - 1]
    return groups


def _are_groups(above: list[str], below: list[str], groups: list[str], reader: words.Reader) -> bool:
    """Whether the upper row names groups, at least one of several columns, and not the whole table or something else."""
    over = [group for group, own in zip(groups, below) if group and own]
    if len(set(over)) == len(over) or (
        len(set(over)) == 1
        and len(over) == len(list(filter(None, below))) > 2
        and not any(group for group, own in zip(groups, below) if group and not own)
    ):
        return False
    if all(words.UNKNOWN not in reader.concepts(name) for name in set(over)):
        return True
    # Words that mean nothing here must at least tell columns apart that are called the same.
    named = [at for at, own in enumerate(below) if own]
    own = [below[at] for at in named]
    return len(set(over)) > 1 and len(set(own)) < len(own) and named == list(range(named[0], named[-1] + 1))


def _joined(group: str, own: str, reader: words.Reader) -> str:
    """The name of a column below a group: both words where they say something together, or where its own could mislead."""
    if not group or not own:
        return own or group
    both = f"{group} {own}"
    means = reader.concepts(own)
    if means not in KNOWN or not reader.concepts(group) <= _OF_LINES:
        return both
    return both if means & _VAGUE and reader.concepts(both) in KNOWN else own


def _known(names: Sequence[str], reader: words.Reader) -> int:
    return sum(1 for name in set(names) if name and reader.concepts(name) in KNOWN)
