"""Parts of a sheet between empty columns: parts of one table, or tables of their own."""

from collections.abc import Callable, Sequence
from typing import Any

_ALIKE = 2
"""Rows by which parts of one table may differ at their ends: totals, footers."""

_LEAST_AGAIN = 2
"""Texts that must repeat, for what stands beside them to be more than chance."""


def are_apart(runs: list[list[int]], below: Sequence[list[Any]], is_whole: Callable[[list[int]], bool]) -> bool:
    """Whether any of the parts is a table of its own; `below` are the rows below their headers, whole.

    One that could be a table by itself must be there. Beside it another is apart where rows of both go on without the other;
    or where it ends before the other does and has no gaps until then, as a column that is filled now and then would, and
    says nothing twice, as what belongs to lines does. Columns of which one decides the other again and again (ids, and the
    names of what has them) are of the same lines.
    """
    wholes = [run for run in runs if is_whole(run)]
    if not wholes:
        return False
    rows = [row for row in below if sum(cell not in ("", None) for cell in row) > 1]
    main = wholes[0]
    return any(_is_apart(main, run, rows, run in wholes) for run in runs if run is not main)


def _is_apart(main: list[int], other: list[int], rows: Sequence[list[Any]], is_whole: bool) -> bool:
    one, two = (_filled(run, rows) for run in (main, other))
    if not one or not two:
        return False
    if len(one - two) > _ALIKE and len(two - one) > _ALIKE:
        return True
    less, run = (two, other) if len(two) <= len(one) else (one, main)
    if _repeats(rows, other) or _repeats(rows, run) or _go_together(rows, main, other):
        return False
    ends_alike = abs(len(one) - len(two)) <= _ALIKE
    has_gaps = less != set(range(len(less)))
    return is_whole if ends_alike else not has_gaps


def _filled(run: list[int], rows: Sequence[list[Any]]) -> set[int]:
    """The rows in which something stands in these columns."""
    return {at for at, row in enumerate(rows) if any(cell not in ("", None) for cell in row[run[0] : run[-1] + 1])}


def _repeats(rows: Sequence[list[Any]], run: list[int]) -> bool:
    """Whether some of the rows say the same in these columns."""
    said = [tuple(map(str, row[run[0] : run[-1] + 1])) for row in rows]
    said = [each for each in said if any(each)]
    return len(set(said)) < len(said)


def _go_together(rows: Sequence[list[Any]], one: list[int], other: list[int]) -> bool:
    """Whether a column of one part says again and again what a column of the other does, or decides it."""
    return any(_decides(rows, a, b) or _decides(rows, b, a) for a in one for b in other)


def _decides(rows: Sequence[list[Any]], at: int, other: int) -> bool:
    """Whether the same always stands beside the same, for several texts that repeat, and not the same beside all."""
    beside: dict[Any, list[Any]] = {}
    for row in rows:
        if max(at, other) < len(row) and row[at] not in ("", None) and row[other] not in ("", None):
            beside.setdefault(row[at], []).append(row[other])
    again = [said for said in beside.values() if len(said) > 1]
    if len(again) < _LEAST_AGAIN or any(len(set(said)) > 1 for said in again):
        return False
    return len({said[0] for said in again}) > 1
