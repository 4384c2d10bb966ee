"""Columns of tables and of pages: as many as there is room for, and none of them cut."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from gui.settings import Settings
from gui.table_models.base import Column, RowsModel
from gui.theme import Theme
from gui.widgets.column_fit import Need, fit
from gui.widgets.columns import Columns
from gui.widgets.scroll import Scroll
from gui.widgets.table import DataTable

TITLES = ("Customer", "Segment", "Next order", "Visits", "City", "Note")


@pytest.mark.parametrize("room", [200, 300, 476, 640, 900, 1600])
def test_columns_fill_the_room_and_none_is_narrower_than_can_be_read(room: int) -> None:
    wanted = [
        Need(150, 150, True),
        Need(128, 128, False),
        Need(120, 90, True),
        Need(90, 90, False),
        Need(200, 90, True),
    ]
    widths = fit(wanted, room)
    assert sum(widths) == room
    assert all(width >= need.least for width, need in zip(widths, wanted)) or len(widths) == 1


def test_of_four_columns_words_end_in_dots_before_a_column_goes() -> None:
    wanted = [Need(150, 150, True), Need(128, 128, False), Need(120, 90, True), Need(90, 90, False)]
    assert fit(wanted, 470) == [150, 128, 102, 90]


@pytest.fixture
def table(theme: Theme, settings: Settings, qtbot: QtBot) -> DataTable:
    model = RowsModel([Column(title, title, width=120) for title in TITLES])
    made = DataTable(model, theme, settings, "table", "Table")
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    model.set_rows(TITLES, [[f"{title} {row}" for title in TITLES] for row in range(40)])
    return made


def shown(table: DataTable) -> list[str]:
    return [title for place, title in enumerate(TITLES) if not table.isColumnHidden(place)]


def test_a_wider_table_shows_more_columns_and_never_scrolls_sideways(table: DataTable) -> None:
    few = shown(table)
    assert table.horizontalScrollBar().maximum() == 0
    table.resize(1000, 300)
    assert len(shown(table)) > len(few)
    assert table.horizontalHeader().length() == table.viewport().width()


def test_larger_letters_make_wider_columns(table: DataTable, theme: Theme) -> None:
    before = table._needs[0].width
    theme.set_scale(1.3)
    assert table._needs[0].width > before
    theme.set_scale(1.0)


def test_a_person_chooses_columns_and_they_stay(
    table: DataTable, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    table._offer_columns(menu)
    note = next(action for action in menu.actions() if action.text() == "Note")
    assert not note.isChecked()
    note.trigger()
    assert "Note" in shown(table)
    again = DataTable(table.rows, theme, settings, "table", "Table")
    qtbot.addWidget(again)
    assert shown(again) == shown(table)
    table.arrange_by_room()
    assert "Note" not in shown(table)
    assert table.horizontalScrollBar().maximum() == 0


def test_copies_hold_all_columns(table: DataTable, qapp: object) -> None:
    table.selectRow(0)
    table.copy()
    from PySide6.QtGui import QGuiApplication

    assert QGuiApplication.clipboard().text().splitlines()[0].split("\t") == list(TITLES)


@pytest.mark.parametrize(("width", "is_stacked"), [(700, False), (380, True)])
def test_columns_of_a_page_stand_below_one_another_where_it_is_narrow(
    qtbot: QtBot, width: int, is_stacked: bool
) -> None:
    room = Scroll()
    qtbot.addWidget(room)
    page = Columns(7, 3)
    room.body.addWidget(page)
    labels = [QLabel("x") for _ in range(2)]
    for label, column in zip(labels, page.columns):
        label.setMinimumWidth(200)
        column.addWidget(label)
    room.resize(width, 300)
    room.show()

    def below() -> bool:
        first, second = (label.mapTo(page, QPoint(0, 0)) for label in labels)
        return first.x() == second.x() and first.y() < second.y()

    qtbot.waitUntil(lambda: page.is_stacked is is_stacked and below() is is_stacked)
    assert page.minimumSizeHint().width() == 200
