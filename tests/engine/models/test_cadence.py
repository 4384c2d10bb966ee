import numpy as np

from engine.features.customers import Visits
from engine.models.cadence import cadence
from tests.engine.shops import START, made_up_shop, sales_of


def test_a_weekly_customer_is_expected_about_a_week_after_the_last_visit():
    weekly = Visits.of(sales_of([n % 12 for n in range(240)], [n // 12 * 7 for n in range(240)], [5.0] * 240))
    found = cadence(weekly, START + 133)
    assert found.day.tolist() == [START + 140] * 12
    assert found.average_gap.tolist() == [7.0] * 12


def test_a_single_order_says_nothing_of_a_rhythm():
    found = cadence(Visits.of(sales_of([0, 1, 1], [5, 5, 25], [1.0] * 3)), START + 30)
    assert (found.day[0], found.low[0], found.high[0]) == (-1, -1, -1)
    assert np.isnan(found.average_gap[0])
    assert found.day[1] > START + 25


def test_overdue_counts_from_the_expected_day():
    visits = Visits.of(made_up_shop(40))
    found = cadence(visits, START + 2000)
    expected = found.day >= 0
    assert expected.any()
    assert (found.overdue[expected] == START + 2000 - found.day[expected]).all()
    assert (found.overdue[~expected] == 0).all()


def test_most_next_orders_fall_into_the_range():
    visits = Visits.of(made_up_shop(400, 700))
    day = START + 400
    found, later = cadence(visits, day), visits.between(day, START + 700)
    came = (later.count > 0) & (found.day >= 0)
    inside = (later.first >= found.low) & (later.first <= found.high)
    assert (found.low <= found.day).all()
    assert (found.day <= found.high).all()
    assert 0.65 < inside[came].mean() < 0.92
