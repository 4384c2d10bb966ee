"""The same customer, twice: by e-mail address or telephone number, where nothing speaks against it.

What is certain may be shown as one person; what is doubtful becomes a card for the shop to decide. Contacts that are
masked, invented (`none@none.com`, 0000000) or shared by many say nothing.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from engine.cleaning.standardise import normal_email, normal_phone, spelling_key

MOST_SHARING: Final = 3
"""A contact of more people than this, under different names, belongs to a family, a company or the shop itself."""

MOST_TIMES: Final = 50
"""A contact of more customers than this is the till's own, whatever their names."""

_NOBODY: Final = frozenset(
    "no none na n/a nomail no-mail noemail no-email no.email nobody unknown test tester x xx xxx abc a aa null keine "
    "kein sans aucun guest customer walkin walk-in cash 无 没有 未知".split()
)
_RUNS: Final = ("0123456789" * 2, "9876543210" * 2)


@dataclass(frozen=True)
class SameCustomer:
    """Customers who are, or may be, one person.

    customers: source ids, in the order given. evidence: (code, value) pairs: `same_email`, `same_phone`,
    `same_name_and_birthday`, `same_name_and_address`, and against it `other_name`, `other_birthday` (value empty).
    """

    customers: tuple[str, ...]
    certain: bool
    evidence: tuple[tuple[str, str], ...]


def find_same(people: Sequence[Mapping[str, Any]], country: str) -> list[SameCustomer]:
    """Groups of the same customer, certain ones first, then doubtful pairs.

    people: canonical customer columns (customer_id; name, email, phone, birthday, address, postal_code where known);
    country: of the shop, for telephone numbers. A pair of a certain group is not doubtful again.
    """
    group_of = {n: [n] for n in range(len(people))}
    proof: dict[int, list[tuple[str, str]]] = defaultdict(list)
    doubtful: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for members, code, value in _shared(people, country):
        against = _against(people, members)
        for a, b in _pairs(members):
            one, other = group_of[a], group_of[b]
            # Nobody in between, who gave no name, may join two people whose names differ.
            against_groups = against or (_against(people, [*one, *other]) if one is not other else [])
            if against_groups or code.startswith("same_name"):
                doubtful[a, b] += [(code, value), *against_groups]
                continue
            proof[b].append((code, value))
            if one is not other:
                one += other
                group_of.update(dict.fromkeys(other, one))
    groups = {id(group): sorted(group) for group in group_of.values()}
    certain = [
        SameCustomer(_ids(people, group), True, tuple(dict.fromkeys(item for n in group for item in proof[n])))
        for group in groups.values()
        if len(group) > 1
    ]
    return certain + [
        SameCustomer(_ids(people, pair), False, tuple(dict.fromkeys(evidence)))
        for pair, evidence in sorted(doubtful.items())
        if group_of[pair[0]] is not group_of[pair[1]]
    ]


def same_name(one: str, other: str) -> bool:
    """Whether two names can be one person's: the same words in any order, some left out, or initials."""
    first, second = sorted((_words(one), _words(other)), key=len)
    rest = list(second)
    for word in sorted(first, key=len, reverse=True):
        match = next((w for w in rest if w == word), None) or next((w for w in rest if _initial(w, word)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def _shared(people: Sequence[Mapping[str, Any]], country: str) -> Iterator[tuple[list[int], str, str]]:
    """People with something in common: positions, code, value."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, person in enumerate(people):
        email, phone = normal_email(person.get("email")), normal_phone(person.get("phone"), country)
        if email and email.partition("@")[0] not in _NOBODY:
            found["same_email", email].append(n)
        if phone and not _invented(phone):
            found["same_phone", phone].append(n)
        name = spelling_key(person.get("name") or "")
        if " " in name or any(c > "\u2e80" for c in name):
            if person.get("birthday"):
                found["same_name_and_birthday", f"{name} {person['birthday']}"].append(n)
            if person.get("address"):
                place = f"{person['address']} {person.get('postal_code') or ''}"
                found["same_name_and_address", f"{name} {spelling_key(place)}"].append(n)
    for (code, value), members in found.items():
        few = len(members) <= MOST_SHARING or (len(members) <= MOST_TIMES and not _against(people, members))
        if len(members) > 1 and few:
            yield members, code, value


def _pairs(members: list[int]) -> Iterable[tuple[int, int]]:
    # Among many, each with the first is enough to join them.
    return combinations(members, 2) if len(members) <= MOST_SHARING else ((members[0], n) for n in members[1:])


def _against(people: Sequence[Mapping[str, Any]], members: Sequence[int]) -> list[tuple[str, str]]:
    """What speaks against all of them being one person."""
    names = dict.fromkeys(people[n]["name"] for n in members if people[n].get("name"))
    birthdays = {people[n]["birthday"] for n in members if people[n].get("birthday")}
    against = []
    if not all(same_name(one, other) for one, other in combinations(names, 2)):
        against.append(("other_name", ""))
    if len(birthdays) > 1:
        against.append(("other_birthday", ""))
    return against


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.findall(r"[^\W\d_]+", plain)


def _initial(one: str, other: str) -> bool:
    return one[0] == other[0] and 1 in (len(one), len(other))


def _invented(phone: str) -> bool:
    digits = phone.lstrip("+")
    return len(set(digits[-7:])) == 1 or any(digits[-7:] in run for run in _RUNS)


def _ids(people: Sequence[Mapping[str, Any]], members: Sequence[int]) -> tuple[str, ...]:
    return tuple(people[n]["customer_id"] for n in members)
