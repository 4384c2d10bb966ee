"""Reasons of very many lists, kept as packed text until they are asked for."""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, overload

from engine.recommending.reasons import Reason

_TOGETHER = 500
"""Customers whose reasons are packed together."""


class KeptReasons(Sequence[list[Reason]]):
    """Lists of reasons {code, values}, one a customer, mostly read one after the other: a hundred thousand customers' would
    take a gigabyte as they are, and as text still 70 MB a list."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._ends: list[int] = []

    def add(self, lists: Iterable[list[Reason]]) -> None:
        """Further customers."""
        each = iter(lists)
        while together := list(islice(each, _TOGETHER)):
            text = json.dumps(together, ensure_ascii=False, separators=(",", ":"))
            self._packed.append(zlib.compress(text.encode(), 1))
            self._ends.append(len(self) + len(together))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[list[Reason]]:
        for packed in self._packed:
            yield from _unpacked(packed)

    @overload
    def __getitem__(self, place: int) -> list[Reason]: ...
    @overload
    def __getitem__(self, place: slice) -> list[list[Reason]]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self[n] for n in range(len(self))[place]]
        place = range(len(self))[place]
        package = bisect_right(self._ends, place)
        return _unpacked(self._packed[package])[place - self._ends[package]]  # counted from its end


def _unpacked(packed: bytes) -> list[list[Reason]]:
    found: list[list[Reason]] = json.loads(zlib.decompress(packed))
    return found
