"""Money that an export says once an order: totals, discounts and refunds, spread over the order's lines."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from engine.reading.lines import Array

ORDER_MONEY: Final = ("order_total", "order_discount", "order_refund")


def spread_orders(
    whole: Mapping[str, Array], amount: Array, quantity: Array, group: Array | None = None, fill: bool = True
) -> Array:
    """Amounts (n,) of lines with their share of what the order says.

    An order's total fills the lines, by pieces, where none of the table has an amount (`fill`); its discount and what was refunded of it are taken off by
    amount. `whole` has the columns receipt_id and, where the table has them, order_total, order_discount, order_refund.
    `group` numbers the orders (n,) where it is not the receipt that tells them.
    """
    receipt = whole.get("receipt_id")
    if not set(ORDER_MONEY) & whole.keys():
        return amount
    if group is None:
        if receipt is None:
            return amount
        known = receipt >= 0
        group = np.where(known, receipt, receipt.max(initial=-1) + 1 + np.arange(len(receipt)))
    if fill and "order_total" in whole:
        total, _ = _once(group, whole["order_total"])
        pieces = np.bincount(group, np.abs(quantity))[group]
        share = np.where(pieces > 0, np.abs(quantity) / np.where(pieces > 0, pieces, 1), 0)
        amount = total[group] * share
    for role in ("order_discount", "order_refund"):
        if role in whole:
            off, said = _once(group, np.abs(whole[role]))
            summed = np.bincount(group, np.nan_to_num(amount))
            with np.errstate(divide="ignore", invalid="ignore"):
                factor = np.where(said & (summed > 0), 1 - np.minimum(off, summed) / summed, 1.0)
            amount = amount * factor[group]
    return amount


def _once(group: Array, value: Array) -> tuple[Array, Array]:
    """Per group the first value that is a number (0 where there is none), and whether there is one."""
    size = int(group.max(initial=-1)) + 1
    found, said = np.zeros(size), np.zeros(size, bool)
    filled = np.flatnonzero(~np.isnan(value))[::-1]
    found[group[filled]] = value[filled]
    said[group[filled]] = True
    return found, said
