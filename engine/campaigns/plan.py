"""A campaign put together: goal → audience → products → words → control group; then stored and written to files."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from engine.campaigns import exporting, messages
from engine.campaigns.audience import Candidate, candidates, match, why, worth
from engine.campaigns.choices import Choices
from engine.campaigns.contacts import country_code, reach
from engine.campaigns.expected import expected_sales
from engine.campaigns.goals import COUNTER, TARGETS, Goal, goal
from engine.campaigns.holdout import control_group
from engine.campaigns.messages import Message, Template, Words
from engine.campaigns.offers import Edits, Product, offers
from engine.campaigns.proposal import Member, Plan
from engine.campaigns.withholding import Rules, withhold
from engine.errors import ShopError
from engine.progress import Progress, part, silent
from engine.store import audiences, audit, campaigns, database, models, settings, statistics

_EPOCH: Final = date(1970, 1, 1).toordinal()
_CHINESE: Final = frozenset({"CN", "TW", "HK", "MO"})


def plan(
    connection: sqlite3.Connection, *, now: datetime | None = None, progress: Progress = silent, **choices: Any
) -> Plan:
    """Put a campaign together without storing anything; `choices` are the fields of `Choices`.

    `now` is when it is made: nobody who was written to within the 14 days before is written to again. Without it that
    is the shop's last day of sales, which can only leave out more.
    Raises `argument.wrong`, `product.unknown`, `model.too_little_data` (recommendations are needed, nothing was learned).
    """
    chosen = Choices.of(choices)
    aim = goal(chosen.goal)
    shop = settings.get_settings(connection)
    as_of = statistics.last_day(connection)
    if as_of is None:
        raise ShopError("model.too_little_data", needed="import")
    moment = now or datetime.combine(date.fromordinal(as_of + _EPOCH), time.max)
    progress(0.0, "campaign.audience")
    people = match(aim, candidates(audiences.candidates(connection), as_of), chosen.segment)
    rules = _rules(connection, chosen, aim, people, country_code(shop["country"]), moment)
    progress(0.3, "campaign.products")
    run = models.current_run(connection)
    edits = Edits(tuple(chosen.products), frozenset(chosen.without), chosen.chosen)
    offered = offers(connection, aim, people, as_of, trained=run is not None, edits=edits)
    progress(0.6, "campaign.words")
    language = chosen.language or _language(shop)
    template = _template(chosen, rules.channel, language)
    words = Words(template, rules.channel, language, as_of, shop["name"], shop["signature"], chosen.offer)
    seed = campaigns.next_id(connection) if chosen.seed is None else chosen.seed
    members = _members(chosen, aim, rules, people, offered, words, seed)
    progress(0.9, "campaign.expected")
    treated = [member.candidate for member in members if member.arm == "treated"]
    return Plan(
        choices=chosen,
        goal=aim,
        channel=rules.channel,
        target=chosen.target or TARGETS[rules.channel][0],
        language=language,
        as_of=as_of,
        seed=seed,
        run_id=None if run is None else run["run_id"],
        template=template,
        members=members,
        expected=expected_sales(connection, aim, treated),
    )


def _members(
    chosen: Choices,
    aim: Goal,
    rules: Rules,
    people: Sequence[Candidate],
    offered: Mapping[int, Sequence[Product]],
    words: Words,
    seed: int,
) -> list[Member]:
    """Everybody of the audience in an arm: the treated, the control group, the withheld; each best first."""
    size = chosen.size or aim.size
    left_out = withhold(rules, people, offered, needs_offer=aim.offer.required, size=size)
    kept = [candidate for candidate in people if candidate.id not in left_out]
    drawn = control_group([worth(aim, candidate) for candidate in kept], chosen.control, seed)
    controls = {candidate.id for candidate, control in zip(kept, drawn, strict=True) if control}
    arms: dict[str, list[Member]] = {"treated": [], "control": [], "withheld": []}
    for candidate in people:
        products = offered.get(candidate.id, ())
        address = reach(candidate.contact, rules.channel, rules.region)[0]
        if candidate.id in left_out:
            arm, reason = "withheld", {"code": left_out[candidate.id]}
        else:
            arm, reason = "control" if candidate.id in controls else "treated", why(aim, candidate, products)
        message = words.to(candidate, products) if arm == "treated" else None
        arms[arm].append(Member(candidate, arm, reason, address, products, message))
    return [member for arm in arms.values() for member in arm]


def _rules(
    connection: sqlite3.Connection,
    chosen: Choices,
    aim: Goal,
    people: Sequence[Candidate],
    region: str,
    now: datetime,
) -> Rules:
    """Rules of the chosen channel; unless one was chosen, of the channel on which most of these people can be written to.

    Where nobody can, the list is for the counter: what the shop may do without anybody's consent.
    """
    if chosen.channel is not None:
        return Rules.read(connection, chosen.channel, region, now)
    possible = [c for c in aim.channels if chosen.target is None or chosen.target in TARGETS[c]]
    written = [Rules.read(connection, channel, region, now) for channel in possible if channel != COUNTER]
    counts = [sum(rules.forbid(one.id, one.contact) is None for one in people) for rules in written]
    if COUNTER in possible and not any(counts):
        return Rules.read(connection, COUNTER, region, now)
    return written[counts.index(max(counts))]


def _template(chosen: Choices, channel: str, language: str) -> Template:
    usual = messages.default_template(chosen.goal, channel, language)
    template = Template(
        usual.subject if chosen.subject is None else chosen.subject, usual.text if chosen.text is None else chosen.text
    )
    template.check()
    return template


def _language(shop: Mapping[str, Any]) -> str:
    spoken = shop["language"][:2].lower()
    if spoken in messages.LANGUAGES:
        return spoken
    return "zh" if not spoken and country_code(shop["country"]) in _CHINESE else "en"


def create(
    connection: sqlite3.Connection, out: Path, *, now: datetime, progress: Progress = silent, **choices: Any
) -> dict[str, Any]:
    """Plan a campaign, store it, and write its files into the folder `out`: all of it or nothing.

    Returns campaign_id, goal, channel, target, treated, control, withheld {code: n}, files (names), expected, folder.
    Raises as `plan`, and `campaign.nobody`, `consent.missing`, and `argument.wrong` for a folder with the files of
    another campaign.
    """
    made = plan(connection, now=now, progress=part(progress, 0.0, 0.8), **choices)
    if made.obstacle is not None:
        values = {"goal": made.goal.code, "channel": made.channel, "customers": len(made.members)}
        raise ShopError(made.obstacle, **values, withheld=made.withheld)
    at = now.replace(microsecond=0).isoformat()
    campaign = {
        "name": made.choices.name or f"{made.goal.title[made.language]} {at[:10]}",
        "goal": made.goal.code,
        "channel": made.channel,
        "target": made.target,
        "status": "exported",
        "created_at": at,
        "exported_at": at,
        "as_of": made.as_of,
        "run_id": made.run_id,
        "control_share": made.choices.control,
        "settings": {
            "language": made.language,
            "seed": made.seed,
            "template": asdict(made.template),
            "offer": made.choices.offer,
            "size": made.choices.size or made.goal.size,
            "segment": made.choices.segment,
            "expected": dict(made.expected),
        },
    }
    rows = [
        {
            "customer_id": member.candidate.id,
            "arm": member.arm,
            "reason": member.reason,
            "products": member.products,
            "message": _told(member.message) if member.message else None,
        }
        for member in made.members
    ]
    progress(0.8, "campaign.files")
    with database.transaction(connection):
        campaign_id = campaigns.add(connection, campaign, rows)
        written = exporting.export(connection, campaign_id, out, at)
        audit.log(
            connection,
            at,
            "campaign.export",
            campaign_id=campaign_id,
            goal=made.goal.code,
            target=made.target,
            people=written["treated"],
            files=written["files"],
        )
        progress(1.0, "campaign.files")
    return {
        "campaign_id": campaign_id,
        "goal": made.goal.code,
        "channel": made.channel,
        "target": made.target,
        "treated": written["treated"],
        "control": len(made.arm("control")),
        "withheld": made.withheld,
        "files": written["files"],
        "folder": str(out),
        "expected": dict(made.expected),
    }


def _told(message: Message) -> dict[str, Any]:
    return {"subject": message.subject, "text": message.text, "fields": dict(message.fields)}


def export_again(
    connection: sqlite3.Connection, campaign_id: int, out: Path, *, now: datetime, target: str | None = None
) -> dict[str, Any]:
    """Write the files of a stored campaign again, for the same or another target of its channel.

    Nobody is added; whoever has unsubscribed or been blocked since is left out of the files. Returns the keys of `create`
    except `expected`. Raises `campaign.unknown`, `argument.wrong`.
    """
    campaign = campaigns.get(connection, campaign_id)
    if target is not None and target not in TARGETS[campaign["channel"]]:
        raise ShopError("argument.wrong", argument="target", value=target)
    at = now.replace(microsecond=0).isoformat()
    with database.transaction(connection):
        written = exporting.export(connection, campaign_id, out, at, target=target)
        if campaign["status"] == "draft":
            campaigns.mark(connection, campaign_id, "exported", at)
        audit.log(
            connection,
            at,
            "campaign.export",
            campaign_id=campaign_id,
            goal=campaign["goal"],
            target=target or campaign["target"],
            people=written["treated"],
            files=written["files"],
        )
    return {
        "campaign_id": campaign_id,
        "goal": campaign["goal"],
        "channel": campaign["channel"],
        "target": target or campaign["target"],
        "folder": str(out),
        **written,
    }
