"""Closed-form relations, compared with their definitions."""

import numpy as np

from engine.models.base import bought_matrix
from engine.models.neighbours import NAMES, OF_PAIRS, Neighbours, signed_log
from tests.engine.product_shops import sales_of, shop_with_habits

CUSTOMERS = np.arange(81, dtype=np.int32)


def test_together_is_ease_as_it_was_published():
    sales = shop_with_habits()
    bought = bought_matrix(sales, sales.last_day).toarray().astype(float)
    gram = bought.T @ bought
    gram += np.eye(len(gram)) * (100 + 2 * np.diag(gram).mean())
    inverse = np.linalg.inv(gram)
    weights = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0)
    found = Neighbours(sales.purchases, sales.last_day).scores(CUSTOMERS)[NAMES.index("together")]
    np.testing.assert_allclose(found, bought @ weights, atol=1e-4)


def test_alike_is_a_mean_over_others_and_never_oneself():
    # Customers 0 and 1 share two products; only customer 1 bought product 2 as well, only customer 0 product 3.
    lines = [(0, 0, 1), (0, 1, 1), (0, 3, 1), (1, 0, 1), (1, 1, 1), (1, 2, 1), (2, 4, 1)]
    sales = sales_of(lines, customers=3, products=5)
    alike = Neighbours(sales.purchases, sales.last_day).scores(np.array([0], np.int32))[NAMES.index("alike")][0]
    assert alike[2] == 1
    assert alike[3] == 0


def test_what_follows_now_is_learned_from_the_last_four_weeks():
    """Who had bought product 0 began to buy product 2 within the last four weeks; who had bought 1 began with 3."""
    lines = [(customer, customer % 2, 1) for customer in range(40)]
    lines += [(customer, 2 + customer % 2, 70) for customer in range(30)]
    sales = sales_of(lines, customers=40, products=4)
    follows = Neighbours(sales.purchases, sales.last_day).scores(np.array([38, 39], np.int32))[NAMES.index("next")]
    assert follows[0, 2] > 2 * follows[0, 3]
    assert follows[1, 3] > 2 * follows[1, 2]


def test_what_is_bought_again_now_is_learned_from_the_last_four_weeks():
    """All had bought products 0 and 1; of late, those who had also bought 2 bought 0 again, the others 1."""
    lines = [(customer, product, 1) for customer in range(40) for product in (0, 1, 2 + customer % 2)]
    lines += [(customer, customer % 2, 70) for customer in range(30)]
    sales = sales_of(lines, customers=40, products=4)
    asked, product = np.array([38, 39], np.int32), np.array([0, 1, 0, 1], np.int32)
    found = Neighbours(sales.purchases, sales.last_day).of_pairs(asked, asked.repeat(2), product)
    again = found[:, 2 * OF_PAIRS.index("next_again")]
    assert again[0] > 2 * again[1]
    assert again[3] > 2 * again[2]


def test_a_large_shop_is_bounded_to_its_best_sellers():
    sales = shop_with_habits()
    found = Neighbours(sales.purchases, sales.last_day, most_products=10).scores(CUSTOMERS)[0]
    assert found.shape == (81, 30)
    assert (found != 0).any(0).sum() <= 10


def test_pairs_have_the_scores_of_their_customer():
    sales = shop_with_habits()
    neighbours = Neighbours(sales.purchases, sales.last_day)
    customer, product = np.array([3, 3, 3, 7, 20, 20], np.int32), np.array([1, 5, 9, 2, 0, 4], np.int32)
    asked = np.array([3, 7, 20], np.int32)
    found = neighbours.of_pairs(asked, customer, product)
    for place, score in enumerate(neighbours.scores(np.arange(80, dtype=np.int32))):
        value = score[customer, product]
        np.testing.assert_allclose(found[:, 2 * place], signed_log(50 * value), atol=1e-5)
        assert found[:, 2 * place + 1].max() <= 1 + 1e-6
    assert neighbours.of_pairs(asked, customer[:0], product[:0]).shape == (0, 2 * len(OF_PAIRS))


def test_who_was_asked_for_last_is_not_computed_again():
    sales = shop_with_habits()
    neighbours = Neighbours(sales.purchases, sales.last_day)
    asked = np.array([3, 7, 20], np.int32)
    first = neighbours.scores(asked)
    assert all(one is other for one, other in zip(neighbours.scores(asked.copy()), first, strict=True))
    for customers in (asked[[2, 0]], asked[:1], np.array([3, 8], np.int32), asked[:0]):
        again = neighbours.scores(customers)
        alone = Neighbours(sales.purchases, sales.last_day).scores(customers)
        for one, other in zip(again, alone, strict=True):
            np.testing.assert_allclose(one, other, atol=1e-5)
