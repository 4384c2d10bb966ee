"""The verbs about what people may ask of a shop, and what the file holds of them, in sentences."""

import argparse
from collections.abc import Mapping
from typing import Any

from engine.console.opening import reading, writing
from engine.console.tables import text_of
from engine.console.words import filled, sentences

_NEWEST = 20
"""Lines of the log that are printed; --json has the rest."""


def consent(o: argparse.Namespace) -> Any:
    with writing(o) as shop:
        return shop.record_consents(o.file)


def erase(o: argparse.Namespace) -> Any:
    if o.dry_run:
        with reading(o) as shop:
            return shop.erasure(o.customer_id)
    with writing(o) as shop:
        return shop.erase(o.customer_id)


def suppress(o: argparse.Namespace) -> Any:
    with writing(o) as shop:
        return shop.suppress(o.file)


def subject(o: argparse.Namespace) -> Any:
    with writing(o) as shop:
        return shop.export_subject(o.customer_id, o.out)


def privacy(o: argparse.Namespace) -> Any:
    if o.unblock is not None:
        with writing(o) as shop:
            return {"unblocked": shop.unblock(o.unblock)}
    with reading(o) as shop:
        found = shop.privacy()
    return found if o.json else privacy_lines(found)


def privacy_lines(found: Mapping[str, Any]) -> dict[str, Any]:
    """`Shop.privacy` for a person: what is stored, whom we may write to, who is blocked, what was done."""
    words = sentences("privacy.toml")
    stored = found["stored"]
    told = [
        filled(words[code], count=f"{stored[name]:,}")
        for code in words
        if (name := code.removeprefix("stored.")) in stored and stored[name]
    ]
    return {
        "Stored in this file": told or ["nothing about anybody"],
        "May we write?": [filled(words["answer"], **each) for each in found["answers"]],
        "Blocked": [
            f"{each['customer_id']}{' ' + each['name'] if each['name'] else ''}: {each['channel'] or 'everything'}, {each['reason']}, {each['at'][:10]}"
            for each in found["blocked"]
        ],
        "Done with it, the latest first": [
            f"{each['at'].replace('T', ' ')}  {filled(words.get('log.' + each['action'], each['action']), **_plain(each['details']))}"
            for each in found["log"][:_NEWEST]
        ],
    }


def _plain(details: Mapping[str, Any]) -> dict[str, str]:
    return {name: text_of(value) for name, value in details.items()}
