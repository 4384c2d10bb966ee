"""What the shop keeps of the tables it has read: what a person decided is replayed, and a changed header is noticed."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from engine.reading import words
from engine.reading.plans import Plan, fingerprint
from engine.reading.words import UNKNOWN, squash

Layout = Mapping[str, Any]
"""A kept mapping with `headers`, all of the table, in order, and `by`: `person` or, where the program understood, `guess`."""

LEAST_SHARED: Final = 0.6
"""Share of a kept layout's headers that a table must have to be the same layout with changed headers."""

LEAST_ALIKE: Final = 0.55
"""Likeness (difflib's ratio) of two headers at different places of the table to be one renamed."""


@dataclass(frozen=True)
class Kept:
    """Layouts by fingerprint."""

    layouts: Mapping[str, Layout]

    @classmethod
    def of(cls, profiles: Mapping[str, Layout] | None) -> Self:
        """The layouts of a shop; none without one."""
        return cls(profiles or {})

    def mapping(self, headers: Sequence[str]) -> dict[str, Any] | None:
        """What to read a table with these headers by; None where nothing is kept.

        What the program had understood by itself it may understand better today: of that, only the order of the dates
        is kept. `changes` [{role, was, now}] are the columns found under another name.
        """
        layout = self.layouts.get(fingerprint(headers))
        changes: list[dict[str, Any]] = []
        if layout is None:
            layout = self._nearest(headers)
            if layout is None:
                return None
            changes = _renamed(layout, headers)
        kept: dict[str, Any] = {"dates": layout.get("dates", {}), "changes": changes}
        if layout.get("by", "person") == "person":
            now = {change["was"]: change["now"] for change in changes}
            columns = {role: now.get(header, header) for role, header in layout["columns"].items()}
            kept["columns"] = {role: header for role, header in columns.items() if header}
            kept["table"] = layout.get("table", {})
        return kept

    def changes(self, plan: Plan) -> list[dict[str, Any]]:
        """Columns that the last file of this layout called otherwise: [{role, was, now}], now None where none is left."""
        headers = plan.table.headers
        if fingerprint(headers) in self.layouts:
            return []
        layout = self._nearest(headers)
        if layout is None or layout.get("table", {}).get("kind", plan.kind) != plan.kind:
            return []
        there = set(map(squash, headers))
        return [
            {"role": role, "was": was, "now": headers[plan.roles[role]] if role in plan.roles else None}
            for role, was in layout["columns"].items()
            if squash(was) not in there
        ]

    def _nearest(self, headers: Sequence[str]) -> Layout | None:
        """The layout that shares most headers, the latest of equal ones."""
        there = set(filter(None, map(squash, headers)))
        best, best_share = None, LEAST_SHARED
        for layout in self.layouts.values():
            known = set(filter(None, map(squash, layout.get("headers", ()))))
            share = len(known & there) / max(len(known | there), 1)
            if share >= best_share:
                best, best_share = layout, share
        return best


def layout_of(plan: Plan) -> dict[str, Any]:
    """What is kept of a table that was imported."""
    said = {"mapping", "remembered"} & set(plan.reasons.values())
    return {**plan.as_mapping(), "headers": plan.table.headers, "by": "person" if said else "guess"}


def _renamed(layout: Layout, headers: Sequence[str]) -> list[dict[str, Any]]:
    """For each kept column that is missing by name, the new header that it must be: [{role, was, now}], now may be None."""
    there, before = set(map(squash, headers)), list(layout["headers"])
    known = set(map(squash, before))
    fresh = [header for header in headers if header and squash(header) not in known]
    changes = []
    for role, was in layout["columns"].items():
        if squash(was) in there:
            continue
        now = max(fresh, key=lambda header: _likeness(was, header, before, headers), default=None)
        if now is not None and _likeness(was, now, before, headers) < LEAST_ALIKE:
            now = None
        changes.append({"role": role, "was": was, "now": now})
        fresh = [header for header in fresh if header != now]
    return changes


def _likeness(was: str, now: str, before: Sequence[str], headers: Sequence[str]) -> float:
    """How surely one header became the other: alike in letters, of the same meaning, at the same place."""
    letters = difflib.SequenceMatcher(None, squash(was), squash(now)).ratio()
    reader = words.reader("en")
    meant, means = reader.concepts(was) - {UNKNOWN}, reader.concepts(now) - {UNKNOWN}
    same_meaning = bool(meant & means)
    between = (_beside(before, was), _beside(headers, now))
    return letters + 0.3 * same_meaning + 0.4 * (between[0] == between[1])


def _beside(headers: Sequence[str], header: str) -> tuple[str, str]:
    """The headers to the left and right of one."""
    at = list(headers).index(header) if header in headers else 0
    return (squash(headers[at - 1]) if at else "", squash(headers[at + 1]) if at + 1 < len(headers) else "")
