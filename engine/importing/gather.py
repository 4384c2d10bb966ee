"""Open files, understand their tables, and say what is in the way of importing them."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final, Self

from engine.errors import ShopError
from engine.importing.kept import Kept
from engine.importing.not_read import NotRead, of_sheet, of_table
from engine.progress import Beside, Progress, silent
from engine.reading.agreeing import agree
from engine.reading.continuing import continued
from engine.reading.plans import Plan, plan_book
from engine.reading.sheets import Book, Sheet, open_book
from engine.reading.texts import identifier

_GRAVEST: Final = (
    "dates.ambiguous dates.no_year table.headings_moved column.missing file.empty table.shifted table.wide table.purchases table.totals_only table.pivot_only table.no_header table.not_sales table.none"
).split()
"""Which refusal of several tables in a file is told: the one nearest to an import."""

_SHAPES: Final = {"empty": "file.empty", "pivot": "table.pivot_only", "numbers": "table.no_header"}
_MONTH_FIRST: Final = frozenset("US PH FM MH PW".split())

_DIGESTED_AT_ONCE: Final = 1 << 20

Heads = Callable[[Sequence[str]], Mapping[str, tuple[int, str | None]]]
"""When the receipts with these numbers were and whose, as far as the shop knows."""


@dataclass
class Found:
    """A table in a file, and how it will be read.

    `changes` are headers that an earlier file of the same layout called otherwise: [{role, was, now}], now None where
    nothing says it any more. `others` are tables and sheets of the same file that are not read, told with this one;
    `payments` are lists of how the sales beside them were paid: sheet, first cell and headers.
    """

    path: Path
    plan: Plan
    changes: list[dict[str, Any]] = field(default_factory=list)
    others: list[NotRead] = field(default_factory=list)
    payments: list[tuple[str, str, list[str]]] = field(default_factory=list)

    @property
    def remembered(self) -> bool:
        """Whether a person decided this for an earlier file."""
        return "remembered" in self.plan.reasons.values()


@dataclass
class Gathered:
    """All tables of some files: `tables` as understood (some with a refusal), `refusals` of files without any table; `sheets` are
    those without a table beside others, with their shape."""

    tables: list[Found] = field(default_factory=list)
    refusals: list[ShopError] = field(default_factory=list)
    sheets: list[tuple[Path, Sheet, str]] = field(default_factory=list)

    def usable(self, heads: Heads = lambda receipts: {}) -> list[Found]:
        """The tables to import.

        Raises the refusal of a file that brings nothing. Order heads and order lines that lack something alone are usable
        where the other part is there, too; lines also where `heads` says that the shop knows their orders. What a person does
        not want is left out, and need not be usable.
        """
        wanted = [found for found in self.tables if not found.plan.ignored]
        if self.tables and not wanted:
            raise ShopError("table.none", file=self.tables[0].path.name)
        usable = self.readable(heads)
        for found in wanted:
            if found.plan.refusal and found.plan.refusal.code == "dates.ambiguous":
                raise _of_file(found.plan.refusal, found.path)
        brings = {found.path for found in usable}
        for path in dict.fromkeys(found.path for found in wanted):
            if path not in brings:
                refused = [f.plan.refusal for f in wanted if f.path == path and f.plan.refusal]
                raise _of_file(min(refused, key=lambda error: _GRAVEST.index(error.code)), path)
        if self.refusals:
            raise self.refusals[0]
        self.tell_others(usable)
        return usable

    def readable(self, heads: Heads = lambda receipts: {}) -> list[Found]:
        """The tables that can be imported as they are, or beside the others and what the shop knows."""
        wanted = [found for found in self.tables if not found.plan.ignored]
        sales = [found.plan for found in wanted if found.plan.kind == "sales"]
        has_lines = any(plan.part == "lines" for plan in sales)
        has_heads = any(plan.part == "heads" or (plan.is_of_receipts and not plan.refusal) for plan in sales)
        return [
            found
            for found in wanted
            if found.plan.refusal is None
            or (found.plan.part == "heads" and has_lines and _only_part(found.plan))
            or (found.plan.part == "lines" and (has_heads or _known(found.plan, heads)) and _only_part(found.plan))
        ]

    def tell_others(self, usable: Sequence["Found"]) -> None:
        """Let a table that is read tell of all of its file that is not, but for what a person does not want."""
        # What heads of orders bring is told with their lines.
        told_by = sorted(usable, key=lambda found: found.plan.part == "heads")
        first = {found.path: found for found in reversed(told_by)}
        read = {id(found) for found in usable}
        sheets = {(found.path, found.plan.table.sheet.name) for found in usable}
        for found in first.values():
            file = found.path.name
            found.others = [
                of_table(file, plan.table, plan.refusal, (path, plan.table.sheet.name) in sheets)
                for path, plan in ((other.path, other.plan) for other in self.tables if id(other) not in read)
                if path == found.path and not plan.ignored and plan.refusal is not None
            ]
            told = (of_sheet(file, sheet, shape) for path, sheet, shape in self.sheets if path == found.path)
            found.others += [each for each in told if each is not None]
            if found is told_by[0]:
                paid = (other.plan.table for other in self.tables if is_of_payments(other.plan) and other.plan.ignored)
                found.payments = [(table.sheet.name, table.cell, table.headers) for table in paid]


def gather(
    paths: Sequence[Path],
    mapping: Mapping[str, Any] | None = None,
    sheet: str | None = None,
    kept: Kept | None = None,
    country: str = "",
    password: str | None = None,
    progress: Progress = silent,
    opening: Callable[[Path, str | None, Callable[[], None]], Book] = open_book,
) -> Gathered:
    """Understand all tables of some files.

    `mapping` is a mapping file's content (see `reading.wishes.Wishes`), `kept` what the shop keeps of earlier files.
    `password` opens what is protected; `opening` opens a file, or less than all of it. Raises `file.*` errors.
    """
    gathered = Gathered()
    kept = kept or Kept({})
    for number, path in enumerate(paths):
        report = partial(progress, number / len(paths), "import.reading")
        report()
        book = opening(path, password, report)
        hint = "mdy" if country.upper() in _MONTH_FIRST else None
        plans = continued(plan_book(book, sheet, mapping=mapping, remembered=kept.mapping, hint=hint))
        tables = [plan for plan in plans if isinstance(plan, Plan)]
        gathered.tables += [Found(path, plan, kept.changes(plan)) for plan in tables]
        if tables:
            gathered.sheets += [(path, *each) for each in plans if not isinstance(each, Plan)]
        if not tables:
            shapes = {shape for _, shape in plans if isinstance(shape, str)}  # type: ignore[misc]
            code = next((code for shape, code in reversed(_SHAPES.items()) if shape in shapes), "table.not_sales")
            if code == "file.empty" and shapes != {"empty"}:
                code = "table.not_sales"
            gathered.refusals.append(ShopError(code, file=path.name))
    agree(found.plan for found in gathered.tables)
    if any(found.plan.refusal is None for found in gathered.tables):
        # How sales were paid says nothing new beside them.
        for found in gathered.tables:
            found.plan.ignored |= is_of_payments(found.plan)
    _settle_by_each_other(gathered.tables)
    return gathered


def is_of_payments(plan: Plan) -> bool:
    """Whether a table tells only how sales were paid."""
    return plan.format is not None and plan.format.kind == "payments"


def _settle_by_each_other(tables: Sequence[Found]) -> None:
    """Dates in doubt are read as in another of the tables with the same headers, where all of those agree."""
    orders: dict[str, set[str]] = {}
    for found in tables:
        if found.plan.refusal is None and "sold_at" in found.plan.orders and not found.plan.usual_order:
            orders.setdefault(found.plan.fingerprint, set()).add(found.plan.orders["sold_at"])
    for found in tables:
        plan = found.plan
        known = orders.get(plan.fingerprint, set())
        in_doubt = plan.refusal.code == "dates.ambiguous" if plan.refusal else plan.usual_order
        if in_doubt and "sold_at" in plan.roles and len(known) == 1:
            plan.orders["sold_at"] = next(iter(known))
            plan.refusal = None


def _known(plan: Plan, heads: Heads) -> bool:
    """Whether the shop knows the orders of these order lines."""
    at = plan.roles["receipt_id"]
    return bool(heads([label for label in map(_identifier, plan.table.column(at)) if label]))


def _identifier(cell: Any) -> str | None:
    try:
        return identifier(cell)
    except ValueError:
        return None


def _only_part(plan: Plan) -> bool:
    return plan.refusal is not None and plan.refusal.code == "column.missing"


def _of_file(error: ShopError, path: Path) -> ShopError:
    return ShopError(error.code, **{"file": path.name, **error.values})


class Digests:
    """SHA-256 of files, made on a thread beside their reading; a context that ends it."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._making = Beside(partial(_digests, list(dict.fromkeys(paths))))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self._making.stop()

    def __getitem__(self, path: Path) -> str:
        return self._making.result()[path]


def _digests(paths: Sequence[Path], progress: Progress) -> dict[Path, str]:
    found = {}
    for path in paths:
        made = hashlib.sha256()
        with path.open("rb") as file:
            while block := file.read(_DIGESTED_AT_ONCE):
                made.update(block)
                progress(0.0, "import.reading")
        found[path] = made.hexdigest()
    return found
