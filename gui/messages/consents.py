"""Channels and what people have agreed to, in words."""

from collections.abc import Mapping
from typing import Any, Final

from gui.messages.base import QT_TRANSLATE_NOOP, translate

CHANNELS: Final = {
    "email": QT_TRANSLATE_NOOP("messages", "E-mail"),
    "sms": QT_TRANSLATE_NOOP("messages", "SMS"),
    "post": QT_TRANSLATE_NOOP("messages", "Post"),
    "wechat": QT_TRANSLATE_NOOP("messages", "WeChat"),
}

CONSENTS: Final = {
    "subscribed": QT_TRANSLATE_NOOP("messages", "yes"),
    "pending": QT_TRANSLATE_NOOP("messages", "asked, no answer yet"),
    "never_asked": QT_TRANSLATE_NOOP("messages", "never asked"),
    "unsubscribed": QT_TRANSLATE_NOOP("messages", "no"),
}

_SHORT: Final = {
    "email": QT_TRANSLATE_NOOP("messages", "e-mail {consent}"),
    "sms": QT_TRANSLATE_NOOP("messages", "SMS {consent}"),
    "post": QT_TRANSLATE_NOOP("messages", "post {consent}"),
    "wechat": QT_TRANSLATE_NOOP("messages", "WeChat {consent}"),
}


def channel(code: str) -> str:
    """Name of a channel."""
    return translate(CHANNELS[code]) if code in CHANNELS else code


def consent(code: str | None) -> str:
    """What was answered, in a word."""
    return translate(CONSENTS.get(code or "never_asked", code or ""))


def consents(given: Mapping[str, Mapping[str, Any]]) -> str:
    """All answers of a person in one line: *e-mail yes · SMS no*. Channels that nobody asked about are not named."""
    answers = [(code, given[code]["status"]) for code in _SHORT if code in given]
    told = [
        translate(_SHORT[code]).format(consent=consent(status)) for code, status in answers if status != "never_asked"
    ]
    return " · ".join(told) or translate(QT_TRANSLATE_NOOP("messages", "never asked whether we may write"))
