"""In which country a shop is, as far as its files tell: its telephone numbers are read by it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from engine.importing.gather import Found
from engine.reading import texts, words

_SPOKEN_IN: Final = {
    "de": ("DE", "EUR"),
    "es": ("ES", "EUR"),
    "fr": ("FR", "EUR"),
    "it": ("IT", "EUR"),
    "ja": ("JP", "JPY"),
    "ko": ("KR", "KRW"),
    "nl": ("NL", "EUR"),
    "pl": ("PL", "PLN"),
    "ru": ("RU", "RUB"),
    "tr": ("TR", "TRY"),
    "vi": ("VN", "VND"),
    "zh": ("CN", "CNY"),
}
"""Where most shops with headings in a language are. Portuguese says too little: Brazil or Portugal."""

_PAID_WITH: Final = {
    "CNY": "CN",
    "HKD": "HK",
    "TWD": "TW",
    "JPY": "JP",
    "KRW": "KR",
    "VND": "VN",
    "INR": "IN",
    "GBP": "GB",
    "PLN": "PL",
    "TRY": "TR",
    "RUB": "RU",
    "BRL": "BR",
    "CAD": "CA",
    "AUD": "AU",
    "MXN": "MX",
    "CZK": "CZ",
    "SEK": "SE",
    "DKK": "DK",
    "NOK": "NO",
    "HUF": "HU",
    "RON": "RO",
}
"""Currencies of one country, or nearly: euros, dollars and francs are paid in many."""

_CHINESE_MOBILE: Final = re.compile(r"(\+?86)?1[3-9]\d{9}")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_KANA: Final = re.compile("[\u3040-\u30ff]")
_TRADITIONAL: Final = frozenset("訂單號電話額數員類機郵聯優點會時間購買價稱總")
_SIMPLIFIED: Final = frozenset("订单号电话额数员类机邮联优点会时间购买价称总")
_SIGNS: Final = re.compile(r"[\s()./'-]")
_FEW: Final = 3
"""Telephone numbers below which they prove nothing."""
_MOSTLY: Final = 0.7
_LOOKED_AT: Final = 200


def suggest_country(tables: Sequence[Found], currency: str | None = None) -> dict[str, str]:
    """Country, currency, language ("" where the headings do not tell) and why: `headings`, `currency` or `phones`; empty
    where nothing is known.

    `currency` is what the cells say of it, which is more than what is usual in a country. Weaker than a column of countries,
    and than a computer that is set to the language of the headings: Austrian headings are German.
    A country in which the numbers written without a country's code cannot be called is none.
    """
    phones = _phones(tables)
    language = _language(tables)
    found: dict[str, str] = {}
    if language in _SPOKEN_IN and not _is_traditional(tables):
        country, usual = _SPOKEN_IN[language]
        found = {"language": language, "country": country, "currency": usual, "why": "headings"}
    if currency and currency != found.get("currency"):
        paid = _PAID_WITH.get(currency)
        if paid:
            found = {"language": language, "country": paid, "currency": currency, "why": "currency"}
        elif found:
            found["currency"] = currency
    if found and _can_be_called(phones, found["country"]):
        return found
    country = _by_phones(phones, tables)
    if not country:
        return {}
    told = currency or next((code for code, paid in _PAID_WITH.items() if paid == country), "")
    return {"language": language, "country": country, "currency": told, "why": "phones"}


_TOLD_BY: Final = 200
"""Headings of a table that tell its language: each is read in all of them."""


def _language(tables: Sequence[Found]) -> str:
    """The language of the headings, empty where that is English or in doubt."""
    headings = {heading for found in tables for heading in found.plan.table.headers[:_TOLD_BY] if heading}
    english = words.reader("en").concepts
    foreign = [heading for heading in headings if words.UNKNOWN in english(heading)]

    def read(language: str) -> int:
        concepts = words.reader(language).concepts
        return sum(bool(found) and words.UNKNOWN not in found for found in map(concepts, foreign))

    counts = Counter({language: read(language) for language in words.languages() if language != "en"})
    (best, most), (_, next_most) = counts.most_common(2)
    return "" if most < 2 or most == next_most else best


def _is_traditional(tables: Sequence[Found]) -> bool:
    """Whether Chinese headings have the letters of Taiwan and Hong Kong, and none of the mainland's."""
    headings = {letter for found in tables for heading in found.plan.table.headers for letter in heading}
    return bool(headings & _TRADITIONAL) and not headings & _SIMPLIFIED


def _phones(tables: Sequence[Found]) -> list[str]:
    """Telephone numbers, no more than tell enough, without blanks and signs between their digits; masked ones are none."""
    written = (texts.phone(cell) for cell in _cells(tables, "phone"))
    bare = [_SIGNS.sub("", phone) for phone in dict.fromkeys(written) if phone]
    return [phone for phone in bare if phone.lstrip("+").isdigit()][:_LOOKED_AT]


def _can_be_called(phones: Sequence[str], country: str) -> bool:
    """Whether most numbers that need a country to be called have it in this one; where there are hardly any, nothing speaks
    against it."""
    import phonenumbers

    told = [phone for phone in phones if not phone.startswith(("+", "00"))]
    good = 0
    for phone in told:
        try:
            good += phonenumbers.is_valid_number(phonenumbers.parse(phone, country))
        except phonenumbers.NumberParseException:
            continue
    return len(told) < _FEW or 2 * good >= len(told)


def _by_phones(phones: Sequence[str], tables: Sequence[Found]) -> str:
    """The country that most numbers name by its code, or of which they have the shape."""
    import phonenumbers

    if len(phones) < _FEW:
        return ""
    if sum(map(bool, map(_CHINESE_MOBILE.fullmatch, phones))) >= _MOSTLY * len(phones) and _is_chinese(tables):
        return "CN"
    regions: Counter[str] = Counter()
    for phone in phones:
        if phone.startswith(("+", "00")):
            try:
                number = phonenumbers.parse("+" + phone.removeprefix("00").lstrip("+"))
            except phonenumbers.NumberParseException:
                continue
            regions[phonenumbers.region_code_for_number(number) or ""] += 1
    region, count = regions.most_common(1)[0] if regions else ("", 0)
    return region if count >= max(_FEW, _MOSTLY * len(phones)) else ""


def _is_chinese(tables: Sequence[Found]) -> bool:
    """Whether names of people or of goods are written as in Chinese alone."""
    roles = ("name", "customer_name", "last_name", "product_name", "city")
    cells = [cell for role in roles for cell in _cells(tables, role) if isinstance(cell, str) and cell.strip()]
    wide = sum(bool(_HAN.search(cell)) for cell in cells)
    return wide >= _FEW and 2 * wide >= len(cells) and not any(map(_KANA.search, cells))


def _cells(tables: Sequence[Found], role: str) -> Iterable[Any]:
    for found in tables:
        at = found.plan.roles.get(role)
        if at is not None:
            yield from (cell for cell in found.plan.table.column(at) if cell != "")
