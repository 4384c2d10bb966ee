import numpy as np
import pytest

from engine.forecast import forecast_months


def test_too_few_months_have_no_forecast():
    assert forecast_months([100.0, 110.0, 120.0]) == []
    assert forecast_months([0.0] * 12) == []


def test_a_steady_shop_is_expected_to_stay_so():
    expected = forecast_months([100.0] * 12)
    assert [round(amount) for amount, _, _ in expected] == [100, 100, 100]


def test_a_season_comes_again():
    year = [100.0] * 10 + [200.0, 400.0]
    (january, _, _), *_ = forecast_months(year * 3, ahead=3)
    assert january == pytest.approx(100.0)
    november = forecast_months((year * 3)[:-2], ahead=2)
    assert [amount for amount, _, _ in november] == pytest.approx([200.0, 400.0])


def test_the_range_holds_the_truth_about_eight_times_in_ten():
    rng = np.random.default_rng(1)
    inside = []
    for _ in range(200):
        months = 1000 * np.exp(rng.normal(0, 0.15, 25))
        (_, low, high), *_ = forecast_months(months[:-1].tolist(), ahead=1)
        inside.append(low <= months[-1] <= high)
    assert 0.7 <= np.mean(inside) <= 0.95


def test_ranges_widen_and_never_go_below_zero():
    rng = np.random.default_rng(2)
    months = forecast_months((rng.lognormal(5, 1, 18)).tolist())
    assert all(0 <= low <= amount <= high for amount, low, high in months)
    widths = [(high - low) / amount for amount, low, high in months if amount]
    assert widths == sorted(widths)
