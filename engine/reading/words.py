"""The words of `resources/header_words`: what headers, statuses, months and blanks are called in each language."""

import re
import tomllib
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from engine import resources

UNKNOWN = "?"
QUIET = "quiet"
Concepts = frozenset[str]

_BRACKETS = re.compile(r"[(\[（【][^)\]）】]*[)\]）】]")
_HUMP = re.compile(r"(?<=[a-z0-9à-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_TOKEN = re.compile(r"[^\W_]+|[#№]")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_BARE = str.maketrans("ıłđø", "ildo")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_RATE = re.compile(r"\d+([.,]\d+)?\s*[%％]")
_LONGEST_PHRASE = 4


@lru_cache(maxsize=20_000)
def squash(text: str) -> str:
    """Only what carries meaning: one case, one width, no accents, no blanks, no signs but # and №.

    Many a till writes capitals without their accents, and Turkish has an i that English capitals take away.
    """
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold())).translate(_BARE)
    return "".join(_TOKEN.findall(unicodedata.normalize("NFKC", bare)))


def tokens_of(header: str) -> list[str]:
    """The words of a header, squashed."""
    return [squash(t) for t in _TOKEN.findall(unicodedata.normalize("NFKC", _HUMP.sub(" ", header)))]


def tokens(text: str) -> frozenset[str]:
    """The words of a folded text."""
    return frozenset(re.findall(r"[^\W\d_]+", text))


def fold(text: str) -> str:
    """A text in one case, as words are compared: the dotted capital of Turkish (`İptal`) is an i like any other."""
    return text.casefold().replace("i\u0307", "i")


def one_spelling(name: str) -> str:
    """What names have in common that differ only in case, width and what nobody sees of them: a blank more, an empty letter."""
    if not name.isascii():
        name = _UNSEEN.sub("", unicodedata.normalize("NFKC", name))
    return " ".join(name.casefold().split())


def unaccented(text: str) -> str:
    """A text with bare letters for those with accents."""
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", text))).translate(_BARE)


@dataclass(frozen=True)
class Language:
    """One file of words. `concepts` maps a squashed word to its concept, `questions`
    one that must be the whole header (`Was`, but not `Was reduced`); `months` holds the names of each month, as some
    languages decline them; the rest are sets of lower-case words."""

    name: str
    concepts: dict[str, str]
    questions: dict[str, str]
    cancelled: frozenset[str]
    refunded: frozenset[str]
    done: frozenset[str]
    totals: frozenset[str]
    spans: frozenset[str]
    footers: frozenset[str]
    taxed: frozenset[str]
    untaxed: frozenset[str]
    points: frozenset[str]
    returns: frozenset[str]
    suppliers: frozenset[str]
    reasons: frozenset[str]
    purchases: frozenset[str]
    stocklists: frozenset[str]
    expenses: frozenset[str]
    partly: frozenset[str]
    blank: frozenset[str]
    pivot: frozenset[str]
    staff: frozenset[str]
    nobody: frozenset[str]
    inactive: frozenset[str]
    weekdays: frozenset[str]
    mornings: frozenset[str]
    afternoons: frozenset[str]
    months: tuple[tuple[str, ...], ...]
    answers: dict[str, str]
    interactions: dict[str, str]


@cache
def languages() -> dict[str, Language]:
    """All languages by name, English first; those that yield to the others, where a header may be either, last. Raises ValueError where a file is wrong."""
    found = {}
    for path in sorted(resources.path("header_words").glob("*.toml"), key=lambda p: (p.stem != "en", p.stem)):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = (data.get("yields", False), _language(path.stem, data))
    return {name: language for name, (_, language) in sorted(found.items(), key=lambda entry: entry[1][0])}


def _language(name: str, data: dict[str, dict[str, list[str]]]) -> Language:
    text, status = data.get("text", {}), data.get("status", {})

    def words(section: dict[str, list[str]], key: str) -> frozenset[str]:
        return frozenset(fold(word) for word in section.get(key, ()))

    def states(key: str) -> frozenset[str]:
        # Many a program writes them without their accents.
        return words(status, key) | {unaccented(word) for word in words(status, key)}

    concepts = {squash(word): concept for concept, entry in data.get("concepts", {}).items() for word in entry}
    # Whether tax is in an amount does not make it another amount.
    concepts = {squash(word): QUIET for key in ("taxed", "untaxed") for word in text.get(key, ())} | concepts
    answers = {"yes": "subscribed", "no": "unsubscribed", "pending": "pending", "never": "never_asked"}
    return Language(
        name=name,
        concepts=concepts,
        questions={squash(word): concept for concept, entry in data.get("questions", {}).items() for word in entry},
        cancelled=states("cancelled"),
        refunded=states("refunded"),
        done=states("done"),
        totals=words(text, "totals"),
        spans=words(text, "spans"),
        footers=words(text, "footers"),
        taxed=words(text, "taxed"),
        untaxed=words(text, "untaxed"),
        points=words(text, "points"),
        returns=words(text, "returns"),
        suppliers=words(text, "suppliers"),
        reasons=words(text, "reasons"),
        purchases=words(text, "purchases"),
        stocklists=words(text, "stocklists"),
        expenses=words(text, "expenses"),
        partly=words(text, "partly"),
        blank=words(text, "blank"),
        pivot=words(text, "pivot"),
        staff=words(text, "staff"),
        nobody=words(text, "nobody"),
        inactive=words(text, "inactive"),
        weekdays=words(text, "weekdays"),
        mornings=words(text, "mornings"),
        afternoons=words(text, "afternoons"),
        months=tuple(tuple(fold(names).split("|")) for names in text.get("months", ())),
        answers={fold(word): answer for key, answer in answers.items() for word in text.get(key, ())},
        interactions={fold(w): kind for kind, entry in data.get("interactions", {}).items() for w in entry},
    )


@cache
def all_words(kind: str) -> frozenset[str]:
    """One of the sets of a Language (cancelled, refunded, totals, …), over all languages."""
    return frozenset(chain.from_iterable(getattr(language, kind) for language in languages().values()))


def names(text: str, kind: str) -> bool:
    """Whether a text has one of the words of a kind in it, in any language."""
    known = all_words(kind)
    beyond = (word for word in known if not word.isascii() or " " in word)
    return bool(known & set(tokens_of(text))) or any(word in fold(text) for word in beyond)


@cache
def consent_answers() -> dict[str, str]:
    """What people write for a consent → one of `columns.CONSENTS`."""
    return {word: answer for language in languages().values() for word, answer in language.answers.items()}


@cache
def interaction_words() -> dict[str, str]:
    """What shops write for an interaction → one of `columns.INTERACTION_KINDS`."""
    return {word: kind for language in languages().values() for word, kind in language.interactions.items()}


@cache
def month_numbers() -> dict[str, int]:
    """Month names and their first letters → 1 to 12. What two languages use for different months is left out."""
    found: dict[str, int] = {}
    torn = set()
    for language in languages().values():
        for number, names in enumerate(language.months, 1):
            for word in {short for name in names for short in (name, name[:3], name[:4])}:
                if found.setdefault(word, number) != number and language.name != "en":
                    torn.add(word)
    english = {short for (name,) in languages()["en"].months for short in (name, name[:3])}
    for word in torn - english:
        found.pop(word, None)
    return found


class Reader:
    """Reads headers with the words of one language on top of English."""

    def __init__(self, language: str) -> None:
        self.language = language
        known = languages()
        self._concepts = {**known["en"].concepts, **known[language].concepts}
        self._whole = {**self._concepts, **known["en"].questions, **known[language].questions}
        self._longest = max(map(len, self._concepts))
        self._read: dict[str, Concepts] = {}

    def concepts(self, header: str) -> Concepts:
        """The concepts a header speaks of; UNKNOWN stands for words that are not known. Empty for an empty header."""
        found = self._read.get(header)
        if found is None:
            found = self._read[header] = self._concepts_of(header)
        return found

    def asks(self, header: str) -> bool:
        """Whether a header is a question: `How much`."""
        return squash(header) in self._whole and squash(header) not in self._concepts

    def _concepts_of(self, header: str) -> Concepts:
        text = _RATE.sub(" ", _BRACKETS.sub(" ", header)) or header
        if not text.strip():
            text = header
        whole = self._whole.get(squash(text))
        if whole:
            return frozenset((whole,)) - {QUIET}
        tokens = tokens_of(text)
        found: list[str] = []
        at = 0
        while at < len(tokens):
            for size in range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1):
                concept = self._concepts.get("".join(tokens[at : at + size]))
                if concept:
                    found.append(concept)
                    at += size
                    break
            else:
                found += self._cut(tokens[at])
                at += 1
        return frozenset(found) - {QUIET}

    def _cut(self, token: str) -> list[str]:
        """The concepts of the words that a token is glued from."""
        return self._cut_wide(token) if _WIDE.search(token) else self._cut_narrow(token)

    def _cut_wide(self, token: str) -> list[str]:
        found, at = [], 0
        while at < len(token):
            for size in range(min(self._longest, len(token) - at), 0, -1):
                concept = self._concepts.get(token[at : at + size])
                if concept:
                    found.append(concept)
                    at += size
                    break
            else:
                found.append(UNKNOWN)
                at += 1
        return found

    def _cut_narrow(self, token: str) -> list[str]:
        # Fewest words that cover the token from end to end; a single letter is no word here.
        best: list[list[str] | None] = [[]] + [None] * len(token)
        for end in range(2, len(token) + 1):
            for start in range(max(0, end - self._longest), end - 1):
                before, concept = best[start], self._concepts.get(token[start:end])
                if before is not None and concept:
                    now = best[end]
                    if now is None or len(before) + 1 < len(now):
                        best[end] = [*before, concept]
        return best[-1] or [UNKNOWN]


@cache
def reader(language: str) -> Reader:
    """The Reader of a language; made once."""
    return Reader(language)


def best_reader(rows: Sequence[Sequence[str]], known: Container[Concepts]) -> Reader:
    """The Reader whose language makes most of one of these rows of possible headers, each cell a set of `known` concepts.

    English, which is at the bottom of all, unless another language reads clearly more.
    """

    def most_read(language: str) -> int:
        concepts = reader(language).concepts
        return max((sum(1 for cell in set(row) if cell and concepts(cell) in known) for row in rows), default=0)

    english = most_read("en")
    best = max(languages(), key=most_read)
    return reader(best if most_read(best) - english >= max(1, 0.25 * english) else "en")
