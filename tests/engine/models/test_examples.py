"""How far back a shop looks for what it learns from."""

from collections.abc import Iterator

import numpy as np

from engine.features.history import Sales
from engine.models import examples
from engine.models.examples import Examples, Workbook
from engine.progress import silent
from tests.engine.product_shops import sales_of

DAYS = 1500


def made_with(size: int, most: int = 12) -> list[int]:
    """Days of the cut-offs of a shop that finds `size` examples at each, in the order in which they were made."""
    days: list[int] = []

    def make(sales: Sales, day: int, seed: int) -> Iterator[Examples]:
        days.append(day)
        for part in (size // 3, size - size // 3):
            yield Examples.of(np.zeros((part, 3), np.float32), np.zeros(part, bool))

    sales = sales_of([(0, 0, day) for day in range(0, DAYS, 7)], customers=1, products=1)
    found = Workbook(make, most, 3).until(sales, sales.last_day, 0, silent, "train.features")
    assert len(found.answer) == size * len(days)
    return days


def test_a_small_shop_looks_back_further_than_a_large_one():
    assert len(made_with(10)) == 30
    assert len(made_with(200_000)) == 12
    assert len(made_with(examples._ENOUGH // 20)) == 20


def test_the_last_cut_offs_are_the_ones_that_a_large_shop_learns_from():
    small, large = made_with(10), made_with(200_000)
    assert sorted(small)[-12:] == sorted(large)


def held_and_made(size: int) -> tuple[int, list[int], list[int]]:
    """Of a shop with `size` examples at each cut-off, learned from until eight weeks ago and then until now: the most cut-offs
    held while the further ones were made, and the days made first and then."""
    days: list[int] = []
    held: list[int] = []

    def make(sales: Sales, day: int, seed: int) -> Iterator[Examples]:
        days.append(day)
        held.append(len(book._done))
        yield Examples.of(np.zeros((size, 3), np.float32), np.zeros(size, bool))

    sales = sales_of([(0, 0, day) for day in range(0, DAYS, 7)], customers=1, products=1)
    book = Workbook(make, 12, 3)
    book.until(sales, sales.last_day - 56, 0, silent, "train.features")
    first, days[:], held[:] = list(days), [], []
    found = book.until(sales, sales.last_day, 0, silent, "train.features")
    assert len(found.answer) == size * (12 if size > 1000 else 30)
    return max(held), first, days


def test_a_large_shop_forgets_old_cut_offs_before_the_new_ones_are_made_and_makes_no_other_again():
    held, first, later = held_and_made(200_000)
    assert len(first) == 12
    assert len(later) == 4
    assert min(later) > max(first)
    assert held == 11  # the eight that are still looked at, and three of the new ones


def test_a_small_shop_keeps_all_cut_offs_that_it_will_look_at():
    held, first, later = held_and_made(10)
    assert not set(first) & set(later)
    assert held == 29


def test_older_examples_count_less_and_among_many_cut_offs_less_quickly():
    def weights(cutoffs: int) -> np.ndarray:
        parts = [Examples.of(np.zeros((1, 1), np.float32), np.zeros(1, bool)) for _ in range(cutoffs)]
        return Examples.stacked(parts).weight

    few, many = weights(8), weights(30)
    assert (np.diff(few) > 0).all()
    assert few[-1] == many[-1] == 1
    assert many[-8] > few[0]


def test_features_of_several_cut_offs_read_like_one_array():
    random = np.random.default_rng(0)
    parts = [random.normal(size=(n, 4)).astype(np.float16) for n in (5, 0, 3, 9)]
    rows, whole = examples.Rows(parts), np.concatenate(parts)
    assert rows.shape == whole.shape
    assert len(rows) == 17
    asked = random.integers(0, 17, 40)
    assert np.array_equal(rows[asked], whole[asked])
    assert np.array_equal(rows[2:11], whole[2:11])
    assert np.array_equal(np.asarray(rows, np.float32), whole.astype(np.float32))
