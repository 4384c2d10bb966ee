"""Whether a customer can be reached on a channel, and at what address."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from engine.campaigns.goals import COUNTER

NO_CONTACT: Final = "no_contact"
INCOMPLETE: Final = "incomplete_contact"
MASKED: Final = "masked_contact"
LANDLINE: Final = "landline"

_EMAIL: Final = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+\.[^\s@<>,;\".]{2,}")
_MASK: Final = re.compile(r"[*＊•●]{2,}|[xX]{3,}")


def reach(customer: Mapping[str, Any], channel: str, region: str) -> tuple[str, str | None]:
    """Address on the channel and what is wrong with it: ("", code) where nothing can be sent, else (address, None).

    E-mail addresses are trimmed, phones E.164; a letter needs a street, and a town or postal code. `region` (two
    letters) is where phones without a country code are from.
    """
    if channel == "email":
        return _email(customer.get("email") or "")
    if channel in ("sms", "wechat"):
        return _phone(customer.get("phone") or "", country_code(customer.get("country")) or region)
    if channel == "post":
        street, town = customer.get("address"), customer.get("city") or customer.get("postal_code")
        if street and town:
            return ", ".join(str(customer[f]) for f in ("address", "postal_code", "city") if customer.get(f)), None
        return "", INCOMPLETE if street or customer.get("postal_code") else NO_CONTACT
    assert channel == COUNTER
    return "", None


def e164(customer: Mapping[str, Any], region: str) -> str:
    """The customer's phone as E.164, or nothing."""
    return reach(customer, "sms", region)[0]


def email(customer: Mapping[str, Any]) -> str:
    """The customer's e-mail address where one could write to it, or nothing."""
    return reach(customer, "email", "")[0]


def _email(text: str) -> tuple[str, str | None]:
    text = text.strip()
    if not text:
        return "", NO_CONTACT
    if _MASK.search(text.split("@", maxsplit=1)[0]):
        return "", MASKED
    return (text, None) if _EMAIL.fullmatch(text) else ("", INCOMPLETE)


def _phone(text: str, region: str) -> tuple[str, str | None]:
    import phonenumbers

    text = text.strip()
    if not text:
        return "", NO_CONTACT
    if _MASK.search(text):
        return "", MASKED
    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return "", INCOMPLETE
    # Possible as a mobile, not valid: a library's numbering plans are older than some numbers people really have.
    if not phonenumbers.is_possible_number_for_type(number, phonenumbers.PhoneNumberType.MOBILE):
        return "", INCOMPLETE
    if phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.FIXED_LINE:
        return "", LANDLINE
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), None


def country_code(country: Any) -> str:
    """Two letters of a country written as its code or its name (in the languages shops write in); nothing if unknown."""
    text = str(country or "").strip()
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.upper().replace("UK", "GB")
    return _countries().get(text.casefold(), "")


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    names = {"usa": "US", "u.s.a.": "US", "england": "GB", "scotland": "GB", "wales": "GB", "eire": "IE"}
    for language in ("en", "zh", "zh_Hant", "de", "fr", "es", "it", "nl", "pt", "pl", "ja", "ko"):
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                names.setdefault(name.casefold(), code)
    return names


def split_name(name: str) -> tuple[str, str]:
    """First and last name; a Chinese, Japanese or Korean name, or one of a single word, is all first name."""
    name = " ".join(name.split())
    if _EASTERN.search(name):
        return name, ""
    if "," in name:
        last, _, first = (part.strip() for part in name.partition(","))
        return first, last
    words = name.split(" ")  # of no name: one empty word
    if len(words) > 1 and words[0].rstrip(".").casefold() in _TITLES:
        words = words[1:]
    return words[0], " ".join(words[1:])


def in_script(name: str, *, eastern: bool) -> str:
    """Of a name written twice, "Sun Qiang 孙强", the half in that script; any other name as it is."""
    halves = [[w for w in name.split() if bool(_EASTERN.search(w)) == wanted] for wanted in (False, True)]
    return " ".join(halves[eastern]) if all(halves) else name


_EASTERN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "mme", "sr", "sra"})
