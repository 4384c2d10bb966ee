"""Where in a sheet a table stands: its header row, its columns, and a sample of the rows below."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, Protocol

from engine.reading import words
from engine.reading.meanings import KNOWN
from engine.reading.mojibake import mended
from engine.reading.plain import Block
from engine.reading.problems import column_letters
from engine.reading.runs import are_apart
from engine.reading.sheets import Sheet, TextSheet
from engine.reading.stacked import headed

HEAD_ROWS: Final = 400
"""Rows looked at to understand a sheet."""

_CANDIDATES: Final = 40
_LONGEST_HEADER: Final = 80
_TOLD_BY: Final = 1000
_LEAST_ALIKE: Final = 3
_SURE: Final = 1000.0


class Mender(Protocol):
    """Puts torn rows together (`reading.ragged`)."""

    def mend(self, rows: list[list[Any]], first: int) -> list[list[Any]]:
        """Rows as wide as the headings; `first` is the number of the first one."""
        ...

    def remarks(self) -> dict[str, tuple[list[int], bool]]:
        """Rows by the code of what is to be said of them, and whether they are kept."""
        ...


class Filled(Protocol):
    """A column whose cells are said elsewhere, wholly or in part."""

    at: int

    def filler(self) -> Callable[[Sequence[list[Any]]], None]:
        """Writes into lines what is said of them, block after block."""
        ...


class GroupHeadings(Filled, Protocol):
    """Rows that head the lines below them (`reading.grouped`)."""

    def is_heading(self, row: Sequence[Any]) -> bool:
        """Whether a row is one."""
        ...


IsFormat = Callable[[list[str]], bool]


@dataclass
class Table:
    """A table in a sheet. `header_row` is counted from 1; `columns` are positions in a row, one for each header.

    `last_row` is the last one (from 1) where another table stands below, else None. `further`: it is not the sheet's first
    or main table; `beside`: its rows are those of another one, too; `goes_on`: behind its columns the
    row of headers has more. `heads` are the rows that its headers stand in, where these are several. `merged` are cells of the table that reach over rows
    below them: first and last row (from 1) and the column. `mender` puts together what a
    text file tears apart. `groups` are headings of groups of its lines, `days` those of a month that the sheet tells, or dates without a year. `correct` puts right, in a block of rows from a row on, what the shop
    has corrected before.
    """

    sheet: Sheet
    header_row: int
    columns: list[int]
    headers: list[str]
    sample: list[list[Any]]
    reader: words.Reader
    correct: Callable[[int, list[list[Any]]], None] | None = None
    last_row: int | None = None
    further: bool = False
    beside: bool = False
    goes_on: bool = False
    heads: list[list[str]] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    mender: "Mender | None" = None
    groups: GroupHeadings | None = None
    days: Filled | None = None

    @property
    def cell(self) -> str:
        """Where its first header stands, without the sheet: `H3`."""
        return f"{column_letters(self.letter_of(0))}{self.header_row}"

    def column(self, at: int) -> list[Any]:
        """The sample's cells of one column that are not empty."""
        return [row[at] for row in self.sample if row[at] != ""]

    def letter_of(self, at: int) -> int:
        """Which column of the sheet (0 is A) a column of the table is."""
        return self.sheet.first_column + self.columns[at]

    def batches(self, size: int) -> Iterator[tuple[int, list[list[Any]]]]:
        """The rows below the header in blocks: number of the first row (from 1) and the rows, as wide as the table."""
        rows = islice(self.sheet.rows(), self.header_row, self.last_row)
        first, last = self.columns[0], self.columns[-1] + 1
        at = self.header_row + 1
        above: dict[tuple[int, int], Any] = {}
        fillers = [filled.filler() for filled in (self.groups, self.days) if filled is not None]
        while block := list(islice(rows, size)):
            if self.mender is not None:
                block = self.mender.mend(block, at)
            cells = cut(block, first, last)
            if self.merged:
                self._fill(cells, at, above)
            for fill in fillers:
                fill(cells)
            if self.correct is not None:
                self.correct(at, cells)
            yield at, cells
            at += len(block)

    def _fill(self, rows: list[list[Any]], at: int, above: dict[tuple[int, int], Any]) -> None:
        """Write what merged cells say in all their rows; `above` keeps what those say that go on in the next block."""
        end = at + len(rows) - 1
        for first, last, column in self.merged:
            if last < at or first > end:
                continue
            said = above.setdefault((first, column), rows[first - at][column] if first >= at else "")
            for row in range(max(first + 1, at), min(last, end) + 1):
                if rows[row - at][column] == "":
                    rows[row - at][column] = said

    def blocks(self, size: int) -> Iterator[tuple[int, Block | list[list[Any]]]]:
        """As `batches`, but what stands plainly in a text file comes as blocks that are fast to read by column."""
        first, last = self.columns[0], self.columns[-1] + 1
        opened = None
        if isinstance(self.sheet, TextSheet):
            opened = self.sheet.blocks(self.header_row, first, last, ends_there=self.mender is not None)
        if (
            opened is None
            or self.correct is not None
            or self.last_row is not None
            or self.merged
            or self.groups
            or self.days
        ):
            yield from self.batches(size)
            return
        for at, rows in opened:
            if isinstance(rows, Block):
                yield at, rows
            else:
                yield at, cut(rows if self.mender is None else self.mender.mend(rows, at), first, last)


IsWhole = Callable[[Table], bool]


def find_table(
    sheet: Sheet,
    header_row: int | None = None,
    is_format: IsFormat = lambda headers: False,
    is_whole: IsWhole = lambda table: False,
) -> Table | None:
    """The table of a sheet, None where no row looks like a header.

    `header_row` (from 1) is taken where given; a row that `is_format` recognises wins over all others. `is_whole` says
    whether what stands between two empty columns is a table without what is beside it.
    """
    rows = list(islice(sheet.rows(), max(HEAD_ROWS, (header_row or 0) + HEAD_ROWS)))
    candidates = range(min(_CANDIDATES, len(rows))) if header_row is None else range(header_row - 1, header_row)
    headers = {at: texts_of(rows[at]) for at in candidates if at < len(rows)}
    reader = words.best_reader([texts for texts in headers.values() if is_wordy(texts)], KNOWN)
    best, best_score = None, 0.0
    for at, texts in headers.items():
        # A name that stands alone is that of the table, sooner than of a column of it.
        several = 0.5 * (len(list(filter(None, texts))) > 1)
        score = (
            _SURE
            if is_format(texts)
            else float(known + several if (known := recognised(texts, rows[at], reader)) else 0)
        )
        if score > best_score:
            best, best_score = at, score
    if best is None:
        if header_row is None or header_row > len(rows):
            return None
        best = header_row - 1
    last, texts = (best_score < _SURE and headed(rows, best, sheet.merged(), reader)) or (best, headers[best])
    heads = [] if texts is headers[best] else [texts_of(row) for row in rows[max(last - 2, 0) : last + 1]]
    if heads:
        reader = _reader_of(texts, heads)
    below = rows[last + 1 :]

    def table(columns: list[int]) -> Table:
        found = table_at(sheet, last + 1, columns, texts, below, reader)
        found.heads = heads
        return found

    runs = runs_of(texts, below)
    return table(_columns(runs, texts, below, reader, lambda run: is_whole(table(run))))


def _reader_of(texts: list[str], heads: Sequence[list[str]]) -> words.Reader:
    """The reader of headers in several rows. Of two languages it is the one that is not English, whose words are in all: that
    one tells how numbers and dates are written."""
    for row in (texts, *heads):
        reader = words.best_reader([row], KNOWN)
        if reader.language != "en" and sum(reader.concepts(name) in KNOWN for name in row if name) >= _LEAST_ALIKE:
            return reader
    return words.best_reader([texts], KNOWN)


def table_at(
    sheet: Sheet,
    header_row: int,
    columns: list[int],
    texts: Sequence[str],
    below: Sequence[list[Any]],
    reader: words.Reader,
) -> Table:
    """A table by its place; `texts` is the whole row of headers, `below` are whole rows."""
    return Table(
        sheet=sheet,
        header_row=header_row,
        columns=columns,
        headers=[texts[at] if at < len(texts) else "" for at in columns],
        sample=cut(below[:HEAD_ROWS], columns[0], columns[-1] + 1),
        reader=reader,
        goes_on=any(texts[columns[-1] + 1 :]),
    )


def first_row_of_texts(sheet: Sheet) -> int | None:
    """The first row (from 1) of at least two different texts and nothing else, if there is one with data below it.

    A letter has rows of several texts, too, wherever its sentences have commas; but no column of it holds data.
    """
    rows = list(islice(sheet.rows(), HEAD_ROWS))
    for at, row in enumerate(rows[: _CANDIDATES - 1], 1):
        filled = [cell for cell in row if cell != ""]
        if len(filled) >= 2 and all(isinstance(cell, str) for cell in filled) and len(set(filled)) == len(filled):
            return at if _has_data_column(rows[at:]) else None
    return None


def _has_data_column(rows: Sequence[list[Any]]) -> bool:
    """Whether most of what stands in some column is a number, a date, an address or a code."""
    from engine.reading.dates import is_date
    from engine.reading.numbers import is_number

    def is_data(cell: Any) -> bool:
        if is_number(cell) or is_date(cell):
            return True
        return isinstance(cell, str) and " " not in cell.strip() and ("@" in cell or any(map(str.isdigit, cell)))

    for at in range(max(map(len, rows), default=0)):
        cells = [row[at] for row in rows if at < len(row) and row[at] not in ("", None)]
        if cells and sum(map(is_data, cells)) > 0.5 * len(cells):
            return True
    return False


def shape(sheet: Sheet) -> str:
    """What a sheet without a table holds: `empty`, `pivot`, `numbers` (rows of data, no header) or `text`."""
    rows = list(islice(sheet.rows(), HEAD_ROWS))
    filled = [cell for row in rows for cell in row if cell != ""]
    if not filled:
        return "empty"
    texts = [words.fold(cell.strip()) for cell in filled if isinstance(cell, str)]
    if any(text.startswith(mark) for text in texts for mark in words.all_words("pivot")):
        return "pivot"
    wide = [row for row in rows if sum(cell != "" for cell in row) >= 3]
    if len(wide) >= 2 and holds_data(wide[0]) and holds_data(wide[1]):
        return "numbers"
    return "text"


def is_blank(row: Sequence[Any]) -> bool:
    """Whether nothing stands in a row."""
    return all(cell == "" or (isinstance(cell, str) and not cell.strip()) for cell in row)


def holds_data(row: Sequence[Any]) -> bool:
    """Whether a row holds at least two numbers or dates."""
    from engine.reading.dates import is_date
    from engine.reading.numbers import is_number

    return sum(is_number(cell) or is_date(cell) for cell in row if cell != "") >= 2


def texts_of(row: Sequence[Any]) -> list[str]:
    """A row as headers: what is no text, or too long a one, is empty. Days are headers where most cells are days."""
    days = [cell for cell in row if isinstance(cell, dt.date)]
    if len(days) >= _LEAST_ALIKE and 2 * len(days) >= len(row) - list(row).count(""):
        row = [cell.strftime("%Y-%m-%d") if isinstance(cell, dt.date) else cell for cell in row]
    cells = [" ".join(mended(cell).split()) if isinstance(cell, str) else "" for cell in row]
    return [cell if len(cell) <= _LONGEST_HEADER else "" for cell in cells]


def is_wordy(texts: Sequence[str]) -> bool:
    """Whether most texts of a row are without digits, as names of columns are; ids, dates and figures are not."""
    from engine.reading.wide import is_period

    # Of thousands of columns the first ones tell it.
    filled = [text for text in texts[:_TOLD_BY] if text and not is_period(text)]
    return sum(not any(map(str.isdigit, text)) for text in filled) > 0.5 * len(filled)


def recognised(texts: Sequence[str], row: Sequence[Any], reader: words.Reader) -> int:
    """How many cells of a row are names of columns; 0 where the row is mostly data."""
    filled = sum(cell != "" for cell in row)
    if not filled or sum(bool(text) for text in texts) < 0.6 * filled:
        return 0
    return sum(1 for text in set(texts) if text and reader.concepts(text) in KNOWN)


def runs_of(headers: Sequence[str], below: Sequence[list[Any]]) -> list[list[int]]:
    """The runs of columns between those that are wholly empty."""
    width = max([len(headers), *(len(row) for row in below[:HEAD_ROWS])], default=0)
    used = [
        bool(at < len(headers) and headers[at]) or any(at < len(row) and row[at] not in ("", None) for row in below)
        for at in range(width)
    ]
    runs: list[list[int]] = []
    for at in range(width):
        if used[at]:
            if runs and runs[-1][-1] == at - 1:
                runs[-1].append(at)
            else:
                runs.append([at])
    return runs


def _columns(
    runs: list[list[int]],
    headers: Sequence[str],
    below: Sequence[list[Any]],
    reader: words.Reader,
    is_whole: Callable[[list[int]], bool],
) -> list[int]:
    """The columns of the table: of the runs between wholly empty columns, the one with the most known headers."""

    def known(run: list[int]) -> tuple[int, int]:
        names = [headers[at] for at in run if at < len(headers) and headers[at]]
        return sum(reader.concepts(name) in KNOWN for name in names), len(names)

    best = max(runs, key=known, default=[0])
    named = [run for run in runs if known(run)[0] > 0]
    # An empty column between two named parts of one table (a blank spacer) is no border: join what has names on both sides.
    if len(named) > 1 and not _side_by_side(headers) and not are_apart(named, below, is_whole):
        return list(range(runs[0][0], runs[-1][-1] + 1))
    return best


def _side_by_side(headers: Sequence[str]) -> bool:
    """Whether headers repeat, as those of two tables beside each other do."""
    names = [name.casefold() for name in headers if name]
    return len(names) > len(set(names))


def cut(rows: Sequence[list[Any]], first: int, last: int) -> list[list[Any]]:
    """The cells from column `first` to before `last` of each row, short rows filled with empty cells."""
    width = last - first
    if first == 0 and set(map(len, rows)) == {width}:
        return list(rows)
    found = []
    for row in rows:
        cells = list(row[first:last])
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        found.append(cells)
    return found
