"""The place of a value among the examples."""

import numpy as np
import pytest

from engine.models.quantiles import Quantiles, Shown


def places(quantiles: Quantiles, x: np.ndarray) -> np.ndarray:
    features = x.shape[1]
    flat = np.zeros(features, np.float32), np.ones(features, np.float32)
    return Shown(*flat, quantiles).of(x)[:, features:]


def test_places_are_spread_evenly_whatever_the_values_are():
    values = np.random.default_rng(3).lognormal(0, 2, (20_000, 1)).astype(np.float16)
    found = places(Quantiles.of(values), values)
    assert found.mean() == pytest.approx(0, abs=0.02)
    assert found.std() == pytest.approx(1, abs=0.02)
    order = np.argsort(values[:, 0], kind="stable")
    assert (np.diff(found[order, 0]) >= 0).all()


def test_a_value_of_many_examples_stands_in_their_middle():
    values = np.r_[np.zeros(600), np.linspace(1, 2, 400)][:, None].astype(np.float32)
    found = places(Quantiles.of(values), np.array([[0.0], [2.0]]))
    assert found[0, 0] == pytest.approx(np.sqrt(3) * (2 * 0.3 - 1), abs=0.03)
    assert found[1, 0] == pytest.approx(np.sqrt(3), abs=0.03)


def test_values_beyond_what_was_seen_stand_at_the_ends():
    quantiles = Quantiles.of(np.linspace(-1, 1, 500)[:, None].astype(np.float32))
    ends = places(quantiles, np.array([[-1e9], [1e9], [-1.0], [1.0]]))
    np.testing.assert_array_equal(ends[:2], ends[2:])


def test_a_feature_without_spread_tells_nothing_and_breaks_nothing():
    quantiles = Quantiles.of(np.full((300, 2), 7.0, np.float32))
    found = places(quantiles, np.full((4, 2), 7.0, np.float32))
    np.testing.assert_array_equal(found, np.zeros((4, 2), np.float32))


def test_features_are_shown_at_mean_0_and_spread_1_and_never_further_than_five():
    x = np.random.default_rng(5).normal(7, 3, (5000, 2)).astype(np.float32)
    mean, spread = x.mean(0), x.std(0)
    shown = Shown(mean, spread, Quantiles.of(x))
    for values in (x, x.astype(np.float16)):
        np.testing.assert_allclose(shown.of(values)[:, :2], (x - mean) / spread, atol=0.01)
    for far in (np.array([[1e9, -1e9]], np.float32), np.array([["inf", "-inf"]], np.float16)):
        np.testing.assert_array_equal(shown.of(far)[0, :2], [5, -5])
