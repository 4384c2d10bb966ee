import numpy as np
import pytest

from engine.campaigns.holdout import control_group


@pytest.mark.parametrize(
    ("people", "share", "controls"),
    [(0, 0.1, 0), (1, 0.5, 0), (2, 0.5, 1), (10, 0.1, 1), (95, 0.1, 10), (200, 0.25, 50), (10, 0.0, 0)],
)
def test_the_control_group_has_its_share(people: int, share: float, controls: int) -> None:
    assert sum(control_group([1.0] * people, share, seed=3)) == controls


def test_the_same_seed_draws_the_same_people_and_another_draws_others() -> None:
    values = list(np.random.default_rng(0).exponential(20, 300))
    assert control_group(values, 0.1, 7) == control_group(values, 0.1, 7)
    assert control_group(values, 0.1, 7) != control_group(values, 0.1, 8)


def test_both_arms_hold_the_same_mix_of_large_and_small_customers() -> None:
    values = np.sort(np.random.default_rng(1).pareto(1.5, 400))
    drawn = np.array([control_group(list(values), 0.1, seed) for seed in range(50)])
    per_tenth = drawn.reshape(50, 10, 40).sum(2)
    assert (per_tenth == 4).all()


def test_everybody_has_the_same_chance() -> None:
    drawn = np.array([control_group(list(range(40)), 0.25, seed) for seed in range(2000)])
    assert np.abs(drawn.mean(0) - 0.25).max() < 0.05
