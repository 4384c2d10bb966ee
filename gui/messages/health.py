"""The health of the data in words: what each part means, and what would make it better."""

from collections.abc import Mapping
from typing import Any, Final

from gui.formats import Formats
from gui.messages.base import QT_TRANSLATE_NOOP, Blanks, translate

PARTS: Final = {
    "health.customers_known": QT_TRANSLATE_NOOP("messages", "Sales with a customer"),
    "health.lines_complete": QT_TRANSLATE_NOOP("messages", "Lines that are complete"),
    "health.cells_readable": QT_TRANSLATE_NOOP("messages", "Cells that could be read"),
    "health.customers_reachable": QT_TRANSLATE_NOOP("messages", "Customers one can reach"),
    "health.history_long": QT_TRANSLATE_NOOP("messages", "A year of history"),
    "health.fresh": QT_TRANSLATE_NOOP("messages", "Sales up to date"),
    "health.no_repeats": QT_TRANSLATE_NOOP("messages", "No line twice"),
    "health.customers_once": QT_TRANSLATE_NOOP("messages", "No customer twice"),
}

REMEDIES: Final = {
    "remedy.customer_column": QT_TRANSLATE_NOOP(
        "messages", "The biggest gain: ask for a name or card at the till. {share} of the sales have nobody to thank."
    ),
    "remedy.fill_cells": QT_TRANSLATE_NOOP("messages", "Fill in product and amount where they are missing."),
    "remedy.see_problems": QT_TRANSLATE_NOOP("messages", "Correct the cells listed under the import and import again."),
    "remedy.import_customers": QT_TRANSLATE_NOOP(
        "messages", "Add your customer list: e-mail or phone is what lets you write to people."
    ),
    "remedy.import_earlier": QT_TRANSLATE_NOOP("messages", "Add earlier sales: a whole year shows every season."),
    "remedy.import_latest": QT_TRANSLATE_NOOP("messages", "Add the latest sales."),
    "remedy.decide_repeats": QT_TRANSLATE_NOOP(
        "messages", "Some lines stand twice in a receipt: are they two of the same?"
    ),
    "remedy.decide_same": QT_TRANSLATE_NOOP("messages", "Some customers seem to be there twice."),
}


def part(found: Mapping[str, Any]) -> str:
    """A part of the health, such as *Sales with a customer*."""
    code = str(found["code"])
    return translate(PARTS[code]) if code in PARTS else code


def remedy(found: Mapping[str, Any], formats: Formats) -> str:
    """What to do about a part, or nothing where nothing is to be done."""
    code = found.get("remedy")
    if code not in REMEDIES:
        return ""
    return translate(REMEDIES[code]).format_map(Blanks(share=formats.share(1 - found["share"])))
