"""Two customers who may be one person, in words: how likely, and what speaks for and against it."""

from collections.abc import Mapping
from typing import Any, Final

from gui.messages.base import QT_TRANSLATE_NOOP, names, translate
from gui.widgets.labels import Tone

EVIDENCE: Final[dict[str, tuple[str, Tone]]] = {
    "name.same": (QT_TRANSLATE_NOOP("messages", "same name"), "good"),
    "name.longer": (QT_TRANSLATE_NOOP("messages", "one name is longer"), "good"),
    "name.part": (QT_TRANSLATE_NOOP("messages", "half of the name"), "warning"),
    "name.typo": (QT_TRANSLATE_NOOP("messages", "names a slip apart"), "good"),
    "name.short": (QT_TRANSLATE_NOOP("messages", "one name is short"), "warning"),
    "name.given": (QT_TRANSLATE_NOOP("messages", "another surname"), "bad"),
    "name.surname": (QT_TRANSLATE_NOOP("messages", "another first name"), "bad"),
    "name.other": (QT_TRANSLATE_NOOP("messages", "another name"), "bad"),
    "email.same": (QT_TRANSLATE_NOOP("messages", "same e-mail address"), "good"),
    "email.near": (QT_TRANSLATE_NOOP("messages", "e-mails much alike"), "warning"),
    "email.other": (QT_TRANSLATE_NOOP("messages", "another e-mail address"), "plain"),
    "phone.same": (QT_TRANSLATE_NOOP("messages", "same phone"), "good"),
    "phone.near": (QT_TRANSLATE_NOOP("messages", "phones a slip apart"), "warning"),
    "phone.other": (QT_TRANSLATE_NOOP("messages", "another phone"), "plain"),
    "mask.fits": (QT_TRANSLATE_NOOP("messages", "masked phone fits"), "warning"),
    "mask.other": (QT_TRANSLATE_NOOP("messages", "another phone"), "plain"),
    "card.same": (QT_TRANSLATE_NOOP("messages", "same card number"), "good"),
    "card.near": (QT_TRANSLATE_NOOP("messages", "cards much alike"), "warning"),
    "card.other": (QT_TRANSLATE_NOOP("messages", "another card number"), "plain"),
    "birthday.same": (QT_TRANSLATE_NOOP("messages", "same birthday"), "good"),
    "birthday.swapped": (QT_TRANSLATE_NOOP("messages", "day and month swapped"), "good"),
    "birthday.day": (QT_TRANSLATE_NOOP("messages", "same day and month, a year is missing"), "good"),
    "birthday.near": (QT_TRANSLATE_NOOP("messages", "birthdays a slip apart"), "warning"),
    "birthday.other": (QT_TRANSLATE_NOOP("messages", "another birthday"), "bad"),
    "address.same": (QT_TRANSLATE_NOOP("messages", "same address"), "good"),
    "address.near": (QT_TRANSLATE_NOOP("messages", "addresses alike"), "good"),
    "address.postal": (QT_TRANSLATE_NOOP("messages", "same postal code"), "warning"),
    "address.city": (QT_TRANSLATE_NOOP("messages", "same town"), "plain"),
    "address.other": (QT_TRANSLATE_NOOP("messages", "another address"), "plain"),
}
"""By field and level: what is said of it, and whether it speaks for one person (good) or against it (bad). People have
several phones and addresses, but one birthday."""

FIELDS: Final = {
    "name": QT_TRANSLATE_NOOP("messages", "Name"),
    "email": QT_TRANSLATE_NOOP("messages", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("messages", "Phone"),
    "card": QT_TRANSLATE_NOOP("messages", "Card"),
    "birthday": QT_TRANSLATE_NOOP("messages", "Birthday"),
    "address": QT_TRANSLATE_NOOP("messages", "Address"),
}

VERDICTS: Final = {
    "same": QT_TRANSLATE_NOOP("messages", "one person, you said"),
    "different": QT_TRANSLATE_NOOP("messages", "two people, you said"),
    "unsure": QT_TRANSLATE_NOOP("messages", "nobody can tell, you said"),
}

_LIKELY: Final = (
    (0.9, QT_TRANSLATE_NOOP("messages", "Very likely one person")),
    (0.5, QT_TRANSLATE_NOOP("messages", "Probably one person")),
    (0.15, QT_TRANSLATE_NOOP("messages", "Perhaps one person")),
    (0.0, QT_TRANSLATE_NOOP("messages", "Rather two people")),
)


def field(name: str) -> str:
    """What a field of a customer is called."""
    return translate(FIELDS[name])


def evidence(name: str, level: str) -> tuple[str, Tone]:
    """What is said of a field at a level of agreement, and its tone."""
    words, tone = EVIDENCE[f"{name}.{level}"]
    return translate(words), tone


def reasons(pair: Mapping[str, Any]) -> str:
    """All that speaks for one person, in a row: *same name, same phone*."""
    told = (evidence(name, level) for name, level in pair["evidence"].items())
    return names(dict.fromkeys(words for words, tone in told if tone in ("good", "warning")))


def likelihood(probability: float) -> str:
    """How likely two customers are one person: words, for a probability says more than is known."""
    return translate(next(words for least, words in _LIKELY if probability >= least))


def verdict(code: str) -> str:
    """What the shop said of two customers."""
    return translate(VERDICTS[code])
