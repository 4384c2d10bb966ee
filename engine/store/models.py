"""Model runs: what was learned, how it did on hidden weeks, the trained archives, scores and recommendations.

Models know customers and products by position; row ids come from `store.sales.row_ids`, in the same order.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from engine.store.spellings import SHOWN

if TYPE_CHECKING:
    import numpy as np


def save_run(
    connection: sqlite3.Connection,
    run: Mapping[str, Any],
    *,
    archives: Mapping[str, tuple[bytes, Mapping[str, Any]]],
    scores: Mapping[str, "np.ndarray"],
    recommendations: Mapping[str, Mapping[str, Any]],
    customer_rows: "np.ndarray",
    product_rows: "np.ndarray",
) -> int:
    """Store a run and use it from now on; the caller holds the transaction. Returns its id.

    run: as_of (day), horizon (days), seed, started_at (ISO), seconds, peak_mb, lines, winners {again, new, best, value},
    evaluation (the report of `evaluate`), engine_version.
    archives: name → (bytes, info). info is JSON-able and holds numbers and codes only.
    scores: arrays (C,): expected_spend, expected_spend_low, expected_spend_high, return_probability, and optionally
    next_order_day, next_order_low, next_order_high, due_day (days, negative = unknown).
    recommendations: list name → {"product": int32 (C, k), −1 none; "score": (C, k);
    "reasons": C lists of k {"code": …, values}}. Values named `product` are positions and are stored as product keys.
    Only the newest three runs keep their scores and recommendations; older ones keep figures and archives.
    """
    names = ("as_of", "horizon", "seed", "started_at", "seconds", "peak_mb", "lines", "winners", "evaluation")
    values = [json.dumps(run[n], ensure_ascii=False) if n in ("winners", "evaluation") else run[n] for n in names]
    connection.execute("UPDATE run SET in_use = 0 WHERE in_use = 1")
    cursor = connection.execute(
        f"INSERT INTO run({', '.join(names)}, engine_version, in_use) VALUES ({', '.join('?' * len(names))}, ?, 1)",
        (*values, run["engine_version"]),
    )
    run_id = int(cursor.lastrowid or 0)
    connection.executemany(
        "INSERT INTO model(run_id, name, archive, info) VALUES (?, ?, ?, ?)",
        ((run_id, name, archive, json.dumps(info)) for name, (archive, info) in archives.items()),
    )
    customers = _still_there(connection, "customer", customer_rows)
    products = _still_there(connection, "product", product_rows)
    _insert_scores(connection, run_id, scores, customers)
    known = {row[0]: row[1] for row in connection.execute("SELECT id, key FROM product")}
    keys = ["" if number is None else known[number] for number in products]
    for name, lists in recommendations.items():
        connection.executemany(
            "INSERT INTO recommendation(run_id, customer_id, list, rank, product_id, score, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            _recommendation_rows(run_id, name, lists, customers, products, keys),
        )
    for table in ("score", "recommendation"):
        connection.execute(
            f"DELETE FROM {table} WHERE run_id NOT IN (SELECT id FROM run ORDER BY id DESC LIMIT 3)"
            " AND run_id NOT IN (SELECT id FROM run WHERE in_use = 1)"
        )
    return run_id


def _still_there(connection: sqlite3.Connection, table: str, rows: "np.ndarray") -> list[int | None]:
    """Row ids, None for those that were erased or taken back while the models learned."""
    there = {row[0] for row in connection.execute(f"SELECT id FROM {table}")}
    return [number if number in there else None for number in rows.tolist()]


def _insert_scores(
    connection: sqlite3.Connection,
    run_id: int,
    scores: Mapping[str, "np.ndarray"],
    customer_rows: Sequence[int | None],
) -> None:
    columns = ["expected_spend", "expected_spend_low", "expected_spend_high", "return_probability"]
    data: list[list[Any]] = [scores[name].astype(float).tolist() for name in columns]
    for name in ("next_order_day", "next_order_low", "next_order_high", "due_day"):
        if name in scores:
            columns.append(name)
            data.append([int(day) if day >= 0 else None for day in scores[name].tolist()])
    connection.executemany(
        f"INSERT INTO score(run_id, customer_id, {', '.join(columns)}) VALUES (?, ?{', ?' * len(columns)})",
        ((run_id, *row) for row in zip(customer_rows, *data, strict=True) if row[0] is not None),
    )


def _recommendation_rows(
    run_id: int,
    name: str,
    lists: Mapping[str, Any],
    customer_rows: Sequence[int | None],
    product_rows: Sequence[int | None],
    keys: list[str],
) -> Any:
    products, scores = lists["product"].tolist(), lists["score"].tolist()
    for row_id, ranked, scored, reasons in zip(customer_rows, products, scores, lists["reasons"], strict=True):
        if row_id is None:
            continue
        place = 0
        for product, score, reason in zip(ranked, scored, reasons):
            if product < 0 or product_rows[product] is None:
                continue
            place += 1
            if "product" in reason:
                reason = {**reason, "product": keys[reason["product"]]}
            yield run_id, row_id, name, place, product_rows[product], score, json.dumps(reason, ensure_ascii=False)


def list_runs(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """All runs, newest first: run_id, as_of, horizon, seed, started_at, seconds, peak_mb, lines, winners, evaluation,
    in_use, and learned {lists, value}: when the models that it uses were learned, which may be those of an earlier run."""
    runs = [_run(row) for row in connection.execute("SELECT * FROM run ORDER BY id DESC")]
    learned: dict[int, dict[str, str]] = {}
    for run_id, name, at in connection.execute("SELECT run_id, name, json_extract(info, '$.at') FROM model"):
        if at and name in ("best", "value"):
            learned.setdefault(run_id, {})["value" if name == "value" else "lists"] = at
    for run in runs:
        run["learned"] = {"lists": run["started_at"], "value": run["started_at"], **learned.get(run["run_id"], {})}
    return runs


def current_run(connection: sqlite3.Connection) -> dict[str, Any] | None:
    """The run in use, or None before the first training."""
    row = connection.execute("SELECT * FROM run WHERE in_use = 1").fetchone()
    return None if row is None else _run(row)


def _run(row: sqlite3.Row) -> dict[str, Any]:
    run = dict(row)
    run["run_id"] = run.pop("id")
    run["in_use"] = bool(run["in_use"])
    for name in ("winners", "evaluation"):
        run[name] = json.loads(run[name])
    return run


def use_run(connection: sqlite3.Connection, run_id: int) -> bool:
    """Go back (or forward) to a run that still has its scores. False if there is none."""
    if connection.execute("SELECT 1 FROM score WHERE run_id = ? LIMIT 1", (run_id,)).fetchone() is None:
        return False
    connection.execute("UPDATE run SET in_use = (id = ?)", (run_id,))
    return True


def load_archive(connection: sqlite3.Connection, run_id: int, name: str) -> tuple[bytes, dict[str, Any]] | None:
    """A trained model's archive and info."""
    row = connection.execute("SELECT archive, info FROM model WHERE run_id = ? AND name = ?", (run_id, name)).fetchone()
    return None if row is None else (bytes(row[0]), json.loads(row[1]))


def recommendations(
    connection: sqlite3.Connection, list_name: str, *, customer_id: int | None = None, k: int = 10
) -> list[dict[str, Any]]:
    """Rows of the run in use: customer_id and product_id (source ids), rank, score, reason {code, …}, name and price.

    A reason with a `product` also says its `product_name`.
    """
    listed = connection.execute(
        "SELECT c.key, r.rank, p.key, r.score, r.reason, p.name, p.price, p.category FROM recommendation AS r"
        " JOIN run ON run.id = r.run_id AND run.in_use = 1"
        " JOIN customer AS c ON c.id = r.customer_id JOIN product AS a ON a.id = r.product_id"
        f" JOIN product AS p ON p.id = {SHOWN.format('a')}"
        " WHERE r.list = ?1 AND r.rank <= ?2 AND c.same_as IS NULL AND (?3 IS NULL OR r.customer_id = ?3)"
        " ORDER BY r.customer_id, r.rank",
        (list_name, k, customer_id),
    ).fetchall()
    # Products that were joined after the list was learned stand in it once.
    listed = list({(row[0], row[2]): row for row in reversed(listed)}.values())[::-1]
    names = ("customer_id", "rank", "product_id", "score", "reason", "product_name", "price", "category")
    return [
        {**dict(zip(names, row)), "reason": reason}
        for row, reason in zip(listed, named_reasons(connection, [row[4] for row in listed]))
    ]


def named_reasons(connection: sqlite3.Connection, reasons: Sequence[str]) -> list[dict[str, Any]]:
    """Stored reasons as dicts; one that speaks of a `product` (source id) is given its `product_name`."""
    read = [json.loads(reason) for reason in reasons]
    keys = {reason["product"] for reason in read if "product" in reason}
    found = connection.execute(
        "SELECT a.key, COALESCE(p.name, p.key) FROM product AS a"
        f" JOIN product AS p ON p.id = {SHOWN.format('a')} WHERE a.key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    known = {row[0]: row[1] for row in found}
    return [{**r, "product_name": known.get(r["product"], r["product"])} if "product" in r else r for r in read]
