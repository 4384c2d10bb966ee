"""Wide tables: a column a product, a day or a month. What each cell then says, where it can be told without doubt."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from engine.reading import words
from engine.reading.dates import SECONDS_A_DAY, DateParser, OrderEvidence, is_date
from engine.reading.evidence import Evidence
from engine.reading.numbers import number
from engine.reading.tables import Table, is_blank
from engine.reading.words import UNKNOWN

_MONTH: Final = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*[-/.年년]\s*(?P<month>\d{1,2})\s*[月월]?|(?P<m>\d{1,2})\s*[-/.]\s*(?P<y>(?:19|20)\d\d)"
)
_NAMED: Final = re.compile(r"(?P<name>[^\W\d_]{3,})\.?[\s\-/']*(?P<year>(?:19|20)?\d\d)?")
_ONLY_MONTH: Final = re.compile(r"\d{1,2}\s*[月월]")
_IN_MONEY: Final = re.compile(r"[$€£¥₽₩₹₺₫元円원]|\d[.,]\d\d(?!\d)")
_WHO: Final = frozenset("customer_id customer_name email phone".split())
_WHAT: Final = frozenset("product_id product_name".split())
_COUNTED: Final = frozenset(
    "quantity amount unit_price order_total order_discount order_refund discount tax sold_at sold_time".split()
)
_NOTHING: Final = frozenset(("", "0", "-", "–", "—", "0.0", "0.00", "0,0", "0,00"))
_LEAST_PRODUCTS: Final = 3
_LEAST_EMPTY: Final = 0.25
_MOST_PIECES: Final = 1000


@dataclass
class Wide:
    """Columns of a table that are one thing each. `labels` are their products, or days (date). `value` is what a cell
    says: `amount` or `quantity`; empty where that cannot be told. `total` is the column with the money of a whole row, which the
    cells of products do not tell."""

    columns: list[int]
    labels: list[Any]
    value: str
    total: int | None = None

    @property
    def role(self) -> str:
        """What the headers say: `product_name` or `sold_at`."""
        return "product_name" if isinstance(self.labels[0], str) else "sold_at"

    def melted(self, row: list[Any]) -> list[tuple[int, list[Any]]]:
        """A row as rows that end in what a header says and what the cell says, each with its column; empty cells and
        zeros say nothing."""
        said = [(at, label, row[at]) for at, label in zip(self.columns, self.labels)]
        found = [(at, [*row, label, cell]) for at, label, cell in said if not _is_nothing(cell)]
        if not found and self.total is not None and not _is_nothing(row[self.total]):
            return [(self.total, [*row, "", ""])]
        return found


def wide_of(table: Table, roles: dict[str, int]) -> Wide | None:
    """What is wide in a table, by the roles of its other columns; None where nothing is."""
    periods = _periods(table, roles)
    if periods is not None:
        return periods
    return _products(table, roles) if "sold_at" in roles else None


def _periods(table: Table, roles: dict[str, int]) -> Wide | None:
    found = [(at, header) for at, header in enumerate(table.headers) if header and is_period(header)]
    found = [(at, header) for at, header in found if Evidence(table.column(at)).fits("amount") or not table.column(at)]
    if len(found) < 2 or all(not table.column(at) for at, _ in found):
        return None
    columns, headers = [at for at, _ in found], [header for _, header in found]
    # Whose or what a row is stands before what it says.
    before = {role for role, at in roles.items() if at < columns[0]}
    if not (_WHO | _WHAT) & before:
        return None
    days = _days(headers)
    if days is None:
        return Wide(columns, headers, "")
    of_months = all(is_month(header) for header in headers)
    if of_months and not _WHO & before:
        # What a product brought in a month is a total of many sales.
        return None
    return Wide(columns, days, _value_of(table, columns))


def _products(table: Table, roles: dict[str, int]) -> Wide | None:
    reader = table.reader
    unread = [
        at
        for at, header in enumerate(table.headers)
        if header and at not in roles.values() and UNKNOWN in reader.concepts(header) and table.column(at)
    ]
    if len(unread) < _LEAST_PRODUCTS or not (_WHO | {"receipt_id"}) & roles.keys() or _WHAT & roles.keys():
        return None
    rows = [row for row in table.sample if not is_blank(row)]
    cells = [row[at] for row in rows for at in unread]
    filled = [cell for cell in cells if not _is_nothing(cell)]
    labels = [table.headers[at] for at in unread]
    if not filled:
        return None
    sums = next((role for role in _SUMS if role in roles and _are_parts(rows, unread, roles[role])), None)
    if sums is not None:
        # What stands at the end of a row is the sum of these: they are its parts, and nothing else.
        return Wide(unread, labels, _value_of_parts(filled, table, roles[sums], sums))
    if not all(_is_count(cell) for cell in filled):
        return None
    total = roles.get("amount", roles.get("order_total"))
    if len(filled) > (1 - _LEAST_EMPTY) * len(cells):
        # Each row fills all of them: they may be anything.
        return Wide(unread, labels, "") if total is None else None
    return Wide(unread, labels, "quantity", total)


_SUMS: Final = ("amount", "order_total", "quantity")
_LEAST_ROWS: Final = 2
_FEW: Final = 20
"""Pieces of one product on one line that nobody takes for money."""


def _are_parts(rows: Sequence[list[Any]], columns: Sequence[int], total: int) -> bool:
    """Whether these columns come to another one on every row that says it."""
    told = [row for row in rows if not _is_nothing(row[total])]
    return len(told) >= _LEAST_ROWS and all(
        abs(sum(_figure(row[at]) for at in columns) - _figure(row[total])) < 0.011 for row in told
    )


def _value_of_parts(filled: Sequence[Any], table: Table, total: int, role: str) -> str:
    """What parts of a sum are: money where its header says so or cents are among them, pieces where they are few."""
    counts = all(_is_count(cell) for cell in filled)
    concepts = table.reader.concepts(table.headers[total])
    if role == "quantity" or "quantity" in concepts:
        return "quantity" if counts else ""
    if not counts or concepts & {"amount", "sale", "net", "gross", "price"}:
        return "amount"
    return "quantity" if all(_figure(cell) <= _FEW for cell in filled) else ""


def _figure(cell: Any) -> float:
    """A cell of a sum; nothing counts as 0."""
    if _is_nothing(cell):
        return 0.0
    for mark in ".,":
        try:
            return number(cell, mark) or 0.0
        except ValueError:
            continue
    return float("nan")


def _value_of(table: Table, columns: list[int]) -> str:
    evidence = Evidence([cell for at in columns for cell in table.column(at) if not _is_nothing(cell)])
    if evidence.fractions > 0 or any(isinstance(cell, str) and _IN_MONEY.search(cell) for cell in evidence.cells):
        return "amount"
    return ""


def _days(headers: Sequence[str]) -> list[dt.date] | None:
    """The days that headers name, the first of a month for a month; None where a year is missing or they do not ascend."""
    evidence = OrderEvidence()
    evidence.add(header for header in headers if is_date(header))
    order = evidence.order()
    found = [month_of(header) or (_day_of(header, order) if order else None) for header in headers]
    days = [day for day in found if day is not None]
    ascending = all(one < other for one, other in pairwise(days))
    return days if len(days) == len(headers) and ascending else None


def _day_of(header: str, order: str) -> dt.date | None:
    try:
        seconds = DateParser(order)(header)
    except ValueError:
        return None
    return None if seconds is None else dt.date(1970, 1, 1) + dt.timedelta(days=seconds // SECONDS_A_DAY)


def month_of(header: str) -> dt.date | None:
    """The first day of the month that a header names with its year."""
    text = header.strip()
    match = _MONTH.fullmatch(text)
    if match:
        year, month = int(match["year"] or match["y"]), int(match["month"] or match["m"])
        return dt.date(year, month, 1) if 1 <= month <= 12 else None
    named = _NAMED.fullmatch(text)
    number = named and words.month_numbers().get(words.fold(named["name"]))
    if not named or not number or not named["year"]:
        return None
    year = int(named["year"])
    return dt.date(year if year > 99 else 2000 + year, number, 1)


def is_month(header: str) -> bool:
    """Whether a header names a month, with its year or without."""
    named = _NAMED.fullmatch(header.strip())
    is_named = bool(named and words.fold(named["name"]) in words.month_numbers())
    return month_of(header) is not None or is_named or bool(_ONLY_MONTH.fullmatch(header.strip()))


def is_period(header: str) -> bool:
    """Whether a header names a day or a month."""
    return is_month(header) or (any(map(str.isdigit, header)) and is_date(header))


def _is_nothing(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip() in _NOTHING) or cell == 0


def _is_count(cell: Any) -> bool:
    try:
        value = float(cell)
    except (TypeError, ValueError):
        return False
    return value.is_integer() and 0 < value < _MOST_PIECES


def _plain_roles(wide: Wide, roles: dict[str, int]) -> dict[str, int]:
    """The roles of the columns that are not wide, less what the wide ones say, and sums of them."""
    dropped = _COUNTED - ({"sold_at", "sold_time"} if wide.role == "product_name" else set())
    return {role: at for role, at in roles.items() if at not in wide.columns and role not in dropped}


def extend(table: Table, wide: Wide, roles: dict[str, int]) -> tuple[dict[str, int], dict[str, str]]:
    """Give a table two more columns: what the headers say, and what the cells say; the roles of all, and their reasons.

    The table's sample is melted.
    """
    kept, width = _plain_roles(wide, roles), len(table.headers)
    said = f"{table.headers[wide.columns[0]]} … {table.headers[wide.columns[-1]]}"
    table.headers = [*table.headers, said, said]
    table.sample = [melted for row in table.sample for _, melted in wide.melted(row)]
    reasons = {**dict.fromkeys(kept, "header"), wide.role: "values", wide.value: "values"}
    roles = {**kept, wide.role: width, wide.value: width + 1}
    if wide.total is not None:
        roles["order_total"], reasons["order_total"] = wide.total, "header"
    return roles, reasons
