"""Write sale lines: each once, however many files hold it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

from engine.cleaning.duplicates import equal_to_others, find_repeats
from engine.importing import keys
from engine.importing.ledger import Ledger
from engine.importing.line_ids import are_ids
from engine.importing.owners import Owners
from engine.progress import Beside, Progress, part
from engine.reading.lines import MONEY, SalesLines
from engine.reading.many import ManyTexts
from engine.reading.spooled import SpooledLines, SpooledNumbers
from engine.reading.taxes import bring
from engine.store import imports, statements
from engine.store.receipts import receipts_with_goods
from engine.store.records import Encoded
from engine.store.sale_image import SaleImage

Flags = npt.NDArray[np.bool_]
Keys = npt.NDArray[np.int64]
Names = dict[str, list[Any]]

_CHUNK: Final = 20_000
_DAY: Final = 86400
_ALWAYS: Final = ("key", "source_row", "kind", "sold_at", "quantity")
_OPTIONAL: Final = "customer product receipt line_no store unit_price amount discount tax".split()
_COLUMN_OF: Final = {"customer": "customer_id", "product": "product_id"}


def write_sales(ledger: Ledger, tables: Sequence[tuple[SalesLines, int]], progress: Progress) -> None:
    """Store the sales tables of one file, with their file ids: sheets that go on from each other count as one table.

    Lines that repeat a block of the file are not stored again. What is said of lines that the shop knows is kept as a
    statement, and `settle` lets it count once all files are written.
    """
    owners = Owners(ledger)
    for lines, _ in tables:
        for each in (lines, lines.voids):
            if each is not None:
                owners.spell(each)
    spool = next((lines.spool for lines, _ in tables if isinstance(lines, SpooledLines)), None)
    content, receipts, known_by = (SpooledNumbers(spool.place() if spool else None) for _ in range(3))
    identified, forced, has_ids = list[Flags](), list[Flags | None](), False
    segments: dict[int, list[SalesLines]] = {}
    for lines, file_id in tables:
        segments.setdefault(file_id, []).append(lines)
    trusted = {file_id: are_ids(of_table) for file_id, of_table in segments.items()}
    for told_of in _said_of(ledger, tables, trusted, progress):
        for numbers, of_lines in (
            (content, told_of.content),
            (receipts, told_of.receipts),
            (known_by, told_of.known_by),
        ):
            numbers.add(of_lines)
        # Without any, as mostly, one value stands for all.
        identified.append(told_of.identified if told_of.has_ids else np.broadcast_to(False, len(told_of.identified)))
        forced.append(told_of.forced if told_of.forced.any() else None)
        has_ids |= told_of.has_ids
    has_quantity = all(lines.has_quantity for lines, _ in tables)
    # Where no line is dropped, as in most files, this is what has to be known next.
    looking = Beside(lambda go_on: equal_to_others(known_by, progress=go_on))
    try:
        with_ids = np.concatenate(identified) if has_ids else False
        repeats = find_repeats(
            content, receipts, identified=with_ids, has_quantity=has_quantity, progress=part(progress, 0.0, 0.0)
        )
        progress(0.0, "import.writing")
        several = looking.result(lambda: progress(0.0, "import.writing"))
    finally:
        looking.stop()
    possible, drop = repeats.possible, repeats.drop
    del told_of, identified, with_ids, looking, repeats
    numbered, void_keys = _numbered(tables, known_by, trusted, drop, several)
    del several
    progress(0.0, "import.writing")
    ends = np.cumsum([0, *(len(lines) for lines, _ in tables)]).tolist()

    def keys_of(at: int) -> Keys:
        """The keys of the lines of a table that are kept."""
        mine = slice(ends[at], ends[at + 1])
        kept = ~drop[mine]
        of_lines = known_by[mine][kept]
        found = keys.line_keys(of_lines, numbered.of(mine)[kept])
        return found if (told_of_rows := forced[at]) is None else np.where(told_of_rows[kept], of_lines, found)

    if ledger.image and any(ledger.image.has_any(keys_of(at)) for at in range(len(tables))):
        # What is said of lines that another file told needs these lines in the shop.
        imports.copy_early(ledger.connection, ledger.image, part(progress, 0.0, 0.0))
        ledger.image = None
    known = _known(ledger, tables)
    if ledger.image is None:
        imports.expect(ledger.connection, sum(int((~known.find(keys_of(at))[0]).sum()) for at in range(len(tables))))
    for at, (lines, file_id) in enumerate(tables):
        mine = slice(ends[at], ends[at + 1])
        if isinstance(lines, SpooledLines):
            lines = lines.loaded()
        kept = ~drop[mine]
        lines.findings.add_rows("line.repeated_block", lines.row[~kept])
        lines.keep(kept)
        share = part(progress, at / len(tables), (at + 1) / len(tables))
        of_receipts, possible_here = receipts[mine][kept], possible[mine][kept]
        lines.findings.add_rows("line.equal", lines.row[possible_here & (of_receipts < 0)], stored=True)
        line_keys = keys_of(at)
        ledger.taxes[file_id] = bring(lines, ledger.with_tax)
        _Table(ledger, lines, file_id, line_keys, known, owners, of_receipts).write(
            possible_here & (of_receipts >= 0), share
        )
        if lines.voids is not None:
            _write_voids(ledger, lines.voids, file_id, void_keys[at])
    for lines, _ in tables:
        owners.tell(lines)
    for numbers in (content, receipts, known_by):
        numbers.close()


class _Said:
    """What the lines of a table say, as `keys.content_keys`, and what they are known by."""

    def __init__(self, said: keys.Said, known_by: Keys, rows: Keys, forced: Mapping[int, int]) -> None:
        self.content, self.receipts, self.identified = said
        self.known_by = known_by
        self.forced = np.isin(rows, list(forced)) if forced else np.zeros(len(rows), bool)
        if self.forced.any():
            # What was corrected is the line that it was before, and like no other.
            of_rows = np.array([forced[row] for row in rows[self.forced].tolist()], np.int64)
            self.known_by[self.forced] = self.content[self.forced] = of_rows
            self.identified = self.identified & ~self.forced
        self.has_ids = bool(self.identified.any())

    @classmethod
    def of(cls, lines: SalesLines, with_ids: bool, forced: Mapping[int, int] | None = None) -> Self:
        if isinstance(lines, SpooledLines):
            lines = lines.loaded()
        hashed = keys.Hashed(lines)
        said = keys.content_keys(lines, hashed, with_ids)
        return cls(said, keys.identities(lines, said, hashed), lines.row, forced or {})


def _said_of(
    ledger: Ledger, tables: Sequence[tuple[SalesLines, int]], with_ids: Mapping[int, bool], progress: Progress
) -> Iterator[_Said]:
    """What the lines of each table say, in order; every second one is looked at beside the one before it."""
    for at in range(0, len(tables), 2):
        (lines, file_id), *beside = tables[at : at + 2]
        others = [
            Beside(partial(_said_beside, lines, with_ids[file_id], ledger.lines.get(file_id)))
            for lines, file_id in beside
        ]
        try:
            yield _Said.of(lines, with_ids[file_id], ledger.lines.get(file_id))
            yield from (other.result(lambda: progress(0.0, "import.writing")) for other in others)
        finally:
            for other in others:
                other.stop()
        progress(0.0, "import.writing")


def _said_beside(lines: SalesLines, with_ids: bool, forced: Mapping[int, int] | None, progress: Progress) -> _Said:
    return _Said.of(lines, with_ids, forced)


class _Numbered:
    """Which of the lines that are known by the same each line is: 1 for all but those at `places` (k,), ascending."""

    def __init__(self, places: npt.NDArray[np.int64], numbers: npt.NDArray[np.int32]) -> None:
        self._places, self._numbers = places, numbers

    def of(self, lines: slice) -> npt.NDArray[np.int32]:
        """That of some lines."""
        found = np.ones(lines.stop - lines.start, np.int32)
        first, end = np.searchsorted(self._places, (lines.start, lines.stop))
        found[self._places[first:end] - lines.start] = self._numbers[first:end]
        return found


def _numbered(
    tables: Sequence[tuple[SalesLines, int]],
    known_by: SpooledNumbers,
    with_ids: Mapping[int, bool],
    dropped: Flags,
    equal: Flags,
) -> tuple[_Numbered, dict[int, Keys]]:
    """Which of the lines that are known by the same each line is; and the keys of the cancelled lines, by table. `equal` are the
    lines that are known by the same as others, all of them that are not cancelled."""
    voids = {at: lines.voids for at, (lines, _) in enumerate(tables) if lines.voids is not None}
    said_of_voids = {at: _Said.of(lines, with_ids[tables[at][1]]) for at, lines in voids.items()}
    all_lines = [*(lines for lines, _ in tables), *voids.values()]
    count = len(known_by)
    for said in said_of_voids.values():
        known_by.add(said.known_by)
    places = np.flatnonzero(equal & ~dropped)
    if voids:
        without = np.concatenate([dropped, np.zeros(len(known_by) - count, bool)])
        several = np.flatnonzero(equal_to_others(known_by, without))
    else:
        several = places[equal_to_others(known_by[places])] if dropped.any() else places
    quantity, amount = (_values(all_lines, name, several) for name in ("quantity", "amount"))
    numbers = keys.numbered(known_by[several], several >= count, quantity, amount)
    found, of_voids, start = _Numbered(several, numbers), {}, count
    for at, said in said_of_voids.items():
        end = start + len(said.known_by)
        of_voids[at] = keys.line_keys(said.known_by, found.of(slice(start, end)))
        start = end
    return found, of_voids


def _values(tables: Sequence[SalesLines], name: str, places: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """A column of some lines, by their places (ascending) in all tables one after the other."""
    found, start = [np.empty(0)], 0
    for lines in tables:
        end = start + len(lines)
        mine = places[np.searchsorted(places, start) : np.searchsorted(places, end)] - start
        if len(mine):
            found.append(getattr(lines, name)[mine])
        start = end
    return np.concatenate(found)


def _known(ledger: Ledger, tables: Sequence[tuple[SalesLines, int]]) -> statements.KnownLines:
    all_lines = [lines for table, _ in tables for lines in (table, table.voids) if lines is not None and len(lines)]
    ends = [end for lines in all_lines for end in _ends(lines.sold_at)]
    # One export writes the time of a sale, another only its day.
    first = min(ends) // _DAY * _DAY if ends else 0
    last = max(ends) // _DAY * _DAY + _DAY if ends else 0
    return statements.KnownLines(ledger.connection, first, last)


def _ends(moments: npt.NDArray[np.int64]) -> tuple[int, int]:
    return int(moments.min()), int(moments.max())


class _Table:
    """One table being written."""

    def __init__(
        self,
        ledger: Ledger,
        lines: SalesLines,
        file_id: int,
        line_keys: Keys,
        known: statements.KnownLines,
        owners: Owners,
        receipts: Keys | None = None,
    ) -> None:
        self._receipts = receipts
        self._owners = owners
        self._ledger = ledger
        self._lines = lines
        self._file_id = file_id
        self._keys = line_keys
        self._is_known, self._sale = known.find(line_keys)
        self._ids: Names = owners.ids(lines)

    @cached_property
    def _names(self) -> Names:
        texts = self._lines.texts
        return {**self._ids, **{name: [*texts[name], None] for name in ("receipt", "line_no", "store")}}

    def write(self, possible: Flags, progress: Progress) -> None:
        """Store the lines that are new, and what is said of the others."""
        ledger, lines = self._ledger, self._lines
        behind = self._behind_goods()
        new = ~self._is_known & ~behind
        used = [name for name in _OPTIONAL if _is_used(getattr(lines, name))]
        columns = [*_ALWAYS, *(_COLUMN_OF.get(name, name) for name in used)]
        constants = {"import_id": ledger.import_id, "file_id": self._file_id}
        for start in range(0, len(lines), _CHUNK):
            chunk = np.arange(start, min(start + _CHUNK, len(lines)))
            if ledger.image is None:
                statements.insert_sales(ledger.connection, self._rows(chunk[new[chunk]], used), columns, constants)
            self._say(chunk[~new[chunk]])
            progress(min(start + _CHUNK, len(lines)) / len(lines), "import.writing")
        if ledger.image is not None:
            self._put(ledger.image, constants, np.flatnonzero(new))
        ledger.tally.already_there += int((self._is_known & ~behind).sum())
        lines.findings.add_rows("line.in_other_file", lines.row[behind])
        lines.findings.add_rows("line.possible_repeat", lines.row[possible & new], stored=True)
        lines.keep(new)
        not_product = np.array([*(reason is not None for reason in self._owners.not_products(lines)), False])
        ledger.tally.add(lines, not_product, int((possible & new).sum()))

    def _behind_goods(self) -> Flags:
        """Whole receipts of which the shop knows the goods."""
        lines = self._lines
        if not lines.whole_receipts or not len(lines):
            return np.zeros(len(lines), bool)
        known = receipts_with_goods(self._ledger.connection, lines.texts["receipt"])
        receipts = self._names["receipt"]
        days = (lines.sold_at // _DAY).tolist()
        return np.array([(receipts[number], day) in known for number, day in zip(lines.receipt.tolist(), days)], bool)

    def _say(self, chunk: npt.NDArray) -> None:
        """Keep what is said of lines that the shop knows, or that do not count."""
        if not len(chunk):
            return
        ledger = self._ledger
        connection = ledger.connection
        before = statements.said(connection, self._sale[chunk].tolist())
        again, new = [], []
        for line in self._in_order(chunk):
            known = before.get(line[0])
            if known is not None and statements.says_the_same(line, known):
                again.append(line[:4])
            else:
                new.append(line)
        statements.say_again(connection, again)
        statements.add_statements(connection, new)
        ledger.touched += [line[0] for line in new]

    def _put(self, image: SaleImage, constants: Mapping[str, int], chunk: npt.NDArray) -> None:
        """Add lines to those that the shop gets all at once."""
        lines, receipts = self._lines, self._receipts
        assert receipts is not None
        ids = {name: np.array([row_id or 0 for row_id in self._ids[name]]) for name in _COLUMN_OF}
        image.add(
            constants,
            {
                "key": self._keys[chunk],
                "source_row": lines.row[chunk],
                "sold_at": lines.sold_at[chunk],
                **{_COLUMN_OF[name]: of_text[getattr(lines, name)[chunk]] for name, of_text in ids.items()},
            },
            lines.refund[chunk],
            {
                name: (_encoded(lines.texts[name]), getattr(lines, name)[chunk])
                for name in ("receipt", "line_no", "store")
            },
            {name: getattr(lines, name)[chunk] for name in MONEY},
            receipts[chunk],
        )

    def _rows(self, chunk: npt.NDArray, used: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Tuples in the order of `_ALWAYS` and the used of `_OPTIONAL`; SQLite keeps NaN as NULL."""
        return zip(*(self._values(name, chunk) for name in (*_ALWAYS, *used)))

    def _in_order(self, chunk: npt.NDArray) -> Iterator[statements.Line]:
        """Lines in the order of `SALE_COLUMNS`; NaN as None, as SQLite gives it back."""
        of = {_COLUMN_OF.get(name, name): self._values(name, chunk) for name in (*_ALWAYS, *_OPTIONAL)}
        for name in MONEY:
            if np.isnan(getattr(self._lines, name)[chunk]).any():
                of[name] = [None if value != value else value for value in of[name]]
        of |= {"import_id": [self._ledger.import_id] * len(chunk), "file_id": [self._file_id] * len(chunk)}
        return zip(*(of[name] for name in statements.SALE_COLUMNS))

    def _values(self, name: str, chunk: npt.NDArray) -> list[Any]:
        if name == "key":
            return self._keys[chunk].tolist()
        if name == "kind":
            return ["refund" if refund else "sale" for refund in self._lines.refund[chunk].tolist()]
        numbers = getattr(self._lines, "row" if name == "source_row" else name)[chunk].tolist()
        if (texts := self._names.get(name)) is None:
            return numbers
        return [texts[number] for number in numbers]


def _encoded(texts: Sequence[str]) -> Encoded:
    return Encoded(texts.data, texts.starts, texts.lengths) if isinstance(texts, ManyTexts) else Encoded.of(texts)


def _write_voids(ledger: Ledger, voids: SalesLines, file_id: int, void_keys: Keys) -> None:
    """Keep that the file calls these lines cancelled: whatever file said before that they were sold."""
    receipts = [*voids.texts["receipt"], None]
    places = zip(void_keys.tolist(), voids.row.tolist(), voids.sold_at.tolist(), voids.receipt.tolist())
    nothing = [None] * (len(statements.SALE_COLUMNS) - 7)
    told = [
        (key, ledger.import_id, file_id, row, "cancelled", sold_at, receipts[receipt], *nothing)
        for key, row, sold_at, receipt in places
    ]
    statements.add_statements(ledger.connection, told)
    ledger.touched += void_keys.tolist()


def _is_used(values: npt.NDArray) -> bool:
    return bool((values >= 0).any()) if values.dtype.kind == "i" else not np.isnan(values).all()
