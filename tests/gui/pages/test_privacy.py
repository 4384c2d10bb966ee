"""Privacy in the window: what is stored is counted, lists are taken over, one person gets what is known of them."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from engine.shop import Shop
from gui.app import App
from gui.pages.privacy import PrivacyPage


def _write(path: Path, rows: list[list[object]]) -> str:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return str(path)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.regulars"
    lines = [[f"2026-01-{day:02}", f"R{day}", "7" if day % 2 else "8", "Tea", 1, 5] for day in range(1, 21)]
    sales = _write(
        tmp_path / "sales.csv", [["Date", "Receipt", "Customer ID", "Product", "Quantity", "Amount"], *lines]
    )
    people = [["7", "Ada Quill", "ada@quill.example"], ["8", "Bo Other", "bo@other.example"]]
    with Shop.create(path) as made:
        made.import_files([sales, _write(tmp_path / "people.csv", [["Customer ID", "Name", "Email"], *people])])
        made.set_consent("7", "email", "subscribed")
    return path


@pytest.fixture
def app(app_of: Callable[..., App], shop: Path) -> App:
    def answer(verb: str, arguments: dict[str, str], _progress: object) -> object:
        with Shop.open(shop) as writing:
            return getattr(writing, verb)(**arguments)

    made = app_of(answer)
    made.actions.open_shop(str(shop))
    made.window.go("privacy")
    return made


@pytest.fixture
def page(app: App, qtbot: QtBot) -> PrivacyPage:
    found = app.window.page("privacy")
    assert isinstance(found, PrivacyPage)
    qtbot.waitUntil(lambda: found.findChild(QLabel, "stored-persons") is not None)
    return found


def _text(page: PrivacyPage, name: str) -> str:
    found = page.findChild(QLabel, name)
    return found.text() if found is not None else ""


def _press(qtbot: QtBot, page: PrivacyPage, name: str) -> None:
    found = page.findChild(QAbstractButton, name)
    assert found is not None
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_what_is_stored_and_the_answers_are_counted(page: PrivacyPage) -> None:
    assert _text(page, "stored-persons") == "2"
    assert _text(page, "stored-sales") == "20"
    assert _text(page, "email-subscribed") == "1"
    assert _text(page, "email-never_asked") == "1"
    assert page.blocked.isHidden()


def test_a_list_of_bounces_blocks_and_is_taken_back_with_one_click(
    page: PrivacyPage, qtbot: QtBot, tmp_path: Path, english: None
) -> None:
    bounces = [["Email", "Reason"], ["bo@other.example", "bounce"], ["nobody@x.example", "spam"]]
    page.take_over("suppress", _write(tmp_path / "b.csv", bounces))
    qtbot.waitUntil(lambda: _text(page, "email-blocked") == "1")
    assert page.answers.said.text() == "1 customer blocked. 1 row about nobody of this shop."
    assert not page.blocked.isHidden()
    _press(qtbot, page, "unblock-8")
    qtbot.waitUntil(lambda: _text(page, "email-blocked") == "–")
    assert page.blocked.isHidden()


def test_a_list_of_answers_counts_and_a_file_that_is_none_is_said(
    page: PrivacyPage, qtbot: QtBot, tmp_path: Path, english: None
) -> None:
    page.take_over("record_consents", _write(tmp_path / "c.csv", [["Email", "Status"], ["bo@other.example", "yes"]]))
    qtbot.waitUntil(lambda: _text(page, "email-subscribed") == "2")
    assert page.answers.said.text() == "1 answer taken over."
    page.take_over("record_consents", _write(tmp_path / "d.csv", [["Weather", "Wind"], ["rain", "west"]]))
    qtbot.waitUntil(lambda: "d.csv" in page.answers.said.text())


def test_one_person_is_found_and_gets_their_files(
    page: PrivacyPage, qtbot: QtBot, tmp_path: Path, english: None
) -> None:
    page.person.query.setText("quill")
    qtbot.waitUntil(lambda: [row.item.name for row in page.person.found.rows()] == ["Ada Quill"])
    assert page.person.data.isHidden()
    qtbot.mouseClick(page.person.found.rows()[0], Qt.MouseButton.LeftButton)
    assert not page.person.data.isHidden()
    page.write_subject("7", str(tmp_path / "out"))
    qtbot.waitUntil(lambda: "customer_7.xlsx" in page.person.said.text())
    known = json.loads((tmp_path / "out" / "customer_7.json").read_text(encoding="utf-8"))
    assert len(known["purchases"]) == 10
    assert page.person.chosen.text() == "Ada Quill"


def test_erase_leads_to_the_question_before_it(app: App, page: PrivacyPage, qtbot: QtBot) -> None:
    page.person.query.setText("bo@")
    qtbot.waitUntil(lambda: len(page.person.found.rows()) == 1)
    qtbot.mouseClick(page.person.found.rows()[0], Qt.MouseButton.LeftButton)
    _press(qtbot, page, "subjectEraseButton")
    customers = app.window.page("customers")
    qtbot.waitUntil(lambda: customers.erasing.isVisible() and "Bo Other" in customers.erasing.title.text())
    with Shop.read(app.workspace.path) as kept:
        assert kept.overview()["customers"] == 2
