"""Days and estimates as the window writes them."""

from datetime import date

import pytest

from gui import formats
from gui.formats import Formats


@pytest.fixture
def british(monkeypatch: pytest.MonkeyPatch) -> Formats:
    monkeypatch.setattr(formats, "today", lambda: date(2026, 11, 24))
    return Formats("en", "GB", "GBP")


@pytest.mark.parametrize(("day", "words"), [("2026-10-31", "31 Oct"), ("2011-12-09", "9 Dec 2011")])
def test_a_day_of_another_year_is_said_with_it(british: Formats, day: str, words: str) -> None:
    assert british.day(day) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (date(2026, 12, 5), date(2026, 12, 17), "5–17 Dec"),
        (date(2026, 11, 28), date(2026, 12, 4), "28 Nov – 4 Dec"),
        (date(2011, 12, 5), date(2011, 12, 17), "5–17 Dec 2011"),
        (date(2011, 11, 28), date(2011, 12, 4), "28 Nov – 4 Dec 2011"),
        (date(2026, 12, 28), date(2027, 1, 4), "28 Dec 2026 – 4 Jan 2027"),
    ],
)
def test_two_days_are_as_short_as_can_be(british: Formats, low: date, high: date, words: str) -> None:
    assert british.days(low, high) == words


def test_two_days_in_chinese_say_their_year_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "today", lambda: date(2026, 11, 24))
    chinese = Formats("zh_CN", "CN", "CNY")
    assert chinese.days(date(2026, 11, 2), date(2026, 11, 14)) == "11月2日至14日"
    assert chinese.days(date(2011, 11, 28), date(2011, 12, 4)) == "2011年11月28日至12月4日"
    assert chinese.days(date(2011, 12, 5), date(2011, 12, 17)) == "2011年12月5日至17日"


def test_estimates_have_no_cents(british: Formats) -> None:
    assert british.about_range(2.49, 9.97) == "£2–£10"
    assert british.about(0.4) == "£0.40"
    assert british.range(2.8, 8.15) == "£2.80–£8.15"


def test_a_birthday_without_a_year_is_said_as_one_with_it(british: Formats) -> None:
    assert british.yearly("--12-09") == british.yearly("1984-12-09") == "9 Dec"
    assert british.yearly("--02-29") == "29 Feb"
