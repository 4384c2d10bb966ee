"""Sales as arrays, and purchases made of them."""

from dataclasses import replace

import numpy as np
import pytest

from engine.features.history import Sales
from tests.engine.product_shops import START, sales_of, shop_with_habits


def test_arrays_that_do_not_belong_together_are_refused():
    sales = sales_of([(0, 0, 1), (1, 1, 2)], customers=2, products=2)
    with pytest.raises(ValueError, match="quantity"):
        replace(sales, quantity=np.ones(3, np.float32))
    with pytest.raises(ValueError, match="product"):
        replace(sales, product=np.array([0, 2], np.int32))


def test_lines_of_one_day_are_one_purchase():
    sales = sales_of([(0, 1, 3), (0, 1, 3), (0, 1, 9), (1, 1, 3)], customers=2, products=2)
    bought = sales.purchases
    assert bought.customer.tolist() == [0, 0, 1]
    assert (bought.day - START).tolist() == [3, 9, 3]
    assert bought.quantity.tolist() == [2, 1, 1]
    assert bought.gap.tolist() == [-1, 6, -1]


def test_refunds_and_lines_without_product_are_no_purchases():
    sales = sales_of([(0, 0, 1), (0, 1, 2), (0, 1, 3)], customers=1, products=2)
    sales = replace(
        sales,
        product=np.array([0, -1, 1], np.int32),
        quantity=np.array([1, 1, -1], np.float32),
        amount=np.array([5.0, 5.0, -5.0]),
    )
    assert sales.purchases.product.tolist() == [0]


def test_until_keeps_the_day_itself_and_nothing_later():
    sales = sales_of([(0, 0, 1), (0, 0, 5), (0, 0, 6)], customers=1, products=1)
    assert (sales.until(START + 5).day - START).tolist() == [1, 5]
    assert (sales.purchases.between(START + 1, START + 5).day - START).tolist() == [5]


def test_a_shop_without_sales_has_no_purchases():
    empty: Sales = sales_of([], customers=0, products=0)
    assert empty.last_day == -1
    assert len(empty.purchases) == 0
    assert len(empty.purchases.pair_start) == 0


def test_a_shop_put_together_is_known_by_its_purchases_and_visits_alone():
    sales = shop_with_habits()
    together = sales.put_together()
    assert len(together.day) == 0
    assert (together.first_day, together.last_day) == (sales.first_day, sales.last_day)
    assert together.purchases is sales.purchases
    assert together.visits is sales.visits
    assert together.until(sales.last_day) is together
    with pytest.raises(ValueError, match="put together"):
        together.until(sales.last_day - 1)
