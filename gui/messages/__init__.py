"""Codes of the engine as sentences. The only place that knows what a code means to a person."""

from gui.messages.base import commas, names, sentences, told, translate
from gui.messages.columns import column
from gui.messages.errors import error
from gui.messages.imports import changes, finding, flag, kind, known, table, tax, why, year
from gui.messages.not_read import is_grave, not_read, not_read_in_full
from gui.messages.people import basis, basis_short, customer, reason, segment, state
from gui.messages.places import place
from gui.messages.work import remaining, step, verb

__all__ = [
    "basis",
    "basis_short",
    "changes",
    "column",
    "commas",
    "customer",
    "error",
    "finding",
    "flag",
    "is_grave",
    "kind",
    "known",
    "names",
    "not_read",
    "not_read_in_full",
    "place",
    "reason",
    "remaining",
    "segment",
    "sentences",
    "state",
    "step",
    "table",
    "tax",
    "told",
    "translate",
    "verb",
    "why",
    "year",
]
