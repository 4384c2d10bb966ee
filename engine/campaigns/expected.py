"""What a campaign should bring: a range, from the shop's own measured campaigns, or else from a stated assumption."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from engine.campaigns.audience import DAYS, Candidate
from engine.campaigns.goals import Goal
from engine.campaigns.results import results
from engine.store import campaigns


def expected_sales(connection: sqlite3.Connection, goal: Goal, treated: Sequence[Candidate]) -> dict[str, Any]:
    """Extra net sales of the treated within `days`: low, middle, high (about the 10 %, 50 % and 90 % points), basis.

    basis "measured": the mean lift a person of this goal's finished campaigns, weighted by their size (`campaigns` says
    how many). basis "assumed": of those who would not have come by themselves, the goal's uplift share comes and spends
    what a visit of theirs usually brings; `assumption` holds the three shares.
    """
    measured = _measured(connection, goal)
    if measured is not None:
        per_person, count = measured
        low, middle, high = (value * len(treated) for value in per_person)
        return {"low": low, "middle": middle, "high": high, "days": DAYS, "basis": "measured", "campaigns": count}
    at_stake = sum((1 - candidate.return_probability) * candidate.basket for candidate in treated)
    shares = goal.uplift
    return {
        "low": at_stake * shares.low,
        "middle": at_stake * shares.middle,
        "high": at_stake * shares.high,
        "days": DAYS,
        "basis": "assumed",
        "assumption": {"low": shares.low, "middle": shares.middle, "high": shares.high},
    }


_EIGHTY_OF_NINETY_FIVE = 1.2816 / 1.96
"""Half-width of an 80 % interval of a normal over that of a 95 % one."""


def _measured(connection: sqlite3.Connection, goal: Goal) -> tuple[tuple[float, float, float], int] | None:
    people, lift, variance, count = 0, 0.0, 0.0, 0
    for campaign in campaigns.list_campaigns(connection):
        if campaign["goal"] != goal.code or campaign["status"] not in ("exported", "sent"):
            continue
        found = results(connection, campaign["campaign_id"])
        if found["days"] < DAYS or found["low"] is None:
            continue
        people += found["treated"]
        lift += found["lift"]
        variance += ((found["high"] - found["low"]) / 2) ** 2
        count += 1
    if not people:
        return None
    half = variance**0.5 * _EIGHTY_OF_NINETY_FIVE
    return ((lift - half) / people, lift / people, (lift + half) / people), count
