"""From pairs to persons: what is certain is put together, as far as nobody said otherwise; what is left is asked."""

from collections.abc import Iterable, Sequence

from engine.cleaning.identity.finding import SameCustomer

Pair = tuple[int, int]


def settle(
    found: Sequence[SameCustomer],
    count: int,
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
    unsure: Iterable[Pair] = (),
) -> tuple[list[list[int]], list[SameCustomer]]:
    """Persons of more than one customer (ascending positions), and the pairs to ask, the likeliest first.

    found: likeliest first, of `count` customers; same, different and unsure: pairs that the shop decided. What is different
    never becomes one person, not through others either: of two chains of evidence the weaker one gives way. Between two
    persons only the likeliest pair is asked, and none where the shop was not sure of one.
    """
    persons = _Persons(count)
    for one, other in different:
        persons.forbid(one, other)
    for one, other in same:
        persons.join(one, other)
    by_pair = {(pair.one, pair.other): pair for pair in found}
    for pair in found:
        if pair.certain and not persons.clash(pair.one, pair.other, by_pair):
            persons.join(pair.one, pair.other)
    asked, seen = [], {persons.between(*pair) for pair in unsure}
    for pair in found:
        one, other = between = persons.between(pair.one, pair.other)
        if one != other and between not in seen and not persons.apart(one, other):
            seen.add(between)
            asked.append(pair)
    return persons.groups(), asked


def links(found: Iterable[SameCustomer], groups: Iterable[Sequence[int]]) -> list[SameCustomer]:
    """The likeliest pairs that hold these persons together, one fewer than a person has customers (Kruskal 1956)."""
    person = {n: number for number, group in enumerate(groups) for n in group}
    chained = {n: {n} for n in person}
    held = []
    for pair in found:
        if pair.one not in person or person[pair.one] != person.get(pair.other):
            continue
        chain, other = chained[pair.one], chained[pair.other]
        if chain is not other:
            held.append(pair)
            chain |= other
            chained.update(dict.fromkeys(other, chain))
    return held


class _Persons:
    """Disjoint sets of customers, with pairs that must not come together."""

    def __init__(self, count: int) -> None:
        self._person = list(range(count))
        self._members: dict[int, list[int]] = {}
        self._forbidden: dict[int, set[int]] = {}

    def of(self, n: int) -> int:
        return self._person[n]

    def between(self, one: int, other: int) -> Pair:
        """The persons of two customers, in order."""
        one, other = self.of(one), self.of(other)
        return min(one, other), max(one, other)

    def members(self, person: int) -> list[int]:
        return self._members.get(person, [person])

    def forbid(self, one: int, other: int) -> None:
        self._forbidden.setdefault(one, set()).add(other)
        self._forbidden.setdefault(other, set()).add(one)

    def apart(self, one: int, other: int) -> bool:
        """Whether somebody said that two persons are different."""
        theirs = set(self.members(other))
        return any(not theirs.isdisjoint(self._forbidden.get(n, ())) for n in self.members(one))

    def clash(self, one: int, other: int, pairs: dict[Pair, SameCustomer]) -> bool:
        """Whether joining two customers would join others of whom the evidence says otherwise."""
        one, other = self.of(one), self.of(other)
        if one == other or self.apart(one, other):
            return True
        return any(
            (pair := pairs.get((min(a, b), max(a, b)))) is not None and pair.contradicted
            for a in self.members(one)
            for b in self.members(other)
        )

    def join(self, one: int, other: int) -> None:
        one, other = self.of(one), self.of(other)
        if one == other or self.apart(one, other):
            return
        moved = self.members(other)
        self._members[one] = self.members(one) + moved
        self._members.pop(other, None)
        for n in moved:
            self._person[n] = one

    def groups(self) -> list[list[int]]:
        return sorted(sorted(members) for members in self._members.values())
