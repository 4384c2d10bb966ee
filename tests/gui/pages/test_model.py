"""The Model page: what was learned and how well, learning again, going back."""

import json
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from engine.errors import Cancelled, ShopError
from engine.progress import Progress
from engine.shop import Shop
from engine.store import database
from gui.pages.model import ModelPage
from tests.gui.pages.small_shop import evaluation, make_shop, teach

Open = Callable[..., Any]


@pytest.fixture
def untaught(tmp_path: Path) -> Path:
    return make_shop(tmp_path / "untaught.regulars", people=12)


def test_hidden_weeks_are_told_in_words_first(open_page: Open) -> None:
    page: ModelPage = open_page("model")
    assert page.hidden.question.text().startswith("We hid the last 28 day")
    assert page.hidden.bars.accessibleDescription() == (
        "Our lists: 57; What they bought last time: 49; Best sellers of the month: 31"
    )
    assert "1,300 customers" in page.hidden.measured.text()


def test_calibration_says_each_group_under_the_pointer(open_page: Open) -> None:
    page: ModelPage = open_page("model")
    page.scatter.grab()
    assert "customers: expected" in page.scatter.accessibleDescription()


def test_all_figures_unfold_with_every_method(open_page: Open, qtbot: QtBot) -> None:
    page: ModelPage = open_page("model")
    assert not page.figures.isVisibleTo(page)
    qtbot.mouseClick(page.earlier.all, Qt.MouseButton.LeftButton)
    assert page.figures.isVisibleTo(page)
    methods = {page.figures.lists.row(row)["method"] for row in range(page.figures.lists.rowCount())}
    assert {"classic", "classic_hidden", "repeat", "last_basket", "best_sellers_28"} <= methods
    value = {page.figures.value.row(row)["method"] for row in range(page.figures.value.rowCount())}
    assert {"regression", "value", "own_rate"} <= value


def test_an_earlier_model_can_be_used_again(open_page: Open, small_shop: Path, qtbot: QtBot) -> None:
    newer = teach(small_shop, seed=9)
    page: ModelPage = open_page("model")
    back = page.findChild(QPushButton, f"goBackButton{newer - 1}")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, f"goBackButton{newer}") is not None)
    with Shop.read(small_shop) as shop:
        assert shop.model_report()["current"]["run_id"] == newer - 1


def test_learning_for_the_first_time_shows_progress_and_can_be_cancelled(
    open_page: Open, untaught: Path, qtbot: QtBot
) -> None:
    stop = threading.Event()

    def learn(verb: str, arguments: Any, progress: Progress) -> Any:
        while not stop.wait(0.01):
            progress(0.4, "train.repeat")
        raise Cancelled

    page: ModelPage = open_page("model", shop=untaught, answer=learn)
    assert page.state.shown is page.empty
    qtbot.mouseClick(page.empty.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.shown is page.busy)
    qtbot.waitUntil(lambda: page.busy.bar.value() == 400, timeout=3000)
    qtbot.mouseClick(page.busy.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.shown is page.empty)
    stop.set()


def test_a_failure_of_learning_says_what_to_do(open_page: Open, untaught: Path, qtbot: QtBot) -> None:
    def fail(verb: str, arguments: Any, progress: Progress) -> Any:
        raise ShopError("memory.low")

    page: ModelPage = open_page("model", shop=untaught, answer=fail)
    qtbot.mouseClick(page.empty.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state.shown is page.wrong)
    assert "memory" in page.wrong.sentence.text()


def test_learning_again_keeps_what_is_shown(open_page: Open, qtbot: QtBot) -> None:
    asked: list[str] = []

    def answer(verb: str, arguments: Any, progress: Progress) -> Any:
        asked.append(verb)
        return {}

    page: ModelPage = open_page("model", answer=answer)
    qtbot.mouseClick(page.learn, Qt.MouseButton.LeftButton)
    assert page.state.shown is page.learned
    assert not page.learn.isEnabled()
    qtbot.waitUntil(page.learn.isEnabled)
    assert asked == ["train"]


def test_without_sales_the_way_leads_to_a_file(open_page: Open, empty_shop: Path, qtbot: QtBot) -> None:
    page: ModelPage = open_page("model", shop=empty_shop)
    assert page.empty.action.text() == "Open a file"
    page.navigate.disconnect()
    with qtbot.waitSignal(page.navigate) as caught:
        page.empty.pressed.emit()
    assert caught.args[0] == "open"


def test_spend_of_each_kind_of_customer_stands_below_the_method_in_use(open_page: Open) -> None:
    rows = open_page("model").figures.value
    shown = [[text.strip() for text in row[:5]] for row in rows.shown_rows()]
    used = next(place for place, row in enumerate(shown) if row[1])
    assert shown[used][:3] == ["Our network for spend", "in use", "1,300"]
    assert [row[0] for row in shown[used + 1 : used + 4]] == ["Came once", "Come regularly", "Long away"]
    assert [row[2] for row in shown[used + 1 : used + 4]] == ["400", "600", "300"]
    assert len(shown) == 3 + 3


def told(page: ModelPage) -> str:
    return " ".join(found.text() for found in page.meaning.facts.findChildren(QLabel))


def test_kinds_of_customers_stand_beside_best_sellers(open_page: Open) -> None:
    page: ModelPage = open_page("model")
    assert page.meaning.bars.accessibleDescription() == (
        "Came once: 31; best sellers: 29; Come regularly: 66; best sellers: 33; Long away: 40; best sellers: 28"
    )


def test_what_the_hidden_weeks_say_is_said_in_sentences(open_page: Open) -> None:
    page: ModelPage = open_page("model")
    words = told(page)
    assert "62 % of all products stand in somebody's list" in words
    assert "Newest first: 55, 59 of 100" in words
    assert "it said 48 of 100 would buy; 45 of 100 did" in words
    assert "2 % more than came. Chance alone puts that between −7 % and +6 % in 19 of 20 cases." in words
    assert "80 spent what the range said" in words
    assert "expected 8 of 100 back, and 7 came" in words


def test_a_shop_with_few_products_and_little_history_hears_so(open_page: Open, small_shop: Path) -> None:
    with Shop.open(small_shop) as shop, database.transaction(shop._connection):
        shop._connection.execute(
            "UPDATE run SET evaluation = ?, winners = ?",
            (
                json.dumps({"days": 28, "origins": [], "lists": {"best": {}}, "value": {}, "groups": {"best": {}}}),
                json.dumps(
                    {
                        "again": "own_frequency",
                        "new": "best_sellers_28",
                        "best": "own_frequency",
                        "value": "recent_rate",
                    }
                ),
            ),
        )
        shop._connection.execute(
            "UPDATE product SET not_product = 'postage' WHERE id NOT IN (SELECT id FROM product LIMIT 8)"
        )
    page: ModelPage = open_page("model")
    words = told(page)
    assert "too few weeks of sales" in words
    assert "8 product" in page.hidden.sentence.text()
    assert "a simple rule did at least as well" not in words  # nothing was compared
    assert page.hidden.question.text() == "Nothing could be checked yet"
    assert page.hidden.used.text().startswith("In use until there is more to learn from")
    assert not page.meaning.kinds.isVisibleTo(page)
    assert not page.spend.isVisibleTo(page)


def test_spend_that_could_not_be_checked_is_called_a_first_guess(open_page: Open, small_shop: Path) -> None:
    with Shop.open(small_shop) as shop, database.transaction(shop._connection):
        shop._connection.execute("UPDATE run SET evaluation = json_set(evaluation, '$.value', json('{}'))")
    words = told(open_page("model"))
    assert "do not go back far enough to hide 90 day" in words
    assert "a first guess" in words


def test_spend_that_was_far_off_is_called_a_rough_guess(open_page: Open, small_shop: Path) -> None:
    with Shop.open(small_shop) as shop, database.transaction(shop._connection):
        windows = json.dumps([{"value": {"value": {"total": total}}} for total in (2.33, 1.84)])
        shop._connection.execute(
            "UPDATE run SET evaluation = json_set(evaluation, '$.horizon', 90, '$.value.value.total', 2.33,"
            " '$.value_windows', json(?))",
            (windows,),
        )
    page = open_page("model")
    assert "expected 133 % more than came" in told(page)
    assert "far off: take what is expected of spend as a rough guess" in told(page)


def test_it_says_whether_the_model_still_knows_somebody_who_was_erased(open_page: Open, small_shop: Path) -> None:
    with Shop.open(small_shop, lambda: datetime(2026, 2, 17, 9, 0)) as shop:
        shop.erase("17810")
    page: ModelPage = open_page("model")
    assert "1 person(s) were erased after this was learned" in page.meaning.erased.text()
    with Shop.open(small_shop) as shop, database.transaction(shop._connection):
        shop._connection.execute("UPDATE run SET started_at = '2026-02-18T09:00:00'")
    page.refresh(frozenset({"scores"}))
    assert page.meaning.erased.text().startswith("Nobody who was erased is in this model")


def test_a_refresh_is_told_from_a_learning(open_page: Open, small_shop: Path) -> None:
    page: ModelPage = open_page("model")
    assert page.header.subtitle.accessibleName().startswith("Learned on")
    with Shop.open(small_shop) as shop, database.transaction(shop._connection):
        shop._connection.execute("UPDATE run SET evaluation = ?", (json.dumps(evaluation() | {"refreshed": True}),))
    page.refresh(frozenset({"scores"}))
    assert page.header.subtitle.accessibleName().startswith("Brought up to date on")


def test_that_an_earlier_model_stayed_is_said(open_page: Open, small_shop: Path) -> None:
    with Shop.open(small_shop) as shop, database.transaction(shop._connection):
        told_of = evaluation() | {"earlier": {"run_id": 1, "kept": {"lists": True, "value": False}, "lists": {}}}
        shop._connection.execute("UPDATE run SET evaluation = ?", (json.dumps(told_of),))
    page: ModelPage = open_page("model")
    assert "They stay in use" in page.meaning.earlier.text()
