"""The same customer, twice: what is put together by itself, what is asked, and what the shop decides.

Nothing is rewritten: a customer is counted in another one (`customer.same_as`), which follows from the pairs that were
found and from what was decided of them. So any decision and any import can be taken back, in any order.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine import statistics
from engine.cleaning.identity import WORTH_ASKING, SameCustomer, card, find_same, links, settle
from engine.columns import MASKED_PHONE
from engine.errors import ShopError
from engine.progress import Progress, silent
from engine.store import audit, database, identities, imports, persons
from engine.store import settings as shop_settings
from engine.store.customers import iso

_REPORTED = 2000
"""Customers between two reports."""


def look(connection: sqlite3.Connection, progress: Progress = silent) -> dict[str, int]:
    """Compare all customers and count as one who certainly is; the caller holds the transaction and counts the shop
    again. Returns merged (customers that are counted in another one), new (of these, who were not before) and cards (pairs
    to ask)."""
    before = persons.heads(connection).keys()
    keys, told = identities.people(connection)

    def people() -> Iterator[dict[str, Any]]:
        for number, person in enumerate(told):
            if number % _REPORTED == 0:
                progress(0.3 * number / len(keys), "identity.comparing")
            yield person

    country = str(shop_settings.get_settings(connection)["country"])
    found = find_same(people(), country, progress)
    identities.save_found(
        connection,
        (
            (keys[pair.one], keys[pair.other], round(pair.probability, 6), pair.certain, json.dumps(pair.evidence))
            for pair in found
        ),
    )
    counts = refold(connection)
    return {**counts, "new": len(persons.heads(connection).keys() - before)}


def refold(connection: sqlite3.Connection) -> dict[str, int]:
    """Count customers as the pairs and the decisions want it now; see `look`."""
    known = _Known(identities.pairs(connection))
    identities.set_states(
        connection,
        {"asked": [pair["id"] for pair in known.asked], "merged": [pair["id"] for pair in known.by_itself]},
    )
    changed = persons.fold(connection, known.persons)
    if changed:
        imports.rebuild_customers(connection, changed)
        shop_settings.mark_staff(connection)
    merged = sum(len(person) - 1 for person in known.persons)
    cards = sum(pair["probability"] >= WORTH_ASKING for pair in known.asked)
    return {"merged": merged, "cards": cards, "changed": len(changed)}


def find_again(connection: sqlite3.Connection, *, now: datetime, progress: Progress = silent) -> dict[str, int]:
    """Compare all customers anew, in a transaction of its own: merged, cards, new."""
    with database.transaction(connection):
        counts = look(connection, progress)
        if counts.pop("changed"):
            statistics.refresh(connection, days=False)
        audit.log(connection, _at(now), "find_same_customers", **counts)
    return counts


def decide(connection: sqlite3.Connection, identity_id: int, verdict: str, *, now: datetime) -> dict[str, Any]:
    """Say that two customers are `same`, `different`, or that nobody can tell (`unsure`).

    Returns id, verdict, merged and cards (as `look`). Raises `argument.wrong` for an unknown pair or verdict.
    """
    if verdict not in identities.VERDICTS:
        raise ShopError("argument.wrong", argument="verdict", value=verdict)
    return _settle(connection, identity_id, verdict, now)


def undo(connection: sqlite3.Connection, identity_id: int, *, now: datetime) -> dict[str, Any]:
    """Take back what was decided of a pair; where nothing was decided and the program put two customers together by
    itself, they are different from now on. Returns as `decide`. Raises `argument.wrong` for an unknown pair."""
    before = identities.verdict(connection, identity_id)
    return _settle(connection, identity_id, "different" if before is None else None, now)


def listing(connection: sqlite3.Connection, limit: int = 200) -> dict[str, Any]:
    """What is asked, was put together by itself, and was decided: {"cards", "merged", "decided"} of pairs, the likeliest
    first (decided: the latest), at most `limit` of each, and "counts" of all; of the cards, those that are less likely than
    is worth asking are counted apart, as "perhaps".

    A pair: id, probability, certain, verdict, decided_at, evidence {field: level}, one and other {customer_id, name, email,
    phone, birthday, address, postal_code, city, card, visits, amount, first, last (ISO)}, each as its files say it alone.
    """
    parts = {name: identities.part(connection, name, limit) for name in ("cards", "merged", "decided")}
    shown = {name: pairs for name, (pairs, _) in parts.items()}
    needed = {pair[side] for pairs in shown.values() for pair in pairs for side in ("one", "other")}
    records = identities.records(connection, sorted(needed))
    for record in records.values():
        attributes = record.pop("attributes")
        record["phone"] = record["phone"] or attributes.get(MASKED_PHONE)
        record["card"] = card(attributes)
        record["first"], record["last"] = iso(record["first"]), iso(record["last"])
    plain = ("id", "probability", "certain", "verdict", "decided_at", "evidence")
    return {
        **{
            name: [
                {**{n: pair[n] for n in plain}, **{side: records[pair[side]] for side in ("one", "other")}}
                for pair in pairs
            ]
            for name, pairs in shown.items()
        },
        "counts": {
            **{name: count for name, (_, count) in parts.items()},
            "cards": (cards := waiting(connection)),
            "perhaps": parts["cards"][1] - cards,
        },
    }


def waiting(connection: sqlite3.Connection) -> int:
    """How many pairs are worth asking about."""
    return identities.waiting(connection, WORTH_ASKING)


def _settle(connection: sqlite3.Connection, identity_id: int, verdict: str | None, now: datetime) -> dict[str, Any]:
    with database.transaction(connection):
        identities.verdict(connection, identity_id)
        identities.decide(connection, identity_id, verdict, _at(now) if verdict else None)
        counts = refold(connection)
        if counts.pop("changed"):
            statistics.refresh(connection, days=False)
        audit.log(connection, _at(now), "same_customer", id=identity_id, verdict=verdict)
    return {"id": identity_id, "verdict": verdict, **counts}


def _at(now: datetime) -> str:
    return now.replace(microsecond=0, tzinfo=None).isoformat()


@dataclass
class _Known:
    """The pairs that are known, and what follows from them: persons (row ids of their customers), pairs to ask, and those
    by which customers came together without anybody's word."""

    pairs: Sequence[dict[str, Any]]

    def __post_init__(self) -> None:
        rows = sorted({pair[side] for pair in self.pairs for side in ("one", "other")})
        place = {row: n for n, row in enumerate(rows)}
        said: dict[str | None, list[tuple[int, int]]] = {}
        found: list[SameCustomer] = []
        by_place: dict[tuple[int, int], dict[str, Any]] = {}
        for pair in self.pairs:
            one, other = sorted((place[pair["one"]], place[pair["other"]]))
            by_place[one, other] = pair
            said.setdefault(pair["verdict"], []).append((one, other))
            found.append(SameCustomer(one, other, pair["probability"], pair["certain"], pair["evidence"]))
        decided = {verdict: said.get(verdict, []) for verdict in identities.VERDICTS}
        groups, asked = settle(found, len(rows), **decided)
        # What somebody said holds a person together before what the program thinks.
        by_word = sorted(found, key=lambda pair: by_place[pair.one, pair.other]["verdict"] != "same")
        held = [by_place[pair.one, pair.other] for pair in links(by_word, groups)]
        self.persons = [[rows[n] for n in group] for group in groups]
        self.asked = [by_place[pair.one, pair.other] for pair in asked]
        self.by_itself = [pair for pair in held if pair["verdict"] is None]
