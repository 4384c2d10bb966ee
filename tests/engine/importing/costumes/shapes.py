"""Tables of another shape than a line a row: a column a product or a month, baskets in one cell, and sums of sums."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from random import Random
from typing import Any

from tests.engine.importing.costumes.styles import Styles
from tests.engine.importing.costumes.truth import Line, Truth, as_told, languages

Told = Counter[tuple[Any, ...]]
_PIECES = (
    "{count}x {name}",
    "{count} x {name}",
    "{name} x{count}",
    "{name}×{count}",
    "{name} ({count})",
    "{name}*{count}",
)
_BETWEEN = ("; ", ", ", " | ", "；", "、", "\n", " + ", ",", "/")


@dataclass
class Shape:
    """`rows` from the header on, what they tell, and what may rightly be said instead of reading them. Of `sums` nothing
    may be stored."""

    name: str
    rows: list[list[Any]]
    told: Told
    may_refuse: frozenset[str] = frozenset()
    sums: bool = False


def shape_of(chance: Random, truth: Truth, styles: Styles) -> Shape | None:
    """A shape other than the usual one, where the truth can be told in it; mostly None."""
    kind = chance.random()
    lines = [line for line in truth.lines if not line.cancelled]
    if kind < 0.03:
        return _packed(chance, truth, styles, lines)
    if kind < 0.05:
        return _by_product(chance, truth, styles, lines)
    if kind < 0.08:
        return _by_period(chance, truth, styles, lines)
    return _sums(chance, truth, styles, lines) if kind < 0.11 else None


def _who(line: Line) -> str:
    return line.customer[0] if line.customer else ""


def _receipts(lines: Sequence[Line]) -> list[list[Line]]:
    return [list(group) for _, group in groupby(lines, key=lambda line: line.receipt)]


def _day(truth: Truth, line: Line) -> dt.datetime:
    return line.at if truth.shown.time else line.at.replace(hour=0, minute=0)


def _names(chance: Random, truth: Truth, *roles: str) -> list[str]:
    words = languages()[truth.language]
    return [chance.choice(words[role]) for role in roles]


def _packed(chance: Random, truth: Truth, styles: Styles, lines: Sequence[Line]) -> Shape | None:
    """A row a receipt, with its goods in one cell and their total."""
    between, piece = chance.choice(_BETWEEN), chance.choice(_PIECES)
    marks = {between.strip() or "\n", *"x×*()"}
    goods = {line.product[1] for line in lines}
    if any(mark in name for mark in marks for name in goods) or any(line.quantity % 1 for line in lines):
        return None
    receipts = _receipts(lines)
    if styles.dates.clock is not None or sum(len(each) > 1 for each in receipts) < 3:
        return None
    if any(not 0 < abs(line.quantity) < 1000 for line in lines):
        return None
    rows: list[list[Any]] = [_names(chance, truth, "receipt", "date", "customer_id", "product_name", "amount")]
    told = Told()
    for receipt in receipts:
        first, total = receipt[0], sum((line.amount for line in receipt), Decimal(0))
        cell = between.join(piece.format(count=abs(line.quantity), name=line.product[1]) for line in receipt)
        who = _who(first)
        rows.append(
            [
                styles.ids["receipt"](first.receipt),
                styles.dates.write(first.at),
                who and styles.ids["customer_id"](who),
                cell,
                styles.numbers.money(total),
            ]
        )
        pieces = float(sum(abs(line.quantity) for line in receipt))
        for line in receipt:
            share = round(float(total) * (float(abs(line.quantity)) / pieces), 6)
            told[
                as_told(
                    _day(truth, first), who or None, line.product[1], first.receipt, line.quantity, Decimal(repr(share))
                )
            ] += 1
    return Shape(f"packed {piece}{between!r}", rows, told)


def _by_product(chance: Random, truth: Truth, styles: Styles, lines: Sequence[Line]) -> Shape | None:
    """A row a receipt, with a column of pieces for each of the goods."""
    if styles.dates.clock is not None or any(line.quantity % 1 or not 0 < line.quantity < 1000 for line in lines):
        return None
    goods = list(dict.fromkeys(line.product[1] for line in lines))
    receipts = _receipts(lines)
    rows: list[list[Any]] = [[*_names(chance, truth, "date", "receipt", "customer_id"), *goods]]
    nothing, told = chance.choice(("", 0)), Told()
    for receipt in receipts:
        pieces = Counter[str]()
        for line in receipt:
            pieces[line.product[1]] += int(line.quantity)
        first, who = receipt[0], _who(receipt[0])
        cells = [pieces[name] or nothing for name in goods]
        rows.append(
            [
                styles.dates.write(first.at),
                styles.ids["receipt"](first.receipt),
                who and styles.ids["customer_id"](who),
                *cells,
            ]
        )
        for name, count in pieces.items():
            told[as_told(_day(truth, first), who or None, name, first.receipt, count, "NaN")] += 1
    filled = sum(cell not in ("", 0) for row in rows[1:] for cell in row[3:])
    if len(goods) < 3 or filled > 0.7 * (len(rows) - 1) * len(goods):
        return None
    return Shape("a column a product", rows, told)


_MONTHS = ("{y}-{m:02d}", "{m:02d}/{y}", "{m:02d}.{y}", "{name} {y}", "{y}/{m}", "{name} {y}")


def _by_period(chance: Random, truth: Truth, styles: Styles, lines: Sequence[Line]) -> Shape | None:
    """A row a customer (and product), with a column of money for each month."""
    by_goods = chance.random() < 0.5
    months = sorted({line.at.replace(day=1, hour=0, minute=0) for line in lines})
    names = languages()[truth.language].get("months")
    pattern = chance.choice(_MONTHS if names else [each for each in _MONTHS if "name" not in each])
    sums: dict[tuple[str, str], dict[dt.datetime, Decimal]] = {}
    for line in lines:
        if line.customer:
            cells = sums.setdefault((line.customer[0], line.product[1] if by_goods else ""), {})
            month = line.at.replace(day=1, hour=0, minute=0)
            cells[month] = cells.get(month, Decimal(0)) + line.amount
    if len(months) < 2 or len(sums) < 3:
        return None
    columns = [
        pattern.format(y=month.year, m=month.month, name=(names or [""] * 12)[month.month - 1]) for month in months
    ]
    header = _names(chance, truth, "customer_id", *(["product_name"] if by_goods else []))
    has_total = chance.random() < 0.4
    total = [languages()[truth.language]["total"][0]] if has_total else []
    rows: list[list[Any]] = [[*header, *columns, *total]]
    told = Told()
    for (who, name), cells in sums.items():
        money = [styles.numbers.money(cells[month]) if cells.get(month) else "" for month in months]
        rows.append([styles.ids["customer_id"](who), *([name] if by_goods else []), *money])
        if has_total:
            rows[-1].append(styles.numbers.money(sum(cells.values(), Decimal(0))))
        for month, amount in cells.items():
            if amount:
                told[as_told(month, who, name or None, None, 1, amount)] += 1
    # Without cents nothing says whether a number is money or pieces.
    cents = languages()[truth.language]["cents"]
    return Shape(f"a column a month {pattern}", rows, told, frozenset() if cents else frozenset(["table.wide"]))


_NO_SALES = frozenset("table.pivot_only table.totals_only table.wide table.not_sales table.no_header".split())


def _sums(chance: Random, truth: Truth, styles: Styles, lines: Sequence[Line]) -> Shape:
    """What a pivot table leaves: sums by product or customer and month, or by one of them alone."""
    words = languages()[truth.language]
    label, total, measure = words["pivot"]
    money = styles.numbers.money
    side = chance.choice(("product", "customer", "day"))
    wide = chance.random() < 0.6
    sums: dict[str, dict[str, Decimal]] = {}
    for line in lines:
        of = {"product": line.product[1], "customer": line.customer[1] if line.customer else "-"}.get(side)
        key = of if of is not None else f"{line.at:%Y-%m-%d}"
        cells, month = sums.setdefault(key, {}), f"{line.at:%Y-%m}"
        cells[month] = cells.get(month, Decimal(0)) + line.amount
    months = sorted({month for each in sums.values() for month in each})
    rows: list[list[Any]] = []
    if wide:
        rows += [[measure, ""], [label, *months, total]]
        rows += [
            [
                key,
                *(money(each[month]) if month in each else "" for month in months),
                money(sum(each.values(), Decimal(0))),
            ]
            for key, each in sorted(sums.items())
        ]
    else:
        rows.append([label, measure])
        rows += [[key, money(sum(each.values(), Decimal(0)))] for key, each in sorted(sums.items())]
    by_month = [sum((each.get(month, Decimal(0)) for each in sums.values()), Decimal(0)) for month in months]
    rows.append([total, *map(money, by_month if wide else []), money(sum(by_month, Decimal(0)))])
    return Shape(f"sums by {side}{' and month' if wide else ''}", rows, Told(), _NO_SALES, sums=True)
