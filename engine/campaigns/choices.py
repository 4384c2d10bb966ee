"""What somebody may choose for a campaign, and whether it makes sense."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Final

from engine.campaigns.goals import TARGETS, goal
from engine.campaigns.messages import LANGUAGES
from engine.errors import ShopError
from engine.segments import EIGHT, SEGMENTS

_MAX_CONTROL: Final = 0.5


@dataclass(frozen=True)
class Choices:
    """What somebody chose for a campaign; whatever is None is decided by the goal and the shop.

    `segment` takes the people of a group (one of `segments.SEGMENTS` or `EIGHT`) in the place of those the goal is for.
    `size` counts people, the control group included; `control` is its share, up to one half. `subject` and `text` are
    the shop's own template, `offer` is what `{offer}` says. `products` names those that clear_stock and new_product are
    about, `without` leaves products out, `chosen` gives single customers other ones: all source ids.
    """

    goal: str
    segment: str | None = None
    channel: str | None = None
    target: str | None = None
    control: float = 0.1
    size: int | None = None
    name: str | None = None
    language: str | None = None
    subject: str | None = None
    text: str | None = None
    offer: str = ""
    products: Sequence[str] = ()
    without: Sequence[str] = ()
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    seed: int | None = None

    @classmethod
    def of(cls, choices: Mapping[str, Any]) -> "Choices":
        """Checked choices. Raises `argument.wrong` with the name and the value."""
        unknown = set(choices) - {one.name for one in fields(cls)}
        if unknown or "goal" not in choices:
            raise ShopError("argument.wrong", argument=min(unknown, default="goal"))
        made = cls(**choices)
        aim = goal(made.goal)
        if made.segment is not None and made.segment not in (*SEGMENTS, *EIGHT):
            raise ShopError("argument.wrong", argument="segment", value=made.segment)
        if made.channel is not None and made.channel not in aim.channels:
            raise ShopError("argument.wrong", argument="channel", value=made.channel)
        possible = [made.channel] if made.channel else list(aim.channels)
        if made.target is not None and not any(made.target in TARGETS[channel] for channel in possible):
            raise ShopError("argument.wrong", argument="target", value=made.target)
        if not 0 <= made.control <= _MAX_CONTROL:
            raise ShopError("argument.wrong", argument="control", value=made.control)
        if made.size is not None and made.size < 1:
            raise ShopError("argument.wrong", argument="size", value=made.size)
        if made.language is not None and made.language not in LANGUAGES:
            raise ShopError("argument.wrong", argument="language", value=made.language)
        return made
