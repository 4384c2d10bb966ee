"""A table of rows as Qt sees it: columns declared once, sorting by value, filtering by rows, figures on the right."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.widgets.labels import Tone

Kind = Literal["text", "figure", "chip"]
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()

VALUE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The value behind a cell, as the engine gave it."""
TONE_ROLE = Qt.ItemDataRole.UserRole + 2
"""Of a chip: its tone, or None in a column without chips."""


@dataclass(frozen=True)
class Column:
    """A column: which field of a row it shows, under which heading, and how."""

    key: str
    title: str
    kind: Kind = "text"
    width: int = 120
    show: Callable[[Any], str] | None = None
    tone: Callable[[Any], Tone] | None = None
    muted: bool = False
    strong: bool = False
    is_day: bool = False
    """Whether its values are ISO days: a spreadsheet gets them as days."""


class RowsModel(QAbstractTableModel):
    """Rows as sequences in the order of `fields`; only their numbers are sorted and filtered, never the rows. `loaded`: there are
    other rows."""

    loaded = Signal()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.further_columns: list[Column] = []
        """What a spreadsheet gets beside the columns that are shown."""
        self._rows: Sequence[Sequence[Any]] = ()
        self._fields: dict[str, int] = {}
        self._shown: list[int] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._match: Callable[[Sequence[Any]], bool] | None = None

    def set_rows(self, fields: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Show other rows, sorted and filtered as before."""
        self.beginResetModel()
        self._fields = {name: place for place, name in enumerate(fields)}
        self._rows = rows
        self._arrange()
        self.endResetModel()
        self.loaded.emit()

    def filter(self, match: Callable[[Sequence[Any]], bool] | None) -> None:
        """Show only the rows for which `match` is true; None shows all. `place` finds a field in a row."""
        self.beginResetModel()
        self._match = match
        self._arrange()
        self.endResetModel()

    def place(self, field: str) -> int:
        """Where a field stands in a row."""
        return self._fields[field]

    def row(self, row: int) -> dict[str, Any]:
        """A shown row as a dict."""
        return dict(zip(self._fields, self._rows[self._shown[row]]))

    def find(self, field: str, value: Any) -> int:
        """The shown row whose field has this value, or −1."""
        place = self._fields.get(field)
        if place is None:
            return -1
        return next((shown for shown, row in enumerate(self._shown) if self._rows[row][place] == value), -1)

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def value(self, row: int, column: int) -> Any:
        place = self._fields.get(self.columns[column].key)
        return None if place is None else self._rows[self._shown[row]][place]

    def text(self, row: int, column: int) -> str:
        value, show = self.value(row, column), self.columns[column].show
        if show is not None:
            return show(value)
        return "" if value is None else str(value)

    def exported(self, row: int, column: Column) -> Any:
        """A cell for a spreadsheet: figures as numbers, days as days, the rest as it is shown; None for nothing."""
        place = self._fields.get(column.key)
        value = None if place is None else self._rows[self._shown[row]][place]
        if value is None or value == "":
            return None
        if column.is_day:
            return date.fromisoformat(value)
        if column.kind == "figure":
            return round(value, 4) if abs(value) < 1 else round(value, 2)
        return value if column.show is None else column.show(value)

    def hint(self, row: int, column: int) -> str:
        """What is to be known of a cell beside what it shows."""
        return ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.kind == "figure" else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == VALUE_ROLE:
            return self.value(index.row(), index.column())
        if role == TONE_ROLE and column.kind == "chip":
            return column.tone(self.value(index.row(), index.column())) if column.tone else "plain"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.hint(index.row(), index.column()) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.columns[section].kind == "figure"
            return int(
                (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
            )
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._sorted_by = (column, order) if column >= 0 else None
        self._arrange()
        self.layoutChanged.emit()

    def shown_rows(self) -> Iterable[list[str]]:
        """The shown rows as texts, for copying."""
        for row in range(len(self._shown)):
            yield [self.text(row, column) for column in range(len(self.columns))]

    def _arrange(self) -> None:
        match = self._match
        shown = range(len(self._rows))
        self._shown = list(shown) if match is None else [row for row in shown if match(self._rows[row])]
        if self._sorted_by is None:
            return
        column, order = self._sorted_by
        place = self._fields.get(self.columns[column].key)
        if place is None:
            return
        rows, is_down = self._rows, order == Qt.SortOrder.DescendingOrder
        filled = [row for row in self._shown if rows[row][place] is not None]
        empty = [row for row in self._shown if rows[row][place] is None]
        filled.sort(key=_order_of(rows, filled, place), reverse=is_down)
        self._shown = filled + empty  # what is unknown stands last, whichever way


SAMPLE = 1000
"""Rows that tell whether a column has few words, each in many rows."""


def _order_of(rows: Sequence[Sequence[Any]], filled: Sequence[int], place: int) -> Callable[[int], Any]:
    """What rows are sorted by: words whatever their case; few words in many rows by the place of each."""
    if not filled or not isinstance(rows[filled[0]][place], str):
        return lambda row: rows[row][place]
    sample = filled[:SAMPLE]
    if len({rows[row][place] for row in sample}) * 4 > len(sample):
        return lambda row: rows[row][place].casefold()
    words = {word: word.casefold() for word in {rows[row][place] for row in filled}}
    places = {folded: number for number, folded in enumerate(sorted(set(words.values())))}
    numbers = {word: places[folded] for word, folded in words.items()}
    return lambda row: numbers[rows[row][place]]
