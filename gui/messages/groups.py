"""Groups of customers in words: who is in them, what their scores mean in this shop, who moved, what to do about them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from gui.formats import NONE, Formats
from gui.messages.base import QT_TRANSLATE_NOOP, commas, translate
from gui.messages.people import segment
from gui.widgets.labels import Tone

EIGHT: Final[dict[str, tuple[str, Tone]]] = {
    "important_value": (QT_TRANSLATE_NOOP("messages", "Important value"), "good"),
    "important_development": (QT_TRANSLATE_NOOP("messages", "Important development"), "good"),
    "important_keep": (QT_TRANSLATE_NOOP("messages", "Important to keep"), "warning"),
    "important_rescue": (QT_TRANSLATE_NOOP("messages", "Important to rescue"), "bad"),
    "general_value": (QT_TRANSLATE_NOOP("messages", "General value"), "good"),
    "general_development": (QT_TRANSLATE_NOOP("messages", "General development"), "plain"),
    "general_keep": (QT_TRANSLATE_NOOP("messages", "General to keep"), "warning"),
    "general_rescue": (QT_TRANSLATE_NOOP("messages", "General to rescue"), "plain"),
}
"""The eight groups that Chinese shops know."""

RULES: Final = {
    "champions": QT_TRANSLATE_NOOP("messages", "Just came, come often, spend most"),
    "loyal": QT_TRANSLATE_NOOP("messages", "Came lately, come often, spend well"),
    "active": QT_TRANSLATE_NOOP("messages", "Came lately, now and then"),
    "promising": QT_TRANSLATE_NOOP("messages", "Came lately, seldom and for little"),
    "new": QT_TRANSLATE_NOOP("messages", "First bought in the last 60 days"),
    "needs_attention": QT_TRANSLATE_NOOP("messages", "Come and spend well, not so lately"),
    "previously_loyal": QT_TRANSLATE_NOOP("messages", "Came and spent most, now away"),
    "at_risk": QT_TRANSLATE_NOOP("messages", "Came and spent well, now away"),
    "almost_lost": QT_TRANSLATE_NOOP("messages", "Came seldom, and not lately"),
    "dormant": QT_TRANSLATE_NOOP("messages", "Came seldom, and longest ago"),
    "prospects": QT_TRANSLATE_NOOP("messages", "Known to you, not bought yet"),
    "important_value": QT_TRANSLATE_NOOP("messages", "Came lately, come often, spend much"),
    "important_development": QT_TRANSLATE_NOOP("messages", "Came lately, come seldom, spend much"),
    "important_keep": QT_TRANSLATE_NOOP("messages", "Come often, spend much, not lately"),
    "important_rescue": QT_TRANSLATE_NOOP("messages", "Came seldom, spent much, not lately"),
    "general_value": QT_TRANSLATE_NOOP("messages", "Came lately, come often, spend little"),
    "general_development": QT_TRANSLATE_NOOP("messages", "Came lately, seldom and for little"),
    "general_keep": QT_TRANSLATE_NOOP("messages", "Come often, spend little, not lately"),
    "general_rescue": QT_TRANSLATE_NOOP("messages", "Came seldom, for little, not lately"),
}
"""Who is in a group; the same words as on the command line (`resources/sentences/groups.toml`)."""

_RECENCY: Final = {
    5: QT_TRANSLATE_NOOP("messages", "The {part} that bought most recently: {days}"),
    4: QT_TRANSLATE_NOOP("messages", "The {part} that bought next to them: {days}"),
    3: QT_TRANSLATE_NOOP("messages", "The {part} in the middle, by their last purchase: {days}"),
    2: QT_TRANSLATE_NOOP("messages", "The {part} that has been away longer than most: {days}"),
    1: QT_TRANSLATE_NOOP("messages", "The {part} that has been away longest: {days}"),
}

_HABIT: Final = {
    5: QT_TRANSLATE_NOOP("messages", "Come most often and spend most: {visits}, {spent} each"),
    4: QT_TRANSLATE_NOOP("messages", "Come and spend more than most: {visits}, {spent} each"),
    3: QT_TRANSLATE_NOOP("messages", "Come and spend about as much as the middle: {visits}, {spent} each"),
    2: QT_TRANSLATE_NOOP("messages", "Come and spend less than most: {visits}, {spent} each"),
    1: QT_TRANSLATE_NOOP("messages", "Come least and spend least: {visits}, {spent} each"),
}

_ADVICE: Final = {
    "thank_you": QT_TRANSLATE_NOOP("messages", "Thank them: they come without a discount."),
    "replenish": QT_TRANSLATE_NOOP("messages", "Remind them of what they usually buy."),
    "cross_sell": QT_TRANSLATE_NOOP("messages", "Show them what they have not bought yet."),
    "second_purchase": QT_TRANSLATE_NOOP("messages", "Bring them back: a second visit makes a regular."),
    "win_back": QT_TRANSLATE_NOOP("messages", "Write to them before they forget you."),
}

_FIFTH: Final = (0.17, 0.23)
"""A share of the buyers that may be called a fifth; equal days can make it much more or less."""


def group(code: str) -> tuple[str, Tone]:
    """Name of a group, and whether it is a good sign."""
    if code in EIGHT:
        name, tone = EIGHT[code]
        return translate(name), tone
    return segment(code)


def place(code: str) -> int:
    """Where a group stands in a list of all, from the best customers down."""
    codes = list(RULES)
    return codes.index(code) if code in RULES else len(codes)


def rule(code: str) -> str:
    """Who is in a group, in one sentence."""
    return translate(RULES[code]) if code in RULES else ""


def advice(goal: str | None) -> str:
    """What to do about a group, by the goal of the campaign that suits it."""
    if goal not in _ADVICE:
        return translate(QT_TRANSLATE_NOOP("messages", "Invite them in: campaigns are for people who have bought."))
    return translate(_ADVICE[goal])


def recency(score: Mapping[str, Any], buyers: int, formats: Formats) -> str:
    """What a recency score means in this shop, from `scores` of `Shop.segments`."""
    share = score["customers"] / buyers if buyers else 0.0
    low, high = _FIFTH
    part = translate(QT_TRANSLATE_NOOP("messages", "fifth")) if low <= share <= high else formats.share(share)
    return translate(_RECENCY[score["score"]]).format(part=part, days=ago(score["days"]))


def habit(score: int, some: Mapping[str, Any], formats: Formats) -> str:
    """What a score of frequency and value means for the people in a cell."""
    return translate(_HABIT[score]).format(visits=visits(some["visits"]), spent=spent(some["spent"], formats))


def ago(days: Sequence[int] | None) -> str:
    """How long ago somebody bought last: *0–9 days ago*."""
    if days is None:
        return NONE
    low, high = days
    if low == high:
        return translate(QT_TRANSLATE_NOOP("messages", "%Ln day(s) ago"), high)
    return translate(QT_TRANSLATE_NOOP("messages", "{low}–%Ln days ago"), high).format(low=low)


def ago_short(days: Sequence[int] | None) -> str:
    """The same beside an axis: *0–9 days*."""
    if days is None:
        return NONE
    low, high = days
    if low == high:
        return translate(QT_TRANSLATE_NOOP("messages", "%Ln day(s)"), high)
    return translate(QT_TRANSLATE_NOOP("messages", "{low}–%Ln days"), high).format(low=low)


def visits(counts: Sequence[int] | None) -> str:
    """*12–63 visits*."""
    if counts is None:
        return NONE
    low, high = counts
    if low == high:
        return translate(QT_TRANSLATE_NOOP("messages", "%Ln visit(s)"), high)
    return translate(QT_TRANSLATE_NOOP("messages", "{low}–%Ln visits"), high).format(low=low)


def spent(amounts: Sequence[float] | None, formats: Formats) -> str:
    """*£180–£2,590*."""
    if amounts is None:
        return NONE
    low, high = amounts
    return formats.money(low) if round(low) == round(high) else formats.range(low, high)


def moved(some: Mapping[str, Any], formats: Formats) -> str:
    """From where and to where most have moved since a month before: *16 from Loyal, 22 to Active*."""
    told = []
    for key, words in (
        ("came_from", QT_TRANSLATE_NOOP("messages", "{count} from {group}")),
        ("went_to", QT_TRANSLATE_NOOP("messages", "{count} to {group}")),
    ):
        for code, count in list((some.get(key) or {}).items())[:1]:
            if code == "prospects":
                words = QT_TRANSLATE_NOOP("messages", "{count} for the first time")
            told.append(translate(words).format(count=formats.count(count), group=group(code)[0]))
    return commas(told)


def step(more: int | None, formats: Formats) -> str:
    """How many more or fewer than a month before: *+12*, *−3*, *±0*; a dash where that is not known."""
    if more is None:
        return NONE
    return f"+{formats.count(more)}" if more > 0 else formats.count(more) if more else "±0"
