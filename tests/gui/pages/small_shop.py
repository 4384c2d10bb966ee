"""A small shop with everything the pages show, made in a moment: invented people, sales, scores and reasons."""

import random
from pathlib import Path
from typing import Any

import numpy as np

from engine import statistics
from engine.shop import Shop
from engine.store import database, imports, models, sales, settings, statements

FIRST_DAY = 20_000  # 4 October 2024
LAST_DAY = FIRST_DAY + 500
NAMES = ("Amelia Hart", "Liang Wei 梁伟", "Tom Okafor", "Sofia Marino", "Jun Sato", "<b>Maya</b> Patel", "Chen Yu 陈雨")
CITIES = ("Bristol", "Bath", "Wells", None)
CATEGORIES = ("Bags", "Candles, lights", "Kitchen", "Garden")


def make_shop(path: Path, people: int = 60, products: int = 16, seed: int = 7) -> Path:
    """A shop file with `people` customers (every fifth without a name) who come in rhythms of their own."""
    chance = random.Random(seed)
    with Shop.create(path) as shop, database.transaction(shop._connection):
        connection = shop._connection
        settings.set_settings(
            connection, {"name": "Corner Gift Shop", "country": "GB", "currency": "GBP", "confirmed": True}
        )
        number = imports.begin_import(connection, "2026-02-16T09:00:00")
        file = imports.add_file(connection, number, name="sales.xlsx", kind="sales", format="generic", sheet="Sales")
        customers = imports.customer_ids(connection, [str(17_800 + place) for place in range(people)])
        goods = imports.product_ids(connection, [f"{85_000 + place}A" for place in range(products)])
        imports.add_customer_sources(
            connection,
            number,
            imports.FROM_OWN_TABLE,
            {row: _person(place) for place, row in enumerate(customers.values())},
        )
        imports.add_product_sources(
            connection, number, imports.FROM_OWN_TABLE, {row: _good(place) for place, row in enumerate(goods.values())}
        )
        statements.insert_sales(
            connection, _lines(chance, number, file, list(customers.values()), list(goods.values()))
        )
        for place, key in enumerate(customers):
            if place % 3 != 1:
                status = "subscribed" if place % 3 == 0 else "unsubscribed"
                shop_consent(connection, key, "email", status)
        imports.finish_import(connection, number, "2026-02-16T09:00:05", {"files": [], "left_out": []})
        statistics.refresh(connection)
    return path


def shop_consent(connection: Any, key: str, channel: str, status: str) -> None:
    from engine.store import customers

    customers.set_consent(connection, key, channel, status, "sign-up form", "2025-01-02T10:00:00")


def teach(path: Path, as_of: int = LAST_DAY, seed: int = 3) -> int:
    """Store a run as a training would, with plausible figures. Returns its id."""
    chance = np.random.default_rng(seed)
    with Shop.open(path) as shop, database.transaction(shop._connection):
        customers, products = sales.row_ids(shop._connection)
        count, width = len(customers), min(5, len(products))
        spend = np.sort(chance.gamma(2.0, 60.0, count))[::-1]
        due = as_of + chance.integers(-30, 40, count)
        reasons = [
            {"code": "reason.rhythm", "every": 38, "overdue": 6},
            {"code": "reason.often", "times": 9, "visits": 10},
            {"code": "reason.bought_together", "product": 0, "others": 31},
        ]
        lists = {
            name: {
                "product": np.array([chance.permutation(len(products))[:width] for _ in range(count)], np.int32),
                "score": np.tile(np.linspace(0.8, 0.3, width), (count, 1)),
                "reasons": [[dict(reasons[place % 3]) for place in range(width)] for _ in range(count)],
            }
            for name in ("again", "new", "best")
        }
        return models.save_run(
            shop._connection,
            {
                "as_of": as_of,
                "horizon": 90,
                "seed": seed,
                "started_at": "2026-02-16T09:01:00",
                "seconds": 61.0,
                "peak_mb": 900.0,
                "lines": 4000,
                "winners": {"again": "repeat", "new": "explore", "best": "best", "value": "value"},
                "evaluation": evaluation(),
                "engine_version": "test",
            },
            archives={},
            scores={
                "expected_spend": spend,
                "expected_spend_low": spend * 0.6,
                "expected_spend_high": spend * 1.5,
                "return_probability": np.clip(chance.beta(3, 2, count), 0.01, 0.99),
                "next_order_day": np.maximum(due, as_of + 3),
                "next_order_low": np.maximum(due - 4, as_of + 1),
                "next_order_high": np.maximum(due + 8, as_of + 12),
                "due_day": due,
            },
            recommendations=lists,
            customer_rows=customers,
            product_rows=products,
        )


def evaluation() -> dict[str, Any]:
    """A report as `evaluate --json` gives it."""

    def row(ndcg: float, hits: float) -> dict[str, float | int]:
        variety = {"coverage": 0.62, "personal": 0.71, "diversity": 0.55, "best_seller_share": 0.18}
        return {"ndcg": ndcg, "low": ndcg - 0.02, "high": ndcg + 0.02, "hits": hits, "customers": 1300, **variety}

    def kinds(*hits: float) -> dict[str, dict[str, float | int]]:
        codes = ("one_basket", "regular", "lapsed")
        return {
            code: {**row(0.3, hit), "customers": 430, "hits_low": hit - 0.04, "hits_high": hit + 0.04}
            for code, hit in zip(codes, hits, strict=True)
        }

    rules = {"best_sellers_28": row(0.12, 0.31), "last_basket": row(0.41, 0.49), "own_frequency": row(0.44, 0.51)}
    networks = {"classic": row(0.2, 0.33), "classic_hidden": row(0.24, 0.36)}
    return {
        "days": 28,
        "origins": 4,
        "horizon": 90,
        "lists": {
            "again": {**rules, **networks, "repeat": row(0.5, 0.57)},
            "new": {"best_sellers_28": row(0.07, 0.12), "explore": row(0.15, 0.2), **networks},
            "best": {**rules, **networks, "best": row(0.4, 0.57)},
        },
        "value": {
            "own_rate": {"gini": 0.5, "auc": 0.7, "total": 1.4, "mae": 0.9, "pinball": 0.4, "inside": 0.7},
            "regression": {"gini": 0.55, "auc": 0.72, "total": 1.1, "mae": 0.85, "pinball": 0.36, "inside": 0.75},
            "value": {"gini": 0.6, "auc": 0.78, "total": 1.02, "mae": 0.7, "pinball": 0.3, "inside": 0.8},
        },
        "value_windows": [{"until": "2026-02-15", "customers": 1300, "value": {}}],
        "value_intervals": {"gini": [0.55, 0.64], "auc": [0.75, 0.81], "total": [0.93, 1.06], "mae": [0.6, 0.8]},
        "value_groups": {
            "one_basket": {"gini": 0.3, "auc": 0.6, "total": 1.2, "mae": 1.2, "pinball": 0.4, "customers": 400},
            "regular": {"gini": 0.5, "auc": 0.8, "total": 1.0, "mae": 0.5, "pinball": 0.2, "customers": 600},
            "lapsed": {"gini": 0.4, "auc": 0.7, "total": 0.8, "mae": 1.4, "pinball": 0.3, "customers": 300},
        },
        "groups": {"best": {"best": kinds(0.31, 0.66, 0.4), "best_sellers_28": kinds(0.29, 0.33, 0.28)}},
        "windows": [
            {"after": f"2026-{month:02}-01", "lists": {"best": {"best": row(0.4, hits)}}}
            for month, hits in ((1, 0.55), (2, 0.59))
        ],
        "lists_calibration": {
            "best": [
                {"expected": 0.05, "actual": 0.06, "places": 900},
                {"expected": 0.48, "actual": 0.45, "places": 900},
            ]
        },
        "return_calibration": [
            {"expected": 0.08, "actual": 0.07, "customers": 650},
            {"expected": 0.93, "actual": 0.91, "customers": 650},
        ],
        "calibration": [
            {"expected": 8.0 * n * n, "actual": 7.0 * n * n + 10 * (n % 3), "customers": 100} for n in range(1, 16)
        ],
    }


def _person(place: int) -> dict[str, Any]:
    data: dict[str, Any] = {"city": CITIES[place % len(CITIES)]}
    if place % 5 != 4:
        data["name"] = NAMES[place % len(NAMES)] + ("" if place < len(NAMES) else f" {place}")
        data["email"] = f"person{place}@example.org"
        data["phone"] = f"+44 7700 900{place:03}"
    return data


def _good(place: int) -> dict[str, Any]:
    return {
        "product_name": f"{('Lunch bag', 'T-light holder', 'Egg timer', 'Hand trowel')[place % 4]} {place}",
        "category": CATEGORIES[place % len(CATEGORIES)],
        "price": 1.25 + place,
        "stock": 40 - place,
    }


def _lines(
    chance: random.Random, number: int, file: int, customers: list[int], goods: list[int]
) -> list[tuple[Any, ...]]:
    lines: list[tuple[Any, ...]] = []
    for place, customer in enumerate(customers):
        day, gap, end = FIRST_DAY + chance.randrange(60), 12 + place % 40, LAST_DAY - (place % 7) * 30
        while day <= end:
            second = day * 86_400 + 9 * 3600 + chance.randrange(8 * 3600)
            for good in chance.sample(goods[place % 4 :: 4] + goods[:3], 3):
                line, price = len(lines), 2.0 + good % 9
                quantity = chance.randint(1, 4)
                lines.append(
                    (
                        *(line, number, file, line + 2, "sale", second, f"R{customer}-{day}", None, customer, good),
                        *(quantity, price, quantity * price, 0.0, None, None),
                    )
                )
            day += max(round(chance.gauss(gap, gap / 5)), 1)
    last = lines[-1]
    lines.append((len(lines), *last[1:5], LAST_DAY * 86_400 + 36_000, "walk-in", *last[7:8], None, *last[9:]))
    return lines
