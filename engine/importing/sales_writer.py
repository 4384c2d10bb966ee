"""Write sale lines: each once, however many files hold it."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from engine.cleaning.duplicates import find_repeats
from engine.importing import keys
from engine.importing.ledger import Book, Ledger
from engine.progress import Progress, part
from engine.reading.lines import SalesLines
from engine.store import imports

Flags = npt.NDArray[np.bool_]
Names = dict[str, list[Any]]

_CHUNK: Final = 20_000
_DAY: Final = 86400
_ALWAYS: Final = ("key", "source_row", "kind", "sold_at", "quantity")
_OPTIONAL: Final = "customer product receipt line_no store unit_price amount discount tax".split()
_COLUMN_OF: Final = {"customer": "customer_id", "product": "product_id"}


def write_sales(ledger: Ledger, tables: Sequence[tuple[SalesLines, int]], progress: Progress) -> None:
    """Store the sales tables of one file, with their file ids: sheets that go on from each other count as one table.

    Lines that repeat a block of the file, or are in the shop already, are not stored again; both are counted.
    """
    for lines, _ in tables:
        if lines.names_are_ids:
            lines.texts["product"] = [ledger.products.spelling(text) for text in lines.texts["product"]]
    said = [keys.content_keys(lines) for lines, _ in tables]
    content, receipts, identified = (np.concatenate(columns) for columns in zip(*said))
    has_quantity = all(lines.has_quantity for lines, _ in tables)
    repeats = find_repeats(content, receipts, identified=identified, has_quantity=has_quantity)
    line_keys = keys.line_keys(content, repeats.occurrence)
    possible = repeats.possible & (receipts >= 0)
    start = 0
    for number, (lines, file_id) in enumerate(tables):
        mine = slice(start, start + len(lines))
        start = mine.stop
        kept = ~repeats.drop[mine]
        lines.findings.add_rows("line.repeated_block", lines.row[~kept])
        lines.keep(kept)
        share = part(progress, number / len(tables), (number + 1) / len(tables))
        _write_table(ledger, lines, file_id, line_keys[mine][kept], possible[mine][kept], share)


def _write_table(
    ledger: Ledger, lines: SalesLines, file_id: int, line_keys: Any, possible: Flags, progress: Progress
) -> None:
    texts = lines.texts
    reasons = [
        ledger.not_products.why(key, lines.products.get(key, {}).get("product_name")) for key in texts["product"]
    ]
    names: Names = {
        "customer": [*ledger.customers.ids(texts["customer"]), None],
        "product": [*ledger.products.ids(texts["product"]), None],
        **{name: [*texts[name], None] for name in ("receipt", "line_no", "store")},
    }
    new = _new(ledger, lines, line_keys, file_id)
    used = [name for name in _OPTIONAL if _is_used(getattr(lines, name))]
    columns = [*_ALWAYS, *(_COLUMN_OF.get(name, name) for name in used)]
    constants = {"import_id": ledger.import_id, "file_id": file_id}
    for start in range(0, len(lines), _CHUNK):
        chunk = np.flatnonzero(new[start : start + _CHUNK]) + start
        rows = _rows(lines, chunk, line_keys[chunk], names, used)
        imports.insert_sales(ledger.connection, rows, columns, constants)
        progress(min(start + _CHUNK, len(lines)) / len(lines), "import.writing")
    ledger.tally.already_there += int((~new).sum())
    lines.findings.add_rows("line.possible_repeat", lines.row[possible & new], stored=True)
    _tell(ledger, lines, reasons)
    lines.keep(new)
    ledger.tally.add(lines, np.array([*(reason is not None for reason in reasons), False]), int((possible & new).sum()))


def _new(ledger: Ledger, lines: SalesLines, line_keys: npt.NDArray[np.int64], file_id: int) -> Flags:
    """Which lines the shop does not have; those it has are noted as standing in this import, too."""
    if not len(lines):
        return np.ones(0, bool)
    known = imports.KnownSales(ledger.connection, _midnight(lines.sold_at.min()), _midnight(lines.sold_at.max()) + _DAY)
    there, sale, import_id = known.find(line_keys)
    earlier = there & (import_id != ledger.import_id)
    also = zip(sale[earlier].tolist(), [file_id] * int(earlier.sum()), lines.row[earlier].tolist())
    imports.also_in(ledger.connection, ledger.import_id, also)
    return ~there


def _midnight(seconds: int) -> int:
    # One export writes the time of a sale, another only its day.
    return int(seconds) // _DAY * _DAY


def _is_used(values: npt.NDArray) -> bool:
    return bool((values >= 0).any()) if values.dtype.kind == "i" else not np.isnan(values).all()


def _rows(
    lines: SalesLines, chunk: npt.NDArray, line_keys: npt.NDArray[np.int64], names: Names, used: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """Tuples in the order of `_ALWAYS` and the used of `_OPTIONAL`; SQLite keeps NaN as NULL."""

    def values(name: str) -> list[Any]:
        numbers = getattr(lines, name)[chunk].tolist()
        return [names[name][number] for number in numbers] if name in names else numbers

    refunds = ["refund" if refund else "sale" for refund in lines.refund[chunk].tolist()]
    always = (line_keys.tolist(), values("row"), refunds, values("sold_at"), values("quantity"))
    return zip(*always, *(values(name) for name in used))


def _tell(ledger: Ledger, lines: SalesLines, reasons: Sequence[str | None]) -> None:
    """Keep what the lines say of their customers and products."""
    customers = _by_row(ledger.customers, lines.texts["customer"], lines.customers)
    imports.add_customer_sources(ledger.connection, ledger.import_id, imports.FROM_SALES, customers)
    why = {key: {"not_product": reason} for key, reason in zip(lines.texts["product"], reasons) if reason}
    said = {key: {**lines.products.get(key, {}), **why.get(key, {})} for key in lines.texts["product"]}
    products = _by_row(ledger.products, lines.texts["product"], said)
    imports.add_product_sources(ledger.connection, ledger.import_id, imports.FROM_SALES, products)


def _by_row(book: Book, texts: Sequence[str], said: dict[str, dict[str, Any]]) -> dict[int, dict[str, Any]]:
    rows: dict[int, dict[str, Any]] = {}
    for row_id, text in zip(book.ids(list(texts)), texts):
        rows.setdefault(row_id, {}).update(said.get(text, {}))
    return rows
