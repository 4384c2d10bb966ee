import datetime as dt

import pytest

from engine.reading.dates import DateParser, OrderEvidence, is_date, seconds_of


def moment(*parts):
    return int(dt.datetime(*parts, tzinfo=dt.UTC).timestamp())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-03-01", moment(2024, 3, 1)),
        ("2024/3/1 10:15", moment(2024, 3, 1, 10, 15)),
        ("2024-03-01T23:05:09Z", moment(2024, 3, 1, 23, 5, 9)),
        ("2023-05-31 23:06:04 -0700", moment(2023, 5, 31, 23, 6, 4)),
        ("19970101", moment(1997, 1, 1)),
        ("2022年6月30日", moment(2022, 6, 30)),
        ("14-JUL-08", moment(2008, 7, 14)),
        ("Sep 4, 2026 1:05:07 AM PDT", moment(2026, 9, 4, 1, 5, 7)),
        ("4 März 2021", moment(2021, 3, 4)),
        ("1 de enero de 2020", moment(2020, 1, 1)),
        ("12 août 2019 14:30", moment(2019, 8, 12, 14, 30)),
        ("Monday, 3 June 2024", moment(2024, 6, 3)),
        ("2024. 3. 5. 오후 2:07", moment(2024, 3, 5, 14, 7)),
        ("2024年3月5日(火) 午後2時07分", moment(2024, 3, 5, 14, 7)),
        ("2024年3月5日 星期二 下午2:07", moment(2024, 3, 5, 14, 7)),
        ("令和6年3月5日", moment(2024, 3, 5)),
        ("5 thg 3, 2024 2:07 CH", moment(2024, 3, 5, 14, 7)),
        ("ngày 5 tháng 3 năm 2024 2:07 SA", moment(2024, 3, 5, 2, 7)),
        ("вторник, 5 марта 2024 г. 14:07", moment(2024, 3, 5, 14, 7)),
        ("mar. 5 mars 2024", moment(2024, 3, 5)),
        ("5 Mart 2024 Salı", moment(2024, 3, 5)),
        (45292.5, moment(2024, 1, 1, 12)),
        ("45292", moment(2024, 1, 1)),
        (1704110400, moment(2024, 1, 1, 12)),
        (1704110400000.0, moment(2024, 1, 1, 12)),
        (dt.datetime(2024, 1, 2, 3, 4, 5), moment(2024, 1, 2, 3, 4, 5)),
        (dt.date(2024, 1, 2), moment(2024, 1, 2)),
    ],
)
def test_dates_are_read_in_the_clock_they_are_written_in(written, expected):
    assert DateParser()(written) == expected


@pytest.mark.parametrize(
    ("order", "written", "expected"),
    [
        ("dmy", "03/04/2024", moment(2024, 4, 3)),
        ("mdy", "03/04/2024", moment(2024, 3, 4)),
        ("mdy", "10/8/26 5:18 PM", moment(2026, 10, 8, 17, 18)),
        ("dmy", "16.12.2023", moment(2023, 12, 16)),
        ("ymd", "24-03-01", moment(2024, 3, 1)),
        ("dmy", "01.02.99", moment(1999, 2, 1)),
    ],
)
def test_the_order_of_the_column_decides(order, written, expected):
    assert DateParser(order, latest_year=2027)(written) == expected


@pytest.mark.parametrize("written", ["Apr-18", "31.02.2024", "1O.10.2024", "13/13/2024", "soon", 0.5, "12:30"])
def test_what_is_no_date_is_refused(written):
    with pytest.raises(ValueError):  # noqa: PT011  the message is the value
        DateParser("dmy")(written)


@pytest.mark.parametrize("written", ["", "  ", "n/a", "--", "——"])
def test_an_empty_cell_is_none(written):
    assert DateParser()(written) is None


def test_workbooks_of_1904_count_from_there():
    assert DateParser(base_1904=True)(43830) == DateParser()(45292)


def evidence(*cells):
    found = OrderEvidence()
    found.add(cells)
    return found


def test_a_day_above_twelve_decides_for_the_whole_column():
    assert evidence("03/04/2024", "25/04/2024").order() == "dmy"
    assert evidence("03/04/2024", "04/25/2024").order() == "mdy"
    assert evidence("99/12/31").order() == "ymd"


def test_points_are_written_day_first():
    assert evidence("03.04.2024", "05.06.2024").order() == "dmy"


def test_a_file_in_order_of_time_tells_its_order():
    assert evidence("01/02/2024", "01/03/2024", "01/04/2024", "02/01/2024").order() == "mdy"


def test_what_fits_both_ways_stays_in_doubt():
    assert evidence("03/04/2024", "05/02/2024", "04/03/2024").order() is None
    assert evidence("03/04/2024", "05/02/2024").order("dmy") == "dmy"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("5:18 PM", 62280),
        ("12:00 am", 0),
        ("23:59:59", 86399),
        ("下午3:30", 55800),
        (0.25, 21600),
        (dt.time(1, 1), 3660),
    ],
)
def test_times_of_day(written, expected):
    assert seconds_of(written) == expected


def ordered(cells, hint=None):
    evidence = OrderEvidence()
    evidence.add(cells)
    return evidence.order(hint)


def test_a_day_of_the_week_hides_no_evidence():
    assert ordered(["Tue 03/05/2024", "Mon 03/25/2024"]) == "mdy"
    assert ordered(["Di. 05.03.2024", "Mo. 06.03.2024"]) == "dmy"


def test_years_of_two_digits_are_where_little_varies():
    days = range(1, 29, 3)
    assert ordered([f"24.03.{day:02d}" for day in days]) == "ymd"
    assert ordered([f"{day:02d}.03.24" for day in days]) == "dmy"
    assert ordered(["24. 3. 5."]) == "ymd"
    assert ordered(["05-03-04", "04-05-03"]) is None
    assert ordered(["05-03-04", "04-05-03"], "ymd") == "ymd"


def test_an_id_with_an_apostrophe_is_no_date():
    assert not is_date("'5071")
    assert not is_date("5071")
