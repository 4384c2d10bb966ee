import time

import numpy as np
import pytest

from engine.cleaning import duplicates
from engine.cleaning.duplicates import find_repeats, occurrence
from engine.reading import alike, spooled


def lines(text):
    """`1ab 2c` is receipt 1 with lines a and b, receipt 2 with line c: keys and receipts."""
    keys, receipts = [], []
    for receipt in text.split():
        for line in receipt[1:]:
            keys.append(hash_of(receipt[0], line))
            receipts.append(-1 if receipt[0] == "0" else int(receipt[0]))
    return np.array(keys, np.int64), np.array(receipts, np.int64)


def hash_of(receipt, line):
    return ord(receipt) * 1000 + ord(line)


def dropped(text, **options):
    """Positions of the dropped lines, and how many may be repeats."""
    found = find_repeats(*lines(text), **options)
    return np.flatnonzero(found.drop).tolist(), int(found.possible.sum())


def test_equal_lines_are_numbered_in_their_order():
    assert occurrence([7, 3, 7, 7, 3, 5]).tolist() == [1, 1, 2, 3, 2, 1]
    assert occurrence(["a", "b", "a"]).tolist() == [1, 1, 2]
    assert occurrence([]).tolist() == []


def test_two_coffees_of_one_receipt_are_kept_and_counted():
    assert dropped("1aab 2c") == ([], 1)


def test_a_receipt_of_one_product_twice_may_be_two_coffees():
    assert dropped("1aa 2b") == ([], 1)


def test_a_receipt_with_every_line_twice_is_kept_once():
    assert dropped("1abab 2c") == ([2, 3], 0)
    assert dropped("1aabb 2c") == ([1, 3], 0)


def test_a_receipt_sent_three_times_is_kept_once():
    assert dropped("1ababab") == ([2, 3, 4, 5], 0)


def test_two_coffees_in_a_doubled_receipt_stay_two():
    assert dropped("1aabaab") == ([3, 4, 5], 1)


def test_a_receipt_with_one_line_more_than_its_double_is_kept():
    assert dropped("1ababc") == ([], 2)


def test_without_quantities_a_second_piece_is_a_second_line():
    assert dropped("1abab 2c", has_quantity=False) == ([], 2)


def test_a_pasted_page_is_kept_once_even_where_it_cuts_receipts():
    assert dropped("1ab 2cd 3e 4f 1b 2cd 5g", has_quantity=False) == ([6, 7, 8], 0)


def test_two_coffees_within_a_pasted_page_stay_two():
    assert dropped("1ab 2cc 3d 1ab 2cc 3d 4e") == ([5, 6, 7, 8, 9], 1)


def test_a_file_pasted_twice_below_itself_is_kept_once():
    keys, receipts = lines("1abc 2dd 3e 4fgh")
    found = find_repeats(np.tile(keys, 3), np.tile(receipts, 3))
    assert np.flatnonzero(~found.drop).tolist() == list(range(len(keys)))
    assert found.possible.sum() == 1


def test_lines_without_a_receipt_are_never_dropped():
    assert dropped("0abcd 0abcd 0abcd") == ([], 8)


def test_line_ids_decide():
    assert dropped("1aa 2b 2b", identified=True) == ([1, 3], 0)
    keys, receipts = lines("1aa 2bb")
    some = find_repeats(keys, receipts, identified=np.array([True, True, False, False]))
    assert (some.drop.tolist(), some.possible.tolist()) == ([False, True, False, False], [False, False, False, True])


def test_a_shop_that_says_keep_one_gets_one():
    assert dropped("1aab 2cc 0dd", keep_one=True) == ([1, 4, 6], 0)


def test_kept_lines_are_numbered_for_the_comparison_with_other_files():
    found = find_repeats(*lines("1aabaab 2a"))
    assert found.occurrence.tolist() == [1, 2, 1, 0, 0, 0, 1]


def test_nothing_is_nothing():
    found = find_repeats(np.zeros(0, np.int64), np.zeros(0, np.int64))
    assert len(found.drop) == len(found.possible) == len(found.occurrence) == 0


def test_half_a_million_lines_take_a_moment():
    rng = np.random.default_rng(3)
    receipts = np.sort(rng.integers(0, 25_000, 500_000))
    keys = receipts * 4000 + rng.integers(0, 4000, 500_000)
    started = time.perf_counter()
    found = find_repeats(keys, receipts)
    assert time.perf_counter() - started < 5
    assert found.drop.sum() < 50
    assert found.possible.sum() > 100


@pytest.mark.parametrize("seed", range(4))
def test_lines_on_disk_repeat_what_lines_in_memory_do(tmp_path, monkeypatch, seed):
    chance = np.random.default_rng(seed)
    receipts = np.sort(chance.integers(-1, 300, 2_000))
    keys = mixed_keys(chance.integers(0, 4, 2_000) + 10 * receipts)
    # A page pasted in again, a receipt written twice.
    keys[900:940], receipts[900:940] = keys[300:340], receipts[300:340]
    in_memory = find_repeats(keys, receipts)
    monkeypatch.setattr(duplicates, "_BLOCK", 70)
    monkeypatch.setattr(alike, "_BLOCK", 70)
    monkeypatch.setattr(alike, "_SORTED_AT_ONCE", 300)
    monkeypatch.setattr(spooled, "SEGMENT", 130)
    on_disk = [spooled.SpooledNumbers(tmp_path / name) for name in ("keys", "receipts")]
    for numbers, values in zip(on_disk, (keys, receipts), strict=True):
        for start in range(0, 2_000, 450):
            numbers.add(values[start : start + 450])
    found = find_repeats(*on_disk)
    for numbers in on_disk:
        numbers.close()
    assert 0 < in_memory.drop.sum() < 500
    for name in ("drop", "possible", "occurrence"):
        assert getattr(found, name).tolist() == getattr(in_memory, name).tolist()


def mixed_keys(values):
    return (values.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)).view(np.int64)
