"""The Segments page: the grid, the groups, one of them in words, and the ways on from it."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from engine.errors import ShopError
from engine.segments import FEWEST
from engine.shop import Shop
from gui import messages
from gui.messages import groups as words
from gui.pages.segments import SegmentsPage
from tests.gui.pages.small_shop import LAST_DAY, make_shop, teach

Open = Callable[..., Any]


@pytest.fixture
def opened(open_page: Open, english: None, qtbot: QtBot) -> Callable[..., SegmentsPage]:
    def go(**options: Any) -> SegmentsPage:
        page = open_page("segments", **options)
        assert isinstance(page, SegmentsPage)
        qtbot.waitUntil(lambda: page.stack.shown is not page.waiting)
        return page

    return go


@pytest.fixture
def page(opened: Callable[..., SegmentsPage]) -> SegmentsPage:
    return opened()


def window(page: SegmentsPage) -> Any:
    return page.window()


def found(page: SegmentsPage) -> dict[str, Any]:
    segments: dict[str, Any] = page.workspace.read("segments")
    return segments


def test_all_groups_are_listed_from_the_best_down_with_their_rule(page: SegmentsPage) -> None:
    there = {group["code"]: group for group in found(page)["groups"]}
    codes = [page.view.model.row(row)["code"] for row in range(page.view.model.rowCount())]
    assert set(codes) == set(there)
    assert codes == sorted(codes, key=words.place)
    for row, code in enumerate(codes):
        assert page.view.model.text(row, 0) == messages.segment(code)[0]
        assert page.view.model.note(row, 0) == words.rule(code) != ""
        assert page.view.model.value(row, 1) == there[code]["customers"]
    assert "60 customers who have bought" in page.header.subtitle.accessibleName()


def test_the_grid_shows_everybody_and_a_click_says_who_is_in_a_cell(page: SegmentsPage, qtbot: QtBot) -> None:
    assert sum(cell["customers"] for cell in page.view.grid.at.values()) == 60
    place, cell = max(page.view.grid.at.items(), key=lambda item: item[1]["customers"])
    qtbot.mouseClick(page.view.grid.button(*place), Qt.MouseButton.LeftButton)
    assert page.view.detail.place.text() == f"R {cell['r']} · FM {cell['fm']}"
    assert page.view.detail.count.value.text() == str(cell["customers"])
    told = " ".join(made.text() for made in page.view.detail.facts.findChildren(QLabel))
    low, high = cell["days"] if cell["r"] != 1 else found(page)["scores"]["r"][-1]["days"]
    assert f"{low}–{high} days ago" in told
    assert words.visits(cell["visits"]) in told
    assert page.view.model.row(page.view.table.currentIndex().row())["code"] == cell["segment"]


def test_a_row_marks_its_cells_and_is_told_in_words(page: SegmentsPage) -> None:
    row = page.view.model.find("code", "needs_attention")
    page.view.table.selectRow(row)
    group = page.view.model.group(row)
    assert page.view.detail.name.accessibleName() == "Needs attention"
    assert page.view.detail.value.value.text() == page.workspace.formats.money(group["value"])
    assert page.view.detail.ahead.name.text() == "Next 90 days"
    marked = {place for place in page.view.grid.at if page.view.grid.button(*place).isChecked()}
    assert marked == set(page.view.grid.groups_at("needs_attention"))
    assert "Remind them" in page.view.detail.advice.text()


def test_a_group_leads_to_its_campaign_and_to_its_customers(page: SegmentsPage, qtbot: QtBot) -> None:
    page.arrive({"segment": "at_risk"})
    group = page.view.model.group(page.view.model.find("code", "at_risk"))
    qtbot.mouseClick(page.view.detail.customers, Qt.MouseButton.LeftButton)
    customers = window(page).current
    assert customers.page_id == "customers"
    assert customers.model.rowCount() == group["customers"]
    window(page).go("segments")
    qtbot.mouseClick(page.view.detail.campaign, Qt.MouseButton.LeftButton)
    wizard = window(page).current.wizard
    assert wizard.choices()["segment"] == "at_risk"
    assert wizard.goal.goal == "win_back"
    qtbot.waitUntil(lambda: wizard._plan is not None, timeout=10_000)
    assert wizard._plan["matched"] == group["customers"]
    assert "“At risk”" in wizard.audience.segment_note.text()
    wizard.audience.everybody.click()
    qtbot.waitUntil(lambda: wizard._plan["segment"] is None, timeout=10_000)
    assert wizard.audience.segment_note.isHidden()


def test_a_cell_leads_to_exactly_its_people_and_the_filter_is_taken_off(page: SegmentsPage, qtbot: QtBot) -> None:
    place, cell = max(page.view.grid.at.items(), key=lambda item: item[1]["customers"])
    page.view.grid.button(*place).click()
    page.view.detail.customers.click()
    customers = window(page).current
    assert customers.model.rowCount() == cell["customers"]
    assert f"R {cell['r']} · FM {cell['fm']}" in customers.scores.text()
    assert customers.stand(customers.standing()) is None
    assert customers.model.rowCount() == cell["customers"]
    qtbot.mouseClick(customers.scores, Qt.MouseButton.LeftButton)
    assert customers.model.rowCount() == 60
    assert customers.scores.isHidden()


def test_groups_are_exported_with_all_that_is_known(
    page: SegmentsPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "groups.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (path, ""))
    with qtbot.waitSignal(page.view.table.exported):
        page.export.click()
    header, *rows = load_workbook(path).active.iter_rows(values_only=True)
    assert header[:5] == ("Group", "Who is in it", "Customers", "Share", "Spent so far")
    assert "Expected in 90 days" in header
    assert len(rows) == page.view.model.rowCount()
    assert sum(row[2] for row in rows) == 60


def test_a_narrow_window_puts_the_groups_below(page: SegmentsPage, qtbot: QtBot) -> None:
    table, grid = page.view.table, page.view.grid
    for width, is_beside in ((1366, True), (920, False)):
        window(page).resize(width, 700)
        qtbot.waitUntil(
            lambda: (table.mapTo(page, QPoint()).y() < grid.mapTo(page, QPoint()).y() + grid.height()) is is_beside  # noqa: B023
        )
        assert grid.mapTo(page, QPoint()).x() + grid.width() <= page.width()
        assert not table.horizontalScrollBar().isVisible()


def test_the_picture_is_saved(page: SegmentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "grid.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    page.view.grid.menu().actions()[1].trigger()
    assert path.read_bytes().startswith(b"\x89PNG")


def test_few_customers_are_no_heat_map(opened: Callable[..., SegmentsPage], tmp_path: Path) -> None:
    page = opened(shop=make_shop(tmp_path / "few.regulars", people=9))
    assert page.stack.shown is page.few
    assert "9 customers have bought so far" in page.few.sentence.text()
    assert f"From {FEWEST} on" in page.few.sentence.text()
    assert page.export.isHidden()
    page.few.action.click()
    assert window(page).current.page_id == "customers"


def test_before_anything_is_imported_there_is_a_way_on(
    opened: Callable[..., SegmentsPage], empty_shop: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([], ""))
    page = opened(shop=empty_shop)
    assert page.stack.shown is page.nobody
    with qtbot.waitSignal(page.navigate) as caught:
        page.nobody.action.click()
    assert caught.args == ["open", {"kind": "files"}]


def test_what_was_expected_long_ago_is_said_to_be(opened: Callable[..., SegmentsPage], tmp_path: Path) -> None:
    shop = make_shop(tmp_path / "old.regulars")
    teach(shop, as_of=LAST_DAY - 50)
    page = opened(shop=shop)
    day = page.workspace.formats.date(found(page)["learned"])
    assert f"counts from {day}" in page.header.subtitle.accessibleName()


def test_an_import_under_way_is_shown_where_there_is_nobody_yet(
    opened: Callable[..., SegmentsPage], empty_shop: Path, qtbot: QtBot
) -> None:
    stop = threading.Event()

    def run(verb: str, given: Any, progress: Any) -> Any:
        while verb == "import_files" and not stop.wait(0.01):
            progress(0.4, "import.reading")
        return {}

    page = opened(shop=empty_shop, answer=run)
    page.jobs.start(page.workspace.job("import_files", files=["sales.xlsx"]))
    qtbot.waitUntil(lambda: page.stack.shown is page.busy and page.busy.bar.value() == 400)
    page.busy.cancel.click()
    qtbot.waitUntil(lambda: page.stack.shown is page.nobody)
    stop.set()


def test_what_went_wrong_is_said_and_tried_again(
    page: SegmentsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_shop: Shop) -> None:
        raise ShopError("shop.damaged", file="corner.regulars")

    with monkeypatch.context() as broken:
        broken.setattr(Shop, "segments", fail)
        page.refresh(frozenset({"sales"}))
        qtbot.waitUntil(lambda: page.stack.shown is page.wrong)
    assert page.wrong.sentence.text()
    page.wrong.action.click()
    qtbot.waitUntil(lambda: page.stack.shown is page.view)


def test_the_chinese_window_offers_the_eight_groups(open_page: Open, settings: Any, qtbot: QtBot) -> None:
    settings.language = "zh_CN"
    page: SegmentsPage = open_page("segments")
    qtbot.waitUntil(lambda: page.stack.shown is page.view)
    assert not page.eight.isHidden()
    qtbot.mouseClick(page.eight, Qt.MouseButton.LeftButton)
    assert page.view.model.rowCount() == len(page.view.grid.at) == 8
    place = page.view.grid.groups_at("important_value")[0]
    assert place == (0, 3)
    page.view.grid.button(*place).click()
    group = page.view.grid.at[place]
    assert page.view.detail.count.value.text() == str(group["customers"])
    page.view.detail.customers.click()
    assert window(page).current.model.rowCount() == group["customers"]
    window(page).go("segments")
    page.view.detail.campaign.click()
    assert window(page).current.wizard.choices()["segment"] == "important_value"


def test_another_shop_is_shown_anew(page: SegmentsPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.arrive({"segment": "dormant"})
    page.workspace.open(make_shop(tmp_path / "other.regulars", people=40))
    qtbot.waitUntil(lambda: page.stack.shown is page.view and page._found["buyers"] == 40)
    assert page.view.model.row(page.view.table.currentIndex().row())["code"] == page.view.model.row(0)["code"]
    assert page.view.detail.ahead.isHidden()  # nothing was learned there


def test_what_was_chosen_stays_chosen_in_another_language(page: SegmentsPage, qtbot: QtBot) -> None:
    place = max(page.view.grid.at, key=lambda place: page.view.grid.at[place]["customers"])
    page.view.grid.button(*place).click()
    kept = page.standing()
    page.arrive({})
    page.stand(kept)
    assert page.view.grid.button(*place).isChecked()
    assert page.view.detail.place.text().startswith("R ")
