import json

import pytest

from engine.cleaning.health import REMEDIES, WEIGHTS, health

SOUND = {
    "lines": 1000,
    "without_customer": 0,
    "without_product": 0,
    "without_amount": 0,
    "customers": 200,
    "without_contact": 0,
    "rows_read": 1000,
    "left_out": {},
    "possible_repeats": 0,
    "first_day": 20000,
    "last_day": 20729,
    "as_of": 20730,
    "same_customers": 0,
}


def part(code, **changed):
    parts = {part["code"]: part for part in health(SOUND | changed)["parts"]}
    return parts.get(code)


def test_sound_data_has_a_hundred_and_nothing_to_do():
    found = health(SOUND)
    assert (found["score"], found["word"]) == (100, "health.good")
    assert {part["code"] for part in found["parts"]} == set(WEIGHTS) == set(REMEDIES)
    assert all(part["remedy"] is None and part["points"] == 0 for part in found["parts"])


@pytest.mark.parametrize(
    ("code", "changed", "share"),
    [
        ("health.customers_known", {"without_customer": 250}, 0.75),
        ("health.lines_complete", {"without_product": 50, "without_amount": 50}, 0.9),
        ("health.cells_readable", {"rows_read": 2000, "left_out": {"amount.unreadable": 100}}, 0.95),
        ("health.customers_reachable", {"without_contact": 100}, 0.5),
        ("health.history_long", {"first_day": 20729 - 72}, 0.2),
        ("health.fresh", {"as_of": 20729 + 75}, 0.5),
        ("health.fresh", {"as_of": 20729 + 500}, 0.0),
        ("health.no_repeats", {"possible_repeats": 10}, 0.99),
        ("health.customers_once", {"same_customers": 20}, 0.9),
    ],
)
def test_each_fault_lowers_its_own_part_and_names_the_remedy(code, changed, share):
    found = part(code, **changed)
    assert found["share"] == pytest.approx(share, abs=0.001)
    assert found["remedy"] == REMEDIES[code]
    assert health(SOUND | changed)["score"] < 100


def test_rows_left_out_on_purpose_are_no_fault():
    left_out = {"row.total": 3, "row.cancelled": 40, "line.repeated_block": 60, "currency.other": 9}
    assert part("health.cells_readable", rows_read=1112, left_out=left_out)["share"] == 1


def test_what_costs_most_stands_first():
    parts = health(SOUND | {"without_contact": 100, "possible_repeats": 5, "without_customer": 900})["parts"]
    assert [part["code"] for part in parts[:2]] == ["health.customers_known", "health.customers_reachable"]


def test_what_nobody_knows_is_left_out_and_the_rest_still_makes_a_hundred():
    counts = {name: value for name, value in SOUND.items() if name not in ("as_of", "same_customers")}
    found = health(counts)
    assert found["score"] == 100
    assert len(found["parts"]) == len(WEIGHTS) - 2


def test_a_shop_without_customers_is_told_what_to_do_first():
    found = health(SOUND | {"without_customer": 1000, "customers": 0})
    assert found["parts"][0]["remedy"] == "remedy.customer_column"
    assert found["word"] != "health.good"


def test_an_empty_shop_has_no_score():
    assert health({"lines": 0}) == {"score": None, "word": "health.empty", "parts": []}


def test_answer_is_json():
    assert json.loads(json.dumps(health(SOUND)))["score"] == 100
