"""What an import found, in words: columns, problems, notices."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from gui.messages.base import QT_TRANSLATE_NOOP, translate
from gui.messages.columns import column
from gui.widgets.labels import Tone

_NO_YEAR: Final = QT_TRANSLATE_NOOP("messages", "%Ln date(s) were written without their year")

FOUND: Final = {
    "refunds_stored": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) are refunds"),
        QT_TRANSLATE_NOOP("messages", "Taken off the sales"),
    ),
    "cancelled": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) were cancelled or given back"),
        QT_TRANSLATE_NOOP("messages", "Taken off the sales they cancel"),
    ),
    "already_there": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) were there already"),
        QT_TRANSLATE_NOOP("messages", "From an earlier file: not counted again"),
    ),
    "corrected": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) of other files or sheets were corrected"),
        QT_TRANSLATE_NOOP("messages", "The latest counts; undo brings the earlier state back"),
    ),
    "cancelled_later": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) of other files or sheets are cancelled or refunded now"),
        QT_TRANSLATE_NOOP("messages", "They no longer count; undo brings them back"),
    ),
    "replaced": (
        QT_TRANSLATE_NOOP("messages", "%Ln receipt(s) of other files or sheets are there with their goods now"),
        QT_TRANSLATE_NOOP("messages", "The goods count, not the receipts"),
    ),
    "without_customer": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) have no customer"),
        QT_TRANSLATE_NOOP("messages", "They count for products, not for people"),
    ),
    "without_product": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) name no product"),
        QT_TRANSLATE_NOOP(
            "messages",
            "They count for visits and money; a column of products would tell what sells and what to recommend",
        ),
    ),
    "not_products": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) are postage, fees or samples"),
        QT_TRANSLATE_NOOP("messages", "Not recommended to anybody"),
    ),
    "possible_repeats": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) stand twice in a receipt"),
        QT_TRANSLATE_NOOP("messages", "Could be two of the same: both kept"),
    ),
    "same_merged": (
        QT_TRANSLATE_NOOP("messages", "%Ln customer(s) were there already under another number"),
        QT_TRANSLATE_NOOP("messages", "Counted as one; each can be undone"),
    ),
    "same_asked": (
        QT_TRANSLATE_NOOP("messages", "%Ln pair(s) of customers may be one person"),
        QT_TRANSLATE_NOOP("messages", "Yours to decide, under Same customer?"),
    ),
}
"""Counts of an import's report: what was found, and what was done with it."""

PROBLEMS: Final = {
    "date.missing": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) have no date"),
        QT_TRANSLATE_NOOP("messages", "Left out until it is written"),
    ),
    "date.unreadable": (
        QT_TRANSLATE_NOOP("messages", "%Ln date(s) cannot be read"),
        QT_TRANSLATE_NOOP("messages", "Left out until they are corrected"),
    ),
    "date.out_of_range": (
        QT_TRANSLATE_NOOP("messages", "%Ln date(s) lie too far back or ahead"),
        QT_TRANSLATE_NOOP("messages", "Left out until they are corrected"),
    ),
    "amount.unreadable": (
        QT_TRANSLATE_NOOP("messages", "%Ln amount(s) are not numbers"),
        QT_TRANSLATE_NOOP("messages", "Left out until they are corrected"),
    ),
    "quantity.unreadable": (
        QT_TRANSLATE_NOOP("messages", "%Ln quantities cannot be read"),
        QT_TRANSLATE_NOOP("messages", "Counted as one"),
    ),
    "number.unreadable": (
        QT_TRANSLATE_NOOP("messages", "%Ln cell(s) should be numbers"),
        QT_TRANSLATE_NOOP("messages", "The cell is left empty"),
    ),
    "id.damaged": (
        QT_TRANSLATE_NOOP("messages", "%Ln number(s) were cut short by Excel, such as 5.24E+15"),
        QT_TRANSLATE_NOOP("messages", "Kept as they are: export them again as text"),
    ),
    "product.missing": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) do not say which product"),
        QT_TRANSLATE_NOOP("messages", "They count for sales, not for products"),
    ),
    "customer.missing": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) do not say which customer"),
        QT_TRANSLATE_NOOP("messages", "Left out"),
    ),
    "consent.unreadable": (
        QT_TRANSLATE_NOOP("messages", "%Ln consent(s) are neither yes nor no"),
        QT_TRANSLATE_NOOP("messages", "Taken as never asked"),
    ),
    "consent.general": (
        QT_TRANSLATE_NOOP("messages", "%Ln consent(s) name no way of writing"),
        QT_TRANSLATE_NOOP("messages", "A yes counts for e-mail and SMS, a no for everything"),
    ),
    "interaction.unreadable": (
        QT_TRANSLATE_NOOP("messages", "%Ln view(s) cannot be read"),
        QT_TRANSLATE_NOOP("messages", "Left out"),
    ),
    "row.total": (
        QT_TRANSLATE_NOOP("messages", "%Ln row(s) are totals"),
        QT_TRANSLATE_NOOP("messages", "Left out: they would count sales twice"),
    ),
    "row.header": (
        QT_TRANSLATE_NOOP("messages", "%Ln row(s) repeat the headings"),
        QT_TRANSLATE_NOOP("messages", "Left out"),
    ),
    "row.not_a_sale": (
        QT_TRANSLATE_NOOP("messages", "%Ln row(s) are not sales"),
        QT_TRANSLATE_NOOP("messages", "Left out"),
    ),
    "row.hidden": (
        QT_TRANSLATE_NOOP("messages", "%Ln row(s) are hidden in the sheet, perhaps by a filter"),
        QT_TRANSLATE_NOOP("messages", "Read like all others"),
    ),
    "quote.unclosed": (
        QT_TRANSLATE_NOOP("messages", "%Ln row(s) have a quotation mark that does not close"),
        QT_TRANSLATE_NOOP("messages", "Read as if it were not there"),
    ),
    "column.melted": (
        QT_TRANSLATE_NOOP("messages", "%Ln column(s) hold the sales of a product, a day or a month each"),
        QT_TRANSLATE_NOOP("messages", "A line a cell; a month's has the first day of the month"),
    ),
    "items.unpacked": (
        QT_TRANSLATE_NOOP("messages", "%Ln cell(s) list several products"),
        QT_TRANSLATE_NOOP("messages", "A line each; the amount of the row is spread over the pieces"),
    ),
    "items.unread": (
        QT_TRANSLATE_NOOP("messages", "%Ln cell(s) seem to list several products, but not as the others do"),
        QT_TRANSLATE_NOOP("messages", "Kept as one product"),
    ),
    "items.untold": (
        QT_TRANSLATE_NOOP("messages", "%Ln order(s) name several products that are not known alone"),
        QT_TRANSLATE_NOOP("messages", "Kept as orders without products, until the report of their items comes"),
    ),
    "row.rejoined": (
        QT_TRANSLATE_NOOP("messages", "%Ln row(s) have a comma within a name, which is not in quotes"),
        QT_TRANSLATE_NOOP("messages", "The name was put together again"),
    ),
    "row.shifted": (
        QT_TRANSLATE_NOOP("messages", "%Ln row(s) have more cells than there are headings"),
        QT_TRANSLATE_NOOP("messages", "Left out: which cells belong together is not clear"),
    ),
    "row.note": (
        QT_TRANSLATE_NOOP("messages", "%Ln row(s) hold one text and nothing else, as titles and notes do"),
        QT_TRANSLATE_NOOP("messages", "Left out"),
    ),
    "row.footer": (
        QT_TRANSLATE_NOOP("messages", "%Ln row(s) stand below the table: signatures, who made it, when it was printed"),
        QT_TRANSLATE_NOOP("messages", "Left out"),
    ),
    "row.group": (
        QT_TRANSLATE_NOOP("messages", "%Ln row(s) are headings of the lines below them"),
        QT_TRANSLATE_NOOP("messages", "What they say was written into each of those lines"),
    ),
    "row.other_table": (
        QT_TRANSLATE_NOOP("messages", "%Ln row(s) stand below the headings of another table"),
        QT_TRANSLATE_NOOP("messages", "Left out: put that table on a sheet of its own"),
    ),
    "table.other": (
        QT_TRANSLATE_NOOP("messages", "%Ln further table(s) list neither sales nor customers, products or views"),
        QT_TRANSLATE_NOOP("messages", "Left out"),
    ),
    "table.lacking": (
        QT_TRANSLATE_NOOP("messages", "%Ln further table(s) lack what sales need, as a date or headings"),
        QT_TRANSLATE_NOOP("messages", "Left out: put that right and add the file again; nothing counts twice"),
    ),
    "table.notes": (
        QT_TRANSLATE_NOOP("messages", "%Ln sheet(s) hold notes and no table"),
        QT_TRANSLATE_NOOP("messages", "Nothing is missing"),
    ),
    "table.payments": (
        QT_TRANSLATE_NOOP("messages", "%Ln table(s) tell how sales were paid"),
        QT_TRANSLATE_NOOP("messages", "Left out: the sales themselves stand in the other tables"),
    ),
    "row.cancelled": (
        QT_TRANSLATE_NOOP("messages", "%Ln row(s) were cancelled at the till"),
        QT_TRANSLATE_NOOP("messages", "Left out"),
    ),
    "currency.other": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) are in another currency"),
        QT_TRANSLATE_NOOP("messages", "Left out: a shop has one currency"),
    ),
    "line.repeated_block": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) belong to receipts that stand twice"),
        QT_TRANSLATE_NOOP("messages", "Kept once"),
    ),
    "line.possible_repeat": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) stand twice in a receipt"),
        QT_TRANSLATE_NOOP("messages", "Could be two of the same: both kept"),
    ),
    "line.no_amount": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) tell no amount, and no price of the product is known"),
        QT_TRANSLATE_NOOP("messages", "Kept as visits without money: add the list of products with their prices first"),
    ),
    "name.case": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) write a product in other capitals"),
        QT_TRANSLATE_NOOP("messages", "Counted as one product, in its first spelling"),
    ),
    "line.equal": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) are equal to another one, without a receipt"),
        QT_TRANSLATE_NOOP("messages", "Could be two of the same: both kept"),
    ),
    "receipt.returned": (
        QT_TRANSLATE_NOOP("messages", "%Ln order(s) are listed as returned"),
        QT_TRANSLATE_NOOP("messages", "Their lines are marked as refunded, whether they are in the shop or come later"),
    ),
    "line.points": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) were paid with points"),
        QT_TRANSLATE_NOOP("messages", "Kept as visits: points are no money"),
    ),
    "year.dates": (
        _NO_YEAR,
        QT_TRANSLATE_NOOP("messages", "Taken from the dates above and below them that have one"),
    ),
    "year.title": (_NO_YEAR, QT_TRANSLATE_NOOP("messages", "Taken from the title above the table")),
    "year.sheet": (_NO_YEAR, QT_TRANSLATE_NOOP("messages", "Taken from the name of the sheet")),
    "year.file": (_NO_YEAR, QT_TRANSLATE_NOOP("messages", "Taken from the name of the file")),
    "year.neighbour": (_NO_YEAR, QT_TRANSLATE_NOOP("messages", "Taken from another sheet of the workbook")),
    "year.person": (_NO_YEAR, QT_TRANSLATE_NOOP("messages", "Taken as you said")),
    "tax.added": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) tell their amounts without tax"),
        QT_TRANSLATE_NOOP("messages", "The tax that stands beside them was added: this shop keeps its money with tax"),
    ),
    "tax.taken_off": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) tell their amounts with tax"),
        QT_TRANSLATE_NOOP("messages", "The tax was taken off: this shop keeps its money without tax"),
    ),
    "tax.untold": (
        QT_TRANSLATE_NOOP(
            "messages", "%Ln line(s) have their tax in another way than this shop, and do not tell how much it is"
        ),
        QT_TRANSLATE_NOOP("messages", "Taken as they are"),
    ),
    "money.units": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) have their money in thousands or ten thousands"),
        QT_TRANSLATE_NOOP("messages", "Multiplied, as the heading or a title says"),
    ),
    "zone.untold": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) have times in UTC, not by the clock of the shop"),
        QT_TRANSLATE_NOOP("messages", "Taken as they are: choose the time zone in Settings before adding the file"),
    ),
    "store.left_out": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) are of a store that is to be left out"),
        QT_TRANSLATE_NOOP("messages", "Left out, as the settings say"),
    ),
    "receipt.unknown": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) belong to a receipt that no file has"),
        QT_TRANSLATE_NOOP("messages", "Left out: add the file with the receipts"),
    ),
    "line.in_other_file": (
        QT_TRANSLATE_NOOP("messages", "%Ln line(s) are in another of the files, too"),
        QT_TRANSLATE_NOOP("messages", "Counted once"),
    ),
}
"""Problems of lines: what is wrong with how many, and what was done."""

FLAGS: Final[dict[str, tuple[str, Tone]]] = {
    "refund": (QT_TRANSLATE_NOOP("messages", "Refund"), "good"),
    "cancelled": (QT_TRANSLATE_NOOP("messages", "Cancelled"), "good"),
    "no_customer": (QT_TRANSLATE_NOOP("messages", "No customer"), "plain"),
    "not_product": (QT_TRANSLATE_NOOP("messages", "Not a product"), "plain"),
    "left_out": (QT_TRANSLATE_NOOP("messages", "Left out"), "warning"),
    "possible_repeat": (QT_TRANSLATE_NOOP("messages", "Twice?"), "plain"),
}
"""What a line of the preview is marked with."""

KINDS: Final = {
    "sales": QT_TRANSLATE_NOOP("messages", "Sales"),
    "customers": QT_TRANSLATE_NOOP("messages", "Customers"),
    "products": QT_TRANSLATE_NOOP("messages", "Products"),
    "interactions": QT_TRANSLATE_NOOP("messages", "Views"),
}

TABLES: Final = {
    "sales": QT_TRANSLATE_NOOP("messages", "A list of sales"),
    "customers": QT_TRANSLATE_NOOP("messages", "A list of customers"),
    "products": QT_TRANSLATE_NOOP("messages", "A list of products"),
    "interactions": QT_TRANSLATE_NOOP("messages", "A list of what customers looked at"),
    "returns": QT_TRANSLATE_NOOP("messages", "A list of returned orders"),
}


def table(code: str, format_name: str | None) -> str:
    """What a table is: by the name of the system that wrote it, where that is known."""
    if format_name and code in KINDS:
        return f"{format_name} · {translate(KINDS[code])}"
    return format_name or translate(TABLES.get(code, TABLES["sales"]))


def changes(found: Sequence[Mapping[str, Any]]) -> list[str]:
    """What a file calls otherwise than the last one of its layout, a sentence a column."""
    renamed = QCoreApplication.translate("messages", "“{was}” is now called “{now}”: read as {column}.")
    gone = QCoreApplication.translate("messages", "“{was}” is not there any more: last time it told the {column}.")
    return [
        (renamed if change["now"] else gone).format_map({**change, "column": column(str(change["role"]))})
        for change in found
    ]


def known(file: str, day: str) -> str:
    """A file that was imported before, on a day as the locale writes it."""
    words = QCoreApplication.translate("messages", "{file} was imported on {day}: there is nothing new in it.")
    return words.format(file=file, day=day)


def finding(code: str, count: int) -> tuple[str, str]:
    """A count of a report or a problem as two sentences: what was found, what was done with it."""
    found, done = FOUND.get(code) or PROBLEMS.get(code) or (code, "")
    return translate(found, count), translate(done) if done else ""


REASONS: Final = {
    "format": QT_TRANSLATE_NOOP("messages", "known of this export"),
    "header": QT_TRANSLATE_NOOP("messages", "by its heading"),
    "values": QT_TRANSLATE_NOOP("messages", "by what stands in it"),
    "mapping": QT_TRANSLATE_NOOP("messages", "as you said"),
    "remembered": QT_TRANSLATE_NOOP("messages", "as last time"),
}
"""Why a column is taken for what it is taken for."""


TAXES: Final = {
    "with": QT_TRANSLATE_NOOP("messages", "with tax"),
    "without": QT_TRANSLATE_NOOP("messages", "without tax"),
    "added": QT_TRANSLATE_NOOP("messages", "tax added"),
    "taken_off": QT_TRANSLATE_NOOP("messages", "tax taken off"),
    "": QT_TRANSLATE_NOOP("messages", "tax as in the file"),
}
"""How tax is in the amounts of a table, or what became of it."""


def tax(told: Mapping[str, Any]) -> str:
    """What to say of the tax in the amounts of a table of a preview, why included where nobody would see it."""
    words = translate(TAXES[told["done"] if told["done"] in ("added", "taken_off") else told["amounts"]])
    return f"{words} ({translate(REASONS['values'])})" if told.get("why") == "values" else words


YEARS: Final = {
    "dates": QT_TRANSLATE_NOOP("messages", "year {year} by other dates"),
    "title": QT_TRANSLATE_NOOP("messages", "year {year} by the title"),
    "sheet": QT_TRANSLATE_NOOP("messages", "year {year} by the sheet's name"),
    "file": QT_TRANSLATE_NOOP("messages", "year {year} by the file's name"),
    "neighbour": QT_TRANSLATE_NOOP("messages", "year {year} by another sheet"),
    "person": QT_TRANSLATE_NOOP("messages", "year {year} as you said"),
}
"""Of which year dates are that were written without one, and what says so."""


def year(told: Mapping[str, Any]) -> str:
    """What to say of the `year` of a table of a preview."""
    return translate(YEARS[told["by"]]).format(year=told["year"])


def why(code: str | None) -> str:
    """Why a column has its meaning, or nothing where it has none."""
    return translate(REASONS[code]) if code in REASONS else ""


def flag(code: str) -> tuple[str, Tone]:
    """What a line of the preview is marked with, and whether that is good or bad."""
    words, tone = FLAGS.get(code, (code, "plain"))
    return translate(words), tone


def kind(code: str) -> str:
    """What a table holds."""
    return translate(KINDS[code]) if code in KINDS else code
