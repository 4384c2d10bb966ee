"""What the program knows of names, contacts and addresses, read once from `resources/words/people.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from engine import resources


@dataclass(frozen=True)
class Known:
    """nicknames: a word → the names (as numbers) that it may stand for. providers: domain → (canonical domain, whether
    dots count, the letter that begins a tag). streets: a word → the spelling that stands for all."""

    nobody: frozenset[str]
    nobody_domains: frozenset[str]
    providers: dict[str, tuple[str, bool, str]]
    streets: dict[str, str]
    card_header: re.Pattern[str]
    titles: frozenset[str]
    particles: frozenset[str]
    long_surnames: frozenset[str]
    surnames: frozenset[str]
    simplified: dict[int, str]
    nicknames: dict[str, frozenset[int]]


@cache
def known() -> Known:
    """The tables of the file."""
    data = tomllib.loads(resources.path("words", "people.toml").read_text(encoding="utf-8"))
    contacts, names = data["contacts"], data["names"]
    providers = {}
    for provider in data["providers"].values():
        first, *others = provider["domains"].split()
        # One mailbox under each of its provider's names only where the provider says so: gmail and googlemail.
        one = not provider.get("dots", True)
        for domain in (first, *others):
            providers[domain] = (first if one else domain, provider.get("dots", True), provider["tag"])
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(names["nicknames"].strip().splitlines()):
        for word in line.split():
            groups.setdefault(word, set()).add(number)
    streets = {w: line.split()[0] for line in data["addresses"]["streets"].strip().splitlines() for w in line.split()}
    headers, alone = ("".join(data["attributes"][of].split("\n")).split("|") for of in ("card", "card_alone"))
    of_cards = "|".join([*(re.escape(h.strip()) for h in headers), *(rf"^\s*{re.escape(h)}\s*$" for h in alone)])
    traditional, simplified = ("".join(names[form].split()) for form in ("traditional", "simplified"))
    return Known(
        nobody=frozenset(contacts["nobody"].split()),
        nobody_domains=frozenset(contacts["nobody_domains"].split()),
        providers=providers,
        streets=streets,
        card_header=re.compile(of_cards, re.IGNORECASE),
        titles=frozenset(names["titles"].split()),
        particles=frozenset(names["particles"].split()),
        long_surnames=frozenset(names["long_surnames"].split()),
        surnames=frozenset("".join(names["surnames"].split())),
        simplified={ord(one): other for one, other in zip(traditional, simplified, strict=True)},
        nicknames={word: frozenset(numbers) for word, numbers in groups.items()},
    )
