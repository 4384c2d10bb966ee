"""What rests on little is said to: of a customer without a purchase or with one visit, and of a shop that has just begun."""

import csv
import json
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from engine.__main__ import main
from engine.console import spend_notes
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
        assert shop.basis() == {"one_visit": 1, "young_shop": None, "spend_off": None}
        assert shop.basis(200)["young_shop"] == {"code": "basis.young_shop", "days": 120, "horizon": 200}


def test_a_shop_without_sales_is_not_called_young(tmp_path):
    with Shop.create(tmp_path / "new.regulars") as shop:
        assert shop.basis() == {"one_visit": 0, "young_shop": None, "spend_off": None}


def run_of(totals, kept=None):
    """A run whose model expected so many times what customers spent on hidden windows; `kept`: that of before, which stays."""
    windows = [{"value": {"alive": {"total": 1.0}, "value": {"total": total}}} for total in totals]
    earlier = {"kept": {"value": kept is not None}, "value": {"total": kept}}
    evaluation = {"horizon": 90, "value_windows": windows, "earlier": earlier}
    return {"winners": {"value": "value"}, "evaluation": evaluation}


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (run_of([2.5, 1.6]), 200),
        (run_of([0.5]), 50),
        (run_of([2.0, 0.9]), None),  # one odd window is not enough
        (run_of([None, None]), None),
        (run_of([]), None),
        (run_of([2.5, 1.6], kept=1.1), None),
        (run_of([1.0, 1.0], kept=1.8), 180),
    ],
)
def test_spend_that_was_far_off_on_hidden_days_is_a_rough_guess(run, expected):
    said = basis.spend_off_of(run)
    assert (said and said["expected"]) == expected
    assert said is None or (said["code"], said["days"]) == ("basis.spend_off", 90)


def test_an_evaluation_says_it_in_words():
    found = {"horizon": 90, "winners": {"value": "value"}, "value_windows": [{"value": {"value": {"total": 0.4}}}]}
    assert "On hidden windows of 90 days, 40 was expected for each 100" in spend_notes(found)[0]
    found["value_windows"][0]["value"]["value"]["total"] = 1.2
    assert spend_notes(found) == []


def spend_off(shop):
    """Let the model in use have expected 2.33 times what was spent on its hidden days."""
    with sqlite3.connect(shop) as connection:
        evaluation = json.loads(connection.execute("SELECT evaluation FROM run WHERE in_use = 1").fetchone()[0])
        evaluation |= {"horizon": 90, "value_windows": [{"value": {"own_rate": {"total": 2.33}}}]}
        connection.execute(
            "UPDATE run SET evaluation = ?, winners = json_set(winners, '$.value', 'own_rate') WHERE in_use = 1",
            (json.dumps(evaluation),),
        )
    connection.close()


def test_it_is_said_of_customers_and_not_of_lists(tmp_path, capsys):
    path = made(tmp_path, 120)
    with Shop.open(path) as shop:
        shop.train()
    spend_off(path)
    with Shop.open(path) as shop:
        off = {"code": "basis.spend_off", "days": 90, "expected": 233}
        assert shop.profile("Ann")["basis"] == [off]
        assert shop.customer_table()["spend_off"] == shop.basis()["spend_off"] == off
        assert shop.model_report()["current"]["spend_off"] == off
        due = [said["values"] for said in shop.home()["sentences"] if said["code"] == "home.due"]
        assert [values["hidden_expected"] for values in due] == [233]
    assert main(["customers", str(path), "--out", str(tmp_path / "c.csv")]) == 0
    assert "233 was expected for each 100 that customers spent" in capsys.readouterr().err
    assert main(["recommend", str(path), "--list", "best", "--out", str(tmp_path / "l.csv")]) == 0
    assert "233" not in capsys.readouterr().err
    with (tmp_path / "c.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["customer_id"]: row["basis"] for row in csv.DictReader(file)}["Ann"] == (
            "basis.spend_off days=90 expected=233"
        )


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
