"""Products that are one product spelled twice: `CORTADO`, `cortado.`, `Capuccino` beside `Cappuccino`.

What is found is shown, and a person decides. Numbers, sizes and every short word must be equal, since `Latte 0.3` and
`Latte 0.5` differ in nothing else; but a name without an id may go on where one with an id ends. Certain is only (`certain`)
that a product that one file knows by its name alone is the one that another file has under an id and the same name.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from zlib import crc32

from engine.cleaning.standardise import clean_text

SAME, NEAR = "spelling.same", "spelling.near"

LEAST_LETTERS: Final = 5
"""Letters of a word in which one of them may be a slip: `Tasse` and `Kasse` are two, and shorter words are worse."""

ESTABLISHED: Final = 3
"""Names with a word that make it a word of its own: where both words are, neither is a slip of the other."""

PRICES_APART: Final = 1.25
"""Prices that differ by more are those of two products."""

LEAST_START: Final = 6
"""Letters that a name must share with one that goes on from there."""

_PARTS: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]")
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_DOUBLED: Final = re.compile(r"(.)\1+")
_NO_MEANING: Final = frozenset("|`^´~¨−")
_LATIN_TO_CYRILLIC: Final = 0x530


@dataclass(frozen=True)
class Product:
    """key: the id of the source file; name: as shown; lines: sales; price: what is paid for one (None unknown); first and
    last: days with a sale (None without any)."""

    key: str
    name: str
    lines: int = 0
    price: float | None = None
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True)
class Cluster:
    """Products that seem to be one, the most sold first. reason: SAME (all agree but for case, blanks, accents and
    points) or NEAR (a letter differs)."""

    members: tuple[Product, ...]
    reason: str

    @property
    def id(self) -> str:
        """The same as long as its members are."""
        keys = "\x1f".join(sorted(each.key for each in self.members))
        return f"{crc32(keys.encode()):08x}"


def find(products: Sequence[Product], apart: Collection[frozenset[str]] = ()) -> list[Cluster]:
    """Clusters of at least two products, those with most sales first. `apart`: pairs of keys that were called different."""
    groups: dict[str, list[Product]] = defaultdict(list)
    for product in sorted(products, key=_rank):
        if words := parts(product.name):
            groups[_compact(words)].append(product)
    heads = sorted(groups, key=lambda key: (-sum(each.lines for each in groups[key]), key))
    near = _near_names({key: parts(groups[key][0].name) for key in heads})
    for key, other in _longer_names(groups):
        near[key].add(other)
        near[other].add(key)
    taken: set[str] = set()
    clusters = []
    for key in heads:
        if key in taken:
            continue
        members, reason = _joined(groups[key], apart, exact=True), SAME
        # Around one name, never from slip to slip: each step would be small, the way long.
        for other in sorted(near.get(key, ())):
            if other in taken:
                continue
            grown = _joined([*members, *groups[other]], apart, exact=False)
            if len(grown) > len(members):
                members, reason = grown, NEAR
                taken.add(other)
        if len(members) > 1:
            taken.add(key)
            clusters.append(Cluster(tuple(sorted(members, key=_rank)), reason))
    return sorted(clusters, key=lambda c: (-sum(each.lines for each in c.members), c.id))


def named_alone(products: Sequence[Product]) -> list[Product]:
    """Those that share their name with just one product with an id and others that have only that name: `certain` are none but
    of these."""
    return [each for with_id, names in _with_names(products) for each in (with_id, *names)]


def certain(products: Sequence[Product], apart: Collection[frozenset[str]] = ()) -> list[tuple[Product, Product]]:
    """Products with an id, each with one that has only its name, the same: where nothing speaks against it, they are one."""
    pairs = []
    for shown, names in _with_names(products):
        if all(shown.price and each.price and _may_be(shown, each, exact=True) for each in names):
            pairs += [(shown, each) for each in names if frozenset((shown.key, each.key)) not in apart]
    return pairs


def _with_names(products: Sequence[Product]) -> Iterator[tuple[Product, list[Product]]]:
    if all(each.key != each.name for each in products):
        return
    groups: dict[str, list[Product]] = defaultdict(list)
    for product in products:
        groups[clean_text(product.name)].append(product)
    for group in groups.values():
        with_ids = [each for each in group if each.key != each.name]
        names = [each for each in group if each.key == each.name]
        if len(with_ids) == 1 and names:
            yield with_ids[0], names


def parts(name: str) -> list[str]:
    """Words, numbers and signs of a name, without what spellings of one name differ in: case, width, accents, points."""
    text = unicodedata.normalize("NFKD", clean_text(unicodedata.normalize("NFKC", name)).casefold())
    text = unicodedata.normalize("NFC", _ACCENTS.sub("", text))
    found = (part.replace(",", ".") for part in _PARTS.findall(text))
    return [part for part in found if part.isalnum() or part[0].isdigit() or _means_something(part)]


def _means_something(sign: str) -> bool:
    return unicodedata.category(sign).startswith("S") and sign not in _NO_MEANING


def _compact(words: Sequence[str]) -> str:
    """Words as one text, blanks only where they count: `Ice tea` is `Icetea`, `Mug S` is not `Mugs`."""
    text = words[0]
    for before, word in pairwise(words):
        both_words = before.isalpha() and word.isalpha() and min(len(before), len(word)) >= 3
        text += word if both_words else " " + word
    return text


def _rank(product: Product) -> tuple[int, bool, str]:
    """The one to show first: the most sold, then one that is not all of one case."""
    return -product.lines, product.name in (product.name.upper(), product.name.lower()), product.key


def _joined(candidates: Sequence[Product], apart: Collection[frozenset[str]], *, exact: bool) -> list[Product]:
    """The first of the candidates, and those that may be the same as all chosen before."""
    chosen: list[Product] = []
    for product in candidates:
        if all(frozenset((product.key, each.key)) not in apart and _may_be(product, each, exact) for each in chosen):
            chosen.append(product)
    return chosen


def _may_be(one: Product, other: Product, exact: bool) -> bool:
    names_are_ids = one.key == one.name and other.key == other.name
    if exact and names_are_ids:
        return True
    if one.price and other.price and not 1 / PRICES_APART <= one.price / other.price <= PRICES_APART:
        return False
    if clean_text(one.name) != clean_text(other.name):
        return True
    if one.key == one.name or other.key == other.name:
        return True
    # The till itself tells them apart, unless one took over from the other.
    days = (one.first, one.last, other.first, other.last)
    if None in days:
        return False
    return bool(one.last < other.first or other.last < one.first)  # type: ignore[operator]


def _longer_names(groups: Mapping[str, Sequence[Product]]) -> Iterator[tuple[str, str]]:
    """Names of products without an id, each with the only one of a product with one that goes on where it ends, or the other
    way round, at a like price: `Dragon Well tea` and `Dragon Well tea, tin`."""
    texts = {key: "".join(parts(of_name[0].name)) for key, of_name in groups.items()}
    with_ids = sorted((texts[key], key) for key, of_name in groups.items() if _are_known(of_name, with_ids=True))
    by_text = dict(with_ids)
    for key, of_name in groups.items():
        text = texts[key]
        if not _are_known(of_name, with_ids=False) or len(text) < LEAST_START:
            continue
        found = [by_text[text[:end]] for end in range(LEAST_START, len(text)) if text[:end] in by_text]
        for longer, other in with_ids[bisect_left(with_ids, (text, "")) :]:
            if not longer.startswith(text):
                break
            found.append(other)
        if len(found) == 1 and found[0] != key:
            yield key, found[0]


def _are_known(products: Sequence[Product], with_ids: bool) -> bool:
    return all((each.key != each.name) == with_ids and each.price for each in products)


def _near_names(names: dict[str, list[str]]) -> dict[str, set[str]]:
    """Names (by key, as parts) that differ in one word, by one letter."""
    used: Counter[str] = Counter(word for words in names.values() for word in set(words))
    slips = _slips(used)
    holes: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for key, words in names.items():
        for at, word in enumerate(words):
            if word in slips:
                holes[(*words[:at], "", *words[at + 1 :])].append((word, key))
    near: dict[str, set[str]] = defaultdict(set)
    for filled in holes.values():
        by_word = dict(filled)
        for word, key in by_word.items():
            near[key] |= {by_word[other] for other in slips[word] if other in by_word}
    return near


def _slips(used: Counter[str]) -> dict[str, set[str]]:
    """For each word the words that may be a slip of it; `used`: in how many names each stands."""
    from rapidfuzz.distance import OSA

    variants: dict[str, list[str]] = defaultdict(list)
    single = {word: _DOUBLED.sub(r"\1", word) for word in used if _may_slip(word)}
    for word, short in single.items():
        for variant in _without_one(short):
            variants[variant].append(word)
    slips: dict[str, set[str]] = defaultdict(set)
    for words in variants.values():
        for at, word in enumerate(words):
            for other in words[at + 1 :]:
                is_slip = min(used[word], used[other]) < ESTABLISHED and word[0] == other[0] and word != other
                if is_slip and OSA.distance(single[word], single[other], score_cutoff=1) <= 1:
                    slips[word].add(other)
                    slips[other].add(word)
    return slips


def _may_slip(word: str) -> bool:
    return len(word) >= LEAST_LETTERS and word.isalpha() and all(ord(letter) < _LATIN_TO_CYRILLIC for letter in word)


def _without_one(word: str) -> Iterator[str]:
    """The word, and each of it without one letter: words that are one letter apart share one of these."""
    yield word
    yield from {word[:at] + word[at + 1 :] for at in range(len(word))}
