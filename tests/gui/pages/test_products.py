"""The Products page: what is sold, who buys it, and what is never recommended."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.shop import Shop
from gui.pages.products import ProductsPage
from tests.gui.pages.small_shop import make_shop

Open = Callable[..., Any]


@pytest.fixture
def page(open_page: Open) -> ProductsPage:
    opened = open_page("products")
    assert isinstance(opened, ProductsPage)
    return opened


def test_everything_is_listed_what_sells_most_first(page: ProductsPage) -> None:
    assert page.model.rowCount() == 16
    amounts = [page.model.row(row)["amount"] for row in range(16)]
    assert amounts == sorted(amounts, reverse=True)
    assert page.card.product["product_id"] == page.model.row(0)["product_id"]


def test_search_and_category_narrow_the_list(page: ProductsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.query.searched):
        qtbot.keyClicks(page.query, "egg timer")
    assert page.model.rowCount() == 4
    page.arrive({"category": "Garden"})
    assert {page.model.row(row)["category"] for row in range(page.model.rowCount())} == {"Garden"}


def test_a_banned_product_is_said_to_be_and_can_be_taken_back(
    page: ProductsPage, small_shop: Path, qtbot: QtBot
) -> None:
    product = page.card.product["product_id"]
    qtbot.mouseClick(page.card.ban, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.card.product["banned"])
    assert page.card.left_out.text() == "never recommended"
    with Shop.read(small_shop) as shop:
        assert shop.product(product)["banned"]
    qtbot.mouseClick(page.left_out, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 1
    page.left_out.setChecked(False)
    page.undo()
    qtbot.waitUntil(lambda: not page.card.product["banned"])


def test_a_product_is_pinned_and_is_no_longer(page: ProductsPage, small_shop: Path, qtbot: QtBot) -> None:
    product = page.card.product["product_id"]
    qtbot.mouseClick(page.card.pin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.card.product["pinned"])
    with Shop.read(small_shop) as shop:
        assert shop.settings()["pinned"] == [product]
    qtbot.mouseClick(page.card.pin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.card.product["pinned"])
    with Shop.read(small_shop) as shop:
        assert shop.settings()["pinned"] == []


def test_who_is_due_leads_to_the_customer(page: ProductsPage, qtbot: QtBot) -> None:
    person = page.card.product["due"][0]["customer_id"]
    row = page.card.due.rows()[0]
    with qtbot.waitSignal(page.navigate) as caught:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert caught.args == ["customers", {"customer": person}]


def test_what_is_bought_with_it_is_shown_in_its_place(page: ProductsPage, qtbot: QtBot) -> None:
    other = page.card.product["bought_with"][0]["product_id"]
    qtbot.mouseClick(page.card.bought_with.rows()[0], Qt.MouseButton.LeftButton)
    assert page.card.product["product_id"] == other
    assert page.model.row(page.table.currentIndex().row())["product_id"] == other


def test_a_product_is_found_though_a_filter_hides_it(page: ProductsPage) -> None:
    page.category.choose({"Garden"})
    page.show_product("85000A")
    assert page.card.product["product_id"] == "85000A"


def test_without_products_there_is_a_way_on(open_page: Open, empty_shop: Path) -> None:
    page = open_page("products", shop=empty_shop)
    assert page.stack.shown is page.nothing


def test_postage_is_shown_only_among_what_is_never_recommended(
    page: ProductsPage, small_shop: Path, qtbot: QtBot
) -> None:
    with Shop.open(small_shop) as shop:
        shop.edit_product("85001A", {"not_product": "postage"})
    page.workspace.announce(frozenset({"products", "sales"}))
    assert page.model.find("product_id", "85001A") < 0
    page.show_product("85001A")
    assert page.left_out.isChecked()
    assert page.card.left_out.text() == "postage, no product"
    assert not page.card.ban.isVisible()


def test_a_reason_names_the_other_product(page: ProductsPage) -> None:
    reasons = [offer["reason"] for offer in page.workspace.read("recommend", "again")]
    together = next(reason for reason in reasons if reason["code"] == "reason.bought_together")
    assert together["product_name"] == "Lunch bag 0"


def test_another_shop_is_shown_without_the_filters_of_the_one_before(open_page: Open, tmp_path: Path) -> None:
    page: ProductsPage = open_page("products")
    page.arrive({"category": "Bags"})
    assert page.model.rowCount() < page.model.total
    page.workspace.close()
    page.workspace.open(make_shop(tmp_path / "other.regulars", people=12, products=8))
    page.refresh(frozenset({"sales"}))
    assert not page.category.chosen
    assert page.model.rowCount() == page.model.total == 8
