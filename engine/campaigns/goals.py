"""Goals of campaigns, as data from `resources/goals`, with the channels and targets each can take."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from engine import resources
from engine.errors import ShopError

COUNTER: Final = "counter"
"""In person, over the counter: a list for the shop itself. Nothing is sent, so that no consent is needed."""

TARGETS: Final[Mapping[str, tuple[str, ...]]] = {
    "email": ("excel", "mailchimp", "klaviyo", "brevo", "shopify", "google", "meta"),
    "sms": ("excel", "brevo", "aliyun"),
    "wechat": ("excel",),
    "post": ("excel",),
    COUNTER: ("excel",),
}
"""Export targets that each channel can take, the usual one first."""

FIELDS: Final = (
    "name",
    "first_name",
    "days_since",
    "last_visit",
    "due_date",
    "product_1",
    "product_2",
    "product_3",
    "offer",
    "shop",
    "signature",
)
"""Merge fields of message templates."""

LIST_SOURCES: Final = ("again", "new", "best")
PRODUCT_SOURCES: Final = (*LIST_SOURCES, "due", "new_products", "overstock")
RANKS: Final = ("lost_spend", "expected_spend", "historic_value")


@dataclass(frozen=True)
class Audience:
    """Who a goal is for; None says nothing. Days count back from the shop's last day of sales."""

    states: frozenset[str] | None = None
    segments: frozenset[str] | None = None
    min_visits: int = 1
    max_visits: int | None = None
    min_days_since: int = 0
    max_days_since: int | None = None


@dataclass(frozen=True)
class Offer:
    """Which products a goal's people are offered. Without one a customer is left out where `required`."""

    source: str
    count: int
    required: bool
    min_times: int = 3
    ahead_days: int = 0
    days: int = 42
    cover_days: int = 180


@dataclass(frozen=True)
class Uplift:
    """Shares of those who would not have come that come because of a message: assumed 10 %, 50 % and 90 % points."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Goal:
    """One goal; its words by language code."""

    code: str
    order: int
    title: Mapping[str, str]
    description: Mapping[str, str]
    channels: tuple[str, ...]
    size: int
    reason: str
    rank: str
    audience: Audience
    offer: Offer
    uplift: Uplift

    def __post_init__(self) -> None:
        if not set(self.channels) <= set(TARGETS) or self.rank not in RANKS or self.offer.source not in PRODUCT_SOURCES:
            raise ValueError(f"goal {self.code}: unknown channel, rank or source of products")


@cache
def goals() -> dict[str, Goal]:
    """All goals by code, in the order they are shown."""
    found = []
    for path in resources.path("goals").glob("*.toml"):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        rule: dict[str, Any] = {k: frozenset(v) if isinstance(v, list) else v for k, v in data.pop("audience").items()}
        found.append(
            Goal(
                code=path.stem,
                channels=tuple(data.pop("channels")),
                audience=Audience(**rule),
                offer=Offer(**data.pop("products")),
                uplift=Uplift(**data.pop("uplift")),
                **data,
            )
        )
    return {goal.code: goal for goal in sorted(found, key=lambda goal: goal.order)}


def goal(code: str) -> Goal:
    """A goal by its code. Raises `argument.wrong`."""
    try:
        return goals()[code]
    except KeyError as error:
        raise ShopError(
            "argument.wrong", argument="goal", value=code, detail=f"one of: {', '.join(goals())}"
        ) from error


def describe() -> list[dict[str, Any]]:
    """For the window: code, title and description by language, channels, targets by channel, size, list (where its
    products come from), products (how many a person), fields of its templates."""
    return [
        {
            "code": goal.code,
            "title": dict(goal.title),
            "description": dict(goal.description),
            "channels": list(goal.channels),
            "targets": {channel: list(TARGETS[channel]) for channel in goal.channels},
            "size": goal.size,
            "list": goal.offer.source,
            "products": goal.offer.count,
            "fields": list(FIELDS),
        }
        for goal in goals().values()
    ]
