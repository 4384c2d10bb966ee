"""Groups of customers as rows: what each is called and who is in it, how many, what they spent, and how that has changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from gui.formats import Formats
from gui.messages import groups as words
from gui.table_models.base import Column, RowsModel

FIELDS = (
    "code",
    "place",
    "customers",
    "value",
    "step",
    "share",
    "expected",
    "expected_low",
    "expected_high",
    "suggested_goal",
)


class GroupsModel(RowsModel):
    """The groups of `Shop.segments`, the best customers first. Each cell may have a second line, `note`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([], parent)
        self._formats = Formats()
        self._horizon: int | None = None
        self._goals: Mapping[str, str] = {}
        self._groups: list[Mapping[str, Any]] = []
        self.columns = [
            Column("place", self.tr("Group"), width=250, show=self._name),
            Column("customers", self.tr("Customers"), "figure", 74, lambda v: self._formats.count(v)),
            Column("value", self.tr("Spent so far"), "figure", 116, lambda v: self._formats.money(v)),
            Column("step", self.tr("This month"), "figure", 96, lambda v: words.step(v, self._formats)),
        ]

    def load(
        self, groups: Sequence[Mapping[str, Any]], found: Mapping[str, Any], goals: Mapping[str, str], formats: Formats
    ) -> None:
        """Show `groups` of what `Shop.segments` said; `goals`: the titles of campaigns by their code."""
        self._formats, self._goals, self._horizon = formats, goals, found["horizon"]
        self._groups = sorted(
            (g for g in groups if g["customers"] or g.get("before", 1)), key=lambda g: words.place(g["code"])
        )
        rows = []
        for place, some in enumerate(self._groups):
            known = found["moves_known"] and some.get("joined") is not None
            step = some["customers"] - some["before"] if known else None
            rows.append((some["code"], place, some["customers"], some["value"], step, *(some[f] for f in FIELDS[5:])))
        self.set_rows(FIELDS, rows)

    def group(self, row: int) -> Mapping[str, Any]:
        """What is known of the group in a shown row."""
        return self._groups[self.row(row)["place"]]

    def note(self, row: int, column: int) -> str:
        """The second line of a cell."""
        some, key = self.group(row), self.columns[column].key
        if key == "place":
            return words.rule(some["code"])
        if key == "customers":
            return self._formats.share(some["share"])
        if key == "value" and some["expected"] is not None:
            return self.tr("{amount} in {days} days").format(
                days=self._horizon, amount=self._formats.money_short(some["expected"])
            )
        if key == "step" and self.row(row)["step"] is not None:
            return self.tr("{joined} in, {left} out").format(
                joined=self._formats.count(some["joined"]), left=self._formats.count(some["left"])
            )
        return ""

    def hint(self, row: int, column: int) -> str:
        return "\n".join(part for part in (self.text(row, column), self.note(row, column)) if part)

    def sheet(self) -> tuple[list[str], list[list[Any]]]:
        """Titles and rows for a workbook: everything that is known of the groups, in the order shown."""
        days = self._horizon
        titles = [
            self.tr("Group"),
            self.tr("Who is in it"),
            self.tr("Customers"),
            self.tr("Share"),
            self.tr("Spent so far"),
        ]
        if days is not None:
            ahead = self.tr("Expected in {days} days").format(days=days)
            titles += [ahead, self.tr("at least, mostly"), self.tr("at most, mostly")]
        titles += [self.tr("This month"), self.tr("What to do"), self.tr("Campaign")]
        cells = []
        for row in range(self.rowCount()):
            some, shown = self.group(row), self.row(row)
            line = [words.group(some["code"])[0], words.rule(some["code"]), some["customers"], some["share"]]
            line.append(round(some["value"], 2))
            if days is not None:
                expected = (some["expected"], some["expected_low"], some["expected_high"])
                line += [None if amount is None else round(amount, 2) for amount in expected]
            goal = some["suggested_goal"]
            line += [shown["step"], words.advice(goal), self._goals.get(goal or "", "")]
            cells.append(line)
        return titles, cells

    def _name(self, place: int) -> str:
        return words.group(self._groups[place]["code"])[0]
