"""Fill in what a line does not say from what it, or the other lines, do say. Each filling is counted by what was done."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value", bound=Hashable)
Numbers = npt.NDArray[np.float64]

CENT: Final = 0.0101
"""Sums may differ by a rounded cent for each piece."""

LEAST_AGREEMENT: Final = 0.8
"""Share of the complete lines that must say amount = quantity x price - discount before an amount is worked out so."""


@dataclass(frozen=True)
class FilledLines:
    """quantity, unit_price, amount: float64 (n,), nan where still unknown. how: code → bool (n,), the lines filled so:
    `amount_from_price`, `quantity_from_amount`, `quantity_of_one`, `price_from_amount`."""

    quantity: Numbers
    unit_price: Numbers
    amount: Numbers
    how: dict[str, npt.NDArray[np.bool_]]

    def counts(self) -> dict[str, int]:
        """How many lines were filled in each way; ways that were not needed are left out."""
        return {code: int(lines.sum()) for code, lines in self.how.items() if lines.any()}


def fill_lines(quantity: Numbers, unit_price: Numbers, amount: Numbers, discount: Numbers) -> FilledLines:
    """Work out one missing number of a line from the others; all float64 (n,), nan where missing (discount: as 0).

    Where prices are net and amounts gross, or the other way round, the file's complete lines contradict
    amount = quantity x price - discount, and neither amounts nor quantities nor prices are worked out by it.
    """
    quantity, unit_price, amount = (np.array(values, np.float64) for values in (quantity, unit_price, amount))
    discount = np.nan_to_num(np.asarray(discount, np.float64))
    no_quantity, no_price, no_amount = (np.isnan(values) for values in (quantity, unit_price, amount))
    none = np.zeros(len(amount), bool)
    how = dict.fromkeys(("amount_from_price", "quantity_from_amount", "price_from_amount"), none)
    if _agree(quantity, unit_price, amount, discount):
        lines = no_amount & ~no_quantity & ~no_price
        amount[lines] = (quantity * unit_price - discount)[lines].round(4)
        how["amount_from_price"] = lines

        with np.errstate(divide="ignore", invalid="ignore"):
            pieces = (amount + discount) / unit_price
            whole = np.abs(pieces - pieces.round()) * np.abs(unit_price) <= CENT * np.abs(pieces)
            lines = no_quantity & ~no_price & ~no_amount & (unit_price != 0) & whole & (pieces.round() != 0)
            quantity[lines] = pieces[lines].round()
            how["quantity_from_amount"] = lines

            lines = no_price & ~no_quantity & ~no_amount & (quantity != 0)
            unit_price[lines] = ((amount + discount) / quantity)[lines].round(4)
            how["price_from_amount"] = lines

    lines = np.isnan(quantity) & ~np.isnan(amount)
    quantity[lines] = np.where(amount[lines] < 0, -1.0, 1.0)
    how["quantity_of_one"] = lines
    return FilledLines(quantity, unit_price, amount, how)


def _agree(quantity: Numbers, unit_price: Numbers, amount: Numbers, discount: Numbers) -> bool:
    off = np.abs(quantity * unit_price - discount - amount)
    complete = ~np.isnan(off)
    if not complete.any():
        return True
    right = off[complete] <= CENT * np.maximum(np.abs(quantity[complete]), 1)
    return bool(right.mean() >= LEAST_AGREEMENT)


def fill_from_others(
    keys: Sequence[Key | None], values: Sequence[Value | None], *, unanimous: bool = False
) -> tuple[list[Value | None], int]:
    """Missing values from other lines with the same key, and how many were filled.

    Names and categories of a product id: the most frequent value. Ids by a name: `unanimous`, only where all lines that
    have both agree, since two products may share a name.
    """
    seen: dict[Key, Counter[Value]] = defaultdict(Counter)
    for key, value in zip(keys, values, strict=True):
        if key is not None and value is not None:
            seen[key][value] += 1
    best = {key: found.most_common(1)[0][0] for key, found in seen.items() if len(found) == 1 or not unanimous}
    filled = [
        best.get(key) if value is None and key is not None else value for key, value in zip(keys, values, strict=True)
    ]
    return filled, sum(new is not old for new, old in zip(filled, values, strict=True))
