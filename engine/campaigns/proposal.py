"""A campaign before it is stored: every member with arm, reason, products and words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from engine.campaigns.audience import Candidate
from engine.campaigns.choices import Choices
from engine.campaigns.goals import FIELDS, TARGETS, Goal
from engine.campaigns.messages import Message, Template
from engine.campaigns.offers import Product
from engine.campaigns.withholding import NO_CONSENT

_EPOCH: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Member:
    """One person of the plan: in the arm treated, control or withheld, with the reason for that."""

    candidate: Candidate
    arm: str
    reason: Mapping[str, Any]
    address: str
    products: Sequence[Product]
    message: Message | None

    def as_dict(self) -> dict[str, Any]:
        told = asdict(self.message) if self.message else dict.fromkeys(_TOLD)
        return {
            "customer_id": self.candidate.key,
            "name": self.candidate.contact["name"],
            "contact": self.address,
            "arm": self.arm,
            "reason": dict(self.reason),
            "products": list(self.products),
            "subject": told["subject"],
            "message": told["text"],
            "characters": told["characters"],
            "parts": told["parts"],
            "encoding": told["encoding"],
            "empty": list(told["empty"] or ()),
            "days_since": self.candidate.days_since,
            "visits": self.candidate.visits,
            "historic_value": self.candidate.historic_value,
            "return_probability": self.candidate.return_probability,
            "expected_spend": self.candidate.expected_spend,
        }


_TOLD: Final = ("subject", "text", "characters", "parts", "encoding", "empty")


@dataclass(frozen=True)
class Plan:
    """Who, what and which words."""

    choices: Choices
    goal: Goal
    channel: str
    target: str
    language: str
    as_of: int
    seed: int
    run_id: int | None
    template: Template
    members: Sequence[Member]
    expected: Mapping[str, Any]

    def arm(self, arm: str) -> list[Member]:
        """Members of one arm, best first."""
        return [member for member in self.members if member.arm == arm]

    @property
    def withheld(self) -> dict[str, int]:
        """How many were withheld, by reason code, most first."""
        return dict(Counter(member.reason["code"] for member in self.arm("withheld")).most_common())

    @property
    def obstacle(self) -> str | None:
        """The error code that stands against this campaign, or None: nobody would get anything."""
        if any(member.arm == "treated" for member in self.members):
            return None
        return "consent.missing" if next(iter(self.withheld), None) in NO_CONSENT else "campaign.nobody"

    def as_dict(self) -> dict[str, Any]:
        """For the window: goal, segment, channel, target, targets (that the channel can take), language, as_of (ISO), matched,
        treated, control (counts), control_share, size, withheld {code: n}, expected (see `expected_sales`), obstacle,
        template {subject, text}, fields, empty {field: n}, parts {n: people}, members (treated, control, withheld)."""
        treated = [member.message for member in self.arm("treated") if member.message]
        return {
            "goal": self.goal.code,
            "segment": self.choices.segment,
            "channel": self.channel,
            "target": self.target,
            "targets": list(TARGETS[self.channel]),
            "language": self.language,
            "as_of": date.fromordinal(self.as_of + _EPOCH).isoformat(),
            "matched": len(self.members),
            "treated": len(treated),
            "control": len(self.arm("control")),
            "control_share": self.choices.control,
            "size": self.choices.size or self.goal.size,
            "withheld": self.withheld,
            "expected": dict(self.expected),
            "obstacle": self.obstacle,
            "template": asdict(self.template),
            "fields": list(FIELDS),
            "empty": dict(Counter(name for message in treated for name in message.empty)),
            "parts": {str(n): people for n, people in sorted(Counter(m.parts for m in treated).items())},
            "members": [member.as_dict() for member in self.members],
        }
