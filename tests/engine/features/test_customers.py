import numpy as np
import pytest

from engine.features.customers import Visits, customer_features, customer_names, usual_spend
from tests.engine.shops import START, made_up_shop, sales_of


def feature(values: np.ndarray, name: str) -> np.ndarray:
    return values[:, customer_names().index(name)]


def test_a_visit_is_a_day_with_a_purchase_net_of_that_days_refunds():
    visits = Visits.of(sales_of([0, 0, 0, 0], [1, 1, 1, 5], [10, 5, -3, -4]))
    assert visits.day.tolist() == [START + 1]
    assert visits.amount.tolist() == [12]
    assert visits.lines.tolist() == [2]
    assert visits.refund.tolist() == [4]
    assert visits.spend.tolist() == [8]


def test_more_refunds_than_purchases_are_no_negative_spend():
    assert Visits.of(sales_of([0, 0], [1, 9], [10, -40])).spend.tolist() == [0]


def test_recency_tenure_and_rhythm_are_those_of_the_day():
    visits = Visits.of(sales_of([0, 0, 0, 1], [0, 10, 20, 25], [5, 5, 5, 9]))
    values = customer_features(visits, START + 30, 30)
    assert np.expm1(feature(values, "recency")) == pytest.approx([10, 5], rel=1e-5)
    assert np.expm1(feature(values, "tenure")) == pytest.approx([30, 5], rel=1e-5)
    assert np.expm1(feature(values, "visits")) == pytest.approx([3, 1], rel=1e-5)
    assert np.expm1(feature(values, "gap")) == pytest.approx([10, 10], rel=1e-5)


def test_nothing_after_the_day_changes_a_feature():
    sales = made_up_shop(60)
    day = START + 200
    before, after = Visits.of(sales.until(day)), Visits.of(sales)
    assert np.array_equal(customer_features(before, day, 90), customer_features(after, day, 90))
    assert np.array_equal(usual_spend(before, day, 90), usual_spend(after, day, 90))


def test_features_mean_the_same_in_any_currency():
    small, large = (Visits.of(made_up_shop(60, money=money)) for money in (2.0, 20_000.0))
    day = START + 300
    assert customer_features(small, day, 90) == pytest.approx(customer_features(large, day, 90), abs=1e-3)


@pytest.mark.parametrize("amounts", [[0.0, 0.0, 0.0], [1e9, 0.01, 3.0], [-5.0, -1.0, -2.0]])
def test_features_are_finite_whatever_the_amounts(amounts: list[float]):
    values = customer_features(Visits.of(sales_of([0, 0, 2], [0, 3, 3], amounts)), START + 3, 90)
    assert values.shape == (3, len(customer_names()))
    assert np.isfinite(values).all()


def test_a_shop_without_lines_has_no_features_to_give():
    assert customer_features(Visits.of(sales_of([], [], [])), START, 90).shape == (0, len(customer_names()))
