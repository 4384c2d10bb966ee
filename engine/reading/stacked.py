"""Headers in two rows or three: a name of a group over the names of its columns (`Customer` over `ID` and `Name`), words
one below the other, or names in two languages."""

from collections.abc import Sequence
from itertools import dropwhile, groupby, pairwise, takewhile, zip_longest
from operator import not_
from typing import Any, Final

from engine.reading import words
from engine.reading.dates import is_date
from engine.reading.meanings import KNOWN, KNOWN_OF
from engine.reading.numbers import is_number
from engine.reading.texts import is_blank

Spans = Sequence[tuple[int, int]]
"""Cells of a row that are merged across columns: first and last column of each."""

_OF_LINES: Final = frozenset("receipt sale line product price amount".split())
_OF_MONEY: Final = frozenset(("price", "amount"))
_VAGUE: Final = frozenset("id name date time status total amount description price quantity type".split())
"""What a column alone does not say: whose it is."""

_WHOSE: Final = frozenset(("id", "name"))
_WHEN: Final = frozenset(("date", "time"))
_LONGEST: Final = 80
_WIDEST: Final = 1000
"""Columns of a table whose headers may stand in several rows."""

_LEAST_PAIRS: Final = 3
_ALSO: Final = {"total": "amount", "sku": "id", "barcode": "id", "description": "product", "region": "status"}


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
    # Behind an empty column another table may have the same names.
    named = list(takewhile(bool, dropwhile(not_, found)))
    return found if _known(found, reader) >= least and len(set(named)) == len(named) else None


def headed(
    rows: Sequence[Sequence[Any]], at: int, merged: Sequence[tuple[int, int, int, int]], reader: words.Reader
) -> tuple[int, list[str]] | None:
    """Where the headers end and what they are, if the row at a place is one of two rows of them, or of three.

    `merged` are ranges of cells as in `Sheet.merged`.
    """
    if len(rows[at]) > _WIDEST:
        return None

    def spans(row: int) -> list[tuple[int, int]]:
        return [(left, right) for first, left, last, right in merged if first == row == last and right > left]

    found, twice = [], list[list[str]]()
    for top in (at - 2, at - 1, at):
        if 0 <= top < len(rows) - 2:
            lower = stacked(rows[top + 1], rows[top + 2], spans(top + 1), reader)
            names = stacked(rows[top], lower, spans(top), reader) if lower is not None else None
            if names is not None and (spans(top) or spans(top + 1)):
                return top + 2, names
            found += [(top + 2, names)] if names is not None else []
    for top in (at - 1, at):
        if 0 <= top < len(rows) - 1:
            both = [[name for row in (top, top + 1) for name in _names(rows[row]) or []]]
            best = words.best_reader(both, KNOWN) if all(both) else reader
            names = stacked(rows[top], rows[top + 1], spans(top), best)
            if names is None and (names := said_twice(rows[top], rows[top + 1])) is not None:
                twice.append(names)
            if names is not None and spans(top):
                return top + 1, names
            found += [(top + 1, names)] if names is not None else []
    down = written_down(rows, at)
    groups = max(found, key=lambda each: _said(each[1]), default=None)
    if down is None or groups is None:
        return down or groups
    alone, over = _said(down[1]), _said(groups[1])
    if groups[1] in twice:
        # Two languages together have more words, and say no more.
        return down if alone[0] > over[0] else groups
    if alone > over:
        return down
    return down if alone[0] == over[0] and _tells_apart(down[1], groups[1]) else groups


def _tells_apart(down: Sequence[str], grouped: Sequence[str]) -> bool:
    """Whether words one below the other name each column alone, so that nothing has to be a group: each otherwise, and no bare
    id or name that groups would give to somebody."""
    named = list(filter(None, down))
    if len(set(named)) < len(named):
        return False
    reader = words.best_reader([down], KNOWN)
    pairs = zip_longest(down, grouped, fillvalue="")
    return all(one == other or not reader.concepts(one) <= _WHOSE for one, other in pairs if one)


def written_down(rows: Sequence[Sequence[Any]], at: int) -> tuple[int, list[str]] | None:
    """Where headers end and what they are, if their words stand one below the other (`Unit` over `Price`) in two or three
    rows, of which the row at a place is one, and they say more together."""
    best, most = None, _said(_names(rows[at]) or [])
    for height in (2, 3):
        for top in range(max(at - height + 1, 0), min(at, len(rows) - height) + 1):
            names = [_names(row) for row in rows[top : top + height]]
            if any(row is None or not any(row) for row in names):
                continue
            if _is_title(names):
                continue
            joined = [" ".join(filter(None, words)) for words in zip_longest(*names, fillvalue="")]  # type: ignore[arg-type]
            said = _said(_near(joined, names[at - top] or []))
            # A word more may be unknown where several others say more by it.
            if said > most or (said[0] == most[0] - 1 and said[1] > most[1]):
                best, most = (top + height - 1, joined), said
    return best


def _near(joined: Sequence[str], own: Sequence[str]) -> list[str]:
    """Of joined names those of the table that a row of it names: behind an empty column, where the row says nothing, another
    table may begin."""
    runs = [list(run) for is_named, run in groupby(range(len(joined)), lambda at: bool(joined[at])) if is_named]
    return [joined[at] for run in runs if any(own[at : at + 1] != [""] for at in run if at < len(own)) for at in run]


def said_twice(upper: Sequence[Any], lower: Sequence[Any]) -> list[str] | None:
    """The headers of two rows that name the same columns, each in a language of its own (`订单号` over `Order ID`): those of
    the row that says more. None where they do not."""
    above, below = _names(upper), _names(lower)
    if above is None or below is None:
        return None
    pairs = [(one, other) for one, other in zip(above, below) if one and other]
    if len(pairs) < max(_LEAST_PAIRS, 0.6 * len(list(filter(None, above)))) or above == below:
        return None
    readers = [words.best_reader([names], KNOWN) for names in (above, below)]
    said = [(readers[0].concepts(one), readers[1].concepts(other)) for one, other in pairs]
    known = [(one, other) for one, other in said if one in KNOWN and other in KNOWN]
    alike = sum(bool(_broadly(one) & _broadly(other)) for one, other in known)
    if len(known) < max(_LEAST_PAIRS, 0.5 * len(pairs)) or alike < 0.6 * len(known):
        return None
    both = ((above, readers[0]), (below, readers[1]))
    return max(both, key=lambda each: (_known(*each), each[1].language != "en"))[0]


def _broadly(concepts: words.Concepts) -> set[str]:
    """Concepts as another language may have them: a word says more in one than in the other."""
    return {_ALSO.get(concept, concept) for concept in concepts}


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
    over = reader.concepts(group)
    if means not in KNOWN or not over <= _OF_LINES:
        return both
    if over <= _OF_MONEY:
        return own
    return both if means & _VAGUE and reader.concepts(both) in KNOWN else own


def _is_title(rows: Sequence[Sequence[str] | None]) -> bool:
    """Whether one of the upper rows is a title: a name at the left edge alone, unless it says whose the id or the name below
    it is, or that what is below it is a date."""
    for upper, lower in pairwise(rows):
        assert upper
        assert lower
        if any(upper[1:]):
            continue
        reader = words.best_reader([[upper[0], *lower]], KNOWN)
        # No title is a date.
        is_part = reader.concepts(lower[0]) <= _WHOSE or reader.concepts(upper[0]) <= _WHEN
        if not lower[0] or not is_part or reader.concepts(f"{upper[0]} {lower[0]}") not in KNOWN:
            return True
    return False


def _said(names: Sequence[str]) -> tuple[int, int]:
    """How many names of columns of one kind of table there are, and of how many concepts."""
    reader = words.best_reader([names], KNOWN)
    found = [reader.concepts(name) for name in set(names) if name]
    return max(sum(each in known for each in found) for known in KNOWN_OF.values()), sum(
        len(each) for each in found if each in KNOWN
    )


def _known(names: Sequence[str], reader: words.Reader) -> int:
    return sum(1 for name in set(names) if name and reader.concepts(name) in KNOWN)
