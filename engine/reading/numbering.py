"""Whose each line is, or of which product: the first of several columns that says it, in one numbering for all parts of a table."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from engine.reading.lines import Array
from engine.reading.memo import Labels
from engine.reading.words import one_spelling

NAMES: Final = frozenset(("customer_name", "product_name"))


class Numbering:
    """Numbers of customers or products from 0, and their `texts`. `roles` are the columns that may say them, the surest first.

    A part of a table is looked at (`look`) before its lines are numbered (`of`); where all parts are looked at first, the numbers are those of the
    table read whole. Names that differ only in case or blanks count as one, in the spelling met first; ids stay exactly as they are.
    """

    def __init__(self, roles: Sequence[str]) -> None:
        self._roles = roles
        self._keys = Labels(str)
        self._labels: Mapping[str, Sequence[str]] = {}
        self._used: dict[str, Array] = {}
        self._numbers: dict[str, Array] = {}
        self._respelled: dict[str, Array] = {}
        self._first: dict[str, dict[str, str]] = {role: {} for role in NAMES}

    @property
    def texts(self) -> list[str]:
        """The texts by number; the list grows with what is looked at."""
        return self._keys.labels

    def look(self, whole: Mapping[str, Array], labels: Mapping[str, Sequence[str]]) -> None:
        """See which texts stand in lines (n,) of a part: `whole` has its columns as numbers of `labels`, −1 for none."""
        is_open: Array | None = None
        for role in (role for role in self._roles if role in whole):
            column = whole[role]
            size = len(labels[role])
            used = np.bincount((column if is_open is None else column[is_open]) + 1, minlength=size + 1)[1:] > 0
            before = self._used.get(role)
            if before is not None:
                used[: len(before)] |= before
            self._used[role] = used
            is_open = column < 0 if is_open is None else is_open & (column < 0)
        # Nothing is numbered until it is asked for: what stands in a later part may be surer.
        self._labels = labels

    def of(self, whole: Mapping[str, Array]) -> tuple[Array, Array | None]:
        """For each line (n,) its number, int32, −1 for none; and where a product's name is spelled otherwise than its text, bool
        (n,), None for nowhere."""
        self._settle()
        chosen, respelled = np.full(len(whole["row"]), -1, np.int32), None
        for role in (role for role in self._roles if role in whole):
            column, is_open = whole[role], chosen < 0
            chosen = np.where(is_open, self._numbers[role][column], chosen)
            if role == "product_name" and self._respelled[role].any():
                respelled = is_open & self._respelled[role][column]
        return chosen, respelled

    def _settle(self) -> None:
        for role in (role for role in self._roles if role in self._used):
            used = self._used[role]
            numbers, respelled = np.full(len(used) + 1, -1, np.int32), np.zeros(len(used) + 1, bool)
            if (before := self._numbers.get(role)) is not None:
                if len(before) == len(numbers) and not (used & (before[:-1] < 0)).any():
                    continue
                numbers[: len(before) - 1] = before[:-1]
                respelled[: len(before) - 1] = self._respelled[role][:-1]
            new = np.flatnonzero(used & (numbers[:-1] < 0)).tolist()
            texts = self._labels[role]
            if role not in NAMES:
                numbers[new] = self._keys.numbers_of([texts[label] for label in new])
                new = []
            for label in new:
                text = texts[label]
                spelled = self._first[role].setdefault(one_spelling(text), text)
                numbers[label] = self._keys.number_of(spelled)
                respelled[label] = spelled != text
            self._numbers[role], self._respelled[role] = numbers, respelled
