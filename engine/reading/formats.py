"""Formats of known systems, as data in `resources/formats`: recognised by the set of their headers."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from engine import resources
from engine.reading.words import squash


@dataclass(frozen=True)
class Format:
    """One file of `resources/formats`.

    `requires` are headers that must all be there, `forbids` headers that must not. `columns` names for each role the
    source headers, the first that is there wins. `carry_down`: roles filled only on an order's first line.
    `rows`: `receipts` where a row is a whole receipt with its goods packed into one cell. `keep`: what the column of role `event` says on rows that are sales or refunds; other rows are left out.
    """

    id: str
    name: str
    kind: str
    requires: frozenset[str]
    forbids: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]
    date_order: str | None = None
    carry_down: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    rows: str = "lines"
    currency: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def matches(self, headers: frozenset[str]) -> bool:
        """Whether a table with those squashed headers is of this format."""
        return self.requires <= headers and not self.forbids & headers

    def roles(self, headers: Iterable[str]) -> dict[str, int]:
        """Role → position of its column among the headers of a table."""
        places: dict[str, int] = {}
        for at, header in enumerate(headers):
            places.setdefault(squash(header), at)
        found = {}
        for role, names in self.columns.items():
            place = next((places[squash(name)] for name in names if squash(name) in places), None)
            if place is not None:
                found[role] = place
        return found


@cache
def formats() -> tuple[Format, ...]:
    """All formats, those that require most first, so that a special one is tried before a general one."""
    found = [
        _format(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(resources.path("formats").glob("*.toml"))
    ]
    return tuple(sorted(found, key=lambda f: (-len(f.requires), f.id)))


def _format(name: str, data: dict[str, Any]) -> Format:
    def headers(key: str) -> frozenset[str]:
        return frozenset(squash(header) for header in data.get(key, ()))

    return Format(
        id=name,
        name=data["name"],
        kind=data["kind"],
        requires=headers("requires"),
        forbids=headers("forbids"),
        columns={k: (v,) if isinstance(v, str) else tuple(v) for k, v in data["columns"].items()},
        date_order=data.get("date_order"),
        carry_down=tuple(data.get("carry_down", ())),
        keep=tuple(word.casefold() for word in data.get("keep", ())),
        rows=data.get("rows", "lines"),
        currency=data.get("currency"),
    )


def recognise(headers: Iterable[str]) -> Format | None:
    """The format of a table with those headers, None where no system is known to write it."""
    squashed = frozenset(squash(header) for header in headers if header)
    return next((known for known in formats() if known.matches(squashed)), None)
