"""Failures of the engine as one clear sentence each: what, where, and what to do."""

from pathlib import PurePath
from typing import Any, Final

from engine.errors import ShopError
from gui.messages.base import QT_TRANSLATE_NOOP, Blanks, translate
from gui.messages.columns import column

ERRORS: Final = {
    "file.not_found": QT_TRANSLATE_NOOP("messages", "The file {file} is not there any more."),
    "file.unreadable": QT_TRANSLATE_NOOP(
        "messages", "The file {file} cannot be read. It may be damaged, or open elsewhere."
    ),
    "file.read_only": QT_TRANSLATE_NOOP(
        "messages",
        "Nothing can be written to {file}: it, or the folder it is in, is read-only. Choose another folder, or copy it to one"
        " of your own first.",
    ),
    "file.encrypted": QT_TRANSLATE_NOOP(
        "messages", "The file {file} is locked with a password. Save a copy without one and open that."
    ),
    "file.wrong_password": QT_TRANSLATE_NOOP("messages", "This password does not open the file {file}."),
    "file.empty": QT_TRANSLATE_NOOP("messages", "There is nothing in the file {file}."),
    "file.too_large": QT_TRANSLATE_NOOP(
        "messages", "The file {file} is larger than a till's export can be. Export a shorter period."
    ),
    "table.none": QT_TRANSLATE_NOOP("messages", "No table was found in {file}."),
    "table.no_header": QT_TRANSLATE_NOOP("messages", "The table in {file} has no row of headings."),
    "table.not_sales": QT_TRANSLATE_NOOP("messages", "{file} does not look like sales, customers or products."),
    "table.purchases": QT_TRANSLATE_NOOP(
        "messages", "{file} lists what the shop bought from suppliers, not what it sold. Give a list of sales instead."
    ),
    "table.totals_only": QT_TRANSLATE_NOOP(
        "messages", "{file} has only totals. Regulars needs one row a sale: choose the detailed export."
    ),
    "table.shifted": QT_TRANSLATE_NOOP(
        "messages",
        "In {file}, commas within amounts end a cell. Export it with semicolons, or as an Excel file.",
    ),
    "table.headings_moved": QT_TRANSLATE_NOOP(
        "messages",
        "In {file}, headings do not stand above their values: below “{header}” stands {example}. Give every column its own heading, then import again.",
    ),
    "table.wide": QT_TRANSLATE_NOOP(
        "messages",
        "{file} has a column a product, a month or a day, as “{header}”. Regulars needs one row a sale.",
    ),
    "table.pivot_only": QT_TRANSLATE_NOOP(
        "messages", "{file} is a summary with months across. Regulars needs one row a sale: choose the detailed export."
    ),
    "column.missing": QT_TRANSLATE_NOOP(
        "messages", "No column tells the {column}. Choose one by clicking its heading."
    ),
    "dates.ambiguous": QT_TRANSLATE_NOOP(
        "messages", "Dates such as {example} could be day or month first. Please choose."
    ),
    "dates.no_year": QT_TRANSLATE_NOOP(
        "messages",
        "Dates such as {example} have no year. Choose it here, or write it into a title, the sheet's or the file's name and open the file again.",
    ),
    "shop.not_a_shop": QT_TRANSLATE_NOOP("messages", "{file} is not a shop of Regulars."),
    "shop.newer": QT_TRANSLATE_NOOP(
        "messages", "{file} was written by a newer Regulars. Install the newer one to open it."
    ),
    "shop.locked": QT_TRANSLATE_NOOP("messages", "Another program is writing to this shop. Try again in a moment."),
    "shop.damaged": QT_TRANSLATE_NOOP("messages", "The shop file {file} is damaged. Restore it from a backup."),
    "shop.passphrase": QT_TRANSLATE_NOOP("messages", "This is not the passphrase of the shop."),
    "disk.full": QT_TRANSLATE_NOOP("messages", "The disk is full. Nothing was changed; make room and try again."),
    "memory.low": QT_TRANSLATE_NOOP(
        "messages", "The computer ran out of memory. Nothing was changed; close other programs and try again."
    ),
    "model.unknown": QT_TRANSLATE_NOOP("messages", "This model is not there any more, or its lists are not kept."),
    "model.too_little_data": QT_TRANSLATE_NOOP("messages", "There are too few sales to learn from yet."),
    "customer.unknown": QT_TRANSLATE_NOOP("messages", "There is no customer {customer} in this shop."),
    "product.unknown": QT_TRANSLATE_NOOP("messages", "There is no product {product} in this shop."),
    "import.unknown": QT_TRANSLATE_NOOP("messages", "This import is not there any more."),
    "backup.unknown": QT_TRANSLATE_NOOP("messages", "This copy is not there any more."),
    "spelling.unknown": QT_TRANSLATE_NOOP("messages", "These spellings are not there any more."),
    "format.wrong": QT_TRANSLATE_NOOP("messages", "{file} does not describe a till's export: {detail}."),
    "format.unknown": QT_TRANSLATE_NOOP("messages", "This till system is not there any more."),
    "campaign.nobody": QT_TRANSLATE_NOOP("messages", "Nobody may or should be written to for this campaign."),
    "campaign.unknown": QT_TRANSLATE_NOOP("messages", "This campaign is not there any more."),
    "consent.missing": QT_TRANSLATE_NOOP("messages", "Nobody has agreed to be written to on this channel."),
    "argument.wrong": QT_TRANSLATE_NOOP("messages", "This cannot be done: {argument} is not right."),
    "value.unreadable": QT_TRANSLATE_NOOP(
        "messages", "“{value}” cannot be read in {column} either. Nothing was changed."
    ),
    "engine.died": QT_TRANSLATE_NOOP(
        "messages", "The work stopped unexpectedly. Nothing was changed; please try again."
    ),
    "cancelled": QT_TRANSLATE_NOOP("messages", "Cancelled. The shop is as it was before."),
}

NEEDED: Final = {
    "column.missing.orders": QT_TRANSLATE_NOOP(
        "messages",
        "{file} has no dates: they stand in the report of the orders. Import that first, or choose both files together.",
    ),
    "memory.low.learn": QT_TRANSLATE_NOOP(
        "messages",
        "Learning takes about {needed_mb} MB of memory, and {available_mb} MB are free. Close other programs and try again."
        " Nothing was begun.",
    ),
    "shop.locked.alone": QT_TRANSLATE_NOOP(
        "messages", "This shop is open elsewhere. Close it there, then try again. Nothing was changed."
    ),
    "shop.passphrase.first": QT_TRANSLATE_NOOP("messages", "The shop {file} is locked with a passphrase."),
    "shop.passphrase.longer": QT_TRANSLATE_NOOP("messages", "A passphrase has at least {least} characters."),
    "shop.passphrase.none": QT_TRANSLATE_NOOP("messages", "This shop has no passphrase."),
    "shop.passphrase.copy": QT_TRANSLATE_NOOP(
        "messages", "The copy {file} does not have the passphrase of the shop. It can be opened as a shop of its own."
    ),
    "disk.full.learn": QT_TRANSLATE_NOOP(
        "messages",
        "Storing what is learned takes about {needed_mb} MB, and {available_mb} MB are free on the disk. Make room and try"
        " again. Nothing was begun.",
    ),
}
"""Sentences of an error for what is `needed`, in place of the general one."""


def error(problem: ShopError) -> str:
    """One sentence that says what and where, and what to do."""
    values = {key: _short(key, value) for key, value in problem.values.items()}
    if problem.code == "file.read_only":
        values["file"] = str(problem.values.get("file"))  # which folder of that name
    words = NEEDED.get(
        f"{problem.code}.{problem.values.get('needed')}", ERRORS.get(problem.code, ERRORS["engine.died"])
    )
    return translate(words).format_map(Blanks(values))


def _short(key: str, value: Any) -> str:
    if value is None:
        return "…"
    if key == "file":
        return PurePath(str(value)).name
    if key == "column":
        return column(str(value)).lower()
    return str(value)
