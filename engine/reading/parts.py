"""A sales table settled: at once, or in parts that wait on disk, so that memory does not grow with the table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.reading.alike import hashes, several
from engine.reading.lines import Array, SalesLines, joined
from engine.reading.memo import Labels
from engine.reading.orders import ORDER_MONEY
from engine.reading.plans import Plan
from engine.reading.problems import Findings
from engine.reading.settling import IDENTITIES, PRODUCTS, Columns, Settler
from engine.reading.spooled import Spool, SpooledColumns, SpooledLines, SpooledNumbers

_OF_NUMBERS: Final = ("row", *IDENTITIES, *PRODUCTS)
_CHANGED: Final = ("phone", "product_id")


class NotApart(Exception):
    """A part cannot be settled without the others."""


@dataclass
class Part:
    """Some lines of a table, the next in its order: the columns of those that count and of the `cancelled` ones, as of `Settler`; `texts`
    by settling.OF_PARTS."""

    kept: Columns
    voids: Columns | None
    texts: Mapping[str, list[str]]
    cancelled: int = 0


def settled(plan: Plan, labels: Mapping[str, Labels], part: Part, findings: Findings) -> SalesLines:
    """The lines of a table that is in memory, whole."""
    (lines,) = _Side(plan, labels, findings).whole(part.kept, part.texts)
    if part.voids is not None:
        (lines.voids,) = _Side(plan, labels, Findings("")).whole(part.voids, part.texts)
    lines.cancelled = part.cancelled
    return lines


class Parts:
    """Parts as they come (`add`), then all lines of the table (`lines`), on disk in segments.

    `at_once`: each is settled as it comes, which raises NotApart where that takes all of them.
    """

    def __init__(self, plan: Plan, labels: Mapping[str, Labels], findings: Findings, at_once: bool) -> None:
        spool = Spool()
        self._kept = _Side(plan, labels, findings, spool, at_once)
        self._voids = _Side(plan, labels, Findings(""), spool, at_once)
        self._with_voids: list[bool] = []
        self._cancelled: list[int] = []

    def add(self, part: Part) -> None:
        """The next part, which is large."""
        self._kept.add(part.kept, part.texts)
        if part.voids is not None:
            self._voids.add(part.voids, part.texts)
        self._with_voids.append(part.voids is not None)
        self._cancelled.append(part.cancelled)

    def __len__(self) -> int:
        return len(self._cancelled)

    def lines(self, go_on: Callable[[], None]) -> list[SalesLines]:
        """All lines; `go_on` is called often, and may raise."""
        segments, voids = self._kept.lines(go_on), iter(self._voids.lines(go_on))
        for lines, cancelled, with_voids in zip(segments, self._cancelled, self._with_voids):
            lines.cancelled, lines.voids = cancelled, next(voids) if with_voids else None
        return segments


class _Side:
    """The lines that count, or the cancelled ones."""

    def __init__(
        self,
        plan: Plan,
        labels: Mapping[str, Labels],
        findings: Findings,
        spool: Spool | None = None,
        at_once: bool = False,
    ) -> None:
        self._plan, self._findings, self._spool, self._at_once = plan, findings, spool, at_once
        self._settler = Settler(plan, labels)
        self._waiting: list[SpooledColumns] = []
        self._found: list[SalesLines] = []

    def whole(self, columns: Columns, texts: Mapping[str, list[str]]) -> list[SalesLines]:
        self._settler.prepare(columns)
        self._settler.number(columns)
        self._found = [self._settler.lines(columns, texts, self._findings)]
        self._settler.tell(self._found)
        return self._found

    def add(self, columns: Columns, texts: Mapping[str, list[str]]) -> None:
        assert self._spool is not None
        self._settler.prepare(columns)
        if not self._at_once:
            self._waiting.append(SpooledColumns(columns, texts, self._spool.place()))
            return
        if self._settler.are_open(columns):
            raise NotApart
        self._settler.number(columns)
        self._found.append(SpooledLines(self._settler.lines(columns, texts, self._findings), self._spool))

    def lines(self, go_on: Callable[[], None]) -> list[SalesLines]:
        assert self._spool is not None
        for part in self._waiting:
            go_on()
            columns = part.some(_OF_NUMBERS)
            before = dict(columns)
            self._settler.number(columns)
            for name in _CHANGED:
                if columns.get(name) is not before.get(name):
                    part.put(name, columns[name])
        money = self._money_of_orders(go_on)
        for at, part in enumerate(self._waiting):
            go_on()
            columns = part.whole()
            told = self._settler.money(columns) if at in money else None
            if told is not None:
                places, values = money[at]
                for name, of_column in told.items():
                    of_column[places] = values[name]
            lines = self._settler.lines(columns, part.texts(), self._findings, told)
            part.remove()
            self._found.append(SpooledLines(lines, self._spool))
        self._settler.tell(self._found)
        return self._found

    def _money_of_orders(self, go_on: Callable[[], None]) -> dict[int, tuple[Array, Columns]]:
        """The money of lines whose orders have lines in several parts: by part their places (k,) and columns (k,)."""
        roles = self._plan.roles.keys()
        if "receipt_id" not in roles or not {*ORDER_MONEY, "order_tax"} & roles or not self._waiting:
            return {}
        assert self._spool is not None
        orders, ends = SpooledNumbers(self._spool.place()), [0]
        for part in self._waiting:
            go_on()
            orders.add(hashes(part.texts()["receipt_id"]))
            ends.append(len(orders))
        split = several(orders)
        found: list[tuple[int, Array, Columns]] = []
        for at, part in enumerate(self._waiting if len(split) else []):
            go_on()
            of_part = orders[ends[at] : ends[at + 1]]
            number = np.append(_places(split, of_part), -1)[part.some(("receipt_id",))["receipt_id"]]
            places = np.flatnonzero(number >= 0)
            if len(places):
                columns = {name: values[places] for name, values in part.whole().items()}
                found.append((at, places, {**columns, "receipt_id": number[places]}))
        orders.close()
        return self._money_together(found)

    def _money_together(self, found: Sequence[tuple[int, Array, Columns]]) -> dict[int, tuple[Array, Columns]]:
        if not found:
            return {}
        together = self._settler.money(joined([dict(columns) for _, _, columns in found], list(found[0][2])))
        money, start = {}, 0
        for at, places, _ in found:
            end = start + len(places)
            money[at] = places, {name: values[start:end] for name, values in together.items()}
            start = end
        return money


def _places(ordered: Array, wanted: Array) -> Array:
    """Where each of `wanted` (n,) is among numbers that are in order, −1 for nowhere."""
    at = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
    return np.where(ordered[at] == wanted, at, -1).astype(np.int32)
