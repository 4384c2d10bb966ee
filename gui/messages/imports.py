"""What an import found, in words: columns, problems, notices."""

from typing import Final

from gui.messages.base import QT_TRANSLATE_NOOP, translate

COLUMNS: Final = {
    "customer_id": QT_TRANSLATE_NOOP("messages", "Customer"),
    "customer_name": QT_TRANSLATE_NOOP("messages", "Customer's name"),
    "name": QT_TRANSLATE_NOOP("messages", "Name"),
    "email": QT_TRANSLATE_NOOP("messages", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("messages", "Phone"),
    "receipt_id": QT_TRANSLATE_NOOP("messages", "Receipt"),
    "line_no": QT_TRANSLATE_NOOP("messages", "Line number"),
    "sold_at": QT_TRANSLATE_NOOP("messages", "Date"),
    "product_id": QT_TRANSLATE_NOOP("messages", "Product"),
    "product_name": QT_TRANSLATE_NOOP("messages", "Product's name"),
    "category": QT_TRANSLATE_NOOP("messages", "Category"),
    "brand": QT_TRANSLATE_NOOP("messages", "Brand"),
    "quantity": QT_TRANSLATE_NOOP("messages", "Qty"),
    "unit_price": QT_TRANSLATE_NOOP("messages", "Price"),
    "amount": QT_TRANSLATE_NOOP("messages", "Line total"),
    "discount": QT_TRANSLATE_NOOP("messages", "Discount"),
    "tax": QT_TRANSLATE_NOOP("messages", "Tax"),
    "status": QT_TRANSLATE_NOOP("messages", "Status"),
    "store": QT_TRANSLATE_NOOP("messages", "Store"),
    "birthday": QT_TRANSLATE_NOOP("messages", "Birthday"),
    "gender": QT_TRANSLATE_NOOP("messages", "Gender"),
    "address": QT_TRANSLATE_NOOP("messages", "Address"),
    "city": QT_TRANSLATE_NOOP("messages", "City"),
    "postal_code": QT_TRANSLATE_NOOP("messages", "Postal code"),
    "country": QT_TRANSLATE_NOOP("messages", "Country"),
    "language": QT_TRANSLATE_NOOP("messages", "Language"),
    "joined_at": QT_TRANSLATE_NOOP("messages", "Customer since"),
    "consent_email": QT_TRANSLATE_NOOP("messages", "May be e-mailed"),
    "consent_sms": QT_TRANSLATE_NOOP("messages", "May be texted"),
    "consent_post": QT_TRANSLATE_NOOP("messages", "May be sent letters"),
    "consent_wechat": QT_TRANSLATE_NOOP("messages", "May be written to on WeChat"),
    "note": QT_TRANSLATE_NOOP("messages", "Note"),
    "price": QT_TRANSLATE_NOOP("messages", "Price"),
    "cost": QT_TRANSLATE_NOOP("messages", "Cost"),
    "stock": QT_TRANSLATE_NOOP("messages", "Stock"),
    "active": QT_TRANSLATE_NOOP("messages", "On sale"),
    "at": QT_TRANSLATE_NOOP("messages", "Date"),
    "kind": QT_TRANSLATE_NOOP("messages", "Kind"),
    "value": QT_TRANSLATE_NOOP("messages", "Value"),
}


def column(code: str) -> str:
    """Name of a canonical column."""
    return translate(COLUMNS[code]) if code in COLUMNS else code
