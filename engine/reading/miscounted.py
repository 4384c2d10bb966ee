"""Columns called an id whose cells only count: the lines of a receipt, guests, pieces."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from engine.reading.mapping import Columns, Roles

_NAMES: Final = {"product_id": "product_name", "customer_id": "customer_name"}
_MOST: Final = 99
_MOSTLY: Final = 0.6
_LEAST: Final = 3
"""Receipts, and lines, that tell something at least."""


def miscounted(roles: "Roles", columns: "Columns") -> int | None:
    """A column that was taken for ids of goods or people and can be none: small whole numbers that count the lines of each receipt,
    that are one and the same beside every name, or that stand beside any name as any name stands beside them."""
    rows = columns.table.sample
    for role, named in _NAMES.items():
        at = roles.get(role)
        if at is None or not columns.evidence[at].cells or not all(map(_is_small, columns.evidence[at].cells)):
            continue
        if "receipt_id" in roles and _counts_lines(rows, roles["receipt_id"], at):
            return at
        if named in roles and _tells_nothing(rows, at, roles[named]):
            return at
    return None


_MOST_DIGITS: Final = 18
"""No number of lines has more, and Python refuses one of thousands."""


def _is_small(cell: Any) -> bool:
    return (number := _number(cell)) is not None and 0 < number <= _MOST


def _number(cell: Any) -> int | None:
    text = str(cell).strip().removesuffix(".0")
    if not text.isascii() or not text.isdecimal() or len(text) > _MOST_DIGITS:
        return None
    return None if len(text) > 1 and text[0] == "0" else int(text)


def _counts_lines(rows: Sequence[Sequence[Any]], receipt: int, at: int) -> bool:
    """Whether the numbers of each receipt are 1, 2, 3, …, of several receipts and on several of their lines."""
    found: dict[Any, list[int | None]] = {}
    for row in rows:
        if row[receipt] != "" and row[at] != "":
            found.setdefault(row[receipt], []).append(_number(row[at]))
    # Receipts whose numbers are damaged fall apart.
    counted = [len(numbers) for numbers in found.values() if numbers == [*range(1, len(numbers) + 1)]]
    longer = sum(length > 1 for length in counted)
    return longer >= _LEAST and len(counted) >= _MOSTLY * len(found)


def _tells_nothing(rows: Sequence[Sequence[Any]], at: int, named: int) -> bool:
    pairs = [(_number(row[at]), row[named]) for row in rows if row[at] != "" and row[named] != ""]
    names = {name for _, name in pairs}
    if len(pairs) < _LEAST or len(names) < _LEAST:
        return False
    if len({number for number, _ in pairs}) == 1:
        return True
    return all(_mostly_several(pairs, one, other) for one, other in ((0, 1), (1, 0)))


def _mostly_several(pairs: Sequence[tuple[Any, Any]], one: int, other: int) -> bool:
    """Whether of what stands on several lines most has several things beside it."""
    found: dict[Any, list[Any]] = {}
    for pair in pairs:
        found.setdefault(pair[one], []).append(pair[other])
    several = list(_on_several_lines(found))
    return len(several) > 1 and 2 * sum(len(set(beside)) > 1 for beside in several) > len(several)


def _on_several_lines(found: dict[Any, list[Any]]) -> Iterator[list[Any]]:
    return (beside for beside in found.values() if len(beside) > 1)
