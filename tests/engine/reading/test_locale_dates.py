"""Dates and times as the world's locales write them, against Babel, which knows nothing of this reader."""

import datetime as dt

import pytest
from babel.dates import format_date, format_datetime, format_time

from engine.reading.dates import DateParser, seconds_of

LOCALES = (
    "en_US en_GB en_AU en_IN en_ZA de_DE de_AT de_CH fr_FR fr_CA fr_CH es_ES es_MX es_AR pt_BR pt_PT it_IT it_CH nl_NL "
    "nl_BE pl_PL tr_TR ru_RU vi_VN zh_CN zh_TW ja_JP ko_KR"
).split()
PATTERNS = ("medium", "long", "full", "d MMM y", "dd-MMM-yy", "d MMMM y")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_month_in_words(locale):
    # Where months are numbers, only the locale's own formats are written.
    patterns = PATTERNS[:3] if locale[:2] in ("zh", "ja", "ko", "vi") else PATTERNS
    order = "mdy" if locale == "en_US" else "dmy"
    for month in range(1, 13):
        day = dt.date(2023, month, 3 + month)
        for pattern in patterns:
            written = format_date(day, pattern, locale=locale)
            assert DateParser(order)(written) == (day - dt.date(1970, 1, 1)).days * 86400, written


@pytest.mark.parametrize("locale", LOCALES)
def test_every_half_of_the_day(locale):
    for hour in (0, 2, 12, 14, 23):
        moment = dt.datetime(2023, 3, 5, hour, 7, 33)
        written = [format_datetime(moment, pattern, locale=locale) for pattern in ("h:mm a", "a h:mm", "HH:mm")]
        written += [format_time(moment, pattern, locale=locale) for pattern in ("short", "medium") if locale != "fr_CA"]
        for text in written:
            assert seconds_of(text) // 60 == hour * 60 + 7, text
            assert DateParser()(f"2023-03-05 {text}") // 60 % 1440 == hour * 60 + 7, text
