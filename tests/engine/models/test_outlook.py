import numpy as np
import pytest

from engine.models.calibration import Calibration
from engine.models.outlook import Outlook


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
