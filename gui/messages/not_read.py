"""Sheets and tables that an import left out while it read others of the file: why, and what helps."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from gui.messages.base import QT_TRANSLATE_NOOP, Blanks, translate
from gui.messages.columns import column

_AGAIN: Final = QT_TRANSLATE_NOOP("messages", "Left out: put that right and add the file again; nothing counts twice")
_NO_MATTER: Final = QT_TRANSLATE_NOOP("messages", "Nothing is missing")
_LEFT_OUT: Final = QT_TRANSLATE_NOOP("messages", "Left out")

_WHY: Final = {
    "column.missing": (QT_TRANSLATE_NOOP("messages", "{table} was not read: it has no column “{column}”"), _AGAIN),
    "column.missing.sold_at": (QT_TRANSLATE_NOOP("messages", "{table} was not read: it has no date column"), _AGAIN),
    "column.missing.amount": (
        QT_TRANSLATE_NOOP("messages", "{table} was not read: it has no column of amounts"),
        _AGAIN,
    ),
    "column.missing.orders": (
        QT_TRANSLATE_NOOP("messages", "{table} was not read: its dates stand in the report of the orders"),
        QT_TRANSLATE_NOOP("messages", "Add that report, then this file again"),
    ),
    "dates.no_year": (
        QT_TRANSLATE_NOOP("messages", "{table} was not read: its dates have no year, such as {example}"),
        QT_TRANSLATE_NOOP("messages", "Write the year into a title or the sheet's name, then add the file again"),
    ),
    "file.empty": (QT_TRANSLATE_NOOP("messages", "{table} has headings and no rows"), _NO_MATTER),
    "table.no_header": (QT_TRANSLATE_NOOP("messages", "{table} was not read: its rows have no headings"), _AGAIN),
    "table.not_sales": (
        QT_TRANSLATE_NOOP("messages", "{table} was not read: it lists neither sales nor customers, products or views"),
        _LEFT_OUT,
    ),
    "table.purchases": (
        QT_TRANSLATE_NOOP("messages", "{table} was not read: it lists what the shop bought, not what it sold"),
        _LEFT_OUT,
    ),
    "table.totals_only": (
        QT_TRANSLATE_NOOP("messages", "{table} was not read: it has totals, not the single sales"),
        _LEFT_OUT,
    ),
    "table.pivot_only": (
        QT_TRANSLATE_NOOP("messages", "{table} was not read: it is a pivot table, without the single sales"),
        _LEFT_OUT,
    ),
    "table.shifted": (
        QT_TRANSLATE_NOOP("messages", "{table} was not read: commas within amounts end a cell"),
        _AGAIN,
    ),
    "table.headings_moved": (
        QT_TRANSLATE_NOOP("messages", "{table} was not read: below its heading “{header}” stands {example}"),
        _AGAIN,
    ),
    "table.wide": (
        QT_TRANSLATE_NOOP("messages", "{table} was not read: what its columns such as “{header}” count is not told"),
        _AGAIN,
    ),
    "sheet.notes": (QT_TRANSLATE_NOOP("messages", "{table} holds notes and no table"), _NO_MATTER),
}
"""What is said of an entry of `not_read` in a report, and what was done; by its code, with what it is about behind a dot."""


def not_read(entry: Mapping[str, Any], several_files: bool) -> tuple[str, str]:
    """A sheet or table that was left out as two sentences: why, and what that means. `several_files`: its file is named, too."""
    about = entry.get("needed") or entry.get("column")
    why, done = _WHY.get(f"{entry['code']}.{about}") or _WHY.get(entry["code"]) or _WHY["table.not_sales"]
    values = Blanks({name: str(value) for name, value in entry.items() if value is not None})
    values |= {"table": _table(entry, several_files), "column": column(str(entry.get("column"))).lower()}
    return translate(why).format_map(values), translate(done)


def not_read_in_full(entry: Mapping[str, Any], several_files: bool) -> str:
    """The same as one text."""
    what, done = not_read(entry, several_files)
    return translate(QT_TRANSLATE_NOOP("messages", "{what}. {done}.")).format(what=what, done=done)


def is_grave(entry: Mapping[str, Any]) -> bool:
    """Whether sales may be missing with it."""
    return bool(entry["noted_as"] == "table.lacking")


def _table(entry: Mapping[str, Any], several_files: bool) -> str:
    """`Sheet “March” of till.xlsx`, `The table from H3 on in sheet “March”` or, of a file without sheets, its name."""
    if entry["sheet"] == entry["file"]:
        words = (
            QCoreApplication.translate("messages", "The table from {cell} on in {file}") if entry["cell"] else "{file}"
        )
    elif entry["cell"]:
        words = QCoreApplication.translate("messages", "The table from {cell} on in sheet “{sheet}”")
    elif several_files:
        words = QCoreApplication.translate("messages", "Sheet “{sheet}” of {file}")
    else:
        words = QCoreApplication.translate("messages", "Sheet “{sheet}”")
    return words.format_map({**entry})
