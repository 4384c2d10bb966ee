"""Models, rules and lists in words: every row of an evaluation has a name that says what it does."""

from typing import Final

from gui.messages.base import QT_TRANSLATE_NOOP, translate

METHODS: Final = {
    "best_sellers": QT_TRANSLATE_NOOP("messages", "Best sellers of all time"),
    "best_sellers_28": QT_TRANSLATE_NOOP("messages", "Best sellers of the month"),
    "own_frequency": QT_TRANSLATE_NOOP("messages", "What they buy most, lately"),
    "last_basket": QT_TRANSLATE_NOOP("messages", "What they bought last time"),
    "classic": QT_TRANSLATE_NOOP("messages", "Classic network of ratings"),
    "classic_hidden": QT_TRANSLATE_NOOP("messages", "Classic network, hidden layers"),
    "repeat": QT_TRANSLATE_NOOP("messages", "Our network for buying again"),
    "explore": QT_TRANSLATE_NOOP("messages", "Our network for something new"),
    "best": QT_TRANSLATE_NOOP("messages", "Our networks together"),
    "own_rate": QT_TRANSLATE_NOOP("messages", "Each customer's pace so far"),
    "recent_rate": QT_TRANSLATE_NOOP("messages", "Each customer's pace lately"),
    "alive": QT_TRANSLATE_NOOP("messages", "Each customer's pace while they stay"),
    "first_guess": QT_TRANSLATE_NOOP("messages", "Their pace lately and while they stay"),
    "regression": QT_TRANSLATE_NOOP("messages", "Linear regression"),
    "value": QT_TRANSLATE_NOOP("messages", "Our network for spend"),
}

LISTS: Final = {
    "again": QT_TRANSLATE_NOOP("messages", "Buy again"),
    "new": QT_TRANSLATE_NOOP("messages", "New for them"),
    "best": QT_TRANSLATE_NOOP("messages", "Best of both"),
    "value": QT_TRANSLATE_NOOP("messages", "Spend"),
}


def method(code: str) -> str:
    """Name of a model or rule."""
    return translate(METHODS[code]) if code in METHODS else code.replace("_", " ").capitalize()


def list_name(code: str) -> str:
    """Name of a list of recommendations."""
    return translate(LISTS[code]) if code in LISTS else code
