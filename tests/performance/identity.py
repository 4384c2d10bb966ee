"""The same customer, twice: what is put together by itself and what is asked, against the truth and beside splink.

splink runs where it can be imported, or in the interpreter that `--splink-python` names; without it, its figures are
left out.
"""

import csv
import importlib.util
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import identity_people
from measuring import ROOT, Row, run

SHOPS = (("town", identity_people.TOWN, 1), ("mall in China", identity_people.MALL, 2))
LARGE = 80_000

splink_python: str | None = sys.executable if importlib.util.find_spec("splink") else None
"""Set by `run.py --splink-python`."""

Pairs = set[tuple[int, int]]


def measure(folder: Path) -> Iterator[Row]:
    for name, setting, seed in SHOPS:
        people, truth = identity_people.generate(setting, seed)
        yield from _measure(folder, f"identity, {name}", people, truth, setting.country)
    people, truth = identity_people.generate(identity_people.at_scale(identity_people.TOWN, LARGE), 3)
    yield from _measure(folder, f"identity, {len(people):,} customers", people, truth, "GB", recall=False)


def _measure(
    folder: Path, name: str, people: list[dict], truth: Sequence[int], country: str, recall: bool = True
) -> Iterator[Row]:
    sys.path.insert(0, str(ROOT))
    from engine.cleaning.identity import find_same, settle

    started = time.monotonic()
    found = find_same(people, country)
    groups, cards = settle(found, len(people))
    seconds = time.monotonic() - started
    right = _pairs(_groups_of(truth))
    merged = _pairs(groups)
    reached = merged | _crossing(groups, cards)
    yield Row(f"{name}: precision of what merges by itself", _share(merged & right, merged), "", 0.995, at_least=True)
    yield Row(f"{name}: merged pairs", len(merged), "pairs", 0, at_least=True)
    yield Row(f"{name}: recall of what merges by itself", _share(merged & right, right), "", 0, at_least=True)
    yield Row(f"{name}: cards", len(cards), "cards", 0.2 * len(people))
    other = _splink(folder, people, country) if splink_python else None
    best = None
    if other is not None:
        pairs, probabilities, peer_seconds = other
        certain = {pair for pair, p in zip(pairs, probabilities) if p >= 0.99}
        print(
            f"      splink: {len(pairs)} pairs in {peer_seconds:.1f} s; from 0.99 on {len(certain)}, precision", end=" "
        )
        print(f"{_share(certain & right, certain):.4f}, recall {_share(certain & right, right):.4f}")
        # As many pairs as ours, taken and asked; and all that it finds likelier than not.
        as_many = set(pairs[: len(merged) + len(cards)])
        best = _share(as_many & right, right)
    limit = 1.0 if best is not None else 0.5
    if recall:
        yield Row(f"{name}: recall with cards", _share(reached & right, right), "", limit, peer=best, at_least=True)
    yield Row(f"{name}: time", seconds, "s", 180, peer=None)


def _splink(folder: Path, people: list[dict], country: str) -> tuple[list[tuple[int, int]], list[float], float]:
    """Its pairs, likeliest first, with their probabilities, and its seconds."""
    source, out = folder / "people.csv", folder / "pairs.csv"
    fields = (
        "customer_id",
        "given",
        "surname",
        "name",
        "email",
        "phone",
        "card",
        "birthday",
        "address",
        "postal_code",
        "city",
    )
    with source.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fields, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(_plain(person, country) for person in people)
    child = run([splink_python, Path(__file__).with_name("identity_splink.py"), source, out])
    place = {person["customer_id"]: n for n, person in enumerate(people)}
    pairs, probabilities = [], []
    with out.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            one, other = sorted((place[row["customer_id_l"]], place[row["customer_id_r"]]))
            pairs.append((one, other))
            probabilities.append(float(row["match_probability"]))
    return pairs, probabilities, float(child.output.split()[-1])


def _plain(person: dict, country: str) -> dict:
    """Cleaned as splink's guide advises: one case, numbers in E.164, names in two columns, nobody's contacts left out."""
    from engine.cleaning.identity.contacts import line
    from engine.cleaning.standardise import normal_email

    name = (person.get("name") or "").casefold().replace(",", "")
    words = name.split()
    if words and words[0] > "\u2e80":
        joined = "".join(words)
        words = [joined[1:], joined[0]]
    email = normal_email(person.get("email"))
    return {
        **person,
        "name": name or None,
        "given": words[0] if words else None,
        "surname": words[-1] if len(words) > 1 else None,
        "email": None if email in identity_people.PLACEHOLDER_EMAILS else email,
        "phone": line(person.get("phone"), country),
        "card": (person.get("attributes") or {}).get("Loyalty card no"),
        **{field: (person.get(field) or "").casefold() or None for field in ("address", "postal_code", "city")},
    }


def _groups_of(truth: Sequence[int]) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for n, person in enumerate(truth):
        groups.setdefault(person, []).append(n)
    return list(groups.values())


def _pairs(groups: Iterable[Sequence[int]]) -> Pairs:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _crossing(groups: Iterable[Sequence[int]], cards: Iterable) -> Pairs:
    """What a *Same* on each card would join: all of one side with all of the other."""
    group_of = {n: group for group in groups for n in group}
    crossing: Pairs = set()
    for card in cards:
        for one in group_of.get(card.one, [card.one]):
            crossing |= {(min(one, n), max(one, n)) for n in group_of.get(card.other, [card.other])}
    return crossing


def _share(part: Pairs, whole: Pairs) -> float:
    return len(part) / len(whole) if whole else 1.0
