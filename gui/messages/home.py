"""What Home says: each code of `engine.home` as a sentence, what stands behind it, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gui.formats import Formats
from gui.messages.base import QT_TRANSLATE_NOOP, translate
from gui.widgets.labels import Tone


@dataclass(frozen=True)
class Matter:
    """A thing that matters this week."""

    sentence: str
    detail: str
    action: str
    icon: str
    tone: Tone = "good"
    urgent: bool = False


def matter(code: str, values: Mapping[str, Any], formats: Formats) -> Matter | None:
    """The matter behind a code, or None for one that this window does not know."""
    make = _MATTERS.get(code)
    return make(values, formats) if make else None


def _no_sales(_values: Mapping[str, Any], _formats: Formats) -> Matter:
    return Matter(
        translate(QT_TRANSLATE_NOOP("messages", "There are no sales in this shop yet")),
        translate(QT_TRANSLATE_NOOP("messages", "Open the sales file that your till writes")),
        translate(QT_TRANSLATE_NOOP("messages", "Add sales")),
        "data",
        urgent=True,
    )


def _no_customers(_values: Mapping[str, Any], _formats: Formats) -> Matter:
    return Matter(
        translate(QT_TRANSLATE_NOOP("messages", "Your sales do not say who bought")),
        translate(
            QT_TRANSLATE_NOOP(
                "messages", "With a column for the customer, Regulars could say who comes back and for what"
            )
        ),
        translate(QT_TRANSLATE_NOOP("messages", "See the data")),
        "customers",
        "warning",
    )


def _learn(values: Mapping[str, Any], _formats: Formats) -> Matter:
    return Matter(
        translate(QT_TRANSLATE_NOOP("messages", "%Ln sale(s) are waiting to be learned from"), values["lines"]),
        translate(QT_TRANSLATE_NOOP("messages", "Then Regulars knows who is due, and for what")),
        translate(QT_TRANSLATE_NOOP("messages", "Learn now")),
        "learn",
        urgent=True,
    )


def _learn_again(values: Mapping[str, Any], _formats: Formats) -> Matter:
    return Matter(
        translate(QT_TRANSLATE_NOOP("messages", "%Ln day(s) of new sales have not been learned from"), values["days"]),
        translate(QT_TRANSLATE_NOOP("messages", "Learn again to bring all lists up to date")),
        translate(QT_TRANSLATE_NOOP("messages", "Learn again")),
        "learn",
        urgent=True,
    )


def _gone_quiet(values: Mapping[str, Any], formats: Formats) -> Matter:
    detail = ""
    if values.get("every") and values.get("value"):
        detail = translate(
            QT_TRANSLATE_NOOP("messages", "They used to come every {every} days and spent {value} a month together")
        ).format(every=formats.count(values["every"]), value=formats.money(values["value"]))
    return Matter(
        translate(
            QT_TRANSLATE_NOOP("messages", "%Ln regular(s) have gone quiet in the last month"), values["customers"]
        ),
        detail,
        translate(QT_TRANSLATE_NOOP("messages", "See who")),
        "customers",
        "warning",
    )


def _due(values: Mapping[str, Any], formats: Formats) -> Matter:
    detail = ""
    if values.get("value"):
        detail = translate(
            QT_TRANSLATE_NOOP(
                "messages",
                "Together they are expected to spend {value} in the next {days} days; a reminder helps them to think of you",
            )
        ).format(value=formats.money(values["value"]), days=values["horizon"])
    if values.get("value") and values.get("hidden_expected"):
        detail = translate(
            QT_TRANSLATE_NOOP(
                "messages",
                "Perhaps {value} in the next {days} days, a rough guess: of %Ln hidden day(s), {expected} was expected for each 100 that customers spent",
            ),
            values["hidden_days"],
        ).format(
            value=formats.money(values["value"]),
            days=values["horizon"],
            expected=formats.count(values["hidden_expected"]),
        )
    return Matter(
        translate(QT_TRANSLATE_NOOP("messages", "%Ln customer(s) are due to come back this week"), values["customers"]),
        detail,
        translate(QT_TRANSLATE_NOOP("messages", "Prepare the list")),
        "campaigns",
        urgent=True,
    )


def _campaign(values: Mapping[str, Any], _formats: Formats) -> Matter:
    return Matter(
        translate(QT_TRANSLATE_NOOP("messages", "What did “{name}” bring?")).format(name=values.get("name") or "–"),
        translate(
            QT_TRANSLATE_NOOP("messages", "Written to %Ln customer(s), compared with a few who were not"),
            values.get("treated") or 0,
        ),
        translate(QT_TRANSLATE_NOOP("messages", "Read the result")),
        "trend",
        urgent=True,
    )


def _sent(values: Mapping[str, Any], formats: Formats) -> Matter:
    return Matter(
        translate(QT_TRANSLATE_NOOP("messages", "Was “{name}” sent?")).format(name=values.get("name") or "–"),
        translate(
            QT_TRANSLATE_NOOP(
                "messages",
                "Its list for %Ln customer(s) was saved on {day}; what it brings is counted once it was sent",
            ),
            values.get("treated") or 0,
        ).format(day=formats.day(values.get("saved"))),
        translate(QT_TRANSLATE_NOOP("messages", "Mark as sent")),
        "campaigns",
    )


def _first_time(values: Mapping[str, Any], _formats: Formats) -> Matter:
    return Matter(
        translate(
            QT_TRANSLATE_NOOP("messages", "%Ln customer(s) came once in the last two months, and not again yet"),
            values["customers"],
        ),
        translate(QT_TRANSLATE_NOOP("messages", "The second visit is what makes a regular")),
        translate(QT_TRANSLATE_NOOP("messages", "Invite them")),
        "star",
    )


def _young_shop(values: Mapping[str, Any], _formats: Formats) -> Matter:
    return Matter(
        translate(QT_TRANSLATE_NOOP("messages", "The sales cover %Ln day(s) so far"), values["days"]),
        translate(
            QT_TRANSLATE_NOOP(
                "messages", "What is expected of the next {horizon} days is a first guess; older sales help"
            )
        ).format(horizon=values["horizon"]),
        translate(QT_TRANSLATE_NOOP("messages", "Add sales")),
        "data",
        "plain",
    )


def _without_customer(values: Mapping[str, Any], formats: Formats) -> Matter:
    return Matter(
        translate(QT_TRANSLATE_NOOP("messages", "{share} of your sales have nobody to thank")).format(
            share=formats.share(values["share"])
        ),
        translate(
            QT_TRANSLATE_NOOP("messages", "Ask for a name or card at the till: every one makes the lists better")
        ),
        translate(QT_TRANSLATE_NOOP("messages", "See the data")),
        "person",
        "plain",
    )


_MATTERS = {
    "home.no_sales": _no_sales,
    "home.no_customers": _no_customers,
    "home.learn": _learn,
    "home.learn_again": _learn_again,
    "home.gone_quiet": _gone_quiet,
    "home.due": _due,
    "home.campaign": _campaign,
    "home.sent": _sent,
    "home.first_time": _first_time,
    "home.young_shop": _young_shop,
    "home.without_customer": _without_customer,
}
