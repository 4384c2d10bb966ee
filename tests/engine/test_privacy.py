"""Erasing a person: no byte of them stays in the file, the shop's totals do, and no file brings them back."""

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from engine.__main__ import main
from engine.errors import ShopError
from engine.shop import Shop

NOW = datetime(2026, 3, 1, 9, 0)
NAME, EMAIL, PHONE, STREET = (
    "Wilhelmina Quackenbush",
    "wilhelmina@quackenbush.example",
    "+493012345678",
    "Larchenallee 7",
)
HEADER = ["Customer ID", "Name", "Email", "Phone", "Address", "Note"]
SALES = ["Date", "Receipt", "Customer ID", "Product", "Quantity", "Amount"]


def write(path: Path, rows: list[list[Any]]) -> str:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return str(path)


def people(path: Path, key: str = "KD-4711") -> str:
    rows = [["KD-1", "Ada Other", "ada@other.example", "+493099999991", "Elmweg 1", ""]]
    return write(path, [HEADER, *rows, [key, NAME, EMAIL, PHONE, STREET, "likes figs from Smyrna"]])


def sales(path: Path) -> str:
    lines = [
        [f"2026-01-{day:02}", f"R{day}", "KD-4711" if day % 2 else "KD-1", f"Tea {day % 3}", 1, 5 + day % 3]
        for day in range(1, 29)
    ]
    lines.append(["2026-01-30", "R77", "KD-4711", "Tea 1", 1, "five or so"])
    return write(path, [SALES, *lines])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "shop.regulars"
    with Shop.create(found, lambda: NOW) as shop:
        shop.import_files([sales(tmp_path / "sales.csv"), people(tmp_path / "people.csv")])
        shop.set_consent("KD-4711", "email", "subscribed")
        shop.edit_customer("KD-4711", {"note": "prefers Tuesdays, says Wilhelmina"})
    return found


def bytes_of(path: Path) -> bytes:
    """Of the file and of whatever lies beside it."""
    return b"".join(each.read_bytes() for each in path.parent.glob(path.name + "*"))


def traces(path: Path) -> list[str]:
    found = bytes_of(path)
    parts = (NAME, EMAIL, PHONE, "12345678", STREET, "Smyrna", "prefers Tuesdays", "KD-4711")
    return [text for text in parts if text.encode() in found or text.lower().encode() in found]


def test_no_byte_of_a_person_stays(path: Path):
    assert NAME in traces(path)
    assert "KD-4711" in traces(path)
    with Shop.open(path, lambda: NOW) as shop:
        result = shop.erase("KD-4711")
        assert shop.check() == []
    assert result["customers"] == 1
    assert result["sales"] == 14
    assert result["consents"] == 1
    assert traces(path) == []


def test_no_byte_stays_while_the_window_has_the_shop_open(path: Path):
    with Shop.read(path) as window:
        before = window.overview()
        with Shop.open(path, lambda: NOW) as shop:
            shop.erase("KD-4711")
        assert traces(path) == []
        after = window.overview()
    assert after["customers"] == before["customers"] - 1


def test_the_totals_of_the_shop_stay(path: Path):
    with Shop.open(path, lambda: NOW) as shop:
        before, products = shop.overview(), shop.product_table()
        shop.erase("KD-4711")
        after = shop.overview()
        assert after["lines"] == before["lines"]
        assert after["without_customer"] == before["without_customer"] + 14
        amount = products["columns"].index("amount")
        assert [row[amount] for row in shop.product_table()["rows"]] == [row[amount] for row in products["rows"]]
        with pytest.raises(ShopError) as error:
            shop.profile("KD-4711")
    assert error.value.code == "customer.unknown"


def test_the_same_files_do_not_bring_a_person_back(path: Path, tmp_path: Path):
    with Shop.open(path, lambda: NOW) as shop:
        before = shop.overview()
        shop.erase("KD-4711")
        report = shop.import_files([sales(tmp_path / "sales.csv"), people(tmp_path / "people.csv")])
        after = shop.overview()
    assert report["sales_stored"] == 0
    assert report["already_there"] == 28
    assert after["lines"] == before["lines"]
    assert after["customers"] == before["customers"] - 1
    assert traces(path) == []


def test_who_comes_back_under_another_number_is_known_by_the_address(path: Path, tmp_path: Path):
    with Shop.open(path, lambda: NOW) as shop:
        shop.erase("KD-4711")
        rows = [[*HEADER], ["NEW-1", NAME, EMAIL.upper(), "", "", ""], ["NEW-2", NAME, "", "030 12345678", "", ""]]
        shop.import_files([write(tmp_path / "again.csv", rows)])
        known = [row[0] for row in shop.customer_table()["rows"]]
    assert known == ["KD-1"]


def test_later_sales_of_theirs_count_for_the_shop_alone(path: Path, tmp_path: Path):
    with Shop.open(path, lambda: NOW) as shop:
        shop.erase("KD-4711")
        before = shop.overview()
        shop.import_files([write(tmp_path / "later.csv", [SALES, ["2026-02-03", "R90", "KD-4711", "Tea 1", 1, 5]])])
        after = shop.overview()
    assert after["lines"] == before["lines"] + 1
    assert after["without_customer"] == before["without_customer"] + 1
    assert traces(path) == []


def test_it_is_said_before_what_goes_and_after_that_it_was_done(path: Path):
    with Shop.open(path, lambda: NOW) as shop:
        assert shop.erasure("KD-4711") == {
            "customers": ["KD-4711"],
            "sales": 14,
            "consents": 1,
            "interactions": 0,
            "campaigns": 0,
        }
        shop.erase("KD-4711")
        assert next(entry["action"] for entry in shop.log()) == "erase"
        with pytest.raises(ShopError) as error:
            shop.erase("KD-4711")
    assert error.value.code == "customer.unknown"


def test_the_command_line_erases(path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["erase", str(path), "KD-4711", "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["customers"] == ["KD-4711"]
    assert main(["erase", str(path), "KD-4711", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sales"] == 14
    assert main(["erase", str(path), "KD-4711"]) == 1
    assert "customer.unknown" in capsys.readouterr().err
    assert traces(path) == []


def test_who_is_known_under_two_numbers_goes_under_both(tmp_path: Path):
    found = tmp_path / "twice.regulars"
    with Shop.create(found, lambda: NOW) as shop:
        shop.import_files([sales(tmp_path / "sales.csv"), people(tmp_path / "people.csv")])
        shop.import_files([people(tmp_path / "again.csv", key="KD-0815")])
        shop.find_same_customers()
        for pair in shop.identities()["cards"]:
            shop.decide_same(pair["identity_id"], "same")
        assert shop.erasure("KD-0815")["customers"] == ["KD-0815", "KD-4711"]
        assert shop.erase("KD-0815")["customers"] == 2
        assert shop.check() == []
        assert [row[0] for row in shop.customer_table()["rows"]] == ["KD-1"]
    assert traces(found) == []
    assert b"KD-0815" not in bytes_of(found)
