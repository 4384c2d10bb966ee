"""What is known of a table of a preview, in the form of a mapping file: to be sent back with what a person changes."""

from collections.abc import Mapping, Sequence
from typing import Any

from gui.wizards.importing.columns import DATES


def mapping_of(table: Mapping[str, Any]) -> dict[str, Any]:
    """A table's mapping as it is now."""
    mapping: dict[str, Any] = {
        "columns": {column["role"]: column["header"] for column in table["columns"] if column["role"]},
        "table": {name: table[name] for name in ("sheet", "cell", "header_row", "kind") if table.get(name)},
    }
    mapping["table"]["file"] = table["path"]
    dates = {"order": table["date_order"]} if table.get("date_order") else {}
    if (table.get("year") or {}).get("by") == "person":
        dates["year"] = table["year"]["year"]
    return {**mapping, "dates": dates} if dates else mapping


def of_year(table: Mapping[str, Any], year: int) -> dict[str, Any]:
    """The mapping of a table whose dates are of a year that a person chose; all else is guessed as before."""
    place = {name: table[name] for name in ("sheet", "cell") if table.get(name)}
    return {"table": {**place, "file": table["path"]}, "dates": {"year": year}}


def with_columns(table: Mapping[str, Any], said: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """A table's mapping with what was just said of its columns, each a heading and its meaning; either may be empty."""
    mapping = mapping_of(table)
    columns = mapping["columns"]
    dates = {columns.get(name) for name in DATES}
    for header, role in said:
        columns = {other: source for other, source in columns.items() if source != header and other != role}
        if header and role:
            columns[role] = header
    if dates != {columns.get(name) for name in DATES}:
        mapping.pop("dates", None)  # the order of another column's days and months
    return {**mapping, "columns": columns}
