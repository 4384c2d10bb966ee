"""Every model beside every rule on hidden weeks."""

import numpy as np
import pytest

from engine.evaluation.lists import Hidden
from engine.evaluation.report import FALLBACK, ListsReport, _plan, evaluate_lists
from engine.features.history import Sales
from tests.engine.product_shops import sales_of, shop_with_habits

# Keras turns a TensorFlow variable into an array in a way that numpy 2 warns of.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")

RULES = {"best_sellers", "best_sellers_28", "own_frequency", "last_basket"}


@pytest.fixture(scope="module")
def shop() -> Sales:
    return shop_with_habits()


@pytest.fixture(scope="module")
def report(shop: Sales) -> ListsReport:
    return evaluate_lists(shop, shop.last_day)


def test_every_list_has_its_models_beside_every_rule(report: ListsReport):
    own = {"again": "repeat", "new": "explore", "best": "best"}
    for name, rows in report.lists.items():
        assert set(rows) == {*RULES, "classic", "classic_hidden", own[name]}
        assert len({figures["customers"] for figures in rows.values()}) == 1


def test_few_customers_are_measured_on_several_windows(report: ListsReport, shop: Sales):
    assert report.origins == [shop.last_day - days for days in (28, 56, 84)]


def test_a_model_that_is_far_ahead_is_used(report: ListsReport):
    figures = {row: values["ndcg"] for row, values in report.lists["new"].items()}
    assert report.winners["new"] == max(figures, key=lambda row: figures[row])


def test_habits_are_learned(report: ListsReport):
    """Favourites at a pace of their own: who knows that is far ahead of best sellers."""
    rows = report.lists["again"]
    assert rows["repeat"]["low"] > rows["best_sellers"]["high"]
    assert report.lists["new"]["explore"]["low"] > report.lists["new"]["best_sellers"]["ndcg"]


def test_a_shop_with_nothing_to_hide_uses_rules():
    sales = sales_of([(0, 0, 1), (1, 1, 1)], customers=2, products=2)
    report = evaluate_lists(sales, sales.last_day)
    assert report.origins == []
    assert report.winners == FALLBACK


def test_a_small_shop_in_its_second_month_uses_rules():
    lines = [(customer, customer % 3, day) for customer in range(12) for day in (customer % 7, 35 + customer % 7)]
    sales = sales_of(lines, customers=12, products=3)
    report = evaluate_lists(sales, sales.last_day)
    assert set(report.winners.values()) <= RULES


def test_each_window_and_each_group_is_told_apart(report: ListsReport):
    assert len(report.windows) == len(report.origins)
    for name, rows in report.lists.items():
        parts = [window[name]["best_sellers"]["customers"] for window in report.windows]
        assert sum(parts) == rows["best_sellers"]["customers"]
        groups = report.groups[name][report.winners[name]]
        assert sum(figures["customers"] for figures in groups.values()) == rows["best_sellers"]["customers"]


def test_best_sellers_are_the_same_for_all_and_ours_are_not(report: ListsReport):
    rows = report.lists["best"]
    assert rows["best_sellers_28"]["personal"] == 0
    assert rows["best_sellers_28"]["best_seller_share"] == 1
    assert rows["best"]["personal"] > 0.3
    assert rows["best"]["coverage"] > rows["best_sellers_28"]["coverage"]


def test_chances_are_about_what_then_happens(report: ListsReport):
    groups = report.calibration["best"]
    places = np.array([group["places"] for group in groups])
    expected = np.array([group["expected"] for group in groups])
    actual = np.array([group["actual"] for group in groups])
    assert (places @ expected) == pytest.approx(places @ actual, rel=0.3)
    assert actual[-1] > actual[0]


def test_a_large_shop_is_measured_on_two_windows_after_learning_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("engine.evaluation.report._ENOUGH", 20)
    sales = shop_with_habits(40, 12, 300)
    plan = list(_plan(sales, sales.last_day, 28))
    assert [(learned, [hidden.as_of for hidden in windows]) for learned, windows in plan] == [
        (sales.last_day - 56, [sales.last_day - 28, sales.last_day - 56])
    ]
    ((learned, windows),) = _plan(sales, sales.last_day, 28, second=False)
    assert (learned, [hidden.as_of for hidden in windows]) == (sales.last_day - 28, [sales.last_day - 28])


def test_a_small_shop_that_is_old_enough_learns_once_for_two_windows():
    old, young = shop_with_habits(40, 12, 300), shop_with_habits(40, 12, 200)
    for sales, learnings in ((old, [56, 84]), (young, [28, 56, 84])):
        plan = list(_plan(sales, sales.last_day, 28))
        assert [sales.last_day - learned for learned, _ in plan] == learnings
        hidden = [window.as_of for _, windows in plan for window in windows]
        assert hidden == [sales.last_day - days for days in (28, 56, 84)]
        assert all(learned <= window.as_of for learned, windows in plan for window in windows)


def test_of_very_many_customers_some_are_asked(monkeypatch: pytest.MonkeyPatch):
    sales = shop_with_habits(60, 12, 120)
    everybody = Hidden.after(sales, sales.last_day - 28, 28)
    monkeypatch.setattr("engine.evaluation.lists._MOST", 25)
    some = Hidden.after(sales, sales.last_day - 28, 28)
    assert len(some.customers) == 25
    rows = np.searchsorted(everybody.customers, some.customers)
    for name, relevant in some.relevant.items():
        np.testing.assert_array_equal(everybody.relevant[name][rows].toarray(), relevant.toarray())
