"""Nothing that happens later changes what was known at the end of a day."""

from collections.abc import Callable

import numpy as np
import pytest

from engine.features import activity, pairs, products, taste
from engine.features.history import Sales
from engine.models.base import bought_matrix
from engine.models.classic import ratings
from engine.models.explore import Explore
from engine.models.neighbours import Neighbours
from engine.models.repeat import Repeat
from tests.engine.product_shops import shop_with_habits, with_future

CUSTOMERS = np.arange(40, dtype=np.int32)
EVERYBODY = np.ones(81, bool)


def _pairs(sales: Sales, day: int) -> np.ndarray:
    found = pairs.bought_pairs(sales.purchases, day, EVERYBODY)
    return np.column_stack([found.customer, found.product, found.features])


def _taste(sales: Sales, day: int) -> np.ndarray:
    customer, product = np.divmod(np.arange(len(CUSTOMERS) * len(sales.products)), len(sales.products))
    return taste.Taste(sales, day).features(customer.astype(np.int32), product.astype(np.int32))


SEEN: dict[str, Callable[[Sales, int], np.ndarray]] = {
    "products": lambda sales, day: products.product_features(sales.purchases, day),
    "activity": lambda sales, day: activity.activity_features(sales.purchases, day),
    "pairs": _pairs,
    "taste": _taste,
    "neighbours": lambda sales, day: np.stack(Neighbours(sales.purchases, day).scores(CUSTOMERS)),
    "ratings": lambda sales, day: np.column_stack(ratings(sales, day, 0)),
    "bought": lambda sales, day: bought_matrix(sales, day).toarray(),
}


@pytest.mark.parametrize("name", SEEN)
@pytest.mark.parametrize("before_the_end", [0, 45])
def test_later_purchases_change_no_feature(name: str, before_the_end: int):
    sales = shop_with_habits()
    day = sales.last_day - before_the_end
    features = SEEN[name](sales, day)
    assert np.isfinite(features).all()
    assert features.any()
    np.testing.assert_array_equal(features, SEEN[name](with_future(sales.until(day)), day))


@pytest.mark.parametrize("ranker", [Repeat, Explore])
def test_examples_know_the_answers_but_nothing_else_of_later(ranker: type[Repeat] | type[Explore]):
    sales = shop_with_habits()
    day = sales.last_day - 28
    made = ranker()._make(sales, day, 0)
    # The same four weeks of answers, and then a future that only one of the two shops has.
    again = ranker()._make(with_future(sales), day, 0)
    np.testing.assert_array_equal(made.features, again.features)
    np.testing.assert_array_equal(made.answer, again.answer)
    assert 0 < made.answer.mean() < 1
