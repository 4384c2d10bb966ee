"""Who of an audience gets nothing, and why: consent, suppression, contact, too much mail."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from engine.campaigns.audience import Candidate
from engine.campaigns.contacts import reach
from engine.campaigns.goals import COUNTER
from engine.store import audiences

QUIET_DAYS: Final = 14
"""Nobody is written to twice within so many days. As long, a control group gets nothing from other campaigns either: else
the arms would differ by more than their own campaign."""

NO_CONSENT: Final = frozenset({"never_asked", "pending", "unsubscribed"})

REASONS: Final = (
    "staff",
    "suppressed",
    "unsubscribed",
    "pending",
    "never_asked",
    "no_contact",
    "incomplete_contact",
    "masked_contact",
    "landline",
    "same_contact",
    "recently_contacted",
    "in_control_group",
    "nothing_to_recommend",
    "over_size",
)


@dataclass(frozen=True)
class Rules:
    """What the shop knows on one channel about who may be written to."""

    channel: str
    region: str
    consents: Mapping[int, tuple[str, str, str]]
    suppressed: frozenset[int]
    contacted: frozenset[int]
    controls: frozenset[int]

    @classmethod
    def read(cls, connection: sqlite3.Connection, channel: str, region: str, now: datetime) -> "Rules":
        """As the shop file has it. `now` is when the campaign is made: contacts count back from it."""
        since = (now - timedelta(days=QUIET_DAYS)).isoformat()
        recent: list[frozenset[int]] = [frozenset(), frozenset()]
        if channel != COUNTER:  # over the counter everybody may be spoken to again
            arms = ("treated", "control")
            recent = [frozenset(audiences.members_since(connection, since, arm=arm, but=COUNTER)) for arm in arms]
        return cls(
            channel=channel,
            region=region,
            consents=audiences.consents(connection, channel),
            suppressed=frozenset(audiences.suppressed(connection, channel)),
            contacted=recent[0],
            controls=recent[1],
        )

    def consent(self, row_id: int) -> str:
        """The customer's consent on this channel."""
        return self.consents[row_id][0] if row_id in self.consents else "never_asked"

    def forbid(self, row_id: int, contact: Mapping[str, Any]) -> str | None:
        """Why this customer may not or cannot be written to, or None. Over the counter nothing is written."""
        if contact["staff"]:
            return "staff"
        if row_id in self.suppressed:
            return "suppressed"
        if self.channel == COUNTER:
            return None
        status = self.consent(row_id)
        if status != "subscribed":
            return status
        return reach(contact, self.channel, self.region)[1]


def withhold(
    rules: Rules, people: Sequence[Candidate], offers: Mapping[int, Sequence[Any]], *, needs_offer: bool, size: int
) -> dict[int, str]:
    """Reason codes of those left out, by row id; `people` come best first, and the best `size` of the rest stay."""
    left_out: dict[int, str] = {}
    seen: set[str] = set()
    kept = 0
    for candidate in people:
        reason = rules.forbid(candidate.id, candidate.contact)
        address = "" if reason else reach(candidate.contact, rules.channel, rules.region)[0].casefold()
        if reason is None and address in seen:
            reason = "same_contact"
        if reason is None and candidate.id in rules.contacted:
            reason = "recently_contacted"
        if reason is None and candidate.id in rules.controls:
            reason = "in_control_group"
        if reason is None and needs_offer and not offers.get(candidate.id):
            reason = "nothing_to_recommend"
        if reason is None and kept >= size:
            reason = "over_size"
        if reason is not None:
            left_out[candidate.id] = reason
            continue
        kept += 1
        if address and rules.channel != "post":  # a household's members each get their own letter
            seen.add(address)
    return left_out
