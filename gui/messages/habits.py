"""How a person shops, in words: their days, baskets, prices, and how they took the last campaign."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QLocale

from gui.formats import NONE, Formats
from gui.messages.base import QT_TRANSLATE_NOOP, commas, translate

MANY_OFFERS = 0.4
"""Share of discounted lines from which somebody counts as a buyer of offers."""


def habits(values: Mapping[str, Any], formats: Formats) -> list[tuple[str, str]]:
    """Pairs of a name and a sentence from the `habits` of a profile; what is not known is left out."""
    told = []
    if when := usual_time(values.get("weekday"), values.get("hour"), formats.locale):
        told.append((translate(QT_TRANSLATE_NOOP("messages", "Usually")), when))
    if values.get("basket_products") is not None:
        count = max(round(values["basket_products"]), 1)
        products = translate(QT_TRANSLATE_NOOP("messages", "%Ln product(s)"), count)
        told.append(
            (
                translate(QT_TRANSLATE_NOOP("messages", "Basket")),
                commas([products, formats.money(values["basket_amount"])]),
            )
        )
    if values.get("price_low") is not None:
        told.append((translate(QT_TRANSLATE_NOOP("messages", "Price level")), _prices(values, formats)))
    return told


def usual_time(weekday: int | None, hour: int | None, locale: QLocale) -> str:
    """*Thursday mornings*, or as much of it as is known. `weekday` counts from Monday = 0."""
    day = locale.standaloneDayName(weekday + 1) if weekday is not None else ""
    if hour is None:
        return translate(QT_TRANSLATE_NOOP("messages", "{day}s")).format(day=day) if day else ""
    if hour < 12:
        one, every = (
            QT_TRANSLATE_NOOP("messages", "{day} mornings"),
            QT_TRANSLATE_NOOP("messages", "in the morning"),
        )
    elif hour < 17:
        one, every = (
            QT_TRANSLATE_NOOP("messages", "{day} afternoons"),
            QT_TRANSLATE_NOOP("messages", "in the afternoon"),
        )
    else:
        one, every = (
            QT_TRANSLATE_NOOP("messages", "{day} evenings"),
            QT_TRANSLATE_NOOP("messages", "in the evening"),
        )
    return translate(one).format(day=day) if day else translate(every)


def due(next_order: str | None, as_of: date) -> str:
    """When the next order is expected, seen from a day: *in 6 days*, *today*, *4 days overdue*."""
    if not next_order or as_of == date.min:
        return NONE
    days = (date.fromisoformat(next_order) - as_of).days
    if days == 0:
        return translate(QT_TRANSLATE_NOOP("messages", "today"))
    if days > 0:
        return translate(QT_TRANSLATE_NOOP("messages", "in %Ln day(s)"), days)
    return translate(QT_TRANSLATE_NOOP("messages", "%Ln day(s) overdue"), -days)


def last_campaign(campaigns: list[Mapping[str, Any]], formats: Formats) -> str:
    """What the latest campaign did with a person, or nothing where there was none."""
    if not campaigns:
        return ""
    latest = campaigns[0]
    if latest["arm"] != "treated":
        text = QT_TRANSLATE_NOOP("messages", "{name}, {day}: not written to")
    elif latest.get("returned_after_days") is None and not latest.get("answerable"):
        text = QT_TRANSLATE_NOOP("messages", "{name}, {day}: on the list")
    elif latest.get("returned_after_days") is None:
        text = QT_TRANSLATE_NOOP("messages", "{name}, {day}: has not come since")
    else:
        return translate(
            QT_TRANSLATE_NOOP("messages", "{name}, {day}: came after %Ln day(s)"), latest["returned_after_days"]
        ).format(name=latest["name"], day=formats.day(latest["at"]))
    return translate(text).format(name=latest["name"], day=formats.day(latest["at"]))


def _prices(values: Mapping[str, Any], formats: Formats) -> str:
    low, high = values["price_low"], values["price_high"]
    prices = formats.money(low) if low == high else formats.range(low, high)
    if (values.get("discount_share") or 0.0) >= MANY_OFFERS:
        return translate(QT_TRANSLATE_NOOP("messages", "{prices}, likes offers")).format(prices=prices)
    return prices
