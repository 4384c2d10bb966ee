"""The customers of a shop as columns of numbers: equal numbers where two of them say the same."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from engine.cleaning.identity import contacts
from engine.cleaning.identity.known import known
from engine.cleaning.identity.names import Usage, words_of
from engine.cleaning.standardise import spelling_key
from engine.columns import MASKED_PHONE

Codes = npt.NDArray[np.int32]

TEXTS: Final = ("name", "email", "phone", "mask", "card", "birthday", "address", "postal_code", "city")
_DAY: Final = re.compile(r"(\d{4}|-)-(\d{2})-(\d{2})")
_TOKENS: Final = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True)
class People:
    """n customers. codes: field → int32 (n,), the number of what is said, −1 for nothing; values: field → what each number
    stands for; counts: field → how many customers say each. usage: how they are called. country: ISO code
    of the shop."""

    codes: dict[str, Codes]
    values: dict[str, list[Any]]
    counts: dict[str, npt.NDArray[np.int64]]
    usage: Usage
    country: str = ""

    def __len__(self) -> int:
        return len(self.codes["name"])

    def said(self, field: str, n: int) -> Any:
        """What customer n says, None for nothing."""
        code = self.codes[field][n]
        return None if code < 0 else self.values[field][code]


def read_people(people: Iterable[Mapping[str, Any]], country: str) -> People:
    """Columns of customers that are given in canonical columns; `attributes` may hold a card's number, and so may customer_id."""
    columns: dict[str, list[Any]] = {field: [] for field in TEXTS}
    keys: list[str | None] = []
    for person in people:
        columns["name"].append(words_of(person.get("name")) or None)
        columns["email"].append(contacts.mailbox(person.get("email")))
        columns["phone"].append(contacts.line(person.get("phone"), country))
        columns["mask"].append(None if columns["phone"][-1] else _masked(person, country))
        columns["card"].append(contacts.card(person.get("attributes") or {}))
        columns["birthday"].append(_day(person.get("birthday")))
        columns["address"].append(_place(person.get("address")))
        columns["postal_code"].append(spelling_key(str(person.get("postal_code") or "")).replace(" ", "") or None)
        columns["city"].append(spelling_key(person.get("city") or "") or None)
        keys.append(contacts.card_number(person.get("customer_id") or ""))
    _find_cards(columns, keys)
    codes, values, counts = {}, {}, {}
    for field, column in columns.items():
        codes[field], values[field] = _numbered(column)
        counts[field] = np.bincount(codes[field][codes[field] >= 0], minlength=len(values[field]))
    usage = Usage.of(zip(values["name"], counts["name"].tolist(), strict=True))
    found = People(codes, values, counts, usage, country)
    for field in ("email", "phone", "card"):
        _forget_shared(found, field)
    return found


MOST_NAMES: Final = 4
"""A contact under more different surnames than this is the shop's own, a company's or a friend's who orders for many."""

MOST_HOLDERS: Final = 30
"""A contact of more customers than this tells nothing, whatever their names."""


def _forget_shared(people: People, field: str) -> None:
    """Contacts of too many people say nothing of anybody."""
    holders: dict[int, list[int]] = {}
    many = people.counts[field] > MOST_NAMES
    if not many.any():
        return
    for n in np.flatnonzero((people.codes[field] >= 0) & many[people.codes[field]]).tolist():
        holders.setdefault(int(people.codes[field][n]), []).append(n)
    for members in holders.values():
        names = {frozenset(people.said("name", n) or ()) for n in members} - {frozenset()}
        # Each of a dozen spellings of one person shares a word with another; ten people of one phone do not.
        apart = sum(1 for name in names if not any(name & other for other in names if other is not name))
        if len(members) > MOST_HOLDERS or apart > MOST_NAMES:
            people.codes[field][members] = -1


_NAMES_TOLD: Final = 5
"""Pairs with names on both sides from which names decide whether customer numbers are cards."""
_MOSTLY: Final = 0.9
"""Of these pairs, how many must share a word of their names; of fewer pairs, all."""
_LONG_CARD: Final = 8
"""Digits of a number that nobody has by chance."""


def _find_cards(columns: Mapping[str, list[Any]], keys: list[str | None]) -> None:
    """Who is known by the number of a card that another one has, as where the till writes cards and a list says whose each is.

    Two ways of numbering may use the same numbers for different people. So cards are ids only where names say so too, or,
    where there are too few names, where numbers are of letters and digits, or long.
    """
    names, cards = columns["name"], columns["card"]
    holders = {card: n for n, card in reversed(list(enumerate(cards))) if card is not None}
    known_by = [(n, key) for n, key in enumerate(keys) if key is not None and key in holders and cards[n] is None]
    named = [(names[n], names[holders[key]]) for n, key in known_by]
    told = [bool(set(one) & set(other)) for one, other in named if one and other]
    are_many = len(told) >= _NAMES_TOLD
    if sum(told) < (_MOSTLY if are_many else 1) * len(told):
        return
    for n, key in known_by:
        if are_many or not key.isdecimal() or len(key) >= _LONG_CARD:
            cards[n] = key


def _numbered(column: list[Any]) -> tuple[Codes, list[Any]]:
    numbers: dict[Any, int] = {}
    codes = [-1 if value is None else numbers.setdefault(value, len(numbers)) for value in column]
    return np.array(codes, np.int32), list(numbers)


def _masked(person: Mapping[str, Any], country: str) -> tuple[str, str] | None:
    told = (person.get("phone"), (person.get("attributes") or {}).get(MASKED_PHONE))
    return next((found for text in told if (found := contacts.masked(text, country))), None)


def _day(text: Any) -> tuple[int, int, int] | None:
    """Year, month and day; year 0 where only the day is known."""
    found = _DAY.match(str(text)) if text else None
    return (int(found[1].strip("-") or 0), int(found[2]), int(found[3])) if found else None


def _place(text: Any) -> tuple[str, ...] | None:
    """An address as its words, streets' words in one spelling; in Chinese each character is a word."""
    streets = known().streets
    words: list[str] = []
    for word in _TOKENS.findall(spelling_key(str(text or ""))):
        if word[0] > "\u2e80":
            words += word.translate(known().simplified)
            continue
        word = word.replace("ß", "ss")
        # Haydnstr., Haydnstraße
        for ending in ("strasse", "str"):
            if word.endswith(ending) and len(word) > len(ending):
                words.append(word.removesuffix(ending))
                word = ending
                break
        words.append(streets.get(word, word))
    return tuple(words) or None
