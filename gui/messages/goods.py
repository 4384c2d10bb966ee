"""Products in words: why one of them is never recommended."""

from collections.abc import Mapping
from typing import Any, Final

from gui.messages.base import QT_TRANSLATE_NOOP, translate

NOT_PRODUCTS: Final = {
    "postage": QT_TRANSLATE_NOOP("messages", "postage, no product"),
    "fee": QT_TRANSLATE_NOOP("messages", "fee, no product"),
    "sample": QT_TRANSLATE_NOOP("messages", "sample, no product"),
    "adjustment": QT_TRANSLATE_NOOP("messages", "adjustment, no product"),
    "discount": QT_TRANSLATE_NOOP("messages", "discount, no product"),
    "deposit": QT_TRANSLATE_NOOP("messages", "deposit, no product"),
    "bag": QT_TRANSLATE_NOOP("messages", "carrier bag, no product"),
    "tip": QT_TRANSLATE_NOOP("messages", "tip, no product"),
    "tax": QT_TRANSLATE_NOOP("messages", "tax, no product"),
    "reward": QT_TRANSLATE_NOOP("messages", "reward, no product"),
    "gift_card": QT_TRANSLATE_NOOP("messages", "gift card, no product"),
}


def left_out(product: Mapping[str, Any]) -> str:
    """Why a product (`Shop.product`) is not recommended, or nothing if it is."""
    code = product["not_product"]
    if code is not None:
        return translate(NOT_PRODUCTS.get(code, QT_TRANSLATE_NOOP("messages", "no product")))
    if product["banned"]:
        return translate(QT_TRANSLATE_NOOP("messages", "never recommended"))
    if not product["active"]:
        return translate(QT_TRANSLATE_NOOP("messages", "not on sale"))
    if product["stock"] is not None and product["stock"] <= 0:
        return translate(QT_TRANSLATE_NOOP("messages", "out of stock"))
    return ""
