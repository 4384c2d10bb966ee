"""Numbers that count lines, and what is no number of lines."""

from engine.reading.miscounted import _number


def test_a_number_of_thousands_of_digits_counts_nothing():
    assert _number("7") == _number("7.0") == 7
    assert _number("007") is None
    assert _number("9" * 8999) is None
