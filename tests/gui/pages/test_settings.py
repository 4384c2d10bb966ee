"""Settings: what is changed there counts at once, in the shop's file and in the window."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from engine.errors import ShopError
from engine.shop import Shop
from gui.app import App
from gui.pages.settings import SettingsPage
from gui.settings import Settings
from gui.widgets.shop_form import ShopForm


def _answer(verb: str, arguments: Any, _progress: Any) -> Any:
    if verb == "backup" and "full" in arguments["target"]:
        raise ShopError("disk.full")
    return None


@pytest.fixture
def app(app_of: Callable[..., App], empty_shop: Path) -> App:
    made = app_of(_answer)
    made.actions.open_shop(str(empty_shop))
    made.window.go("settings")
    return made


@pytest.fixture
def page(app: App) -> SettingsPage:
    found = app.window.page("settings")
    assert isinstance(found, SettingsPage)
    return found


def test_a_new_name_is_in_the_file_and_in_the_navigation(
    app: App, page: SettingsPage, empty_shop: Path, qtbot: QtBot
) -> None:
    page.form.name.setText("Tea & Things")
    page.form.name.editingFinished.emit()
    qtbot.waitUntil(lambda: app.window.navigation.shop.accessibleName() == "Tea & Things")
    with Shop.read(empty_shop) as shop:
        assert shop.settings()["name"] == "Tea & Things"
        assert shop.settings()["currency"] == "GBP"


def test_stores_to_leave_out_are_names_with_semicolons_between(
    page: SettingsPage, empty_shop: Path, qtbot: QtBot
) -> None:
    page.form.stores.setText("Bath, High Street; Ely ;")
    page.form.stores.editingFinished.emit()

    def are_kept() -> bool:
        with Shop.read(empty_shop) as shop:
            return bool(shop.settings()["stores_left_out"] == ["Bath, High Street", "Ely"])

    qtbot.waitUntil(are_kept)


def test_another_currency_changes_how_money_is_written(app: App, page: SettingsPage, qtbot: QtBot) -> None:
    page.form.currency.setCurrentIndex(page.form.currency.findData("EUR"))
    page.form.currency.activated.emit(page.form.currency.currentIndex())
    qtbot.waitUntil(lambda: app.workspace.formats.money(3) == "€3")


def test_colours_and_size_of_text_change_at_once_and_are_remembered(
    app: App, page: SettingsPage, settings: Settings, qtbot: QtBot
) -> None:
    for name in ("theme-dark", "size-1.3"):
        qtbot.mouseClick(page.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)
    assert (app.theme.name, app.theme.scale) == ("dark", 1.3)
    assert (settings.theme, settings.scale) == ("dark", 1.3)


def test_a_look_chosen_elsewhere_is_marked_here(app: App, page: SettingsPage) -> None:
    app.theme.set_choice("dark")
    assert page.findChild(QAbstractButton, "theme-dark").isChecked()
    assert not page.findChild(QAbstractButton, "theme-light").isChecked()


def test_a_copy_is_said_to_be_there_and_a_failure_is_said(page: SettingsPage, qtbot: QtBot) -> None:
    page.back_up_to("/somewhere/copy.regulars")
    qtbot.waitUntil(lambda: page.findChild(QLabel, "backupDone").text() == "The copy is there.")
    page.back_up_to("/full/copy.regulars")
    qtbot.waitUntil(lambda: page.failure.isVisible())
    assert page.failure.text().startswith("The disk is full.")


def test_without_a_shop_only_the_window_can_be_set(app: App, page: SettingsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.findChild(QAbstractButton, "closeShopButton"), Qt.MouseButton.LeftButton)
    assert app.window.current.page_id == "welcome"
    app.window.go("settings")
    assert not page.shop.isVisible()


def test_the_form_gives_back_what_it_was_given(qtbot: QtBot) -> None:
    form = ShopForm()
    qtbot.addWidget(form)
    given = {
        "name": "街角礼品",
        "country": "CN",
        "currency": "CNY",
        "prices_include_tax": False,
        "time_zone": "Asia/Shanghai",
        "staff": ["000001", "S-2"],
        "stores_left_out": ["Bath, High Street"],
    }
    form.set_values(given)
    assert form.values() == given
    assert form.changes() == {}
    form.staff.setText("000001")
    assert form.changes() == {"staff": ["000001"]}


def test_a_till_system_is_added_and_taken_away_where_it_is_named(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("engine.resources.own_folder", lambda: tmp_path / "Regulars")
    page.systems.refresh()
    before = page.systems.known.text()
    described = tmp_path / "market.toml"
    described.write_text(
        'name = "Market till"\nkind = "sales"\nrequires = ["Bon", "Ware"]\n'
        '[columns]\nreceipt_id = "Bon"\nproduct_name = "Ware"\n'
    )
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: (str(described), ""))
    add = page.systems.findChild(QAbstractButton, "addSystemButton")
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    remove = page.systems.findChild(QAbstractButton, "removeSystem-market")
    assert remove is not None
    assert "Market till" in [found.toolTip() or found.text() for found in page.systems.findChildren(QLabel)]
    assert page.systems.known.text() != before
    described.write_text('name = "Market till"')
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert page.systems.failure.text() == "market.toml does not describe a till's export: kind is missing."
    qtbot.mouseClick(page.systems.findChild(QAbstractButton, "removeSystem-market"), Qt.MouseButton.LeftButton)
    assert page.systems.known.text() == before
    assert page.systems.failure.isHidden()


def test_what_the_shop_wants_of_its_lists_is_kept(page: SettingsPage, empty_shop: Path, qtbot: QtBot) -> None:
    page.wishes.margin.setCurrentText("20 %")
    page.wishes.most.setCurrentText("3")
    page.wishes.variety.setCurrentIndex(2)
    page.wishes.rest.setChecked(True)
    page.wishes.edited.emit()

    def kept() -> dict[str, Any]:
        with Shop.read(empty_shop) as shop:
            return shop.settings()

    qtbot.waitUntil(lambda: kept()["rest"] is True)
    wanted = {"margin_floor": 0.2, "most_of_category": 3, "variety": 0.5, "rest": True, "pinned": []}
    assert {name: kept()[name] for name in wanted} == wanted
    page.wishes.margin.setCurrentIndex(0)
    page.wishes.margin.activated.emit(0)
    qtbot.waitUntil(lambda: kept()["margin_floor"] is None)


def test_a_pinned_product_that_there_is_not_is_refused_in_words(page: SettingsPage, qtbot: QtBot) -> None:
    page.wishes.pinned.setText("NO-SUCH")
    page.wishes.pinned.editingFinished.emit()
    qtbot.waitUntil(lambda: "NO-SUCH" in page.wishes.said.text())


def test_going_back_to_an_earlier_copy_says_first_what_will_be_missing(
    app_of: Callable[..., App], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "shop.regulars"
    for number, day in enumerate((1, 2)):
        file = tmp_path / f"sales{number}.csv"
        file.write_text(f"Date,Receipt,Customer ID,Product,Quantity,Amount\n2026-01-0{day},R{number},7,Tea,1,5\n")
        with (Shop.open if number else Shop.create)(path, lambda day=day: datetime(2026, 3, day, 9, 0)) as shop:
            shop.import_files([str(file)])

    def answer(verb: str, arguments: Any, _progress: Any) -> Any:
        with Shop.open(path) as shop:
            return getattr(shop, verb)(**arguments)

    app = app_of(answer)
    app.actions.open_shop(str(path))
    app.window.go("settings")
    page = app.window.page("settings")
    assert isinstance(page, SettingsPage)
    name = "goBackTo-shop 2026-03-02 090000.regulars"
    qtbot.waitUntil(lambda: page.findChild(QAbstractButton, name) is not None)
    assert page.backups.go.isHidden()
    qtbot.mouseClick(page.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)
    assert "2 Mar 2026" in page.backups.question.text()
    assert app.workspace.overview["lines"] == 2
    qtbot.mouseClick(page.backups.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.workspace.overview["lines"] == 1)
    # How it was is a copy now, too.
    qtbot.waitUntil(lambda: len(page.backups.findChildren(QAbstractButton)) == 4)
