"""E-mail addresses, telephone numbers and card numbers as what they stand for: one mailbox, one line, one card.

Masked ones (`186******05`), invented ones (`no@mail.com`, 0000000) and what nobody can have are nothing at all.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from engine.cleaning.identity.known import known
from engine.cleaning.standardise import clean_text, normal_email, normal_phone

_RUNS: Final = ("0123456789" * 2, "9876543210" * 2)
_MASK: Final = re.compile(r"[*•·]|[xX#]{3,}")
_MASKED: Final = re.compile(r"(\d{2,7})[*xX#•·]{2,}(\d{2,4})")
_LEAST_CARD: Final = 4
"""Characters of a card's number: `7` or `yes` under *Loyalty* is none."""


def mailbox(text: Any) -> str | None:
    """The mailbox of an address, by what its provider leaves out: `A.B+shop@googlemail.com` → `ab@gmail.com`."""
    address = normal_email(text if isinstance(text, str) else None)
    if address is None:
        return None
    local, _, domain = address.partition("@")
    words = known()
    if domain in words.providers:
        domain, dots, tag = words.providers[domain]
        local = local.partition(tag)[0]
        local = local if dots else local.replace(".", "")
    if not local or local in words.nobody or domain in words.nobody_domains or len(set(local)) == 1 < len(local):
        return None
    return f"{local}@{domain}"


def line(text: Any, country: str) -> str | None:
    """A number in E.164, or None where it is none, masked or made up."""
    number = normal_phone(str(text), country) if text else None
    if number is None:
        return None
    last = number[-7:]
    invented = len(set(last)) == 1 or any(last in run for run in _RUNS)
    return None if invented else number


def masked(text: Any, country: str) -> tuple[str, str] | None:
    """The digits that a masked number shows, before and behind: `186******05` → (`186`, `05`); None for other numbers.

    It is nobody's line and puts nobody together, but with a name it is a reason to ask.
    """
    found = _MASKED.fullmatch(re.sub(r"[\s()+-]", "", str(text))) if text else None
    if found is None:
        return None
    head = national(found[1], country)
    return (head, found[2]) if len(head) >= 2 else None


def national(digits: str, country: str) -> str:
    """A number, or its beginning, without the sign and code of its country, and without the zero in front."""
    from phonenumbers import country_code_for_region

    code = str(country_code_for_region(country or ""))
    digits = digits.removeprefix("+").removeprefix("00")
    return (digits.removeprefix(code) if code != "0" else digits).lstrip("0")


def card(attributes: Mapping[str, Any]) -> str | None:
    """The card's or member's number among the further columns of a customer list."""
    for header, value in attributes.items():
        if value and known().card_header.search(header) and (number := card_number(value)):
            return number
    return None


def card_number(text: Any) -> str | None:
    """A card's number, however it is spaced; None where it cannot be one."""
    number = re.sub(r"[\s-]", "", clean_text(str(text))).casefold().lstrip("'")
    if len(number) < _LEAST_CARD or not any(c.isdigit() for c in number) or _MASK.search(number):
        return None
    return number if len(set(number.strip("0"))) > 1 else None
