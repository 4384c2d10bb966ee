import numpy as np
import pytest

from engine.features.customers import Visits
from engine.models.calibration import Calibration
from engine.models.outlook import Outlook
from tests.engine.shops import START, sales_of


def outlook(returns: list[float], mean: float = 100.0, bound: float = 1e6) -> Outlook:
    size = len(returns)
    return Outlook.expecting(np.full(size, mean), np.array(returns), 0.8, np.full(size, bound))


def test_the_mean_is_what_was_expected():
    assert outlook([0.2, 0.9]).mean == pytest.approx([100, 100])


def test_who_hardly_returns_has_nothing_in_the_lower_share_and_something_in_the_upper():
    found = outlook([0.3])
    assert found.quantile(0.1) == [0]
    assert found.quantile(0.5) == [0]
    assert found.quantile(0.9) > 0


def test_shares_and_quantiles_are_each_others_way_back():
    found = outlook([0.9, 0.95])
    assert found.share_below(found.quantile(0.7)) == pytest.approx([0.7, 0.7])


def test_no_amount_is_above_the_bound():
    found = outlook([0.9], bound=120.0)
    assert found.quantile(0.999) == [120]


def test_means_beyond_the_bound_stay_below_its_double_and_in_their_order():
    means = Outlook.expecting(np.array([90.0, 130.0, 500.0, 1e6]), np.full(4, 0.9), 0.8, np.full(4, 100.0)).mean
    assert means[0] == pytest.approx(90)
    assert (np.diff(means) > 0).all()
    assert means[-1] < 200


def test_a_blend_lies_between_the_two():
    one, other = outlook([0.2], mean=10.0), outlook([0.8], mean=40.0)
    both = one.blended(other, 0.5)
    assert both.returns == pytest.approx([0.5])
    assert both.mean == pytest.approx([20])


def test_calibration_finds_the_share_that_came_and_the_total():
    random = np.random.default_rng(0)
    guess = outlook([0.8] * 4000)
    came = random.random(4000) < 0.5
    spend = np.where(came, random.lognormal(4.2, 0.8, 4000), 0.0)
    right = Calibration.of(guess, spend, came).applied(guess)
    assert right.returns.mean() == pytest.approx(0.5, abs=0.03)
    assert right.mean.sum() / spend.sum() == pytest.approx(1, abs=0.05)


def test_calibrated_ranges_hold_eight_of_ten_new_customers():
    random = np.random.default_rng(0)
    guess = Outlook.expecting(np.full(4000, 100.0), np.full(4000, 0.98), 0.6, np.full(4000, 1e6))
    came = random.random(4000) < 0.98
    spend = np.where(came, random.lognormal(4.4, 0.9, 4000), 0.0)
    old, new = slice(0, 2000), slice(2000, None)
    found = Calibration.of(guess.of(np.arange(2000)), spend[old], came[old])
    right = found.applied(guess)
    low, high = found.range(right)
    inside = (spend >= low) & (spend <= high)
    assert 0.75 < inside[new].mean() < 0.88


def test_calibration_from_nobody_changes_nothing():
    nobody = outlook([])
    assert Calibration.of(nobody, np.zeros(0), np.zeros(0, bool)) == Calibration()


def test_ranges_of_the_sure_follow_what_was_hidden():
    random = np.random.default_rng(0)
    size = 3000
    guess = Outlook.expecting(np.full(size, 100.0), np.full(size, 0.98), 0.6, np.full(size, 1e6))
    spend = random.lognormal(4.4, 0.9, size)
    old, new = np.arange(1500), np.arange(1500, size)
    before = Calibration()
    found = before.sure_of(guess.of(old), spend[old])
    for calibration, least, most in ((before, 0.5, 0.72), (found, 0.77, 0.83)):
        low, high = calibration.range(guess.of(new))
        assert least < ((spend[new] >= low) & (spend[new] <= high)).mean() < most
    assert (found.low, found.high) == (before.low, before.high)
    assert before.sure_of(guess.of(old[:0]), spend[:0]) == before


def _three_years(factor_of_day) -> Visits:
    """120 customers who come each tenth day, and spend more on some days."""
    lines = [(c, d + c % 10, 20.0 * factor_of_day(d)) for c in range(120) for d in range(0, 3 * 365, 10)]
    customer, day, amount = zip(*lines, strict=True)
    return Visits.of(sales_of(list(customer), list(day), list(amount)))


def _level_before_the_season(visits: Visits) -> float:
    """As of day 300 of the third year: the next 60 days."""
    as_of = START + 2 * 365 + 300
    days = [as_of - 60, as_of - 90, as_of - 120]
    return Calibration().in_season(visits.until(as_of), days, as_of, 60).total


def test_a_season_that_comes_each_year_is_expected():
    each_year = _level_before_the_season(_three_years(lambda day: 2.0 if day % 365 >= 300 else 1.0))
    assert 1.3 < each_year < 2


def test_what_the_years_do_not_share_is_no_season():
    random = np.random.default_rng(0)
    swings = random.normal(0, 0.06, 200)
    by_chance = _level_before_the_season(_three_years(lambda day: float(np.exp(swings[day // 30]))))
    assert 0.98 < by_chance < 1.02
    contrary = _three_years(lambda day: {0: 1.5, 1: 0.7}.get(day // 365, 1.0) if day % 365 >= 300 else 1.0)
    assert 0.97 < _level_before_the_season(contrary) < 1.03


def test_another_forecast_of_the_total_counts_as_far_as_it_held_on_past_days():
    guess, size = outlook([0.95] * 5), 5
    before = Calibration(total=1.2)
    right, biased, young = (before.in_agreement(500.0, 400.0, errors) for errors in ([0.1, -0.1] * 4, [0.3] * 8, [0.0]))
    expected = [found.applied(guess).mean.sum() / (size * 120) for found in (right, biased, young)]
    assert 0.8 < expected[0] < 0.85
    assert 0.99 < expected[1] < 1
    assert expected[0] < expected[2] < expected[1]
    # Where the mean does not leave them, ranges stay.
    for found in (right, biased, young):
        assert np.concatenate(found.range(found.applied(guess))) == pytest.approx(
            np.concatenate(before.range(before.applied(guess)))
        )
    assert before.in_agreement(500.0, 400.0, []) == before
    assert before.in_agreement(0.0, 400.0, [0.0]) == before
    assert before.in_agreement(500.0, 1.0, [0.0] * 20).agreed == 0.5
