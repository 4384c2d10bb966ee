"""Nothing that happens later changes what was known at the end of a day."""

from collections.abc import Callable

import numpy as np
import pytest

from engine.evaluation.groups import customer_groups
from engine.evaluation.lists import Hidden
from engine.evaluation.variety import Shelf
from engine.features import activity, customers, hazard, pairs, products, taste
from engine.features.history import Sales
from engine.models.alive import Alive, FirstGuess
from engine.models.base import bought_matrix
from engine.models.cadence import cadence
from engine.models.classic import ratings
from engine.models.explore import Explore
from engine.models.neighbours import Neighbours
from engine.models.rates import OwnRate, RecentRate
from engine.models.regression import SpendRegression
from engine.models.repeat import Repeat
from engine.models.rules import RULES
from engine.models.spend_examples import SpendExamples
from engine.models.worth import ValueModel
from tests.engine.product_shops import shop_with_habits, with_future
from tests.engine.shops import made_up_shop

CUSTOMERS = np.arange(40, dtype=np.int32)


def _pairs(sales: Sales, day: int) -> np.ndarray:
    found = pairs.bought_pairs(sales.purchases, day)
    return np.column_stack([found.customer, found.product, found.features])


def _taste(sales: Sales, day: int) -> np.ndarray:
    customer, product = np.divmod(np.arange(len(CUSTOMERS) * len(sales.products)), len(sales.products))
    return taste.Taste(sales, day).features(customer.astype(np.int32), product.astype(np.int32))


def _hazard(sales: Sales, day: int) -> np.ndarray:
    customer, product = np.divmod(np.arange(len(CUSTOMERS) * len(sales.products)), len(sales.products))
    since = np.arange(len(customer)) % 60
    return hazard.Hazard(sales.purchases, day).features(customer.astype(np.int32), product.astype(np.int32), since)


def _of_pairs(sales: Sales, day: int) -> np.ndarray:
    customer, product = np.divmod(np.arange(len(CUSTOMERS) * len(sales.products)), len(sales.products))
    found = Neighbours(sales.purchases, day)
    return found.of_pairs(CUSTOMERS, customer.astype(np.int32), product.astype(np.int32))


def _cadence(sales: Sales, day: int) -> np.ndarray:
    rhythm = cadence(customers.Visits.of(sales.until(day)), day, 90)
    return np.column_stack([rhythm.day, rhythm.low, rhythm.high])


SEEN: dict[str, Callable[[Sales, int], np.ndarray]] = {
    "products": lambda sales, day: products.product_features(sales.purchases, day),
    "activity": lambda sales, day: activity.activity_features(sales.purchases, day),
    "pairs": _pairs,
    "taste": _taste,
    "hazard": _hazard,
    "neighbours of pairs": _of_pairs,
    "neighbours": lambda sales, day: np.stack(Neighbours(sales.purchases, day).scores(CUSTOMERS)),
    "ratings": lambda sales, day: np.column_stack(ratings(sales, day, 0)),
    "bought": lambda sales, day: bought_matrix(sales, day).toarray(),
    "customers": lambda sales, day: customers.customer_features(customers.Visits.of(sales), day, 90),
    "usual spend": lambda sales, day: customers.usual_spend(customers.Visits.of(sales), day, 90),
    "known customers": lambda sales, day: customers.known_customers(customers.Visits.of(sales), day),
    "groups": lambda sales, day: customer_groups(customers.Visits.of(sales), day),
    "shelf": lambda sales, day: np.r_[Shelf.of(sales, day).sold, Shelf.of(sales, day).best_sellers],
    "cadence": _cadence,
    **{rule.name: lambda sales, day, rule=rule: rule().score(sales, day, CUSTOMERS) for rule in RULES},
}


@pytest.mark.parametrize("model", [OwnRate, RecentRate, Alive, FirstGuess, SpendRegression])
def test_later_purchases_change_no_prediction_of_value(model: type[ValueModel]):
    sales = made_up_shop(120, 300)
    day = sales.last_day - 60
    known = model().fit(sales.until(day), day, 30, seed=1).predict(sales.until(day), day)
    told = model().fit(sales, day, 30, seed=1).predict(sales, day)
    assert (sales.day > day).any()
    for name, values in known.items():
        np.testing.assert_array_equal(values, told[name])


def test_examples_of_value_know_the_answers_but_nothing_else_of_later():
    sales = made_up_shop(120, 300)
    last = sales.last_day - 60
    days = [last - 60, last - 30]
    made, again = (SpendExamples.of(customers.Visits.of(each), days, 30, 0) for each in (sales.until(last), sales))
    for name in SpendExamples.__dataclass_fields__:
        np.testing.assert_array_equal(getattr(made, name), getattr(again, name))
    assert 0 < made.came.mean() < 1


def test_hidden_weeks_ask_only_for_what_was_known_and_answer_only_with_what_followed():
    sales = shop_with_habits()
    day = sales.last_day - 28
    hidden, again = (Hidden.after(each, day, 28) for each in (sales, with_future(sales)))
    for name in ("customers", "group"):
        np.testing.assert_array_equal(getattr(hidden, name), getattr(again, name))
    for name, relevant in hidden.relevant.items():
        assert relevant.nnz
        np.testing.assert_array_equal(relevant.toarray(), again.relevant[name].toarray())


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
    [made] = ranker()._make(sales, day, 0)
    # The same four weeks of answers, and then a future that only one of the two shops has.
    [again] = ranker()._make(with_future(sales), day, 0)
    np.testing.assert_array_equal(made.features, again.features)
    np.testing.assert_array_equal(made.answer, again.answer)
    assert 0 < made.answer.mean() < 1
