"""Where a value stands among the examples: the quantile transform of features."""

from __future__ import annotations

from functools import cached_property
from typing import Self

import numpy as np
import numpy.typing as npt

from engine.features.history import Floats
from engine.models.examples import Rows

_EDGES = 129
_MOST_SEEN = 50_000
"""Examples that the edges are taken from."""


class Quantiles:
    """Values of F features → their place among the examples, from −√3 to √3 (the spread of an even distribution is 1).

    `edges` (F, E), ascending, are the E quantiles of each feature at even distances. Values are rounded to half
    precision, in which examples are kept anyway: it has only 65,536 values, so that the places of all of them are known
    beforehand and a look into a table takes the place of a search.
    """

    def __init__(self, edges: Floats) -> None:
        self.edges = edges

    @classmethod
    def of(cls, x: npt.NDArray[np.floating] | Rows, seed: int = 0) -> Self:
        """From examples x (n, F), at least one."""
        rows = np.arange(len(x))
        if len(x) > _MOST_SEEN:
            rows = np.sort(np.random.default_rng(seed).choice(len(x), _MOST_SEEN, replace=False))
        shares = np.linspace(0, 1, _EDGES)
        return cls(np.quantile(x[rows].astype(np.float32), shares, axis=0).T.astype(np.float32))

    @cached_property
    def tables(self) -> npt.NDArray[np.float16]:
        """The place of every number in half precision (F, 65536), by its bits."""
        numbers = _numbers()
        shares = np.linspace(-np.sqrt(3), np.sqrt(3), self.edges.shape[1])
        tables = np.empty((len(self.edges), len(numbers)), np.float16)
        for edges, table in zip(self.edges, tables):
            # A value that many examples share spans several edges: it stands in the middle of them.
            table[:] = (np.interp(numbers, edges, shares) - np.interp(-numbers, -edges[::-1], -shares[::-1])) / 2
        return tables


class Shown:
    """What a network is shown of F features: each brought to `mean` 0 and `spread` 1, at most five spreads away, and its
    place among the examples. Both are looked up together."""

    def __init__(self, mean: Floats, spread: Floats, quantiles: Quantiles) -> None:
        both = np.empty((len(mean), 1 << 16, 2), np.float16)
        both[:, :, 0] = np.clip((_numbers() - mean[:, None]) / spread[:, None], -5, 5)
        both[:, :, 1] = quantiles.tables
        self._both = both.view(np.uint32).ravel()
        self._start = np.arange(len(mean)) << 16

    def of(self, x: npt.NDArray[np.floating]) -> Floats:
        """Of examples x (n, F): first the features, then their places (n, 2 F)."""
        bits = (x if x.dtype == np.float16 else np.clip(x, *_FINITE).astype(np.float16)).view(np.uint16)
        features = len(self._start)
        seen = np.empty((len(x), 2 * features), np.float32)
        for start in range(0, len(x), _AT_ONCE):
            rows = slice(start, start + _AT_ONCE)
            found = self._both.take(bits[rows] + self._start).view(np.float16).reshape(-1, features, 2)
            seen[rows, :features], seen[rows, features:] = found[:, :, 0], found[:, :, 1]
        return seen


def _numbers() -> Floats:
    """Every number in half precision, by its bits; what is none is 0, what is infinite the largest that is not."""
    numbers = np.arange(1 << 16, dtype=np.uint16).view(np.float16).astype(np.float32)
    return np.nan_to_num(numbers, posinf=_FINITE[1], neginf=_FINITE[0])


_AT_ONCE = 2048
"""Examples whose places stay in the processor's cache."""
_FINITE = float(np.finfo(np.float16).min), float(np.finfo(np.float16).max)
