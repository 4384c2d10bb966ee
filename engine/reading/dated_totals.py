"""Totals that have a date, as a line has: `2025-03-12 | Day total | 55.00`. They would count the day's sales twice."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from engine.reading.footers import is_sure_total
from engine.reading.lines import Array
from engine.reading.memo import Labels
from engine.reading.plans import Plan

_GOODS: Final = ("product_name", "product_id")
_PEOPLE: Final = ("customer_name", "customer_id")
_SOME: Final = 0.5
"""Share of lines from which on such a label is no total: a shop that books each receipt as one `Total`."""


class DatedTotals:
    """Lines that name a total where others name goods, or where others name people while no goods stand beside it.

    Known systems write none; in their exports such a name is a name.
    """

    def __init__(self, plan: Plan, labels: Mapping[str, Labels]) -> None:
        self._roles = () if plan.format is not None else tuple(r for r in (*_GOODS, *_PEOPLE) if r in labels)
        self._labels = labels
        self._are: dict[str, list[bool]] = {role: [] for role in self._roles}

    def find(self, chunk: Mapping[str, Array]) -> tuple[Array, str]:
        """Bool (n,) of a block's lines, and the column that most of them say it in."""
        said = {role: self._says(role, chunk[role]) for role in self._roles if role in chunk}
        if not any(lines.any() for lines in said.values()):
            return np.zeros(len(chunk["row"]), bool), ""
        names = np.zeros(len(chunk["row"]), bool)
        for role in _GOODS:
            if role in chunk:
                names |= (chunk[role] >= 0) & ~said[role]
        for role in _PEOPLE:
            if role in said:
                said[role] &= ~names
        found = np.logical_or.reduce(list(said.values()))
        if found.sum() > _SOME * len(found):
            found[:] = False
        return found, max(said, key=lambda role: int(said[role].sum()))

    def _says(self, role: str, numbers: Array) -> Array:
        labels, known = self._labels[role].labels, self._are[role]
        known += map(is_sure_total, labels[len(known) :])
        return np.array([*known, False], bool)[numbers] if any(known) else np.zeros(len(numbers), bool)
