"""Tax in the amounts of a sales table: whether they have it in them, how the file tells it apart, and the other way round.

What a table says is looked for in this order: what its format says, what the header of the amount says (`incl. VAT`,
`HT`, 税抜), and what the figures say: an amount and its tax that come to another column of money leave no doubt.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from engine.reading import words
from engine.reading.evidence import Evidence
from engine.reading.lines import Array, SalesLines
from engine.reading.numbers import number
from engine.reading.words import squash

if TYPE_CHECKING:
    from engine.reading.plans import Plan

_LEAST_ROWS: Final = 3
_MOSTLY: Final = 0.9
_CENT: Final = 0.0151
"""Programs round price, tax and total each on its own."""
_MOST_TAX: Final = 0.4
"""No country takes more of a price: what differs by more differs by something else."""
_MOST_RATES: Final = 4
_PLAIN: Final = frozenset(("total", "amount", "receipt", "sale", "line", "product"))


@dataclass(frozen=True)
class Taxes:
    """`amounts`: `with` tax, `without`, or empty where the table does not tell. `written`: how the column of tax is, `amount`,
    `rate` (0.2, 20%) or `points` (20). `apart`: whether it tells how much tax there is. `why`: `format`, `header`, `values`."""

    amounts: str = ""
    written: str = "amount"
    apart: bool = False
    why: str = ""


def decide_taxes(plan: "Plan") -> Taxes:
    """What a sales table tells of tax. A column with the same amounts the other way gets the role `other_amount`."""
    if plan.kind != "sales" or plan.wide is not None:
        return Taxes()
    main = next((role for role in ("amount", "order_total", "unit_price") if role in plan.roles), None)
    if main is None:
        return Taxes()
    written = _written(plan, main)
    told = plan.format.amounts if plan.format else ""
    amounts, why = (told, "format") if told else (_of_header(plan, plan.roles[main]), "header")
    if not amounts:
        amounts, why = _of_figures(plan, main, written), "values"
    if not amounts and plan.format is None and "tax" in plan.roles:
        amounts, why = _beside_tax(plan, plan.roles[main]), "header"
    if not amounts:
        return Taxes(written=written)
    if "tax" not in plan.roles and main == "amount" and (other := _other(plan, amounts)) is not None:
        plan.roles["other_amount"], plan.reasons["other_amount"] = other, "header"
    return Taxes(amounts, written, bool({"tax", "order_tax", "other_amount"} & plan.roles.keys()), why)


@lru_cache(maxsize=4096)
def says(header: str) -> str:
    """Whether a header says that tax is in its amounts (`with`) or not (`without`); empty where it says neither."""
    text, tokens = squash(header), set(words.tokens_of(header))
    for kind, answer in (("untaxed", "without"), ("taxed", "with")):
        for phrase in words.all_words(kind):
            bare = squash(phrase)
            # Short ones are words of their own: HT is no part of a word.
            if bare in tokens or ((len(bare) > 4 or not bare.isascii()) and bare in text):
                return answer
    return ""


def _of_header(plan: "Plan", at: int) -> str:
    """The header's own word; netto and TTC are said of tax where English and Chinese (实际支付) say net of other things."""
    header = plan.table.headers[at]
    if answer := says(header):
        return answer
    concepts = plan.table.reader.concepts(header)
    if plan.table.reader.language in ("en", "zh"):
        return ""
    return "without" if "net" in concepts else "with" if "gross" in concepts else ""


def _beside_tax(plan: "Plan", at: int) -> str:
    """Of headers that say something only beside a column of tax: net sales are without it, a total is with it."""
    header = plan.table.headers[at]
    concepts = plan.table.reader.concepts(header)
    if "net" in concepts or squash(header) in ("subtotal", "linesubtotal", "ordersubtotal"):
        return "without"
    price = plan.roles.get("unit_price")
    return "with" if "total" in concepts and concepts <= _PLAIN and price is None else ""


def _of_figures(plan: "Plan", main: str, written: str) -> str:
    """What an amount and its tax come to: another column of money, or quantity times price."""
    if "order_tax" in plan.roles:
        return _of_order(plan)
    if "tax" not in plan.roles:
        return ""
    rows = plan.table.sample
    amount, tax = (_numbers(plan, rows, plan.roles[role]) for role in (main, "tax"))
    if written != "amount":
        rate = np.abs(tax) / (100 if written == "points" else 1)
        added, taken = amount * (1 + rate), amount / (1 + rate)
    else:
        signed = np.copysign(np.abs(tax), amount)
        added, taken = amount + signed, amount - signed
    telling = ~np.isnan(amount) & (np.nan_to_num(tax) != 0) & (amount != 0)
    if telling.sum() < _LEAST_ROWS:
        return ""
    for other in _others(plan, rows, main):
        known = telling & ~np.isnan(other)
        if known.sum() < max(_LEAST_ROWS, _MOSTLY * telling.sum()):
            continue
        if _alike(other, added, known):
            return "without"
        if _alike(other, taken, known):
            return "with"
    return ""


def _of_order(plan: "Plan") -> str:
    """Subtotal, shipping and tax of an order come to its total, or do so without the tax."""
    roles = ("order_total", "order_subtotal", "order_tax", "order_shipping")
    if not set(roles[:3]) <= plan.roles.keys():
        return ""
    rows = plan.table.sample
    total, subtotal, tax, shipping = (
        _numbers(plan, rows, plan.roles[role]) if role in plan.roles else np.zeros(len(rows)) for role in roles
    )
    before = subtotal + np.nan_to_num(shipping)
    known = ~np.isnan(total + before) & (np.nan_to_num(tax) > 0)
    if not known.any():
        return ""
    if _alike(total, before + np.nan_to_num(tax), known):
        return "without"
    return "with" if _alike(total, before, known) else ""


def _others(plan: "Plan", rows: Sequence[Sequence[Any]], main: str) -> Iterator[Array]:
    """Figures that may be the same money with or without its tax: quantity times price first, then every column left."""
    if main == "amount" and {"quantity", "unit_price"} <= plan.roles.keys():
        price, quantity = (_numbers(plan, rows, plan.roles[role]) for role in ("unit_price", "quantity"))
        yield price * quantity
        if "discount" in plan.roles and plan.discount == "amount":
            yield price * quantity - np.abs(np.nan_to_num(_numbers(plan, rows, plan.roles["discount"])))
    for at in _free_money(plan):
        yield _numbers(plan, rows, at)


def _free_money(plan: "Plan") -> list[int]:
    """Columns of numbers that mean nothing else."""
    used = {at for role, at in plan.roles.items() if role not in ("order_total", "order_subtotal")}
    headers = enumerate(plan.table.headers)
    return [
        at for at, header in headers if header and at not in used and Evidence(plan.table.column(at)).fits("amount")
    ]


def _other(plan: "Plan", amounts: str) -> int | None:
    """The column that has the same amounts the other way, by its header and its figures."""
    rows = plan.table.sample
    amount = np.abs(_numbers(plan, rows, plan.roles["amount"]))
    for at in _free_money(plan):
        if _of_header(plan, at) not in ("with", "without") or _of_header(plan, at) == amounts:
            continue
        other = np.abs(_numbers(plan, rows, at))
        low, high = (amount, other) if amounts == "without" else (other, amount)
        known = ~np.isnan(low + high) & (high > 0)
        fits = (high[known] >= low[known] - _CENT) & (low[known] >= (1 - _MOST_TAX) * high[known] - _CENT)
        if known.any() and fits.mean() >= _MOSTLY:
            return at
    return None


def _written(plan: "Plan", main: str) -> str:
    """Whether the column of tax says how much it is, or its rate."""
    if "tax" not in plan.roles:
        return "amount"
    at = plan.roles["tax"]
    cells = [cell for cell in plan.table.column(at) if cell != ""]
    with_sign = sum(isinstance(cell, str) and cell.rstrip().endswith("%") for cell in cells)
    if cells and with_sign > 0.5 * len(cells):
        return "rate"
    rows = plan.table.sample
    tax, amount = (_numbers(plan, rows, place) for place in (at, plan.roles[main]))
    known = ~np.isnan(tax + amount)
    rates, sums = set(np.abs(tax[known]).tolist()), set(amount[known].tolist())
    is_said = "taxrate" in plan.table.reader.concepts(plan.table.headers[at])
    few = 0 < len(rates) <= _MOST_RATES and len(sums) >= max(3 * len(rates), 5)
    if not (is_said or few) or not rates or max(rates) > 100 * _MOST_TAX:
        return "amount"
    return "rate" if max(rates) < 1 else "points"


def _numbers(plan: "Plan", rows: Sequence[Sequence[Any]], at: int) -> Array:
    return np.array([_number(row[at], plan.decimal) for row in rows], np.float64)


def _number(cell: Any, decimal: str) -> float:
    try:
        value = number(cell, decimal)
    except ValueError:
        return np.nan
    return np.nan if value is None else value


def _alike(one: Array, other: Array, known: Array) -> bool:
    return bool((np.abs(one[known] - other[known]) <= _CENT).mean() >= _MOSTLY)


# ---------------------------------------------------------------------- lines


def tax_of_lines(taxes: Taxes, whole: Mapping[str, Array], amount: Array) -> Array:
    """The tax of each line (n,), as an amount with the sign of the line's; NaN where nothing tells. `whole` as in
    `settling`, `amount` as the file has it."""
    tax = whole.get("tax", np.full(len(amount), np.nan))
    if "tax" in whole and taxes.written != "amount":
        rate = np.abs(tax) / (100 if taxes.written == "points" else 1)
        by = {"without": rate, "with": rate / (1 + rate)}.get(taxes.amounts, np.full(len(amount), np.nan))
        tax = np.abs(amount) * by
    elif "order_tax" in whole and "receipt_id" in whole:
        tax = _spread(whole["order_tax"], whole["receipt_id"], amount)
    elif "other_amount" in whole:
        tax = np.abs(np.abs(whole["other_amount"]) - np.abs(amount))
    return tax if taxes.written == "amount" and "tax" in whole else np.round(np.copysign(tax, amount), 6)


def _spread(tax: Array, receipt: Array, amount: Array) -> Array:
    """What an order says of its tax, on its lines by their amounts."""
    group = np.where(receipt >= 0, receipt, receipt.max(initial=-1) + 1 + np.arange(len(receipt)))
    size = int(group.max(initial=-1)) + 1
    once = np.full(size, np.nan)
    said = np.flatnonzero(~np.isnan(tax))[::-1]
    once[group[said]] = np.abs(tax[said])
    sums = np.bincount(group, np.nan_to_num(np.abs(amount)), size)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(sums[group] > 0, np.abs(amount) / sums[group], np.nan)
    return once[group] * share


def bring(lines: SalesLines, with_tax: bool | None) -> str:
    """Bring the money of lines to the shop's way, in place; what was done.

    `unknown` (they do not tell), `as_is` (they are so already, or the shop has no way), `untold` (they are not, and do not
    tell the tax), `added` or `taken_off`. Prices and discounts follow the amounts; keys must have been made before.
    """
    if not lines.amounts:
        return "unknown"
    if with_tax is None or (lines.amounts == "with") == with_tax:
        return "as_is"
    if not lines.tax_apart:
        return "untold"
    amount = lines.amount
    # What was paid with points, or given away, brought no tax either.
    tax = np.where(amount == 0, 0.0, np.nan_to_num(np.abs(lines.tax)))
    brought = np.round(amount + np.copysign(tax, amount) * (1 if with_tax else -1), 6)
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.where(np.isfinite(brought / amount), brought / amount, 1.0)
    lines.amount = brought
    lines.unit_price = np.round(lines.unit_price * factor, 6)
    lines.discount = np.round(lines.discount * factor, 6)
    lines.amounts = "with" if with_tax else "without"
    _bring_prices(lines)
    return "added" if with_tax else "taken_off"


def _bring_prices(lines: SalesLines) -> None:
    """The last prices of the products follow their lines."""
    usable = (lines.product >= 0) & (lines.unit_price > 0)
    for which, price in dict(zip(lines.product[usable].tolist(), lines.unit_price[usable].tolist())).items():
        told = lines.products.get(lines.texts["product"][which])
        if told is not None and told.get("price") is not None:
            told["price"] = round(price, 4)
