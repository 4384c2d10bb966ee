"""Read tables whole, and settle what only several tables together can tell: joins, prices, the same sales twice."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from engine.importing.gather import Found, Heads
from engine.progress import Progress, part
from engine.reading.judging import RETURNS
from engine.reading.lines import SalesLines
from engine.reading.records import RecordReader, Records
from engine.reading.returned import ReturnsReader
from engine.reading.sales import SalesReader

_EPOCH = datetime(1970, 1, 1)
_DAY = 86400


@dataclass
class Content:
    """A table that was read, or a segment of a large one: sales as lines, everything else as records."""

    found: Found
    lines: SalesLines | None = None
    records: Records | None = None
    dated_by_shop: bool = False
    """Whether lines have their dates from orders that the shop knew before."""
    taxes: str = ""
    """What became of the tax in the amounts of sales, as `taxes.bring` says."""

    @property
    def read(self) -> SalesLines | Records:
        """What came out of the table, whichever it is."""
        if self.lines is not None:
            return self.lines
        assert self.records is not None
        return self.records


def tables_of(contents: Sequence[Content]) -> list[Content]:
    """The first content of each table: it has what the segments of a table share."""
    return list({id(content.found): content for content in reversed(contents)}.values())[::-1]


def latest_moment(now: datetime) -> int:
    """The last moment that a date of a file may have: a year from now. What lies beyond is a typing error."""
    return int((now.replace(tzinfo=None) + timedelta(days=366) - _EPOCH).total_seconds())


def read_contents(
    tables: Sequence[Found],
    now: datetime,
    currency: str | None,
    progress: Progress,
    prices: Mapping[str, float],
    heads: Heads = lambda receipts: {},
    stores_left_out: Sequence[str] = (),
    time_zone: str = "",
) -> list[Content]:
    """Read all tables to their ends. `prices` are the shop's prices by product id, for lines that tell no money; `heads`
    says when the receipts that the shop knows were and whose, for lines that tell neither; lines of `stores_left_out` are
    not wanted; times that tell an offset are turned into the clock of `time_zone` (IANA name)."""
    contents = []
    for number, found in enumerate(tables):
        share = part(progress, number / len(tables), (number + 1) / len(tables))
        found.plan.time_zone = time_zone
        if found.plan.titles is not None:
            found.plan.titles.learn(prices)
        if found.plan.part == RETURNS:
            contents.append(Content(found, records=ReturnsReader(found.plan).read(share)))
        elif found.plan.kind == "sales":
            reader = SalesReader(found.plan, latest_moment(now), currency, stores_left_out)
            contents += [Content(found, lines=lines) for lines in reader.segments(share)]
        else:
            contents.append(Content(found, records=RecordReader(found.plan, latest_moment(now)).read(share)))
        for other in found.others:
            contents[-1].read.findings.add_table(other.sheet, other.cell, other.says, code=other.noted_as)
        for payments in found.payments:
            contents[-1].read.findings.add_table(*payments, code="table.payments")
        found.plan.table.sheet.release()
    contents = _joined(contents, heads)
    _priced(contents, dict(prices))
    for content in contents:
        if content.lines is not None:
            content.lines.findings.add_rows(
                "line.no_amount", content.lines.row[np.isnan(content.lines.amount)], stored=True
            )
    return contents


def _joined(contents: list[Content], known: Heads) -> list[Content]:
    """Give order lines the date and the customer of their order, which stand in another table or in the shop already;
    and lines without a customer the one of their receipt."""
    heads = [
        c.lines for c in contents if c.lines is not None and (c.found.plan.part == "heads" or c.lines.whole_receipts)
    ]
    where: dict[str, tuple[int, str | None]] = {}
    # Orders that were closed tell the dates of their goods, too.
    for head in [*heads, *(head.voids for head in heads if head.voids is not None)]:
        customers, receipts = [*head.texts["customer"], None], list(head.texts["receipt"])
        for receipt, sold_at, customer in zip(head.receipt.tolist(), head.sold_at.tolist(), head.customer.tolist()):
            if receipt >= 0:
                where.setdefault(receipts[receipt], (sold_at, customers[customer]))
    told = {key: said for head in heads for key, said in head.customers.items()}
    for content in contents:
        lines = content.lines
        if lines is None or lines.whole_receipts or content.found.plan.part == "heads":
            continue
        needs_dates = content.found.plan.part == "lines"
        if needs_dates or not lines.texts["customer"]:
            labels = lines.texts["receipt"]
            of_shop = known([label for label in labels if label not in where])
            content.dated_by_shop = needs_dates and bool(of_shop)
            where = {**of_shop, **where}
        if needs_dates:
            _dated(lines, where)
            if lines.voids is not None:
                _dated(lines.voids, where)
        if where:
            _owned(lines, where, told)
    return [c for c in contents if c.lines is None or c.found.plan.part != "heads"]


def _dated(lines: SalesLines, where: Mapping[str, tuple[int, str | None]]) -> None:
    places = [where.get(label) for label in lines.texts["receipt"]]
    sold_at = np.array([*(place[0] if place else 0 for place in places), 0], np.int64)
    is_known = np.array([*(place is not None for place in places), False])[lines.receipt]
    lines.findings.add_rows("receipt.unknown", lines.row[~is_known])
    lines.sold_at = sold_at[lines.receipt]
    lines.keep(is_known)


def _owned(
    lines: SalesLines, where: Mapping[str, tuple[int, str | None]], told: Mapping[str, dict[str, object]]
) -> None:
    """Lines without a customer are those of their receipt's customer, where its own line is of the same day."""
    if not ((lines.customer < 0) & (lines.receipt >= 0)).any():
        return
    customers = {text: number for number, text in enumerate(lines.texts["customer"])}
    owners, days = [], []
    for label in lines.texts["receipt"]:
        sold_at, customer = where.get(label, (0, None))
        owners.append(-1 if customer is None else customers.setdefault(customer, len(customers)))
        days.append(sold_at // _DAY)
    same_day = np.array([*days, -1])[lines.receipt] == lines.sold_at // _DAY
    owner = np.array([*owners, -1], np.int32)[lines.receipt]
    lines.customer = np.where((lines.customer < 0) & same_day, owner, lines.customer)
    lines.texts["customer"] = list(customers)
    for number in np.unique(lines.customer[lines.customer >= 0]).tolist():
        key = lines.texts["customer"][number]
        lines.customers.setdefault(key, dict(told.get(key, {})))


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
        full = price * lines.quantity
        lines.unit_price = np.where(unknown, price, lines.unit_price)
        if lines.off is not None:
            lines.discount = np.where(unknown, np.round(np.abs(full) * lines.off, 6), lines.discount)
            full = full * (1 - lines.off)
        lines.amount = np.where(unknown, np.round(full, 6), lines.amount)


def tell_taxes(content: Content, done: str) -> None:
    """Say what became of the tax in the amounts of a table (`taxes.bring`), in its findings where anything did, or could not."""
    content.taxes = done
    plan, lines = content.found.plan, content.lines
    if lines is None or done not in ("added", "taken_off", "untold"):
        return
    at = next(plan.roles[role] for role in ("amount", "order_total", "unit_price") if role in plan.roles)
    header = plan.table.headers[at]
    lines.findings.add_column(f"tax.{done}", plan.table.header_row, plan.table.letter_of(at), header, len(lines))


def tell_returned(content: Content) -> None:
    """Say of a list of returned orders how many it names."""
    table, records = content.found.plan.table, content.records
    at = content.found.plan.roles["receipt_id"]
    if records is not None and records.rows:
        letter = table.letter_of(at)
        records.findings.add_column("receipt.returned", table.header_row, letter, table.headers[at], len(records.rows))


def counted_once(contents: Sequence[Content]) -> None:
    """Leave out whole receipts beside the goods of the same receipts: the goods are the sales."""
    goods: set[tuple[str, int]] = set()
    wholes = [content.lines for content in contents if content.lines is not None and content.lines.whole_receipts]
    if not wholes:
        return
    for content in contents:
        if content.lines is not None and not content.lines.whole_receipts:
            goods |= set(_receipts(content.lines))
            if content.lines.voids is not None:
                goods |= set(_receipts(content.lines.voids))
    for lines in wholes:
        twice = np.array([receipt in goods for receipt in _receipts(lines)], bool)
        lines.findings.add_rows("line.in_other_file", lines.row[twice])
        lines.keep(~twice)


def cancelled_once(contents: Sequence[Content]) -> int:
    """Lines that were cancelled or given back; those of a receipt that stands in several tables as often as in the one that
    has most of them."""
    tables: dict[int, Counter[tuple[str, int]]] = {}
    total, most = 0, Counter[tuple[str, int]]()
    for content in contents:
        voids = content.lines.voids if content.lines is not None else None
        if voids is not None:
            tables.setdefault(id(content.found), Counter()).update(_receipts(voids))
        elif content.lines is not None:
            total += content.lines.cancelled
    for counts in tables.values():
        # Lines without a receipt are nobody else's.
        total += sum(counts.pop(of) for of in [*counts] if not of[0])
        most |= counts
    return total + most.total()


def _receipts(lines: SalesLines) -> Iterator[tuple[str, int]]:
    """Number and day of each line's receipt."""
    labels = [*lines.texts["receipt"], ""]
    return ((labels[number], day) for number, day in zip(lines.receipt.tolist(), (lines.sold_at // _DAY).tolist()))
