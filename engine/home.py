"""The shop this week: what Home says, shows and offers."""

import calendar
import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

from engine.store import basis, campaigns, models, overview, statistics
from engine.store.customers import EPOCH


def home(connection: sqlite3.Connection) -> dict[str, Any]:
    """The shop this week.

    sentences: up to three {code, values, page, arguments}, most urgent first (codes `home.*`); months [{month, amount,
    lines, whole}] (YYYY-MM; whole = the file covers all of it); expected [{month, amount, low, high}]; states {state: {now,
    before}}; last_campaign (a row of `campaigns`, or None); brought {campaigns, lift, low, high} or None.
    """
    from engine.forecast import forecast_months

    as_of = statistics.last_day(connection)
    months = list(_months(statistics.daily(connection), as_of))
    whole = [month for month in months if month["whole"]]
    # What was counted as a first, cut-off month would look like growth.
    ahead = forecast_months([month["amount"] for month in whole])
    after = whole[-1]["month"] if whole else None
    states = {name: {"now": now, "before": before} for name, now, before in statistics.movement(connection, "state")}
    past = campaigns.list_campaigns(connection)
    return {
        "sentences": _sentences(connection, as_of, past)[:3],
        "months": months,
        "expected": [
            {"month": _month_after(after, n + 1), "amount": amount, "low": low, "high": high}
            for n, (amount, low, high) in enumerate(ahead)
            if after
        ],
        "states": states,
        "last_campaign": past[0] if past else None,
    }


def _months(days: Iterable[tuple[int, int, int, int, float]], as_of: int | None) -> Iterable[dict[str, Any]]:
    months: dict[str, dict[str, Any]] = {}
    first: date | None = None
    for day, lines, _, _, amount in days:
        on = date.fromordinal(day + EPOCH)
        first = first or on
        month = months.setdefault(on.strftime("%Y-%m"), {"month": on.strftime("%Y-%m"), "amount": 0.0, "lines": 0})
        month["amount"] += amount
        month["lines"] += lines
    if first is None or as_of is None:
        return
    last = date.fromordinal(as_of + EPOCH)
    # A shop that rests on the last days of a month has still had the whole of it.
    ended = last.day >= calendar.monthrange(last.year, last.month)[1] - 2
    name = first.strftime("%Y-%m")
    while name <= last.strftime("%Y-%m"):
        month = months.get(name, {"month": name, "amount": 0.0, "lines": 0})
        begun = name != first.strftime("%Y-%m") or first.day <= 5
        month["whole"] = begun and (name != last.strftime("%Y-%m") or ended)
        yield month
        name = _month_after(name, 1)


def _month_after(month: str, n: int) -> str:
    year, number = int(month[:4]), int(month[5:]) - 1 + n
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def _sentences(connection: sqlite3.Connection, as_of: int | None, past: list[dict[str, Any]]) -> list[dict[str, Any]]:
    facts = overview.counts(connection)
    if as_of is None:
        return [_sentence("home.no_sales", {}, "data")]
    if not facts["customers"]:
        return [_sentence("home.no_customers", {"lines": facts["lines"]}, "data")]
    run = models.current_run(connection)
    out = []
    if run is None:
        out.append(_sentence("home.learn", {"lines": facts["lines"]}, "model", action="train"))
    elif run["as_of"] < as_of:
        out.append(_sentence("home.learn_again", {"days": as_of - run["as_of"]}, "model", action="train"))
    if past and past[0]["status"] == "exported":
        saved = past[0]
        values = {"name": saved["name"], "treated": saved["treated"], "saved": (saved["exported_at"] or "")[:10]}
        out.append(_sentence("home.sent", values, "campaigns", campaign=saved["campaign_id"], action="sent"))
    quiet = statistics.gone_quiet(connection)
    if quiet["customers"]:
        out.append(_sentence("home.gone_quiet", quiet, "customers", state="gone_quiet"))
    if run is not None:
        due = statistics.due(connection, as_of, 7)
        if due["customers"]:
            off = basis.spend_off(connection)
            values = due if off is None else {**due, "hidden_days": off["days"], "hidden_expected": off["expected"]}
            out.append(_sentence("home.due", values, "campaigns", goal="replenish"))
    young = basis.young_shop(connection)
    if young is not None:
        out.append(_sentence("home.young_shop", {"days": young["days"], "horizon": young["horizon"]}, "data"))
    # Files that were only saved may never have gone out, and without later sales there is no result.
    waiting = [c for c in past if c["status"] == "sent" and campaigns.day_of(c["sent_at"]) < as_of]
    if waiting:
        named = {"campaign_id": waiting[0]["campaign_id"], "name": waiting[0]["name"], "goal": waiting[0]["goal"]}
        out.append(
            _sentence(
                "home.campaign", {**named, "treated": waiting[0]["treated"]}, "campaigns", campaign=named["campaign_id"]
            )
        )
    newcomers = statistics.first_time_buyers(connection, as_of)
    if newcomers["customers"]:
        out.append(_sentence("home.first_time", newcomers, "campaigns", goal="second_purchase"))
    if facts["without_customer"]:
        share = facts["without_customer"] / max(facts["lines"], 1)
        out.append(_sentence("home.without_customer", {"share": share}, "data"))
    return out


def _sentence(code: str, values: dict[str, Any], page: str, **arguments: Any) -> dict[str, Any]:
    return {"code": code, "values": values, "page": page, "arguments": arguments}
