"""How files would be read: what the import wizard shows. Nothing is written."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.cleaning import health
from engine.clock import day_of
from engine.importing.contents import Content, counted_once, read_contents, tell_returned, tell_taxes
from engine.importing.corrections import correct_tables
from engine.importing.country import suggest_country
from engine.importing.gather import Digests, Found, Heads, gather
from engine.importing.kept import Kept
from engine.importing.known import known_files, reading_of_shop
from engine.importing.not_products import NotProducts
from engine.importing.not_read import LACKING
from engine.importing.report import Tally, make_report
from engine.importing.suggest import name_by_file, suggest_settings, suggest_staff
from engine.progress import Progress, part, silent
from engine.reading import words
from engine.reading.heads import FIRST_ROWS, HeadSheet, head_book, keep_head
from engine.reading.judging import RETURNS
from engine.reading.lines import SalesLines
from engine.reading.records import attribute_columns
from engine.reading.sheets import Book, open_book
from engine.reading.spooled import SpooledLines
from engine.reading.taxes import bring
from engine.reading.yearless import YearlessDates
from engine.store import import_log, imports, receipts
from engine.store import settings as shop_settings

_ROWS: Final = 12
_OF_SALES: Final = ("quantity", "unit_price", "amount", "discount", "tax")


def preview(
    connection: sqlite3.Connection | None,
    paths: Sequence[Path],
    mapping: Mapping[str, Any] | None = None,
    sheet: str | None = None,
    *,
    password: str | None = None,
    first_rows: bool = False,
    now: datetime,
    progress: Progress = silent,
) -> dict[str, Any]:
    """How these files would be read, JSON-able; `first_rows`: by the first rows of each sheet alone, which is quick while
    somebody changes how they are read.


    tables: [{file, path, fingerprint (the same for equal headers), sheet, kind, part (`returns`: a list of returned orders), format, format_name, remembered, changes
    [{role, was, now}] (headers that the last file of this layout called otherwise), ignored, header_row, cell (of
    the first header, where it is not the main table of its sheet), date_order, year (of dates written without one, as `yearless.Year`), tax (see `reading.taxes`: {amounts, why, done}), refusal
    {code, values} or None, columns [{header, role, reason, wide (one of many that are a product or a day each)}], rows [first lines as understood: {canonical column: value,
    flags, raw: {canonical column: as the file has it}}], cells (the first rows as they stand, where they were not
    understood), first_rows (how many were read, None for all), lines, first, last,
    customers, products}]; settings: name, country, currency and staff as far as the files tell; by_headings: as `suggest_country`;
    refused: [{code, values}] of those of several files that hold no table; questions: what is in doubt; known: as `known_files`, where all files were imported before; stores: names of the stores of the sales; noticed: counts as in
    the report of `run`; not_read: sheets and tables that are left out beside others, as there; health: as `cleaning.health`, None where nothing can be imported.

    Raises `file.*` errors, and why the only file holds no table; tables that cannot be imported come with their refusal.
    """
    stored = shop_settings.get_settings(connection) if connection else {}
    kept = Kept.of(import_log.profiles(connection) if connection else None)
    country = str(stored.get("country") or "")
    opening = head_book if first_rows else _open_and_keep
    gathered = gather(paths, mapping, sheet, kept, country, password, part(progress, 0.0, 0.6), opening)
    if len(paths) == 1 and gathered.refusals:
        raise gathered.refusals[0]
    heads: Heads = partial(receipts.heads_of, connection) if connection else (lambda labels: {})
    usable = gathered.readable(heads)
    for found in usable:
        # What it lacks alone stands in the others, or in the shop.
        found.plan.refusal = None
    gathered.tell_others(usable)
    if connection:
        correct_tables(connection, usable)
    settings = suggest_settings(usable or gathered.tables)
    currency = stored.get("currency") or settings.get("currency")
    prices = imports.product_prices(connection) if connection else {}
    is_whole = all(_first_rows(found) is None for found in gathered.tables)
    known = _known(connection, usable, {**stored, "currency": currency}, mapping) if connection else []
    contents = read_contents(
        usable,
        now,
        currency,
        part(progress, 0.6, 1.0),
        prices,
        heads,
        stores_left_out=stored.get("stores_left_out", ()),
        time_zone=stored.get("time_zone", ""),
    )
    counted_once(contents)
    for content in contents:
        if content.lines is not None:
            tell_taxes(content, bring(content.lines, stored.get("prices_include_tax")))
    stores = sorted({name for c in contents if c.lines is not None for name in c.lines.texts["store"]})
    if len(stores) > 1 and settings.get("name") in stores:
        # The first rows named only one.
        settings["name"] = name_by_file(usable)
    staff = suggest_staff(contents)
    if staff:
        settings["staff"] = staff
    read: dict[int, list[Content]] = {}
    for content in contents:
        read.setdefault(id(content.found), []).append(content)
    shown = _shown(gathered.tables)
    tally = Tally()
    not_products = NotProducts(stored.get("not_products", ()))
    tables = [_table(found, read.get(id(found), []), not_products, tally) for found in shown]
    noticed = make_report(None, contents, tally, 0.0)
    return {
        "tables": tables,
        "settings": settings,
        "by_headings": suggest_country(usable or gathered.tables, settings.get("currency")),
        "refused": [{"code": error.code, "values": dict(error.values)} for error in gathered.refusals],
        "questions": _questions(gathered.tables),
        "known": known,
        "stores": stores,
        "noticed": noticed,
        "not_read": noticed["not_read"],
        # From today on, as the shop judges itself when the file is in it.
        "health": health.health({**_counts(contents, noticed), "as_of": day_of(now.date().isoformat())})
        if contents and is_whole
        else None,
    }


def _open_and_keep(path: Path, password: str | None, go_on: Callable[[], None]) -> Book:
    book = open_book(path, password, go_on)
    keep_head(book, password)
    return book


def _known(
    connection: sqlite3.Connection,
    tables: Sequence[Found],
    stored: Mapping[str, Any],
    mapping: Mapping[str, Any] | None,
) -> list[dict[str, Any]]:
    with Digests([found.path for found in tables]) as digests:
        return known_files(connection, tables, reading_of_shop(connection, stored), mapping, digests)


def _shown(tables: Sequence[Found]) -> list[Found]:
    """Tables that bring something, or could; in a file that has some, those of no known kind are not worth a look."""

    def is_known(found: Found) -> bool:
        refusal = found.plan.refusal
        return refusal is None or bool(found.plan.kind) or found.plan.ignored or refusal.code in LACKING

    known = {found.path for found in tables if is_known(found)}
    return [found for found in tables if is_known(found) or found.path not in known]


def _questions(tables: Sequence[Found]) -> list[dict[str, Any]]:
    return [
        {
            "code": found.plan.refusal.code,
            "file": found.path.name,
            "path": str(found.path),
            "fingerprint": found.plan.fingerprint,
            **found.plan.refusal.values,
        }
        for found in tables
        if not found.plan.ignored
        and found.plan.refusal
        and found.plan.refusal.code in ("dates.ambiguous", "dates.no_year", "column.missing")
    ]


def _table(found: Found, contents: Sequence[Content], not_products: NotProducts, tally: Tally) -> dict[str, Any]:
    plan = found.plan
    roles = {at: role for role, at in plan.roles.items()}
    kept = attribute_columns(plan) if plan.kind == "customers" and plan.refusal is None else {}
    table: dict[str, Any] = {
        "file": found.path.name,
        "path": str(found.path),
        "fingerprint": plan.fingerprint,
        "sheet": plan.table.sheet.name if plan.table.sheet.name != found.path.name else None,
        "kind": plan.kind or None,
        "part": plan.part or None,
        "format": plan.format.id if plan.format else None,
        "format_name": plan.format.name if plan.format else None,
        "remembered": found.remembered,
        "changes": found.changes,
        "ignored": plan.ignored,
        "header_row": plan.table.header_row,
        "cell": plan.table.cell if plan.table.further else None,
        "date_order": plan.orders.get("sold_at") or plan.orders.get("at"),
        "year": asdict(plan.table.days.told) if isinstance(plan.table.days, YearlessDates) else None,
        "refusal": {"code": plan.refusal.code, "values": dict(plan.refusal.values)} if plan.refusal else None,
        "columns": [
            {
                "header": header,
                "role": roles.get(at),
                "reason": plan.reasons.get(roles.get(at, "")),
                "wide": bool(plan.wide and at in plan.wide.columns),
                "kept": header in kept,
                "points": header in kept and words.names(header, "points"),
            }
            for at, header in enumerate(plan.table.headers)
        ],
        "tax": {"amounts": plan.taxes.amounts, "why": plan.taxes.why, "done": contents[0].taxes if contents else ""},
        "rows": [],
        "cells": [],
        "first_rows": _first_rows(found),
        "lines": None,
        "first": None,
        "last": None,
        "customers": None,
        "products": None,
    }
    segments = [content.lines for content in contents if content.lines is not None]
    if not contents:
        table["rows"] = _raw_rows(found)
        table["cells"] = [[_written(cell) for cell in row] for row in plan.table.sample[:_ROWS]]
    elif segments:
        table |= _of_sales(found, segments, not_products, tally)
    elif contents[0].records is not None and plan.part == RETURNS:
        rows = contents[0].records.rows
        table["rows"] = [
            {"receipt_id": key, "flags": ["refund"], "raw": _raw(found, at)} for key, _, at in rows[:_ROWS]
        ]
        table["lines"] = len(rows)
        tell_returned(contents[0])
    elif contents[0].records is not None:
        rows = contents[0].records.rows
        table["rows"] = [
            {**_record(plan.kind, key, values), "raw": _raw(found, at)} for key, values, at in rows[:_ROWS]
        ]
        table["lines"] = len(rows)
        if plan.kind in ("customers", "products"):
            table[plan.kind] = len({key for key, _, _ in rows})
    return table


def _first_rows(found: Found) -> int | None:
    """How many rows of its sheet were read, where there are more."""
    sheet = found.plan.table.sheet
    return FIRST_ROWS if isinstance(sheet, HeadSheet) and not sheet.is_whole else None


def _raw(found: Found, row: int) -> dict[str, str]:
    """What stands in the cells of a row (from 1) that have a meaning; nothing of rows further down, nor of a wide table,
    whose rows are many lines."""
    table = found.plan.table
    at = row - table.header_row - 1
    if found.plan.wide or not 0 <= at < len(table.sample):
        return {}
    cells = list(table.sample[at])
    if isinstance(table.days, YearlessDates):
        place = table.columns[table.days.at]
        whole = next(islice(table.sheet.rows(), row - 1, row), [])
        cells[table.days.at] = whole[place] if place < len(whole) else ""
    return {role: _written(cells[place]) for role, place in found.plan.roles.items() if place >= 0}


def _written(cell: Any) -> str:
    """A cell as a spreadsheet shows it: a whole number without decimals."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(_plain(cell))


def _raw_rows(found: Found) -> list[dict[str, Any]]:
    """The first rows as they stand in a table that was not understood."""
    roles = found.plan.roles
    return [
        {**{role: _plain(row[at]) for role, at in roles.items()}, "flags": [], "raw": {}}
        for row in found.plan.table.sample[:_ROWS]
    ]


def _of_sales(found: Found, segments: Sequence[SalesLines], not_products: NotProducts, tally: Tally) -> dict[str, Any]:
    mine, rows = Tally(), list[dict[str, Any]]()
    for lines in segments:
        if isinstance(lines, SpooledLines):
            lines = lines.loaded()
        told = lines.products
        reasons = [not_products.why(key, told.get(key, {}).get("product_name")) for key in lines.texts["product"]]
        is_none = np.array([*(reason is not None for reason in reasons), False])
        tally.add(lines, is_none, 0)
        mine.add(lines, is_none, 0)
        rows = rows or [
            {**_line(lines, at, is_none), "raw": _raw(found, int(lines.row[at]))} for at in _telling(lines, is_none)
        ]
    return {
        "rows": rows,
        "lines": sum(map(len, segments)),
        "first": _iso(mine.first),
        "last": _iso(mine.last),
        "customers": len(mine.customers),
        "products": len(mine.products),
    }


def _telling(lines: SalesLines, is_none: np.ndarray) -> list[int]:
    """The first lines, and the first of each kind that is out of the ordinary, in the order of the file."""
    chosen = list(range(min(4, len(lines))))
    for special in (lines.refund, lines.customer < 0, is_none[lines.product]):
        chosen += np.flatnonzero(special)[:1].tolist()
    chosen += [at for at in range(min(_ROWS, len(lines))) if at not in chosen]
    return sorted(dict.fromkeys(chosen[:_ROWS]))


def _line(lines: SalesLines, at: int, is_none: np.ndarray) -> dict[str, Any]:
    def text(name: str) -> str | None:
        number = int(getattr(lines, name)[at])
        return lines.texts[name][number] if number >= 0 else None

    row: dict[str, Any] = {"receipt_id": text("receipt"), "line_no": text("line_no"), "store": text("store")}
    row |= {"customer_id": text("customer"), "product_id": text("product"), "sold_at": _moment(int(lines.sold_at[at]))}
    row["product_name"] = lines.products.get(row["product_id"] or "", {}).get("product_name")
    row["customer_name"] = lines.customers.get(row["customer_id"] or "", {}).get("name")
    if row["product_name"] == row["product_id"]:
        row["product_name"] = None
    for name in _OF_SALES:
        value = float(getattr(lines, name)[at])
        row[name] = None if np.isnan(value) else value
    flags = {"refund": bool(lines.refund[at]), "no_customer": row["customer_id"] is None}
    flags["not_product"] = bool(is_none[lines.product[at]])
    row["flags"] = [name for name, told in flags.items() if told]
    return row


def _record(kind: str, key: str, values: Mapping[str, Any]) -> dict[str, Any]:
    row = {name: _plain(value) for name, value in values.items() if name not in ("consents", "attributes")}
    row["product_id" if kind == "products" else "customer_id"] = key
    for channel, (status, _) in values.get("consents", {}).items():
        row[f"consent_{channel}"] = status
    if "at" in row:
        row["at"] = _moment(row["at"])
    row["flags"] = []
    return row


def _counts(contents: Sequence[Content], noticed: Mapping[str, Any]) -> dict[str, Any]:
    """What `cleaning.health` weighs, of these files alone."""
    sales = [content.lines for content in contents if content.lines is not None]
    people: dict[str, bool] = {}
    for lines in sales:
        for key, told in lines.customers.items():
            people[key] = people.get(key, False) or bool(told.get("email") or told.get("phone"))
    for content in contents:
        if content.records is not None and content.records.kind == "customers":
            for key, values, _ in content.records.rows:
                people[key] = people.get(key, False) or any(values.get(n) for n in ("email", "phone", "address"))
    first = min((int(lines.sold_at.min()) for lines in sales if len(lines)), default=None)
    last = max((int(lines.sold_at.max()) for lines in sales if len(lines)), default=None)
    return {
        "lines": sum(len(lines) for lines in sales),
        "complete": sum(int(_complete(lines).sum()) for lines in sales),
        "without_customer": noticed["without_customer"],
        "without_product": noticed["without_product"],
        "without_amount": sum(int(np.isnan(lines.amount).sum()) for lines in sales),
        "customers": len(people),
        "without_contact": sum(not reachable for reachable in people.values()),
        "rows_read": sum(content.read.rows_read for content in contents),
        "found": {item["code"]: item["count"] for name in ("left_out", "noted") for item in noticed[name]},
        "possible_repeats": noticed["possible_repeats"],
        "first_day": None if first is None else first // 86400,
        "last_day": None if last is None else last // 86400,
    }


def _complete(lines: SalesLines) -> np.ndarray:
    return (lines.customer >= 0) & (lines.product >= 0) & ~np.isnan(lines.amount)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def _moment(seconds: int) -> str:
    """ISO: the day alone where there is no time."""
    moment = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    return moment.date().isoformat() if seconds % 86400 == 0 else moment.isoformat(" ", "minutes")


def _iso(seconds: int | None) -> str | None:
    return None if seconds is None else _moment(seconds - seconds % 86400)
