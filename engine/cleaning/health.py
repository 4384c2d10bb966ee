"""The data's health: five parts, each a share that is counted, a sentence's values, and the remedy of what costs most.

The words for the codes are the window's and the command line's; here are figures only.
"""

from collections.abc import Mapping
from typing import Any, Final

PARTS: Final = {
    "health.completeness": 35,
    "health.consistency": 15,
    "health.duplicates": 5,
    "health.freshness": 20,
    "health.identity": 25,
}
"""Points of each part, in the order they are told. What decides over the lists weighs most: a line without a customer
teaches nothing of anybody."""

YEAR: Final = 365
"""Days that should be covered: a year of sales shows every season once."""

FRESH_DAYS: Final = 30
"""Age of the last sale that is no fault: files come once a month."""

GOOD, FAIR = 85, 60

# All else is left out on purpose, or told where lines are counted: nothing is wrong with a cell there.
_FAULTS: Final = (".unreadable", ".out_of_range", ".damaged", "date.missing")

Part = tuple[float, str | None, dict[str, Any]]


def health(counts: Mapping[str, Any]) -> dict[str, Any]:
    """Score and parts, JSON-able: score (0–100, None without a sale), word (`health.good`, `health.fair`, `health.poor`,
    `health.empty`), first (the part that costs most, None where nothing does), parts [{code, share, points, remedy,
    values}], in the order of PARTS.

    share: 0–1, of what is as it should be; points: lost by this part; remedy: a code, None where nothing is to be done.

    counts: lines, complete (lines that say customer, product and amount), without_customer, without_product,
    without_amount, rows_read, found {code: n} (problems, whether the line was kept or not), possible_repeats, customers, without_contact, first_day, last_day (days
    since 1970), and, where somebody knows, kept_once (lines that stood twice and count once), as_of (day on which the
    question is asked), spellings and misspelt (products that seem to be others, and their lines), same_customers (pairs
    that wait to be decided).
    """
    lines = counts.get("lines") or 0
    if not lines:
        return {"score": None, "word": "health.empty", "first": None, "parts": []}
    found = (_completeness(counts), _consistency(counts), _duplicates(counts), _freshness(counts), _identity(counts))
    parts: list[dict[str, Any]] = []
    for (code, weight), (share, remedy, values) in zip(PARTS.items(), found, strict=True):
        share = min(max(share, 0.0), 1.0)
        points = round(weight * (1 - share), 1)
        parts.append({"code": code, "share": round(share, 4), "points": points, "remedy": remedy, "values": values})
    lost = sum(PARTS[part["code"]] * (1 - part["share"]) for part in parts)
    # Rounded down: 100 is for data without a fault.
    score = int(100 - lost + 1e-9)
    word = "health.good" if score >= GOOD else "health.fair" if score >= FAIR else "health.poor"
    worst = max(parts, key=lambda part: part["points"])
    first = worst["code"] if worst["remedy"] and worst["points"] > 0 else None
    return {"score": score, "word": word, "first": first, "parts": parts}


def _completeness(counts: Mapping[str, Any]) -> Part:
    """Lines that say who bought what for how much."""
    lines = counts["lines"]
    gaps = {name: counts.get(name) or 0 for name in ("without_customer", "without_product", "without_amount")}
    complete = counts.get("complete")
    if complete is None:
        complete = lines - max(gaps.values())
    remedy = None
    if complete < lines:
        remedy = "remedy.add_buyers" if gaps["without_customer"] == max(gaps.values()) else "remedy.fill_cells"
    return complete / lines, remedy, {"lines": lines, "complete": complete, **gaps}


def _consistency(counts: Mapping[str, Any]) -> Part:
    """Rows whose cells could be read and whose product is spelled in one way."""
    unreadable = sum(n for code, n in (counts.get("found") or {}).items() if code.endswith(_FAULTS))
    rows = max(counts.get("rows_read") or 0, counts["lines"])
    misspelt = counts.get("misspelt") or 0
    remedy = None
    if unreadable + misspelt:
        remedy = "remedy.correct_cells" if unreadable >= misspelt else "remedy.join_spellings"
    values = {"rows": rows, "unreadable": unreadable, "spellings": counts.get("spellings") or 0, "misspelt": misspelt}
    return 1 - (unreadable + misspelt) / rows, remedy, values


def _duplicates(counts: Mapping[str, Any]) -> Part:
    """Lines that are surely there once."""
    possible = counts.get("possible_repeats") or 0
    values = {"lines": counts["lines"], "possible": possible, "kept_once": counts.get("kept_once") or 0}
    return 1 - possible / counts["lines"], "remedy.see_repeats" if possible else None, values


def _freshness(counts: Mapping[str, Any]) -> Part:
    """Days of the past year that the sales cover."""
    first, last = counts["first_day"], counts["last_day"]
    as_of = counts.get("as_of")
    age = max((last if as_of is None else as_of) - last, 0)
    end = last if age <= FRESH_DAYS else last + age
    covered = max(last - max(first, end - YEAR + 1) + 1, 0)
    remedy = "remedy.add_latest" if age > FRESH_DAYS else "remedy.add_earlier" if covered < YEAR else None
    return covered / YEAR, remedy, {"age": age, "covered": covered, "days": YEAR}


def _identity(counts: Mapping[str, Any]) -> Part:
    """Customers who can be reached and are surely there once."""
    customers = counts.get("customers") or 0
    silent, same = counts.get("without_contact") or 0, counts.get("same_customers") or 0
    values = {"customers": customers, "without_contact": silent, "same": same}
    if not customers:
        return 0.0, "remedy.add_buyers", values
    remedy = "remedy.decide_same" if same else "remedy.add_contacts" if silent else None
    return 1 - (silent + same) / customers, remedy, values
