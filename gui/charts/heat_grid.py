"""A grid as a heat map: the darker a cell, the more is in it. Each cell can be reached by keyboard and pressed."""

from collections.abc import Collection, Sequence
from itertools import product

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.charts.heat_cells import Axis, Cell, CellButton, Place, ground
from gui.charts.painted import PaintedChart
from gui.theme import Theme


class HeatGrid(PaintedChart):
    """`pressed(row, column)` on a click, Enter or Space. Arrow keys go from cell to cell; Tab leaves the grid."""

    pressed = Signal(int, int)

    GAP, BETWEEN = 1.0, 2.5
    LEAST_LETTERS = 10

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, title, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._cells: dict[Place, Cell] = {}
        self._buttons: dict[Place, CellButton] = {}
        self._chosen: frozenset[Place] = frozenset()
        self._rows = self._columns = Axis(())
        self._margins = (0.0, 0.0)
        theme.changed.connect(self._measure)

    def show_cells(self, cells: Sequence[Cell], rows: Axis, columns: Axis) -> None:
        """Rows from the top, columns from the left."""
        self._cells = {(cell.row, cell.column): cell for cell in cells}
        self._rows, self._columns, self._chosen = rows, columns, frozenset()
        for place in [place for place in self._buttons if place not in self._cells]:
            self._buttons.pop(place).deleteLater()
        for place, cell in self._cells.items():
            made = self._buttons.get(place) or self._made_button(place)
            made.setAccessibleName(cell.hint)
            made.setToolTip(cell.hint)
        self._measure()
        self.summarise("; ".join(cell.hint for cell in cells))

    def mark(self, places: Collection[Place]) -> None:
        """Show which cells are chosen; the keyboard comes to the first of them."""
        self._chosen = frozenset(places)
        first = min(self._chosen or self._buttons, default=None)
        for place, made in self._buttons.items():
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == first else Qt.FocusPolicy.ClickFocus)
            made.setChecked(place in self._chosen)
        self.update()

    def button(self, row: int, column: int) -> CellButton:
        return self._buttons[row, column]

    def sizeHint(self) -> QSize:
        """As little as can be read: it takes the room that others leave."""
        return QSize(340, round(235 * self.theme.scale))

    minimumSizeHint = sizeHint

    def draw(self, painter: QPainter) -> None:
        if not self._cells:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("line", 0.35))
        for place in product(range(len(self._rows.labels)), range(len(self._columns.labels))):
            if place not in self._cells:
                painter.drawRoundedRect(self.box(place), 5, 5)
        for place, cell in self._cells.items():
            box = self.box(place)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground(cell, self.theme))
            painter.drawRoundedRect(box, 5, 5)
            if place in self._chosen:
                painter.setPen(QPen(self.theme.colour("text"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
            painter.setPen(self.theme.colour("text"))
            painter.setFont(self.theme.font("body", QFont.Weight.DemiBold))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(box.adjusted(6, 0, -7, -self._inset(box)), right, cell.text)
            self.hint(box, cell.hint)
        self._draw_names(painter)
        self._draw_axes(painter)

    def box(self, place: Place) -> QRectF:
        """Where a cell is painted. Cells of one group stand closer together than others."""
        left, below = self._margins
        rows, columns = len(self._rows.labels), len(self._columns.labels)
        width = (self.width() - left) / max(columns, 1)
        height = (self.height() - below) / max(rows, 1)
        row, column = place
        box = QRectF(left + column * width, row * height, width, height)
        gaps = [
            self.GAP if self._is_same(place, (row + down, column + right)) else self.BETWEEN
            for right, down in ((-1, 0), (0, -1), (1, 0), (0, 1))
        ]
        return box.adjusted(gaps[0], gaps[1], -gaps[2], -gaps[3])

    def _is_same(self, one: Place, other: Place) -> bool:
        return one in self._cells and other in self._cells and self._cells[one].group == self._cells[other].group

    def _draw_names(self, painter: QPainter) -> None:
        """Each group's name once, at its first cell, as wide as its cells in that row are."""
        painter.setPen(self.theme.colour("text"))
        told: set[str] = set()
        for place in sorted(self._cells):
            cell = self._cells[place]
            if cell.group in told:
                continue
            told.add(cell.group)
            row, last = place[0], place[1]
            while self._is_same(place, (row, last + 1)):
                last += 1
            room = self.box(place).united(self.box((row, last)))
            room.adjust(6, self._inset(room), -3, 0)
            font = self.theme.font("small", QFont.Weight.Medium)
            widest = max((QFontMetricsF(font).horizontalAdvance(word) for word in cell.name.split()), default=0.0)
            if widest > room.width():
                font.setPixelSize(max(int(font.pixelSize() * room.width() / widest), self.LEAST_LETTERS))
            painter.setFont(font)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), cell.name)

    def _inset(self, box: QRectF) -> float:
        """Above a cell's name and below its figure: less where the two hardly have room."""
        return 4.0 if box.height() > 46 * self.theme.scale else 1.0

    def _draw_axes(self, painter: QPainter) -> None:
        left, below = self._margins
        painter.setFont(self.theme.font("small"))
        painter.setPen(self.theme.colour("muted"))
        ground, line = self.height() - below, float(painter.fontMetrics().height())
        for row, (text, hint) in enumerate(self._rows.labels):
            box = self.box((row, 0))
            beside = QRectF(0, box.top(), left - 10, box.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            self.hint(beside, hint)
        for column, (text, hint) in enumerate(self._columns.labels):
            box = self.box((0, column))
            under = QRectF(box.left(), ground + 5, box.width(), line)
            painter.drawText(under, Qt.AlignmentFlag.AlignHCenter, text)
            self.hint(under, hint)
        foot = QRectF(left, ground + 6 + line, self.width() - left, line)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for text, side in zip(self._columns.below, sides):
            painter.drawText(foot, side, text)

    @Slot()
    def _measure(self) -> None:
        """Room for words on the left and below, at the text size in use."""
        metrics = QFontMetricsF(self.theme.font("small"))
        widest = max((metrics.horizontalAdvance(text) for text, _ in self._rows.labels), default=0.0)
        lines = 2 if any(self._columns.below) else 1
        self._margins = (widest + 12.0, lines * metrics.height() + 8.0)
        self._place_buttons()

    def _made_button(self, place: Place) -> CellButton:
        made = CellButton(self.theme, place, self)
        made.clicked.connect(self._press)
        made.left_for.connect(self._step)
        self._buttons[place] = made
        made.show()
        return made

    def _place_buttons(self) -> None:
        for place, made in self._buttons.items():
            made.setGeometry(self.box(place).toAlignedRect())

    @Slot(int, int)
    def _step(self, row: int, column: int) -> None:
        if (row, column) in self._buttons:
            self._buttons[row, column].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _press(self) -> None:
        made = self.sender()
        if isinstance(made, CellButton):
            self.pressed.emit(*made.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()
