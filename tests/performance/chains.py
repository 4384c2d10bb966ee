"""Made-up shops of any size, for measurements: customers with a pace and favourites, products of unequal fame."""

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FIRST = dt.date(2024, 1, 1)


@dataclass(frozen=True)
class Chain:
    """A shop to be simulated over two years."""

    name: str
    lines: int
    customers: int
    products: int
    seconds: float
    """What training on it may take at most."""

    def part(self, share: float) -> "Chain":
        """The same shop, smaller: lines by `share`, customers too but no fewer than 400, below which a shop is measured on
        more windows and costs more for it; products by the root of `share`."""
        products = max(round(self.products * share**0.5), 50)
        customers = max(round(self.customers * share), min(self.customers, 400))
        return Chain(self.name, round(self.lines * share), customers, products, self.seconds)


GROCERY = Chain("grocery", 1_200_000, 2_500, 16_000, 300)
CHAIN = Chain("chain", 5_000_000, 100_000, 20_000, 1200)


def write(chain: Chain, path: Path, *, days: int = 730, seed: int = 7) -> None:
    """Write its sales as CSV: date, receipt, customer, product, category, quantity, amount."""
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(("Date", "Receipt", "Customer ID", "Product", "Category", "Quantity", "Amount"))
        for rows in _blocks(chain, days, np.random.default_rng(seed)):
            out.writerows(rows)


def _blocks(chain: Chain, days: int, random: np.random.Generator) -> Iterator[list[tuple[object, ...]]]:
    fame = 1 / np.arange(1, chain.products + 1) ** 0.8
    fame = np.cumsum(fame / fame.sum())
    price = np.round(random.lognormal(1.2, 0.7, chain.products), 2)
    pace = random.lognormal(0, 0.9, chain.customers)
    visits = np.maximum(random.poisson(pace / pace.sum() * chain.lines / 5), 1)
    dates = [(FIRST + dt.timedelta(days=day)).isoformat() for day in range(days)]
    receipt = 0
    for start in range(0, chain.customers, 1000):
        rows: list[tuple[object, ...]] = []
        for customer in range(start, min(start + 1000, chain.customers)):
            mine = np.searchsorted(fame, random.random(12))
            begun = int(random.integers(0, days // 2))
            for day in np.sort(random.integers(begun, days, visits[customer])).tolist():
                receipt += 1
                size = 1 + int(random.poisson(4))
                own = random.random(size) < 0.6
                goods = np.where(own, random.choice(mine, size), np.searchsorted(fame, random.random(size)))
                rows += [
                    (dates[day], receipt, f"C{customer}", f"P{good}", f"Aisle {good % 40}", 1, price[good])
                    for good in np.unique(goods).tolist()
                ]
        yield rows
