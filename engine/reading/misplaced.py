"""Headings that do not stand above their values: one is missing or one is too many, and all behind it are a column off."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from engine.errors import ShopError
from engine.reading.evidence import Evidence
from engine.reading.footers import says_total
from engine.reading.givings import figure
from engine.reading.meanings import MEANINGS, Concepts
from engine.reading.tables import Table, is_blank

_LEAST: Final = 2
_MOSTLY: Final = 0.9
_HARDLY: Final = 0.1
_SOME: Final = 0.3
_MOST_PIECES: Final = 1000
_MOST_COLUMNS: Final = 200
"""No list of a shop has more, and looking at each takes time."""
_QUANTITY: Final = frozenset(("quantity",))
_DATES: Final = frozenset("sold_at at joined_at birthday".split())
_NUMBERS: Final = frozenset("quantity amount unit_price order_total discount tax price cost stock value".split())
_NAMES: Final = frozenset(
    "customer_id customer_name name product_id product_name receipt_id category brand city".split()
)


def set_headings_right(table: Table) -> ShopError | None:
    """Put the headings of a table above their values where it is certain how; else why it cannot be read, if it cannot.

    It takes two signs: a column of values without a heading at one end, or a heading without values at the other; and a
    heading that its values contradict (names below a price), while none does once the headings are moved by a column.
    """
    rows = [row for row in table.sample if not is_blank(row) and not says_total(row)]
    if len(rows) < _LEAST or table.heads or table.goes_on or len(table.headers) > _MOST_COLUMNS:
        return None
    evidence = [Evidence([row[at] for row in rows if row[at] != ""]) for at in range(len(table.headers))]
    wrong = _contradicted(table, table.headers, evidence)
    if not wrong and (at := _told_by_figures(table, rows, evidence)) is not None:
        return _unclear(table, at, evidence)
    if not wrong:
        return None
    found = [moved for moved in _moved(table.headers, evidence) if not _contradicted(table, moved, evidence)]
    if not found:
        return None
    sure = [moved for moved in found if _is_natural(moved, evidence)]
    if len(found) == 1 or len(sure) == 1:
        table.headers = (sure or found)[0]
        return None
    return _unclear(table, wrong[0], evidence)


def _unclear(table: Table, at: int, evidence: Sequence[Evidence]) -> ShopError:
    return ShopError(
        "table.headings_moved",
        sheet=table.sheet.name,
        header=table.headers[at],
        example=str(evidence[at].cells[0])[:80],
    )


def _moved(headers: Sequence[str], evidence: Sequence[Evidence]) -> Iterator[list[str]]:
    """The headings with a column more that has none, or with one less, where one end of the table says that."""
    if not headers[-1] and evidence[-1].cells:
        for at in range(len(headers) - 1):
            yield [*headers[:at], "", *headers[at:-1]]
    if headers[-1] and not evidence[-1].cells:
        for at in range(len(headers) - 1):
            if evidence[at].cells:
                yield [*headers[:at], *headers[at + 1 :], ""]


def _told_by_figures(table: Table, rows: Sequence[Sequence[Any]], evidence: Sequence[Evidence]) -> int | None:
    """The column that figures tell to be another than its heading says. The last heading has no values, and below that of
    quantities stand prices: what stands below the next is that many times itself, or pieces stand below the one of goods."""
    concepts = [table.reader.concepts(header) for header in table.headers]
    at = next((at for at, said in enumerate(concepts) if said == _QUANTITY), 0)
    last = len(table.headers) - 1
    if not table.headers[last]:
        # Pieces below the heading of a price, and prices below none.
        paid = last > 0 and any(_reads(concepts[last - 1], role) for role in ("unit_price", "amount"))
        counts = [figure(cell) for cell in evidence[last - 1].cells]
        whole = all(count is not None and count.is_integer() and 0 < count < _MOST_PIECES for count in counts)
        moved = paid and whole and not at and _is_money(evidence[last]) and not _is_money(evidence[last - 1])
        return last - 1 if moved and evidence[last].cells else None
    if at == 0 or evidence[last].cells or not _is_money(evidence[at]):
        return None
    cells = [(figure(row[at - 1]), figure(row[at]), figure(row[at + 1])) for row in rows if row[at] != ""]
    if _reads(concepts[at + 1], "unit_price") and evidence[at + 1].cells:
        times = [total / price if price and total else 0.5 for _, price, total in cells]
        return at if all(abs(each - round(each)) < 0.01 and each >= 1 for each in times) and max(times) > 1 else None
    pieces = all(count is not None and count.is_integer() and 0 < count < _MOST_PIECES for count, _, _ in cells)
    return at if pieces and _reads(concepts[at - 1], "product_name") else None


def _reads(concepts: Concepts, role: str) -> bool:
    return any(concepts in readings for each, readings in MEANINGS["sales"] if each == role)


def _is_natural(moved: Sequence[str], evidence: Sequence[Evidence]) -> bool:
    """Whether the first column alone is without a heading, and is empty or numbers the rows; or none is that has values."""
    unnamed = [at for at, header in enumerate(moved) if not header and evidence[at].cells]
    if moved[0]:
        return not unnamed
    return not evidence[0].cells or (evidence[0].counts_rows and unnamed == [0])


def _contradicted(table: Table, headers: Sequence[str], evidence: Sequence[Evidence]) -> list[int]:
    return [
        at
        for at, header in enumerate(headers)
        if header and len(evidence[at].cells) >= _LEAST and _contradicts(table.reader.concepts(header), evidence[at])
    ]


def _contradicts(concepts: Concepts, values: Evidence) -> bool:
    """Whether no value of a column is what its heading says."""
    roles = {role for meanings in MEANINGS.values() for role, readings in meanings if concepts in readings}
    texts = values.numbers < _HARDLY and values.sure_dates < _HARDLY and values.times < _HARDLY
    if roles & _DATES:
        lettered = sum(isinstance(cell, str) and any(map(str.isalpha, cell)) for cell in values.cells)
        none = values.dates < _HARDLY and values.times < _HARDLY and lettered >= _MOSTLY * len(values.cells)
        return none or values.fractions > _SOME
    if "email" in roles and not roles & _NAMES:
        return not any(isinstance(cell, str) and "@" in cell for cell in values.cells)
    if roles & _NUMBERS:
        return texts or values.sure_dates >= _MOSTLY
    if roles & _NAMES:
        return values.sure_dates >= _MOSTLY or (values.numbers >= _MOSTLY and _is_money(values))
    return False


def _is_money(values: Evidence) -> bool:
    return values.fractions > _SOME or (bool(values.cells) and values.cents == 1.0)
