"""What pages show of one customer, one product and Home agrees with the tables beside them."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from engine.errors import ShopError
from engine.shop import Shop


@pytest.fixture
def shop(sample_shop: Path, tmp_path: Path):
    path = tmp_path / "corner.regulars"
    shutil.copy(sample_shop, path)
    with Shop.open(path) as opened:
        yield opened


def best(shop: Shop) -> str:
    table = shop.customer_table()
    place = table["columns"].index("historic_value")
    return max(table["rows"], key=lambda row: row[place])[0]


def test_a_profile_agrees_with_the_table(shop):
    table = shop.customer_table()
    key = best(shop)
    row = dict(zip(table["columns"], next(row for row in table["rows"] if row[0] == key)))
    profile = shop.profile(key)
    for name in ("name", "segment", "state", "visits", "historic_value", "last"):
        assert profile[name] == row[name]
    assert sum(visit["amount"] for visit in profile["timeline"]) == pytest.approx(profile["historic_value"], abs=0.01)


def test_likes_are_shares_of_products_without_postage_and_bags(shop):
    fees = {row[0] for row in shop.product_table()["rows"] if row[12] is not None}
    assert fees >= {"POST", "BAG"}
    profile = shop.profile(best(shop))
    assert 0 < sum(like["share"] for like in profile["likes"]) <= 1.0001
    assert not fees & {product["product_id"] for product in profile["favourites"]}


def test_months_without_a_sale_are_months_too(tmp_path):
    sales = tmp_path / "sales.csv"
    lines = ["2025-11-03,A,Tea,4.00", "2026-02-10,A,Tea,5.00", "2025-12-01,B,Jam,3.00", "2026-04-01,B,Jam,3.00"]
    sales.write_text("\n".join(["Date,Customer,Product,Amount", *lines]), encoding="utf-8")
    with Shop.create(tmp_path / "shop.regulars") as shop:
        shop.import_files([str(sales)])
        months = shop.product("Tea")["months"]
    assert [(month["month"], month["amount"]) for month in months] == [
        ("2025-11", 4.0), ("2025-12", 0.0), ("2026-01", 0.0), ("2026-02", 5.0), ("2026-03", 0.0), ("2026-04", 0.0)
    ]  # fmt: skip


def test_an_unknown_customer_or_product_is_said(shop):
    with pytest.raises(ShopError) as caught:
        shop.profile("nobody")
    assert caught.value.code == "customer.unknown"
    with pytest.raises(ShopError) as caught:
        shop.product("nothing")
    assert caught.value.code == "product.unknown"


def test_a_product_knows_its_buyers(shop):
    key = max((row for row in shop.product_table()["rows"] if row[12] is None), key=lambda row: row[6])[0]
    product = shop.product(key)
    assert product["buyers"] > 10
    assert sum(month["quantity"] for month in product["months"]) == pytest.approx(product["quantity"], abs=0.01)
    assert product["bought_with"]
    assert all(0 < other["share"] <= 1 for other in product["bought_with"])


def test_home_adds_up_to_the_shop(shop):
    home, overview = shop.home(), shop.overview()
    assert sum(month["lines"] for month in home["months"]) == overview["lines"]
    assert sum(month["amount"] for month in home["months"]) == pytest.approx(overview["amount"], abs=0.05)
    assert len(home["expected"]) == 3
    assert home["expected"][0]["month"] > home["months"][-1]["month"]
    states = {name: counts["now"] for name, counts in home["states"].items() if name != "prospect"}
    assert sum(states.values()) == sum(1 for row in shop.customer_table()["rows"] if row[4] > 0)


def test_home_asks_to_learn_before_anything_was_learned(shop):
    codes = [sentence["code"] for sentence in shop.home()["sentences"]]
    assert codes[0] == "home.learn"
    assert len(codes) == 3


def test_segments_count_everybody_once(shop):
    segments = shop.segments()
    assert sum(group["customers"] for group in segments["groups"]) == len(shop.customer_table()["rows"])
    assert {cell["segment"] for cell in segments["grid"]} <= {group["code"] for group in segments["groups"]}


def test_the_finder_puts_first_what_begins_with_the_words(shop):
    name = next(row[1] for row in shop.customer_table()["rows"] if row[1] and row[1].isascii())
    found = shop.find(name[:4])
    assert found[0]["name"].casefold().startswith(name[:4].casefold())
    assert shop.find("   ") == []
    assert shop.find("100%") == []


def test_who_is_due_on_home_is_who_is_due_in_the_table(shop):
    """Scores are put in by hand: learning takes longer than a test should."""
    from engine.store import database

    last = date.fromisoformat(shop.overview()["last"])
    epoch = date(1970, 1, 1).toordinal()
    connection = shop._connection
    with database.transaction(connection):
        connection.execute(
            "INSERT INTO run(id, as_of, horizon, seed, started_at, seconds, lines, winners, evaluation, in_use,"
            " engine_version) VALUES (1, ?, 90, 0, '2026-11-01T00:00:00', 1, 1, '{}', '{}', 1, '0')",
            (last.toordinal() - epoch,),
        )
        people = [row[0] for row in connection.execute("SELECT id FROM customer WHERE staff = 0 ORDER BY id LIMIT 40")]
        connection.executemany(
            "INSERT INTO score(run_id, customer_id, expected_spend, expected_spend_low, expected_spend_high,"
            " return_probability, due_day) VALUES (1, ?, 10, 5, 20, 0.5, ?)",
            [(number, last.toordinal() - epoch - 20 + place) for place, number in enumerate(people)],
        )
    said = next(s for s in shop.home()["sentences"] if s["code"] == "home.due")["values"]
    table = shop.customer_table()
    place = table["columns"].index("due")
    week = timedelta(days=7)
    first, end = (last - week).isoformat(), (last + week).isoformat()
    assert said["customers"] == sum(1 for row in table["rows"] if row[place] and first <= row[place] <= end) == 15
    assert said["horizon"] == 90
