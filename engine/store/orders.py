"""What the report of an order says of its goods, which another file tells: what was paid for them, and that it was closed.

Files of goods that tell list prices alone (`import_file.listed_prices`) know nothing of coupons and refunds: where the shop
knows what was paid for the order, that is spread over its goods by price. What files say stays as they say it, in the
statements; this is put on top of it whenever lines are settled, and falls away with the import that said it.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

SECONDS_A_DAY: Final = 86400
_CENT: Final = 0.005

Receipt = tuple[str, int]


@dataclass(slots=True)
class _Line:
    """What the statements of one key come to."""

    key: int
    import_id: int
    file_id: int
    kind: str
    receipt: Receipt
    amount: float | None
    counts: float | None = None
    """The amount of the line as it counts now, NaN for one without; None where it does not count."""

    def say(self, import_id: int, file_id: int, kind: str | None, amount: float | None) -> None:
        self.import_id, self.file_id = import_id, file_id
        if kind is not None:
            self.kind = kind
            self.amount = self.amount if amount is None or kind == "cancelled" else amount


@dataclass(frozen=True)
class Orders:
    """`listed` are the files of goods with list prices alone; `shares` say by receipt which share of these prices was paid,
    `closed` are receipts of which the latest report says that they were cancelled, `outdated` keys of lines of an order
    report that a later one tells otherwise."""

    listed: frozenset[int] = frozenset()
    shares: Mapping[Receipt, float] = field(default_factory=dict)
    closed: frozenset[Receipt] = frozenset()
    outdated: frozenset[int] = frozenset()
    wrong: tuple[int, ...] = ()
    """Keys of lines that count, or do not, other than this says."""

    def amount(self, receipt: Receipt, file_id: int, kind: str, amount: float | None) -> float | None:
        """What was paid for a line of this amount."""
        share = self.shares.get(receipt)
        if share is None or amount is None or kind != "sale" or file_id not in self.listed:
            return amount
        return round(amount * share, 6)

    @classmethod
    def of(cls, connection: sqlite3.Connection, wholes: Collection[int]) -> "Orders":
        """As the shop's files say now; `wholes` are those of whole receipts."""
        if not wholes:
            return cls()
        listed = frozenset(row[0] for row in connection.execute("SELECT id FROM import_file WHERE listed_prices = 1"))
        of_wholes: dict[Receipt, list[_Line]] = defaultdict(list)
        of_goods: dict[Receipt, list[_Line]] = defaultdict(list)
        for line in _lines(connection, _receipts(connection, wholes, listed)):
            (of_wholes if line.file_id in wholes else of_goods)[line.receipt].append(line)
        shares: dict[Receipt, float] = {}
        closed: set[Receipt] = set()
        outdated: set[int] = set()
        for receipt, lines in of_wholes.items():
            sales = [line for line in lines if line.kind != "refund"]
            latest = max((line.import_id for line in sales), default=0)
            now = [line for line in sales if line.import_id == latest]
            outdated |= {line.key for line in sales if line.import_id != latest}
            if now and all(line.kind == "cancelled" for line in now):
                closed.add(receipt)
            elif len(now) == len(lines) or len(sales) == len(lines):
                share = _share([line.amount for line in now if line.kind == "sale"], of_goods[receipt], listed)
                if share is not None:
                    shares[receipt] = share
        found = cls(listed, shares, frozenset(closed), frozenset(outdated))
        every = [line for of_receipt in (of_wholes, of_goods) for lines in of_receipt.values() for line in lines]
        return cls(listed, shares, found.closed, found.outdated, tuple(found._wrong(every, wholes)))

    def _wrong(self, lines: Sequence[_Line], wholes: Collection[int]) -> Iterator[int]:
        for line in lines:
            is_there = line.counts is not None
            is_gone = line.receipt in self.closed or line.key in self.outdated
            if is_there and is_gone:
                yield line.key
            elif line.kind == "cancelled" or line.file_id in wholes:
                continue
            elif is_there != (not is_gone):
                yield line.key
            elif is_there and line.kind == "sale":
                due = self.amount(line.receipt, line.file_id, line.kind, line.amount)
                if due is not None and abs(due - line.counts) > 1e-6:  # type: ignore[operator]
                    yield line.key


def _share(paid: Sequence[float | None], goods: Sequence[_Line], listed: Collection[int]) -> float | None:
    """The share of their list prices that was paid for the goods of an order; None where that is not known, or all of it."""
    counting = [line for line in goods if line.kind == "sale"]
    amounts = [line.amount for line in counting]
    if not counting or not paid or None in paid or None in amounts:
        return None
    if any(line.file_id not in listed for line in counting):
        return None
    total, full = sum(paid), sum(amounts)  # type: ignore[arg-type]
    # What was paid beyond the goods was paid for something else: tax, postage, a tip.
    return total / full if 0 <= total < full - _CENT else None


def _receipts(connection: sqlite3.Connection, wholes: Collection[int], listed: Collection[int]) -> list[str]:
    """The numbers of receipts that need a look: with goods at list prices, cancelled as wholes, or told in
    several lines by several imports."""
    of_wholes, of_listed = (json.dumps(sorted(files)) for files in (wholes, listed))
    of_files = "file_id IN (SELECT value FROM json_each(?))"
    found: set[str] = set()
    if listed:
        where = f"WHERE {of_files} AND receipt IS NOT NULL"
        rows = connection.execute(
            f"SELECT receipt FROM sale {where} UNION SELECT receipt FROM sale_statement {where}", (of_listed, of_listed)
        )
        found |= {row[0] for row in rows}
    cancelled = f"SELECT receipt FROM sale_statement WHERE {of_files} AND kind = 'cancelled' AND receipt IS NOT NULL"
    found |= {row[0] for row in connection.execute(cancelled, (of_wholes,))}
    lines = f"SELECT receipt, key, import_id FROM {{}} WHERE {of_files} AND receipt IS NOT NULL AND kind <> 'refund'"
    several = connection.execute(
        f"SELECT receipt FROM ({lines.format('sale')} UNION {lines.format('sale_statement')})"
        " GROUP BY receipt HAVING COUNT(DISTINCT key) > 1 AND COUNT(DISTINCT import_id) > 1",
        (of_wholes, of_wholes),
    )
    return sorted(found | {row[0] for row in several})


def _lines(connection: sqlite3.Connection, receipts: Sequence[str]) -> list[_Line]:
    """The lines of these receipts, as their statements say: of a key without any, its line is what was said."""
    if not receipts:
        return []
    chosen = json.dumps(receipts)
    of_receipts = "receipt IN (SELECT value FROM json_each(?))"
    columns = "key, import_id, file_id, kind, sold_at, receipt, amount"
    counting = connection.execute(f"SELECT {columns} FROM sale WHERE {of_receipts}", (chosen,)).fetchall()
    told = connection.execute(
        f"SELECT {columns} FROM sale_statement WHERE key IN (SELECT key FROM sale_statement WHERE {of_receipts}"
        f" UNION SELECT key FROM sale WHERE {of_receipts}) ORDER BY key, import_id, kind IS 'cancelled', file_id",
        (chosen, chosen),
    ).fetchall()
    with_statements = {row[0] for row in told if row[3] is not None}
    found: dict[int, _Line] = {}
    for row in [*(row for row in counting if row[0] not in with_statements), *told]:
        _say(found, row)
    for key, *_, amount in counting:
        if key in found:
            found[key].counts = float("nan") if amount is None else amount
    return list(found.values())


def _say(found: dict[int, _Line], row: Sequence[Any]) -> None:
    key, import_id, file_id, kind, sold_at, receipt, amount = row
    if key in found:
        found[key].say(import_id, file_id, kind, amount)
    elif kind is not None and receipt is not None:
        found[key] = _Line(key, import_id, file_id, kind, (receipt, sold_at // SECONDS_A_DAY), amount)
