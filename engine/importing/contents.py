"""Read tables whole, and settle what only several tables together can tell: joins, prices, the same sales twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from engine.importing.gather import Found
from engine.progress import Progress, part
from engine.reading.lines import SalesLines
from engine.reading.records import RecordReader, Records
from engine.reading.sales import SalesReader

_EPOCH = datetime(1970, 1, 1)


@dataclass
class Content:
    """A table that was read: sales as lines, everything else as records."""

    found: Found
    lines: SalesLines | None = None
    records: Records | None = None

    @property
    def read(self) -> SalesLines | Records:
        """What came out of the table, whichever it is."""
        if self.lines is not None:
            return self.lines
        assert self.records is not None
        return self.records


def latest_moment(now: datetime) -> int:
    """The last moment that a date of a file may have: a year from now. What lies beyond is a typing error."""
    return int((now.replace(tzinfo=None) + timedelta(days=366) - _EPOCH).total_seconds())


def read_contents(
    tables: Sequence[Found], now: datetime, currency: str | None, progress: Progress, prices: Mapping[str, float]
) -> list[Content]:
    """Read all tables to their ends. `prices` are the shop's prices by product id, for lines that tell no money."""
    contents = []
    for number, found in enumerate(tables):
        share = part(progress, number / len(tables), (number + 1) / len(tables))
        if found.plan.kind == "sales":
            contents.append(Content(found, lines=SalesReader(found.plan, latest_moment(now), currency).read(share)))
        else:
            contents.append(Content(found, records=RecordReader(found.plan, latest_moment(now)).read(share)))
        found.plan.table.sheet.release()
    contents = _joined(contents)
    _priced(contents, dict(prices))
    _counted_once(contents)
    return contents


def _joined(contents: list[Content]) -> list[Content]:
    """Give order lines the date and the customer of their order's head, which stands in another table."""
    heads = [c.lines for c in contents if c.lines is not None and c.found.plan.part == "heads"]
    if not heads:
        return contents
    where: dict[str, tuple[int, int]] = {}
    for number, head in enumerate(heads):
        for at, receipt in enumerate(head.receipt.tolist()):
            if receipt >= 0:
                where.setdefault(head.texts["receipt"][receipt], (number, at))
    for content in contents:
        lines = content.lines
        if lines is None or content.found.plan.part != "lines":
            continue
        labels = lines.texts["receipt"]
        places = [where.get(label) for label in labels]
        customers = list(dict.fromkeys(text for head in heads for text in head.texts["customer"]))
        numbers = {text: number for number, text in enumerate(customers)}
        sold_at = np.array([heads[p[0]].sold_at[p[1]] if p else 0 for p in places] + [0], np.int64)
        customer = np.array([_customer_at(heads, p, numbers) for p in places] + [-1], np.int32)
        known = np.array([p is not None for p in places] + [False])[lines.receipt]
        lines.findings.add_rows("date.missing", lines.row[~known])
        lines.sold_at, lines.customer = sold_at[lines.receipt], customer[lines.receipt]
        lines.texts["customer"] = customers
        lines.customers = {key: told for head in heads for key, told in head.customers.items()}
        lines.keep(known)
    return [c for c in contents if c.lines is None or c.found.plan.part != "heads"]


def _customer_at(heads: Sequence[SalesLines], place: tuple[int, int] | None, numbers: Mapping[str, int]) -> int:
    if place is None:
        return -1
    head = heads[place[0]]
    customer = int(head.customer[place[1]])
    return numbers[head.texts["customer"][customer]] if customer >= 0 else -1


def _priced(contents: list[Content], prices: dict[str, float]) -> None:
    """Lines of known quantity and unknown amount: quantity times the catalogue's price."""
    for content in contents:
        if content.records is not None and content.found.plan.kind == "products":
            for key, values, _ in content.records.rows:
                if values.get("price") is not None:
                    prices[key] = values["price"]
    for content in contents:
        lines = content.lines
        if lines is None or not prices or not lines.has_quantity:
            continue
        of_product = np.array([prices.get(key, np.nan) for key in lines.texts["product"]] + [np.nan])
        unknown = np.isnan(lines.amount)
        price = of_product[lines.product]
        lines.unit_price = np.where(unknown, price, lines.unit_price)
        lines.amount = np.where(unknown, np.round(price * lines.quantity, 6), lines.amount)


def _counted_once(contents: list[Content]) -> None:
    """Receipts without goods beside the items of the same receipts: the items are the sales."""
    items: set[str] = set()
    for content in contents:
        if content.lines is not None and content.lines.has_products:
            items |= set(content.lines.texts["receipt"])
    for content in contents:
        if content.lines is not None and not content.lines.has_products:
            leave_out(content.lines, items)


def leave_out(lines: SalesLines, receipts: set[str]) -> None:
    """Leave out the lines of receipts whose items are known."""
    twice = np.array([label in receipts for label in lines.texts["receipt"]] + [False])[lines.receipt]
    lines.findings.add_rows("line.in_other_file", lines.row[twice])
    lines.keep(~twice)
