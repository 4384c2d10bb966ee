"""How good the shop's data is: a score of 0 to 100, and for each point lost the reason and what to do about it."""

from collections.abc import Mapping
from typing import Any, Final

WEIGHTS: Final = {
    "health.customers_known": 25,
    "health.lines_complete": 15,
    "health.cells_readable": 15,
    "health.customers_reachable": 15,
    "health.history_long": 10,
    "health.fresh": 10,
    "health.no_repeats": 5,
    "health.customers_once": 5,
}
"""Points of each part. What decides over the lists weighs most: a line without a customer teaches nothing of anybody."""

REMEDIES: Final = {
    "health.customers_known": "remedy.customer_column",
    "health.lines_complete": "remedy.fill_cells",
    "health.cells_readable": "remedy.see_problems",
    "health.customers_reachable": "remedy.import_customers",
    "health.history_long": "remedy.import_earlier",
    "health.fresh": "remedy.import_latest",
    "health.no_repeats": "remedy.decide_repeats",
    "health.customers_once": "remedy.decide_same",
}

ENOUGH_DAYS: Final = 365
"""A year of sales shows every season once."""

FRESH_DAYS: Final = 30
STALE_DAYS: Final = 120

GOOD, FAIR = 85, 60

# Left out on purpose: nothing is wrong with a cell there.
_NO_FAULT: Final = ("row.", "line.", "currency.", "repeated")


def health(counts: Mapping[str, Any]) -> dict[str, Any]:
    """Score and parts, JSON-able: score (0–100, None without a sale), word (`health.good`, `health.fair`, `health.poor`, `health.empty`), parts
    [{code, share, points, remedy, values}], those that cost most points first.

    share: 0–1, of what is as it should be; points: lost by this part; remedy: a code, None where nothing is to be done.

    counts: lines, without_customer, without_product, without_amount, customers, without_contact, rows_read, left_out
    {code: n}, possible_repeats, first_day, last_day (days since 1970), and, where somebody knows, as_of (day on which the
    question is asked) and same_customers (customers who seem to be there twice). Parts without their counts are left out.
    """
    lines = counts.get("lines") or 0
    if not lines:
        return {"score": None, "word": "health.empty", "parts": []}
    found = dict(_parts(counts, lines))
    weights = sum(WEIGHTS[code] for code in found)
    parts: list[dict[str, Any]] = []
    lost = 0.0
    for code, (share, values) in found.items():
        share = min(max(share, 0.0), 1.0)
        points = 100 * WEIGHTS[code] / weights * (1 - share)
        lost += points
        parts.append(
            {
                "code": code,
                "share": round(share, 4),
                "points": round(points, 1),
                "remedy": REMEDIES[code] if points >= 0.05 else None,
                "values": values,
            }
        )
    # Rounded down: 100 is for data without a fault.
    score = int(100 - lost + 1e-9)
    word = "health.good" if score >= GOOD else "health.fair" if score >= FAIR else "health.poor"
    return {"score": score, "word": word, "parts": sorted(parts, key=lambda part: -part["points"])}


def _parts(counts: Mapping[str, Any], lines: int) -> list[tuple[str, tuple[float, dict[str, Any]]]]:
    def of_lines(*names: str) -> tuple[float, dict[str, Any]]:
        values = {name: counts.get(name) or 0 for name in names}
        return 1 - sum(values.values()) / lines, {"lines": lines, **values}

    unreadable = sum(n for code, n in (counts.get("left_out") or {}).items() if not code.startswith(_NO_FAULT))
    rows = max(counts.get("rows_read") or 0, lines)
    first, last = counts.get("first_day"), counts.get("last_day")
    parts = [
        ("health.customers_known", of_lines("without_customer")),
        ("health.lines_complete", of_lines("without_product", "without_amount")),
        ("health.cells_readable", (1 - unreadable / rows, {"rows": rows, "unreadable": unreadable})),
        ("health.no_repeats", of_lines("possible_repeats")),
    ]
    if first is not None and last is not None:
        days = last - first + 1
        parts.append(("health.history_long", (days / ENOUGH_DAYS, {"days": days, "enough": ENOUGH_DAYS})))
    if last is not None and counts.get("as_of") is not None:
        age = max(counts["as_of"] - last, 0)
        fresh = (STALE_DAYS - age) / (STALE_DAYS - FRESH_DAYS)
        parts.append(("health.fresh", (fresh, {"days": age, "enough": FRESH_DAYS})))
    customers = counts.get("customers") or 0
    if customers:
        silent = counts.get("without_contact") or 0
        values = {"customers": customers, "without_contact": silent}
        parts.append(("health.customers_reachable", (1 - silent / customers, values)))
        if (same := counts.get("same_customers")) is not None:
            parts.append(("health.customers_once", (1 - same / customers, {"customers": customers, "same": same})))
    return parts
