"""The lists that a shop uses."""

import numpy as np

from engine.models.base import Ranked, bought_matrix
from engine.models.rules import BestSellers, OwnFrequency
from engine.recommending import recommendations
from engine.recommending.lists import filled
from tests.engine.product_shops import sales_of, shop_with_habits


def test_what_cannot_be_had_is_in_no_list():
    sales = shop_with_habits()
    available = np.arange(30) % 5 > 0
    sales = sales_of(
        zip(sales.customer.tolist(), sales.product.tolist(), (sales.day - 15_000).tolist()),
        customers=81,
        products=30,
        available=available,
    )
    own = OwnFrequency()
    lists = recommendations(sales, sales.last_day, {"again": own, "new": BestSellers(), "best": own})
    for ranked in lists.values():
        held = ranked["product"][ranked["product"] >= 0]
        assert available[held].all()
        assert len(held)


def test_again_holds_what_they_bought_and_new_what_they_did_not():
    sales = shop_with_habits()
    own = OwnFrequency()
    lists = recommendations(sales, sales.last_day, {"again": own, "new": own, "best": own}, k=3)
    bought = bought_matrix(sales, sales.last_day).toarray() > 0
    for row, again, new in zip(bought, lists["again"]["product"], lists["new"]["product"]):
        assert row[again[again >= 0]].all()
        assert not row[new[new >= 0]].any()


def test_empty_places_are_filled_with_what_is_popular():
    product = np.array([[4, -1, -1], [-1, -1, -1]], np.int32)
    ranked = Ranked(product, np.where(product >= 0, 0.9, -np.inf).astype(np.float32))
    popular = Ranked(np.array([[4, 2, 1, 0, 3, 5]] * 2, np.int32), np.ones((2, 6), np.float32))
    found = filled(ranked, popular)
    assert found.product.tolist() == [[4, 2, 1], [4, 2, 1]]
    assert found.score[0].tolist() == [np.float32(0.9), 0, 0]
