"""A model is used until another is clearly better, customer by customer."""

import numpy as np

from engine.evaluation.choosing import FALLBACK, winner
from engine.evaluation.lists import Scores


def scores(ndcg: np.ndarray) -> Scores:
    return Scores(ndcg, ndcg > 0, np.zeros(len(ndcg), np.int32))


def base(size: int, *, seed: int = 4) -> np.ndarray:
    return np.random.default_rng(seed).random(size)


def test_a_rule_that_is_ahead_by_luck_is_not_used():
    ours = base(60)
    rule = np.random.default_rng(5).permutation(ours)
    rule[0] += 0.5
    assert rule.mean() > ours.mean()
    assert winner("new", {"best_sellers": scores(rule), "explore": scores(ours)}) == "explore"


def test_a_rule_that_is_a_little_better_for_everybody_is_used():
    ours = base(60)
    rows = {"best_sellers": scores(ours + 0.01), "classic": scores(ours + 0.005), "explore": scores(ours)}
    assert winner("new", rows) == "best_sellers"


def test_of_two_that_are_clearly_better_the_best_is_used():
    ours = base(200)
    rows = {"own_frequency": scores(ours + 0.02), "classic": scores(ours + 0.03), "best": scores(ours)}
    assert winner("best", rows) == "classic"


def test_where_networks_could_not_learn_the_best_rule_is_used():
    rows = {"own_frequency": scores(np.array([0.1, 0.3])), "last_basket": scores(np.array([0.5, 0.3]))}
    assert winner("again", rows) == "last_basket"


def test_nobody_with_an_answer_and_a_single_customer_decide_nothing():
    nobody, one = scores(np.zeros(0)), np.array([0.2])
    assert winner("again", {"own_frequency": nobody, "repeat": nobody}) == FALLBACK["again"]
    assert winner("again", {"own_frequency": scores(one + 0.5), "repeat": scores(one)}) == "repeat"
