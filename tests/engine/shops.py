"""Small made-up shops for tests of customer value."""

import numpy as np

from engine.features.history import Sales

START = 15_000


def sales_of(customer: list[int], day: list[int], amount: list[float], *, customers: int | None = None) -> Sales:
    """Sale lines without products; a negative amount is a refund. Days count from START."""
    size, spent = len(customer), np.array(amount, float)
    return Sales(
        customer=np.array(customer, np.int32),
        product=np.full(size, -1, np.int32),
        day=np.array(day, np.int32) + START,
        second=np.zeros(size, np.int32),
        receipt=np.arange(size, dtype=np.int32),
        quantity=np.where(spent < 0, -1, 1).astype(np.float32),
        amount=spent,
        discount=np.zeros(size, np.float32),
        customers=[str(n) for n in range(max(customer, default=-1) + 1 if customers is None else customers)],
        products=[],
        category=np.zeros(0, np.int32),
        brand=np.zeros(0, np.int32),
        price=np.zeros(0, np.float32),
        available=np.zeros(0, bool),
    )


def made_up_shop(customers: int = 300, days: int = 400, *, seed: int = 1, money: float = 20.0) -> Sales:
    """Customers who come at their own pace (every 5 to 120 days) with baskets of their own size, and leave some day."""
    random = np.random.default_rng(seed)
    lines: list[tuple[int, int, float]] = []
    for customer in range(customers):
        pace, basket = random.uniform(5, 120), money * random.lognormal(0, 0.7)
        day, end = random.uniform(0, days * 0.7), days if random.random() < 0.6 else random.uniform(0, days)
        lines.append((customer, int(day), basket * random.lognormal(0, 0.3)))
        while (day := day + max(1, random.gamma(4, pace / 4))) < end:
            lines.append((customer, int(day), basket * random.lognormal(0, 0.3)))
    customer, day, amount = zip(*lines, strict=True)
    return sales_of(list(customer), list(day), list(amount))
