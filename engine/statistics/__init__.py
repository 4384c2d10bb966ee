"""Count the shop again after its sales changed: customers' visits and segments, products' buyers, days' turnover.

Called inside the transaction of an import or its undo, so that counts never lag.
"""

import sqlite3
from functools import partial
from typing import Any, Final, Self

import numpy as np

from engine import segments
from engine.progress import Beside, Progress, silent
from engine.reading.leftovers import Folder
from engine.statistics.counts import Counts
from engine.store import persons, spellings
from engine.store import statistics as store
from engine.store.counted import Counted

_IN_MEMORY: Final = 1_000_000
"""Lines of a shop that are counted in memory; more are kept on disk while they are."""


class Counting:
    """Counts the lines that an import has at hand, on a thread beside what it does meanwhile; a context that ends that thread."""

    def __init__(self) -> None:
        self._lines: Counted | None = None
        self._most = (0, 0)
        self._beside: Beside[Counts] | None = None
        self.days: tuple[int, int] | None = None
        """The first and the last day (since 1970) on which lines have changed, where no others have."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        if self._beside is not None:
            self._beside.stop()

    def begin(self, connection: sqlite3.Connection, lines: Counted, now: bool) -> None:
        """These are all lines of the shop; `now`: nothing will make one of several customers or products, so they can be counted."""
        self._lines, self._most = lines, (store.most_customers(connection), store.most_products(connection))
        if now and not _are_joined(connection):
            self._beside = Beside(self._counts)

    def forget(self) -> None:
        """The shop's lines are others."""
        self._lines = None

    def counts(self, connection: sqlite3.Connection, progress: Progress) -> Counts | None:
        """The counts, customers and products as they are shown; None where nobody has the lines at hand."""
        if self._lines is None:
            return None
        if self._beside is not None and not _are_joined(connection):
            return self._beside.result(lambda: progress(0.3, "import.counting"))
        self._lines.see(
            {"customer": partial(persons.folded, connection), "product": partial(spellings.shown, connection)}
        )
        return self._counts(progress)

    def _counts(self, progress: Progress) -> Counts:
        assert self._lines is not None
        return Counts(self._lines, *self._most, receipts=True, progress=progress)


def refresh(
    connection: sqlite3.Connection, days: bool = True, counting: Counting | None = None, progress: Progress = silent
) -> None:
    """Recount everything from the sale lines, products with several spellings as one; the caller holds the transaction.

    Without `days` where it has changed who bought, not what was sold. `counting` has all lines where an import has just
    put them there: to read them from the shop again takes longer than to count them.
    """
    spellings.settle(connection)
    counts = counting.counts(connection, progress) if counting is not None else None
    if days and counts is not None:
        store.replace_daily(connection, _daily_rows(counts.days))
    elif days:
        store.save_daily(connection, counting.days if counting is not None else None)
    counts = counts or _counted(connection, progress)
    progress(0.6, "import.counting")
    store.save_products(connection, _product_rows(counts.goods))
    store.save_customers(connection, _customer_rows(counts, np.array(store.customer_ids(connection), np.int64)))


def _are_joined(connection: sqlite3.Connection) -> bool:
    return bool(persons.heads(connection)) or spellings.are_joined(connection)


def _counted(connection: sqlite3.Connection, progress: Progress) -> Counts:
    """The lines of the shop counted, customers and products as they are shown."""
    folder = Folder() if store.most_lines(connection) > _IN_MEMORY else None
    lines = Counted(folder.path if folder else None)
    try:
        for block in store.load_lines(connection):
            lines.add(block)
            progress(0.1, "import.counting")
        return Counts(lines, store.most_customers(connection), store.most_products(connection), False, progress)
    finally:
        lines.close()


def _daily_rows(days: dict[str, np.ndarray]) -> Any:
    """What `store.DAILY_COLUMNS` says of each day with a line."""
    there = np.flatnonzero(days["lines"])
    return zip(there.tolist(), *(days[name][there].tolist() for name in store.DAILY_COLUMNS[1:]), strict=True)


def _customer_rows(counts: Counts, customers: np.ndarray) -> Any:
    now, then = ({name: values[customers] for name, values in told.items()} for told in counts.people)
    grouped, before = (segments.classify(told, until) for told, until in zip((now, then), counts.until))
    bought = now["visits"] > 0
    was = then["visits"] > 0
    columns = [
        customers.tolist(),
        _optional(now["first_day"], int),
        _optional(now["last_day"], int),
        now["visits"].tolist(),
        now["historic_value"].round(4).tolist(),
        now["refunds"].round(4).tolist(),
        *(_optional(now[name], float) for name in ("average_gap_days", "gap_spread_days", "gap_upper_quartile")),
        *(_where(bought, grouped[name]) for name in ("r", "f", "m")),
        grouped["segment"].tolist(),
        grouped["state"].tolist(),
        _where(was, before["state"]),
        _where(was, before["segment"]),
    ]
    return zip(*columns, strict=True)


def _where(told: np.ndarray, values: np.ndarray) -> list[Any]:
    return [value if ok else None for value, ok in zip(values.tolist(), told.tolist())]


def _optional(values: np.ndarray, kind: type) -> list[Any]:
    return [None if value != value else kind(value) for value in values.tolist()]


def _product_rows(goods: dict[str, np.ndarray]) -> Any:
    products = np.flatnonzero(goods["lines"])
    return zip(
        products.tolist(),
        goods["lines"][products].tolist(),
        goods["quantity"][products].round(4).tolist(),
        goods["amount"][products].round(4).tolist(),
        goods["buyers"][products].tolist(),
        goods["repeat_buyers"][products].tolist(),
        _optional(goods["typical_gap"][products], float),
        goods["first"][products].tolist(),
        goods["last"][products].tolist(),
        strict=True,
    )
