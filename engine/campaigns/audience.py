"""From a goal to people: who belongs to it, in which order, and why each of them, in a code with values.

Works before any training, too: what the model would say of a return is then a rule on the customer's own rhythm.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from statistics import median
from typing import Any, Final

from numpy import interp

from engine.campaigns.goals import Audience, Goal
from engine.segments import eight_of

DAYS: Final = 28
"""Days after a campaign that it is judged by."""

_USUAL_GAP: Final = 30.0
_SEASON: Final = 90


@dataclass(frozen=True)
class Candidate:
    """A customer as a campaign sees them; days count from 1970-01-01, money is in the shop's currency.

    `return_probability` and `expected_spend` are for the next 28 days. `basket` is what a visit usually brings.
    `contact` holds the fields of the customer's row.
    """

    id: int
    key: str
    visits: int
    last_day: int
    days_since: int
    every: float | None
    next_day: int | None
    basket: float
    historic_value: float
    season_spend: float
    state: str
    segment: str
    eight: str
    staff: bool
    return_probability: float
    expected_spend: float
    scored: bool
    contact: Mapping[str, Any] = field(repr=False)


def candidates(rows: Sequence[Mapping[str, Any]], as_of: int) -> list[Candidate]:
    """Candidates from the rows of `store.audiences.candidates`, as of the shop's last day of sales."""
    gaps = [row["average_gap_days"] for row in rows if row["average_gap_days"]]
    usual = median(gaps) if gaps else _USUAL_GAP
    return [_candidate(row, as_of, usual) for row in rows]


def _candidate(row: Mapping[str, Any], as_of: int, usual: float) -> Candidate:
    since = as_of - row["last_day"]
    every = row["average_gap_days"]
    basket = max(row["historic_value"], 0.0) / row["visits"]
    scored = row["return_probability"] is not None
    if scored:
        returns = _soon(row, as_of)
        spend = max(row["expected_spend"], 0.0) * DAYS / row["horizon"]
    else:
        returns = _rhythm(since, max(every or usual, 1.0))
        spend = returns * basket
    next_day = row["due_day"]
    if next_day is None and every:
        next_day = row["last_day"] + round(every)
    return Candidate(
        id=row["id"],
        key=row["key"],
        visits=row["visits"],
        last_day=row["last_day"],
        days_since=since,
        every=every,
        next_day=next_day,
        basket=basket,
        historic_value=row["historic_value"],
        season_spend=max(row["historic_value"], 0.0) * _SEASON / max(row["last_day"] - row["first_day"], _SEASON),
        state=row["state"],
        segment=row["segment"],
        eight=eight_of(row["r"], row["f"], row["m"]),
        staff=bool(row["staff"]),
        return_probability=returns,
        expected_spend=spend,
        scored=scored,
        contact=row,
    )


def _soon(row: Mapping[str, Any], as_of: int) -> float:
    """A return within 28 days, of one within the model's horizon: by the days on which one of ten, half and nine of ten of
    those who do return are back; who has no rhythm yet may come on any day.

    A day as good as any other would say 7 of 10 of somebody who comes every week.
    """
    within = min(max(row["return_probability"], 0.0), 1.0)
    if row["next_order_day"] is None:
        return 1 - (1 - within) ** (DAYS / row["horizon"])
    low, middle, high = (row[f"next_order_{name}"] - as_of for name in ("low", "day", "high"))
    return within * float(interp(DAYS, (0, low, middle, high, max(row["horizon"], high + 1)), (0, 0.1, 0.5, 0.9, 1)))


def _rhythm(since: int, every: float) -> float:
    """A return within 28 days, by rule: visits come at the customer's own pace, and each gap missed halves the hope."""
    return (1 - exp(-DAYS / every)) * 0.5 ** max(since / every - 1, 0.0)


def match(goal: Goal, everybody: Sequence[Candidate], segment: str | None = None) -> list[Candidate]:
    """Those the goal is for, or the people of a group, whoever deserves it most first; equal ones by their id.

    Of a group, too, only those to whom the goal's words can be said: *your first visit* is nothing for a regular.
    """
    rule = goal.audience if segment is None else Audience(max_visits=goal.audience.max_visits)
    found = [
        candidate
        for candidate in everybody
        if segment in (None, candidate.segment, candidate.eight) and _belongs(rule, candidate)
    ]
    return sorted(found, key=lambda candidate: (-worth(goal, candidate), candidate.key))


def _belongs(rule: Audience, candidate: Candidate) -> bool:
    return (
        (rule.states is None or candidate.state in rule.states)
        and (rule.segments is None or candidate.segment in rule.segments)
        and rule.min_visits <= candidate.visits
        and (rule.max_visits is None or candidate.visits <= rule.max_visits)
        and rule.min_days_since <= candidate.days_since
        and (rule.max_days_since is None or candidate.days_since <= rule.max_days_since)
    )


def worth(goal: Goal, candidate: Candidate) -> float:
    """What a message to this customer is good for, in the goal's own order: chance of a return × what it would bring."""
    if goal.rank == "historic_value":
        return candidate.historic_value
    if goal.rank == "lost_spend":
        return candidate.season_spend * candidate.return_probability
    return candidate.expected_spend


def why(goal: Goal, candidate: Candidate, products: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Why this customer is in the campaign: {code, days_since, visits, and, where known, every, overdue, product, product_name}."""
    code = "why.away" if goal.reason == "why.quiet" and not candidate.every else goal.reason
    reason: dict[str, Any] = {"code": code, "days_since": candidate.days_since, "visits": candidate.visits}
    if candidate.every:
        reason["every"] = round(candidate.every)
        reason["overdue"] = candidate.days_since - round(candidate.every)
    if products:
        first = products[0]
        reason["product"], reason["product_name"] = first["product_id"], first["name"]
        if goal.offer.source == "due":
            reason |= {name: first["reason"][name] for name in ("every", "overdue") if name in first["reason"]}
    return reason
