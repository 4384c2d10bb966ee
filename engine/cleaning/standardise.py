"""One spelling of names, e-mail addresses and telephone numbers, so that equal things look equal."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_EMAIL: Final = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s.,;<>\"]{2,}")
_HIDDEN: Final = re.compile(r"[*•·]|[xX#]{3,}")


def clean_text(text: str) -> str:
    """Unicode NFC, without invisible characters, with single blanks and none around."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def spelling_key(text: str) -> str:
    """What two spellings of one name share: width, case and blanks do not matter."""
    return clean_text(unicodedata.normalize("NFKC", text)).casefold()


def common_spellings(names: Iterable[str]) -> dict[str, str]:
    """For each `spelling_key` the spelling to show: the most frequent, then one that is not all of one case, then the
    first."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        seen[spelling_key(name)][clean_text(name)] += 1
    return {
        key: max(spellings, key=lambda s: (spellings[s], s not in (s.upper(), s.lower())))
        for key, spellings in seen.items()
        if key
    }


def normal_email(text: str | None) -> str | None:
    """An address in lower case, or None where the text is none, hides a part (`a***@…`) or holds several."""
    if not text:
        return None
    address = clean_text(text).removeprefix("mailto:").strip("<>. ").casefold()
    return address if _EMAIL.fullmatch(address) and not _HIDDEN.search(address.partition("@")[0]) else None


@lru_cache(maxsize=65_536)
def normal_phone(text: str | None, country: str) -> str | None:
    """A number in E.164 (`+441174960123`), or None where it cannot be one or digits are hidden (`186******05`).

    country: ISO 3166 code of the shop, for numbers written without theirs; without it (``""``) only numbers with + or
    00 are understood. Numbers need only be possible: new ranges appear faster than the tables of valid ones.
    """
    import phonenumbers

    written = clean_text(text or "")
    if not written or _HIDDEN.search(written):
        return None
    if written.startswith("00"):
        written = "+" + written[2:]
    try:
        number = phonenumbers.parse(written, country.upper() or None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
