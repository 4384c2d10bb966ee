"""Further tables of a sheet: below, above or beside the one that was found first."""

from collections.abc import Sequence
from itertools import islice
from typing import Any, Final

from engine.reading import words
from engine.reading.meanings import KNOWN
from engine.reading.numbers import is_number
from engine.reading.stacked import headed
from engine.reading.tables import (
    HEAD_ROWS,
    IsFormat,
    Table,
    cut,
    is_blank,
    is_wordy,
    recognised,
    runs_of,
    table_at,
    texts_of,
)
from engine.reading.texts import is_blank as is_blank_word
from engine.reading.words import squash

SCANNED: Final = 20_000
"""Rows in which other tables are looked for; readers of rows notice those further below."""

_LEAST_KNOWN: Final = 2
_LEAST_ROWS: Final = 1


def further_tables(main: Table, is_format: IsFormat) -> list[Table]:
    """The other tables of the main one's sheet, by their places; the main one is ended where another begins below it."""
    rows = list(islice(main.sheet.rows(), SCANNED))
    above = _above(main, rows, is_format)
    found = [*above, *_beside(main, rows, is_format)]
    found += [lower for each in [main, *found] for lower in _below(each, rows, is_format)]
    for table in found:
        table.further = True
    return sorted(found, key=lambda table: (table.header_row, table.columns[0]))


def _above(main: Table, rows: Sequence[list[Any]], is_format: IsFormat) -> list[Table]:
    """A table that ends before the main one's header."""
    before = rows[: main.header_row - 1]
    while before and _is_gap(before[-1]):
        before = before[:-1]
    for at, row in enumerate(before):
        # At least one row of data below it: a row of groups over the headers is no table.
        if at + 1 < len(before) and is_header(row, is_format) and not is_header(before[at + 1], is_format):
            table = _table(main, at, before[at + 1 :], row, is_format)
            if table is not None:
                table.last_row = len(before)
                return [table]
            return []
    return []


def _below(upper: Table, rows: Sequence[list[Any]], is_format: IsFormat) -> list[Table]:
    """Tables below one, in its columns; each ends where the next begins."""
    within = (upper.columns[0], upper.columns[-1] + 1) if upper.beside else (0, None)
    columns, bottom = slice(*within), upper.last_row or len(rows)
    found: list[Table] = []
    above, after_gap = upper, False
    for at in range(upper.header_row, min(len(rows), bottom)):
        row = rows[at]
        cells = row[columns] if upper.beside else row
        if len(cells) - cells.count("") <= 1:
            after_gap = True
            continue
        if after_gap and is_header(cells, is_format) and not is_repeated(row, above):
            end = at
            while end > above.header_row and _is_gap(rows[end - 1][columns]):
                end -= 1
            table = _table(upper, at, rows[at + 1 : bottom], row, is_format, within)
            if table is not None:
                above.last_row, table.last_row = end, above.last_row
                found.append(table)
                above = table
        after_gap = False
    for table in (upper, *found):
        if table.last_row is not None:
            del table.sample[max(table.last_row - table.header_row, 0) :]
    return found


def _beside(main: Table, rows: Sequence[list[Any]], is_format: IsFormat) -> list[Table]:
    """Tables in other columns, apart from the main one by an empty column."""
    end = main.last_row or len(rows)
    around = rows[: min(end, main.header_row + HEAD_ROWS)]
    used = set(main.columns)
    # A title over all of them is no bridge.
    runs = [run for run in runs_of([], [row for row in around if not _is_gap(row)]) if not used & set(run)]
    found = []
    for run in runs:
        first, last = run[0], run[-1] + 1
        for at, row in enumerate(cut(around, first, last)):
            if len(run) >= _LEAST_KNOWN and is_header(row, is_format):
                table = _table(main, at, rows[at + 1 : end], rows[at], is_format, (first, last))
                if table is not None:
                    table.beside = True
                    main.beside = True
                    found.append(table)
                break
    return found


def _table(
    main: Table,
    at: int,
    below: Sequence[list[Any]],
    row: Sequence[Any],
    is_format: IsFormat,
    within: tuple[int, int | None] = (0, None),
) -> Table | None:
    """The table whose header is the row at a place, in the columns that it fills; None where no rows follow."""
    texts = texts_of(row)
    reader = words.best_reader([texts], KNOWN)
    if not is_format(texts) and (found := headed([row, *below[:1]], 0, _moved(main, at), reader)):
        # Its headers stand in two rows.
        at, below, texts = at + 1, below[1:], found[1]
    first, last = within[0], len(texts) if within[1] is None else within[1]
    named = [place for place in range(first, min(last, len(texts))) if texts[place]]
    columns = list(range(named[0], named[-1] + 1))
    if sum(not is_blank(cells[columns[0] : columns[-1] + 1]) for cells in below[:20]) < _LEAST_ROWS:
        return None
    table = table_at(main.sheet, at + 1, columns, texts, below, reader)
    table.beside = within[1] is not None
    return table


def _moved(main: Table, at: int) -> list[tuple[int, int, int, int]]:
    """The merged cells of a sheet by rows from a place on."""
    return [(top - at, left, bottom - at, right) for top, left, bottom, right in main.sheet.merged() if top >= at]


def is_header(row: Sequence[Any], is_format: IsFormat = lambda headers: False) -> bool:
    """Whether a row names columns: words and nothing else, and at least two of them known, or a format's."""
    filled = [cell for cell in row if cell != ""]
    if len(filled) < _LEAST_KNOWN or not all(isinstance(cell, str) for cell in filled):
        return False
    texts = texts_of(row)
    if len(set(texts)) < _LEAST_KNOWN or not is_wordy(texts):
        return False
    if any(is_number(text) or is_blank_word(text) for text in texts if text):
        return False
    if is_format(texts):
        return True
    reader = words.best_reader([texts], KNOWN)
    # Among data, a word that means something elsewhere stands alone.
    return recognised(texts, row, reader) >= max(_LEAST_KNOWN, 0.5 * len([text for text in texts if text]))


def is_other_header(row: Sequence[Any], table: Table) -> bool:
    """Whether a row (as wide as the table) names columns, and others than those of the table."""
    return is_header(row) and not is_repeated([""] * table.columns[0] + list(row), table)


def is_repeated(row: Sequence[Any], table: Table) -> bool:
    """Whether a row says the headers of the table again, each in its place."""
    filled = [(at, cell) for at, cell in enumerate(row) if cell != "" and at in table.columns]
    rows = [dict(zip(table.columns, table.headers)), *(dict(enumerate(head)) for head in table.heads)]
    return any(
        all(isinstance(cell, str) and squash(cell) == squash(here.get(at, "")) for at, cell in filled) for here in rows
    )


def _is_gap(row: Sequence[Any]) -> bool:
    """A blank row, or one with a title only."""
    return len(row) - list(row).count("") <= 1
