"""Where on which sheet the lines stand, and what stands around them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any

from tests.engine.importing.costumes.styles import Styles
from tests.engine.importing.costumes.truth import Line, Truth, languages

ORDER_ROLES = frozenset(("receipt", "date", "time", "customer_id", "customer_name"))
"""What belongs to a whole order."""

ROLES = (
    "receipt",
    "date",
    "time",
    "customer_id",
    "customer_name",
    "product_id",
    "product_name",
    "quantity",
    "unit_price",
    "amount",
)

Rows = list[list[Any]]


@dataclass
class Page:
    """One sheet: rows from the first one, and merged ranges as (first row, first column, last row, last column), from 0."""

    name: str
    rows: Rows
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


@dataclass
class Layout:
    """Pages, and what was done to them, in words."""

    pages: list[Page]
    said: list[str]


def lay_out(chance: Random, truth: Truth, styles: Styles, sheets: bool, merges: bool) -> Layout:
    """Pages that hold the lines once. `sheets`: the file can have several; `merges`: it can merge cells."""
    maker = _Maker(chance, truth, styles)
    parts: list[Sequence[Line]] = [truth.lines]
    if sheets and chance.random() < 0.1 and len(truth.lines) > 8 and not maker.once:
        middle = len(truth.lines) // 2
        parts = [truth.lines[:middle], truth.lines[middle:]]
        maker.say("over two sheets")
    pages = [
        maker.page(f"{chance.choice(('Sheet', 'Data ', '2024-'))}{at}", part, merges)
        for at, part in enumerate(parts, 1)
    ]
    if sheets and chance.random() < 0.15:
        words = languages()[truth.language]
        notes = chance.choice(([], [[title] for title in words["titles"]]))
        pages.insert(0, Page("Info", notes))
        maker.say("notes on a sheet before")
    return Layout(pages, maker.said)


class _Maker:
    """Decides once what all pages of a file have in common."""

    def __init__(self, chance: Random, truth: Truth, styles: Styles) -> None:
        self.said: list[str] = []
        self._chance, self._truth, self._styles = chance, truth, styles
        self._words = languages()[truth.language]
        shown = truth.shown
        roles = [role for role in ROLES if role in ("date", "time") or getattr(shown, role)]
        if styles.dates.clock is None:
            roles.remove("time")
        if chance.random() < 0.4:
            chance.shuffle(roles)
            self.say("columns in any order")
        self.once = shown.receipt and self._has_baskets() and chance.random() < 0.12
        if self.once:
            self.say("an order's cells on its first line only")
        self._headers = {role: chance.choice(self._words[role]) for role in roles}
        roles += chance.sample(("staff", "payment"), chance.choice((0, 0, 0, 1, 2)))
        self._headers |= {role: chance.choice(self._words[role]) for role in roles[len(self._headers) :]}
        self._roles = roles
        self._case = chance.choice((str, str, str, str.upper, str.lower))
        self._titles = chance.choice((0, 0, 0, 1, 2, 4))
        self._shift = chance.choice((0, 0, 0, 0, 0, 1, 2))
        self._spacer = chance.randrange(1, len(roles)) if chance.random() < 0.06 else None
        self._repeated = chance.randint(5, 9) if chance.random() < 0.05 else 0
        self._blanks = chance.random() < 0.08
        self._total = chance.random() < 0.25
        self._foot = chance.random() < 0.2
        self._second = chance.choice(("beside", "below")) if chance.random() < 0.08 and self._spacer is None else ""
        told = {
            "second table": self._second,
            "titles": self._titles,
            "shifted": self._shift,
            "blank column": self._spacer,
            "header repeated": self._repeated,
            "blank rows": self._blanks,
            "total": self._total,
            "foot": self._foot,
        }
        self.said += [f"{name} {value}" for name, value in told.items() if value]

    def say(self, what: str) -> None:
        """Note one thing that was done."""
        self.said.append(what)

    def _has_baskets(self) -> bool:
        receipts = [line.receipt for line in self._truth.lines]
        return len(receipts) - len(set(receipts)) >= 4

    def page(self, name: str, lines: Sequence[Line], merges: bool) -> Page:
        """One page with these lines."""
        chance = self._chance
        header = [self._case(self._headers[role]) for role in self._roles]
        above: Rows = [[title] for title in self._words["titles"][: self._titles]]
        if above and chance.random() < 0.6:
            above.append([])
        table: Rows = [header]
        merged: list[tuple[int, int, int, int]] = []
        start, before = 0, ""
        for number, line in enumerate(lines, 1):
            cells = [self._cell(role, line) for role in self._roles]
            if self.once and line.receipt == before:
                cells = ["" if role in ORDER_ROLES else cell for role, cell in zip(self._roles, cells)]
            else:
                self._merge(merged, start, len(table) - 1)
                start, before = len(table), line.receipt
            table.append(cells)
            if self._repeated and number % self._repeated == 0 and not self.once:
                table.append(list(header))
            if self._blanks and not self.once and chance.random() < 0.2:
                table.append([])
        self._merge(merged, start, len(table) - 1)
        if self._total:
            table.append(self._total_row(lines))
        below: Rows = []
        if self._foot:
            below = [[], [chance.choice(self._words["foot"])]]
        rows = above + [self._placed(row) for row in table] + below
        if self._second == "beside":
            self._put_beside(rows, len(above))
        elif self._second == "below":
            rows += [[], *([""] * self._shift + row for row in self._summary())]
        shift = len(above), self._shift
        use = merges and self.once and chance.random() < 0.5
        return Page(name, rows, [self._moved(range_, shift) for range_ in merged] if use else [])

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

    def _merge(self, merged: list[tuple[int, int, int, int]], first: int, last: int) -> None:
        if last > first > 0:
            merged += [(first, at, last, at) for at, role in enumerate(self._roles) if role in ORDER_ROLES]

    def _moved(self, merged: tuple[int, int, int, int], shift: tuple[int, int]) -> tuple[int, int, int, int]:
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

    def _cell(self, role: str, line: Line) -> Any:
        dates, numbers, ids = self._styles.dates, self._styles.numbers, self._styles.ids
        if role == "date":
            return dates.write(line.at)
        if role == "time":
            assert dates.clock is not None
            return dates.clock(line.at)
        if role == "receipt":
            return ids["receipt"](line.receipt)
        if role in ("customer_id", "customer_name"):
            value = line.customer[role == "customer_name"] if line.customer else ""
            return ids[role](value) if value and role in ids else value
        if role == "product_id":
            return ids["product_id"](line.product[0])
        if role == "product_name":
            return line.product[1]
        if role == "quantity":
            return numbers.count(line.quantity)
        if role in ("unit_price", "amount"):
            return numbers.money(getattr(line, role))
        return self._words["people"][0] if role == "staff" else self._words["payment"][0]

    def _total_row(self, lines: Sequence[Line]) -> list[Any]:
        numbers = self._styles.numbers
        sums = {
            "quantity": numbers.count(sum(line.quantity for line in lines)),
            "amount": numbers.money(sum(line.amount for line in lines)),
        }
        row = [sums.get(role, "") for role in self._roles]
        free = [at for at, role in enumerate(self._roles) if role not in sums]
        row[free[0]] = self._chance.choice(self._words["total"])
        return row
