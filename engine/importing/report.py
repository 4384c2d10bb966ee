"""The report of an import: what came in, what did not and why, with the first cell of each kind."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np

from engine.importing.contents import Content, cancelled_once, tables_of
from engine.reading.judging import RETURNS
from engine.reading.lines import SalesLines
from engine.reading.problems import Findings


@dataclass
class Tally:
    """Counts while an import is written."""

    sales: int = 0
    refunds: int = 0
    already_there: int = 0
    corrected: int = 0
    cancelled_later: int = 0
    replaced: int = 0
    without_customer: int = 0
    without_product: int = 0
    not_products: int = 0
    possible_repeats: int = 0
    net_total: float = 0.0
    first: int | None = None
    last: int | None = None
    customers: set[str] = field(default_factory=set)
    products: set[str] = field(default_factory=set)
    questions: list[dict[str, Any]] = field(default_factory=list)

    def add(self, lines: SalesLines, not_product: np.ndarray, possible: int) -> None:
        """Count lines that are stored. `not_product` is bool for each product text, False at the end for none."""
        self.refunds += int(lines.refund.sum())
        self.sales += int((~lines.refund).sum())
        self.without_customer += int((lines.customer < 0).sum())
        self.without_product += int((lines.product < 0).sum())
        self.not_products += int(not_product[lines.product].sum())
        self.possible_repeats += possible
        self.net_total += float(np.nansum(lines.amount))
        if len(lines):
            low, high = int(lines.sold_at.min()), int(lines.sold_at.max())
            self.first = low if self.first is None else min(self.first, low)
            self.last = high if self.last is None else max(self.last, high)
        for owner, met in (("customer", self.customers), ("product", self.products)):
            numbers = np.flatnonzero(np.bincount(getattr(lines, owner) + 1)[1:])
            texts = lines.texts[owner]
            met.update(texts if len(numbers) == len(texts) else [texts[number] for number in numbers.tolist()])


def findings_of(content: Content) -> Findings:
    """What was found in a table, whatever it holds."""
    return content.read.findings


def make_report(import_id: int | None, contents: list[Content], tally: Tally, seconds: float) -> dict[str, Any]:
    """The report, with the keys of `import --json`."""
    return {
        "import_id": import_id,
        "files": [
            {
                "name": content.found.path.name,
                "format": content.found.plan.format.id if content.found.plan.format else "table",
                "kind": content.found.plan.kind,
                "sheet": content.found.plan.table.sheet.name,
                "rows_read": content.read.rows_read,
                **({"part": RETURNS} if content.found.plan.part == RETURNS else {}),
                **({"tax": content.taxes} if content.taxes else {}),
            }
            for content in tables_of(contents)
        ],
        "not_read": [other.as_report() for content in tables_of(contents) for other in content.found.others],
        "sales_stored": tally.sales,
        "refunds_stored": tally.refunds,
        "cancelled": cancelled_once(contents),
        "already_there": tally.already_there,
        "corrected": tally.corrected,
        "cancelled_later": tally.cancelled_later,
        "replaced": tally.replaced,
        "without_customer": tally.without_customer,
        "without_product": tally.without_product,
        "not_products": tally.not_products,
        "possible_repeats": tally.possible_repeats,
        "left_out": _counted(contents, stored=False),
        "noted": _counted(contents, stored=True),
        "customers": len(tally.customers),
        "products": len(tally.products),
        "first": _iso(tally.first),
        "last": _iso(tally.last),
        "net_total": round(tally.net_total, 2),
        "questions": tally.questions,
        "seconds": round(seconds, 3),
    }


def _counted(contents: list[Content], stored: bool) -> list[dict[str, Any]]:
    """Findings by code, the most frequent first: code, count, first_cell."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for content in tables_of(contents):
        findings = findings_of(content)
        counts.update(findings.noted if stored else findings.left_out)
        for problem in findings.problems:
            if problem.stored == stored:
                first.setdefault(problem.code, problem.cell)
    # Cancelled lines have a count of their own in the report.
    return [
        {"code": code, "count": count, "first_cell": first.get(code)}
        for code, count in counts.most_common()
        if code != "row.cancelled"
    ]


def _iso(seconds: int | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).date().isoformat()
