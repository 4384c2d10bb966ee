import json

import pytest

from engine.cleaning.health import PARTS, health

SOUND = {
    "lines": 1000,
    "complete": 1000,
    "without_customer": 0,
    "without_product": 0,
    "without_amount": 0,
    "customers": 200,
    "without_contact": 0,
    "rows_read": 1000,
    "found": {},
    "possible_repeats": 0,
    "first_day": 20000,
    "last_day": 20729,
    "as_of": 20730,
    "same_customers": 0,
}


def part(code, **changed):
    return next(part for part in health(SOUND | changed)["parts"] if part["code"] == code)


def test_sound_data_has_a_hundred_and_nothing_to_do():
    found = health(SOUND)
    assert (found["score"], found["word"], found["first"]) == (100, "health.good", None)
    assert [part["code"] for part in found["parts"]] == list(PARTS)
    assert sum(PARTS.values()) == 100
    assert all(part["remedy"] is None and part["points"] == 0 for part in found["parts"])


@pytest.mark.parametrize(
    ("code", "changed", "share", "remedy"),
    [
        ("completeness", {"complete": 750, "without_customer": 250}, 0.75, "add_buyers"),
        ("completeness", {"complete": 900, "without_product": 60, "without_amount": 50}, 0.9, "fill_cells"),
        ("consistency", {"rows_read": 2000, "found": {"amount.unreadable": 100}}, 0.95, "correct_cells"),
        ("consistency", {"spellings": 2, "misspelt": 30}, 0.97, "join_spellings"),
        ("duplicates", {"possible_repeats": 10}, 0.99, "see_repeats"),
        ("freshness", {"first_day": 20729 - 72}, 73 / 365, "add_earlier"),
        ("freshness", {"as_of": 20729 + 73}, 292 / 365, "add_latest"),
        ("freshness", {"as_of": 20729 + 500}, 0.0, "add_latest"),
        ("identity", {"without_contact": 100}, 0.5, "add_contacts"),
        ("identity", {"same_customers": 20, "without_contact": 10}, 0.85, "decide_same"),
        ("identity", {"customers": 0}, 0.0, "add_buyers"),
    ],
)
def test_each_fault_lowers_its_own_part_and_names_the_remedy(code, changed, share, remedy):
    found = part(f"health.{code}", **changed)
    assert found["share"] == pytest.approx(share, abs=0.0001)
    assert found["remedy"] == f"remedy.{remedy}"
    told = health(SOUND | changed)
    assert told["score"] < 100
    assert told["first"] == f"health.{code}"
    assert sum(part["points"] for part in told["parts"]) == found["points"]


def test_rows_left_out_on_purpose_are_no_fault():
    found = {"row.total": 3, "row.cancelled": 40, "line.repeated_block": 60, "table.other": 5, "currency.other": 9}
    assert part("health.consistency", rows_read=1117, found=found)["share"] == 1


def test_a_file_a_month_is_fresh():
    assert part("health.freshness", as_of=20729 + 30)["share"] == 1


def test_the_part_that_costs_most_is_the_first_to_better():
    found = health(SOUND | {"without_contact": 100, "possible_repeats": 5, "without_customer": 900, "complete": 100})
    assert found["first"] == "health.completeness"


def test_what_nobody_knows_is_taken_as_sound():
    counts = {name: value for name, value in SOUND.items() if name not in ("as_of", "same_customers", "complete")}
    assert health(counts)["score"] == 100


def test_a_shop_without_customers_is_told_what_to_do_first():
    found = health(SOUND | {"without_customer": 1000, "complete": 0, "customers": 0})
    assert found["parts"][0]["remedy"] == "remedy.add_buyers"
    assert found["word"] == "health.poor"


def test_an_empty_shop_has_no_score():
    assert health({"lines": 0}) == {"score": None, "word": "health.empty", "first": None, "parts": []}


def test_answer_is_json():
    assert json.loads(json.dumps(health(SOUND)))["score"] == 100
