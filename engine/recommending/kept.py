"""Reasons of very many lists, kept as text until they are asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, overload

from engine.recommending.reasons import Reason


class KeptReasons(Sequence[list[Reason]]):
    """Lists of reasons {code, values}, one a customer: a hundred thousand customers' would take a gigabyte as they are."""

    def __init__(self) -> None:
        self._texts: list[bytes] = []

    def add(self, lists: Iterable[list[Reason]]) -> None:
        self._texts += [json.dumps(reasons, ensure_ascii=False, separators=(",", ":")).encode() for reasons in lists]

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, place: int) -> list[Reason]: ...
    @overload
    def __getitem__(self, place: slice) -> list[list[Reason]]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [json.loads(text) for text in self._texts[place]]
        return json.loads(self._texts[place])
