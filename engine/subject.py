"""All that is known of one person, as files to hand to them: a workbook to read, JSON for another program.

What the GDPR (articles 15 and 20) and the Chinese PIPL (articles 44 and 45) give everybody a right to. Of others who shopped
with them, or who may be the same person, nothing is in it.
"""

import json
import re
import sqlite3
import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from engine import resources
from engine.spreadsheet import Sheet, whole_file, write_book
from engine.store import audit, customers, database, erasures, models, settings, subjects

_ESTIMATES: Final = (
    "segment state visits historic_value average_gap_days expected_spend expected_spend_low expected_spend_high "
    "return_probability next_order_day next_order_low next_order_high"
).split()
_DAYS: Final = ("next_order_day", "next_order_low", "next_order_high")
_CODED: Final = frozenset({"kind", "channel", "status", "arm", "segment", "state"})
_UNSAFE: Final = re.compile(r"[^\w.@-]+")
_LONGEST_NAME: Final = 60


def known(connection: sqlite3.Connection, key: str) -> dict[str, Any]:
    """Everything: customer_ids; told, purchases, interactions, consents, campaigns, recommendations, kept_cells (lists, see
    `store.subjects`); estimates {name: value}. Raises `customer.unknown`."""
    number = customers.row_id(connection, key)
    rows = erasures.persons(connection, number)
    facts = customers.facts(connection, number)
    estimates = {name: facts[name] for name in _ESTIMATES if facts[name] is not None}
    estimates |= {name: round(value, 2) for name, value in estimates.items() if isinstance(value, float)}
    estimates |= {name: customers.iso(estimates[name]) for name in _DAYS if name in estimates}
    run = models.current_run(connection)
    if run is not None and "expected_spend" in estimates:
        estimates["horizon"] = run["horizon"]
    return {
        "customer_ids": sorted(erasures.known_as(connection, rows)["key"]),
        "told": subjects.told(connection, rows),
        "purchases": subjects.purchases(connection, rows),
        "interactions": subjects.interactions(connection, rows),
        "consents": subjects.consents(connection, rows),
        "campaigns": subjects.campaigns(connection, rows),
        "estimates": estimates,
        "recommendations": subjects.recommendations(connection, rows),
        "kept_cells": subjects.kept_cells(connection, rows),
    }


def export(connection: sqlite3.Connection, key: str, folder: Path, now: datetime) -> dict[str, Any]:
    """Write `customer_ID.xlsx` and `customer_ID.json` into the folder, and note in the shop's log that it was done.

    Returns files (names), folder, and how many of each there were: told, purchases, interactions, consents, campaigns,
    recommendations, kept_cells. Raises `customer.unknown`, `file.unreadable`, `disk.full`.
    """
    found = known(connection, key)
    shop = settings.get_settings(connection)
    at = now.replace(microsecond=0).isoformat()
    name = f"customer_{_UNSAFE.sub('_', key)[:_LONGEST_NAME]}"
    workbook, document = folder / f"{name}.xlsx", folder / f"{name}.json"
    language = (
        "zh" if shop["language"][:2].lower() == "zh" or (not shop["language"] and shop["country"] == "CN") else "en"
    )
    with database.transaction(connection):
        write_book(workbook, _sheets(found, shop["name"], at, language))
        with whole_file(document) as unfinished:
            whole = {"shop": shop["name"], "made_at": at, **found}
            unfinished.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        counts = {part: len(rows) for part, rows in found.items() if isinstance(rows, list) and part != "customer_ids"}
        # Numbers alone: the log must not name who asked.
        audit.log(connection, at, "subject", **counts)
    return {"files": [workbook.name, document.name], "folder": str(folder), **counts}


def _sheets(found: Mapping[str, Any], shop: str, at: str, language: str) -> list[Sheet]:
    words = _words(language)
    told = [
        (
            each["customer_id"],
            words.get(f"field.{name}", name),
            str(value),
            each["file"] or words["own"],
            (each["imported_at"] or "")[:10],
        )
        for each in found["told"]
        for name, value in _flat(each["said"])
    ]
    sheets = [
        _about(found, shop, at, words),
        _sheet("told", ("customer_id", "what", "value", "file", "since"), told, words),
    ]
    for part in ("purchases", "interactions", "consents", "campaigns"):
        rows = found[part]
        if rows:
            said = [[_said(name, value, words) for name, value in row.items()] for row in rows]
            sheets.append(_sheet(part, list(rows[0]), said, words))
    estimates = [(words[f"field.{name}"], _said(name, value, words)) for name, value in found["estimates"].items()]
    estimates += [
        (words[f"list.{row['list']}"].format(rank=row["rank"]), row["product_name"] or row["product_id"])
        for row in found["recommendations"]
    ]
    if estimates:
        sheets.append(_sheet("estimates", ("what", "value"), estimates, words))
    if found["kept_cells"]:
        cells = [(row["file"], row["cell"], row["value"]) for row in found["kept_cells"]]
        sheets.append(_sheet("kept_cells", ("file", "cell", "value"), cells, words))
    return sheets


def _about(found: Mapping[str, Any], shop: str, at: str, words: Mapping[str, str]) -> Sheet:
    files = dict.fromkeys(each["file"] for each in found["told"] if each["file"])
    rows = [
        (words["about.shop"], shop),
        (words["about.made"], at[:10]),
        (words["about.numbers"], ", ".join(found["customer_ids"])),
        (words["about.from"], ", ".join(files) or words["own"]),
        *(
            (words[f"about.{name}"], words[f"about.{name}.text"])
            for name in ("purpose", "profiling", "given", "kept", "rights")
        ),
    ]
    return Sheet(words["sheet.about"], (words["about.title"], ""), rows, is_list=False)


def _sheet(part: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], words: Mapping[str, str]) -> Sheet:
    return Sheet(words[f"sheet.{part}"], [words[f"column.{name}"] for name in columns], rows)


def _said(name: str, value: Any, words: Mapping[str, str]) -> Any:
    """A value as a person reads it: codes in words."""
    return words.get(f"value.{value}", value) if name in _CODED else value


def _flat(said: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Fields with a value; further columns of a file under their own names."""
    plain = [(name, value) for name, value in said.items() if not isinstance(value, dict) and value not in (None, "")]
    return plain + [
        pair
        for value in said.values()
        if isinstance(value, dict)
        for pair in value.items()
        if pair[1] not in (None, "")
    ]


@cache
def _words(language: str) -> dict[str, str]:
    found: dict[str, str] = tomllib.loads(resources.path("words", "subject.toml").read_text(encoding="utf-8"))[language]
    return found
