"""What the shop wants of its lists is kept, customer by customer."""

from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.features.history import Sales
from engine.models.base import bought_matrix
from engine.models.rules import OwnFrequency
from engine.recommending import Wishes, recommendations
from engine.store.settings import DEFAULTS
from tests.engine.product_shops import sales_of, shop_with_habits


@pytest.fixture(scope="module")
def shop() -> Sales:
    return shop_with_habits()


def lists(shop: Sales, wishes: Wishes | None = None, k: int = 10) -> dict[str, dict[str, Any]]:
    own = OwnFrequency()
    return recommendations(shop, shop.last_day, {"again": own, "new": own, "best": own}, k, wishes=wishes)


def test_without_wishes_lists_stay_as_they_are_ranked(shop: Sales):
    for name, found in lists(shop, Wishes.of(DEFAULTS, shop.products)).items():
        np.testing.assert_array_equal(found["product"], lists(shop)[name]["product"])


def test_pinned_products_stand_first_where_they_may_and_say_why(shop: Sales):
    shop = replace(shop, available=np.arange(30) != 9)
    wishes = Wishes.of({**DEFAULTS, "pinned": ["product 011", "no such", "product 009", "product 004"]}, shop.products)
    found = lists(shop, wishes)
    bought = bought_matrix(shop, shop.last_day).toarray() > 0
    for customer in range(len(shop.customers)):
        assert found["best"]["product"][customer, :2].tolist() == [11, 4]
        assert found["best"]["reasons"][customer][0] == {"code": "reason.chosen"}
        wanted = [product for product in (11, 4) if not bought[customer, product]]
        assert found["new"]["product"][customer, : len(wanted)].tolist() == wanted
        held = found["new"]["product"][customer]
        assert not bought[customer, held[held >= 0]].any()
        assert len(set(held.tolist())) == len(held)
    assert not (found["best"]["product"] == 9).any()
    np.testing.assert_array_equal(found["again"]["product"], lists(shop)["again"]["product"])


def test_what_earns_too_little_is_in_no_list_and_unknown_costs_do_not_matter(shop: Sales):
    # A product costs 10 + its number; the costs of the first ten leave 5 %, of the next 50 %, of the last are unknown.
    price = 10.0 + np.arange(30)
    cost = np.where(np.arange(30) < 10, 0.95 * price, np.where(np.arange(30) < 20, 0.5 * price, np.nan))
    shop = replace(shop, cost=cost.astype(np.float32))
    for found in lists(shop, Wishes(margin_floor=0.2)).values():
        held = found["product"][found["product"] >= 0]
        assert held.min() >= 10
        assert held.max() >= 20
    assert Wishes(margin_floor=0.04).allowed(shop, shop.last_day).all()
    assert Wishes(margin_floor=0.2).allowed(replace(shop, cost=None), shop.last_day).all()


@pytest.mark.parametrize("most", [1, 2, 3])
def test_no_list_holds_more_of_a_category_than_wished(shop: Sales, most: int):
    for name, found in lists(shop, Wishes(most_of_category=most)).items():
        for product in found["product"]:
            held = product[product >= 0]
            assert max(Counter(shop.category[held].tolist()).values(), default=0) <= most
            assert (product[len(held) :] == -1).all()
        if name == "best":
            assert (found["product"][:, : 4 * most] >= 0)[:, :10].all()


def test_products_without_a_category_are_never_too_many(shop: Sales):
    shop = replace(shop, category=np.full(30, -1, np.int32))
    for name, found in lists(shop, Wishes(most_of_category=1, variety=0.5)).items():
        np.testing.assert_array_equal(found["product"], lists(shop)[name]["product"])


def test_variety_mixes_a_list_and_leaves_the_first_place(shop: Sales):
    def categories(found: dict[str, dict[str, Any]]) -> float:
        rows = found["best"]["product"][:, :4]
        return float(np.mean([len(set(shop.category[row].tolist())) for row in rows]))

    plain, mixed, most_mixed = (lists(shop, Wishes(variety=variety)) for variety in (0.0, 0.4, 1.0))
    assert categories(plain) < categories(mixed) <= categories(most_mixed) == 4
    np.testing.assert_array_equal(mixed["best"]["product"][:, 0], plain["best"]["product"][:, 0])


def test_what_was_just_bought_rests_for_half_its_rhythm():
    # Product 0 every twenty days, bought yesterday; product 1 daily, bought yesterday; product 2 twelve days ago.
    lines = [(0, 0, day) for day in (0, 20, 40, 60, 80, 99)] + [(0, 1, day) for day in range(60, 100)]
    lines += [(0, 2, day) for day in (28, 48, 68, 88)] + [(1, 3, 100)]
    sales = sales_of(lines, customers=2, products=4)
    found = lists(sales, Wishes(rest=True), k=4)
    assert set(found["again"]["product"][0].tolist()) == {1, 2, -1}
    assert 0 not in found["best"]["product"][0]
    assert 0 in lists(sales, k=4)["again"]["product"][0]
