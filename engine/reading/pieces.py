"""Rows that say several sales, in one cell or in a column each, made into rows of one each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from engine.reading.lines import Array
from engine.reading.plans import Plan
from engine.reading.rows import what_else
from engine.reading.tables import is_blank


class Melted:
    """Rows of a wide table with one of its columns each; `places`, `is_copy` as of Unpacked, `sources` (n,) is the column."""

    def __init__(self, rows: Sequence[list[Any]], plan: Plan) -> None:
        assert plan.wide is not None
        self.rows: list[list[Any]] = []
        places: list[int] = []
        sources: list[int] = []
        for place, cells in enumerate(rows):
            # What is no data must not get a day, or goods, from the headers.
            whole = is_blank(cells) or what_else(cells, plan) != ""
            for source, row in [(0, [*cells, "", ""])] if whole else plan.wide.melted(cells):
                self.rows.append(row)
                places.append(place)
                sources.append(source)
        self.places, self.sources = np.array(places, np.intp), np.array(sources, np.intp)
        # Each line has a cell of its own to be told with.
        self.is_copy = np.zeros(len(places), bool)


class Apart:
    """The same of orders that name their goods in one cell: `rows` with one title each, `shares` (n,) of the order's money.
    Where they cannot be told apart, the order has a row without a title (`untold`)."""

    def __init__(self, rows: Sequence[list[Any]], plan: Plan) -> None:
        assert plan.titles is not None
        at = plan.roles["product_name"]
        self.rows: list[list[Any]] = []
        self.several: list[int] = []
        self.untold: list[int] = []
        places: list[int] = []
        told: list[tuple[float, float]] = []
        for place, cells in enumerate(rows):
            goods = plan.titles.split(cells)
            if goods is not None:
                (self.several if len(goods) > 1 else self.untold).append(len(self.rows))
            for title, count, share in goods or [(cells[at], np.nan, 1.0)]:
                self.rows.append([*cells[:at], title, *cells[at + 1 :]])
                places.append(place)
                told.append((count, share))
        self.places = np.array(places, np.intp)
        self.is_copy = np.diff(self.places, prepend=-1) == 0
        self._counts, self.shares = np.array(told, float).reshape(-1, 2).T

    def quantity(self, chunk: Mapping[str, Array]) -> Array:
        """How many of each there are (n,); what the row says where its titles do not."""
        said = chunk.get("quantity", np.full(len(self.rows), np.nan))
        return np.where(np.isnan(self._counts), said, self._counts)

    def share(self, chunk: dict[str, Array], roles: Iterable[str]) -> None:
        """Give each of the goods its share of the order's money (`roles`)."""
        for role in roles:
            chunk[role] = chunk[role] * self.shares


class Unpacked:
    """`rows` with one of the goods each, `places` (n,) of the row that each comes from, `is_copy` (n,) of all but its first
    one. `several` and `unread` are places in `rows` where a cell that held several goods begins, and one that cannot be
    told apart. An order's discount or tax stays with all of its rows' first one."""

    def __init__(self, rows: Sequence[list[Any]], plan: Plan) -> None:
        assert plan.packing is not None
        at = plan.roles["product_name"]
        once = [plan.roles[role] for role in ("discount", "tax") if role in plan.roles]
        self.rows: list[list[Any]] = []
        self.several: list[int] = []
        self.unread: list[int] = []
        places: list[int] = []
        counts: list[float] = []
        for place, cells in enumerate(rows):
            items = plan.packing.split(cells[at])
            if items is None and plan.packing.pieces(cells[at]) > 1:
                self.unread.append(len(self.rows))
            elif items is not None and len(items) > 1:
                self.several.append(len(self.rows))
            for number, (name, count) in enumerate(items or [(cells[at], np.nan)]):
                row = [*cells[:at], name, *cells[at + 1 :]]
                for column in once if number else ():
                    row[column] = ""
                self.rows.append(row)
                places.append(place)
                counts.append(count)
        self.places = np.array(places, np.intp)
        self.is_copy = np.diff(self.places, prepend=-1) == 0
        self._counts = np.array(counts, float)

    def quantity(self, chunk: Mapping[str, Array]) -> Array:
        """How many of each there are (n,), negative where the amount is; what the row says where its cell does not."""
        said = chunk.get("quantity", np.full(len(self.rows), np.nan))
        total = chunk.get("order_total", said)
        return np.where(np.isnan(self._counts), said, np.where(total < 0, -self._counts, self._counts))
