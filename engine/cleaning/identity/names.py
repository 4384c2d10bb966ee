"""Names as words, and how far two of them can be one person's.

Western names come in any order, with titles, initials, nicknames, second names and typing errors; Chinese ones with or
without a blank, surname first or last, in traditional or simplified characters.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any, Final, Self

from engine.cleaning.identity.known import known

Words = tuple[str, ...]

_WORD: Final = re.compile(r"[^\W\d_]+")
_CJK: Final = "\u2e80"
_LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "æ": "a", "œ": "o", "đ": "d", "ð": "d", "þ": "t", "ı": "i"})
_TWO_ERRORS: Final = 9
"""Letters of a word from which on two typing errors still leave it the same word."""


class NameLevel(IntEnum):
    """How two names compare, from nothing in common to the same."""

    OTHER = 0
    SURNAME = 1
    GIVEN = 2
    PART = 3
    SHORT = 4
    TYPO = 5
    LONGER = 6
    SAME = 7


@lru_cache(maxsize=262_144)
def words_of(name: Any) -> Words:
    """The words of a name, given names first: `HART, Amelia` → (amelia, hart); `陳 大文` → (陈, 大文). Empty where a name is
    masked or says nothing."""
    text = unicodedata.normalize("NFKC", str(name or ""))
    if "*" in text or "•" in text:
        return ()
    last, comma, first = text.partition(",")
    if comma and first.strip():
        text = f"{first} {last}"
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c) or c > _CJK))
    facts = known()
    found = [w for w in _WORD.findall(plain.replace("'", "").replace("’", "")) if w not in facts.titles]
    eastern = [_without_title(w).translate(facts.simplified) for w in found if w[0] > _CJK]
    western = tuple(_folded(w) for w in found if w[0] <= _CJK)
    western = tuple(w for w in western if w not in facts.particles) or western
    return (*western, *_eastern(eastern))


@dataclass(frozen=True)
class Usage:
    """How a shop's customers are called. common: in how many names each word is; firsts: words that mostly stand first,
    given names nearly always; frequent: in how many names a word must be to be a name of its own rather than a slip."""

    common: Counter[str]
    firsts: frozenset[str]
    frequent: int

    @classmethod
    def of(cls, names: Iterable[tuple[Words, int]]) -> Self:
        """From names with how many customers have each."""
        common: Counter[str] = Counter()
        first: Counter[str] = Counter()
        whole: Counter[str] = Counter()
        for words, times in names:
            for word in set(words):
                common[word] += times
            if len(words) > 1:
                first[words[0]] += times
                whole.update(dict.fromkeys(words, times))
        firsts = frozenset(word for word, times in first.items() if 2 * times > whole[word])
        return cls(common, firsts, max(2, common.total() // 20_000))


def compare(one: Words, other: Words, usage: Usage) -> NameLevel:
    """How two names compare, in a shop where two well-known names are no typing error of each other (Anna, Anne)."""
    east_one, east_other = [w for w in one if w[0] > _CJK], [w for w in other if w[0] > _CJK]
    if east_one and east_other:
        return _compare_eastern(east_one, east_other)
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    rest = list(long)
    exact: list[str] = []
    others: list[str] = []
    for word in short:
        if word in rest:
            rest.remove(word)
            exact.append(word)
        else:
            others.append(word)
    levels = []
    for word in others:
        at, level = max(
            ((n, _alike(word, w, usage)) for n, w in enumerate(rest)), key=lambda pair: pair[1], default=(-1, 0)
        )
        if level:
            del rest[at]
        levels.append(level)
    whole = [w for w in exact if len(w) > 1]
    if 0 in levels or not (whole or NameLevel.TYPO in levels or NameLevel.SHORT in levels):
        if not whole:
            return NameLevel.OTHER
        return NameLevel.GIVEN if all(w in usage.firsts for w in whole) else NameLevel.SURNAME
    if len(short) == 1 < len(long):
        return NameLevel.PART
    if not levels:
        return NameLevel.LONGER if rest else NameLevel.SAME
    if not whole and len(levels) > 1 and NameLevel.TYPO not in levels:
        return NameLevel.PART
    return NameLevel.SHORT if NameLevel.SHORT in levels else NameLevel.TYPO


def _folded(word: str) -> str:
    """Umlauts alike however they are written: müller, mueller, muller."""
    for pair in ("ae", "oe", "ue"):
        word = word.replace(pair, pair[0])
    return word


def _without_title(word: str) -> str:
    """王女士 → 王; what is nothing but a title stays."""
    title = next((t for t in known().titles if word.endswith(t) and len(word) > len(t)), "")
    return word.removesuffix(title)


def _eastern(words: list[str]) -> Words:
    """Surname and given name of the Chinese part; other scripts stay in one piece."""
    if not words:
        return ()
    facts = known()
    if len(words) == 2 and words[1] in (facts.surnames | facts.long_surnames) and words[0] not in facts.surnames:
        words = words[::-1]
    whole = "".join(words)
    if len(whole) > 2 and whole[:2] in facts.long_surnames:
        return whole[:2], whole[2:]
    if len(words) == 1 and len(whole) == 1:
        return (whole,)
    # The first character is the surname; a Japanese or Korean name is compared as a whole all the same.
    return whole[:1], whole[1:]


def _compare_eastern(one: list[str], other: list[str]) -> NameLevel:
    if one == other:
        return NameLevel.SAME
    if len(one) == 1 or len(other) == 1:
        return NameLevel.PART if one[0] == other[0] else NameLevel.OTHER
    if one[0] == other[0]:
        return NameLevel.SURNAME
    return NameLevel.GIVEN if one[1] == other[1] and len(one[1]) > 1 else NameLevel.OTHER


def _alike(one: str, other: str, usage: Usage) -> int:
    """0, `SHORT` (initial or nickname) or `TYPO`."""
    if one[0] > _CJK or other[0] > _CJK:
        return 0
    if 1 in (len(one), len(other)):
        return NameLevel.SHORT if one[0] == other[0] else 0
    nicknames = known().nicknames
    if not nicknames.get(one, frozenset()).isdisjoint(nicknames.get(other, frozenset())):
        return NameLevel.SHORT
    if min(usage.common[one], usage.common[other]) > usage.frequent:
        return 0
    if min(len(one), len(other)) >= 4 and (one.startswith(other) or other.startswith(one)):
        return NameLevel.SHORT
    return NameLevel.TYPO if _typo(one, other) else 0


@lru_cache(maxsize=1 << 18)
def _typo(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    longest = max(len(one), len(other))
    if longest < 4:
        return False
    return OSA.distance(one, other, score_cutoff=2) <= (2 if longest >= _TWO_ERRORS else 1)
