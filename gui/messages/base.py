"""Putting a text of this package into the language of the window."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication


def translate(text: str, count: int = -1) -> str:
    """A sentence of the context `messages`; `%Ln` becomes the count as the locale writes it."""
    return QCoreApplication.translate("messages", text, None, count)


def commas(words: Iterable[str]) -> str:
    """Words in a row, with the comma of the language between them."""
    return translate(QT_TRANSLATE_NOOP("messages", ", ")).join(words)


def names(words: Iterable[str]) -> str:
    """Names or numbers in a row: Chinese has a comma of its own for them."""
    return QCoreApplication.translate("names", ", ").join(words)


def told(name: str, words: str) -> str:
    """A name and what is said of it: *March 2026: £3,100*."""
    return translate(QT_TRANSLATE_NOOP("messages", "{name}: {words}")).format(name=name, words=words)


def sentences(first: str, second: str) -> str:
    """Two sentences one after the other."""
    return translate(QT_TRANSLATE_NOOP("messages", "{first} {second}")).format(first=first, second=second)


class Blanks(dict[str, str]):
    """A value that the engine did not name is left out of a sentence rather than breaking it."""

    def __missing__(self, key: str) -> str:
        return "…"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks a text for the translators' tool, which looks for this name. (Qt's own is not typed as a string.)"""
    return text
