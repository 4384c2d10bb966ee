"""Numbers, money and dates as the shop's country writes them."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QDate, QLocale

NONE = "–"
"""What stands where there is nothing to say."""

MINUS = "−"

_PATTERNS: Final = {
    QLocale.Language.Chinese: {
        "date": "yyyy年M月d日",
        "cell": "yyyy-MM-dd",
        "day": "M月d日",
        "month": "yyyy年M月",
        "share": "{}%",
        "days": "{first}至{high}日",
        "span": "{first}至{last}",
    },
    None: {
        "date": "d MMM yyyy",
        "cell": "d MMM yyyy",
        "day": "d MMM",
        "month": "MMMM yyyy",
        "share": "{} %",
        "days": "{low}–{last}",
        "span": "{first} – {last}",
    },
}
"""How a language writes days, months and shares; None: all others."""

_SHORT: Final = {
    QLocale.Language.Chinese: ((1e8, "亿"), (1e4, "万")),
    None: ((1e6, "m"), (1e3, "k")),
}
"""Letters for large amounts: Chinese counts in ten thousands."""


def today() -> dt.date:
    """The computer's day; in one place, so that a test can say which."""
    return dt.date.today()


class Formats:
    """Formats for one shop: language of the window, country and currency of the shop."""

    def __init__(self, language: str = "", country: str = "", currency: str = "") -> None:
        system = QLocale.system()
        spoken = QLocale(language).language() if language else system.language()
        territory = QLocale.codeToTerritory(country) if country else system.territory()
        self.locale = QLocale(spoken, territory)
        self.currency = currency
        self.symbol = _symbol(currency, self.locale.name()) if currency else ""
        self._pattern = _PATTERNS.get(spoken, _PATTERNS[None])
        self._large = _SHORT.get(spoken, _SHORT[None])
        self._decimals = 0 if currency in ("JPY", "KRW", "VND", "CLP", "ISK") else 2

    def listed(self, words: Sequence[str]) -> str:
        """Words as one list: *a, b and c*."""
        return self.locale.createSeparatedList(list(words))

    def count(self, value: float | None) -> str:
        return NONE if value is None else self._signed(self.locale.toString(abs(round(value))), value)

    def number(self, value: float | None, decimals: int = 2) -> str:
        """A number with at most so many decimals, without zeros at its end."""
        if value is None:
            return NONE
        text = self.locale.toString(abs(float(value)), "f", decimals)
        point = self.locale.decimalPoint()
        if point in text:
            text = text.rstrip("0").removesuffix(point)
        return self._signed(text, value)

    def amount(self, value: float | None) -> str:
        """An amount without its currency, with cents, as a till writes it."""
        return (
            NONE if value is None else self._signed(self.locale.toString(abs(float(value)), "f", self._decimals), value)
        )

    def money(self, value: float | None, exact: bool = False) -> str:
        """An amount in the shop's currency; cents only where `exact`, or below 10."""
        if value is None:
            return NONE
        cents = exact or (abs(value) < 10 and value != round(value))
        decimals = self._decimals if cents else 0
        if (
            not self.symbol
        ):  # else Qt writes the currency of the computer's country, in which nothing was ever paid here
            return self._signed(self.locale.toString(abs(float(value)), "f", decimals), value)
        return self._signed(self.locale.toCurrencyString(abs(float(value)), self.symbol, decimals), value)

    def about(self, value: float) -> str:
        """An estimate: without cents, unless it is less than one of the currency."""
        return self.money(round(value) if abs(value) >= 1 else value)

    def money_short(self, value: float) -> str:
        """An amount for the axis of a chart: £690k, £1.2m; £69万."""
        for size, letter in self._large:
            if abs(value) >= size:
                scaled = abs(value) / size
                text = self.locale.toString(scaled, "f", 0 if scaled >= 100 else 1)
                text = text.removesuffix(f"{self.locale.decimalPoint()}0")
                return self._signed(f"{self.symbol}{text}{letter}", value)
        return self.money(value)

    def range(self, low: float | None, high: float | None) -> str:
        if low is None or high is None:
            return NONE
        return f"{self.money(low)}–{self.money(high)}"

    def about_range(self, low: float | None, high: float | None) -> str:
        """Two estimates of one thing."""
        return NONE if low is None or high is None else f"{self.about(low)}–{self.about(high)}"

    def share(self, value: float | None) -> str:
        """A share of one as per cent."""
        return NONE if value is None else self._percent(round(value * 100))

    def chance(self, value: float | None) -> str:
        """A probability as per cent. Nothing that lies ahead is certain: never 0 % or 100 %."""
        if value is None:
            return NONE
        if value > 0.99:
            return f"> {self._percent(99)}"
        return self.share(value) if value >= 0.01 else f"< {self._percent(1)}"

    def date(self, value: str | dt.date | None) -> str:
        """A day: 9 Dec 2011."""
        return NONE if not value else self.locale.toString(_day(value), self._pattern["date"])

    def cell_day(self, value: str | dt.date | None) -> str:
        """A day in a column of days, or before a time: as short as `date` can be."""
        return NONE if not value else self.locale.toString(_day(value), self._pattern["cell"])

    def day(self, value: str | dt.date | None) -> str:
        """A day, with its year only where that is not the present one: 9 Dec, 9 Dec 2011."""
        if not value or _day(value).year() != today().year:
            return self.date(value)
        return self.yearly(value)

    def yearly(self, value: str | dt.date) -> str:
        """A day of any year, such as a birthday, of which only that may be known (`--12-09`): 9 Dec."""
        if isinstance(value, str) and value.startswith("--"):
            value = f"{_LEAP_YEAR}{value[1:]}"
        return self.locale.toString(_day(value), self._pattern["day"])

    def days(self, low: dt.date, high: dt.date) -> str:
        """Two days as short as they can be said: 5–17 Dec, 28 Nov – 4 Dec, 5–17 Dec 2011."""
        if low == high:
            return self.day(low)
        if (low.year, low.month) == (high.year, high.month):
            return self._pattern["days"].format(first=self.day(low), last=self.day(high), low=low.day, high=high.day)
        first, last = self.date(low), self.date(high)
        if low.year == high.year:  # which is said once, where the language has it
            is_led = self._pattern["date"].startswith("yyyy")
            first, last = (self.day(low), self.yearly(high)) if is_led else (self.yearly(low), self.day(high))
        return self._pattern["span"].format(first=first, last=last)

    def month(self, value: str | dt.date) -> str:
        """A month with its year: December 2011."""
        return self.locale.toString(_day(value), self._pattern["month"])

    def month_letter(self, value: str | dt.date) -> str:
        return self.locale.standaloneMonthName(_day(value).month(), QLocale.FormatType.NarrowFormat)

    def moment(self, value: str | dt.datetime) -> str:
        """A day and a time: 1 Dec 2010 08:26; 2010-12-01 08:26."""
        moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
        return f"{self.cell_day(moment.date())} {moment:%H:%M}"

    def _percent(self, number: int) -> str:
        return self._pattern["share"].format(self.locale.toString(number))

    def _signed(self, text: str, value: float) -> str:
        return f"{MINUS}{text}" if value < 0 else text


def address(street: str | None, postal_code: str | None, town: str | None, country: str | None = None) -> str:
    """An address in one line, in the order of its script: street, town and country; in Chinese from the largest down."""
    if any("\u4e00" <= letter <= "\u9fff" for letter in f"{street or ''}{town or ''}"):
        within = street or ""
        place = within if town and within.startswith(town) else f"{town or ''}{within}"
        return " ".join(part for part in (country, place, postal_code) if part)
    place = " ".join(part for part in (postal_code, town) if part)
    return ", ".join(part for part in (street, place, country) if part)


_LEAP_YEAR: Final = 2000
_DAY: Final = re.compile(r"(\d{4}|-)-\d\d-\d\d")


def is_day(text: str) -> bool:
    """Whether a text is a day as the shop keeps it, with its year or, of a birthday, without."""
    return bool(_DAY.fullmatch(text))


def _day(value: str | dt.date) -> QDate:
    day = dt.date.fromisoformat(value[:10] if len(value) > 7 else f"{value}-01") if isinstance(value, str) else value
    return QDate(day.year, day.month, day.day)


@lru_cache(maxsize=32)
def _symbol(currency: str, locale: str) -> str:
    """The sign of a currency: one that is Qt's own for the country, else Babel's, which is slower to load."""
    here = QLocale(locale)
    if here.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode) == currency:
        return here.currencySymbol()
    from babel.core import UnknownLocaleError
    from babel.numbers import get_currency_symbol

    try:
        return get_currency_symbol(currency, locale)
    except UnknownLocaleError:
        return get_currency_symbol(currency, "en")
