"""Whether the files of a preview can be imported as they are understood."""

from collections.abc import Mapping, Sequence
from typing import Any

Tables = Sequence[Mapping[str, Any]]


def is_ready(tables: Tables) -> bool:
    """Whether each file brings something, or is left out, no order of dates is asked, and there is a line to import."""
    wanted = [table for table in tables if not table.get("ignored")]
    brings = {table["path"] for table in wanted if not table.get("refusal")}
    asked = any((table.get("refusal") or {}).get("code") == "dates.ambiguous" for table in wanted)
    return bool(brings) and brings == {table["path"] for table in wanted} and not asked and not brings_nothing(tables)


def brings_nothing(tables: Tables) -> bool:
    """Whether tables were understood, and all of their rows are left out. First rows alone do not tell."""
    read = [table for table in tables if not table.get("ignored") and not table.get("refusal")]
    if not read or any(table.get("first_rows") for table in read):
        return False
    return not any(table.get("lines") for table in read)


def has_no_year(table: Mapping[str, Any]) -> bool:
    """Whether all that a table lacks is the year of its dates."""
    return (table.get("refusal") or {}).get("code") == "dates.no_year"
