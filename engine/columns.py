"""Canonical column names: the words every room of the engine uses for the same thing.

A spreadsheet's own headers are translated into these once, in `reading`; from there on nobody needs to know them.
"""

from typing import Final

SALES: Final = (
    "customer_id",
    "customer_name",
    "email",
    "phone",
    "receipt_id",
    "line_no",
    "sold_at",
    "product_id",
    "product_name",
    "category",
    "brand",
    "quantity",
    "unit_price",
    "amount",
    "discount",
    "tax",
    "status",
    "store",
)

PERSON: Final = (
    "name",
    "email",
    "phone",
    "birthday",
    "gender",
    "address",
    "city",
    "postal_code",
    "country",
    "language",
)
"""What a file, a form or an export says of who somebody is."""

CUSTOMERS: Final = (
    "customer_id",
    *PERSON,
    "joined_at",
    "consent_email",
    "consent_sms",
    "consent_post",
    "consent_wechat",
    "note",
)

PRODUCTS: Final = ("product_id", "product_name", "category", "brand", "price", "cost", "stock", "active")

INTERACTIONS: Final = ("customer_id", "product_id", "at", "kind", "value")

KINDS: Final = {"sales": SALES, "customers": CUSTOMERS, "products": PRODUCTS, "interactions": INTERACTIONS}

CHANNELS: Final = ("email", "sms", "post", "wechat")
"""Channels a campaign can take; consent is kept for each."""

CONSENTS: Final = ("subscribed", "pending", "never_asked", "unsubscribed")

INTERACTION_KINDS: Final = ("view", "wish", "cart", "rating")

LISTS: Final = ("again", "new", "best")
"""Recommendation lists: bought before and wanted again · never bought and liked · one list of both."""

LIST_SIZE: Final = 10

MASKED_PHONE: Final = "masked_phone"
"""Attribute of a customer whose file shows a few figures of a phone only (`186******05`): nobody can be called on it."""
