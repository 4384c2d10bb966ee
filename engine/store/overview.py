"""Counts of the whole shop, for the frame of the window, Home and the health of the data; and the quick finder."""

import json
import sqlite3
from typing import Any

from engine.store.customers import iso
from engine.store.spellings import LISTED


def counts(connection: sqlite3.Connection) -> dict[str, Any]:
    """lines, without_customer, receipts, amount, first, last (ISO), customers, products."""
    row = connection.execute(
        "SELECT COALESCE(SUM(lines), 0), COALESCE(SUM(without_customer), 0), COALESCE(SUM(receipts), 0),"
        " COALESCE(SUM(amount), 0), MIN(day), MAX(day) FROM daily"
    ).fetchone()
    customers = connection.execute("SELECT COUNT(*) FROM customer WHERE staff = 0 AND same_as IS NULL").fetchone()[0]
    products = connection.execute(
        f"SELECT COUNT(*) FROM product AS p WHERE not_product IS NULL AND same_as IS NULL AND {LISTED.format('p')}"
    ).fetchone()[0]
    return {
        "lines": row[0],
        "without_customer": row[1],
        "receipts": row[2],
        "amount": row[3],
        "first": iso(row[4]),
        "last": iso(row[5]),
        "customers": customers,
        "products": products,
    }


def has_imports(connection: sqlite3.Connection) -> bool:
    """Whether anything was ever imported."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM import)").fetchone()[0])


def health_counts(connection: sqlite3.Connection) -> dict[str, Any]:
    """What `cleaning.health` weighs, over all imports that were not taken back.

    lines, complete, without_customer, without_product, without_amount, customers, without_contact, rows_read, found {code:
    n} (what imports found, without what was corrected since), kept_once, possible_repeats, first_day, last_day.
    """
    facts = counts(connection)
    lines = connection.execute(
        "SELECT COALESCE(SUM(without_product), 0), COALESCE(SUM(without_amount), 0), COALESCE(SUM(complete), 0),"
        " MIN(day), MAX(day) FROM daily"
    ).fetchone()
    people = connection.execute(
        "SELECT COUNT(*), COALESCE(SUM(email IS NULL AND phone IS NULL AND address IS NULL), 0) FROM customer WHERE staff = 0 AND same_as IS NULL"
    ).fetchone()
    reports = [
        json.loads(row[0])
        for row in connection.execute("SELECT report FROM import WHERE undone_at IS NULL AND report IS NOT NULL")
    ]
    found: dict[str, int] = {}
    for report in reports:
        for item in [*report.get("left_out", ()), *report.get("noted", ())]:
            found[item["code"]] = found.get(item["code"], 0) + item["count"]
    for code, count in connection.execute(
        "SELECT code, COUNT(*) FROM problem WHERE fixed_by IS NOT NULL GROUP BY code"
    ):
        if code in found:
            found[code] = max(found[code] - count, 0)
    # Corrected rows were read before, in the file in which they were wrong.
    rows = connection.execute(
        "SELECT COALESCE(SUM(rows_read), 0) FROM import_file AS f JOIN import AS i ON i.id = f.import_id"
        " WHERE i.undone_at IS NULL AND f.format <> 'correction'"
    ).fetchone()[0]
    return {
        "lines": facts["lines"],
        "complete": lines[2],
        "without_customer": facts["without_customer"],
        "without_product": lines[0],
        "without_amount": lines[1],
        "customers": people[0],
        "without_contact": people[1],
        "rows_read": rows,
        "found": found,
        "kept_once": found.get("line.repeated_block", 0) + sum(r.get("already_there", 0) for r in reports),
        "possible_repeats": sum(r.get("possible_repeats", 0) for r in reports),
        "first_day": lines[3],
        "last_day": lines[4],
    }


def find(connection: sqlite3.Connection, text: str, limit: int) -> list[dict[str, Any]]:
    """Customers, then products, that have the text; those that begin with it first."""
    words = text.strip()
    if not words:
        return []
    pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    start = pattern[1:]
    found = [
        {"kind": "customer", "id": row[0], "name": row[1], "detail": row[2]}
        for row in connection.execute(
            # Who is counted in another customer is found by an own name or id, too, and then that id is told.
            "SELECT h.key, h.name, COALESCE(MAX(CASE WHEN c.id <> h.id AND c.key LIKE ?1 ESCAPE '\\' THEN c.key END),"
            " h.email, h.phone, h.city) FROM customer AS c JOIN customer AS h ON h.id = COALESCE(c.same_as, c.id)"
            " WHERE h.staff = 0 AND (c.name LIKE ?1 ESCAPE '\\' OR c.key LIKE ?1 ESCAPE '\\'"
            " OR c.email LIKE ?1 ESCAPE '\\' OR c.phone LIKE ?1 ESCAPE '\\') GROUP BY h.id"
            " ORDER BY MAX(c.name LIKE ?2 ESCAPE '\\' OR c.key LIKE ?2 ESCAPE '\\') DESC,"
            " h.name IS NULL, h.name, h.key LIMIT ?3",
            (pattern, start, limit),
        )
    ]
    found += [
        {"kind": "product", "id": row[0], "name": row[1], "detail": row[2]}
        for row in connection.execute(
            "SELECT p.key, p.name, p.category FROM product AS p LEFT JOIN product_statistic AS t ON t.product_id = p.id"
            f" WHERE p.same_as IS NULL AND {LISTED.format('p')} AND (p.name LIKE ?1 ESCAPE '\\' OR p.key LIKE ?1 ESCAPE '\\'"
            " OR p.id IN (SELECT same_as FROM product WHERE same_as IS NOT NULL AND"
            " (name LIKE ?1 ESCAPE '\\' OR key LIKE ?1 ESCAPE '\\')))"
            " ORDER BY (p.name LIKE ?2 ESCAPE '\\' OR p.key LIKE ?2 ESCAPE '\\') DESC, t.lines DESC LIMIT ?3",
            (pattern, start, limit),
        )
    ]
    return found
