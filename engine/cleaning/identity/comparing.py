"""How far two customers agree, field by field, as levels; and how likely strangers are to agree as far by chance."""

from enum import IntEnum
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from engine.cleaning.identity.blocking import Pairs
from engine.cleaning.identity.contacts import national
from engine.cleaning.identity.names import NameLevel, Words, compare
from engine.cleaning.identity.people import Codes, People

Levels = npt.NDArray[np.int8]
Logs = npt.NDArray[np.float64]


class ContactLevel(IntEnum):
    """An e-mail address, a phone, a card."""

    OTHER = 0
    NEAR = 1
    SAME = 2


class MaskLevel(IntEnum):
    """A masked phone (`186******05`) and a whole or masked one: what it shows fits, or not."""

    OTHER = 0
    FITS = 1


class BirthdayLevel(IntEnum):
    """Days of birth: two of year, month and day alike; day and month swapped; the same. DAY: of one of the two no year is
    known, and day and month are the same; rarer than chance alone, but proof of nothing."""

    OTHER = 0
    NEAR = 1
    SWAPPED = 2
    SAME = 3
    DAY = 4


class PlaceLevel(IntEnum):
    """Addresses, or as much of them as both have."""

    OTHER = 0
    CITY = 1
    POSTAL = 2
    NEAR = 3
    SAME = 4


LEVELS: Final[dict[str, type[IntEnum]]] = {
    "name": NameLevel,
    "email": ContactLevel,
    "phone": ContactLevel,
    "mask": MaskLevel,
    "card": ContactLevel,
    "birthday": BirthdayLevel,
    "address": PlaceLevel,
}
"""The fields that are weighed, with their levels; −1 stands for a field that one of the two lacks."""

_COINCIDENCE: Final = {"email": 1e-7, "phone": 3e-7, "card": 1e-7}
"""How likely two strangers are given one contact by mistake: a number that was given away anew, a slip of the pen."""

_NEAR_BY_CHANCE: Final = {"email": 2e-4, "phone": 1e-5, "card": 1.0}
"""Namesakes choose addresses that are much alike: `jjones` at two providers is two people more often than one."""

_SAYS_THE_DAY_AGAIN: Final = 0.9
"""How often one person's day and month are the same twice. Weighed here, for `weighing` has no class for it: without a year
nobody is told from his twin, nor from a stranger in three hundred."""

_NEAR_PLACE: Final = 1e-5
_APPROXIMATE: Final = {NameLevel.TYPO: 0.02, NameLevel.SHORT: 0.03, NameLevel.LONGER: 0.5}


def compare_pairs(people: People, pairs: Pairs) -> tuple[dict[str, Levels], dict[str, Logs]]:
    """Levels of each pair a field, int8 (pairs,), and the logarithm of the chance that strangers reach that level."""
    levels, chance = {}, {}
    levels["name"], chance["name"] = _names(people, pairs)
    for field in ("email", "phone", "card"):
        levels[field], chance[field] = _contacts(people, pairs, field)
    levels["mask"], chance["mask"] = _masks(people, pairs)
    levels["birthday"], chance["birthday"] = _birthdays(people, pairs)
    levels["address"], chance["address"] = _places(people, pairs)
    return levels, chance


def _both(codes: Codes, pairs: Pairs) -> tuple[Codes, Codes, npt.NDArray[np.bool_]]:
    one, other = codes[pairs[0]], codes[pairs[1]]
    return one, other, (one >= 0) & (other >= 0)


def _distinct(one: Codes, other: Codes) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.intp]]:
    """Each combination of two codes once, and which of them every pair is."""
    low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other).astype(np.int64)
    packed, at = np.unique(low << 32 | high, return_inverse=True)
    return packed >> 32, packed & 0xFFFFFFFF, at


def _names(people: People, pairs: Pairs) -> tuple[Levels, Logs]:
    one, other, both = _both(people.codes["name"], pairs)
    level, log = np.full(len(one), -1, np.int8), np.zeros(len(one))
    low, high, at = _distinct(one[both], other[both])
    names: list[Words] = people.values["name"]
    total = max(int(people.counts["name"].sum()), 2)
    counts = people.counts["name"]
    found, chances = np.empty(len(low), np.int8), np.empty(len(low))
    for n, (a, b) in enumerate(zip(low.tolist(), high.tolist())):
        reached = NameLevel.SAME if a == b else compare(names[a], names[b], people.usage)
        chances[n] = _name_chance(people, names[a], names[b], reached, int(counts[a] if a == b else 0), total)
        found[n] = reached
    level[both], log[both] = found[at], np.log(chances[at])
    return level, log


def _name_chance(people: People, one: Words, other: Words, level: NameLevel, holders: int, total: int) -> float:
    """Chance that two strangers of this shop have names that agree so far: rarer words say more (Winkler 1989)."""
    if level == NameLevel.OTHER:
        return 0.97
    product = 1.0
    for word in set(one) & set(other):
        product *= people.usage.common[word] / total
    if level == NameLevel.SAME:
        # Words are not drawn independently: what several customers are called is no rare name.
        return min(max(product, 0.5 / total, (holders - 2) / total), 0.97)
    chance = product * _APPROXIMATE.get(level, 1.0)
    return min(max(chance, 1e-3 / total), 0.97)


def _contacts(people: People, pairs: Pairs, field: str) -> tuple[Levels, Logs]:
    one, other, both = _both(people.codes[field], pairs)
    level, log = np.full(len(one), -1, np.int8), np.zeros(len(one))
    level[both] = np.where(one[both] == other[both], ContactLevel.SAME, ContactLevel.OTHER)
    level[_near(people.values[field], one, other, both & (one != other), field)] = ContactLevel.NEAR
    log[level == ContactLevel.SAME] = np.log(_COINCIDENCE[field])
    log[level == ContactLevel.NEAR] = np.log(_NEAR_BY_CHANCE[field])
    return level, log


def _masks(people: People, pairs: Pairs) -> tuple[Levels, Logs]:
    """Masked phones beside whole or other masked ones; the more digits they show, the less is chance."""
    level, log = np.full(len(pairs[0]), -1, np.int8), np.zeros(len(pairs[0]))
    mask, phone = people.codes["mask"], people.codes["phone"]
    said = [(mask[side] >= 0, (mask[side] >= 0) | (phone[side] >= 0)) for side in pairs]
    for n in np.flatnonzero((said[0][0] & said[1][1]) | (said[0][1] & said[1][0])).tolist():
        ends = []
        for side in pairs:
            whole = people.said("phone", side[n])
            ends.append(people.said("mask", side[n]) or (national(whole, people.country),) * 2)
        (head, tail), (other_head, other_tail) = ends
        fits = head.startswith(other_head) or other_head.startswith(head)
        fits &= tail.endswith(other_tail) or other_tail.endswith(tail)
        level[n] = MaskLevel.FITS if fits else MaskLevel.OTHER
        # Few beginnings are in use; the figures at the end are drawn by lot.
        log[n] = np.log(0.05) - min(len(tail), len(other_tail)) * np.log(10) if fits else np.log(0.999)
    return level, log


def _near(
    values: list[str], one: Codes, other: Codes, apart: npt.NDArray[np.bool_], field: str
) -> npt.NDArray[np.bool_]:
    """Contacts that differ by one slip, or addresses of one name at two providers."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = np.zeros(len(one), bool)
    if field == "card" or not apart.any():
        return near
    low, high, at = _distinct(one[apart], other[apart])
    a, b = [values[n] for n in low.tolist()], [values[n] for n in high.tolist()]
    alike = process.cpdist(a, b, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8) <= 1
    if field == "email":
        locals_of = ([text.partition("@")[0] for text in side] for side in (a, b))
        same = np.array([x == y and len(x) >= 6 for x, y in zip(*locals_of)], bool)
        alike = same | (alike & np.array([len(text) > 12 for text in a], bool))
    near[apart] = alike[at]
    return near


def _birthdays(people: People, pairs: Pairs) -> tuple[Levels, Logs]:
    one, other, both = _both(people.codes["birthday"], pairs)
    level, log = np.full(len(one), -1, np.int8), np.zeros(len(one))
    days = np.array(people.values["birthday"], np.int32).reshape(-1, 3)
    a, b = days[one[both]], days[other[both]]
    alike = a == b
    swapped = alike[:, 0] & (a[:, 1] == b[:, 2]) & (a[:, 2] == b[:, 1])
    found = np.where(alike.sum(1) == 2, BirthdayLevel.NEAR, BirthdayLevel.OTHER)
    found = np.where(swapped, BirthdayLevel.SWAPPED, found)
    found = np.where(alike.all(1), BirthdayLevel.SAME, found)
    is_day = (a[:, 0] == 0) | (b[:, 0] == 0)
    found = np.where(is_day, np.where(alike[:, 1:].all(1), BirthdayLevel.DAY, BirthdayLevel.OTHER), found)
    level[both] = found
    total = max(int(people.counts["birthday"].sum()), 2)
    # 1 January 1970 is no birthday but what a till fills in: its many holders make it worth nothing.
    same = np.maximum(people.counts["birthday"][one[both]] / total, 1 / 20_000)
    of_day = np.bincount(days[:, 1] * 32 + days[:, 2], people.counts["birthday"], 13 * 32) / total
    day = np.clip(of_day[a[:, 1] * 32 + a[:, 2]] / _SAYS_THE_DAY_AGAIN, 1 / 366, 1.0)
    chance = np.select([found == n for n in range(5)], [0.99, 5e-3, 1e-4, same, day])
    log[both] = np.log(chance)
    return level, log


def _places(people: People, pairs: Pairs) -> tuple[Levels, Logs]:
    street_a, street_b, streets = _both(people.codes["address"], pairs)
    postal_a, postal_b, postal = _both(people.codes["postal_code"], pairs)
    city_a, city_b, city = _both(people.codes["city"], pairs)
    count = len(street_a)
    level, chance = np.full(count, -1, np.int8), np.ones(count)
    any_place = streets | postal | city
    level[any_place], chance[any_place] = PlaceLevel.OTHER, 0.97
    for reached, both, a, b, field in (
        (PlaceLevel.CITY, city, city_a, city_b, "city"),
        (PlaceLevel.POSTAL, postal, postal_a, postal_b, "postal_code"),
    ):
        same = both & (a == b)
        level[same] = reached
        chance[same] = _share(people, field, a[same])
    elsewhere = (postal & (postal_a != postal_b)) & (city & (city_a != city_b))
    same = streets & (street_a == street_b) & ~elsewhere
    near = streets & (street_a != street_b) & ~elsewhere
    near[near] = _near_places(people.values["address"], street_a[near], street_b[near])
    level[near], chance[near] = PlaceLevel.NEAR, _NEAR_PLACE
    level[same], chance[same] = PlaceLevel.SAME, np.maximum(_share(people, "address", street_a[same]) * 0.1, 1e-6)
    return level, np.log(chance)


def _share(people: People, field: str, codes: Codes) -> Any:
    """In what share of the customers each of these values is, at most 0.97."""
    return np.minimum(people.counts[field][codes] / max(int(people.counts[field].sum()), 2), 0.97)


def _near_places(values: list[tuple[str, ...]], one: Codes, other: Codes) -> npt.NDArray[np.bool_]:
    """Addresses with the same house number and nearly the same words."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    low, high, at = _distinct(one, other)
    if not len(low):
        return np.zeros(len(one), bool)
    a, b = [values[n] for n in low.tolist()], [values[n] for n in high.tolist()]
    numbers = np.array([_numbers(x) == _numbers(y) != [] for x, y in zip(a, b)], bool)
    alike = process.cpdist(
        [" ".join(x) for x in a], [" ".join(y) for y in b], scorer=OSA.normalized_similarity, dtype=np.float32
    )
    inside = np.array([set(x) <= set(y) or set(y) <= set(x) for x, y in zip(a, b)], bool)
    return (numbers & ((alike >= 0.8) | inside))[at]


def _numbers(words: tuple[str, ...]) -> list[str]:
    return sorted(w for w in words if w.isdigit())
