"""Customers in words: segments, states, and why a product is recommended to them."""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any, Final

from gui.formats import NONE
from gui.messages.base import QT_TRANSLATE_NOOP, Blanks, sentences, translate
from gui.widgets.labels import Tone

SEGMENTS: Final[dict[str, tuple[str, Tone]]] = {
    "champions": (QT_TRANSLATE_NOOP("messages", "Champions"), "good"),
    "loyal": (QT_TRANSLATE_NOOP("messages", "Loyal"), "good"),
    "active": (QT_TRANSLATE_NOOP("messages", "Active"), "good"),
    "promising": (QT_TRANSLATE_NOOP("messages", "Promising"), "plain"),
    "new": (QT_TRANSLATE_NOOP("messages", "New"), "plain"),
    "needs_attention": (QT_TRANSLATE_NOOP("messages", "Needs attention"), "warning"),
    "almost_lost": (QT_TRANSLATE_NOOP("messages", "Almost lost"), "bad"),
    "previously_loyal": (QT_TRANSLATE_NOOP("messages", "Previously loyal"), "warning"),
    "at_risk": (QT_TRANSLATE_NOOP("messages", "At risk"), "bad"),
    "dormant": (QT_TRANSLATE_NOOP("messages", "Dormant"), "plain"),
    "prospects": (QT_TRANSLATE_NOOP("messages", "Prospects"), "plain"),
}

STATES: Final[dict[str, tuple[str, Tone]]] = {
    "new": (QT_TRANSLATE_NOOP("messages", "New"), "plain"),
    "regular": (QT_TRANSLATE_NOOP("messages", "Regular"), "good"),
    "quiet": (QT_TRANSLATE_NOOP("messages", "Gone quiet"), "warning"),
    "lost": (QT_TRANSLATE_NOOP("messages", "Lost"), "bad"),
    "prospect": (QT_TRANSLATE_NOOP("messages", "Prospect"), "plain"),
}

REASONS: Final = {
    "reason.rhythm": QT_TRANSLATE_NOOP("messages", "Every {every} days, {overdue} overdue"),
    "reason.rhythm_due": QT_TRANSLATE_NOOP("messages", "Every {every} days, due about now"),
    "reason.often": QT_TRANSLATE_NOOP("messages", "In {times} of {visits} visits"),
    "reason.last_time": QT_TRANSLATE_NOOP("messages", "Bought last time"),
    "reason.bought_together": QT_TRANSLATE_NOOP("messages", "{others} others bought it with {product}"),
    "reason.category": QT_TRANSLATE_NOOP("messages", "From {category}, which they often buy"),
    "reason.before": QT_TRANSLATE_NOOP("messages", "Bought {days} days ago"),
    "reason.before_yesterday": QT_TRANSLATE_NOOP("messages", "Bought yesterday"),
    "reason.chosen": QT_TRANSLATE_NOOP("messages", "Chosen by the shop"),
    "reason.arrived": QT_TRANSLATE_NOOP("messages", "New in the shop"),
    "reason.rising": QT_TRANSLATE_NOOP("messages", "Rising this month"),
    "reason.viewed": QT_TRANSLATE_NOOP("messages", "Looked at {times} times in the web shop"),
    "reason.popular": QT_TRANSLATE_NOOP("messages", "Bought by {buyers} others"),
}

BASIS_SHORT: Final = {
    "basis.one_visit": QT_TRANSLATE_NOOP("messages", "One visit only"),
    "basis.young_shop": QT_TRANSLATE_NOOP("messages", "A first guess"),
    "basis.spend_off": QT_TRANSLATE_NOOP("messages", "Spend is a rough guess"),
}

BASIS: Final = {
    "basis.nothing_bought": QT_TRANSLATE_NOOP("messages", "Nothing bought yet: the lists show what others buy."),
    "basis.one_visit": QT_TRANSLATE_NOOP(
        "messages", "One visit tells little: take what is expected of them, and these lists, as a hint."
    ),
    "basis.young_shop": QT_TRANSLATE_NOOP(
        "messages",
        "The sales cover %Ln day(s) so far, too few to see what people do in {horizon} days: a first guess, not checked yet.",
    ),
    "basis.spend_off": QT_TRANSLATE_NOOP(
        "messages",
        "Of %Ln hidden day(s), {expected} was expected for each 100 that customers spent: take what is expected of their spend as a rough guess.",
    ),
}


def segment(code: str | None) -> tuple[str, Tone]:
    """Name of a segment, and whether it is a good sign."""
    if code is None:
        return NONE, "plain"
    name, tone = SEGMENTS.get(code, (code, "plain"))
    return translate(name), tone


def state(code: str | None) -> tuple[str, Tone]:
    """Name of a customer's state, and whether it is a good sign."""
    if code is None:
        return NONE, "plain"
    name, tone = STATES.get(code, (code, "plain"))
    return translate(name), tone


def customer(name: str | None, customer_id: str) -> str:
    """How a customer is called: never blank. An id that is an address, or has no digit, calls them well enough."""
    if not name and ("@" in customer_id or not any(map(str.isdigit, customer_id))):
        return customer_id
    return name or translate(QT_TRANSLATE_NOOP("messages", "Customer {id}")).format(id=customer_id)


def basis_short(code: str | None) -> str:
    """The same in two words, for a cell."""
    return translate(BASIS_SHORT[code]) if code in BASIS_SHORT else ""


def basis(said: Sequence[Mapping[str, Any]]) -> str:
    """On how little the figures of somebody rest, in sentences; nothing where they rest on enough."""
    known = [each for each in said if each["code"] in BASIS]
    told = [translate(BASIS[each["code"]], each.get("days", -1)).format_map(Blanks(each)) for each in known]
    return reduce(sentences, told) if told else ""


def reason(why: Mapping[str, Any] | None) -> str:
    """Why a product is recommended, from the code and values of the engine; nothing where no reason is known."""
    if not why:
        return ""
    code = str(why.get("code"))
    if code == "reason.rhythm" and (why.get("overdue") or 0) <= 0:
        code = "reason.rhythm_due"
    if code == "reason.before" and why.get("days") == 1:
        code = "reason.before_yesterday"
    if code not in REASONS:
        return ""
    values = {key: str(value) for key, value in why.items()}
    if why.get("product_name"):
        values["product"] = values["product_name"]
    return translate(REASONS[code]).format_map(Blanks(values))
