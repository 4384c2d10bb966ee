"""The shop's own settings: name, country, currency, whether prices include tax, time zone, staff, and what it decided.

Values are JSON; a name that was never set has the default of `DEFAULTS`.
"""

import json
import sqlite3
from typing import Any, Final

DEFAULTS: Final[dict[str, Any]] = {
    "name": "",
    "country": "",
    "currency": "",
    "prices_include_tax": True,
    "time_zone": "",
    "language": "",
    "staff": [],
    "not_products": [],
    "stores_left_out": [],
    "confirmed": False,
    "signature": "",
}
"""Every setting of a shop with its default: `staff` lists customer ids that are the shop's own people, `not_products`
product ids that are never recommended beside the built-in list,
`stores_left_out` names stores whose lines are not imported, `confirmed` says that somebody looked at the settings."""


def get_settings(connection: sqlite3.Connection) -> dict[str, Any]:
    """All settings, defaults filled in."""
    stored = {row[0]: json.loads(row[1]) for row in connection.execute("SELECT name, value FROM setting")}
    return {**DEFAULTS, **{name: value for name, value in stored.items() if name in DEFAULTS}}


def set_settings(connection: sqlite3.Connection, values: dict[str, Any]) -> list[str]:
    """Store those settings; the names of the ones that changed. Raises KeyError for a setting that does not exist."""
    before = get_settings(connection)
    changed = []
    for name, value in values.items():
        if name not in DEFAULTS:
            raise KeyError(name)
        if before[name] != value:
            changed.append(name)
            connection.execute(
                "INSERT INTO setting(name, value) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
                (name, json.dumps(value, ensure_ascii=False)),
            )
    if "staff" in changed:
        mark_staff(connection)
    return changed


def mark_staff(connection: sqlite3.Connection) -> None:
    """Carry the list of staff accounts to the customers it names; called after an import, too."""
    staff = json.dumps(get_settings(connection)["staff"])
    # Whoever is one person with an account of the staff is staff.
    who = (
        "(id IN (SELECT COALESCE(same_as, id) FROM customer WHERE key IN (SELECT value FROM json_each(?1)))"
        " OR key IN (SELECT value FROM json_each(?1)))"
    )
    connection.execute(f"UPDATE customer SET staff = {who} WHERE staff <> {who}", (staff,))
