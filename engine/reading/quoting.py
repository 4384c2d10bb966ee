"""Rows of a text file some of whose quotes do not close: such a quote swallows the lines below it."""

import csv
from collections import Counter
from collections.abc import Iterator
from typing import Final

_MOST_LINES: Final = 5000
"""Lines that a cell may run over; a quote still open then does not close."""


class Feed:
    """Lines that can be handed back; `taken` are those since it was last cleared."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: list[str] = []
        self.taken: list[str] = []

    def __iter__(self) -> "Feed":
        return self

    def __next__(self) -> str:
        if len(self.taken) > _MOST_LINES:
            raise csv.Error("a quote does not close")
        line = self._back.pop() if self._back else next(self._lines)
        self.taken.append(line)
        return line

    def hand_back(self, lines: list[str]) -> None:
        """These lines come next, in this order."""
        self._back += reversed(lines)


def closed_rows(feed: Feed, delimiter: str, repaired: list[int]) -> Iterator[list[str]]:
    """Rows as the csv module reads them, but a cell over several lines that swallowed whole rows is undone.

    Its first line is read without regard to quotes, and its number (from 1) is added to `repaired`.
    """
    widths = Counter[int]()
    number = above = 0
    while True:
        reader = csv.reader(feed, delimiter=delimiter)
        swallowed = False
        while not swallowed:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                if len(feed.taken) < 2:
                    raise
                row = []
                swallowed = True
            number += 1
            taken = feed.taken
            swallowed = swallowed or (len(taken) > 1 and _swallows(taken, delimiter, widths, above))
            if swallowed:
                row = _without_quotes(taken[0], delimiter)
                feed.hand_back(taken[1:])
                repaired.append(number)
            if number <= 1000 and len(row) > 1:
                widths[len(row)] += 1
            above = len(row)
            feed.taken = []
            yield row


def _swallows(taken: list[str], delimiter: str, widths: Counter[int], above: int) -> bool:
    """Whether a cell over several lines took up rows: its quotes do not pair or close within, or a line within is as wide as other
    rows. `widths` are those of the rows so far, `above` of the last one: below the headers it is wider than most that stand above."""
    if sum(line.count('"') for line in taken) % 2 or not _ends_at_borders(taken, delimiter):
        return True
    usual = max(above, widths.most_common(1)[0][0]) if widths else len(_without_quotes(taken[0], delimiter))
    return usual > 1 and any(len(row) == usual for row in csv.reader(taken[1:-1][:50], delimiter=delimiter))


def _without_quotes(line: str, delimiter: str) -> list[str]:
    """A line's cells, the quote that does not close taken for nothing."""
    at = 0 if line.count('"') == 1 and line.startswith('"') else line.rfind(delimiter + '"') + 1
    row = next(csv.reader([line[:at] + line[at:].replace('"', "", 1)], delimiter=delimiter), [])
    return [cell.strip() for cell in row]


def _ends_at_borders(taken: list[str], delimiter: str) -> bool:
    """Whether each quote that closes stands at the end of its cell; one that opens another cell is taken for its end."""
    try:
        for _ in csv.reader(taken, delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True
