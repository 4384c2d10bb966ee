"""Columns of sales whose cells are numbered by their text, and how each cell becomes one."""

from collections.abc import Callable
from typing import Any, Final

from engine.reading import texts
from engine.reading.many import ManyLabels
from engine.reading.memo import Labels
from engine.reading.settling import OF_PARTS

LABELLED: Final[dict[str, Callable[[Any], str | None]]] = {
    "customer_id": texts.customer,
    "email": texts.email,
    "phone": texts.phone,
    "customer_name": texts.person,
    "first_name": texts.text,
    "last_name": texts.text,
    "contact": texts.text,
    "city": texts.text,
    "country": texts.text,
    "product_id": texts.identifier,
    "product_name": texts.name,
    "category": texts.text,
    "brand": texts.text,
    "receipt_id": texts.identifier,
    "line_no": texts.identifier,
    "store": texts.text,
    "currency": texts.text,
}


def labels_of(role: str) -> Labels:
    """Empty labels for a column."""
    if role in OF_PARTS:
        return ManyLabels(LABELLED[role])
    # An id without an @ is no e-mail address.
    return Labels(LABELLED[role], plain=role != "email")
