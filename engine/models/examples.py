"""Examples that a ranker learns from: features as of past days, and what the customers who came back then bought."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engine.errors import ShopError
from engine.features.cutoffs import WINDOW, training_days
from engine.features.history import Bools, Floats, Ints, Sales
from engine.progress import Progress

_FORGETTING = 4.0
"""Cut-offs after which an example counts e times less: tastes and seasons move (measured: 0.496 → 0.508 on *again*). Of
many cut-offs it is a third: a small shop that looks far back needs what it finds there."""
_ENOUGH = 1_200_000
_FURTHEST = 30
"""A shop with fewer than so many examples looks back further than others, until it has them or over so many cut-offs."""

NEWEST = 2
"""Cut-offs that a model which goes on from an earlier one looks at (measured on Online Retail, a month after: with three
*again* 0.5080, *new* 0.1559, *best* 0.3918; with two 0.5085, 0.1552, 0.3925; learned from nothing 0.5052, 0.1540,
0.3906)."""
_FEW = 50_000
"""Examples below which it looks at one cut-off more."""


class Rows:
    """Features of several cut-offs, read as if they were one array (n, F): together they are the largest thing that a
    learning holds, and joining them would hold it twice."""

    def __init__(self, parts: Sequence[npt.NDArray[np.float16]]) -> None:
        self._parts = list(parts)
        self._end = np.cumsum([len(part) for part in parts])
        self.shape = (int(self._end[-1]), parts[0].shape[1]) if parts else (0, 0)

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, rows: npt.NDArray[np.integer] | slice) -> npt.NDArray[np.float16]:
        """Some rows, copied: (m, F) by their places (m,), or a slice of them."""
        rows = np.arange(len(self))[rows] if isinstance(rows, slice) else rows
        found = np.empty((len(rows), self.shape[1]), np.float16)
        of = np.searchsorted(self._end, rows, side="right")
        for number, part in enumerate(self._parts):
            here = np.flatnonzero(of == number)
            found[here] = part[rows[here] - (self._end[number] - len(part))]
        return found

    def of_parts(self, parts: slice) -> Rows:
        """The features of some of the cut-offs, not copied."""
        return Rows(self._parts[parts])

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> np.ndarray:
        return np.concatenate(self._parts).astype(dtype or np.float16, copy=False)


@dataclass(frozen=True)
class Examples:
    """Features (n, F) in half precision, answers (n,) and how much each example counts (n,). `sizes`: examples of each
    cut-off, oldest first, where they are of several."""

    features: npt.NDArray[np.float16] | Rows
    answer: np.ndarray
    weight: np.ndarray
    sizes: tuple[int, ...] = ()

    @classmethod
    def of(cls, features: Floats, answer: np.ndarray, weight: np.ndarray | None = None) -> Examples:
        """Features are logarithms and shares: half precision holds them, in half the memory."""
        return cls(features.astype(np.float16), answer, np.ones(len(answer)) if weight is None else weight)

    @classmethod
    def joined(cls, parts: list[Examples], width: int) -> Examples:
        """Examples of one cut-off, made in parts; perhaps none."""
        none = cls(np.zeros((0, width), np.float16), np.zeros(0, bool), np.zeros(0))
        features, answer, weight = (
            np.concatenate([getattr(p, n) for p in (none, *parts)]) for n in ("features", "answer", "weight")
        )
        return cls(features, answer, weight)

    @classmethod
    def stacked(cls, parts: list[Examples]) -> Examples:
        """Examples of several cut-offs, oldest first; older ones count less."""
        if not parts:
            raise ShopError("model.too_little_data", lines=0)
        age = np.repeat(np.arange(len(parts))[::-1], [len(p.answer) for p in parts])
        weight = np.concatenate([p.weight for p in parts]) * np.exp(-age / max(_FORGETTING, len(parts) / 3))
        features = [p.features for p in parts if isinstance(p.features, np.ndarray)]
        sizes = tuple(len(p.answer) for p in parts)
        return cls(Rows(features), np.concatenate([p.answer for p in parts]), weight, sizes)

    def of_cutoffs(self, cutoffs: slice) -> Examples:
        """Those of some cut-offs; a slice of their places, oldest first."""
        start, stop, _ = cutoffs.indices(len(self.sizes))
        end = np.cumsum((0, *self.sizes))
        rows = slice(int(end[start]), int(end[max(start, stop)]))
        features = self.features.of_parts(cutoffs) if isinstance(self.features, Rows) else self.features[rows]
        return Examples(features, self.answer[rows], self.weight[rows], self.sizes[cutoffs])


class Turn(NamedTuple):
    """What a ranker is about to look at: which cut-off, newest first, and which block of its customers. `share` is done."""

    day: int
    block: int
    share: float


class Workbook:
    """Examples of past cut-offs. Those already made of the same sales are kept: the model that is tried on hidden weeks
    and the one that is learned from everything share most of theirs. `make` makes those of a day, `width` features
    each, block by block of customers."""

    def __init__(self, make: Callable[[Sales, int, int], Iterator[Examples]], most: int, width: int) -> None:
        self._make, self._most, self._width = make, most, width
        self._sales: Sales | None = None
        self._done: dict[int, Examples] = {}
        self._chosen: list[int] = []

    def forget(self) -> None:
        """Nothing more is to be learned: give the memory back."""
        self._sales, self._done, self._chosen = None, {}, []

    def prepare(self, sales: Sales, as_of: int, seed: int, newest: int | None = None) -> Iterator[Turn]:
        """Make what is missing of the last cut-offs whose answers were known at the end of `as_of`, of the `newest` alone (and
        one more of a small shop), newest first, a block a turn; each turn is told before it is taken."""
        if self._sales is not sales:
            self._sales, self._done = sales, {}
        first = sales.first_day if sales.last_day >= 0 else as_of
        last = None if newest is None else newest + 1
        days = training_days(first, as_of, most=max(self._most, _FURTHEST))[::-1][:last]
        self._chosen = []
        self._let_go(days)
        total = 0
        for n, day in enumerate(days):
            if (n >= self._most and total >= _ENOUGH) or (n == newest and total >= _FEW):
                break
            if day not in self._done:
                parts: list[Examples] = []
                making = self._make(sales, day, seed)
                yield Turn(n, 0, n / len(days))
                while (made := next(making, None)) is not None:
                    parts.append(made)
                    yield Turn(n, len(parts), n / len(days))
                self._done[day] = Examples.joined(parts, self._width)
            self._chosen.append(day)
            total += len(self._done[day].answer)

    def _let_go(self, days: list[int]) -> None:
        """Forget, before further ones are made, cut-offs older than those of `days` (newest first) that will be enough if they
        are as large as the ones at hand: a large shop's would be held beside the new ones until these are done. Should
        one be needed after all, it is made again."""
        sizes = [len(made.answer) for day, made in self._done.items() if day in days]
        if sum(sizes):
            enough = max(self._most, ceil(_ENOUGH / (sum(sizes) / len(sizes))))
            self._done = {day: made for day, made in self._done.items() if day >= days[:enough][-1]}

    def until(
        self, sales: Sales, as_of: int, seed: int, progress: Progress, step: str, newest: int | None = None
    ) -> Examples:
        """Examples of the cut-offs that `prepare` goes through."""
        for turn in self.prepare(sales, as_of, seed, newest):
            progress(turn.share, step)
        progress(1.0, step)
        # Whoever asks next looks at the same days or at later ones, or at a few earlier ones that are still to be made.
        self._done = {day: made for day, made in self._done.items() if day >= min(self._chosen, default=day)}
        return Examples.stacked([self._done[day] for day in reversed(self._chosen)])


class Later:
    """What customers bought within four weeks after `day`."""

    def __init__(self, sales: Sales, day: int) -> None:
        self._later = sales.purchases.between(day, day + WINDOW)

    def drawn(self, random: np.random.Generator) -> Ints:
        """Customers who came back, in an order by chance: the same for both rankers, who look at the first of them."""
        return random.permutation(np.unique(self._later.customer))

    def answers(self, customer: Ints, product: Ints) -> Bools:
        """Whether each pair (n,), of customers ascending, was bought: bool (n,)."""
        later = self._later.of_customers(np.unique(customer))
        pairs = customer.astype(np.int64) * max(later.products, 1) + product
        return np.isin(pairs, later.pair)
