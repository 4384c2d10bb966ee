"""Small made-up shops with products, for tests of recommendations."""

from collections.abc import Iterable

import numpy as np

from engine.features.history import Sales

START = 15_000

Line = tuple[int, int, int]
"""Customer, product, day (from START)."""


def sales_of(lines: Iterable[Line], *, customers: int, products: int, **fields: object) -> Sales:
    """Sales of one piece each, for 10 + the product's number in money."""
    table = np.array(sorted(lines, key=lambda line: (line[0], line[2])), np.int32).reshape(-1, 3)
    size = len(table)
    known = {
        "quantity": np.ones(size, np.float32),
        "amount": 10.0 + table[:, 1],
        "category": np.arange(products, dtype=np.int32) % 4,
        "brand": np.full(products, -1, np.int32),
        "price": np.full(products, np.nan, np.float32),
        "available": np.ones(products, bool),
    }
    return Sales(
        customer=table[:, 0],
        product=table[:, 1],
        day=table[:, 2] + START,
        second=np.zeros(size, np.int32),
        receipt=np.arange(size, dtype=np.int32),
        discount=np.zeros(size, np.float32),
        customers=[f"customer {n:03}" for n in range(customers)],
        products=[f"product {n:03}" for n in range(products)],
        **(known | fields),  # type: ignore[arg-type]
    )


def shop_with_habits(customers: int = 80, products: int = 30, days: int = 210, *, seed: int = 5) -> Sales:
    """Everybody buys three favourites at their own pace; now and then something of the category of their taste."""
    random = np.random.default_rng(seed)
    lines: set[Line] = set()
    for customer in range(customers):
        taste = int(random.integers(4))
        mine = np.arange(taste, products, 4)
        for product in random.choice(mine, 3, replace=False):
            day, pace = random.uniform(0, 40), random.uniform(7, 35)
            while day < days:
                lines.add((customer, int(product), int(day)))
                if random.random() < 0.4:
                    lines.add((customer, int(random.choice(mine)), int(day)))
                day += max(1.0, random.normal(pace, 2))
    return sales_of(lines, customers=customers + 1, products=products)


def with_future(sales: Sales, *, seed: int = 1) -> Sales:
    """The same sales, and after their last day as many invented ones, by the same customers and of the same products."""
    random = np.random.default_rng(seed)
    size = len(sales.day)
    later = {
        "customer": random.integers(0, len(sales.customers), size),
        "product": random.integers(0, len(sales.products), size),
        "day": sales.last_day + random.integers(1, 60, size),
    }
    lines = {name: np.concatenate([getattr(sales, name)] * 2) for name in sales.LINES}
    for name, values in later.items():
        lines[name][size:] = values
    fields = ("category", "brand", "price", "available", "customers", "products", "views")
    return Sales(**lines, **{name: getattr(sales, name) for name in fields})
