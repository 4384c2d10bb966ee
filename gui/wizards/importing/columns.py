"""Which columns of a table are shown together, and which meanings a column can be given."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from gui.formats import NONE, Formats
from gui.messages.consents import consent

SHOWN: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "sales": (
        ("receipt_id",),
        ("customer_id", "customer_name", "email", "phone"),
        ("sold_at",),
        ("product_id", "product_name"),
        ("quantity",),
        ("unit_price",),
        ("amount",),
    ),
    "customers": (
        ("customer_id",),
        ("name",),
        ("email",),
        ("phone",),
        ("birthday",),
        ("city",),
        ("joined_at",),
        ("consent_email", "optout_email", "consent_all", "optout_all"),
        ("consent_sms", "optout_sms", "consent_all", "optout_all"),
    ),
    "products": (
        ("product_id", "product_name"),
        ("category",),
        ("brand",),
        ("price",),
        ("cost",),
        ("stock",),
        ("active",),
    ),
    "interactions": (("customer_id",), ("product_id",), ("at",), ("kind",), ("value",)),
}
"""Columns of the preview, in order; those in one group stand in one cell, the first that is there names it."""

MEANINGS: Final[dict[str, list[str]]] = {
    "sales": (
        "sold_at receipt_id line_no customer_id customer_name email phone product_id product_name category brand "
        "quantity unit_price amount order_total discount tax line_refund order_refund payment points_paid status store"
    ).split(),
    "customers": (
        "customer_id name first_name last_name company email phone birthday gender address city postal_code country language "
        "joined_at consent_all consent_email consent_sms consent_post consent_wechat optout_all optout_email optout_sms "
        "optout_post optout_wechat note"
    ).split(),
    "products": "product_id product_name category brand price cost stock active".split(),
    "interactions": "customer_id product_id at kind value".split(),
}
"""What a column can mean, in the order of the menu."""

NEEDED: Final = {
    "sales": ("sold_at", "product_name", "amount", "customer_id", "receipt_id", "quantity"),
    "customers": ("customer_id", "name", "email", "phone"),
    "products": ("product_id", "product_name", "price"),
    "interactions": ("customer_id", "product_id", "at", "kind"),
}
"""What is asked for when a table was not understood, the most important first."""

FIGURES: Final = frozenset("quantity unit_price amount discount tax price cost stock value".split())
DATES: Final = frozenset("sold_at at joined_at birthday".split())

_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d")
"""What was understood comes as ISO; a date still in doubt as the file has it."""


def shown(value: Any, role: str, formats: Formats) -> str:
    """A value of the preview as it will be stored, in the shop's way of writing."""
    if value is None or value == "":
        return NONE
    if role == "birthday" and isinstance(value, str) and value.startswith("--"):
        return formats.yearly(value)
    if role in DATES and isinstance(value, str) and _ISO.match(value):
        return formats.moment(value) if len(value) > 10 else formats.cell_day(value)
    if role in FIGURES and isinstance(value, int | float):
        whole = role in ("quantity", "stock")
        return formats.number(value, 3) if whole else formats.amount(value)
    if role.startswith("consent_"):
        return consent(str(value))
    return str(value)


def cell(row: Mapping[str, Any], group: Sequence[str], formats: Formats) -> str:
    """The words of one cell: of a group, what is there, such as `85123A White hanging heart`."""
    parts = [shown(row[role], role, formats) for role in group if row.get(role) not in (None, "")]
    return " ".join(parts[:2]) or NONE


def written(row: Mapping[str, Any], group: Sequence[str], formats: Formats) -> str:
    """How the file writes one cell, or nothing where that is the same as what is shown."""
    raw = row.get("raw") or {}
    there = [role for role in group if row.get(role) not in (None, "") and raw.get(role)]
    if all(_says(str(raw[role]).strip(), row[role], role, formats) for role in there):
        return ""
    return " ".join(str(raw[role]).strip() for role in there[:2])


def _says(raw: str, value: Any, role: str, formats: Formats) -> bool:
    """Whether what is shown is what is written, but for seconds and zeros at the end."""
    if raw in (str(value), shown(value, role, formats)) or (role in DATES and raw[:16] == str(value)[:16]):
        return True
    try:
        # 731.9399999999999 is how some programs write 731.94.
        return isinstance(value, int | float) and abs(float(raw) - value) <= min(0.005, 0.01 * abs(value))
    except ValueError:
        return False
