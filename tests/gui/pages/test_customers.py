"""The Customers page: find somebody, see who they are, change what is known."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from engine.shop import Shop
from engine.store import database
from gui import workspace
from gui.pages.customers import CustomersPage
from gui.pages.customers.profile import CustomerProfile
from tests.gui.pages.small_shop import make_shop

Open = Callable[..., Any]


@pytest.fixture
def page(open_page: Open) -> CustomersPage:
    opened = open_page("customers")
    assert isinstance(opened, CustomersPage)
    return opened


def names(page: CustomersPage) -> list[str]:
    return [page.model.text(row, 0) for row in range(page.model.rowCount())]


def type_and_wait(page: CustomersPage, qtbot: QtBot, text: str) -> None:
    with qtbot.waitSignal(page.query.searched):
        qtbot.keyClicks(page.query, text)


def test_everybody_is_listed_the_most_promising_first(page: CustomersPage) -> None:
    assert page.model.rowCount() == 60
    assert names(page)[0] == "Amelia Hart"
    spend = [page.model.row(row)["expected_spend"] for row in range(60)]
    assert spend == sorted(spend, reverse=True)


def test_the_first_customer_is_shown_without_a_click(page: CustomersPage) -> None:
    assert page.side.shown is page.profile
    assert page.profile.profile["customer_id"] == page.model.row(0)["customer_id"]


def test_somebody_without_a_name_is_called_by_number(page: CustomersPage) -> None:
    assert "Customer 17804" in names(page)
    page.show_customer("17804")
    assert page.profile.name.toolTip() in ("", "Customer 17804")
    assert page.profile.name.accessibleName() == "Customer 17804"


def test_markup_in_a_name_is_shown_as_it_is_written(page: CustomersPage, qtbot: QtBot) -> None:
    page.show_customer("17805")
    qtbot.waitUntil(lambda: page.profile.name.text() == "<b>Maya</b> Patel")
    assert page.profile.name.textFormat() == Qt.TextFormat.PlainText


def test_typing_searches_names_numbers_and_addresses(page: CustomersPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.query.searched):
        page.query.setText("梁")  # pasted: QTest cannot type it
    assert names(page)
    assert all("梁伟" in name for name in names(page))
    page.query.clear()
    type_and_wait(page, qtbot, "person10@")
    assert [page.model.row(row)["customer_id"] for row in range(page.model.rowCount())] == ["17810"]
    assert page.profile.profile["customer_id"] == "17810"


def test_a_search_that_finds_nobody_says_so(page: CustomersPage, qtbot: QtBot) -> None:
    type_and_wait(page, qtbot, "nobody at all")
    assert page.side.shown is page.none
    page.escape()
    qtbot.waitUntil(lambda: page.model.rowCount() == 60)


def test_filters_narrow_the_list_and_say_how_many(page: CustomersPage, qtbot: QtBot) -> None:
    counts = page.model.counts("segment")
    segment = counts.most_common(1)[0][0]
    action = next(a for a in page.segment.menu_of_values().actions() if a.data() == segment)
    action.trigger()
    assert page.model.rowCount() == counts[segment]
    assert {page.model.row(row)["segment"] for row in range(page.model.rowCount())} == {segment}
    page.segment.choose(())
    qtbot.mouseClick(page.due, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == page.model.count_due() < 60
    page.due.setChecked(False)
    page.consent.choose({"email"})
    assert {page.model.row(row)["consent_email"] for row in range(page.model.rowCount())} == {"subscribed"}


def test_the_table_sorts_by_any_column_with_the_unknown_last(page: CustomersPage) -> None:
    for column in range(page.model.columnCount()):
        page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        values = [page.model.value(row, column) for row in range(60)]
        known = [value for value in values if value is not None]
        key = str.casefold if known and isinstance(known[0], str) else None
        assert values == sorted(known, key=key) + [None] * (60 - len(known))


def test_arriving_with_a_customer_takes_filters_off(page: CustomersPage) -> None:
    page.segment.choose({"champions"})
    page.arrive({"customer": "17859"})
    assert page.segment.chosen == frozenset()
    assert page.profile.profile["customer_id"] == "17859"


def test_arriving_with_a_state_shows_those_customers(page: CustomersPage) -> None:
    page.arrive({"state": "quiet"})
    assert {page.model.row(row)["state"] for row in range(page.model.rowCount())} == {"quiet"}


@pytest.fixture
def young_shop(tmp_path: Path) -> Path:
    """Three weeks of sales: Ann comes each fourth day, Bob came once."""
    lines = [f"2026-03-{day:02},Ann,Tea,4.00" for day in range(2, 23, 4)] + ["2026-03-22,Bob,Jam,5.00"]
    sales = tmp_path / "young.csv"
    sales.write_text("\n".join(["Date,Customer ID,Product,Amount", *lines]), encoding="utf-8")
    path = tmp_path / "young.regulars"
    with Shop.create(path) as shop:
        shop.import_files([str(sales)], settings={"currency": "EUR", "confirmed": True})
        shop.train()
    return path


def test_what_rests_on_little_is_said_to(english: None, open_page: Open, young_shop: Path) -> None:
    page = open_page("customers", shop=young_shop)
    page.show_customer("Bob")
    said = page.profile.basis.text()
    assert said.startswith("One visit tells little")
    assert "The sales cover 21 days so far, too few to see what people do in 90 days" in said
    titles = [column.title for column in page.model.columns]
    spend, sure = titles.index("Next 90 days"), titles.index("How sure")
    bob, ann = (page.model.find("customer_id", name) for name in ("Bob", "Ann"))
    assert page.model.text(bob, spend).startswith("≈ €")
    assert (page.model.text(bob, sure), page.model.text(ann, sure)) == ("One visit only", "A first guess")
    assert page.model.index(bob, spend).data(Qt.ItemDataRole.ToolTipRole).startswith("One visit tells little")
    assert "first guess" in page.model.index(ann, spend).data(Qt.ItemDataRole.ToolTipRole)
    assert page.model.index(ann, titles.index("Visits")).data(Qt.ItemDataRole.ToolTipRole) is None


def test_spend_that_was_far_off_on_hidden_days_is_shown_as_a_guess(
    english: None, open_page: Open, young_shop: Path
) -> None:
    page = open_page("customers", shop=young_shop)
    page.model.load(
        {
            **page.workspace.read("customer_table"),
            "young_shop": None,
            "spend_off": {"code": "basis.spend_off", "days": 90, "expected": 233},
        },
        page.workspace.formats,
    )
    titles = [column.title for column in page.model.columns]
    spend, returns, sure = (titles.index(title) for title in ("Next 90 days", "Will return", "How sure"))
    ann = page.model.find("customer_id", "Ann")
    assert page.model.text(ann, spend).startswith("≈ €")
    assert "233 was expected for each 100" in page.model.index(ann, spend).data(Qt.ItemDataRole.ToolTipRole)
    assert not page.model.text(ann, returns).startswith("≈")
    assert page.model.text(ann, sure) == "Spend is a rough guess"


def test_nothing_is_said_where_there_is_enough_to_go_by(page: CustomersPage) -> None:
    page.show_customer("17800")
    assert page.profile.basis.isHidden()
    assert not any(page.model.text(row, 3).startswith("≈") for row in range(60))


def test_a_profile_tells_rhythm_offers_and_reasons(page: CustomersPage) -> None:
    page.show_customer("17800")
    assert page.profile.figures.rhythm.value.text().startswith("12")
    told = [row.text() for row in page.profile.again.findChildren(QLabel)]
    assert "Every 38 days, 6 overdue" in told
    assert page.profile.timeline.hint_at(page.profile.timeline.rect().center()) is not None
    assert "yes" in page.profile.consents.text()


def test_a_profile_is_there_in_200_ms(page: CustomersPage) -> None:
    """Of the processor's time: a busy machine is no fault of the page."""
    best = 9.0
    for place in range(5):
        start = time.process_time()
        page.show_customer(str(17_801 + place))
        QApplication.processEvents()
        best = min(best, time.process_time() - start)
    assert best < 0.2


def test_an_edit_is_stored_and_shown(page: CustomersPage, small_shop: Path, qtbot: QtBot) -> None:
    page.show_customer("17801")
    qtbot.mouseClick(page.profile.edit, Qt.MouseButton.LeftButton)
    phone = page.form.fields["phone"]
    phone.clear()
    qtbot.keyClicks(phone, "+44 7700 900999")
    sms = page.form.consents["sms"]
    sms.setCurrentIndex(sms.findData("subscribed"))
    qtbot.mouseClick(page.form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.profile.profile["phone"] == "+44 7700 900999")
    qtbot.waitUntil(lambda: page.profile.profile["consents"].get("sms", {}).get("status") == "subscribed")
    with Shop.read(small_shop) as shop:
        assert shop.profile("17801")["phone"] == "+44 7700 900999"
    assert page.side.shown is page.profile


def test_a_birthday_without_a_year_is_shown_as_a_day(page: CustomersPage, small_shop: Path, qtbot: QtBot) -> None:
    with Shop.open(small_shop) as shop:
        shop.edit_customer("17802", {"birthday": "--05-12"})
    page.show_customer("17802")
    told = [shown.text() for shown in page.profile.findChildren(QLabel)]
    assert "12 May" in told


def test_cancelling_an_edit_changes_nothing(page: CustomersPage, small_shop: Path, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.profile.edit, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.form.fields["city"], "Elsewhere")
    page.escape()
    assert page.side.shown is page.profile
    with Shop.read(small_shop) as shop:
        assert shop.profile("17800")["city"] == "Bristol"


def test_a_product_of_a_profile_leads_to_its_page(page: CustomersPage, qtbot: QtBot) -> None:
    row = page.profile.again.rows()[0]
    with qtbot.waitSignal(page.navigate) as caught:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert caught.args[0] == "products"
    assert caught.args[1] == {"product": page.profile.profile["again"][0]["product_id"]}


def test_the_context_menu_copies_what_one_needs(page: CustomersPage) -> None:
    menu = QMenu()
    page.table.add_actions(menu, page.model.find("customer_id", "17800"))
    next(action for action in menu.actions() if "e-mail" in action.text()).trigger()
    assert QApplication.clipboard().text() == "person0@example.org"


def test_without_customers_there_is_a_way_on(open_page: Open, empty_shop: Path) -> None:
    page = open_page("customers", shop=empty_shop)
    assert page.stack.shown is page.nobody
    assert page.nobody.action.isVisibleTo(page)


def test_controls_have_names_for_tests_and_screen_readers(page: CustomersPage) -> None:
    assert page.findChild(QTableView, "customersTable") is page.table
    assert page.findChild(CustomerProfile, "customerProfile") is page.profile
    buttons = [button for button in page.findChildren(QPushButton) if button.isVisible()]
    assert len(buttons) > 5
    for button in buttons:
        assert button.objectName(), button.text()
        assert button.accessibleName() or button.text()


def test_erasing_says_what_goes_asks_and_then_the_person_is_gone(page: CustomersPage, qtbot: QtBot) -> None:
    page.show_customer("17810")
    lines = page.workspace.overview["lines"]
    page.profile.erase.click()
    assert page.side.shown is page.erasing
    told = page.erasing.title.text() + page.erasing.goes.text() + page.erasing.stays.text()
    assert page.profile.profile["name"] in told
    assert "without a customer" in told
    page.erasing.keep.click()
    assert page.side.shown is page.profile
    page.profile.erase.click()
    page.erasing.erase.click()
    qtbot.waitUntil(lambda: page.erasing.is_done, timeout=10_000)
    assert "still knew their purchases" in page.erasing.stays.text()
    assert page.workspace.overview["lines"] == lines
    page.erasing.close_.click()
    assert page.model.find("customer_id", "17810") < 0
    assert page.side.shown is page.profile


def test_escape_leaves_the_question_unanswered(page: CustomersPage) -> None:
    page.show_customer("17811")
    page.profile.erase.click()
    page.escape()
    assert page.side.shown is page.profile
    assert page.model.find("customer_id", "17811") >= 0


def test_another_shop_is_shown_without_the_filters_of_the_one_before(
    page: CustomersPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.arrive({"state": "lost"})
    page.due.setChecked(True)
    other = make_shop(tmp_path / "other.regulars", people=12)
    page.workspace.close()
    page.workspace.open(other)
    page.refresh(frozenset({"sales"}))
    assert page.model.rowCount() == page.model.total == 12
    assert page.standing()["chips"] == [frozenset()] * 3
    assert not page.due.isChecked()
    assert page.profile.profile["customer_id"] == page.model.row(0)["customer_id"]


def test_a_filter_that_nobody_fits_is_called_by_its_words(open_page: Open, empty_shop: Path) -> None:
    page = open_page("customers", shop=empty_shop)
    page.arrive({"state": "quiet", "segment": "champions"})
    assert page.state.text() == "Gone quiet  0"
    assert page.state.accessibleName() == "State: Gone quiet  0"
    assert page.segment.text() != "champions"


def test_home_opens_those_of_whom_it_speaks(open_page: Open, small_shop: Path) -> None:
    with Shop.open(small_shop) as shop, database.transaction(shop._connection):
        shop._connection.execute(
            "UPDATE statistic SET state = 'quiet', state_before = 'quiet' WHERE customer_id % 3 = 0"
        )
        shop._connection.execute("UPDATE statistic SET state_before = 'regular' WHERE customer_id % 9 = 0")
        home = Shop.home(shop)
    said = next(said for said in home["sentences"] if said["code"] == "home.gone_quiet")
    page = open_page(said["page"], said["arguments"])
    assert page.model.rowCount() == said["values"]["customers"]
    assert 0 < page.model.rowCount() < page.model.counts("state")["quiet"]
    assert page.state.text() == f"Quiet for less than a month  {page.model.rowCount()}"


def test_many_customers_are_read_beside_the_window(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(workspace, "MANY", 10)
    page = open_page("customers", {"customer": "17804"})
    assert page.model.total == 0
    assert page.profile.profile["customer_id"] == "17804"  # who was asked for does not wait for the table
    qtbot.waitUntil(lambda: page.model.total == 60)
    assert page.table.currentIndex().row() == page.model.find("customer_id", "17804")
    for change in ("customers", "scores"):  # what changes while it is read is read once more
        page.workspace.announce(frozenset({change}))
    qtbot.waitUntil(lambda: page._question is None)
    assert page.model.total == 60
    assert page.profile.profile["customer_id"] == "17804"
    page.workspace.announce(frozenset({"sales"}))
    page.workspace.close()
    qtbot.wait(50)
    assert page.workspace.path is None


def test_where_nobody_fits_one_button_brings_everybody_back(page: CustomersPage, qtbot: QtBot) -> None:
    type_and_wait(page, qtbot, "zzzz")
    assert page.none.action.text() == "Show everybody"
    qtbot.mouseClick(page.none.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == 60)
    assert not page.query.text()
