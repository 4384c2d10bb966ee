"""What the words of columns that tell of states (`cancelled`, `refunded`, a yes) mean for a line."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from engine.reading import texts, words

if TYPE_CHECKING:
    from engine.reading.plans import Plan


def folded(value: Any) -> str | None:
    """A cell as such words are compared; None where nothing stands."""
    written = texts.text(value)
    return words.fold(written).removeprefix("wc-") if written else None


def _says(what: str, word: str, plan: "Plan") -> bool:
    """Whether a word means `cancelled`, `refunded` or `unpaid` in this system or, for the first two, in any language."""
    if plan.format and word in getattr(plan.format, what):
        return True
    return what != "unpaid" and (word in words.all_words(what) or (plan.format is None and _has_word(what, word)))


def _has_word(what: str, said: str) -> bool:
    """Whether one of several words says it (`cancelled by the buyer`), and none that it is so in part or not at all."""
    told = words.tokens(said)
    known = words.all_words(what)
    return len(told) > 1 and not words.all_words("partly") & told and any(len(w) >= _LONG and w in known for w in told)


_LONG: Final = 7
"""Letters of a word that means the same among others: short ones (`return`, `void`) are said of what may come, too."""


def _status(word: str, plan: "Plan") -> str:
    if _says("refunded", word, plan) and "order_refund" not in plan.roles:
        return "returned"
    if _says("unpaid", word, plan):
        return "row.not_a_sale"
    return "row.cancelled" if _says("cancelled", word, plan) else ""


def _event(word: str, plan: "Plan") -> str:
    if _says("refunded", word, plan):
        return "refund"
    if _says("cancelled", word, plan):
        return "row.cancelled"
    keep = plan.format.keep if plan.format else frozenset()
    return "row.not_a_sale" if keep and word not in keep else ""


def _mark(word: str, plan: "Plan") -> str:
    return "" if words.consent_answers().get(word) in ("unsubscribed", "never_asked") else "row.cancelled"


STATES: Final[dict[str, Callable[[str, "Plan"], str]]] = {
    "status": _status,
    "after_sales": _status,
    "event": _event,
    "void": _mark,
    "refunded": _mark,
    "cancelled_at": lambda word, plan: "row.cancelled",
}
"""What the words of a column mean for a line: `refund`, `returned`, a code for leaving it out, or nothing."""
