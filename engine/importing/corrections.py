"""Cells put right by the shop: the corrected rows are imported, and the same cells of later files are read as corrected.

A correction is an import of its own, so that it is listed, counted and taken back like any other.
"""

import datetime as dt
import hashlib
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from engine import identities, statistics
from engine.errors import ShopError
from engine.importing.contents import Content, latest_moment
from engine.importing.gather import Found
from engine.importing.ledger import Ledger
from engine.importing.records_writer import write_customers, write_interactions, write_products
from engine.importing.report import make_report
from engine.importing.sales_writer import write_sales
from engine.progress import silent
from engine.reading import words
from engine.reading.format_files import formats
from engine.reading.plans import Plan
from engine.reading.records import RecordReader
from engine.reading.sales import SalesReader
from engine.reading.tables import Table
from engine.reading.taxes import Taxes
from engine.reading.words import squash
from engine.store import audit, database, imports, statements
from engine.store import corrections as store
from engine.store import identities as store_identities
from engine.store import settings as shop_settings

_WRITERS: Final = {"customers": write_customers, "products": write_products, "interactions": write_interactions}
_ROW: Final = re.compile(r"\d+")

Rule = tuple[str | None, str, int | None]
"""Of a wrong text: the digest of the row (None for all), what is right, and the key of its line in the shop."""

Rules = dict[str, dict[str, list[Rule]]]

_MOMENTS: Final[Mapping[str, Callable[[str], Any]]] = {
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
}


class KeptRows:
    """Rows that stand for a sheet; `rows` are counted from 1."""

    first_column = 0

    def __init__(self, name: str, rows: Sequence[list[Any]], base_1904: bool = False) -> None:
        self.name = name
        self.base_1904 = base_1904
        self.delimiter = ""
        self._rows = rows

    def merged(self) -> Sequence[tuple[int, int, int, int]]:
        return ()

    def remarks(self) -> dict[str, Sequence[int]]:
        return {}

    def rows(self) -> Iterator[list[Any]]:
        return (list(row) for row in self._rows)

    def share_read(self, rows: int) -> float:
        return rows / max(len(self._rows), 1)

    def release(self) -> None:
        """The rows stay: there are few."""


def fix(
    connection: sqlite3.Connection, problem_id: int, value: str, *, alike: bool = False, now: dt.datetime
) -> dict[str, Any]:
    """Write the right value of a cell in which a problem was found; `alike`: of all cells of its table with the same text.

    Returns import_id (for `undo`), corrected (cells), sales_stored, customers, products. Raises `argument.wrong` where
    there is no such problem, or nothing can be written in its cell, or it was corrected before; `value.unreadable` where
    the value cannot be read either.
    """
    first = store.problem(connection, problem_id)
    if first is None or first["cells"] is None or first["fixed_by"] is not None:
        raise ShopError("argument.wrong", argument="problem", value=problem_id)
    chosen = store.alike(connection, first) if alike else [first]
    told = [_line_of(connection, each) for each in chosen]
    rows = [json.loads(each["cells"], object_hook=_moment) for each in chosen]
    for row, each in zip(rows, chosen):
        row[each["place"]] = value
    plan = _plan(first, rows)
    stored = shop_settings.get_settings(connection)
    content = _read(plan, Path(first["name"]), latest_moment(now), stored.get("currency"))
    read = content.read
    if any(problem.column == first["column"] for problem in read.findings.problems):
        raise ShopError("value.unreadable", value=value, column=first["column"])
    at = now.replace(microsecond=0, tzinfo=None).isoformat()
    with database.transaction(connection):
        import_id = imports.begin_import(connection, at)
        file_id = imports.add_file(
            connection, import_id, name=first["name"], format="correction", kind=first["kind"], sheet=first["sheet"],
            rows_read=len(rows),
        )  # fmt: skip
        ledger = Ledger(connection, import_id, at, stored["not_products"], stored["prices_include_tax"])
        ledger.lines[file_id] = {row: key for row, key in enumerate(told, 1) if key is not None}
        if content.lines is not None:
            write_sales(ledger, [(content.lines, file_id)], silent)
        elif content.records is not None:
            _WRITERS[first["kind"]](ledger, content.records)
        changes = statements.settle(connection, ledger.touched)
        ledger.tally.corrected = changes["corrected"] + changes["shown"]
        left = ((p.code, p.cell, p.column, p.value, p.stored, None, p.place, None) for p in read.findings.problems)
        imports.add_problems(connection, import_id, file_id, left)
        store.add_rules(connection, import_id, dict.fromkeys(_rules(chosen, told, plan, value, alike)))
        store.settle(connection, import_id, (each["id"] for each in chosen))
        report = {**make_report(import_id, [content], ledger.tally, 0.0), "corrected": len(chosen)}
        imports.finish_import(connection, import_id, at, report)
        shop_settings.mark_staff(connection)
        if store_identities.tells_of_people(connection, import_id):
            identities.look(connection)
        statistics.refresh(connection)
        audit.log(connection, at, "fix_problem", import_id=import_id, cells=len(chosen))
    return {name: report[name] for name in ("import_id", "corrected", "sales_stored", "customers", "products")}


def _line_of(connection: sqlite3.Connection, problem: Mapping[str, Any]) -> int | None:
    """The key of the line that a row with a problem became; None where it was left out, or is a record.

    Raises `argument.wrong` where the row became several lines.
    """
    if not problem["stored"] or problem["kind"] != "sales":
        return None
    row = int(_ROW.findall(problem["cell"])[-1])
    key = store.line_of(connection, problem["file_id"], row)
    if key is None:
        raise ShopError("argument.wrong", argument="problem", value=problem["id"])
    return key


def correct_tables(connection: sqlite3.Connection, tables: Iterable[Found]) -> None:
    """Let tables be read with what the shop has corrected before."""
    known: Rules = defaultdict(lambda: defaultdict(list))
    for column, wrong, row, right, key in store.rules(connection):
        known[column][wrong].append((row, right, key))
    if not known:
        return
    for found in tables:
        table = found.plan.table
        columns = {at: known[squash(h)] for at, h in enumerate(table.headers) if squash(h) in known}
        if columns:
            table.correct = _Correcting(columns, _carried(found.plan))


class _Correcting:
    """Puts cells of rows right in place."""

    def __init__(self, columns: Mapping[int, Mapping[str, list[Rule]]], carried: set[int]) -> None:
        self._columns, self._carried = columns, carried
        self.lines: dict[int, int] = {}
        """Rows that are certain lines of the shop: row (from 1) → key."""
        self._taken: set[int] = set()

    def __call__(self, first: int, rows: list[list[Any]]) -> None:
        for at, wrongs in self._columns.items():
            for number, row in enumerate(rows):
                for digest, right, key in wrongs.get(str(row[at])[:200], ()):
                    if digest is None or digest == _digest(row, self._carried):
                        rows[number] = [*row[:at], right, *row[at + 1 :]]
                        # Of equal rows each is another line.
                        if key is not None and first + number not in self.lines and key not in self._taken:
                            self.lines[first + number] = key
                            self._taken.add(key)


def lines_of(table: Table) -> dict[int, int]:
    """Rows of a table that was read, corrected, which are certain lines of the shop: row → key."""
    return table.correct.lines if isinstance(table.correct, _Correcting) else {}


def _rules(
    chosen: Sequence[Mapping[str, Any]], told: Sequence[int | None], plan: Plan, value: str, alike: bool
) -> Iterator[tuple[str, str, str | None, str, int | None]]:
    carried = _carried(plan)
    for each, key in zip(chosen, told):
        # An empty cell is like no other: what was missing here is missing there.
        whole = alike and bool(str(each["value"]).strip()) and key is None
        row = json.loads(each["cells"], object_hook=_moment)
        yield squash(each["column"]), each["value"], None if whole else _digest(row, carried), value, key


def _digest(row: Sequence[Any], carried: set[int]) -> str:
    """What tells a row from others, whichever of its cells an export fills only once an order."""
    said = "\x1f".join(str(cell) for at, cell in enumerate(row) if at not in carried)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _carried(plan: Plan) -> set[int]:
    return {plan.roles[role] for role in (plan.format.carry_down if plan.format else ()) if role in plan.roles}


def _read(plan: Plan, path: Path, latest: int, currency: str | None) -> Content:
    found = Found(path, plan)
    if plan.kind == "sales":
        return Content(found, lines=SalesReader(plan, latest, currency).read(silent))
    return Content(found, records=RecordReader(plan, latest).read(silent))


# ---------------------------------------------------------------------- how a table was read, kept for later


def reading_of(plan: Plan) -> str:
    """How a table is read, as JSON, so that a row of it can be read again without the file."""
    return json.dumps(
        {
            "roles": plan.roles,
            "reasons": plan.reasons,
            "orders": plan.orders,
            "decimal": plan.decimal,
            "discount": plan.discount,
            "taxes": asdict(plan.taxes),
            "time_zone": plan.time_zone,
            "headers": plan.table.headers,
            "language": plan.table.reader.language,
            "base_1904": plan.table.sheet.base_1904,
        },
        ensure_ascii=False,
    )


def cells_of(cells: Sequence[Any]) -> str | None:
    """A row as JSON, None for none."""
    return json.dumps(cells, default=_plain, ensure_ascii=False) if cells else None


def _plan(problem: Mapping[str, Any], rows: Sequence[list[Any]]) -> Plan:
    reading = json.loads(problem["reading"])
    headers = reading["headers"]
    table = Table(
        sheet=KeptRows(problem["sheet"] or problem["name"], rows, reading.get("base_1904", False)),
        header_row=0,
        columns=list(range(len(headers))),
        headers=headers,
        sample=[list(row) for row in rows],
        reader=words.reader(reading["language"]),
    )
    known = next((each for each in formats() if each.id == problem["format"]), None)
    return Plan(
        table,
        problem["kind"],
        known,
        reading["roles"],
        reading["reasons"],
        orders=reading["orders"],
        decimal=reading["decimal"],
        discount=reading["discount"],
        taxes=Taxes(**reading.get("taxes", {})),
        time_zone=reading.get("time_zone", ""),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return {"moment": type(value).__name__, "iso": value.isoformat()}
    return str(value)


def _moment(found: dict[str, Any]) -> Any:
    return _MOMENTS[found["moment"]](found["iso"]) if "moment" in found else found
