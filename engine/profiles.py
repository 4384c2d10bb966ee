"""What the pages show of one customer, and one product, put together from the store."""

import sqlite3
from collections import Counter
from statistics import median
from typing import Any, Final

from engine.columns import PERSON
from engine.store import basis, campaigns, customers, models, products, statistics
from engine.store.customers import iso
from engine.store.sales import SECONDS_A_DAY

EXPORT_FORMATS: Final = {
    **dict.fromkeys(("expected_spend", "expected_spend_low", "expected_spend_high", "historic_value"), "#,##0.00"),
    **dict.fromkeys(("return_probability", "churn_risk"), "0%"),
    "average_gap_days": "0.0",
}
"""Excel number formats of the exported customers, by column."""


def profile(connection: sqlite3.Connection, customer: str) -> dict[str, Any]:
    """One customer: who, since when, rhythm, value, purchases, what to offer and why. Raises `customer.unknown`.

    customer_id, also_known_as [{customer_id, name, email, phone}], name and contact fields, note, attributes, staff, segment, state, r, f, m, consents {channel: {status,
    source, at}}, suppressions; first, last, next_order, next_order_low, next_order_high (ISO); visits, average_gap_days,
    gap_spread_days, days_overdue, expected_spend(_low, _high), return_probability, churn_risk, horizon, historic_value,
    refunds; timeline [{date, amount, lines}]; again, new [recommendations]; likes [{name, share}], likes_by (category or
    product); favourites [{product_id, name, times, last}]; habits {weekday 0–6, hour, basket_products, basket_amount,
    price_low, price_high, discount_share}; campaigns [{name, at, arm, returned_after_days, answerable}]; basis [{code, values}] where
    all that rests on little (see `store.basis`).
    """
    number = customers.row_id(connection, customer)
    facts = customers.facts(connection, number)
    lines = customers.lines(connection, number)
    as_of = statistics.last_day(connection) or 0
    run = models.current_run(connection)
    due = facts["due_day"]
    returns = facts["return_probability"]
    bought = [line for line in lines if line["kind"] == "sale" and line["not_product"] is None]
    return {
        "customer_id": facts["key"],
        "also_known_as": facts["also_known_as"],
        **{name: facts[name] for name in (*PERSON, "note", "attributes", "staff", "r", "f", "m")},
        "segment": facts["segment"] or "prospects",
        "state": facts["state"] or "prospect",
        "consents": {c.pop("channel"): c for c in facts["consents"]},
        "suppressions": facts["suppressions"],
        "joined_at": facts["joined_at"],
        "first": iso(facts["first_day"]),
        "last": iso(facts["last_day"]),
        "visits": facts["visits"] or 0,
        "average_gap_days": facts["average_gap_days"],
        "gap_spread_days": facts["gap_spread_days"],
        "next_order": iso(facts["next_order_day"]),
        "next_order_low": iso(facts["next_order_low"]),
        "next_order_high": iso(facts["next_order_high"]),
        "days_overdue": None if due is None else max(as_of - due, 0),
        **{n: facts[n] for n in ("expected_spend", "expected_spend_low", "expected_spend_high")},
        "return_probability": returns,
        "churn_risk": None if returns is None else 1 - returns,
        "horizon": run["horizon"] if run else None,
        "basis": basis.of_customer(facts["visits"] or 0, basis.young_shop(connection), basis.spend_off(connection)),
        "historic_value": facts["historic_value"] or 0.0,
        "refunds": facts["refunds"] or 0.0,
        "timeline": _timeline(lines),
        "again": models.recommendations(connection, "again", customer_id=number, k=5),
        "new": models.recommendations(connection, "new", customer_id=number, k=5),
        **_likes(bought),
        "favourites": _favourites(bought),
        "habits": _habits(bought),
        "campaigns": campaigns.of_customer(connection, number),
    }


def _timeline(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    visits: dict[int, list[float]] = {}
    for line in lines:
        visits.setdefault(line["sold_at"] // SECONDS_A_DAY, []).append(line["amount"])
    return [{"date": iso(day), "amount": sum(a), "lines": len(a)} for day, a in sorted(visits.items())]


def _likes(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Shares of the categories in what was bought; where the shop has none, of the products."""
    by = "category" if any(line["category"] for line in lines) else "product_name"
    counts = Counter(line[by] or line["product_id"] for line in lines if line[by] or line["product_id"])
    total = sum(counts.values())
    shares = [{"name": name, "share": n / total} for name, n in counts.most_common(5)]
    return {"likes": shares, "likes_by": "category" if by == "category" else "product"}


def _favourites(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    days: dict[str, set[int]] = {}
    names: dict[str, str | None] = {}
    for line in lines:
        if line["product_id"] is not None:
            days.setdefault(line["product_id"], set()).add(line["sold_at"] // SECONDS_A_DAY)
            names[line["product_id"]] = line["product_name"]
    best = sorted(days, key=lambda key: (-len(days[key]), -max(days[key])))[:8]
    return [
        {"product_id": key, "name": names[key], "times": len(days[key]), "last": iso(max(days[key]))} for key in best
    ]


def _habits(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """How they shop. A weekday or an hour is named only where at least three visits speak for it."""
    baskets: dict[tuple[int, Any], list[dict[str, Any]]] = {}
    for line in lines:
        baskets.setdefault((line["sold_at"] // SECONDS_A_DAY, line["receipt"]), []).append(line)
    weekdays = Counter((day + 3) % 7 for day, _ in baskets)
    hours = Counter(basket[0]["sold_at"] % SECONDS_A_DAY // 3600 for basket in baskets.values())
    prices = sorted(line["unit_price"] for line in lines if line["unit_price"])
    common_day, day_count = weekdays.most_common(1)[0] if weekdays else (None, 0)
    # Files with dates alone put every sale at midnight: that is no habit.
    timed = {hour: n for hour, n in hours.items() if hour}
    return {
        "weekday": common_day if day_count >= 3 and day_count / len(baskets) >= 0.3 else None,
        "hour": max(timed, key=lambda hour: timed[hour]) if sum(timed.values()) >= 3 else None,
        "basket_products": median(len(b) for b in baskets.values()) if baskets else None,
        "basket_amount": median(sum(line["amount"] for line in b) for b in baskets.values()) if baskets else None,
        "price_low": prices[len(prices) // 4] if prices else None,
        "price_high": prices[(3 * len(prices)) // 4] if prices else None,
        "discount_share": sum(1 for line in lines if line["discount"] > 0) / len(lines) if lines else None,
    }


def product(connection: sqlite3.Connection, product: str) -> dict[str, Any]:
    """One product: product_id, name, category, brand, price, cost, stock, active, banned, pinned, not_product, lines,
    quantity,
    amount, buyers, repeat_rate, typical_gap_days, first, last; bought_with, buyers_list, months, due, would_like.

    Raises `product.unknown`.
    """
    number = products.row_id(connection, product)
    facts = products.facts(connection, number)
    bought = facts["buyers"] or 0
    kept = ("name", "category", "brand", "price", "cost", "stock", "not_product", "typical_gap_days")
    return {
        "product_id": facts["key"],
        **{name: facts[name] for name in kept},
        "active": bool(facts["active"]),
        "banned": bool(facts["banned"]),
        "pinned": products.pinned(connection, facts["key"]),
        "lines": facts["lines"] or 0,
        "quantity": facts["quantity"] or 0.0,
        "amount": facts["amount"] or 0.0,
        "buyers": bought,
        "repeat_rate": facts["repeat_buyers"] / bought if bought else None,
        "first": iso(facts["first_day"]),
        "last": iso(facts["last_day"]),
        "bought_with": products.bought_with(connection, number),
        "buyers_list": products.buyers(connection, number),
        "months": products.months(connection, number),
        "due": products.candidates(connection, number, "again"),
        "would_like": products.candidates(connection, number, "new"),
    }
