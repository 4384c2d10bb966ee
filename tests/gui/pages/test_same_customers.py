"""The same customer, twice, on the Data page: decided with a click, taken back with another."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from engine.shop import Shop
from gui.widgets.labels import Elided, Pill

PEOPLE = (
    "Customer ID,Name,Email,Phone,Birthday\n"
    "17,Amelia Hart,a.hart@gmail.com,07700 900123,\n41,\"HART, Amelia\",ahart@gmail.com,,1990-05-06\n"
    "52,Tom Price,t.price@example.com,,1960-01-02\n53,Tom Price,t.price@example.com,,1990-05-06\n"
    "54,Ivy <b>Cole</b>,ivy@example.com,,1961-01-02\n55,Ivy <b>Cole</b>,ivy@example.com,,1990-05-07\n"
) + "".join(f"x{n},Person{n} Name{n},p{n}@example.net,,\n" for n in range(60))  # fmt: skip
SALES = "Date,Receipt,Customer ID,Item,Amount\n2026-09-01,1,17,Tea,5\n2026-09-03,2,41,Tea,7\n2026-10-01,3,52,Tea,5\n"


@pytest.fixture
def page(open_page, tmp_path: Path):
    path = tmp_path / "twice.regulars"
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "sales.csv").write_text(SALES, encoding="utf-8")
    with Shop.create(path) as shop:
        shop.set_settings({"country": "GB", "currency": "GBP", "confirmed": True})
        for name in ("people.csv", "sales.csv"):
            shop.import_files([str(tmp_path / name)])
    return open_page("data", shop=path)


def press(page, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    found.click()


def names(page) -> list[str]:
    return [shown.accessibleName() for shown in page.same.findChildren(Elided) if shown.isVisibleTo(page.same)]


def counts(page) -> dict[str, int]:
    return page.workspace.read("identities")["counts"]


def test_two_records_stand_side_by_side_with_what_speaks_for_and_against(page):
    shown = [label.text() for label in page.same.pair.findChildren(QLabel)]
    assert {"Customer 52", "Customer 53", "Tom Price", "2 Jan 1960", "6 May 1990", "nothing yet"} <= set(shown)
    pills = {pill.text(): pill.property("tone") for pill in page.same.pair.findChildren(Pill)}
    assert pills == {"same name": "good", "same e-mail address": "good", "another birthday": "bad"}
    strong = [label.text() for label in page.same.pair.findChildren(QLabel) if label.property("role") == "strong"]
    assert strong == ["2 Jan 1960", "6 May 1990"]


def test_same_makes_them_one_and_ctrl_z_takes_it_back(page, qtbot):
    asked = counts(page)["cards"]
    press(page, "sameButton")
    qtbot.waitUntil(lambda: counts(page)["decided"] == 1)
    qtbot.waitUntil(lambda: "Tom Price (52) = Tom Price (53)" in names(page))
    assert counts(page) == {"cards": asked - 1, "merged": 1, "decided": 1, "perhaps": 0}
    page.undo()
    qtbot.waitUntil(lambda: counts(page)["decided"] == 0)
    assert [entry["undone_at"] for entry in page.workspace.read("imports")] == [None, None]
    qtbot.waitUntil(lambda: page.same.same.isEnabled())
    assert page.same.said.accessibleName() == ""


@pytest.mark.parametrize("pressed", ["differentButton", "unsureButton"])
def test_different_and_not_sure_leave_the_next_card(page, qtbot, pressed):
    asked = counts(page)["cards"]
    press(page, pressed)
    qtbot.waitUntil(lambda: counts(page) == {"cards": asked - 1, "merged": 1, "decided": 1, "perhaps": 0})
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "decidedFold") is not None)
    press(page, "decidedFold")
    number = page.workspace.read("identities")["decided"][0]["id"]
    press(page, f"undoSame{number}")
    qtbot.waitUntil(lambda: counts(page)["cards"] == asked)


def test_what_was_put_together_by_itself_is_listed_and_taken_apart(page, qtbot):
    press(page, "mergedFold")
    qtbot.waitUntil(lambda: "Amelia Hart (17) = HART, Amelia (41)" in names(page))
    assert "same name, same e-mail address" in names(page)
    number = page.workspace.read("identities")["merged"][0]["id"]
    press(page, f"undoSame{number}")
    qtbot.waitUntil(lambda: counts(page)["merged"] == 0)
    assert {row[0] for row in page.workspace.read("customer_table")["rows"]} >= {"17", "41"}


def test_cards_are_turned_and_looked_for_again(page, qtbot):
    asked = counts(page)["cards"]
    assert asked > 1
    assert not page.same.previous.isEnabled()
    press(page, "sameNext")
    assert page.same.position.text() == f"2 of {asked}"
    press(page, "findSameButton")
    qtbot.waitUntil(lambda: any(entry["action"] == "find_same_customers" for entry in page.workspace.read("log")))
    assert counts(page)["cards"] == asked


def test_the_customer_says_under_which_other_numbers_they_are_known(page):
    page.navigate.emit("customers", {"customer": "41"})
    customers = page.window().current
    qtexts = [label.text() for label in customers.profile.contact.findChildren(QLabel)]
    assert "HART, Amelia (41)" in qtexts
    assert "17" in qtexts


def test_pairs_that_are_rather_two_people_are_shown_only_when_asked_for(open_page, tmp_path: Path):
    path, people = tmp_path / "doubt.regulars", tmp_path / "doubt.csv"
    rows = [
        "1,Penny Goodwin,penny.g@example.com,07700 900593,,Bath",
        "2,Penny Fraser,pf@example.net,07700 900595,,Leeds",
    ]
    rows += [f"x{n},Person{n} Name{n},p{n}@example.net,,," for n in range(60)]
    people.write_text("\n".join(["Customer ID,Name,Email,Phone,Birthday,City", *rows]) + "\n", encoding="utf-8")
    with Shop.create(path) as shop:
        shop.set_settings({"country": "GB", "currency": "GBP", "confirmed": True})
        shop.import_files([str(people)])
    page = open_page("data", shop=path)
    assert counts(page)["cards"] == 0
    doubtful = counts(page)["perhaps"]
    assert doubtful
    assert not page.same.question.isVisibleTo(page)
    assert page.same.said.accessibleName() == "No two customers seem to be one person."
    press(page, "samePerhaps")
    assert page.same.question.isVisibleTo(page)
    assert page.same.position.text() == f"1 of {doubtful}"
    assert page.same.likely.text() == "Rather two people"
    press(page, "samePerhaps")
    assert not page.same.question.isVisibleTo(page)
