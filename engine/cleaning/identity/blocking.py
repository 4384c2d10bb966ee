"""Which pairs of customers are worth comparing: those that share a mailbox, a phone, a day of birth, a rare name …

Comparing all would be 5 billion pairs in a shop of 100,000. A key that many share finds nobody and is passed over.
"""

from array import array
from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from engine.cleaning.identity.contacts import national
from engine.cleaning.identity.people import People

Pairs = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]

MOST_MEMBERS: Final = 40
"""Customers of one key; beyond, a more particular key must find them."""


def candidate_pairs(people: People) -> Pairs:
    """Pairs (one, other) with one < other, each once and in order, int64 (pairs,) twice."""
    keys, owners = array("q"), array("q")
    for n in range(len(people)):
        before = len(keys)
        keys.extend(hash(key) for key in _keys(people, n))
        owners.extend([n] * (len(keys) - before))
    key, owner = np.frombuffer(keys, np.int64), np.frombuffer(owners, np.int64)
    order = np.lexsort((owner, key))
    key, owner = key[order], owner[order]
    starts = np.flatnonzero(np.append(True, key[1:] != key[:-1])) if len(key) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(starts, len(key)))
    few = np.repeat(sizes <= MOST_MEMBERS, sizes)
    key, owner = key[few], owner[few]
    found = [np.zeros(0, np.int64)]
    for distance in range(1, MOST_MEMBERS):
        same = key[distance:] == key[:-distance]
        if not same.any():
            break
        one, other = owner[:-distance][same], owner[distance:][same]
        found.append(np.unique(one[one < other] * len(people) + other[one < other]))
    pairs = np.unique(np.concatenate(found))
    return np.divmod(pairs, max(len(people), 1))


def _keys(people: People, n: int) -> Iterator[tuple]:
    codes = {field: int(column[n]) for field, column in people.codes.items()}
    name = people.said("name", n) or ()
    born = people.said("birthday", n)
    address = people.said("address", n)
    for field in ("email", "phone", "card"):
        if codes[field] >= 0:
            yield field[0], codes[field]
    if codes["email"] >= 0:
        local = people.values["email"][codes["email"]].partition("@")[0]
        if len(local) >= 6:
            yield "l", local
    if codes["phone"] >= 0:
        # A wrong or swapped digit leaves one half of the number as it was.
        number = people.values["phone"][codes["phone"]]
        yield from (("h", number[-4:], word[:3]) for word in name)
        yield from (("g", number[:-4], word[:3]) for word in name)
    if name and (codes["phone"] >= 0 or codes["mask"] >= 0):
        # What a masked number shows of a whole one.
        shown = people.said("mask", n) or (national(people.said("phone", n), people.country),) * 2
        yield ("m", shown[0][:2], shown[1][-2:], *sorted(name))
    if born:
        year, *rest = born
        if year:
            yield "b", year, *sorted(rest)
            yield from (("w", word, year) for word in name)
        yield from (("d", word, *sorted(rest)) for word in name)
    if address:
        numbers = tuple(sorted(w for w in address if w.isdigit()))
        if numbers:
            yield "a", numbers, max(address, key=len), codes["postal_code"]
            yield from (("n", numbers, word) for word in name)
    if len(name) > 1:
        yield "s", *sorted(name)
        yield from (("f", one, other[:2]) for one in name for other in name if one is not other)
    for place in ("postal_code", "city"):
        if codes[place] >= 0:
            yield from ((place, codes[place], word) for word in name)
            if len(name) > 1:
                yield (place, codes[place], *sorted(name))
