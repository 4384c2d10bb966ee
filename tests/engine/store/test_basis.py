"""What rests on little is said to: of a customer without a purchase or with one visit, and of a shop that has just begun."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from engine.__main__ import main
from engine.models.worth import past_days
from engine.shop import Shop
from engine.store import basis


def made(path: Path, days: int) -> Path:
    """A shop of `days` days: Ann comes each fourth day, Bob came once, on the last; Cy has never bought."""
    start = date(2026, 3, 2)
    lines = [f"{start + timedelta(n)},Ann,Tea,4.00" for n in range(0, days, 4)]
    lines += [f"{start + timedelta(days - 1)},Bob,Jam,5.00"]
    sales, people = path / "sales.csv", path / "customers.csv"
    sales.write_text("\n".join(["Date,Customer ID,Product,Amount", *lines]), encoding="utf-8")
    people.write_text("Customer ID,Name,E-mail\nCy,Cy Young,cy@example.org\n", encoding="utf-8")
    shop = path / "shop.regulars"
    with Shop.create(shop) as opened:
        opened.import_files([str(sales)])
        opened.import_files([str(people)])
    return shop


def codes(said):
    return [each["code"] for each in said]


def test_a_young_shop_and_a_single_visit_are_said_in_profile_table_and_export(tmp_path):
    with Shop.open(made(tmp_path, 24)) as shop:
        shop.train()
        young = {"code": "basis.young_shop", "days": 24, "horizon": 90}
        assert shop.profile("Ann")["basis"] == [young]
        assert codes(shop.profile("Bob")["basis"]) == ["basis.one_visit", "basis.young_shop"]
        assert codes(shop.profile("Cy")["basis"]) == ["basis.nothing_bought", "basis.young_shop"]
        assert shop.customer_table()["young_shop"] == young
        result = shop.export_customers(str(tmp_path / "out.csv"))
        assert (result["one_visit"], result["young_shop"]) == (1, young)
        assert "home.young_shop" in [said["code"] for said in shop.home()["sentences"]]
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        told = {row["customer_id"]: row["basis"] for row in csv.DictReader(file)}
    assert told == {
        "Ann": "basis.young_shop days=24 horizon=90",
        "Bob": "basis.one_visit; basis.young_shop days=24 horizon=90",
    }


def test_a_shop_that_is_old_enough_says_nothing_of_it(tmp_path):
    with Shop.open(made(tmp_path, 120)) as shop:
        assert shop.profile("Ann")["basis"] == []
        assert codes(shop.profile("Bob")["basis"]) == ["basis.one_visit"]
        assert shop.basis() == {"one_visit": 1, "young_shop": None}
        assert shop.basis(200)["young_shop"] == {"code": "basis.young_shop", "days": 120, "horizon": 200}


def test_a_shop_without_sales_is_not_called_young(tmp_path):
    with Shop.create(tmp_path / "new.regulars") as shop:
        assert shop.basis() == {"one_visit": 0, "young_shop": None}


@pytest.mark.parametrize("horizon", [7, 28, 90, 365])
def test_a_shop_is_young_exactly_where_there_is_no_past_day_to_learn_from(horizon):
    for span in range(horizon + 40):
        assert (basis._young(span, horizon) is None) == bool(past_days(1000, 1000 + span, horizon))


def test_what_a_first_guess_says_is_within_reason(tmp_path):
    with Shop.open(made(tmp_path, 14)) as shop:
        shop.train()
        rows = {row["customer_id"]: row for row in shop.customers()}
    # Ann spent 16 in two weeks; nobody in this shop can be expected to spend more than that pace goes on with.
    assert 0 < rows["Bob"]["expected_spend"] < rows["Ann"]["expected_spend"] < 16 * 90 / 14
    for row in rows.values():
        assert 0 <= row["expected_spend_low"] <= row["expected_spend"] <= row["expected_spend_high"]
        assert 0 < row["return_probability"] < 1


def test_the_command_line_says_it_beside_its_result(tmp_path, capsys):
    shop = str(made(tmp_path, 24))
    for arguments in (
        ["train", shop],
        ["customers", shop, "--out", str(tmp_path / "c.csv")],
        ["recommend", shop, "--list", "best", "--out", str(tmp_path / "l.csv")],
    ):
        assert main(arguments) == 0
        said = capsys.readouterr().err
        assert "Customers who came once: 1." in said
        assert "The sales cover 24 days" in said
