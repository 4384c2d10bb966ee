"""The heat map: cells in colours that words can be read on, reached by keyboard, said to whom cannot see them."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.charts.heat_cells import COLOURS, Axis, Cell, ground
from gui.charts.heat_grid import HeatGrid
from gui.theme import Theme


def cell(row: int, column: int, group: str, heat: float = 0.5) -> Cell:
    return Cell(row, column, group, group.title(), "12", heat, "good", f"{group}: 12")


@pytest.fixture
def grid(theme: Theme, qtbot: QtBot) -> HeatGrid:
    chart = HeatGrid(theme, "grid", "Customers")
    qtbot.addWidget(chart)
    chart.resize(480, 300)
    cells = [cell(0, 0, "loyal"), cell(0, 1, "loyal"), cell(1, 0, "lost"), cell(1, 1, "best", 1.0)]
    chart.show_cells(cells, Axis([("0–7 days", "new"), ("8–90 days", "old")]), Axis([("£5", ""), ("£90", "much")]))
    chart.mark([(0, 0), (0, 1)])
    chart.show()
    return chart


def test_every_cell_says_its_figures_to_pointer_and_reader(grid: HeatGrid) -> None:
    grid.grab()
    for row, column, told in ((0, 0, "loyal: 12"), (1, 1, "best: 12")):
        assert grid.button(row, column).accessibleName() == told == grid.button(row, column).toolTip()
        assert grid.hint_at(QPointF(grid.box((row, column)).center())) == told
    assert "lost: 12" in grid.accessibleDescription()
    assert grid.hint_at(QPointF(5, 40)) == "new"


def test_cells_are_reached_and_pressed_by_keyboard(grid: HeatGrid, qtbot: QtBot) -> None:
    tabbed = [c for c in grid.findChildren(QWidget) if c.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert tabbed == [grid.button(0, 0)]
    grid.button(0, 0).setFocus()
    qtbot.keyClick(grid.button(0, 0), Qt.Key.Key_Down)
    qtbot.waitUntil(grid.button(1, 0).hasFocus)
    qtbot.keyClick(grid.button(1, 0), Qt.Key.Key_Right)
    qtbot.keyClick(grid.button(1, 1), Qt.Key.Key_Down)  # there is nothing below
    qtbot.waitUntil(grid.button(1, 1).hasFocus)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(grid.pressed) as caught:
            qtbot.keyClick(grid.button(1, 1), key)
        assert caught.args == [1, 1]


def test_a_click_presses_a_cell(grid: HeatGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.pressed) as caught:
        qtbot.mouseClick(grid.button(1, 0), Qt.MouseButton.LeftButton)
    assert caught.args == [1, 0]


def test_cells_of_one_group_stand_closer_together(grid: HeatGrid) -> None:
    within = grid.box((0, 1)).left() - grid.box((0, 0)).right()
    between = grid.box((1, 1)).left() - grid.box((1, 0)).right()
    assert within < between


def test_fewer_cells_leave_no_buttons_behind(grid: HeatGrid) -> None:
    grid.show_cells([cell(0, 0, "all")], Axis([("a", "")]), Axis([("b", "")]))
    grid.mark([])
    with pytest.raises(KeyError):
        grid.button(1, 1)
    assert not grid.grab().isNull()
    grid.show_cells([], Axis(()), Axis(()))
    assert not grid.grab().isNull()


def test_words_can_be_read_on_every_cell(theme: Theme) -> None:
    for look in ("light", "dark"):
        theme.set_choice(look)
        for tone in COLOURS:
            for heat in (0.001, 0.3, 1.0):
                some = Cell(0, 0, "", "", "", heat, tone, "")
                shown = over(ground(some, theme), theme.colour("surface"))
                assert contrast(theme.colour("text"), shown) >= 4.5, (look, tone, heat)
    theme.set_choice("light")


def over(top: QColor, below: QColor) -> QColor:
    share = top.alphaF()
    mixed = (a * share + b * (1 - share) for a, b in zip(top.getRgbF()[:3], below.getRgbF()[:3]))
    return QColor.fromRgbF(*mixed)


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, relative luminance."""

    def luminance(colour: QColor) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
