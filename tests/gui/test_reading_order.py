"""Tab goes through the window as it is read, whenever its parts were made."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.widgets.reading_order import step, stops
from gui.widgets.scroll import Scroll


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    """Two columns, of which the second was made first; a list that can be written in; a button made last, but read first."""
    made = QWidget()
    qtbot.addWidget(made)
    right, left = QPushButton("right"), QLineEdit()
    left.setObjectName("left")
    right.setObjectName("right")
    chosen = QComboBox()
    chosen.setEditable(True)
    chosen.setObjectName("chosen")
    scroll = Scroll()
    scroll.body.addWidget(left)
    scroll.body.addWidget(chosen)
    split = QSplitter()
    split.addWidget(scroll)
    split.addWidget(right)
    first, off, hidden = QPushButton("first"), QPushButton("off"), QPushButton("hidden")
    first.setObjectName("first")
    off.setEnabled(False)
    column, head = QVBoxLayout(made), QHBoxLayout()
    for each in (first, off, hidden):
        head.addWidget(each)
    column.addLayout(head)
    column.addWidget(split)
    hidden.hide()
    made.show()
    return made


def test_what_is_read_first_comes_first(form: QWidget) -> None:
    assert [each.objectName() for each in stops(form)] == ["first", "left", "chosen", "right"]


def test_tab_goes_round_and_back_and_out_of_a_field_made_of_others(form: QWidget) -> None:
    def after(name: str, forward: bool) -> str:
        now = form.findChild(QWidget, name)
        to = step(form, now, forward)
        return to.objectName() if to is not None else ""

    assert after("right", True) == "first"
    assert after("first", False) == "right"
    inner = form.findChild(QComboBox, "chosen").lineEdit()
    to = step(form, inner, True)
    assert to is not None
    assert to.objectName() == "right"
    assert step(form, None, True) is None


def test_tab_reaches_every_control_of_every_page_and_each_has_a_name(
    app_of: Callable[..., App], sample_shop: Path, english: None, qtbot: QtBot
) -> None:
    app = app_of(lambda *_: {})
    app.actions.open_shop(str(sample_shop))
    window = app.window
    for kind in window.places():
        window.go(kind.page_id)
        qtbot.wait(50)
        # Some pages have nothing to reach before what they asked for is there.
        qtbot.waitUntil(lambda: any(window.current.isAncestorOf(each) for each in stops(window.centralWidget())))
        wanted = [each for each in stops(window.centralWidget()) if window.current.isAncestorOf(each)]
        nameless = [each.objectName() for each in wanted if not (each.accessibleName() or _text(each))]
        assert not nameless, kind.page_id
        seen = []
        wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
        for _ in wanted:
            seen.append(window.focusWidget())
            qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        missed = {each.objectName() for each in wanted} - {each.objectName() for each in seen}
        assert not missed, kind.page_id


def _text(widget: QWidget) -> Any:
    return widget.text() if isinstance(widget, QAbstractButton) else ""
