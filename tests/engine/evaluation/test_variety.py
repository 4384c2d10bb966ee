"""How lists differ, worked out by hand."""

import numpy as np
import pytest

from engine.evaluation.groups import GROUPS, customer_groups
from engine.evaluation.lists import chance_groups
from engine.evaluation.variety import Shelf, mean_of
from engine.features.customers import Visits
from engine.models.base import Ranked
from tests.engine.product_shops import START, sales_of


def shelf() -> Shelf:
    """Five products, of which the last was not sold yet; categories 0, 1, 2, 3, 0."""
    lines = [(0, 0, 1), (1, 0, 2), (0, 1, 3), (1, 2, 4), (2, 3, 50), (0, 4, 90)]
    return Shelf.of(sales_of(lines, customers=3, products=5), START + 60)


def ranked(*lists: list[int]) -> Ranked:
    product = np.array([row + [-1] * (3 - len(row)) for row in lists], np.int32)
    return Ranked(product, np.zeros(product.shape, np.float32))


def test_the_same_list_for_everybody_is_not_personal():
    same = shelf().variety(ranked([0, 1], [0, 1]))
    assert same["personal"] == 0
    assert same["coverage"] == 0.5
    apart = shelf().variety(ranked([0, 1], [2, 3]))
    assert apart["personal"] == 1
    assert apart["coverage"] == 1
    half = shelf().variety(ranked([0, 1], [0, 2]))
    assert half["personal"] == pytest.approx(0.5)


def test_a_list_of_one_category_is_not_diverse():
    assert shelf().variety(ranked([0, 4]))["diversity"] == 0
    assert shelf().variety(ranked([0, 1, 4]))["diversity"] == pytest.approx(2 / 3)


def test_only_what_was_sold_by_then_is_a_best_seller():
    found = shelf()
    assert found.best_sellers.tolist()[0] == 3  # the only one of the last four weeks
    assert 4 not in found.best_sellers
    assert found.variety(ranked([0, 1, 4]))["best_seller_share"] == pytest.approx(2 / 3)


def test_empty_lists_have_no_figures():
    assert set(shelf().variety(ranked([], [])).values()) == {None}


def test_a_mean_is_of_the_windows_that_have_the_figure():
    assert mean_of([{"a": 1.0, "b": None}, {"a": 3.0, "b": None}]) == {"a": 2.0, "b": None}


def test_customers_are_grouped_by_what_was_known_then():
    often = [(0, 0, day) for day in range(0, 100, 10)]
    left = [(1, 0, day) for day in range(0, 40, 10)]
    sales = sales_of([*often, *left, (2, 0, 5), (3, 0, 120)], customers=4, products=1)
    found = customer_groups(Visits.of(sales), START + 100)
    assert [GROUPS[place] if place >= 0 else None for place in found] == ["regular", "lapsed", "one_basket", None]


def test_chances_are_compared_with_what_was_bought():
    score = np.repeat([0.1, 0.8], 400)
    bought = np.arange(800) % 10 < np.repeat([1, 8], 400)
    groups = chance_groups(score, bought)
    assert sum(group["places"] for group in groups) == 800
    assert all(group["actual"] == pytest.approx(group["expected"]) for group in groups)
    assert chance_groups(np.zeros(0), np.zeros(0, bool)) == []
