"""Every model beside every rule on hidden weeks."""

import pytest

from engine.evaluation.report import FALLBACK, ListsReport, evaluate_lists
from engine.features.history import Sales
from tests.engine.product_shops import sales_of, shop_with_habits

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


def test_the_highest_figure_wins(report: ListsReport):
    for name, winner in report.winners.items():
        figures = {row: values["ndcg"] for row, values in report.lists[name].items()}
        assert figures[winner] == max(figures.values())


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
