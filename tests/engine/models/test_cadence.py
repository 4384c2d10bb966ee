import numpy as np

from engine.features.customers import Visits
from engine.models.cadence import cadence
from tests.engine.shops import START, made_up_shop, sales_of


def test_a_weekly_customer_is_expected_about_a_week_after_the_last_visit():
    weekly = Visits.of(sales_of([n % 12 for n in range(240)], [n // 12 * 7 for n in range(240)], [5.0] * 240))
    found = cadence(weekly, START + 133, 28)
    assert found.due.tolist() == found.day.tolist() == [START + 140] * 12
    assert found.average_gap.tolist() == [7.0] * 12


def test_a_single_order_says_nothing_of_a_rhythm():
    found = cadence(Visits.of(sales_of([0, 1, 1], [5, 5, 25], [1.0] * 3)), START + 30, 28)
    assert (found.due[0], found.day[0], found.low[0], found.high[0]) == (-1,) * 4
    assert np.isnan(found.average_gap[0])
    assert found.due[1] > START + 25
    assert found.day[1] > START + 30


def test_overdue_counts_from_the_due_day_and_the_next_order_lies_ahead():
    visits = Visits.of(made_up_shop(40))
    as_of = START + 2000
    found = cadence(visits, as_of, 90)
    due = found.due >= 0
    assert due.any()
    assert (found.overdue[due] == as_of - found.due[due]).all()
    assert (found.overdue[~due] == 0).all()
    assert (found.low[due] > as_of).all()
    assert (found.high[due] <= as_of + 1000).all()


def test_most_next_orders_fall_into_the_range():
    visits = Visits.of(made_up_shop(400, 700))
    day = START + 400
    found, later = cadence(visits, day, 90), visits.between(day, day + 90)
    came = (later.count > 0) & (found.day >= 0)
    inside = (later.first >= found.low) & (later.first <= found.high)
    assert (found.low <= found.day).all()
    assert (found.day <= found.high).all()
    assert 0.7 < inside[came].mean() < 0.9


def test_the_expected_day_is_nearer_than_last_day_and_mean_gap():
    visits = Visits.of(made_up_shop(400, 700))
    day = START + 400
    found, later = cadence(visits, day, 90), visits.between(day, day + 90)
    came = (later.count > 0) & (found.day >= 0)
    peer = visits.until(day).last + found.average_gap
    error, theirs = np.abs(found.day - later.first)[came], np.abs(peer - later.first)[came]
    assert np.median(error) <= 0.9 * np.median(theirs)


def test_who_has_waited_longer_is_not_expected_in_the_past():
    steady = Visits.of(sales_of([0] * 10, [n * 7 for n in range(10)], [5.0] * 10))
    found = cadence(steady, START + 63 + 40, 28)
    assert found.overdue[0] > 0
    assert START + 103 < found.day[0] <= START + 103 + 14


def test_nothing_that_comes_later_moves_the_expected_day():
    sales = made_up_shop(100, 400)
    whole, known = Visits.of(sales), Visits.of(sales.until(START + 200))
    for name in ("due", "day", "low", "high"):
        seen = getattr(cadence(known, START + 200, 60), name)
        assert (getattr(cadence(whole, START + 200, 60), name) == seen).all()
