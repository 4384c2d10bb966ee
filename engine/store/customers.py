"""Reading and editing customers: the table, one customer's facts, consents."""

import json
import sqlite3
from datetime import date
from functools import lru_cache
from typing import Any, Final

from engine.columns import CHANNELS, CONSENTS, PERSON
from engine.errors import ShopError
from engine.store import persons
from engine.store.sales import SECONDS_A_DAY
from engine.store.spellings import SHOWN
from engine.store.statistics import last_day

EPOCH: Final = date(1970, 1, 1).toordinal()
EDITABLE: Final = (*PERSON, "note")

TABLE_COLUMNS: Final = (
    "customer_id",
    "name",
    "segment",
    "state",
    "visits",
    "historic_value",
    "last",
    "due",
    "days_overdue",
    "expected_spend",
    "return_probability",
    "city",
    "email",
    "phone",
    "consent_email",
    "consent_sms",
    "consent_post",
    "consent_wechat",
    "other_ids",
    "state_before",
    "r",
    "f",
    "m",
    "suppressed",
)

_SCORED: Final = (
    " FROM customer AS c LEFT JOIN statistic AS t ON t.customer_id = c.id"
    " LEFT JOIN score AS s ON s.customer_id = c.id AND s.run_id = (SELECT id FROM run WHERE in_use = 1)"
)


def iso(day: int | None) -> str | None:
    """A day as ISO 8601 text."""
    return None if day is None else date.fromordinal(day + EPOCH).isoformat()


def row_id(connection: sqlite3.Connection, key: str) -> int:
    """The row id of a customer by the id of the source file; of one who is counted in another, that other's.

    Raises `customer.unknown`.
    """
    row = connection.execute("SELECT COALESCE(same_as, id) FROM customer WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise ShopError("customer.unknown", customer=key)
    return int(row[0])


def table(connection: sqlite3.Connection) -> dict[str, Any]:
    """All customers but staff, best expected spend first; see `Shop.customer_table`."""
    as_of = last_day(connection) or 0
    said, suppressed, also = (
        persons.consents(connection),
        persons.suppressed(connection),
        persons.other_keys(connection),
    )
    rows = []
    day = lru_cache(maxsize=None)(iso)  # a few hundred days for many thousand customers
    nothing = (None,) * len(CHANNELS)
    heard = {number for number, _channel in said}
    cursor = connection.cursor()
    cursor.row_factory = None
    for row in cursor.execute(
        "SELECT c.id, c.key, c.name, COALESCE(t.segment, 'prospects'), COALESCE(t.state, 'prospect'),"
        " COALESCE(t.visits, 0), COALESCE(t.historic_value, 0), t.last_day, s.due_day, s.expected_spend,"
        f" s.return_probability, c.city, c.email, c.phone, t.state_before, t.r, t.f, t.m{_SCORED} WHERE c.staff = 0 AND c.same_as IS NULL"
        " ORDER BY s.expected_spend DESC, t.historic_value DESC, c.id"
    ):
        number, key, name, segment, state, visits, value, last, due, spend, returns, *others = row
        city, email, phone, before, *scores = others
        overdue = as_of - due if due is not None and due < as_of else None
        known = (key, name, segment, state, visits, value, day(last), day(due), overdue, spend, returns)
        consents = (
            tuple(said[number, channel][0] if (number, channel) in said else None for channel in CHANNELS)
            if number in heard
            else nothing
        )
        rows.append((*known, city, email, phone, *consents, also.get(number), before, *scores, number in suppressed))
    return {"columns": list(TABLE_COLUMNS), "rows": rows, "as_of": iso(as_of)}


def scored(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """What `customers --out` writes, one dict a customer with a sale; see `Shop.customers`."""
    as_of = last_day(connection) or 0
    rows = connection.execute(
        "SELECT c.key AS customer_id, t.segment, s.expected_spend, s.expected_spend_low, s.expected_spend_high,"
        " s.return_probability, 1 - s.return_probability AS churn_risk, s.next_order_day, s.due_day, t.average_gap_days, t.state,"
        f" t.r, t.f, t.m, t.visits, t.historic_value, t.first_day, t.last_day, c.name, c.city{_SCORED}"
        " WHERE c.staff = 0 AND c.same_as IS NULL AND t.visits > 0 ORDER BY s.expected_spend DESC, t.historic_value DESC, c.id"
    )
    out = []
    for row in rows:
        values = dict(row)
        expected, due = values.pop("next_order_day"), values.pop("due_day")
        overdue = None if due is None else max(as_of - due, 0)
        place = list(values).index("churn_risk") + 1
        items = list(values.items())
        items[place:place] = [("next_order_date", iso(expected)), ("days_overdue", overdue)]
        values = dict(items)
        values["first_order"] = iso(values.pop("first_day"))
        values["last_order"] = iso(values.pop("last_day"))
        out.append(values)
    return out


def came_once(connection: sqlite3.Connection) -> int:
    """How many customers, staff left out, have a single visit."""
    sql = "SELECT COUNT(*) FROM customer AS c JOIN statistic AS t ON t.customer_id = c.id"
    where = " WHERE c.staff = 0 AND c.same_as IS NULL AND t.visits = 1"
    return int(connection.execute(sql + where).fetchone()[0])


def facts(connection: sqlite3.Connection, number: int) -> dict[str, Any]:
    """Everything stored of one customer: its columns, statistics and scores (days as numbers), consents, suppressions."""
    row = connection.execute(
        "SELECT c.*, t.first_day, t.last_day, t.visits, t.historic_value, t.refunds, t.average_gap_days,"
        " t.gap_spread_days, t.gap_upper_quartile, t.r, t.f, t.m, t.segment, t.state, s.expected_spend,"
        " s.expected_spend_low, s.expected_spend_high, s.return_probability, s.next_order_day, s.next_order_low,"
        f" s.next_order_high, s.due_day{_SCORED} WHERE c.id = ?",
        (number,),
    ).fetchone()
    values = dict(row)
    values["attributes"] = json.loads(values["attributes"])
    values["own"] = json.loads(values["own"])
    values["consents"] = persons.consents_of(connection, number)
    values["suppressions"] = [
        dict(zip(("channel", "reason", "at"), r))
        for r in connection.execute(
            "SELECT channel, reason, at FROM suppression WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(persons.members(connection, number)),),
        )
    ]
    values["also_known_as"] = persons.also_known_as(connection, number)
    return values


def lines(connection: sqlite3.Connection, number: int) -> list[dict[str, Any]]:
    """All lines of one customer, oldest first: sold_at (seconds), receipt, kind, product_id (key), product_name,
    category, quantity, unit_price, amount, discount, not_product (code)."""
    rows = connection.execute(
        "SELECT s.sold_at, s.receipt, s.kind, p.key, p.name, p.category, s.quantity, s.unit_price,"
        " COALESCE(s.amount, 0), COALESCE(s.discount, 0), p.not_product FROM sale AS s"
        f" LEFT JOIN product AS a ON a.id = s.product_id LEFT JOIN product AS p ON p.id = {SHOWN.format('a')}"
        " WHERE s.customer_id IN (SELECT value FROM json_each(?)) ORDER BY s.sold_at, s.id",
        (json.dumps(persons.members(connection, number)),),
    )
    names = ("sold_at", "receipt", "kind", "product_id", "product_name", "category", "quantity", "unit_price")
    return [dict(zip((*names, "amount", "discount", "not_product"), row)) for row in rows]


def edit(connection: sqlite3.Connection, key: str, values: dict[str, Any]) -> None:
    """Change fields by hand; they are kept as the shop's own. Raises `customer.unknown`, `argument.wrong`."""
    number = row_id(connection, key)
    for name in values:
        if name not in EDITABLE:
            raise ShopError("argument.wrong", argument=name)
    own = json.loads(connection.execute("SELECT own FROM customer WHERE id = ?", (number,)).fetchone()[0])
    own.update(values)
    assignments = "".join(f", {name} = ?" for name in values)
    connection.execute(
        f"UPDATE customer SET own = ?{assignments} WHERE id = ?",
        (json.dumps(own, ensure_ascii=False), *values.values(), number),
    )


def set_consent(
    connection: sqlite3.Connection,
    key: str,
    channel: str,
    status: str,
    source: str,
    at: str,
    import_id: int | None = None,
) -> None:
    """Add a dated consent or withdrawal, for all customers of one person. Raises `customer.unknown`, `argument.wrong`."""
    if channel not in CHANNELS:
        raise ShopError("argument.wrong", argument="channel", value=channel)
    if status not in CONSENTS:
        raise ShopError("argument.wrong", argument="status", value=status)
    connection.executemany(
        "INSERT INTO consent(customer_id, channel, status, source, at, import_id) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (number, channel, status, source, at, import_id)
            for number in persons.members(connection, row_id(connection, key))
        ],
    )


def day_of(sold_at: int) -> int:
    """The day of a moment, both since 1970-01-01."""
    return sold_at // SECONDS_A_DAY
