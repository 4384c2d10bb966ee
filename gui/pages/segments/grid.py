"""The grid of what `Shop.segments` said: by R and FM, or as the eight groups that Chinese shops know."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.charts.heat_cells import Axis, Cell, Place
from gui.charts.heat_grid import HeatGrid
from gui.formats import Formats
from gui.messages import groups as words
from gui.theme import Theme


class SegmentsGrid(HeatGrid):
    """The lately come at the top, who comes often and spends much at the right."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "segmentsGrid", title, parent)
        self.at: dict[Place, Mapping[str, Any]] = {}

    def show_segments(self, found: Mapping[str, Any], formats: Formats) -> None:
        """Five fifths by five."""
        self.at = {(5 - cell["r"], cell["fm"] - 1): cell for cell in found["grid"]}
        most = max((cell["customers"] for cell in found["grid"]), default=1)
        cells = [
            self._cell(place, cell["segment"], cell, most, found, formats) for place, cell in sorted(self.at.items())
        ]
        rows = {score["score"]: score for score in found["scores"]["r"]}
        columns = {score["score"]: score for score in found["scores"]["fm"]}
        down = [
            (words.ago_short(rows[r]["days"]), words.recency(rows[r], found["buyers"], formats))
            if r in rows
            else ("", "")
            for r in range(5, 0, -1)
        ]
        across = [
            (
                formats.money_short(columns[fm]["value"] / columns[fm]["customers"]),
                words.habit(fm, columns[fm], formats),
            )
            if fm in columns
            else ("", "")
            for fm in range(1, 6)
        ]
        below = (self.tr("seldom, for little"), self.tr("spent on average"), self.tr("often, for much"))
        self.show_cells(cells, Axis(down), Axis(across, below))

    def show_eight(self, found: Mapping[str, Any], formats: Formats) -> None:
        """Two by four: lately or not, by how often and for how much."""
        places = [(row, column) for row in (0, 1) for column in (3, 2, 1, 0)]
        self.at = dict(zip(places, sorted(found["eight"], key=_lately_often_much)))
        most = max((some["customers"] for some in found["eight"]), default=0) or 1
        cells = [self._cell(place, some["code"], some, most, found, formats) for place, some in self.at.items()]
        scores = {score["score"]: score["days"] for score in found["scores"]["r"]}
        down = []
        for high in (True, False):
            ends = [day for score, days in scores.items() if (score >= found["high"]) is high for day in days]
            down.append((words.ago_short([min(ends), max(ends)] if ends else None), ""))
        across = [
            (self.tr("seldom, for little"), ""),
            (self.tr("often, for little"), ""),
            (self.tr("seldom, for much"), ""),
            (self.tr("often, for much"), ""),
        ]
        self.show_cells(cells, Axis(down), Axis(across))

    def groups_at(self, code: str) -> list[Place]:
        """The cells of which most are in a group."""
        return [place for place, cell in self.at.items() if code in (cell.get("segment"), cell.get("code"))]

    def _cell(
        self, place: Place, code: str, cell: Mapping[str, Any], most: int, found: Mapping[str, Any], formats: Formats
    ) -> Cell:
        name, tone = words.group(code)
        told = [
            self.tr("{group}: %Ln customer(s), {share} of all", "", cell["customers"]).format(
                group=name, share=formats.share(cell["share"])
            ),
            self.tr("Spent so far {amount}").format(amount=formats.money(cell["value"])),
        ]
        if cell["expected"] is not None:
            told.append(
                self.tr("Next {days} days {amount}").format(
                    days=found["horizon"], amount=formats.money(cell["expected"])
                )
            )
        hint = "\n".join(told)
        return Cell(*place, code, name, formats.count(cell["customers"]), cell["customers"] / most, tone, hint)


def _lately_often_much(some: Mapping[str, Any]) -> int:
    """Where one of the eight groups stands: first who came lately; of them, first who spend much, and come often."""
    order = ("value", "development", "keep", "rescue")
    weight, kind = some["code"].split("_")
    return order.index(kind) // 2 * 4 + (weight == "general") * 2 + order.index(kind) % 2
