from typing import Any

import pytest

from engine.campaigns.goals import goals
from engine.campaigns.plan import plan
from engine.campaigns.withholding import REASONS
from engine.campaigns.words import say
from engine.errors import ShopError
from tests.engine.campaigns.conftest import AS_OF, NOW, ShopMaker


def people(maker: ShopMaker, goal: str, **choices: Any) -> dict[str, Any]:
    made = plan(maker.connection, now=NOW, goal=goal, control=0.0, **choices)
    return {member.candidate.key: member for member in made.arm("treated")}


def test_win_back_is_for_regulars_gone_quiet_dearest_first(corner: ShopMaker) -> None:
    found = people(corner, "win_back")
    assert list(found) == [f"Q{n:02d}" for n in range(20, 0, -1)]
    reason = found["Q07"].reason
    assert (reason["code"], reason["days_since"], reason["every"], reason["overdue"]) == ("why.quiet", 45, 20, 25)


def test_before_training_people_are_offered_what_they_bought_most_often(corner: ShopMaker) -> None:
    products = people(corner, "win_back")["Q01"].products
    assert [p["product_id"] for p in products] == ["0012", "77"]
    assert products[0]["reason"] == {"code": "reason.often", "times": 10, "visits": 10}


def test_replenish_is_for_those_due_for_what_they_always_buy(corner: ShopMaker) -> None:
    found = people(corner, "replenish")
    assert set(found) == {f"D{n:02d}" for n in range(1, 11)}
    products = found["D10"].products
    assert products[0]["product_id"] == "0012"
    assert products[0]["reason"] == {"code": "reason.rhythm", "every": 14, "overdue": 0}
    assert found["D10"].reason["code"] == "why.due"
    assert found["D10"].reason["product"] == "0012"


def test_whoever_is_late_by_more_than_half_a_gap_is_no_longer_due(empty: ShopMaker) -> None:
    for key, last in (("EARLY", 10), ("DUE", 11), ("LATE", 21), ("GAVE_UP", 22)):
        empty.customer(key, "subscribed", email=f"{key.lower()}@example.com")
        empty.buy(key, "0012", last, last + 14, last + 28)
    empty.customer("TODAY")
    empty.buy("TODAY", "0012", 0)
    empty.count()
    assert set(people(empty, "replenish")) == {"DUE", "LATE"}


def test_second_purchase_is_for_those_who_came_once_two_weeks_to_two_months_ago(empty: ShopMaker) -> None:
    for ago in (0, 13, 14, 60, 61):
        empty.customer(f"C{ago}", "subscribed", email=f"c{ago}@example.com")
        empty.buy(f"C{ago}", "0012", ago)
    empty.buy("C0", "0012", 20)
    empty.count()
    assert set(people(empty, "second_purchase")) == {"C14", "C60"}


def test_thank_you_is_for_the_best_who_have_just_been_in(empty: ShopMaker) -> None:
    for n in range(20):
        empty.customer(f"ONCE{n:02d}", "subscribed", email=f"once{n}@example.com")
        empty.buy(f"ONCE{n:02d}", "0012", 100 + n)
    for key, last in (("GOOD", 5), ("BEST", 2), ("AWAY", 31)):
        empty.customer(key, "subscribed", email=f"{key.lower()}@example.com")
        empty.buy(key, "0012", *range(last, 95, 10), amount=30.0 if key == "BEST" else 20.0)
    empty.customer("TODAY")
    empty.buy("TODAY", "0012", 0)
    empty.count()
    assert list(people(empty, "thank_you")) == ["BEST", "GOOD"]


def test_cross_sell_needs_a_model_and_offers_what_is_new_to_them(corner: ShopMaker) -> None:
    with pytest.raises(ShopError) as caught:
        people(corner, "cross_sell")
    assert caught.value.code == "model.too_little_data"
    corner.learn({"new": {"D01": ["85123A", "77"], "D02": ["77"], "Q01": ["77"]}})
    found = people(corner, "cross_sell")
    assert {key: [p["product_id"] for p in member.products] for key, member in found.items()} == {
        "D01": ["85123A", "77"],
        "D02": ["77"],
    }


def test_clear_stock_offers_what_lies_too_long_to_those_who_would_take_it(corner: ShopMaker) -> None:
    # 400 mugs, and 6 sold within 90 days: stock for years. Nothing else has a known stock.
    corner.learn({"best": {"D01": ["0012", "85123A"], "D02": ["0012"]}, "new": {"D03": ["77", "85123A"]}})
    found = people(corner, "clear_stock")
    assert {key: [p["product_id"] for p in member.products] for key, member in found.items()} == {
        "D01": ["85123A"],
        "D03": ["85123A"],
    }
    assert set(people(corner, "clear_stock", products=["0012"])) == {"D01", "D02"}


def test_new_product_offers_what_was_first_sold_lately(corner: ShopMaker) -> None:
    corner.learn({"new": {"D01": ["77", "85123A"], "D02": ["77"]}})
    # The mug was first sold 25 days ago, tea and honey long before.
    assert set(people(corner, "new_product")) == {"D01"}


def test_products_that_cannot_be_had_are_never_offered(corner: ShopMaker) -> None:
    corner.shop.edit_product("77", {"banned": True})
    corner.learn({"again": {"Q01": ["GONE", "77", "0012"]}})
    assert [p["product_id"] for p in people(corner, "win_back")["Q01"].products] == ["0012"]


def test_the_shop_can_take_a_product_out_or_choose_others_for_one_person(corner: ShopMaker) -> None:
    without = people(corner, "win_back", without=["0012"])
    assert [p["product_id"] for p in without["Q01"].products] == ["77"]
    chosen = people(corner, "win_back", chosen={"Q01": ["85123A", "0012"], "Q02": []})
    assert [(p["product_id"], p["reason"]["code"]) for p in chosen["Q01"].products] == [
        ("85123A", "reason.chosen"),
        ("0012", "reason.often"),
    ]
    assert chosen["Q02"].products == []
    with pytest.raises(ShopError, match=r"product\.unknown"):
        people(corner, "win_back", chosen={"Q01": ["NO SUCH"]})


def test_scores_of_the_model_decide_once_there_are_any(corner: ShopMaker) -> None:
    before = people(corner, "second_purchase")["F01"].candidate
    corner.learn({})
    after = people(corner, "second_purchase")["F01"].candidate
    assert not before.scored
    assert after.scored
    assert after.return_probability == pytest.approx(0.5)
    assert after.expected_spend == pytest.approx(10.0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"goal": "no_such"},
        {"goal": "win_back", "channel": "fax"},
        {"goal": "win_back", "target": "fax"},
        {"goal": "win_back", "channel": "sms", "target": "mailchimp"},
        {"goal": "win_back", "control": 0.6},
        {"goal": "win_back", "size": 0},
        {"goal": "win_back", "language": "xx"},
        {"goal": "win_back", "colour": "red"},
        {},
    ],
)
def test_choices_that_make_no_sense_are_refused(corner: ShopMaker, wrong: dict[str, Any]) -> None:
    with pytest.raises(ShopError, match=r"argument\.wrong"):
        plan(corner.connection, now=NOW, **wrong)


def test_goals_and_reasons_have_words_in_both_languages() -> None:
    assert list(goals()) == [
        "win_back",
        "second_purchase",
        "replenish",
        "cross_sell",
        "thank_you",
        "new_product",
        "clear_stock",
    ]
    for language in ("en", "zh"):
        assert all(say(language, f"withheld.{code}") for code in REASONS)
    for goal in goals().values():
        assert set(goal.title) == set(goal.description) == {"en", "zh"}
        for language in ("en", "zh"):
            assert say(language, goal.reason)


def test_a_group_takes_the_place_of_those_a_goal_is_for(corner: ShopMaker) -> None:
    found = corner.shop.segments()
    group = max((g for g in found["groups"] if g["suggested_goal"] != "win_back"), key=lambda g: g["customers"])
    made = plan(corner.connection, now=NOW, goal="win_back", segment=group["code"])
    assert {member.candidate.segment for member in made.members} == {group["code"]}
    assert len(made.members) == group["customers"]
    assert made.as_dict()["segment"] == group["code"]


def test_one_of_the_eight_groups_may_be_asked_for(corner: ShopMaker) -> None:
    group = max(corner.shop.segments()["eight"], key=lambda g: g["customers"])
    made = plan(corner.connection, now=NOW, goal="thank_you", segment=group["code"])
    assert len(made.members) == group["customers"]
    with pytest.raises(ShopError) as caught:
        plan(corner.connection, now=NOW, goal="thank_you", segment="nobody")
    assert caught.value.values["argument"] == "segment"


def test_words_of_a_first_visit_are_for_nobody_who_came_twice(corner: ShopMaker) -> None:
    for group in corner.shop.segments()["groups"]:
        made = plan(corner.connection, now=NOW, goal="second_purchase", segment=group["code"])
        assert all(member.candidate.visits == 1 for member in made.members)


def test_who_has_no_rhythm_is_told_to_have_been_away(empty: ShopMaker) -> None:
    for n in range(30):
        empty.customer(f"C{n:02d}", "subscribed", email=f"c{n}@example.com")
        empty.buy(f"C{n:02d}", "0012", 200 + n)
    empty.customer("TODAY")
    empty.buy("TODAY", "0012", 0)
    empty.count()
    found = people(empty, "win_back", segment="at_risk")
    assert len(found) > 5
    assert {member.reason["code"] for member in found.values()} == {"why.away"}
    assert say("en", "why.away", days_since=200) == "Last here 200 days ago"


def _soon(corner: ShopMaker, **columns: Any) -> float:
    """The return within 28 days of somebody who returns within 90 by 0.9."""
    columns = {
        "return_probability": 0.9,
        "next_order_low": None,
        "next_order_day": None,
        "next_order_high": None,
    } | columns
    corner.connection.execute(
        f"UPDATE score SET {', '.join(f'{name} = ?' for name in columns)}", list(columns.values())
    )
    corner.connection.execute("UPDATE run SET horizon = 90")
    return people(corner, "second_purchase")["F01"].candidate.return_probability


def test_who_comes_every_week_is_expected_within_four(corner: ShopMaker) -> None:
    corner.learn({})
    assert _soon(corner) == pytest.approx(1 - 0.1 ** (28 / 90))  # no rhythm yet: a day is as good as another
    weekly = {"next_order_low": AS_OF + 4, "next_order_day": AS_OF + 7, "next_order_high": AS_OF + 12}
    assert 0.9 * 0.9 < _soon(corner, **weekly) <= 0.9
    assert _soon(corner, next_order_low=AS_OF + 10, next_order_day=AS_OF + 28, next_order_high=AS_OF + 60) == 0.45
    assert _soon(
        corner, next_order_low=AS_OF + 56, next_order_day=AS_OF + 70, next_order_high=AS_OF + 89
    ) == pytest.approx(0.045)
