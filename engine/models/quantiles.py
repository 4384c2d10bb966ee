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

    def places(self, x: npt.NDArray[np.floating], out: Floats) -> None:
        """Write the places of examples x (n, F) into `out` (n, F)."""
        bits = np.clip(x, *_FINITE).astype(np.float16).view(np.uint16)
        for feature, table in enumerate(self._tables):
            out[:, feature] = table[bits[:, feature]]

    @cached_property
    def _tables(self) -> npt.NDArray[np.float16]:
        """The place of every number in half precision (F, 65536), by its bits."""
        numbers = np.nan_to_num(np.arange(1 << 16, dtype=np.uint16).view(np.float16).astype(np.float32))
        shares = np.linspace(-np.sqrt(3), np.sqrt(3), self.edges.shape[1])
        tables = np.empty((len(self.edges), len(numbers)), np.float16)
        for edges, table in zip(self.edges, tables):
            # A value that many examples share spans several edges: it stands in the middle of them.
            table[:] = (np.interp(numbers, edges, shares) - np.interp(-numbers, -edges[::-1], -shares[::-1])) / 2
        return tables


_FINITE = float(np.finfo(np.float16).min), float(np.finfo(np.float16).max)
