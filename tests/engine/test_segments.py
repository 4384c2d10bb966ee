import numpy as np
import pytest

from engine import segments

AS_OF = 1000


def customers(**columns):
    names = ("first_day", "last_day", "visits", "historic_value", "gap_upper_quartile")
    arrays = {name: np.asarray(columns.get(name, np.nan), float) for name in names}
    size = max(np.size(values) for values in arrays.values())
    return {name: np.broadcast_to(values, size).copy() for name, values in arrays.items()}


def test_few_customers_are_grouped_by_their_own_state_not_by_fifths():
    few = customers(
        first_day=[900, 500, 500, 100, np.nan],
        last_day=[990, 990, 950, 400, np.nan],
        visits=[1, 9, 9, 9, 0],
        gap_upper_quartile=[np.nan, 20, 20, 20, np.nan],
        historic_value=[5, 50, 40, 60, 0],
    )
    assert segments.classify(few, AS_OF)["segment"].tolist() == [
        "new",
        "loyal",
        "needs_attention",
        "dormant",
        "prospects",
    ]
    ranks = np.arange(segments.FEWEST) + 1
    many = customers(
        first_day=[0], last_day=900 + ranks, visits=3 + ranks, historic_value=ranks, gap_upper_quartile=[20]
    )
    assert segments.classify(many, AS_OF)["segment"][-1] == "champions"


def state(visits, away, first=500, gap=np.nan):
    one = customers(first_day=[first], last_day=[AS_OF - away], visits=[visits], gap_upper_quartile=[gap])
    return segments.states(one, AS_OF)[0]


def test_each_fifth_of_distinct_values_gets_its_score():
    assert np.bincount(segments.quintiles(np.arange(100))).tolist() == [0, 20, 20, 20, 20, 20]


def test_equal_values_share_the_lower_score():
    scores = segments.quintiles(np.array([1] * 50 + [2] * 30 + list(range(3, 23))))
    assert set(scores[:50]) == {1}
    assert len(set(scores[50:80])) == 1
    assert scores[-1] == 5


def test_order_of_customers_does_not_matter():
    values = np.array([7, 3, 3, 9, 1, 12, 5])
    turned = segments.quintiles(values[::-1])[::-1]
    assert segments.quintiles(values).tolist() == turned.tolist()


@pytest.mark.parametrize("values", [[], [4], [4, 4, 4]])
def test_where_nothing_tells_customers_apart_all_are_in_the_middle(values):
    assert segments.quintiles(np.array(values, float)).tolist() == [3] * len(values)


def test_frequency_and_money_round_half_up():
    f, m = np.array([1, 1, 5, 4, 2], np.int8), np.array([1, 2, 4, 4, 5], np.int8)
    assert segments.frequency_and_money(f, m).tolist() == [1, 2, 5, 4, 4]


GRID = {
    5: ["champions", "loyal", "active", "promising", "promising"],
    4: ["loyal", "loyal", "active", "promising", "promising"],
    3: ["needs_attention", "needs_attention", "needs_attention", "almost_lost", "almost_lost"],
    2: ["previously_loyal", "at_risk", "at_risk", "almost_lost", "almost_lost"],
    1: ["previously_loyal", "at_risk", "at_risk", "dormant", "dormant"],
}


@pytest.mark.parametrize("r", GRID)
def test_groups_follow_the_grid(r):
    fm = np.array([5, 4, 3, 2, 1], np.int8)
    assert segments.rfm_groups(np.full(5, r, np.int8), fm, fm, np.zeros(5, bool)).tolist() == GRID[r]


def test_only_recent_small_and_first_is_new():
    r = np.array([5, 4, 3, 5, 5], np.int8)
    fm = np.array([1, 1, 1, 2, 1], np.int8)
    recent = np.array([True, True, True, True, False])
    expected = ["new", "new", "almost_lost", "promising", "promising"]
    assert segments.rfm_groups(r, fm, fm, recent).tolist() == expected


def test_eight_groups_by_high_and_low():
    r, f, m = (
        np.array(scores, np.int8)
        for scores in ([5, 4, 3, 1, 4, 5, 2, 3, 0], [4, 1, 5, 3, 4, 3, 4, 1, 0], [4, 5, 4, 4, 3, 1, 2, 2, 0])
    )
    assert segments.eight_groups(r, f, m).tolist() == [
        "important_value",
        "important_development",
        "important_keep",
        "important_rescue",
        "general_value",
        "general_development",
        "general_keep",
        "general_rescue",
        "prospects",
    ]


def test_one_or_two_visits_are_new_then_quiet_then_lost():
    for visits in (1, 2):
        found = [state(visits, away, first=AS_OF - away) for away in (0, 60, 61, 180, 181)]
        assert found == ["new", "new", "quiet", "quiet", "lost"]


def test_regulars_are_measured_by_their_own_gaps():
    assert [state(3, away, gap=40) for away in (80, 81, 160, 161)] == ["regular", "quiet", "quiet", "lost"]


def test_nobody_is_quiet_within_thirty_days():
    assert [state(50, away, gap=2) for away in (30, 31, 60, 61)] == ["regular", "quiet", "quiet", "lost"]


def test_who_never_bought_is_a_prospect_without_scores():
    people = customers(first_day=[np.nan, 990], last_day=[np.nan, 990], visits=[0, 1], historic_value=[0, 20])
    found = segments.classify(people, AS_OF)
    assert found["segment"][0] == "prospects"
    assert found["state"][0] == "prospect"
    assert [found[name][0] for name in "rfm"] == [0, 0, 0]
    assert found["state"][1] == "new"


def test_prospects_do_not_move_the_scores_of_buyers():
    rng = np.random.default_rng(1)
    last = rng.integers(0, AS_OF, 200).astype(float)
    buyers = customers(first_day=last, last_day=last, visits=rng.integers(1, 30, 200), historic_value=rng.random(200))
    mixed = {name: np.concatenate([values, np.zeros(50)]) for name, values in buyers.items()}
    alone, together = segments.classify(buyers, AS_OF), segments.classify(mixed, AS_OF)
    for name in ("r", "f", "m", "segment", "state"):
        assert together[name][:200].tolist() == alone[name].tolist()


def test_codes_are_the_declared_ones_and_every_buyers_group_has_a_goal():
    rng = np.random.default_rng(2)
    first = rng.integers(0, AS_OF, 5000)
    last = np.minimum(first + rng.integers(0, 300, 5000), AS_OF)
    found = segments.classify(
        customers(
            first_day=first,
            last_day=last,
            visits=rng.integers(0, 20, 5000),
            historic_value=rng.normal(50, 40, 5000),
            gap_upper_quartile=rng.uniform(2, 90, 5000),
        ),
        AS_OF,
    )
    assert set(found["segment"]) == set(segments.SEGMENTS)
    assert set(found["state"]) == set(segments.STATES)
    assert all(segments.suggested_goal(code) for code in segments.SEGMENTS if code != "prospects")
    assert segments.suggested_goal("prospects") is None
