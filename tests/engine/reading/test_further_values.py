"""Values as some shops write them: parts of a piece, thousands with a k, credits, moments, years of another calendar, nobody."""

import datetime as dt

import pytest

from engine.reading import texts
from engine.reading.dates import DateParser, OrderEvidence, is_date
from engine.reading.numbers import is_number, number
from engine.reading.zones import offset_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("½", 0.5),
        ("1½", 1.5),
        ("2 ¼", 2.25),
        ("¾ kg", 0.75),
        ("1.5k", 1500.0),
        ("$2K", 2000.0),
        ("1.5 kg", 1.5),
        ("3.50 CR", -3.5),
        ("3.50CR", -3.5),
        ("3.50 DR", 3.5),
    ],
)
def test_numbers(written, read):
    assert number(written) == read
    assert is_number(written)


def test_a_part_of_a_piece_in_a_file_of_decimal_commas():
    assert number("1½", ",") == 1.5
    assert number("0,5", ",") == 0.5


@pytest.mark.parametrize("written", ["1772409600", "1772409600000", 1772409600])
def test_a_moment_is_a_date_as_a_text_too_and_in_utc(written):
    assert DateParser()(written) == 1772409600
    assert offset_of(written) == 0


@pytest.mark.parametrize("written", ["0123456789", "1234567", "17724096001"])
def test_other_digits_are_no_moments(written):
    with pytest.raises(ValueError, match=written):
        DateParser()(written)


@pytest.mark.parametrize(("order", "written"), [("dmy", "13/03/2569"), ("ymd", "2569-03-13"), ("dmy", "13 Mar 2569")])
def test_years_of_the_thai_calendar(order, written):
    assert DateParser(order)(written) == dt.datetime(2026, 3, 13, tzinfo=dt.UTC).timestamp()


@pytest.mark.parametrize(
    "written",
    ["Walk-in", "WALK IN CUSTOMER", "Laufkundschaft", "散客", "Consumidor final", "Público en General", "khách lẻ"],
)
def test_what_tills_write_for_those_they_do_not_know_is_nobody(written):
    assert texts.customer(written) is None
    assert texts.person(written) is None


@pytest.mark.parametrize("written", ["Gastón", "Walker", "Ann Guest", "客来香"])
def test_names_that_only_look_so_are_somebody(written):
    assert texts.person(written) == written


@pytest.mark.parametrize("written", ["1772409600", "4006380000246", "2012345678905"])
def test_digits_alone_are_never_surely_a_date(written):
    assert not is_date(written)


@pytest.mark.parametrize(
    ("order", "written", "day"),
    [
        ("dmy", "31012026", (2026, 1, 31)),
        ("mdy", "01312026", (2026, 1, 31)),
        ("dmy", "19122019", (2019, 12, 19)),
        ("dmy", "20102012", (2012, 10, 20)),
        ("dmy", "20121020", (2012, 10, 20)),
    ],
)
def test_eight_digits_with_the_year_last(order, written, day):
    assert DateParser(order)(written) == dt.datetime(*day, tzinfo=dt.UTC).timestamp()


def test_the_order_of_eight_digits_is_told_by_the_column():
    evidence = OrderEvidence()
    evidence.add(["01022026", "05022026", "17022026"])
    assert evidence.order() == "dmy"
    doubtful = OrderEvidence()
    doubtful.add(["07022026", "05022026", "06032026"])
    assert doubtful.order() is None
