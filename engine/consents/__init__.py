"""Files that say who may be written to: records of consent, and lists of bounces, unsubscribes and blocks."""

from engine.consents.blocks import suppress
from engine.consents.records import record_consents

__all__ = ["record_consents", "suppress"]
