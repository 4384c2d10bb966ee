"""Columns that say who may be written to: what their headings mean, and what stands below them.

The words are in `resources/words/consent_headings.toml`, those of all languages together: a heading is read only where every
one of its words is known, so that no language can mistake another's.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from engine import resources
from engine.columns import CHANNELS
from engine.reading import texts, words

STRICTEST_FIRST: Final = ("unsubscribed", "pending", "subscribed", "never_asked")
"""Of several answers of one person on one channel, the first of these counts."""

GENERAL: Final = ("email", "sms")
"""Channels for which a consent counts that names none. A no counts for all."""

ROLES: Final = tuple(f"{what}_{channel}" for what in ("consent", "optout") for channel in (*CHANNELS, "all"))
"""Roles of such columns: who agreed, and who wants nothing, on a channel or in general."""

_BRACKETS: Final = re.compile(r"[(\[（【][^)\]）】]*[)\]）】]")
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD: Final = re.compile(r"[^\W_]+")
_WIDE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DATED: Final = re.compile(r"\d{1,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,4}.*")
_LONGEST_PHRASE: Final = 5
_NO: Final = frozenset(("no", "non", "geen", "kein", "keine"))
"""In front of something to read, it is no number's sign."""


@dataclass(frozen=True)
class Heading:
    """What a heading says: a role of `ROLES`, and whether it says so in words that leave no doubt."""

    role: str
    sure: bool


@lru_cache(maxsize=4096)
def heading(text: str) -> Heading | None:
    """What a heading of a column of consents means; None for every other one."""
    kinds = _kinds(_BRACKETS.sub(" ", text) or text)
    if not kinds:
        return None
    said = kinds - {"filler", "when"}
    channels = [channel for channel in CHANNELS if channel in said]
    if "newsletter" in said and not channels:
        channels = ["email"]
    is_refusal = "refuse" in said
    about = bool(said & {"marketing", "newsletter"}) or bool(channels)
    agrees = "agree" in said or ("allow" in said and (about or "contact" in said)) or ("weak" in said and about)
    if (is_refusal and said & {"agree", "allow"}) or ("when" in kinds and not is_refusal):
        return None
    if "no" in said and not (about or "contact" in said):
        return None
    if not (is_refusal or agrees or said & {"marketing", "newsletter"}):
        return None
    if len(channels) > 1 and set(channels) != set(GENERAL):
        return None
    channel = channels[0] if len(channels) == 1 else "all"
    sure = "no" not in said and (is_refusal or agrees or "newsletter" in said or bool(channels))
    return Heading(f"{'optout' if is_refusal else 'consent'}_{channel}", sure)


def fits(found: Heading, cells: Sequence[Any]) -> bool:
    """Whether what stands below a heading can be consents: yes and no; below one in doubt, mostly."""
    if not cells:
        return True
    reader = refusal if found.role.startswith("optout_") else answer
    known = sum(reads(reader, cell) != "?" for cell in cells)
    if 2 * known >= len(cells):
        return True
    numbers = sum(isinstance(cell, (int, float, dt.date)) or str(cell).strip().isdigit() for cell in cells)
    return found.sure and 2 * numbers < len(cells)


def answer(value: Any) -> str | None:
    """One of `columns.CONSENTS`, None for an empty cell. Raises ValueError for a word that is not known."""
    written = texts.text(value)
    if written is None:
        return None
    folded = " ".join(words.fold(written).replace("_", " ").split())
    found = words.consent_answers().get(folded) or words.consent_answers().get(words.fold(written))
    found = found or _answers().get(folded)
    if found is None:
        raise ValueError(written)
    return found


def refusal(value: Any) -> str | None:
    """`unsubscribed` where somebody wants nothing (yes, or when it was said); None where that is not so: not to have refused
    is no consent. Raises ValueError for a word that is not known."""
    if is_dated(value):
        return "unsubscribed"
    try:
        said = answer(value)
    except ValueError:
        found = heading(value) if isinstance(value, str) else None
        if found is None or not found.role.startswith("optout_"):
            raise
        return "unsubscribed"
    # `Unsubscribed` below `Unsubscribed` is no denial of it.
    is_named = isinstance(value, str) and (found := heading(value)) is not None and found.role.startswith("optout_")
    return "unsubscribed" if said == "subscribed" or (said == "unsubscribed" and is_named) else None


def is_dated(value: Any) -> bool:
    """Whether a cell says a day."""
    return isinstance(value, dt.date) or (isinstance(value, str) and bool(_DATED.fullmatch(value.strip())))


def reads(reader: Callable[[Any], str | None], value: Any) -> str | None:
    """What a cell says, `?` for a word that is not known."""
    try:
        return reader(value)
    except ValueError:
        return "?"


def channels_of(role: str, status: str) -> tuple[str, ...]:
    """Channels for which an answer below a column counts."""
    _, _, channel = role.partition("_")
    if channel != "all":
        return (channel,)
    return CHANNELS if status == "unsubscribed" else GENERAL


def strictest(answers: Sequence[str]) -> str:
    """Of several answers the one that counts."""
    return min(answers, key=STRICTEST_FIRST.index)


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    """Squashed word → its kinds: some words say several things in several languages."""
    found: dict[str, set[str]] = {}
    for kind, entry in _data()["headings"].items():
        for word in entry:
            found.setdefault(words.squash(word), set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items() if word}


@cache
def _answers() -> dict[str, str]:
    return {words.fold(word): status for status, entry in _data()["answers"].items() for word in entry}


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.path("words", "consent_headings.toml").read_text(encoding="utf-8"))


@cache
def _longest() -> int:
    return max(map(len, _lexicon()))


def _kinds(text: str) -> set[str]:
    """The kinds of all words of a text; empty where one of them is not known."""
    tokens = [squashed for token in _WORD.findall(_HUMP.sub(" ", text)) if (squashed := words.squash(token))]
    found: set[str] = set()
    at = 0
    if len(tokens) > 1 and tokens[0] in _NO:
        found, at = {"refuse", "no"}, 1
    while at < len(tokens):
        for size in range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1):
            kinds = _lexicon().get("".join(tokens[at : at + size]))
            if kinds:
                found.add(_chosen(kinds))
                at += size
                break
        else:
            glued = _glued(tokens[at])
            if not glued:
                return set()
            found |= glued
            at += 1
    return found


def _chosen(kinds: frozenset[str]) -> str:
    """Of a word with several kinds, the one that says most: a refusal before all."""
    order = "refuse agree allow newsletter email sms post wechat marketing contact weak filler when".split()
    return min(kinds, key=order.index)


def _glued(token: str) -> set[str]:
    """The kinds of the fewest known words that a token is made of; empty where there are none."""
    shortest = 1 if _WIDE.search(token) else 3
    best: list[list[str] | None] = [[]] + [None] * len(token)
    for end in range(1, len(token) + 1):
        for start in range(max(0, end - _longest()), end - shortest + 1):
            before, kinds = best[start], _lexicon().get(token[start:end])
            if before is None or not kinds:
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = [*before, _chosen(kinds)]
    return set(best[-1] or ())
