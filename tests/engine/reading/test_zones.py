"""Offsets behind times, and the clock of a shop in another zone."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.dates import DateParser
from engine.reading.zones import ZonedDates, local, locals_of, names_utc, offset_of, zone_of


def seconds(text: str) -> int:
    return int(dt.datetime.fromisoformat(text + "+00:00").timestamp())


@pytest.mark.parametrize(
    ("cell", "offset"),
    [
        ("2026-05-05T23:30:00Z", 0),
        ("2026-05-05 23:30:00 UTC", 0),
        ("2026-05-05 23:30:00.123+00:00", 0),
        ("2013-06-24 11:09:26 -0400", -14400),
        ("2026-05-05T23:30:00+08:00", 28800),
        ("5/5/2026 9:30 AM +05:30", 19800),
        ("2026-05-05 23:30 GMT+2", 7200),
        (1_717_171_717, 0),
        ("2026-05-05 23:30:00", None),
        ("2026-05-05 23:30 CET", None),
        ("12-05-2020", None),
        ("05.05.2026", None),
        (45_000.5, None),
    ],
)
def test_what_a_cell_tells_of_its_distance_from_utc(cell: object, offset: int | None) -> None:
    assert offset_of(cell) == offset


def test_headers_that_say_utc() -> None:
    assert names_utc("Purchase Time (UTC timezone)")
    assert not names_utc("Purchase Time (UTC+8)")
    assert not names_utc("Outcome")


def test_without_a_zone_times_stay_as_they_are_written() -> None:
    parse = ZonedDates(DateParser(), None)
    assert parse("2026-05-05T23:30:00Z") == seconds("2026-05-05T23:30:00")
    assert parse.offsets == {0}


def test_the_clock_of_the_shop_with_its_summer_time() -> None:
    parse = ZonedDates(DateParser(), zone_of("Europe/Berlin"))
    assert parse("2026-07-05T23:30:00Z") == seconds("2026-07-06T01:30:00")
    assert parse("2026-01-05T23:30:00+00:00") == seconds("2026-01-06T00:30:00")
    assert parse("2026-01-05 10:00:00") == seconds("2026-01-05T10:00:00")
    assert parse("2026-01-05") == seconds("2026-01-05T00:00:00")


@given(st.lists(st.integers(0, 2_000_000_000), max_size=20))
def test_many_moments_are_turned_as_one_is_and_days_alone_stay(moments: list[int]) -> None:
    zone = zone_of("Asia/Kathmandu")
    assert zone is not None
    turned = locals_of(np.array(moments, np.float64), zone).tolist()
    assert turned == [each if each % 86400 == 0 else local(each, zone) for each in moments]


def test_a_zone_that_is_none() -> None:
    assert zone_of("") is None
    assert zone_of("Europe/Nowhere") is None
