"""Home: what matters this week, on the sample shop, each with a button that leads there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.charts.months import Month, MonthsChart
from gui.pages import home
from gui.pages.home import HomePage
from gui.theme import Theme


def _learned(_verb: str, _arguments: Any, _progress: Any) -> Any:
    return {}


@pytest.fixture
def app(app_of: Callable[..., App], sample_shop: Path, english: None) -> App:
    made = app_of(_learned)
    made.actions.open_shop(str(sample_shop))
    made.window.go("home")
    return made


@pytest.fixture
def page(app: App) -> HomePage:
    found = app.window.page("home")
    assert isinstance(found, HomePage)
    return found


def test_three_matters_at_most_and_each_has_one_button(page: HomePage) -> None:
    buttons = [made for place in range(4) if (made := page.findChild(QAbstractButton, f"matter{place}Button"))]
    assert 1 <= len(buttons) <= 3
    assert all(made.text() and made.accessibleDescription() for made in buttons)


def test_learn_now_starts_learning_in_the_background(app: App, page: HomePage, qtbot: QtBot) -> None:
    first = page.findChild(QAbstractButton, "matter0Button")
    assert first.text() == "Learn now"
    with qtbot.waitSignal(app.jobs.started) as caught:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert caught.args[0].verb == "train"
    qtbot.waitUntil(lambda: not app.jobs.busy)
    assert app.window.current is page


def test_customers_by_state_add_up_and_lead_to_them(app: App, page: HomePage, qtbot: QtBot) -> None:
    figures = {
        state: page.findChild(QAbstractButton, f"{state}Figure") for state in ("new", "regular", "quiet", "lost")
    }
    counted = app.workspace.read("home")["states"]
    for state, made in figures.items():
        assert made.text() == app.workspace.formats.count(counted[state]["now"])
    qtbot.mouseClick(figures["quiet"], Qt.MouseButton.LeftButton)
    assert app.window.current.page_id == "customers"


def test_months_are_said_in_words_to_whom_cannot_see_them(page: HomePage) -> None:
    told = page.months.accessibleDescription()
    assert "October 2026: £" in told
    assert "expected" in told


def test_months_say_their_amount_under_the_pointer(theme: Theme, qtbot: QtBot) -> None:
    chart = MonthsChart(theme, "chart", "Months", str)
    qtbot.addWidget(chart)
    chart.resize(400, 240)
    chart.show_months(
        [Month("J", 10.0, "January"), Month("F", 30.0, "February"), Month("M", 20.0, "March", 15.0, 25.0)]
    )
    chart.grab()
    assert [chart.hint_at(QPointF(x, 120.0)) for x in (5, 200, 395)] == ["January", "February", "March"]


@pytest.mark.parametrize(
    "months", [[], [Month("J", 0.0, "January")], [Month("J", -5.0, "January"), Month("F", 3.0, "F")]]
)
def test_a_chart_of_little_is_drawn_without_fault(theme: Theme, qtbot: QtBot, months: list[Month]) -> None:
    chart = MonthsChart(theme, "chart", "Months", str)
    qtbot.addWidget(chart)
    chart.resize(300, 200)
    chart.show_months(months)
    assert not chart.grab().isNull()


@pytest.mark.parametrize(("day", "is_old"), [(date(2026, 11, 5), False), (date(2027, 3, 1), True)])
def test_sales_that_ended_long_ago_are_not_called_this_week(
    page: HomePage, monkeypatch: pytest.MonkeyPatch, day: date, is_old: bool
) -> None:
    monkeypatch.setattr(home, "today", lambda: day)
    page.refresh(frozenset({"sales"}))
    assert page.header.title.text().startswith("The week after 31 Oct 2026" if is_old else "This week at")
    assert page.header.subtitle.isVisibleTo(page) is is_old
