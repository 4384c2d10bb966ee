import pytest

from engine.reading.numbers import decimal_mark, number


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("$1,234.50", 1234.5),
        ("-$12.00", -12.0),
        ("(12.00)", -12.0),
        ("12-", -12.0),
        ("−3.50", -3.5),
        ("¥1,234", 1234.0),
        ("\\1,234", 1234.0),
        ("(\\1,234)", -1234.0),
        ("GBP 19.95", 19.95),
        ("19.95 EUR", 19.95),
        ("1'234.50", 1234.5),
        ("1 234,50", 1234.5),
        ("1,23,456.00", 123456.0),
        ("1.234.567", 1234567.0),
        ("1.2万", 12000.0),
        ("１２．５", 12.5),
        ("30.00%", 0.3),
        ("Rs. 45", 45.0),
        (".5", 0.5),
        ("7", 7.0),
        ("R$ 1,234.50", 1234.5),
        ("-US$5.00", -5.0),
        ("$-5.00", -5.0),
        ("(R$5.00)", -5.0),
        ("1,234.50 руб.", 1234.5),
        ("12.–", 12.0),
        ("5.-", 5.0),
        (True, 1.0),
        (3.25, 3.25),
    ],
)
def test_numbers_in_any_style(written, expected):
    assert number(written) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("1.234,50 €", 1234.5), ("1,5", 1.5), ("1,234.5", 1234.5), ("12.500", 12500.0), ("12,-", 12.0)],
)
def test_numbers_of_a_file_with_decimal_commas(written, expected):
    assert number(written, ",") == pytest.approx(expected)


@pytest.mark.parametrize("written", ["1O.50", "$101,2000.00", "Closed", "12:30", "1.2.3", "4-5", "5-7", "€", "1,2,3"])
def test_what_is_no_number_is_refused(written):
    with pytest.raises(ValueError):  # noqa: PT011  the message is the value
        number(written)


@pytest.mark.parametrize("written", ["", " ", "n/a", "--", "Nill", "****", float("nan")])
def test_an_empty_cell_is_none(written):
    assert number(written) is None


def test_the_file_decides_what_a_mark_means():
    assert decimal_mark(["1.000", "0.400"]) == "."
    assert decimal_mark(["1.234,50", "12,5"]) == ","
    assert decimal_mark(["1,234", "2,500"], ".") == "."
    assert decimal_mark(["1.234", "2.500"], ",") == ","
    assert decimal_mark(["12,50", "3,99"], ".") == ","
    assert decimal_mark(["12,50 руб.", "Fr. 3,99"], ".") == ","
    assert decimal_mark(["１２，５０"], ".") == ","


def test_three_decimals_are_no_thousands():
    mark = decimal_mark(["1.000", "0.400"])
    assert number("1.000", mark) == 1.0
