"""How long the three lists of 1,000 customers take in a shop of 5,000 products, beside the least that any method does: a
matrix product of 64 factors and the ten best for each list. Prints JSON: ours, peer (seconds, the best of three)."""

import json
import time
from collections.abc import Callable

import numpy as np

from engine.features.history import Sales
from engine.models.base import Ranked, bought_matrix, list_mask
from engine.models.best import Best

CUSTOMERS, PRODUCTS, LINES, DAYS = 1000, 5000, 80_000, 400


def shop() -> Sales:
    """Customers with favourites among products of which few sell much."""
    random = np.random.default_rng(11)
    customer = np.sort(random.integers(0, CUSTOMERS, LINES)).astype(np.int32)
    favourite = (random.pareto(1.0, (CUSTOMERS, 40)) * 60).astype(np.int64) % PRODUCTS
    chosen = favourite[customer, random.integers(0, 40, LINES)]
    product = np.where(random.random(LINES) < 0.7, chosen, random.integers(0, PRODUCTS, LINES)).astype(np.int32)
    day = (15_000 + random.integers(0, DAYS // 4, LINES) * 4).astype(np.int32)
    return Sales(
        customer=customer, product=product, day=day, second=np.zeros(LINES, np.int32),
        receipt=np.arange(LINES, dtype=np.int32), quantity=np.ones(LINES, np.float32), amount=np.full(LINES, 5.0),
        discount=np.zeros(LINES, np.float32), customers=[f"C{n}" for n in range(CUSTOMERS)],
        products=[f"P{n}" for n in range(PRODUCTS)], category=np.arange(PRODUCTS, dtype=np.int32) % 40,
        brand=np.full(PRODUCTS, -1, np.int32), price=np.full(PRODUCTS, 5, np.float32),
        available=np.ones(PRODUCTS, bool),
    )  # fmt: skip


def least(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def main() -> None:
    sales = shop()
    everybody = np.arange(CUSTOMERS, dtype=np.int32)
    best = Best().fit(sales, sales.last_day)
    random = np.random.default_rng(0)
    mine, theirs = (random.normal(size=(n, 64)).astype(np.float32) for n in (CUSTOMERS, PRODUCTS))

    def plain() -> None:
        bought = bought_matrix(sales, sales.last_day).toarray() > 0
        scores = mine @ theirs.T
        for name in ("again", "new", "best"):
            Ranked.top(scores, list_mask(name, bought), 10)

    print(json.dumps({"ours": least(lambda: best.rank(sales, sales.last_day, everybody)), "peer": least(plain)}))


if __name__ == "__main__":
    main()
