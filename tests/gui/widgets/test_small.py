"""Small widgets of the pages: filters, rows, lines of chips, steps, the editor of a message."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.theme import Theme
from gui.widgets.filter_chip import FilterChip
from gui.widgets.flow import Flow
from gui.widgets.row_list import Item, RowList
from gui.widgets.step_bar import StepBar
from gui.widgets.template_editor import TemplateEditor


def test_a_filter_says_what_is_chosen(qtbot: QtBot) -> None:
    chip = FilterChip("Segment", "All segments", "segmentChip")
    qtbot.addWidget(chip)
    chip.set_options([("loyal", "Loyal  12"), ("new", "New  3")])
    with qtbot.waitSignal(chip.changed):
        chip.menu_of_values().actions()[2].trigger()
    assert chip.chosen == {"loyal"}
    assert chip.text() == "Loyal  12"
    assert chip.isChecked()
    chip.choose({"loyal", "new"})
    assert chip.text() == "Segment · 2"
    with qtbot.waitSignal(chip.changed):
        chip.menu_of_values().actions()[0].trigger()
    assert not chip.chosen
    assert not chip.isChecked()


def test_a_row_is_pressed_by_mouse_and_by_keyboard(qtbot: QtBot) -> None:
    rows = RowList("Buy again", "againList", "Nothing is due.")
    qtbot.addWidget(rows)
    rows.show_items([Item("A", "Bag", "In 9 of 10 visits", "£1.95"), Item("B", "Tin")])
    rows.show()
    pressed: list[str] = []
    rows.pressed.connect(pressed.append)
    first, second = rows.rows()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert pressed == ["A", "B"]
    assert first.accessibleName() == "Bag. In 9 of 10 visits. £1.95"
    assert not rows.nothing.isVisible()
    rows.show_items([])
    assert rows.nothing.isVisible()


def test_chips_flow_into_as_many_lines_as_they_need(qtbot: QtBot) -> None:
    flow = Flow()
    qtbot.addWidget(flow)
    chips = [QPushButton("Field") for _ in range(6)]
    for chip in chips:
        flow.add(chip)
    wide, high = chips[0].sizeHint().width() + Flow.GAP, chips[0].sizeHint().height()
    assert flow.heightForWidth(6 * wide) == high
    assert flow.heightForWidth(3 * wide) == 2 * high + Flow.GAP
    assert flow.heightForWidth(10) == 6 * (high + Flow.GAP) - Flow.GAP


def test_only_a_step_that_was_done_can_be_gone_back_to(theme: Theme, qtbot: QtBot) -> None:
    bar = StepBar(theme, ("Goal", "Who", "Files"))
    qtbot.addWidget(bar)
    bar.show()
    bar.go(1)
    assert bar.accessibleName() == "Step 2 of 3: Who"
    pressed: list[int] = []
    bar.pressed.connect(pressed.append)
    for place in range(3):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar._boxes()[place].center().toPoint() + QPoint(0, 1))
    assert pressed == [0]


def test_fields_stand_out_in_both_themes(theme: Theme, qtbot: QtBot) -> None:
    editor = TemplateEditor(theme, "editor", "Message")
    qtbot.addWidget(editor)
    editor.setPlainText("Hello ")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    editor.insert_field("first_name")
    assert editor.toPlainText() == "Hello {first_name}"
    for choice in ("dark", "light"):
        theme.set_choice(choice)
        (look,) = editor.document().firstBlock().layout().formats()
        assert (look.start, look.length) == (6, 12)
        assert look.format.foreground().color() == theme.colour("accent")
