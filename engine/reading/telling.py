"""What the lines of a table tell of its customers and products: the spelling met most often, the last price."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from engine.reading.lines import Array, last_of, most_frequent, pair_counts

TOLD: Final[Mapping[str, Mapping[str, str]]] = {
    "customer": {"customer_name": "name", "email": "email", "phone": "phone", "city": "city", "country": "country"},
    "product": {"product_name": "product_name", "category": "category", "brand": "brand"},
}

_MOST_BLOCKS: Final = 8
"""Counts of so many parts are put together: of most parts they are those of the same people."""


class Told:
    """Counted over all parts of a table."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], list[tuple[Array, Array]]] = {}
        self._prices: dict[int, float] = {}

    def add(self, owner: str, role: str, numbers: Array, column: Array) -> None:
        """What stands beside each customer or product in the lines (n,) of a part: `numbers` of them, `column` of texts."""
        blocks = self._counts.setdefault((owner, role), [])
        blocks.append(pair_counts(numbers, column))
        if len(blocks) >= _MOST_BLOCKS:
            self._counts[owner, role] = [_summed(blocks)]

    def add_prices(self, numbers: Array, prices: Array) -> None:
        """The prices (n,) of products in the lines of a part."""
        self._prices |= last_of(numbers, prices)

    def of(self, owner: str, texts: Sequence[str], labels: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Any]]:
        """What all parts say, by text. `texts` are the customers or products by number, `labels` those of the columns."""
        told: dict[str, dict[str, Any]] = {text: {} for text in texts}
        for role, name in TOLD[owner].items():
            if blocks := self._counts.get((owner, role)):
                said = labels[role]
                for which, value in most_frequent(*_summed(blocks)).items():
                    told[texts[which]][name] = said[value]
        if owner == "product":
            for which, price in self._prices.items():
                told[texts[which]]["price"] = round(price, 4)
        return told


def _summed(blocks: Sequence[tuple[Array, Array]]) -> tuple[Array, Array]:
    if len(blocks) == 1:
        return blocks[0]
    pairs, which = np.unique(np.concatenate([pairs for pairs, _ in blocks]), return_inverse=True)
    return pairs, np.bincount(which, np.concatenate([counts for _, counts in blocks])).astype(np.int64)
