"""The logistic regression beside the network."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from engine.models import linear
from engine.models.linear import Linear, sampled


def shop(n: int = 6000, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    x = random.normal(size=(n, 5)).astype(np.float32)
    logit = x @ [1.5, -1.0, 0.5, 0.0, 0.0] - 1
    return x, random.random(n) < 1 / (1 + np.exp(-logit)), random.uniform(0.5, 2, n)


def test_it_finds_what_the_practitioners_tool_finds(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(linear, "_RIDGE", 10.0)
    x, y, weight = shop()
    weight /= weight.mean()
    peer = LogisticRegression(C=1 / 10.0, tol=1e-8).fit(x, y, sample_weight=weight)
    ours = Linear().fit(x, y, weight)
    np.testing.assert_allclose(ours.coefficients_[:-1], peer.coef_[0], atol=2e-3)
    np.testing.assert_allclose(ours.logit(x), peer.decision_function(x), atol=5e-3)


def test_it_comes_to_an_end_where_one_feature_tells_everything(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(linear, "_RIDGE", 1e-3)
    x, _, weight = shop()
    found = Linear().fit(x, x[:, 0] > 2.5, weight)
    assert np.isfinite(found.coefficients_).all()
    assert ((found.logit(x) > 0) == (x[:, 0] > 2.5)).mean() > 0.99


def test_few_new_examples_move_what_was_learned_before_a_little():
    x, y, weight = shop()
    before = Linear().fit(x, y, weight)
    few = x[:50], ~y[:50], weight[:50]
    gone_on, alone = Linear().fit(*few, earlier=before), Linear().fit(*few)
    far = [np.abs(m.coefficients_[:-1] - before.coefficients_[:-1]).max() for m in (gone_on, alone)]
    assert far[0] < 0.1 < far[1]


def test_of_many_examples_all_that_were_bought_are_kept_and_the_others_stand_for_those_left_out():
    y = np.random.default_rng(1).random(50_000) < 0.02
    rows, counts = sampled(y, seed=0, most=5000)
    assert y[rows].sum() == y.sum()
    assert (counts[y[rows]] == 1).all()
    assert len(rows) == pytest.approx(5000, rel=0.1)
    assert counts.sum() == pytest.approx(len(y), rel=0.05)


def test_of_few_examples_all_are_kept():
    rows, counts = sampled(np.array([True, False, False]), seed=0)
    assert rows.tolist() == [0, 1, 2]
    assert counts.tolist() == [1, 1, 1]


def test_of_very_many_bought_half_of_the_places_are_for_them():
    y = np.ones(40_000, bool)
    y[:10_000] = False
    rows, counts = sampled(y, seed=0, most=10_000)
    assert y[rows].sum() == pytest.approx(5000, rel=0.1)
    assert counts.sum() == pytest.approx(len(y), rel=0.05)
