"""The export of a known system: recognised by the set of its headers, and what each of its columns means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from engine.reading.words import squash


@dataclass(frozen=True)
class Format:
    """What a file of `resources/formats` says; README tells how one is written. Its `kind` is one of `columns.KINDS`, or `payments`
    for what tells no sales and is refused.

    `requires` are headers that must all be there, each as the set of what it is called in any generation or language;
    `forbids` headers that must not. `columns` names for each role the source headers, the first that is there and,
    on a row, not empty.
    `carry_down`: roles filled only on an order's first line. `rows`: `receipts` where a row is a whole receipt with its
    goods packed into one cell. `keep`: what the column of role `event` says on rows that are sales or refunds; other rows
    are left out. `packed`: how each of the goods in a cell is written, with {name}, {count} and {any}, and what stands between two;
    `between`: what does where only their titles are written.
    `amounts`: `with` where they have tax in them, `without` where it stands beside them.
    `head_rows`: rows that name no product beside rows of the same receipt that do are heads. `cancelled`, `refunded`, `unpaid`: what this system calls such orders, beside the words of all languages.
    """

    id: str
    name: str
    kind: str
    requires: tuple[frozenset[str], ...]
    forbids: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]
    date_order: str | None = None
    carry_down: tuple[str, ...] = ()
    keep: frozenset[str] = frozenset()
    cancelled: frozenset[str] = frozenset()
    refunded: frozenset[str] = frozenset()
    unpaid: frozenset[str] = frozenset()
    rows: str = "lines"
    packed: tuple[str, str] | None = None
    between: str | None = None
    head_rows: bool = False
    currency: str | None = None
    amounts: str = ""

    def matches(self, headers: frozenset[str]) -> bool:
        """Whether a table with those squashed headers is of this format."""
        return not self.forbids & headers and all(names & headers for names in self.requires)

    def nearly_matches(self, headers: frozenset[str]) -> bool:
        """Whether one required header alone is missing or called otherwise, while most of the others are there.

        What is refused for its headers must have them all.
        """
        if self.forbids & headers or self.kind == "payments":
            return False
        if sum(bool(names & headers) for names in self.requires) < len(self.requires) - 1:
            return False
        if sum(bool(headers & names) for names in self._names) >= _MOST * len(self.columns):
            return True
        its_own = headers & frozenset().union(*self._names, *self.requires)
        return len(self.requires) >= _ENOUGH and len(its_own) >= _NEARLY_ALL * len(headers)

    @cached_property
    def _names(self) -> tuple[frozenset[str], ...]:
        return tuple(squashed(names) for names in self.columns.values())

    def roles(self, headers: Iterable[str]) -> dict[str, int]:
        """Role → position of its column among the headers of a table."""
        return {role: at for role, (at, *_) in self.places(headers).items()}

    def places(self, headers: Iterable[str]) -> dict[str, list[int]]:
        """Role → positions of the columns that say it, the first of them where it is not empty."""
        where: dict[str, int] = {}
        for at, header in enumerate(headers):
            where.setdefault(squash(header), at)
        found = {role: [where[n] for n in map(squash, names) if n in where] for role, names in self.columns.items()}
        return {role: list(dict.fromkeys(places)) for role, places in found.items() if places}


def squashed(headers: Iterable[str]) -> frozenset[str]:
    """A set of headers as they are compared."""
    return frozenset(squash(header) for header in headers if header)


_MOST: Final = 0.6
"""Share of a format's columns that must be there where a required one lacks;"""

_ENOUGH: Final = 5
_NEARLY_ALL: Final = 0.8
"""or, where that many are required, share of the table's headers that the format names: short tables."""
