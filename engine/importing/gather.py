"""Open files, understand their tables, and say what is in the way of importing them."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from engine.errors import ShopError
from engine.progress import Progress, silent
from engine.reading.plans import Plan, plan_book
from engine.reading.sheets import open_book

_GRAVEST: Final = (
    "dates.ambiguous column.missing file.empty table.totals_only table.pivot_only table.no_header table.not_sales table.none"
).split()
"""Which refusal of several tables in a file is told: the one nearest to an import."""

_SHAPES: Final = {"empty": "file.empty", "pivot": "table.pivot_only", "numbers": "table.no_header"}
_MONTH_FIRST: Final = frozenset("US PH FM MH PW".split())

Remembered = Callable[[str], dict[str, Any] | None]


@dataclass
class Found:
    """A table in a file, and how it will be read. `remembered`: the shop had said so for a file with these headers."""

    path: Path
    plan: Plan
    remembered: bool = False


@dataclass
class Gathered:
    """All tables of some files: `tables` as understood (some with a refusal), `refusals` of files without any table."""

    tables: list[Found] = field(default_factory=list)
    refusals: list[ShopError] = field(default_factory=list)

    def usable(self) -> list[Found]:
        """The tables to import.

        Raises the refusal of a file that brings nothing. Order heads and order lines that lack something alone are usable
        where the other part is there, too.
        """
        parts = {found.plan.part for found in self.tables if found.plan.kind == "sales"}
        both = {"heads", "lines"} <= parts
        usable = [f for f in self.tables if f.plan.refusal is None or (f.plan.part and both and _only_part(f.plan))]
        for found in self.tables:
            if found.plan.refusal and found.plan.refusal.code == "dates.ambiguous":
                raise _of_file(found.plan.refusal, found.path)
        brings = {found.path for found in usable}
        for path in dict.fromkeys(found.path for found in self.tables):
            if path not in brings:
                refused = [f.plan.refusal for f in self.tables if f.path == path and f.plan.refusal]
                raise _of_file(min(refused, key=lambda error: _GRAVEST.index(error.code)), path)
        if self.refusals:
            raise self.refusals[0]
        return usable


def gather(
    paths: Sequence[Path],
    mapping: Mapping[str, Any] | None = None,
    sheet: str | None = None,
    remembered: Remembered | None = None,
    country: str = "",
    progress: Progress = silent,
) -> Gathered:
    """Understand all tables of some files.

    A mapping speaks of one table where its `[table]` names the `file`, else of every table. Raises `file.*` errors.
    """
    gathered = Gathered()
    for number, path in enumerate(paths):
        progress(number / len(paths), "import.reading")
        book = open_book(path)
        wanted = mapping if _speaks_of(mapping, path) else None
        kept = _Kept(remembered)
        hint = "mdy" if country.upper() in _MONTH_FIRST else None
        plans = plan_book(book, sheet, mapping=wanted, remembered=kept, hint=hint)
        tables = [plan for plan in plans if isinstance(plan, Plan)]
        gathered.tables += [Found(path, plan, plan.fingerprint in kept.used) for plan in tables]
        if not tables:
            shapes = {shape for _, shape in plans if isinstance(shape, str)}  # type: ignore[misc]
            code = next((code for shape, code in reversed(_SHAPES.items()) if shape in shapes), "table.not_sales")
            if code == "file.empty" and shapes != {"empty"}:
                code = "table.not_sales"
            gathered.refusals.append(ShopError(code, file=path.name))
    return gathered


class _Kept:
    """Looks mappings up in the shop, and remembers which were found."""

    def __init__(self, lookup: Remembered | None) -> None:
        self._lookup = lookup
        self.used: set[str] = set()

    def __call__(self, fingerprint: str) -> dict[str, Any] | None:
        found = self._lookup(fingerprint) if self._lookup else None
        if found:
            self.used.add(fingerprint)
        return found


def _speaks_of(mapping: Mapping[str, Any] | None, path: Path) -> bool:
    return bool(mapping) and (mapping or {}).get("table", {}).get("file") in (None, path.name, str(path))


def _only_part(plan: Plan) -> bool:
    return plan.refusal is not None and plan.refusal.code == "column.missing"


def _of_file(error: ShopError, path: Path) -> ShopError:
    return ShopError(error.code, **{"file": path.name, **error.values})


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
