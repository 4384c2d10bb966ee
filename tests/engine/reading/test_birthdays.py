"""Birthdays: with a year, and without."""

import datetime as dt

import pytest

from engine.reading.birthdays import Birthdays, day_of, order_of
from engine.reading.dates import DateParser


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("05-12", "mdy"),
        ("5月12日", ""),
        ("12.05.", ""),
        ("12. 5.", ""),
        ("--05-12", ""),
        ("--0512", ""),
        ("0512", ""),
        ("12/5", "dmy"),
        ("5/12", "mdy"),
        ("12. Mai", ""),
        ("12 de mayo", ""),
        ("May 12th", ""),
        ("5월 12일", ""),
        ("1604-05-12", ""),
        (dt.datetime(1604, 5, 12), ""),
    ],
)
def test_days_without_a_year(cell, order):
    assert Birthdays(DateParser("dmy", 2026), order)(cell) == "--05-12"


@pytest.mark.parametrize(
    "cell", ["1984-05-12", "1984年5月12日", "12.05.1984", "12/05/84", 30814.0, dt.date(1984, 5, 12)]
)
def test_days_with_a_year_keep_it(cell):
    assert day_of(cell, "dmy") is None
    assert Birthdays(DateParser("dmy", 2026), "dmy")(cell) == (dt.date(1984, 5, 12) - dt.date(1970, 1, 1)).days * 86400


@pytest.mark.parametrize("cell", ["2-30", "13月1日", "spring", "5/12"])
def test_what_is_no_day_or_in_doubt_is_refused(cell):
    with pytest.raises(ValueError, match=cell):
        Birthdays(DateParser("dmy", 2026), "" if cell == "5/12" else "mdy")(cell)


@pytest.mark.parametrize(
    ("cells", "language", "others", "order"),
    [
        (["5/12", "25/3"], "en", [], "dmy"),
        (["5/12", "3/25"], "en", [], "mdy"),
        (["5/12", "3/4"], "en", [], ""),
        (["5/12", "3/4"], "en", ["mdy"], "mdy"),
        (["5/12", "3/4"], "zh", [], "mdy"),
        (["05-12", "03-04"], "en", [], "mdy"),
        (["5.12", "3.4"], "de", [], "dmy"),
        (["25/12", "3/25"], "en", [], ""),
    ],
)
def test_the_whole_column_tells_which_figure_is_the_month(cells, language, others, order):
    assert order_of(cells, language, others) == order
