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

_CHUNK: Final = 20_000
Flags = npt.NDArray[np.bool_]


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
    names: dict[str, list[Any]] = {
        "customer": [*ledger.customers.ids(texts["customer"]), None],
        "product": [*ledger.products.ids(texts["product"]), None],
        **{name: [*texts[name], None] for name in ("receipt", "line_no", "store")},
    }
    new = np.ones(len(lines), bool)
    for start in range(0, len(lines), _CHUNK):
        chunk = slice(start, start + _CHUNK)
        new[chunk] = _new(ledger, line_keys[chunk], lines.row[chunk], file_id)
        imports.insert_sales(
            ledger.connection, _rows(lines, chunk, new[chunk], line_keys[chunk], names, (ledger.import_id, file_id))
        )
        progress(min(start + _CHUNK, len(lines)) / len(lines), "import.writing")
    ledger.tally.already_there += int((~new).sum())
    lines.findings.add_rows("line.possible_repeat", lines.row[possible & new], stored=True)
    _tell(ledger, lines, reasons)
    lines.keep(new)
    ledger.tally.add(lines, np.array([*(reason is not None for reason in reasons), False]), int((possible & new).sum()))


def _new(ledger: Ledger, line_keys: npt.NDArray[np.int64], rows: npt.NDArray[np.int32], file_id: int) -> Flags:
    """Which lines the shop does not have; those it has are noted as standing in this import, too."""
    there = imports.sales_with_keys(ledger.connection, line_keys.tolist())
    if not there:
        return np.ones(len(line_keys), bool)
    known = np.isin(line_keys, np.array(list(there), np.int64))
    also = []
    for key, row in zip(line_keys[known].tolist(), rows[known].tolist()):
        sale, import_id = there[key]
        if import_id != ledger.import_id:
            also.append((sale, file_id, row))
    imports.also_in(ledger.connection, ledger.import_id, also)
    return ~known


def _rows(
    lines: SalesLines, chunk: slice, new: Flags, line_keys: Any, names: dict[str, list[Any]], ids: tuple[int, int]
) -> Iterator[tuple[Any, ...]]:
    """Tuples in the order of `imports.SALE_COLUMNS`; SQLite keeps NaN as NULL."""
    count = int(new.sum())

    def values(name: str) -> list[Any]:
        return list(getattr(lines, name)[chunk][new].tolist())

    def named(name: str) -> list[Any]:
        labels = names[name]
        return [labels[number] for number in values(name)]

    return zip(
        line_keys[new].tolist(),
        [ids[0]] * count,
        [ids[1]] * count,
        values("row"),
        ["refund" if refund else "sale" for refund in values("refund")],
        values("sold_at"),
        named("receipt"),
        named("line_no"),
        named("customer"),
        named("product"),
        values("quantity"),
        values("unit_price"),
        values("amount"),
        values("discount"),
        values("tax"),
        named("store"),
    )


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
