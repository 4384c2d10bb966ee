"""The shop's own settings: name, country, currency, whether prices include tax, time zone, staff, and what it decided.

Values are JSON; a name that was never set has the default of `DEFAULTS`.
"""

import json
import sqlite3
from typing import Any, Final
from zoneinfo import available_timezones

from engine.errors import ShopError
from engine.store import taxes

DEFAULTS: Final[dict[str, Any]] = {
    "name": "",
    "country": "",
    "currency": "",
    "prices_include_tax": None,
    "time_zone": "",
    "language": "",
    "staff": [],
    "not_products": [],
    "stores_left_out": [],
    "pinned": [],
    "margin_floor": None,
    "most_of_category": None,
    "variety": 0.0,
    "rest": False,
    "confirmed": False,
    "signature": "",
    "pin_minutes": 10,
}
"""Every setting of a shop with its default: `prices_include_tax`: whether all money
is kept with tax, None for as the files have it; `staff` lists customer ids that are the shop's own people, `not_products`
product ids that are never recommended beside the built-in list,
`stores_left_out` names stores whose lines are not imported; `pinned` (product ids), `margin_floor`, `most_of_category`,
`variety` and `rest` are what the shop wants of its lists (see `recommending.wishes`); `confirmed` says that somebody looked at the
settings; for `pin_minutes` after a PIN was typed the window does not ask for it again."""

_NUMBERS: Final[dict[str, tuple[type, float, float]]] = {
    "margin_floor": (float, 0.0, 1.0),
    "most_of_category": (int, 1, 10),
    "variety": (float, 0.0, 1.0),
    "pin_minutes": (int, 0, 240),
}
"""Settings that are numbers: their kind, the lowest and the highest."""


def get_settings(connection: sqlite3.Connection) -> dict[str, Any]:
    """All settings, defaults filled in."""
    stored = {row[0]: json.loads(row[1]) for row in connection.execute("SELECT name, value FROM setting")}
    return {**DEFAULTS, **{name: value for name, value in stored.items() if name in DEFAULTS}}


def set_settings(connection: sqlite3.Connection, values: dict[str, Any]) -> list[str]:
    """Store those settings; the names of the ones that changed. Raises KeyError for a setting that does not exist,
    `argument.wrong` for a value that it cannot have, `product.unknown` for a pinned product that there is not."""
    before = get_settings(connection)
    changed = []
    for name, value in values.items():
        if name not in DEFAULTS:
            raise KeyError(name)
        value = _checked(connection, name, value)
        if before[name] != value:
            changed.append(name)
            connection.execute(
                "INSERT INTO setting(name, value) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
                (name, json.dumps(value, ensure_ascii=False)),
            )
    if "prices_include_tax" in changed:
        taxes.bring_all(connection, before["prices_include_tax"], values["prices_include_tax"])
    if "staff" in changed:
        mark_staff(connection)
    return changed


def _checked(connection: sqlite3.Connection, name: str, value: Any) -> Any:
    """A value in its proper form; those that were not numbers may come as texts."""
    if name == "pinned":
        for key in value:
            if not connection.execute("SELECT 1 FROM product WHERE key = ?", (key,)).fetchone():
                raise ShopError("product.unknown", product=key)
    if name == "prices_include_tax" and value not in (True, False, None):
        raise ShopError("argument.wrong", argument=name, value=value)
    if name == "time_zone" and value and value not in available_timezones():
        raise ShopError("argument.wrong", argument=name, value=value)
    if name not in _NUMBERS:
        return value
    kind, low, high = _NUMBERS[name]
    if value is None or value == "":
        return DEFAULTS[name]
    try:
        number = kind(value)
    except (TypeError, ValueError) as error:
        raise ShopError("argument.wrong", argument=name, value=value) from error
    if not low <= number <= high:
        raise ShopError("argument.wrong", argument=name, value=value)
    return number


def mark_staff(connection: sqlite3.Connection) -> None:
    """Carry the list of staff accounts to the customers it names; called after an import, too."""
    staff = json.dumps(get_settings(connection)["staff"])
    # Whoever is one person with an account of the staff is staff.
    who = (
        "(id IN (SELECT COALESCE(same_as, id) FROM customer WHERE key IN (SELECT value FROM json_each(?1)))"
        " OR key IN (SELECT value FROM json_each(?1)))"
    )
    connection.execute(f"UPDATE customer SET staff = {who} WHERE staff <> {who}", (staff,))
