"""Those whom a stored campaign is sent to, as export targets need them: checked again at the moment of the export."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.campaigns.audience import Candidate, candidates, worth
from engine.campaigns.contacts import country_code, e164, email, split_name
from engine.campaigns.goals import goal
from engine.campaigns.withholding import Rules
from engine.store import audiences, campaigns, settings


@dataclass(frozen=True)
class Recipient:
    """One person who is sent something. `phone` is E.164; contacts are empty where one could not use them.

    `by_email` and `by_sms` say whether the person agreed to that channel, whatever the campaign's own is.
    """

    candidate: Candidate
    name: str
    first_name: str
    last_name: str
    email: str
    phone: str
    country: str
    by_email: bool
    by_sms: bool
    why: Mapping[str, Any]
    products: Sequence[Mapping[str, Any]]
    subject: str
    message: str
    fields: Mapping[str, str]

    def field(self, name: str) -> str:
        """A contact field as the shop has it, empty where it has none."""
        return str(self.candidate.contact[name] or "")


@dataclass(frozen=True)
class Withheld:
    """One person of the audience who is sent nothing; `code` says why."""

    key: str
    name: str
    code: str


def read(
    connection: sqlite3.Connection, campaign: Mapping[str, Any], now: str
) -> tuple[list[Recipient], list[Withheld]]:
    """Who a stored campaign goes to now, and who is withheld. The control group is in neither.

    Best first, as planned. Consent, blocks and contacts are looked up again: whoever withdrew since the campaign was made gets nothing.
    """
    region = country_code(settings.get_settings(connection)["country"])
    moment = datetime.fromisoformat(now)
    rules = Rules.read(connection, campaign["channel"], region, moment)
    email_rules, sms_rules = (Rules.read(connection, channel, region, moment) for channel in ("email", "sms"))
    everybody = {c.id: c for c in candidates(audiences.candidates(connection), campaign["as_of"])}
    sent, withheld = [], []
    for member in campaigns.members(connection, campaign["campaign_id"]):
        candidate = everybody.get(member["row_id"])
        name = member["name"] or ""
        if member["arm"] == "withheld":
            withheld.append(Withheld(member["customer_id"], name, member["reason"]["code"]))
        if member["arm"] != "treated" or candidate is None:
            continue
        code = rules.forbid(candidate.id, candidate.contact)
        if code is not None:
            withheld.append(Withheld(candidate.key, name, code))
            continue
        first, last = split_name(name)
        sent.append(
            Recipient(
                candidate=candidate,
                name=name,
                first_name=first,
                last_name=last,
                email=email(candidate.contact),
                phone=e164(candidate.contact, region),
                country=country_code(candidate.contact["country"]) or region,
                by_email=email_rules.forbid(candidate.id, candidate.contact) is None,
                by_sms=sms_rules.forbid(candidate.id, candidate.contact) is None,
                why=member["reason"],
                products=member["products"],
                subject=member["subject"] or "",
                message=member["message"] or "",
                fields=member["fields"] or {},
            )
        )
    aim = goal(campaign["goal"])
    sent.sort(key=lambda person: (-worth(aim, person.candidate), person.candidate.key))
    return sent, withheld
