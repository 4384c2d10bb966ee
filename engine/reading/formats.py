"""Formats of known systems, as data in `resources/formats`: recognised by the set of their headers."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any, Final

from engine import resources
from engine.reading.words import squash


@dataclass(frozen=True)
class Format:
    """One file of `resources/formats`; README says how one is written. Its `kind` is one of `columns.KINDS`, or `payments`
    for what tells no sales and is refused.

    `requires` are headers that must all be there, each as the set of what it is called in any generation or language;
    `forbids` headers that must not. `columns` names for each role the source headers, the first that is there and,
    on a row, not empty.
    `carry_down`: roles filled only on an order's first line. `rows`: `receipts` where a row is a whole receipt with its
    goods packed into one cell. `keep`: what the column of role `event` says on rows that are sales or refunds; other rows
    are left out. `cancelled`, `refunded`, `unpaid`: what this system calls such orders, beside the words of all languages.
    """

    id: str
    name: str
    kind: str
    requires: tuple[frozenset[str], ...]
    forbids: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]
    date_order: str | None = None
    carry_down: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    cancelled: frozenset[str] = frozenset()
    refunded: frozenset[str] = frozenset()
    unpaid: frozenset[str] = frozenset()
    rows: str = "lines"
    currency: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def matches(self, headers: frozenset[str]) -> bool:
        """Whether a table with those squashed headers is of this format."""
        return not self.forbids & headers and all(names & headers for names in self.requires)

    def nearly_matches(self, headers: frozenset[str]) -> bool:
        """Whether one required header alone is missing or called otherwise, while most of the others are there."""
        if self.forbids & headers:
            return False
        if sum(bool(names & headers) for names in self.requires) < len(self.requires) - 1:
            return False
        known = [headers & set(map(squash, names)) for names in self.columns.values()]
        its_own = headers & frozenset().union(*known, *self.requires)
        if sum(map(bool, known)) >= _MOST * len(self.columns):
            return True
        return len(self.requires) >= _ENOUGH and len(its_own) >= _NEARLY_ALL * len(headers)

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


@cache
def formats() -> tuple[Format, ...]:
    """All formats, those that require most first, so that a special one is tried before a general one."""
    found = [
        _format(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(resources.path("formats").glob("*.toml"))
    ]
    return tuple(sorted(found, key=lambda f: (-len(f.requires), f.id)))


def _format(name: str, data: dict[str, Any]) -> Format:
    def texts(value: str | list[str]) -> tuple[str, ...]:
        return (value,) if isinstance(value, str) else tuple(value)

    def words(key: str) -> frozenset[str]:
        return frozenset(word.casefold() for word in data.get(key, ()))

    return Format(
        id=name,
        name=data["name"],
        kind=data["kind"],
        requires=tuple(frozenset(map(squash, texts(names))) for names in data["requires"]),
        forbids=frozenset(map(squash, data.get("forbids", ()))),
        columns={role: texts(names) for role, names in data["columns"].items()},
        date_order=data.get("date_order"),
        carry_down=tuple(data.get("carry_down", ())),
        keep=tuple(sorted(words("keep"))),
        cancelled=words("cancelled"),
        refunded=words("refunded"),
        unpaid=words("unpaid"),
        rows=data.get("rows", "lines"),
        currency=data.get("currency"),
    )


def recognise(headers: Iterable[str]) -> Format | None:
    """The format of a table with those headers, None where no system is known to write it.

    Systems add and rename columns: where none fits wholly, the one of which a single required header lacks.
    """
    squashed = frozenset(squash(header) for header in headers if header)
    whole = (known for known in formats() if known.matches(squashed))
    near = (known for known in formats() if known.nearly_matches(squashed))
    return next(chain(whole, near), None)


_MOST: Final = 0.6
"""Share of a format's columns that must be there where a required one lacks;"""

_ENOUGH: Final = 5
_NEARLY_ALL: Final = 0.8
"""or, where that many are required, share of the table's headers that the format names: short tables."""
