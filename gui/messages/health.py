"""The health of the data in words: what each part means, what was counted, and what would make it better."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from gui.messages.base import QT_TRANSLATE_NOOP, translate

PARTS: Final = {
    "health.completeness": QT_TRANSLATE_NOOP("messages", "Complete lines"),
    "health.consistency": QT_TRANSLATE_NOOP("messages", "Readable, spelled one way"),
    "health.duplicates": QT_TRANSLATE_NOOP("messages", "Nothing twice"),
    "health.freshness": QT_TRANSLATE_NOOP("messages", "Up to date"),
    "health.identity": QT_TRANSLATE_NOOP("messages", "Customers you know"),
}

COUNTED: Final = {
    "health.completeness": (
        ("without_customer", QT_TRANSLATE_NOOP("messages", "%Ln line(s) have no customer")),
        ("without_product", QT_TRANSLATE_NOOP("messages", "%Ln line(s) do not say which product")),
        ("without_amount", QT_TRANSLATE_NOOP("messages", "%Ln line(s) have no amount")),
    ),
    "health.consistency": (
        ("unreadable", QT_TRANSLATE_NOOP("messages", "%Ln cell(s) cannot be read")),
        ("spellings", QT_TRANSLATE_NOOP("messages", "%Ln product(s) may be others in another spelling")),
    ),
    "health.duplicates": (
        ("possible", QT_TRANSLATE_NOOP("messages", "%Ln line(s) stand twice in a receipt")),
        ("kept_once", QT_TRANSLATE_NOOP("messages", "%Ln repeated line(s) count once")),
    ),
    "health.freshness": (
        ("age", QT_TRANSLATE_NOOP("messages", "the last sale is %Ln day(s) old")),
        ("covered", QT_TRANSLATE_NOOP("messages", "%Ln day(s) of a year are covered")),
    ),
    "health.identity": (
        ("without_contact", QT_TRANSLATE_NOOP("messages", "%Ln customer(s) have no e-mail, phone or address")),
        ("same", QT_TRANSLATE_NOOP("messages", "%Ln pair(s) may be one person")),
    ),
}
"""Counts of each part, told where they are not zero."""

SOUND: Final = {
    "health.completeness": QT_TRANSLATE_NOOP("messages", "Every line says who bought what for how much"),
    "health.consistency": QT_TRANSLATE_NOOP("messages", "Every cell was read, every product has one spelling"),
    "health.duplicates": QT_TRANSLATE_NOOP("messages", "No line stands twice"),
    "health.freshness": QT_TRANSLATE_NOOP("messages", "The whole past year is covered"),
    "health.identity": QT_TRANSLATE_NOOP("messages", "Everybody can be reached and is there once"),
}

REMEDIES: Final = {
    "remedy.add_buyers": (
        QT_TRANSLATE_NOOP("messages", "Ask for a name or card at the till, or add a file that says who bought."),
        QT_TRANSLATE_NOOP("messages", "Add a file…"),
    ),
    "remedy.fill_cells": (
        QT_TRANSLATE_NOOP("messages", "Write in what is missing."),
        QT_TRANSLATE_NOOP("messages", "See the lines"),
    ),
    "remedy.correct_cells": (
        QT_TRANSLATE_NOOP("messages", "Write the right value, once for all cells alike."),
        QT_TRANSLATE_NOOP("messages", "See the cells"),
    ),
    "remedy.join_spellings": (
        QT_TRANSLATE_NOOP("messages", "Say which of them are one product."),
        QT_TRANSLATE_NOOP("messages", "See the spellings"),
    ),
    "remedy.see_repeats": (
        QT_TRANSLATE_NOOP("messages", "Are they two of the same, or one line too many?"),
        QT_TRANSLATE_NOOP("messages", "See the lines"),
    ),
    "remedy.add_latest": (
        QT_TRANSLATE_NOOP("messages", "Add the latest sales: who is due is told by them."),
        QT_TRANSLATE_NOOP("messages", "Add the latest sales…"),
    ),
    "remedy.add_earlier": (
        QT_TRANSLATE_NOOP("messages", "A whole year shows every season once."),
        QT_TRANSLATE_NOOP("messages", "Add earlier sales…"),
    ),
    "remedy.decide_same": (
        QT_TRANSLATE_NOOP("messages", "Say whether they are one customer or two."),
        QT_TRANSLATE_NOOP("messages", "See the pairs"),
    ),
    "remedy.add_contacts": (
        QT_TRANSLATE_NOOP("messages", "E-mail or phone is what lets you write to people."),
        QT_TRANSLATE_NOOP("messages", "Add your customer list…"),
    ),
}
"""What to do, and the button that leads to where it is done."""


def part(found: Mapping[str, Any]) -> str:
    """The name of a part of the health, such as *Complete lines*."""
    code = str(found["code"])
    return translate(PARTS[code]) if code in PARTS else code


def sentence(found: Mapping[str, Any]) -> str:
    """What was counted of a part, in words."""
    code, values = str(found["code"]), found["values"]
    if code == "health.identity" and not values.get("customers"):
        return QCoreApplication.translate("messages", "No sale says who bought")
    if found["share"] >= 1 and code == "health.freshness":
        return translate(SOUND[code])
    counted = [translate(words, values[name]) for name, words in COUNTED.get(code, ()) if values.get(name)]
    told = " · ".join(counted) or translate(SOUND.get(code, ""))
    return told[:1].upper() + told[1:]


def remedy(found: Mapping[str, Any]) -> tuple[str, str]:
    """What to do about a part and the words of its button; empty where nothing is to be done."""
    told = REMEDIES.get(str(found.get("remedy")))
    return (translate(told[0]), translate(told[1])) if told else ("", "")
