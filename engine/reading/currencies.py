"""What a cell of a column of currencies names: a code, a sign, a word; in which currencies that may be."""

import re
from functools import cache
from typing import Final

_CODE: Final = re.compile(r"(?<![A-Za-z])[A-Za-z]{3}(?![A-Za-z])")

_NAMES: Final[dict[str, str]] = {
    "$": "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU",
    "us$": "USD",
    "r$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "CNY JPY",
    "￥": "CNY JPY",
    "₺": "TRY",
    "₽": "RUB",
    "₴": "UAH",
    "₹": "INR",
    "₩": "KRW",
    "₫": "VND",
    "đ": "VND",
    "zł": "PLN",
    "kč": "CZK",
    "kr": "SEK NOK DKK ISK",
    "fr": "CHF",
    "rs": "INR PKR LKR NPR",
    "rp": "IDR",
    "tl": "TRY",
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD CAD AUD NZD SGD HKD TWD",
    "dollars": "USD CAD AUD NZD SGD HKD TWD",
    "peso": "MXN ARS CLP COP UYU PHP",
    "pesos": "MXN ARS CLP COP UYU PHP",
    "real": "BRL",
    "reais": "BRL",
    "руб": "RUB",
    "рубль": "RUB",
    "рублей": "RUB",
    "rmb": "CNY",
    "人民币": "CNY",
    "元": "CNY TWD",
    "円": "JPY",
    "원": "KRW",
    "đồng": "VND",
    "dong": "VND",
}
_WORD: Final = re.compile(r"us\$|r\$|[^\W\d_]+|[$€£¥￥₺₽₴₹₩₫]")


@cache
def codes_of(text: str) -> frozenset[str]:
    """The codes (ISO 4217) that a text may mean: one for `EUR`, `Euro (€)`, `TL`; several for `$`; none where it is no name
    of a currency known here."""
    if text.isupper() and (found := _CODE.findall(text)):
        known = [code for code in found if code.casefold() not in _NAMES]
        if known:
            return frozenset(known[:1])
    meant = [frozenset(_NAMES[word].split()) for word in _WORD.findall(text.casefold()) if word in _NAMES]
    # Several words (`TL ₺`) say the same more closely.
    both = frozenset.intersection(*meant) if meant else frozenset[str]()
    return both or (meant[0] if meant else frozenset(code.upper() for code in _CODE.findall(text)[:1]))
