"""A sales table into checked lines: every cell typed once by its meaning, every line not kept said with its cell."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Final

import numpy as np

from engine.progress import Progress
from engine.reading import at_once, spooled, texts
from engine.reading.ahead import ahead
from engine.reading.currencies import codes_of
from engine.reading.dated_totals import DatedTotals
from engine.reading.dates import SECONDS_A_DAY, DateParser, seconds_of
from engine.reading.givings import says_points
from engine.reading.labelled import LABELLED, labels_of
from engine.reading.lines import MONEY, Array, SalesLines, joined
from engine.reading.many import ManyLabels
from engine.reading.memo import Labels, Memo, Numbers
from engine.reading.money_units import money_units, tell_units
from engine.reading.numbers import number
from engine.reading.orders import ORDER_MONEY
from engine.reading.parts import NotApart, Part, Parts, settled
from engine.reading.pieces import Apart, Melted, Unpacked
from engine.reading.plain import Block
from engine.reading.plans import Plan
from engine.reading.problems import Findings
from engine.reading.rows import BATCH, CarryDown, OtherTables, may_be_header, note_remarks, what_else
from engine.reading.settling import may_be_cut, settles_at_once
from engine.reading.sheets import TextSheet
from engine.reading.states import STATES, folded
from engine.reading.tables import is_blank
from engine.reading.zones import ZonedDates, locals_of, names_utc, zone_of

EARLIEST: Final = 7305 * SECONDS_A_DAY
"""1990-01-01: no shop's file goes further back; what does is a typing error or a default of some program."""

_FURTHER_MONEY: Final = (*ORDER_MONEY, "order_shipping", "line_refund", "order_tax", "other_amount", "points_paid")

Chunk = dict[str, Array]


class SalesReader:
    """Reads one table of sales. `latest` is the last moment (seconds) a line may have, `currency` the shop's, if set;
    `stores_left_out` are names of stores whose lines are not wanted, in any case of letters."""

    def __init__(
        self, plan: Plan, latest: int, currency: str | None = None, stores_left_out: Sequence[str] = ()
    ) -> None:
        self.plan = plan
        self.latest = latest
        self.currency = currency
        self._stores_left_out = {(texts.text(name) or "").casefold() for name in stores_left_out}
        self.findings = Findings(plan.table.sheet.name)
        year = 1970 + latest // SECONDS_A_DAY // 365
        self._zone = zone_of(plan.time_zone)
        order = plan.orders.get("sold_at", "ymd")
        self._zoned = ZonedDates(DateParser(order, year, plan.table.sheet.base_1904), self._zone)
        self._dates = Numbers(self._zoned, partial(at_once.moments, order=order))
        self._utc = any(
            names_utc(plan.table.headers[plan.roles[r]]) for r in ("sold_at", "sold_time") if r in plan.roles
        )
        self._times = Numbers(seconds_of)
        self._labels = {role: labels_of(role) for role in plan.roles if role in LABELLED}
        plainly = partial(at_once.numbers, decimal=plan.decimal)
        self._money = {role: Numbers(self._figure, plainly) for role in (*MONEY, *_FURTHER_MONEY) if role in plan.roles}
        self._units = money_units(plan)
        self._paid_with = Numbers(says_points)
        self._in_points: set[str] = set()
        self._words = {r: Memo(folded) for r in STATES if r in plan.roles}
        self._totals = DatedTotals(plan, self._labels)
        self._carry = CarryDown(plan)
        self._others = OtherTables(plan)
        self._rows: Sequence[list[Any]] = []
        self._makes_pieces = not (plan.packing is None and plan.wide is None and plan.titles is None)
        self._is_copy: Array | None = None
        self._sources: Array | None = None
        self._rows_read = 0
        self._cancelled = 0

    def read(self, progress: Progress) -> SalesLines:
        """All lines of the table. `progress` gets the share of the sheet that was read."""
        chunks = list(self._chunks(progress))
        self._remark()
        return self._settled(chunks)

    def segments(self, progress: Progress) -> list[SalesLines]:
        """The same, a large table in segments, each on disk but the rows that were read of all of them in the first."""
        if not may_be_cut(self.plan):
            return [self.read(progress)]
        if settles_at_once(self.plan):
            try:
                return self._segments(progress, at_once=True)
            except NotApart:
                again = SalesReader(self.plan, self.latest, self.currency, tuple(self._stores_left_out))
                return again._segments(progress, at_once=False)
        return self._segments(progress, at_once=False)

    def _segments(self, progress: Progress, at_once: bool) -> list[SalesLines]:
        parts, chunks = Parts(self.plan, self._labels, self.findings, at_once), list[tuple[Chunk, Chunk]]()
        for chunk in self._chunks(progress):
            chunks.append(chunk)
            if sum(len(kept["row"]) for kept, _ in chunks) >= spooled.SEGMENT:
                parts.add(self._part(chunks))
                chunks = []
        self._remark()
        if not len(parts):
            return [self._settled(chunks)]
        if chunks:
            parts.add(self._part(chunks))
        found = parts.lines(lambda: progress(1.0, "import.reading"))
        found[0].rows_read = self._rows_read
        return found

    def _remark(self) -> None:
        note_remarks(self.plan, self.findings)
        self._tell_wide()
        self._tell_zone_and_units()

    def _chunks(self, progress: Progress) -> Iterator[tuple[Chunk, Chunk]]:
        for first, rows in self._blocks():
            yield self._batch(first, rows)
            progress(self.plan.table.sheet.share_read(first + len(rows)), "import.reading")

    def _blocks(self) -> Iterator[tuple[int, Block | list[list[Any]]]]:
        table = self.plan.table
        # Where rows are corrected, or come from a workbook, Python itself is at work, and a thread more is of no use.
        if not isinstance(table.sheet, TextSheet) or table.correct is not None or self._makes_pieces:
            return table.blocks(BATCH)
        return ahead(table.blocks(BATCH), self._look_ahead)

    def _look_ahead(self, numbered: tuple[int, Block | list[list[Any]]]) -> None:
        rows = numbered[1]
        if isinstance(rows, Block):
            readers: list[tuple[str, Labels | Numbers]] = [*self._labels.items(), *self._money.items()]
            for role, reader in (*readers, ("sold_at", self._dates)):
                if role in self.plan.roles:
                    reader.look_ahead(rows.column(self.plan.roles[role]))

    def _settled(self, chunks: list[tuple[Chunk, Chunk]]) -> SalesLines:
        lines = settled(self.plan, self._labels, self._part(chunks), self.findings)
        lines.rows_read = self._rows_read
        return lines

    def _part(self, chunks: list[tuple[Chunk, Chunk]]) -> Part:
        """Chunks as one part of the table; receipts, and whatever else there are as many of as lines, are numbered anew in the next one."""
        names = (*_CHUNK, *self._labels, *dict.fromkeys((*self._money, *(["quantity"] if self._counts_pieces else []))))
        kept = joined([kept for kept, _ in chunks], names)
        voids = joined([cancelled for _, cancelled in chunks], names) if self._cancelled else None
        part = Part(kept, voids, {}, self._cancelled)
        many = {role: labels for role, labels in self._labels.items() if isinstance(labels, ManyLabels)}
        for role, labels in many.items():
            numbers = labels.settled()
            for columns in (kept, voids):
                if columns is not None:
                    columns[role] = numbers[columns[role]]
            self._labels[role] = labels_of(role)
        part.texts = {role: labels.labels for role, labels in many.items()}
        self._cancelled = 0
        return part

    # ------------------------------------------------------------------ one batch

    @property
    def _counts_pieces(self) -> bool:
        return self.plan.packing is not None or self.plan.titles is not None

    def _batch(self, first: int, rows: Block | list[list[Any]]) -> tuple[Chunk, Chunk]:
        """The columns of the lines that are kept, and of those that are cancelled."""
        if isinstance(rows, Block) and (self._makes_pieces or not self._carry.fill_block(rows)):
            rows = list(rows)
        row = np.arange(first, first + len(rows), dtype=np.int32)
        self._rows_read += len(rows)
        pieces: Unpacked | Apart | Melted | None = None
        columns: dict[str, Sequence[Any]]
        if isinstance(rows, Block):
            columns = {role: rows.column(at) for role, at in self.plan.roles.items()}
        else:
            self._carry.fill(rows)
            if self._makes_pieces:
                kind = Apart if self.plan.titles else Unpacked if self.plan.packing else Melted
                pieces = kind(rows, self.plan)
                rows, row, self._is_copy = pieces.rows, row[pieces.places], pieces.is_copy
                self._sources = getattr(pieces, "sources", None)
            cells = list(zip(*rows)) or [()] * (len(self.plan.table.headers))
            columns = {role: cells[at] for role, at in self.plan.roles.items()}
        self._rows = rows
        keep = np.ones(len(rows), bool)
        sold_at = self._sold_at(columns, rows, row, keep)
        chunk: dict[str, Array] = {role: labels.numbers(columns[role]) for role, labels in self._labels.items()}
        chunk |= {role: each.floats(columns[role]) * self._units.get(role, 1.0) for role, each in self._money.items()}
        if isinstance(pieces, (Unpacked, Apart)):
            chunk["quantity"] = pieces.quantity(chunk)
            self._tell_packed(pieces, row)
        if isinstance(pieces, Apart):
            pieces.share(chunk, self._money.keys() - {"quantity", "unit_price"})
        self._dated_totals(columns, chunk, row, keep)
        self._damaged_ids(columns, row, keep)
        refund, void = self._states(columns, chunk, row, keep)
        points = self._by_points(columns, row, keep)
        self._unreadable_money(columns, chunk, row, keep)
        self._other_currency(columns, chunk, row, keep)
        self._other_stores(columns, chunk, row, keep)
        self._say_nothing(chunk, rows, row, keep)
        whole: dict[str, Array] = {
            "row": row,
            "sold_at": np.where(keep | void, sold_at, 0).astype(np.int64),
            "refund": refund,
            "points": points,
            **chunk,
        }
        kept = whole if keep.all() else {name: values[keep] for name, values in whole.items()}
        return kept, {name: values[void] for name, values in whole.items()}

    def _drop(self, code: str, at: int, row: Array, keep: Array, role: str, value: Any) -> None:
        """Leave a line out, unless it is out already."""
        if keep[at]:
            keep[at] = False
            self._note(code, at, row, role, value, stored=False)

    def _note(self, code: str, at: int, row: Array, role: str, value: Any, stored: bool = True) -> None:
        table, place = self.plan.table, self.plan.roles.get(role, 0)
        if self._is_copy is not None and self._is_copy[at]:
            return
        # What an order says once is spread over its lines: one of them alone cannot be read again. Nor can one of several
        # lines that were kept of a row.
        alone = not self.plan.part and not set(ORDER_MONEY) & self.plan.roles.keys()
        alone &= not (stored and (self.plan.wide or self._counts_pieces))
        cells = self._rows[at] if alone and role in self.plan.roles else ()
        source = place if self._sources is None or place < len(table.columns) else int(self._sources[at])
        self.findings.add(
            code, int(row[at]), table.letter_of(source), value, table.headers[source], stored, cells, place
        )

    def _tell_wide(self) -> None:
        table = self.plan.table
        for at in self.plan.wide.columns if self.plan.wide else ():
            self.findings.add("column.melted", table.header_row, table.letter_of(at), table.headers[at], stored=True)

    def _tell_zone_and_units(self) -> None:
        """Say of times in UTC that they stay so where nobody has told the shop's zone. Other offsets are mostly its own."""
        if self._zone is None and "sold_at" in self.plan.roles and (self._utc or self._zoned.offsets == {0}):
            table, at = self.plan.table, self.plan.roles["sold_at"]
            place = table.letter_of(at)
            self.findings.add_column("zone.untold", table.header_row, place, table.headers[at], self._rows_read)
        tell_units(self.plan, self._units, self.findings, self._rows_read)

    def _tell_packed(self, pieces: Unpacked | Apart, row: Array) -> None:
        place = self.plan.roles["product_name"]
        left = ("items.untold", pieces.untold) if isinstance(pieces, Apart) else ("items.unread", pieces.unread)
        for code, places in (("items.unpacked", pieces.several), left):
            for at in places:
                self._note(code, at, row, "product_name", self._rows[at][place])

    def _sold_at(self, columns: dict[str, Any], rows: Sequence[list[Any]], row: Array, keep: Array) -> Array:
        if "sold_at" not in columns:
            # Lines whose receipts stand in another file, with the date.
            for at in (at for at, cells in enumerate(rows) if is_blank(cells)):
                keep[at] = False
                self._rows_read -= 1
            return np.zeros(len(row))
        cells = columns["sold_at"]
        sold_at = self._dates.floats(cells)
        if "sold_time" in columns:
            midnight = sold_at % SECONDS_A_DAY == 0
            sold_at = np.where(midnight, sold_at + np.nan_to_num(self._times.floats(columns["sold_time"])), sold_at)
        if self._utc and self._zone is not None and not self._zoned.offsets:
            sold_at = locals_of(sold_at, self._zone)
        unread = np.flatnonzero(np.isnan(sold_at)).tolist()
        for span in self._others.spans(rows, (at for at in unread if may_be_header(cells[at]))):
            for at in (at for at in span if not is_blank(rows[at])):
                self._drop("row.other_table", at, row, keep, "sold_at", cells[at])
        for at in unread:
            if is_blank(rows[at]):
                keep[at] = False
                self._rows_read -= 1
                continue
            blank = isinstance(cells[at], str) and (not cells[at].strip() or texts.is_blank(cells[at].strip()))
            code = what_else(rows[at], self.plan) or ("date.missing" if blank else "date.unreadable")
            self._drop(code, at, row, keep, "sold_at", cells[at])
        for at in np.flatnonzero((sold_at < EARLIEST) | (sold_at > self.latest)).tolist():
            self._drop("date.out_of_range", at, row, keep, "sold_at", cells[at])
        return sold_at

    def _dated_totals(self, columns: dict[str, Any], chunk: dict[str, Array], row: Array, keep: Array) -> None:
        found, role = self._totals.find({"row": row, **chunk})
        for at in np.flatnonzero(found & keep).tolist():
            self._drop("row.total", at, row, keep, role, columns[role][at])

    def _damaged_ids(self, columns: dict[str, Any], row: Array, keep: Array) -> None:
        for role in ("customer_id", "product_id", "receipt_id"):
            if role in self._labels:
                for at in self._labels[role].refusals(columns[role]):
                    if keep[at]:
                        self._note("id.damaged", at, row, role, columns[role][at])

    def _states(self, columns: dict[str, Any], chunk: dict[str, Array], row: Array, keep: Array) -> tuple[Array, Array]:
        """True where the row itself is a refund, and where it is cancelled; cancelled lines are left out."""
        refund, void = np.zeros(len(row), bool), np.zeros(len(row), bool)
        negative = refund.copy()
        for role in ("quantity", "amount"):
            negative |= chunk.get(role, refund) < 0
        for role, memo in self._words.items():
            found = memo.column(columns[role])
            means = {word: STATES[role](word, self.plan) for word in dict.fromkeys(found) if word is not None}
            if not any(means.values()):
                continue
            for at in (at for at, word in enumerate(found) if means.get(word)):
                what = means[found[at]]
                # A returned sale is no sale any more, unless the row is the return itself.
                if what == "refund" or (what == "returned" and negative[at]):
                    refund[at] = True
                    continue
                code = "row.cancelled" if what == "returned" else what
                void[at] |= bool(keep[at]) and code == "row.cancelled"
                self._drop(code, at, row, keep, role, columns[role][at])
        self._cancelled += int(void.sum())
        return refund, void

    def _figure(self, cell: Any) -> float | None:
        """A cell of money or pieces as a number; points are no money, and counted by themselves."""
        if says_points(cell):
            self._in_points.add(cell)
            return 0.0
        return number(cell, self.plan.decimal)

    def _by_points(self, columns: dict[str, Any], row: Array, keep: Array) -> Array:
        """True where a line was paid with points: the visit counts, and brought no money."""
        points = np.zeros(len(row), bool)
        money = ("amount", "unit_price", "order_total") if self._in_points else ()
        for role in (each for each in ("payment", "event", *money) if each in columns):
            said = (self._paid_with.floats(columns[role]) > 0) & keep & ~points
            for at in np.flatnonzero(said).tolist():
                self._note("line.points", at, row, role, columns[role][at])
            points |= said
        return points

    def _unreadable_money(self, columns: dict[str, Any], chunk: dict[str, Array], row: Array, keep: Array) -> None:
        for role, memo in self._money.items():
            for at in memo.refusals(columns[role]):
                code = f"{role}.unreadable" if role in ("amount", "quantity") else "number.unreadable"
                if role == "amount" or (role == "unit_price" and "amount" not in chunk):
                    self._drop("amount.unreadable", at, row, keep, role, columns[role][at])
                elif keep[at]:
                    self._note(code, at, row, role, columns[role][at])

    def _other_currency(self, columns: dict[str, Any], chunk: dict[str, Array], row: Array, keep: Array) -> None:
        if not self.currency or "currency" not in chunk:
            return
        labels = self._labels["currency"].labels
        is_other = np.array([*(self.currency not in (codes_of(label) or (label.upper(),)) for label in labels), False])
        for at in np.flatnonzero(is_other[chunk["currency"]]).tolist():
            self._drop("currency.other", at, row, keep, "currency", columns["currency"][at])

    def _other_stores(self, columns: dict[str, Any], chunk: dict[str, Array], row: Array, keep: Array) -> None:
        if not self._stores_left_out or "store" not in chunk:
            return
        labels = self._labels["store"].labels
        unwanted = np.array([*(label.casefold() in self._stores_left_out for label in labels), False])
        for at in np.flatnonzero(unwanted[chunk["store"]]).tolist():
            self._drop("store.left_out", at, row, keep, "store", columns["store"][at])

    def _say_nothing(self, chunk: dict[str, Array], rows: Sequence[list[Any]], row: Array, keep: Array) -> None:
        """Leave out lines that name neither a product nor money."""
        says = np.zeros(len(row), bool)
        for role in ("product_id", "product_name"):
            if role in chunk:
                says |= chunk[role] >= 0
        for role in ("amount", "unit_price", "order_total"):
            if role in chunk:
                says |= ~np.isnan(chunk[role])
        if self.plan.part == "heads":
            return
        role = "product_name" if "product_name" in chunk else "product_id" if "product_id" in chunk else "amount"
        for at in np.flatnonzero(~says & keep).tolist():
            code = what_else(rows[at], self.plan) or ("amount.unreadable" if role == "amount" else "product.missing")
            self._drop(code, at, row, keep, role, rows[at][self.plan.roles.get(role, 0)])


_CHUNK: Final = ("row", "sold_at", "refund", "points")
