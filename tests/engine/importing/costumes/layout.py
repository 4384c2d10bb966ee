"""Where on which sheet the lines stand, and what stands around them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from random import Random
from typing import Any

from tests.engine.importing.costumes.columns import ORDER_ROLES, Columns
from tests.engine.importing.costumes.heads import Heads, Merged
from tests.engine.importing.costumes.shapes import Shape, shape_of
from tests.engine.importing.costumes.styles import Styles
from tests.engine.importing.costumes.truth import Line, Truth, languages

Rows = list[list[Any]]


@dataclass
class Page:
    """One sheet: rows from the first one, merged ranges as (first row, first column, last row, last column), from 0, and
    the rows that are hidden."""

    name: str
    rows: Rows
    merged: list[Merged] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)


@dataclass
class Layout:
    """Pages, what was done to them in words, and what they tell, as of `Shape`."""

    pages: list[Page]
    said: list[str]
    told: Counter[tuple[Any, ...]]
    may_refuse: frozenset[str] = frozenset()
    sums: bool = False


def lay_out(chance: Random, truth: Truth, styles: Styles, sheets: bool, merges: bool) -> Layout:
    """Pages that hold the lines once. `sheets`: the file can have several; `merges`: it can merge cells."""
    shape = shape_of(chance, truth, styles)
    if shape is not None:
        return _of_shape(chance, truth, shape)
    maker = _Maker(chance, truth, styles)
    numbered = list(enumerate(truth.lines))
    parts = [numbered]
    headless = False
    if sheets and chance.random() < 0.12 and len(numbered) > 12 and not maker.once and not maker.damages_goods:
        count = chance.choice((2, 2, 3, 4))
        parts = [numbered[len(numbered) * at // count : len(numbered) * (at + 1) // count] for at in range(count)]
        headless = chance.random() < 0.3 and not maker.other and len(maker.heads.rows) == 1
        maker.say(f"over {count} sheets{', headers on the first' if headless else ''}")
    stem = chance.choice(("Sheet", "Data ", "2024-"))
    pages = [
        maker.page(f"{stem}{at}", part, merges, with_heads=at == 1 or not headless) for at, part in enumerate(parts, 1)
    ]
    layout = Layout(pages, maker.said, truth.told(maker.columns.hidden))
    if sheets:
        _add_sheets(chance, truth, styles, layout)
    return layout


def _of_shape(chance: Random, truth: Truth, shape: Shape) -> Layout:
    titles = languages()[truth.language]["titles"][: chance.choice((0, 0, 0, 1))]
    rows = [*([title] for title in titles), *shape.rows]
    said = [shape.name, *(["titles 1"] if titles else [])]
    return Layout([Page("Sheet1", rows)], said, shape.told, shape.may_refuse, shape.sums)


def _add_sheets(chance: Random, truth: Truth, styles: Styles, layout: Layout) -> None:
    """Sheets that hold no sales: notes, nothing, sums of the sales, the customers."""
    words = languages()[truth.language]
    if chance.random() < 0.15:
        layout.pages.insert(0, Page("Info", chance.choice(([], [[title] for title in words["titles"]]))))
        layout.said.append("notes on a sheet before")
    if chance.random() < 0.1:
        layout.pages += [Page("Sheet8", []), Page("Sheet9", [])]
        layout.said.append("empty sheets behind")
    if chance.random() < 0.08:
        sums: dict[str, Decimal] = {}
        for line in truth.lines:
            sums[line.product[1]] = sums.get(line.product[1], Decimal(0)) + line.amount
        label, total, measure = words["pivot"]
        rows = [[label, measure], *([name, styles.numbers.money(amount)] for name, amount in sums.items())]
        rows.append([total, styles.numbers.money(sum(sums.values(), Decimal(0)))])
        layout.pages.insert(chance.choice((0, len(layout.pages))), Page("Pivot", rows))
        layout.said.append("a pivot on a sheet of its own")


class _Maker:
    """Decides once what all pages of a file have in common."""

    def __init__(self, chance: Random, truth: Truth, styles: Styles) -> None:
        self._chance, self._truth, self._styles = chance, truth, styles
        self._words = languages()[truth.language]
        self.columns = Columns(chance, truth, styles)
        self.heads = Heads(chance, self.columns)
        self.said = [*self.columns.said, *filter(None, [self.heads.said])]
        roles = self.columns.roles
        self.once = truth.shown.receipt and self._has_baskets() and not self.columns.hidden and chance.random() < 0.12
        if self.once:
            self.say("an order's cells on its first line only")
        self._titles = chance.choice((0, 0, 0, 1, 2, 4))
        # The names of goods tell their ids again, within one table.
        self.damages_goods = "product_id" in self.columns.hidden.values()
        self._told_above = chance.random() < 0.06
        self._shift = chance.choice((0, 0, 0, 0, 0, 1, 2))
        single = len(self.heads.rows) == 1
        self._spacer = chance.randrange(1, len(roles)) if single and chance.random() < 0.06 else None
        self._repeated = chance.randint(5, 9) if chance.random() < 0.06 else 0
        self._pages = chance.random() < 0.4
        self._blanks = chance.random() < 0.08
        self._subtotals = "" if self.once or chance.random() > 0.06 else chance.choice(("day", "receipt"))
        self._total = chance.random() < 0.25
        self._foot = chance.random() < 0.2
        self._hidden = chance.random() < 0.06
        self.other = chance.choice(("beside", "below")) if chance.random() < 0.08 and self._spacer is None else ""
        told = {
            "second table": self.other,
            "titles": self._titles,
            "told above": self._told_above,
            "shifted": self._shift,
            "blank column": self._spacer,
            "header repeated": self._repeated,
            "blank rows": self._blanks,
            "subtotals a": self._subtotals,
            "total": self._total,
            "foot": self._foot,
            "hidden rows": self._hidden,
        }
        self.said += [f"{name} {value}" for name, value in told.items() if value]

    def say(self, what: str) -> None:
        """Note one thing that was done."""
        self.said.append(what)

    def _has_baskets(self) -> bool:
        receipts = [line.receipt for line in self._truth.lines]
        return len(receipts) - len(set(receipts)) >= 4

    def page(self, name: str, lines: Sequence[tuple[int, Line]], merges: bool, with_heads: bool = True) -> Page:
        """One page with these lines."""
        chance = self._chance
        above = self._above() if with_heads else []
        table: Rows = [list(row) for row in self.heads.rows] if with_heads else []
        merged: list[Merged] = list(self.heads.merged) if with_heads else []
        use = self.once and chance.random() < 0.5
        start, before = 0, ""
        for number, (at, line) in enumerate(lines, 1):
            cells = self.columns.cells(at, line)
            if self.once and line.receipt == before:
                cells = ["" if role in ORDER_ROLES else cell for role, cell in zip(self.columns.roles, cells)]
            else:
                if use:
                    self._merge(merged, start, len(table) - 1)
                start, before = len(table), line.receipt
            table.append(cells)
            if not self.once:
                self._between(table, lines, number)
        if use:
            self._merge(merged, start, len(table) - 1)
        if self._total:
            table.append(self.columns.total(chance.choice(self._words["total"]), [line for _, line in lines]))
        rows = above + [self._placed(row) for row in table]
        if self._foot:
            rows += [[], [chance.choice(self._words["foot"])]]
        if self.other == "beside":
            self._put_beside(rows, len(above) + len(self.heads.rows) - 1)
        elif self.other == "below":
            rows += [[], *([""] * self._shift + row for row in self._summary())]
        hidden = [len(above) + at for at in range(len(self.heads.rows), len(table)) if at % 3 == 0]
        moved = [self._moved(range_, (len(above), self._shift)) for range_ in merged]
        return Page(name, rows, moved if merges else [], hidden if self._hidden else [])

    def _above(self) -> Rows:
        """Titles, and what a report says of itself."""
        words, first, last = self._words, self._truth.lines[0].at, self._truth.lines[-1].at
        above: Rows = [[title] for title in words["titles"][: self._titles]]
        if self._told_above:
            amounts = (line.amount for line in self._truth.lines)
            above += [
                [f"{words['date'][0]}:", f"{first:%Y-%m-%d} - {last:%Y-%m-%d}"],
                [f"{words['total'][0]}:", self._styles.numbers.money(sum(amounts, Decimal(0)))],
            ]
        if above and self._chance.random() < 0.6:
            above.append([])
        return above

    def _between(self, table: Rows, lines: Sequence[tuple[int, Line]], number: int) -> None:
        """What stands between two lines now and then."""
        if self._subtotals:
            of = (lambda line: line.at.date()) if self._subtotals == "day" else (lambda line: line.receipt)
            here = of(lines[number - 1][1])
            if number == len(lines) or of(lines[number][1]) != here:
                *_, group = (list(run) for _, run in groupby((line for _, line in lines[:number]), of))
                total = self._words["total"][0]
                table.append(self.columns.total(f"{total} {here}" if self._blanks else total, group))
        if self._repeated and number % self._repeated == 0:
            if self._pages:
                table += [[], [self._words["titles"][0]]]
            table += [list(row) for row in self.heads.rows]
        if self._blanks and self._chance.random() < 0.2:
            table.append([])

    def _summary(self) -> Rows:
        """A small table of another kind: how much was paid in which way."""
        money = self._styles.numbers.money
        words = self._words
        lines = [[words["payment"][at % len(words["payment"])], money(Decimal(120 + 35 * at))] for at in range(2)]
        return [[words["payment"][0], words["amount"][0]], *lines]

    def _put_beside(self, rows: Rows, first: int) -> None:
        """The small table right of the large one, an empty column between them."""
        width = max(map(len, rows)) + 1
        for row, cells in zip(rows[first:], self._summary()):
            row += [*[""] * (width - len(row)), *cells]

    def _merge(self, merged: list[Merged], first: int, last: int) -> None:
        if last > first > 0:
            merged += [(first, at, last, at) for at, role in enumerate(self.columns.roles) if role in ORDER_ROLES]

    def _moved(self, merged: Merged, shift: tuple[int, int]) -> Merged:
        first, left, last, right = merged
        wide = self._spacer is not None and left >= self._spacer
        down, aside = shift[0], shift[1] + wide
        return first + down, left + aside, last + down, right + aside

    def _placed(self, row: list[Any]) -> list[Any]:
        if not row:
            return row
        if self._spacer is not None:
            row = [*row[: self._spacer], "", *row[self._spacer :]]
        return [""] * self._shift + row
