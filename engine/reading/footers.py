"""Rows that close a table or a part of it: totals, signatures, when it was printed and by whom."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Any, Final

from engine.reading import words

_LONGEST: Final = 60
_LONGEST_WIDE: Final = 14
"""Letters of a total in a script without blanks, with what it is the total of: `2025年3月合计`."""

_LONGEST_TAIL: Final = 30
_MOST_WORDS: Final = 5
_SIGNS: Final = " \t\u3000:：*=.。-—_()（）【】"
_WIDE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
_HAN: Final = re.compile(r"[\u3400-\u9fff]{2,}")
_LOOKED_AT: Final = 3


def says_total(row: Sequence[Any]) -> bool:
    """Whether one of the first texts of a row says that it is a sum of others."""
    return any(map(is_total, islice(_texts(row), _LOOKED_AT)))


def says_footer(row: Sequence[Any]) -> bool:
    """Whether the first text of a row is what stands below a table: a signature, who made it, when it was printed."""
    return any(map(_is_footer, islice(_texts(row), 1)))


@lru_cache(maxsize=20_000)
def is_total(text: str) -> bool:
    """Whether a text begins with the word of a total, or is one for sure."""
    first = words.fold(text.strip(_SIGNS)[:_LONGEST]).split(" ")[0].strip(_SIGNS)
    return first in words.all_words("totals") or is_sure_total(text)


def is_sure_total(text: str) -> bool:
    """Whether a text is the label of a total and nothing else: `Total`, `Summe März`, `Monthly total`, `本月合计`."""
    if len(text) > _LONGEST or text.isdecimal():
        return False
    said = words.fold(text.strip(_SIGNS))
    if said in words.all_words("totals"):
        return True
    if not said.isascii():
        if any(said.startswith(word) for word in _wide_totals(_HAN)):
            return True
        if len(said) <= _LONGEST_WIDE and any(said.endswith(word) for word in _wide_totals(_WIDE)):
            return True
    parts = said.split()
    return 1 < len(parts) <= _MOST_WORDS and _is_total_of_a_span(parts)


def _is_total_of_a_span(parts: Sequence[str]) -> bool:
    """Whether words are a total and that of what: a month, a day, the page."""
    totals, spans = words.all_words("totals"), words.all_words("spans") | words.all_words("weekdays")
    months, bare = words.month_numbers(), [part.strip(_SIGNS) for part in parts]
    is_span = [part in spans or word in spans or word in months or word.isdecimal() for part, word in zip(parts, bare)]
    return any(
        " ".join(bare[start:end]) in totals and all(is_span[:start]) and all(is_span[end:])
        for start in range(len(bare))
        for end in range(start + 1, len(bare) + 1)
    )


@cache
def _wide_totals(script: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(word for word in words.all_words("totals") if script.fullmatch(word))


@lru_cache(maxsize=20_000)
def _is_footer(text: str) -> bool:
    if len(text) > 2 * _LONGEST:
        return False
    said = words.fold(text.strip()).replace("：", ":").lstrip(_SIGNS)
    return any(_begins(said, word) for word in _footers().get(said[:1], ()))


def _begins(said: str, word: str) -> bool:
    if not said.startswith(word) or len(said) > len(word) + _LONGEST_TAIL:
        return False
    following = said[len(word) : len(word) + 1]
    return not (following.isalpha() or following == "-") or bool(_HAN.search(word)) or word.endswith(":")


@cache
def _footers() -> dict[str, list[str]]:
    """The beginnings of footers by their first letter."""
    found: dict[str, list[str]] = {}
    for word in words.all_words("footers"):
        word = word.replace("：", ":")
        found.setdefault(word[:1], []).append(word)
    return found


def _texts(row: Sequence[Any]) -> Any:
    return (cell for cell in row if isinstance(cell, str) and cell and not cell.isspace())
