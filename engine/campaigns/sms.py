"""How long a text message is: GSM 7-bit (3GPP TS 23.038) with 160 characters, or UCS-2 with 70, and in how many parts."""

from typing import Final, NamedTuple

_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED: Final = frozenset("^{}\\[~]|€\f")
"""Characters that take two places of seven bits."""


class Length(NamedTuple):
    """Places used (septets or UTF-16 units), parts, encoding ("gsm7" or "ucs2"), places that a message of one part has."""

    characters: int
    parts: int
    encoding: str
    single: int


def length(text: str) -> Length:
    """The length of a text as an operator bills it."""
    if all(c in _BASIC or c in _EXTENDED for c in text):
        return _length([2 if c in _EXTENDED else 1 for c in text], "gsm7", 160, 153)
    return _length([2 if ord(c) > 0xFFFF else 1 for c in text], "ucs2", 70, 67)


def _length(places: list[int], encoding: str, single: int, part: int) -> Length:
    total = sum(places)
    if total <= single:
        return Length(total, 1 if total else 0, encoding, single)
    parts, used = 1, 0
    for place in places:
        if used + place > part:  # a character of two places is never cut in half
            parts, used = parts + 1, 0
        used += place
    return Length(total, parts, encoding, single)
