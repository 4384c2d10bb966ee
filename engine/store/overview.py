"""Counts of the whole shop, for the frame of the window, Home and the health of the data; and the quick finder."""

import json
import sqlite3
from typing import Any

from engine.store.customers import iso


def counts(connection: sqlite3.Connection) -> dict[str, Any]:
    """lines, without_customer, receipts, amount, first, last (ISO), customers, products."""
    row = connection.execute(
        "SELECT COALESCE(SUM(lines), 0), COALESCE(SUM(without_customer), 0), COALESCE(SUM(receipts), 0),"
        " COALESCE(SUM(amount), 0), MIN(day), MAX(day) FROM daily"
    ).fetchone()
    customers = connection.execute("SELECT COUNT(*) FROM customer WHERE staff = 0 AND same_as IS NULL").fetchone()[0]
    products = connection.execute(
        "SELECT COUNT(*) FROM product WHERE not_product IS NULL AND same_as IS NULL"
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


def health_counts(connection: sqlite3.Connection) -> dict[str, Any]:
    """What `cleaning.health` weighs, over all imports that were not taken back.

    lines, without_customer, without_product, without_amount, customers, without_contact, without_name, rows_read,
    left_out {code: n}, repeated, possible_repeats, first_day, last_day, imports.
    """
    facts = counts(connection)
    lines = connection.execute(
        "SELECT COALESCE(SUM(without_product), 0), COALESCE(SUM(without_amount), 0) FROM daily"
    ).fetchone()
    people = connection.execute(
        "SELECT COUNT(*), COALESCE(SUM(email IS NULL AND phone IS NULL AND address IS NULL), 0),"
        " COALESCE(SUM(name IS NULL), 0) FROM customer WHERE staff = 0 AND same_as IS NULL"
    ).fetchone()
    reports = [
        json.loads(row[0])
        for row in connection.execute("SELECT report FROM import WHERE undone_at IS NULL AND report IS NOT NULL")
    ]
    left_out: dict[str, int] = {}
    for report in reports:
        for item in report.get("left_out", []):
            left_out[item["code"]] = left_out.get(item["code"], 0) + item["count"]
    days = connection.execute("SELECT MIN(day), MAX(day) FROM daily").fetchone()
    return {
        "lines": facts["lines"],
        "without_customer": facts["without_customer"],
        "without_product": lines[0],
        "without_amount": lines[1],
        "customers": people[0],
        "without_contact": people[1],
        "without_name": people[2],
        "rows_read": sum(file.get("rows_read", 0) for report in reports for file in report.get("files", [])),
        "left_out": left_out,
        "repeated": left_out.get("line.repeated_block", 0) + sum(r.get("already_there", 0) for r in reports),
        "possible_repeats": sum(r.get("possible_repeats", 0) for r in reports),
        "first_day": days[0],
        "last_day": days[1],
        "imports": len(reports),
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
            " WHERE p.same_as IS NULL AND (p.name LIKE ?1 ESCAPE '\\' OR p.key LIKE ?1 ESCAPE '\\')"
            " ORDER BY (p.name LIKE ?2 ESCAPE '\\' OR p.key LIKE ?2 ESCAPE '\\') DESC, t.lines DESC LIMIT ?3",
            (pattern, start, limit),
        )
    ]
    return found
