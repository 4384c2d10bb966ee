"""What an evaluation says, in the words of a shopkeeper: a name and a sentence for each thing there is to know."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from gui.formats import MINUS, Formats
from gui.messages.base import QT_TRANSLATE_NOOP, names, sentences, translate
from gui.messages.models import method

GROUPS: Final = {
    "one_basket": QT_TRANSLATE_NOOP("messages", "Came once"),
    "regular": QT_TRANSLATE_NOOP("messages", "Come regularly"),
    "lapsed": QT_TRANSLATE_NOOP("messages", "Long away"),
}
_FEW_CUSTOMERS: Final = 100
_RULES: Final = frozenset(("best_sellers", "best_sellers_28", "own_frequency", "last_basket"))

Fact = tuple[str, str]


def group(code: str) -> str:
    """A kind of customer that an evaluation tells apart."""
    return translate(GROUPS[code])


def learned_facts(run: Mapping[str, Any], products: int, formats: Formats) -> list[Fact]:
    """What a run's hidden weeks say (`Shop.model_report`) of a shop with so many products; only what was measured."""
    evaluation = run["evaluation"] or {}
    used = run["winners"].get("best", "")
    row = ((evaluation.get("lists") or {}).get("best") or {}).get(used) or {}
    facts = [
        *_trust(row, evaluation),
        *(_rule(used) if _measured(run, evaluation) else []),
        *(_variety(row, formats) + _windows(evaluation, used) if products > 10 else []),
        *_chances(evaluation),
        *_spend(run, evaluation, formats),
        *_returns(evaluation),
    ]
    return [(translate(name), words) for name, words in facts]


def earlier_words(run: Mapping[str, Any], formats: Formats) -> str:
    """Whether the model of before stayed, and why; nothing where there was none."""
    compared = (run["evaluation"] or {}).get("earlier")
    if not compared or not compared["kept"]["lists"]:
        return ""
    words = QT_TRANSLATE_NOOP(
        "messages",
        "On the same hidden weeks, the lists learned on {day} did better than those learned now. They stay in use, and were"
        " worked out anew from all sales.",
    )
    return translate(words).format(day=formats.date(run["learned"]["lists"][:10]))


def erased_words(run: Mapping[str, Any], erased: Sequence[str], formats: Formats) -> str:
    """What a model still knows of people who were erased, and since when it does not; nothing without an erasure."""
    if not erased:
        return ""
    learned = min(run["learned"].values())
    since = [at for at in erased if at >= learned]
    if since:
        words = QT_TRANSLATE_NOOP(
            "messages",
            "%Ln person(s) were erased after this was learned, the last on {day}. The next learning will not know them.",
        )
        return translate(words, len(since)).format(day=formats.date(since[0][:10]))
    words = QT_TRANSLATE_NOOP(
        "messages", "Nobody who was erased is in this model: the last was on {day}, before it was learned."
    )
    return translate(words).format(day=formats.date(erased[0][:10]))


def _trust(row: Mapping[str, Any], evaluation: Mapping[str, Any]) -> list[Fact]:
    customers = row.get("customers") or 0
    if customers and customers < _FEW_CUSTOMERS:
        words = QT_TRANSLATE_NOOP(
            "messages", "Only %Ln customer(s) came back in the hidden weeks: take these figures as a hint."
        )
    elif not customers:
        words = QT_TRANSLATE_NOOP(
            "messages",
            "There are too few weeks of sales to hide some. Until there are, lists show what people buy most, and what they"
            " will spend follows their pace so far.",
        )
    else:
        return []
    return [(QT_TRANSLATE_NOOP("messages", "How sure"), translate(words, customers))]


def _measured(run: Mapping[str, Any], evaluation: Mapping[str, Any]) -> bool:
    """Whether lists could be checked on hidden weeks."""
    row = ((evaluation.get("lists") or {}).get("best") or {}).get(run["winners"].get("best", "")) or {}
    return bool(row.get("customers"))


def _rule(used: str) -> list[Fact]:
    if used not in _RULES:
        return []
    words = QT_TRANSLATE_NOOP(
        "messages", "For this shop a simple rule did at least as well as all we could learn: {rule}. So it is used."
    )
    return [(QT_TRANSLATE_NOOP("messages", "A rule"), translate(words).format(rule=method(used)))]


def _variety(row: Mapping[str, Any], formats: Formats) -> list[Fact]:
    if row.get("coverage") is None:
        return []
    words = QT_TRANSLATE_NOOP(
        "messages",
        "{coverage} of all products stand in somebody's list. Of ten, {sellers} are the best sellers of the month, and"
        " {other} differ from the next customer's.",
    )
    told = translate(words).format(
        coverage=formats.share(row["coverage"]),
        sellers=round(10 * (row["best_seller_share"] or 0.0)),
        other=round(10 * (row["personal"] or 0.0)),
    )
    return [(QT_TRANSLATE_NOOP("messages", "Variety"), told)]


def _windows(evaluation: Mapping[str, Any], used: str) -> list[Fact]:
    rows = [((window["lists"].get("best") or {}).get(used) or {}) for window in evaluation.get("windows") or ()]
    hits = [str(round(100 * row["hits"])) for row in rows if row.get("hits") is not None]
    if len(hits) < 2:
        return []
    words = QT_TRANSLATE_NOOP("messages", "Newest first: {hits} of 100. That is how much it changes by itself.")
    return [(QT_TRANSLATE_NOOP("messages", "Each time"), translate(words).format(hits=names(hits)))]


def _chances(evaluation: Mapping[str, Any]) -> list[Fact]:
    groups = (evaluation.get("lists_calibration") or {}).get("best") or []
    if not groups:
        return []
    top = groups[-1]
    words = QT_TRANSLATE_NOOP("messages", "Where it was surest it said {said} of 100 would buy; {bought} of 100 did.")
    told = translate(words).format(said=round(100 * top["expected"]), bought=round(100 * top["actual"]))
    return [(QT_TRANSLATE_NOOP("messages", "Chances"), told)]


def _spend(run: Mapping[str, Any], evaluation: Mapping[str, Any], formats: Formats) -> list[Fact]:
    row = (evaluation.get("value") or {}).get(run["winners"].get("value")) or {}
    if not row and _measured(run, evaluation):
        words = QT_TRANSLATE_NOOP(
            "messages",
            "The sales do not go back far enough to hide %Ln day(s) and check: what they will spend follows their pace so far, a first guess.",
        )
        told = translate(words, int(evaluation.get("horizon") or 90))
        return [(QT_TRANSLATE_NOOP("messages", "Spend"), told)]
    if not row.get("total"):
        return []
    off = row["total"] - 1
    words = (
        QT_TRANSLATE_NOOP("messages", "All together spent what was expected.")
        if abs(off) < 0.005
        else QT_TRANSLATE_NOOP("messages", "Of the hidden %Ln day(s) it expected {share} more than came.")
        if off > 0
        else QT_TRANSLATE_NOOP("messages", "Of the hidden %Ln day(s) it expected {share} less than came.")
    )
    told = translate(words, int(evaluation.get("horizon") or 90)).format(share=formats.share(abs(off)))
    if (between := (evaluation.get("value_intervals") or {}).get("total")) is not None:
        chance = QT_TRANSLATE_NOOP("messages", "Chance alone puts that between {low} and {high} in 19 of 20 cases.")
        low, high = (_more_or_less(edge - 1, formats) for edge in between)
        told = sentences(told, translate(chance).format(low=low, high=high))
    if run.get("spend_off"):
        far = QT_TRANSLATE_NOOP("messages", "That is far off: take what is expected of spend as a rough guess.")
        told = sentences(told, translate(far))
    if row.get("inside") is not None:
        inside = QT_TRANSLATE_NOOP("messages", "Of 100 who come for certain, {n} spent what the range said.")
        told = sentences(told, translate(inside).format(n=round(100 * row["inside"])))
    return [(QT_TRANSLATE_NOOP("messages", "Spend"), told)]


def _more_or_less(off: float, formats: Formats) -> str:
    """A difference with its sign: *+6 %*."""
    sign = "" if not round(100 * off) else "+" if off > 0 else MINUS
    return f"{sign}{formats.share(abs(off))}"


def _returns(evaluation: Mapping[str, Any]) -> list[Fact]:
    groups = evaluation.get("return_calibration") or []
    if len(groups) < 2:
        return []
    least, most = groups[0], groups[-1]
    words = QT_TRANSLATE_NOOP(
        "messages",
        "Of the least likely it expected {least} of 100 back, and {few} came; of the likeliest {most}, and {many} came.",
    )
    values = (least["expected"], least["actual"], most["expected"], most["actual"])
    names = ("least", "few", "most", "many")
    told = translate(words).format(**{name: round(100 * value) for name, value in zip(names, values)})
    return [(QT_TRANSLATE_NOOP("messages", "Coming back"), told)]
