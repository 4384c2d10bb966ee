"""Campaigns with their members: who was treated, who is control, who was withheld and why, and what each was told."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from engine.errors import ShopError
from engine.store import persons
from engine.store.sales import SECONDS_A_DAY
from engine.store.statistics import last_day

STATUSES = ("draft", "exported", "sent", "cancelled")

_FIELDS = (
    "name goal channel target status created_at as_of exported_at sent_at run_id control_share settings"
).split()  # fmt: skip


def next_id(connection: sqlite3.Connection) -> int:
    """The number the next campaign will have."""
    return int(connection.execute("SELECT COALESCE(MAX(id), 0) + 1 FROM campaign").fetchone()[0])


def add(connection: sqlite3.Connection, campaign: Mapping[str, Any], members: Iterable[Mapping[str, Any]]) -> int:
    """Store a campaign; the caller holds the transaction. Returns its id.

    campaign: the columns of the table, settings JSON-able. members: customer_id (row id), arm, reason {code, …},
    products [{product_id, name, price, reason}], message {subject, text, fields} or None.
    """
    values = [json.dumps(campaign[f], ensure_ascii=False) if f == "settings" else campaign.get(f) for f in _FIELDS]
    cursor = connection.execute(
        f"INSERT INTO campaign({', '.join(_FIELDS)}) VALUES ({', '.join('?' * len(_FIELDS))})", values
    )
    campaign_id = int(cursor.lastrowid or 0)
    connection.executemany(
        "INSERT INTO campaign_member(campaign_id, customer_id, arm, reason, products, message) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                campaign_id,
                member["customer_id"],
                member["arm"],
                json.dumps(member["reason"], ensure_ascii=False),
                json.dumps(member["products"], ensure_ascii=False),
                None if member["message"] is None else json.dumps(member["message"], ensure_ascii=False),
            )
            for member in members
        ),
    )
    return campaign_id


def get(connection: sqlite3.Connection, campaign_id: int) -> dict[str, Any]:
    """One campaign's columns, settings as a dict. Raises `campaign.unknown`."""
    row = connection.execute("SELECT * FROM campaign WHERE id = ?", (campaign_id,)).fetchone()
    if row is None:
        raise ShopError("campaign.unknown", campaign_id=campaign_id)
    return _campaign(row)


def _campaign(row: sqlite3.Row) -> dict[str, Any]:
    campaign = dict(row)
    campaign["campaign_id"] = campaign.pop("id")
    campaign["settings"] = json.loads(campaign["settings"])
    return campaign


def members(connection: sqlite3.Connection, campaign_id: int) -> list[dict[str, Any]]:
    """Members by row id: row_id, customer_id (source id), name, arm, reason, products, subject, message and fields (what
    was put into it), both None for whoever gets none."""
    rows = connection.execute(
        "SELECT m.customer_id, c.key, c.name, m.arm, m.reason, m.products, m.message FROM campaign_person AS m"
        " JOIN customer AS c ON c.id = m.customer_id WHERE m.campaign_id = ? ORDER BY m.customer_id",
        (campaign_id,),
    )
    found = []
    for row in rows:
        message = json.loads(row[6]) if row[6] else dict.fromkeys(("subject", "text", "fields"))
        found.append(
            {
                "row_id": row[0],
                "customer_id": row[1],
                "name": row[2],
                "arm": row[3],
                "reason": json.loads(row[4]) if row[4] else {},
                "products": json.loads(row[5]),
                "subject": message["subject"],
                "message": message["text"],
                "fields": message["fields"],
            }
        )
    return found


def list_campaigns(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Campaigns, newest first: campaign_id, name, goal, channel, target, status, created_at, exported_at, sent_at,
    treated, control, withheld (counts)."""
    rows = connection.execute(
        "SELECT c.id AS campaign_id, name, goal, channel, target, status, created_at, exported_at, sent_at,"
        " COALESCE(SUM(arm = 'treated'), 0) AS treated, COALESCE(SUM(arm = 'control'), 0) AS control,"
        " COALESCE(SUM(arm = 'withheld'), 0) AS withheld"
        " FROM campaign AS c LEFT JOIN campaign_person AS m ON m.campaign_id = c.id GROUP BY c.id ORDER BY c.id DESC"
    )
    return [dict(row) for row in rows]


def detail(connection: sqlite3.Connection, campaign_id: int) -> dict[str, Any]:
    """One campaign with its settings and members [{customer_id, name, arm, reason, products, subject, message}].

    Raises `campaign.unknown`.
    """
    campaign = get(connection, campaign_id)
    campaign["members"] = members(connection, campaign_id)
    for member in campaign["members"]:
        del member["row_id"], member["fields"]
    return campaign


def mark(connection: sqlite3.Connection, campaign_id: int, status: str, at: str) -> None:
    """Say that a campaign was exported, sent or cancelled at `at` (ISO 8601). Raises `campaign.unknown`."""
    if status not in STATUSES:
        raise ShopError("argument.wrong", argument="status", value=status)
    get(connection, campaign_id)
    connection.execute(
        "UPDATE campaign SET status = ?1, exported_at = CASE ?1 WHEN 'exported' THEN ?2 ELSE exported_at END,"
        " sent_at = CASE ?1 WHEN 'sent' THEN ?2 ELSE sent_at END WHERE id = ?3",
        (status, at, campaign_id),
    )


def unmark(connection: sqlite3.Connection, campaign_id: int) -> None:
    """Take back that a campaign was sent or cancelled: its files are there, or it is a draft. Raises `campaign.unknown`."""
    get(connection, campaign_id)
    connection.execute(
        "UPDATE campaign SET status = CASE WHEN exported_at IS NULL THEN 'draft' ELSE 'exported' END, sent_at = NULL WHERE id = ?",
        (campaign_id,),
    )


def delete(connection: sqlite3.Connection, campaign_id: int) -> None:
    """Forget a campaign with its members. Raises `campaign.unknown`."""
    get(connection, campaign_id)
    connection.execute("DELETE FROM campaign WHERE id = ?", (campaign_id,))


def day_of(at: str) -> int:
    """The day of a moment (ISO 8601), as days since 1970."""
    return date.fromisoformat(at[:10]).toordinal() - date(1970, 1, 1).toordinal()


def of_customer(connection: sqlite3.Connection, row_id: int) -> list[dict[str, Any]]:
    """Campaigns with files that a customer was a member of, newest first: name, at (ISO 8601), arm, returned_after_days
    (from the day of sending to the next day with a sale; None as long as there is none), answerable (it was marked as
    sent, and the shop has later sales: only then does None mean that they have not come)."""
    last = last_day(connection)
    rows = connection.execute(
        "SELECT c.id, c.name, COALESCE(c.sent_at, c.exported_at) AS at, m.arm, c.status,"
        f" (SELECT MIN(s.sold_at) / {SECONDS_A_DAY} FROM sale AS s WHERE s.customer_id IN (SELECT value FROM json_each(?1))"
        "  AND s.kind = 'sale' AND s.sold_at >= unixepoch(date(COALESCE(c.sent_at, c.exported_at)), '+1 day'))"
        f" - unixepoch(date(COALESCE(c.sent_at, c.exported_at))) / {SECONDS_A_DAY} AS returned_after_days"
        " FROM campaign_member AS m JOIN campaign AS c ON c.id = m.campaign_id"
        " WHERE m.customer_id IN (SELECT value FROM json_each(?1)) AND c.status IN ('exported', 'sent') AND m.arm <> 'withheld'"
        " ORDER BY at DESC, c.id DESC, m.arm = 'treated'",
        (json.dumps(persons.members(connection, row_id)),),
    )
    # Of two customers who are one person, the one that was written to comes last and counts.
    found = {row["id"]: dict(row) for row in rows}
    for campaign in found.values():
        del campaign["id"]
        sent = campaign.pop("status") == "sent"
        campaign["answerable"] = sent and last is not None and day_of(campaign["at"]) < last
    return list(found.values())


def spending(connection: sqlite3.Connection, campaign_id: int, first: int, last: int) -> dict[str, list[float]]:
    """Net sales of each treated and each control customer on the days first … last: arm → amounts (0 for no sale)."""
    rows = connection.execute(
        "SELECT m.arm, COALESCE((SELECT SUM(s.amount) FROM customer AS p JOIN sale AS s ON s.customer_id = p.id"
        " WHERE (p.id = m.customer_id OR p.same_as = m.customer_id)"
        " AND s.sold_at >= ?2 AND s.sold_at < ?3), 0) FROM campaign_person AS m"
        " WHERE m.campaign_id = ?1 AND m.arm <> 'withheld' ORDER BY m.customer_id",
        (campaign_id, first * SECONDS_A_DAY, (last + 1) * SECONDS_A_DAY),
    )
    amounts: dict[str, list[float]] = {"treated": [], "control": []}
    for arm, amount in rows:
        amounts[arm].append(float(amount))
    return amounts
