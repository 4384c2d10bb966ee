"""The groups add up to the shop: counts, money, ranges, movements, and what is expected of them."""

from collections import Counter
from pathlib import Path

import pytest

from engine.segmentation import _error
from engine.segments import FEWEST, SEGMENTS
from engine.shop import Shop
from engine.store import database
from tests.gui.pages.small_shop import make_shop, teach


@pytest.fixture
def shop(sample_shop: Path):
    with Shop.open(sample_shop) as opened:
        yield opened


def buyers(shop: Shop) -> list[dict]:
    table = shop.customer_table()
    rows = (dict(zip(table["columns"], row)) for row in table["rows"])
    return [row for row in rows if row["visits"] > 0]


def test_grid_groups_and_eight_are_the_same_people(shop):
    found, people = shop.segments(), buyers(shop)
    assert found["buyers"] == len(people) == sum(cell["customers"] for cell in found["grid"])
    assert found["buyers"] == sum(some["customers"] for some in found["eight"])
    spent = sum(row["historic_value"] for row in people)
    for parts in (found["grid"], found["eight"], [g for g in found["groups"] if g["code"] != "prospects"]):
        assert sum(some["value"] for some in parts) == pytest.approx(spent)
    assert sum(some["share"] for some in found["groups"]) == pytest.approx(1)
    assert not found["too_few"]


def test_a_cell_says_who_is_in_it(shop):
    found, people = shop.segments(), buyers(shop)
    cell = max(found["grid"], key=lambda cell: cell["customers"])
    scores = {tuple(each) for each in cell["scores"]}
    inside = [row for row in people if (row["r"], row["f"], row["m"]) in scores]
    assert len(inside) == cell["customers"]
    assert Counter(row["segment"] for row in inside) == cell["segments"]
    assert {row["r"] for row in inside} == {cell["r"]}
    for name, key in (("visits", "visits"), ("spent", "historic_value")):
        values = [row[key] for row in inside]
        assert cell[name] == pytest.approx([min(values), max(values)])


def test_each_fifth_by_recency_has_its_days_and_none_of_another(shop):
    scores = shop.segments()["scores"]["r"]
    assert [score["score"] for score in scores] == [5, 4, 3, 2, 1]
    ends = [day for score in scores for day in score["days"]]
    assert ends == sorted(ends)
    assert ends[0] == 0


def test_who_came_is_who_was_elsewhere_a_month_before(shop):
    found = shop.segments()
    assert found["moves_known"]
    for some in found["groups"]:
        if some["code"] == "prospects":
            assert some["joined"] is None
            continue
        assert some["customers"] - some["before"] == some["joined"] - some["left"]
        assert sum(some["came_from"].values()) == some["joined"]
        assert set(some["came_from"]) | set(some["went_to"]) <= set(SEGMENTS) - {some["code"]}


def test_before_anything_was_learned_nothing_is_expected(shop):
    found = shop.segments()
    assert found["horizon"] is None
    assert all(some["expected"] is None for some in (*found["groups"], *found["grid"], *found["eight"]))


def test_what_is_expected_of_a_group_is_what_is_expected_of_its_people(tmp_path):
    path = make_shop(tmp_path / "corner.regulars")
    teach(path)
    with Shop.read(path) as shop:
        found = shop.segments()
        spend = Counter()
        for row in shop.customers():
            spend[row["segment"]] += row["expected_spend"]
    for some in found["groups"]:
        assert some["expected"] == pytest.approx(spend[some["code"]])
        if some["expected_low"] is not None:
            assert 0 < some["expected_low"] < some["expected"] < some["expected_high"]


def run(*totals: float | None) -> dict:
    windows = [{"value": {"value": {"total": total}}} for total in totals]
    return {"winners": {"value": "value"}, "evaluation": {"value_windows": windows}}


def test_the_range_is_as_wide_as_the_model_was_wrong_and_wider_after_one_window():
    assert _error(run()) is None
    assert _error(run(None)) is None
    assert _error(run(1.0)) == pytest.approx(0.3078)
    assert _error(run(1.0, 1.0)) < _error(run(1.0))
    assert _error(run(1.5, 0.6)) > _error(run(1.1, 0.95))
    assert _error({"winners": {}, "evaluation": {}}) is None


def test_a_shop_of_few_says_so(tmp_path):
    with Shop.read(make_shop(tmp_path / "few.regulars", people=FEWEST - 1)) as shop:
        found = shop.segments()
    assert found["too_few"]
    assert found["buyers"] == FEWEST - 1


def test_an_empty_shop_has_no_groups(tmp_path):
    with Shop.create(tmp_path / "empty.regulars") as shop:
        found = shop.segments()
    assert (found["groups"], found["grid"], found["buyers"], found["as_of"]) == ([], [], 0, None)


def test_staff_are_in_no_group(shop):
    before = shop.segments()["customers"]
    with database.transaction(shop._connection):
        shop._connection.execute("UPDATE customer SET staff = 1 WHERE id = (SELECT MIN(customer_id) FROM statistic)")
    assert shop.segments()["customers"] == before - 1
