"""Sale lines as they come out of a table: arrays of numbers, and the texts that these number."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from engine.reading.problems import Findings

Array = npt.NDArray[Any]

NUMBERED: Final = ("receipt", "line_no", "store", "customer", "product")
MONEY: Final = ("quantity", "unit_price", "amount", "discount", "tax")


@dataclass
class SalesLines:
    """The lines of one table that can be stored, and what was found wrong.

    Arrays (n,): `row` int32, the source row; `sold_at` int64, seconds; `refund` bool; receipt, line_no, store, customer,
    product int32, each a number of the text in the list of that name in `texts`, −1 for none; quantity, unit_price,
    amount, discount, tax float64, NaN where not said. `names_are_ids`: products have no ids here, their names
    stand for them; `people_are_names`: so do those of customers. `customers` and `products` say what the lines tell of them, by their text. `whole_receipts`: a line is a
    whole receipt, whose goods may stand in another table. `voids`: lines that the table calls cancelled or returned.
    `off` float64 (n,): shares taken off, where discounts are written as shares; for amounts that another table tells.
    `amounts`: whether they are `with` tax or `without`, empty where the table does not tell; `tax_apart`: whether `tax` has
    it of each line (see `taxes`).
    """

    row: Array
    sold_at: Array
    refund: Array
    receipt: Array
    line_no: Array
    store: Array
    customer: Array
    product: Array
    quantity: Array
    unit_price: Array
    amount: Array
    discount: Array
    tax: Array
    texts: dict[str, list[str]]
    findings: Findings
    rows_read: int = 0
    cancelled: int = 0
    has_quantity: bool = True
    has_products: bool = True
    names_are_ids: bool = False
    people_are_names: bool = False
    whole_receipts: bool = False
    voids: "SalesLines | None" = None
    off: Array | None = None
    amounts: str = ""
    tax_apart: bool = False
    customers: dict[str, dict[str, Any]] = field(default_factory=dict)
    products: dict[str, dict[str, Any]] = field(default_factory=dict)

    ARRAYS = ("row", "sold_at", "refund", *NUMBERED, *MONEY)

    def __len__(self) -> int:
        return len(self.row)

    def keep(self, kept: Array) -> None:
        """Keep the lines where `kept` (n,) is true."""
        if not kept.all():
            for name in self.ARRAYS:
                setattr(self, name, getattr(self, name)[kept])
            if self.off is not None:
                self.off = self.off[kept]


def joined(chunks: Sequence[dict[str, Array]], names: Sequence[str]) -> dict[str, Array]:
    """Chunks (at least one) of arrays put together, one name after the other, so that memory holds only one of them twice."""
    whole = {}
    for name in names:
        whole[name] = np.concatenate([chunk.pop(name) for chunk in chunks])
    return whole


def most_frequent(pairs: Array, counts: Array) -> dict[int, int]:
    """For each owner the value that stands beside it most often, of what `pair_counts` gives."""
    order = np.argsort(counts, kind="stable")
    return dict(zip((pairs[order] >> 32).tolist(), (pairs[order] & 0xFFFFFFFF).tolist()))


def pair_counts(owner: Array, value: Array) -> tuple[Array, Array]:
    """The pairs of two columns (n,), none of them negative, as `owner << 32 | value`, sorted, and how often each stands."""
    both = (owner >= 0) & (value >= 0)
    if not both.all():
        owner, value = owner[both], value[both]
    only = np.zeros(int(owner.max(initial=-1)) + 1, np.int64)
    only[owner] = value
    if (only[owner] == value).all():
        # Each has one value, as products have one name: nothing has to be sorted.
        times = np.bincount(owner, minlength=len(only))
        owners = np.flatnonzero(times)
        return owners << 32 | only[owners], times[owners]
    pairs, counts = np.unique(owner.astype(np.int64) << 32 | value.astype(np.int64), return_counts=True)
    return pairs, counts


def last_of(owner: Array, value: Array) -> dict[int, float]:
    """For each number in `owner` (n,) the last `value` (n,) that is a number above 0."""
    usable = (owner >= 0) & (value > 0)
    last = np.full(int(owner.max(initial=-1)) + 1, np.nan)
    # Of several values for one place numpy keeps the last.
    last[owner[usable]] = value[usable]
    owners = np.flatnonzero(~np.isnan(last))
    return dict(zip(owners.tolist(), last[owners].tolist()))
