"""The sample shop that ships is the one its script makes, and has what a real till's files have."""

import csv
import subprocess
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
BOOKS = ("corner_shop_sales.xlsx", "corner_shop_customers.xlsx", "corner_shop_products.xlsx")


def cells(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)


@pytest.fixture(scope="module")
def sales() -> list[dict[str, Any]]:
    rows = cells(SAMPLE / BOOKS[0])
    return [dict(zip(rows[4], row)) for row in rows[5:-2]]


def test_script_makes_the_shipped_files_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SAMPLE / "make_sample.py", tmp_path], check=True, timeout=120)
    for name in BOOKS:
        assert cells(tmp_path / name) == cells(SAMPLE / name), name
    views = "corner_shop_views.csv"
    assert (tmp_path / views).read_bytes() == (SAMPLE / views).read_bytes()


def test_sample_is_small_enough_to_ship() -> None:
    assert sum((SAMPLE / name).stat().st_size for name in (*BOOKS, "corner_shop_views.csv")) < 3_000_000


def test_two_years_of_a_shop_with_regulars_and_walk_ins(sales: list[dict[str, Any]]) -> None:
    days = [row["Date/Time"].date() for row in sales]
    assert (min(days), max(days)) == (date(2024, 11, 1), date(2026, 10, 31))
    assert 25_000 <= len(sales) <= 35_000
    customers = Counter(str(row["Customer No"]).strip() for row in sales)
    assert 0.12 <= customers.pop("") / len(sales) <= 0.25
    assert 560 <= len(customers) <= 640


def test_ids_are_text_with_their_zeros_and_letters(sales: list[dict[str, Any]]) -> None:
    products = {row["SKU"] for row in sales}
    assert {"0101A", "0103", "POST", "BAG", "GIFT20"} <= products
    assert all(isinstance(row["Receipt No"], str) and len(row["Receipt No"]) == 6 for row in sales)


def test_dirt_is_there(sales: list[dict[str, Any]]) -> None:
    status = Counter(row["Status"] for row in sales)
    assert status["Refund"] > 30
    assert status["Void"] > 30
    assert all(row["Qty"] == "" or row["Qty"] < 0 for row in sales if row["Status"] == "Refund")
    assert sum(isinstance(row["Line Total"], str) and row["Line Total"] != "" for row in sales) == 43
    repeats = Counter((row["Receipt No"], row["Line"]) for row in sales)
    assert sum(n - 1 for n in repeats.values()) > 60
    for column, missing in (("Qty", 30), ("Item", 30), ("Category", 90)):
        assert sum(row[column] == "" for row in sales) >= missing


def test_totals_row_closes_the_sheet() -> None:
    assert cells(SAMPLE / BOOKS[0])[-1][0] == "Total"


def test_contacts_are_invented_ones() -> None:
    rows = cells(SAMPLE / BOOKS[1])
    for row in (dict(zip(rows[0], row)) for row in rows[1:]):
        email, phone = row["E-mail"].strip().lower(), row["Phone"].replace(" ", "").replace("+44", "0")
        assert email == "" or email.endswith(("@example.com", "@example.org"))
        # Ofcom keeps 07700 900000-900999 and 0117 496 0000-0999 for drama.
        assert phone == "" or (len(phone) == 11 and phone.startswith(("07700900", "01174960")))


def test_every_view_is_of_a_known_customer_and_product_before_the_end() -> None:
    customers = {row[0] for row in cells(SAMPLE / BOOKS[1])[1:]}
    products = {row[0] for row in cells(SAMPLE / BOOKS[2])[1:]}
    with (SAMPLE / "corner_shop_views.csv").open(encoding="utf-8", newline="") as file:
        views = list(csv.DictReader(file))
    assert len(views) > 3000
    for view in views:
        assert view["customer"] in customers
        assert view["product"] in products
        assert datetime(2024, 11, 1) <= datetime.fromisoformat(view["at"]) < datetime(2026, 11, 1)
