"""Home: what matters this week, on the sample shop, each with a button that leads there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from engine import home as engine_home
from engine.shop import Shop
from engine.store import campaigns, database, statistics
from gui.app import App
from gui.charts.months import Month, MonthsChart
from gui.formats import Formats
from gui.messages.habits import last_campaign
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


@pytest.mark.parametrize(
    ("status", "day", "words"),
    [
        ("exported", "2026-01-01", "on the list"),
        ("sent", "2026-02-20", "on the list"),
        ("sent", "2026-01-01", "has not come since"),
    ],
)
def test_a_campaign_has_a_result_once_it_was_sent_and_later_sales_are_known(
    small_shop: Path, english: None, status: str, day: str, words: str
) -> None:
    with Shop.open(small_shop) as shop, database.transaction(shop._connection):
        column = "sent_at" if status == "sent" else "exported_at"
        made = {"name": "Spring", "goal": "win_back", "channel": "email", "target": "mailchimp", "control_share": 0.1}
        made |= {"status": status, "created_at": day, "as_of": 20_400, "settings": {}, column: f"{day}T09:00:00"}
        quiet = shop._connection.execute(
            "SELECT t.customer_id, c.key FROM statistic AS t JOIN customer AS c ON c.id = t.customer_id ORDER BY t.last_day"
        ).fetchone()
        member = {"customer_id": quiet[0], "arm": "treated", "reason": {}, "products": [], "message": None}
        number = campaigns.add(shop._connection, made, [member])
    with Shop.read(small_shop) as shop:
        assert words in last_campaign(shop.profile(quiet[1])["campaigns"], Formats("en", "GB", "GBP"))
        told = {said["code"]: said["arguments"] for said in home_of(shop._connection)}
    assert told.get("home.campaign") == ({"campaign": number} if words.startswith("has") else None)
    assert ("home.sent" in told) is (status == "exported")


def test_files_that_were_saved_are_marked_as_sent_from_home(
    app_of: Callable[..., App], small_shop: Path, english: None, qtbot: QtBot
) -> None:
    with Shop.open(small_shop) as shop, database.transaction(shop._connection):
        made = {"name": "Spring", "goal": "win_back", "channel": "email", "target": "excel", "control_share": 0.1}
        made |= {"status": "exported", "created_at": "2026-02-18T09:00:00", "exported_at": "2026-02-18T09:00:00"}
        campaigns.add(shop._connection, {**made, "as_of": 20_400, "settings": {}}, [])
    app = app_of(_learned)
    app.actions.open_shop(str(small_shop))
    app.window.go("home")
    buttons = [made for made in app.window.current.findChildren(QAbstractButton) if made.text() == "Mark as sent"]
    assert [made.accessibleDescription() for made in buttons] == ["Was “Spring” sent?"]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.workspace.read("campaigns")[0]["status"] == "sent")
    assert app.window.current.page_id == "home"


def home_of(connection: Any) -> list[dict[str, Any]]:
    """All sentences, not only the most urgent."""
    past = campaigns.list_campaigns(connection)
    return engine_home._sentences(connection, statistics.last_day(connection), past)


def test_a_shop_without_sales_shows_one_button_and_no_empty_boxes(
    app_of: Callable[..., App], empty_shop: Path, english: None
) -> None:
    app = app_of(_learned)
    app.actions.open_shop(str(empty_shop))
    app.window.go("home")
    page = app.window.current
    assert isinstance(page, HomePage)
    assert page.empty.isVisible()
    assert page.empty.title.text() == "There are no sales in this shop yet"
    assert not page.facts.isVisible()
    assert page.findChild(QAbstractButton, "matter0Button") is None
