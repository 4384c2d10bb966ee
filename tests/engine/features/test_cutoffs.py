"""Days at which a model is trained."""

import itertools

from engine.features.cutoffs import WINDOW, training_days


def test_every_cut_off_leaves_its_answers_before_the_day():
    days = training_days(1000, 1400)
    assert days[-1] == 1400 - WINDOW
    assert all(after - before == 14 for before, after in itertools.pairwise(days))


def test_every_cut_off_has_as_much_history_as_answers():
    assert training_days(1000, 1100, most=50)[0] >= 1000 + WINDOW


def test_a_young_shop_has_little_history_rather_than_no_cut_off():
    assert training_days(1000, 1040) == [1012]


def test_a_shop_younger_than_the_answers_has_none():
    assert training_days(1000, 1020) == []
