"""What stands above the columns: mostly one row of names, sometimes several rows that name them together."""

from itertools import groupby
from random import Random

from tests.engine.importing.costumes.columns import GROUPS, Columns
from tests.engine.importing.costumes.truth import languages

Merged = tuple[int, int, int, int]
_MONEY = ("unit_price", "amount", "discount")


class Heads:
    """Rows of names above a table, and their cells that are merged, as of `Page`, counted from the first of these rows."""

    def __init__(self, chance: Random, columns: Columns) -> None:
        header = columns.header()
        self.names = header
        self.rows: list[list[str]] = [header]
        self.merged: list[Merged] = []
        self.said = ""
        style = chance.choice(("groups", "titled groups", "units", "two languages", "over rows"))
        if chance.random() > 0.1:
            return
        if style.endswith("groups"):
            self._group(columns, header, style == "titled groups")
        elif style == "units":
            units = {"quantity": columns.words["units"][0], **dict.fromkeys(_MONEY, columns.words["units"][1])}
            self.rows = [header, [units.get(role, "") for role in columns.roles]]
        elif style == "two languages" and columns.truth.language != "en":
            english = languages()["en"]
            self.rows = [header, [english[role][0] for role in columns.roles]]
            chance.shuffle(self.rows)
        elif style == "over rows":
            self._over_rows(header)
        if len(self.rows) > 1:
            self.said = f"headers: {style}"

    def _group(self, columns: Columns, header: list[str], titled: bool) -> None:
        """A row of what groups of columns speak of; names of single columns stand in the upper row."""
        upper, lower = [""] * len(header), list(header)
        runs = [(group, list(run)) for group, run in groupby(enumerate(columns.roles), lambda e: GROUPS.get(e[1], -1))]
        if sum(len(run) > 1 and group >= 0 for group, run in runs) < 2:
            return
        for group, run in runs:
            first, last = run[0][0], run[-1][0]
            if group < 0 or first == last:
                for at, _ in run:
                    upper[at], lower[at] = header[at], ""
                    self.merged.append((0, at, 1, at))
                continue
            upper[first] = columns.words["groups"][group]
            self.merged.append((0, first, 0, last))
        self.rows = [upper, lower]
        if titled:
            title = [columns.words["titles"][0], *[""] * (len(header) - 1)]
            self.rows = [title, *self.rows]
            moved = [(top + 1, left, bottom + 1, right) for top, left, bottom, right in self.merged]
            self.merged = [(0, 0, 0, len(header) - 1), *moved]

    def _over_rows(self, header: list[str]) -> None:
        """Names of several words, one below the other, as reports for a printer have them."""
        words = [name.split(" ") for name in header]
        height = max(map(len, words))
        if not 1 < height < 4:
            return
        stacked = [[""] * (height - len(each)) + each for each in words]
        self.rows = [list(row) for row in zip(*stacked)]
