"""Campaigns by clicking: from the page to saved files, and what can be done with a campaign afterwards."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine.shop import Shop
from gui.pages.campaigns import CampaignsPage
from gui.wizards.campaign import CampaignWizard
from gui.wizards.campaign import export as export_step
from tests.gui.pages.small_shop import make_shop

Open = Callable[..., Any]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The default folder lies in the test's own documents."""
    folder = tmp_path / "documents"
    monkeypatch.setattr(export_step.QStandardPaths, "writableLocation", lambda _kind: str(folder))
    return folder


@pytest.fixture
def page(open_page: Open) -> CampaignsPage:
    opened = open_page("campaigns")
    assert isinstance(opened, CampaignsPage)
    return opened


def ready(wizard: CampaignWizard, qtbot: QtBot) -> None:
    qtbot.waitUntil(wizard.next.isEnabled, timeout=10_000)


def begun(page: CampaignsPage, qtbot: QtBot, **arguments: Any) -> CampaignWizard:
    page.arrive(arguments or {"new": True})
    ready(page.wizard, qtbot)
    return page.wizard


def go_to(wizard: CampaignWizard, place: int, qtbot: QtBot) -> None:
    while wizard.steps.current < place:
        ready(wizard, qtbot)
        qtbot.mouseClick(wizard.next, LEFT)


def saved(wizard: CampaignWizard, qtbot: QtBot) -> None:
    go_to(wizard, 4, qtbot)
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.export.state.shown is wizard.export.done, timeout=10_000)


def test_from_the_page_to_files_in_six_clicks_without_typing(
    page: CampaignsPage, small_shop: Path, documents: Path, qtbot: QtBot
) -> None:
    clicks = [page.empty.action, *[page.wizard.next] * 5]
    for button in clicks:
        if button is page.wizard.next:
            ready(page.wizard, qtbot)
        assert button.isVisible()
        qtbot.mouseClick(button, LEFT)
    export = page.wizard.export
    qtbot.waitUntil(lambda: export.state.shown is export.done, timeout=10_000)
    assert documents in export.folder.parents
    manifest = json.loads((export.folder / "manifest.json").read_text(encoding="utf-8"))
    assert {"campaign.xlsx", "withheld.csv", "manifest.json"} <= {path.name for path in export.folder.iterdir()}
    with Shop.read(small_shop) as shop:
        (campaign,) = shop.campaigns()
    assert campaign["campaign_id"] == manifest["campaign_id"]
    assert campaign["status"] == "exported"
    qtbot.mouseClick(export.done_button, LEFT)
    assert page.stack.shown is page.list
    assert page.detail.campaign["campaign_id"] == campaign["campaign_id"]
    qtbot.waitUntil(lambda: bool(page.detail.result.text()), timeout=10_000)


def test_the_list_the_control_group_and_those_left_out_add_up(page: CampaignsPage, qtbot: QtBot) -> None:
    wizard = begun(page, qtbot)
    plan = wizard._plan
    assert plan is not None
    assert wizard.audience.model.rowCount() == plan["treated"]
    assert plan["treated"] + plan["control"] + sum(plan["withheld"].values()) == plan["matched"]
    assert str(sum(plan["withheld"].values())) in wizard.effect.left_out.heading.text()
    assert wizard.effect.amount.text().startswith("+£")


def test_the_slider_makes_the_list_shorter(page: CampaignsPage, qtbot: QtBot) -> None:
    wizard = begun(page, qtbot)
    go_to(wizard, 1, qtbot)
    wizard.audience.slider.setValue(4)
    qtbot.waitUntil(lambda: wizard._plan["treated"] + wizard._plan["control"] == 4, timeout=10_000)
    assert wizard._plan["withheld"]["over_size"] > 0
    assert wizard.audience.slider.maximum() > 4


def test_without_a_control_group_the_wizard_says_what_is_lost(page: CampaignsPage, qtbot: QtBot) -> None:
    wizard = begun(page, qtbot)
    wizard.audience.share.setCurrentIndex(0)
    wizard.audience.share.activated.emit(0)
    qtbot.waitUntil(lambda: wizard._plan["control"] == 0, timeout=10_000)
    assert "Without a control group" in wizard.audience.control.text()


def test_a_product_left_out_is_offered_to_nobody(page: CampaignsPage, qtbot: QtBot) -> None:
    wizard = begun(page, qtbot)
    go_to(wizard, 2, qtbot)
    product = wizard.products.offered.row(0)["product_id"]
    qtbot.mouseClick(wizard.products.leave_out, LEFT)
    qtbot.waitUntil(lambda: wizard.products.offered.find("product_id", product) < 0, timeout=10_000)
    qtbot.mouseClick(wizard.products.take_back, LEFT)
    qtbot.waitUntil(lambda: wizard.products.offered.find("product_id", product) >= 0, timeout=10_000)


def test_words_are_previewed_for_every_single_person(page: CampaignsPage, qtbot: QtBot) -> None:
    wizard = begun(page, qtbot)
    go_to(wizard, 3, qtbot)
    preview, count = wizard.words.preview, wizard.audience.model.rowCount()
    read = set()
    for _ in range(count):
        read.add(preview.who.accessibleName())
        qtbot.mouseClick(preview.after, LEFT)
    assert len(read) == count
    assert preview.place == 0
    wizard.words.editor.setPlainText("")
    qtbot.keyClicks(wizard.words.editor, "Dear ")
    qtbot.mouseClick(wizard.words.findChild(QPushButton, "insert_first_name"), LEFT)
    qtbot.waitUntil(lambda: preview.text.text().startswith("Dear ") and "{" not in preview.text.text(), timeout=10_000)


def test_an_unknown_field_is_said_and_stops_the_wizard(page: CampaignsPage, qtbot: QtBot) -> None:
    wizard = begun(page, qtbot)
    go_to(wizard, 3, qtbot)
    wizard.words.editor.setPlainText("Hello {shoe_size}")
    qtbot.waitUntil(lambda: "shoe_size" in wizard.words.preview.problem.text(), timeout=10_000)
    assert not wizard.next.isEnabled()
    qtbot.mouseClick(wizard.words.usual, LEFT)
    ready(wizard, qtbot)
    assert not wizard.words.preview.problem.isVisible()


def test_gaps_are_flagged_and_found(page: CampaignsPage, qtbot: QtBot) -> None:
    wizard = begun(page, qtbot)
    qtbot.mouseClick(wizard.goal.findChild(QPushButton, "channel_counter"), LEFT)
    go_to(wizard, 3, qtbot)
    wizard.words.editor.setPlainText("{name}")
    qtbot.waitUntil(lambda: wizard.words.preview.findChild(QPushButton, "see_name") is not None, timeout=10_000)
    qtbot.mouseClick(wizard.words.preview.findChild(QPushButton, "see_name"), LEFT)
    assert wizard.words.preview.who.accessibleName().startswith("Customer ")


def test_where_nobody_agreed_it_is_a_list_for_the_counter(open_page: Open, tmp_path: Path, qtbot: QtBot) -> None:
    shop = make_shop(tmp_path / "silent.regulars", people=40)
    with Shop.open(shop) as opened:
        for row in opened.customer_table()["rows"]:
            opened.set_consent(row[0], "email", "unsubscribed")
    wizard = begun(open_page("campaigns", shop=shop), qtbot)
    assert wizard._plan["channel"] == "counter"
    assert "counter" in wizard.goal.note.text()


def test_a_customer_somebody_came_with_is_on_the_list_or_told_why_not(page: CampaignsPage, qtbot: QtBot) -> None:
    wizard = begun(page, qtbot, goal="win_back")
    listed = wizard.audience.model.row(0)["customer_id"]
    left_out = next(m["customer_id"] for m in wizard._plan["members"] if m["arm"] == "withheld")
    wizard.leave()
    wizard = begun(page, qtbot, customer=listed)
    qtbot.waitUntil(lambda: "is on the list" in wizard.audience.customer_note.text(), timeout=10_000)
    wizard.leave()
    wizard = begun(page, qtbot, goal="win_back", customer=left_out)
    assert "is left out" in wizard.audience.customer_note.text()


def test_leaving_the_wizard_stores_nothing(page: CampaignsPage, small_shop: Path, qtbot: QtBot) -> None:
    wizard = begun(page, qtbot)
    go_to(wizard, 4, qtbot)
    page.escape()
    assert page.stack.shown is page.list
    with Shop.read(small_shop) as shop:
        assert shop.campaigns() == []


def test_a_folder_with_another_campaign_is_not_overwritten(page: CampaignsPage, qtbot: QtBot) -> None:
    wizard = begun(page, qtbot, goal="win_back")
    saved(wizard, qtbot)
    folder = wizard.export.folder
    before = (folder / "manifest.json").read_bytes()
    qtbot.mouseClick(wizard.export.done_button, LEFT)
    wizard = begun(page, qtbot, goal="cross_sell")
    go_to(wizard, 4, qtbot)
    assert wizard.export.folder != folder
    wizard.export._show_folder(folder)
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: "another campaign" in wizard.export.problem.text(), timeout=10_000)
    assert (folder / "manifest.json").read_bytes() == before


def test_a_campaign_is_exported_again_marked_as_sent_or_cancelled(
    page: CampaignsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    saved(begun(page, qtbot), qtbot)
    qtbot.mouseClick(page.wizard.export.done_button, LEFT)
    page.export_into(str(tmp_path / "again"))
    qtbot.waitUntil(lambda: (tmp_path / "again" / "campaign.xlsx").is_file(), timeout=10_000)
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=10_000)
    qtbot.mouseClick(page.detail.sent, LEFT)
    qtbot.waitUntil(lambda: page.detail.campaign["status"] == "sent", timeout=10_000)
    assert not page.detail.sent.isVisible()
    qtbot.mouseClick(page.detail.unmark, LEFT)
    qtbot.waitUntil(lambda: page.detail.campaign["status"] == "exported", timeout=10_000)
    assert page.detail.campaign["sent_at"] is None
    assert page.detail.sent.isVisible()
    assert not page.detail.unmark.isVisible()
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=10_000)


def test_another_shop_ends_the_wizard(page: CampaignsPage, qtbot: QtBot) -> None:
    begun(page, qtbot)
    page.workspace.close()
    assert page.stack.shown is page.list


def test_a_goal_without_people_gives_way_to_one_that_has_some_and_says_so(page: CampaignsPage, qtbot: QtBot) -> None:
    goals = page.workspace.read("goals")
    empty = [goal["code"] for goal in goals if page.workspace.read("plan_campaign", goal=goal["code"])["obstacle"]]
    assert empty, "the small shop has a goal that nobody fits"
    wizard = begun(page, qtbot, goal=empty[0])
    qtbot.waitUntil(lambda: wizard._plan is not None and wizard.next.isEnabled(), timeout=10_000)
    assert wizard._plan is not None
    assert wizard._plan["goal"] != empty[0]
    assert "Nobody fits" in wizard.goal.note.text()


def test_other_colours_begin_no_campaign(page: CampaignsPage, qtbot: QtBot) -> None:
    asked: list[object] = []
    page.wizard.planner.asking.connect(asked.append)
    for choice in ("dark", "light"):
        page.theme.set_choice(choice)
        qtbot.wait(700)
    assert asked == []
    assert page.wizard._plan is None
