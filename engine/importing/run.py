"""Import spreadsheets in one transaction, and take an import back."""

import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from engine import identities, spellings, statistics
from engine.errors import ShopError
from engine.importing.contents import Content, read_contents, tables_of, tell_returned, tell_taxes
from engine.importing.corrections import cells_of, correct_tables, lines_of, reading_of
from engine.importing.country import suggest_country
from engine.importing.gather import Digests, Found, gather
from engine.importing.kept import Kept, layout_of
from engine.importing.known import known_files, nothing_new, reading_of_shop
from engine.importing.ledger import Ledger
from engine.importing.records_writer import write_customers, write_interactions, write_products
from engine.importing.report import Tally, findings_of, make_report
from engine.importing.sales_writer import write_sales
from engine.importing.suggest import suggest_settings, suggest_staff
from engine.privacy import Erased
from engine.progress import Progress, Remembered, part, share_memory, silent
from engine.reading.judging import RETURNS
from engine.reading.spooled import Spool
from engine.store import audit, corrections, database, import_log, imports, receipts, statements
from engine.store import identities as store_identities
from engine.store import settings as shop_settings
from engine.store.receipts import SECONDS_A_DAY
from engine.store.unnamed import unnamed_customers

_RECORD_WRITERS = {"customers": write_customers, "products": write_products, "interactions": write_interactions}


class _DryRun(Exception):
    """Ends a dry run's transaction, so that nothing of it stays."""


def run(
    connection: sqlite3.Connection,
    paths: Sequence[Path],
    *,
    mapping: Mapping[str, Any] | None = None,
    sheet: str | None = None,
    dry_run: bool = False,
    settings: Mapping[str, Any] | None = None,
    password: str | None = None,
    now: datetime,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Import files; the report has the keys of `import --json`, `possible_repeats`, `noted` (problems of kept lines),
    `staff` (ids that were taken for the shop's own people, where nobody was asked) and `settled` (the country that the shop got
    unasked, and why: `cells`, `headings`, `currency`, `phones`).

    `mapping` is a mapping file's content; `settings` are what a person confirmed, `password` opens
    protected files and is kept nowhere. Where all files were imported before, nothing is: `known_files` then says when
    (see `known`), and import_id is None. All is read before anything is written;
    a failure or a cancel leaves the shop as it was. Raises `file.*`, `table.*`, `column.missing`, `dates.ambiguous`,
    `argument.wrong` and what the store raises.
    """
    share_memory()
    with Digests(paths) as digests:
        return _run(connection, paths, mapping, sheet, dry_run, settings, password, now, digests, progress)


def _run(
    connection: sqlite3.Connection,
    paths: Sequence[Path],
    mapping: Mapping[str, Any] | None,
    sheet: str | None,
    dry_run: bool,
    settings: Mapping[str, Any] | None,
    password: str | None,
    now: datetime,
    digests: Digests,
    progress: Progress,
) -> dict[str, Any]:
    start = time.perf_counter()
    progress = Remembered(progress, "import.reading")
    stored = {**shop_settings.get_settings(connection), **(settings or {})}
    country = str(stored.get("country") or "")
    kept, heads = Kept.of(import_log.profiles(connection)), partial(receipts.heads_of, connection)
    tables = gather(paths, mapping, sheet, kept, country, password, part(progress, 0.0, 0.28)).usable(heads)
    correct_tables(connection, tables)
    progress(0.28, "import.reading")
    suggested = suggest_settings(tables)
    currency = stored.get("currency") or suggested.get("currency")
    stored = {**stored, "currency": currency}
    if stored["prices_include_tax"] is None:
        stored["prices_include_tax"] = suggested.get("prices_include_tax")
    read_with = reading_of_shop(connection, stored)
    known = known_files(connection, tables, read_with, mapping, digests)
    if known and not settings:
        progress(1.0, "import.done")
        return _of_known(known, time.perf_counter() - start)
    prices = imports.product_prices(connection)
    reading = part(progress, 0.28, 0.5)
    contents = read_contents(
        tables, now, currency, reading, prices, heads, stored["stores_left_out"], stored["time_zone"]
    )
    at = now.replace(microsecond=0, tzinfo=None).isoformat()
    report: dict[str, Any] = {}
    # In the first files alone, and only where nobody is asked: the window shows them to be confirmed.
    unasked = not (settings or stored["confirmed"] or stored["staff"] or import_log.list_imports(connection))
    staff = suggest_staff(contents) if unasked else []
    if staff:
        suggested["staff"] = staff
    settled = _country(tables, suggested, stored)
    lines = sum(len(content.lines) for content in contents if content.lines is not None)
    spool = Spool()
    is_many = lines >= imports.BULK_LINES
    many = database.references_unchecked(connection) if is_many else nullcontext()
    straight = database.without_log(connection) if is_many else nullcontext()
    try:
        with (
            straight,
            many,
            statistics.Counting() as counting,
            database.transaction(connection),
            database.interruptible(connection, progress.again),
        ):
            _settle_settings(connection, settings, suggested)
            report = _write(connection, contents, at, digests, spool, counting, part(progress, 0.5, 0.87))
            if store_identities.tells_of_people(connection, report["import_id"]):
                progress(0.87, "identity.comparing")
                found = identities.look(connection, part(progress, 0.87, 0.95))
                report |= {"same_merged": found["new"], "same_asked": found["cards"]}
            report |= {"read_with": read_with, "nothing_new": nothing_new(report), "staff": staff}
            report |= {"settled": settled} if settled else {}
            report["seconds"] = round(time.perf_counter() - start, 3)
            imports.finish_import(connection, report["import_id"], at, report)
            _remember(connection, contents, at)
            progress(0.95, "import.counting")
            statistics.refresh(connection, counting=counting, progress=part(progress, 0.95, 1.0))
            report["products_joined"] = spellings.join_certain(connection, at)
            audit.log(connection, at, "import", import_id=report["import_id"], sales=report["sales_stored"])
            if dry_run:
                raise _DryRun
            progress(1.0, "import.done")
    except _DryRun:
        report["import_id"] = None
        progress(1.0, "import.done")
    report["seconds"] = round(time.perf_counter() - start, 3)
    return report


def _of_known(known: list[dict[str, Any]], seconds: float) -> dict[str, Any]:
    """The report where every file was imported before: nothing is read again, nothing written."""
    tally = Tally(already_there=sum(file["lines"] for file in {each["import_id"]: each for each in known}.values()))
    return {**make_report(None, [], tally, seconds), "known_files": known, "nothing_new": True}


def undo(connection: sqlite3.Connection, import_id: int, *, now: datetime) -> dict[str, Any]:
    """Take one import back whole: import_id, sales_removed, sales_kept, customers_removed, products_removed; also_undone: the
    later imports whose lines had their dates from orders of this one, which no other file tells: alone they say nothing;
    customers_kept: those whom no file names any more, by what keeps them (`written`, `campaign`, `blocked`, `consent`).

    Raises `import.unknown` where there is no such import, or it was taken back before.
    """
    at = now.replace(microsecond=0, tzinfo=None).isoformat()
    with database.transaction(connection):
        told = store_identities.tells_of_people(connection, import_id)
        orders = receipts.whole_receipts_of(connection, import_id)
        result: dict[str, Any] | None = imports.undo_import(connection, import_id, at)
        if result is None:
            raise ShopError("import.unknown", import_id=import_id)
        corrections.take_back(connection, import_id)
        result["also_undone"] = []
        for other in _without_orders(connection, orders):
            told = told or store_identities.tells_of_people(connection, other)
            removed = imports.undo_import(connection, other, at) or {}
            corrections.take_back(connection, other)
            result |= {name: result[name] + count for name, count in removed.items() if name != "import_id"}
            result["also_undone"].append(other)
        result["customers_kept"] = unnamed_customers(connection)
        if told:
            identities.look(connection)
        statistics.refresh(connection)
        audit.log(connection, at, "undo_import", **result)
    return result


def _without_orders(connection: sqlite3.Connection, orders: Sequence[str]) -> list[int]:
    """Imports with lines that have their dates from these orders, of those that no file tells any more."""
    known = receipts.heads_of(connection, orders)
    lost = [order for order in orders if order not in known]
    if not lost:
        return []
    return [
        each["import_id"]
        for each in import_log.list_imports(connection)
        if not each["undone_at"]
        and (files := each["report"].get("dated_by_orders"))
        and receipts.have_receipts(connection, files, lost)
    ]


def _country(tables: Sequence[Found], suggested: dict[str, Any], stored: Mapping[str, Any]) -> dict[str, str]:
    """Let the country be suggested where no column of countries does so; country and why, where the shop gets one unasked.

    A currency that is only usual there is not settled unasked: lines in the right one would be left out one day.
    """
    if stored["confirmed"] or stored["country"]:
        return {}
    if "country" in suggested:
        return {"country": suggested["country"], "why": "cells"}
    found = suggest_country(tables, stored["currency"])
    if not found:
        return {}
    suggested["country"] = found["country"]
    return {"country": found["country"], "why": found["why"]}


def _settle_settings(
    connection: sqlite3.Connection, settings: Mapping[str, Any] | None, suggested: Mapping[str, Any]
) -> None:
    """Keep what was confirmed; where nobody was asked, what the files suggest for settings that are still empty."""
    now = shop_settings.get_settings(connection)
    values = {name: value for name, value in suggested.items() if not now["confirmed"] and now[name] in (None, "", [])}
    values.update(settings or {})
    try:
        shop_settings.set_settings(connection, values)
    except KeyError as error:
        raise ShopError("argument.wrong", argument=str(error.args[0])) from error


def _write(
    connection: sqlite3.Connection,
    contents: list[Content],
    at: str,
    digests: Digests,
    spool: Spool,
    counting: statistics.Counting,
    progress: Progress,
) -> dict[str, Any]:
    """The report. Where all lines of the shop are at hand, `counting` gets them."""
    import_id = imports.begin_import(connection, at)
    stored = shop_settings.get_settings(connection)
    ledger = Ledger(connection, import_id, at, stored["not_products"], stored["prices_include_tax"])
    file_ids = _add_files(connection, import_id, contents, digests)
    pairs = list(zip(contents, file_ids))
    ledger.lines = {file_id: lines_of(content.found.plan.table) for content, file_id in pairs}
    # Customers and products by their own tables first; interactions after both.
    order = ("products", "customers", "interactions")
    for kind in order:
        for content, _ in pairs:
            if content.records is not None and content.records.kind == kind:
                _RECORD_WRITERS[kind](ledger, content.records)
    for content, file_id in pairs:
        if content.records is not None and content.records.kind == RETURNS:
            listed = {receipt: row for receipt, _, row in content.records.rows}
            receipts.add_returned(connection, import_id, file_id, listed)
            tell_returned(content)
    sales = [(content.found.path, (content.lines, file_id)) for content, file_id in pairs if content.lines is not None]
    # Goods before whole receipts: those whose goods are known do not count.
    sales.sort(key=lambda table: table[1][0].whole_receipts)
    groups = [[table for _, table in group] for _, group in groupby(sales, key=lambda pair: pair[0])]
    count = sum(len(lines) for group in groups for lines, _ in group)
    # Goods of whole receipts are looked for among those that the shop has by then.
    at_once = not any(lines.whole_receipts for group in groups for lines, _ in group)
    with imports.bulk(connection, count, spool.folder if at_once else None, progress) as ledger.image:
        for number, group in enumerate(groups):
            write_sales(ledger, group, part(progress, number / len(groups), (number + 1) / len(groups)))
        if ledger.image is not None:
            same = store_identities.tells_of_people(connection, import_id)
            counting.begin(connection, ledger.image.counted, now=not same)
    if _settle(ledger):
        counting.forget()
    elif ledger.tally.first is not None and ledger.tally.last is not None:
        counting.days = ledger.tally.first // SECONDS_A_DAY, ledger.tally.last // SECONDS_A_DAY
    for content, file_id in pairs:
        tell_taxes(content, ledger.taxes.get(file_id, ""))
    erased = Erased(connection)
    for content, file_id in zip(tables_of(contents), dict.fromkeys(file_ids)):
        told = []
        for p in findings_of(content).problems:
            # What is wrong in the row of somebody who was erased is counted, and not kept.
            forgotten = erased.is_in([p.value, *(p.cells or ())])
            value, cells, became = (None, None, None) if forgotten else (p.value, cells_of(p.cells), p.became or None)
            told.append((p.code, p.cell, p.column, value, p.stored, cells, p.place, became))
        imports.add_problems(connection, import_id, file_id, told)
    shop_settings.mark_staff(connection)
    report = make_report(import_id, contents, ledger.tally, 0.0)
    dated = [file_id for content, file_id in pairs if content.dated_by_shop]
    return {**report, "dated_by_orders": dated} if dated else report


def _settle(ledger: Ledger) -> bool:
    """Let what was said of known lines count, and say how many of the shop's lines are others now; whether any is."""
    changes = statements.settle(ledger.connection, ledger.touched, ledger.import_id)
    ledger.tally.corrected = changes["corrected"] + changes["shown"]
    ledger.tally.cancelled_later = changes["cancelled"]
    ledger.tally.replaced = changes["replaced"]
    if changes["cancelled"] or changes["replaced"] or changes["shared"]:
        # Some of the lines that came in now were given back, stand in others, or cost less than their list price.
        ledger.tally.net_total = imports.net_of(ledger.connection, ledger.import_id)
    return changes.total() > 0


def _add_files(connection: sqlite3.Connection, import_id: int, contents: list[Content], digests: Digests) -> list[int]:
    ids = {
        id(content.found): imports.add_file(
            connection,
            import_id,
            name=content.found.path.name,
            digest=digests[content.found.path],
            format=content.found.plan.format.id if content.found.plan.format else "table",
            kind=content.found.plan.kind,
            sheet=content.found.plan.table.sheet.name,
            header_row=content.found.plan.table.header_row,
            rows_read=content.read.rows_read,
            amounts=content.found.plan.taxes.amounts if content.found.plan.taxes.apart else None,
            whole_receipts=int(content.lines is not None and content.lines.whole_receipts),
            listed_prices=int(content.found.plan.has_listed_prices),
            reading=reading_of(content.found.plan) if findings_of(content).problems else None,
        )
        for content in tables_of(contents)
    }
    return [ids[id(content.found)] for content in contents]


def _remember(connection: sqlite3.Connection, contents: list[Content], at: str) -> None:
    """Keep how each table was read, for the next file with the same headers or with some of them changed."""
    for content in tables_of(contents):
        plan = content.found.plan
        import_log.save_profile(connection, plan.fingerprint, content.found.path.name, layout_of(plan), at)
