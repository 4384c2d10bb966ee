"""What is stored of people, and what was done with it, in words."""

from collections.abc import Mapping
from functools import reduce
from typing import Any, Final

from engine.errors import ShopError
from gui.formats import Formats
from gui.messages.base import QT_TRANSLATE_NOOP, Blanks, sentences, translate
from gui.messages.campaigns import target
from gui.messages.consents import channel
from gui.messages.errors import error

STORED: Final = {
    "persons": QT_TRANSLATE_NOOP("messages", "Customers"),
    "name": QT_TRANSLATE_NOOP("messages", "with a name"),
    "email": QT_TRANSLATE_NOOP("messages", "with an e-mail address"),
    "phone": QT_TRANSLATE_NOOP("messages", "with a phone number"),
    "address": QT_TRANSLATE_NOOP("messages", "with an address"),
    "birthday": QT_TRANSLATE_NOOP("messages", "with a birthday"),
    "note": QT_TRANSLATE_NOOP("messages", "with a note"),
    "sales": QT_TRANSLATE_NOOP("messages", "Sale lines that say who bought"),
    "interactions": QT_TRANSLATE_NOOP("messages", "Views, wishes and ratings"),
    "campaigns": QT_TRANSLATE_NOOP("messages", "Messages of campaigns"),
    "kept_rows": QT_TRANSLATE_NOOP("messages", "Rows kept because something was wrong in them"),
    "erased": QT_TRANSLATE_NOOP("messages", "People erased for good"),
}

OF_THEM: Final = frozenset({"name", "email", "phone", "address", "birthday", "note"})
"""Of the stored: what some of the customers have."""

ANSWERS: Final = {
    "subscribed": QT_TRANSLATE_NOOP("messages", "yes"),
    "unsubscribed": QT_TRANSLATE_NOOP("messages", "no"),
    "pending": QT_TRANSLATE_NOOP("messages", "no answer yet"),
    "never_asked": QT_TRANSLATE_NOOP("messages", "never asked"),
    "blocked": QT_TRANSLATE_NOOP("messages", "blocked"),
}

REASONS: Final = {
    "bounced": QT_TRANSLATE_NOOP("messages", "came back undeliverable"),
    "complained": QT_TRANSLATE_NOOP("messages", "complained"),
    "unsubscribed": QT_TRANSLATE_NOOP("messages", "unsubscribed"),
    "deceased": QT_TRANSLATE_NOOP("messages", "has died"),
    "blocked": QT_TRANSLATE_NOOP("messages", "blocked by the shop"),
}

_DONE: Final = {
    "import": ("sales", QT_TRANSLATE_NOOP("messages", "Imported %Ln sale line(s)")),
    "undo_import": ("sales_removed", QT_TRANSLATE_NOOP("messages", "Took an import of %Ln sale line(s) back")),
    "fix_problem": ("cells", QT_TRANSLATE_NOOP("messages", "Corrected %Ln cell(s)")),
    "join_spellings": ("joined", QT_TRANSLATE_NOOP("messages", "Made one product of %Ln spelling(s)")),
    "undo_spellings": ("", QT_TRANSLATE_NOOP("messages", "Took a decision on spellings back")),
    "find_same_customers": ("", QT_TRANSLATE_NOOP("messages", "Compared all customers with each other")),
    "same_customer": ("", QT_TRANSLATE_NOOP("messages", "Decided whether two customers are one")),
    "consents": ("stored", QT_TRANSLATE_NOOP("messages", "Took over %Ln answer(s) from a list of consents")),
    "suppress": ("rows", QT_TRANSLATE_NOOP("messages", "Took over a list of %Ln bounce(s) and unsubscribe(s)")),
    "unblock": ("blocks", QT_TRANSLATE_NOOP("messages", "Took %Ln block(s) back")),
    "go_back": ("", QT_TRANSLATE_NOOP("messages", "Went back to an earlier copy of the shop")),
    "export": ("people", QT_TRANSLATE_NOOP("messages", "Wrote a list of %Ln customer(s) to a file")),
    "subject": ("", QT_TRANSLATE_NOOP("messages", "Wrote for one person what is known of them")),
    "erase": ("sales", QT_TRANSLATE_NOOP("messages", "Erased a person; %Ln sale line(s) stay without a name")),
    "encrypt.set": ("", QT_TRANSLATE_NOOP("messages", "Locked the shop with a passphrase")),
    "encrypt.changed": ("", QT_TRANSLATE_NOOP("messages", "Changed the passphrase")),
    "encrypt.removed": ("", QT_TRANSLATE_NOOP("messages", "Took the passphrase away")),
    "pin.set": ("", QT_TRANSLATE_NOOP("messages", "Set the PIN")),
    "pin.removed": ("", QT_TRANSLATE_NOOP("messages", "Took the PIN away")),
}
"""Action of the log → what of its details is counted, and the sentence."""


def done(entry: Mapping[str, Any]) -> str:
    """A line of the shop's log, without its time."""
    action, details = entry["action"], entry["details"]
    if action == "campaign.export":
        words = translate(
            QT_TRANSLATE_NOOP("messages", "Wrote the files of a campaign for %Ln customer(s): {target}"),
            details.get("people", 0),
        )
        return words.format(target=target(details.get("target", ""))[0])
    if "done" in details:
        action = f"{action}.{details['done']}"
    counted, words = _DONE.get(action, ("", action))
    return translate(words, int(details.get(counted) or 0) if counted else -1)


def blocked(entry: Mapping[str, Any], formats: Formats) -> str:
    """Why somebody is blocked, where, and since when."""
    where = channel(entry["channel"]) if entry["channel"] else translate(QT_TRANSLATE_NOOP("messages", "Everything"))
    why = translate(REASONS[entry["reason"]]) if entry["reason"] in REASONS else entry["reason"]
    words = translate(QT_TRANSLATE_NOOP("messages", "{where}: {why} · {day}"))
    return words.format_map(Blanks(where=where, why=why, day=formats.date(entry["at"])))


def taken_over(verb: str, result: Mapping[str, Any]) -> str:
    """What a list of consents (`record_consents`) or of bounces and unsubscribes (`suppress`) brought, in one or two sentences."""
    if verb == "suppress":
        told = [translate(QT_TRANSLATE_NOOP("messages", "%Ln customer(s) blocked."), result["blocked"])]
        if result["unsubscribed"]:
            told.append(
                translate(QT_TRANSLATE_NOOP("messages", "%Ln answer(s) changed to no."), result["unsubscribed"])
            )
        if result["already"]:
            told.append(translate(QT_TRANSLATE_NOOP("messages", "%Ln were known already."), result["already"]))
    else:
        told = [translate(QT_TRANSLATE_NOOP("messages", "%Ln answer(s) taken over."), result["stored"])]
        if result["asked"]:
            told.append(
                translate(
                    QT_TRANSLATE_NOOP("messages", "%Ln stay no: the list does not show that they agreed later."),
                    result["asked"],
                )
            )
        if result.get("general"):
            told.append(
                translate(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "%Ln row(s) name no way of writing: a yes counts for e-mail and SMS, a no for everything.",
                    ),
                    result["general"],
                )
            )
    if result["unknown"]:
        told.append(
            translate(QT_TRANSLATE_NOOP("messages", "%Ln row(s) about nobody of this shop."), result["unknown"])
        )
    if result["problems"]:
        first = result["problems"][0]
        words = translate(
            QT_TRANSLATE_NOOP("messages", "%Ln cell(s) could not be read, the first is {cell}."),
            len(result["problems"]),
        )
        told.append(words.format(cell=first["cell"]))
    return reduce(sentences, told)


_RELOCKED: Final = {
    "set": QT_TRANSLATE_NOOP("messages", "The shop is locked now."),
    "changed": QT_TRANSLATE_NOOP("messages", "The passphrase is another one now."),
    "removed": QT_TRANSLATE_NOOP("messages", "The shop has no passphrase any more."),
}


def relocked(result: Mapping[str, Any]) -> str:
    """What became of the shop's passphrase, and of earlier copies."""
    told = [translate(_RELOCKED[result["done"]])]
    if result["copies_removed"]:
        told.append(translate(QT_TRANSLATE_NOOP("messages", "%Ln earlier copy(s) removed."), result["copies_removed"]))
    if result["copies"] and result["done"] != "removed":
        told.append(
            translate(
                QT_TRANSLATE_NOOP("messages", "%Ln earlier copy(s) can still be opened as before."), result["copies"]
            )
        )
    return reduce(sentences, told)


def not_taken_over(problem: ShopError) -> str:
    """Why a list brought nothing."""
    if problem.code not in ("column.missing", "table.no_header"):
        return error(problem)
    words = QT_TRANSLATE_NOOP(
        "messages",
        "{file} is no list of answers: it needs a column with customer numbers, e-mails or phones, and one that says yes or no.",
    )
    return translate(words).format(file=problem.values["file"])
