"""How wide the columns of a table are: each as its words need it, as many as there is room for, none cut in two."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFont, QFontMetrics

from gui.formats import NONE
from gui.table_models.base import Column, RowsModel
from gui.theme import Theme

MARGIN: Final = 10
"""Left and right of a cell's words, and of a heading's."""

CHIP: Final = 16
"""What the ground of a chip adds to its words."""

SAMPLE: Final = 60
"""So many rows, spread over all, are asked how wide their words are."""

MOST: Final = 0.95
"""The share of the rows whose words shall be read whole: one very long name is not the measure of all."""

LONGEST: Final = 1.6
"""How far beyond the width that it was declared with a column may grow for its words."""

LEAST_SHARE: Final = 0.75
"""How far a column gives way to the others where there is little room."""

FEWEST: Final = 4
"""So many columns are shown even where their words must end in dots for it."""


@dataclass(frozen=True)
class Need:
    """The width that a column needs for what stands in it, and the least it can be read at."""

    width: int
    least: int
    grows: bool
    """Whether it takes of the room that is left: words do, figures do not."""

    says: bool = True
    """Whether anything stands in it. A column that is empty takes no room from the others."""


def needs(model: RowsModel, theme: Theme) -> list[Need]:
    """What each column of a table needs at the text size in use."""
    rows = model.rowCount()
    sample = range(0, rows, max(1, rows // SAMPLE))
    heading = QFontMetrics(theme.font("small", QFont.Weight.Medium))
    return [_need(model, place, column, sample, heading, theme) for place, column in enumerate(model.columns)]


def _need(
    model: RowsModel, place: int, column: Column, sample: Sequence[int], heading: QFontMetrics, theme: Theme
) -> Need:
    is_chip = column.kind == "chip"
    weight = QFont.Weight.DemiBold if column.strong else QFont.Weight.Normal
    words = QFontMetrics(theme.font("small" if is_chip else "body", weight))
    title = heading.horizontalAdvance(column.title) + 2 * MARGIN + 2
    found_widths = sorted(words.horizontalAdvance(model.text(row, place)) for row in sample)
    widest = found_widths[-1 if is_chip else int(len(found_widths) * MOST)] if sample else 0
    found = widest + 2 * MARGIN + 2 + (CHIP if is_chip else 0)
    longest = int(column.width * theme.scale * LONGEST)
    width = max(title, min(found, longest)) if sample else max(title, int(column.width * theme.scale))
    # A name is cut only where it is longer than names are.
    least = min(width, int(column.width * theme.scale)) if place == 0 else int(width * LEAST_SHARE)
    if place and found > longest:  # read whole nowhere, as a message
        least = int(column.width * theme.scale / 2)
    says = place == 0 or not sample or any(model.text(row, place) not in ("", NONE) for row in sample)
    return Need(width, max(title, least) if column.kind == "text" else width, column.kind == "text", says)


def fit(wanted: Sequence[Need], room: int) -> list[int]:
    """Widths of the first columns, as many as fit, which together are `room` wide."""
    count = next((n for n in range(len(wanted), 0, -1) if sum(need.width for need in wanted[:n]) <= room), 0)
    if count < min(FEWEST, len(wanted)):
        some = min(FEWEST, len(wanted))
        count = next((n for n in range(some, 1, -1) if sum(need.least for need in wanted[:n]) <= room), 1)
    shown = wanted[:count]
    widths = [need.width for need in shown]
    over = sum(widths) - room
    give = sum(need.width - need.least for need in shown)
    if over > 0 and give > 0:
        widths = [int(need.width - over * (need.width - need.least) / give) for need in shown]
    growing = [place for place, need in enumerate(shown) if need.grows] or [0]
    for turn, place in enumerate(growing):
        left = room - sum(widths)
        widths[place] += left // (len(growing) - turn)
    return widths
