import numpy as np
import pytest

from engine.cleaning.missing import fill_from_others, fill_lines

N = np.nan


def filled(quantity, price, amount, discount=0.0):
    lines = np.atleast_1d(np.array(quantity, float)), np.array(price, float), np.array(amount, float)
    quantity, price, amount = np.broadcast_arrays(*lines)
    return fill_lines(quantity, price, amount, np.full(len(quantity), discount))


@pytest.mark.parametrize(
    ("line", "discount", "expected", "how"),
    [
        ((2, 3.5, N), 0.5, (2, 3.5, 6.5), "amount_from_price"),
        ((N, 3.5, 10.5), 0, (3, 3.5, 10.5), "quantity_from_amount"),
        ((N, 3.33, 9.98), 0, (3, 3.33, 9.98), "quantity_from_amount"),
        ((-2, N, -7), 0, (-2, 3.5, -7), "price_from_amount"),
        ((N, N, 12), 0, (1, N, 12), "quantity_of_one"),
        ((N, N, -12), 0, (-1, N, -12), "quantity_of_one"),
        ((N, 4, 9), 0, (1, 4, 9), "quantity_of_one"),
    ],
)
def test_one_missing_number_follows_from_the_others(line, discount, expected, how):
    found = filled([line[0]], line[1], line[2], discount)
    assert np.allclose([found.quantity[0], found.unit_price[0], found.amount[0]], expected, equal_nan=True)
    assert found.counts() == {how: 1}


def test_complete_lines_stay_as_they_are_and_nothing_is_counted():
    found = filled([1, 2], [3.0, 4.0], [3.0, 8.0])
    assert found.counts() == {}
    assert found.amount.tolist() == [3.0, 8.0]


def test_what_nothing_tells_stays_unknown():
    found = filled([2, N], [N, 5.0], [N, N])
    assert np.isnan(found.amount).all()
    assert found.counts() == {}


def test_amounts_are_not_worked_out_where_prices_are_net_of_tax():
    found = filled([1, 2, 3, 4], 10.0, [12.0, 24.0, 36.0, N])
    assert np.isnan(found.amount[3])


def test_missing_discount_is_none():
    found = fill_lines(np.array([2.0]), np.array([3.0]), np.array([N]), np.array([N]))
    assert found.amount.tolist() == [6.0]


def test_input_is_not_changed():
    amount = np.array([N])
    fill_lines(np.array([2.0]), np.array([3.0]), amount, np.array([0.0]))
    assert np.isnan(amount[0])


def test_name_comes_from_other_lines_of_the_product():
    names, count = fill_from_others(["1", "1", "1", "2", None], ["Tea", None, "Tea", None, None])
    assert (names, count) == (["Tea", "Tea", "Tea", None, None], 1)


def test_most_frequent_value_wins():
    assert fill_from_others(["1"] * 4, ["tea", "Tea", "Tea", None])[0][3] == "Tea"


def test_an_id_is_taken_from_a_name_only_where_all_agree():
    ids, count = fill_from_others(["Tea", "Tea", "Tea", "Jam", "Jam"], ["1", "2", None, "3", None], unanimous=True)
    assert (ids, count) == (["1", "2", None, "3", "3"], 1)
