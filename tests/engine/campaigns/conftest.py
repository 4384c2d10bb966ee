"""A small shop with people whose rhythm is known by construction, as of Saturday 31 October 2026."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from engine import statistics
from engine.shop import Shop
from engine.store import customers, imports, models, statements

EPOCH = date(1970, 1, 1).toordinal()
AS_OF = date(2026, 10, 31).toordinal() - EPOCH
NOW = datetime(2026, 11, 2, 9, 30)

PRODUCTS: dict[str, dict[str, Any]] = {
    "0012": {"product_name": "Green tea", "category": "Tea", "price": 5.0},
    "85123A": {"product_name": "WHITE MUG", "category": "Mugs", "price": 8.0, "cost": 3.0, "stock": 400},
    "77": {"product_name": "Honey", "category": "Food", "price": 6.5},
    "GONE": {"product_name": "Sold-out cup", "category": "Mugs", "price": 9.0, "stock": 0},
    "POST": {"product_name": "Postage", "price": 2.0, "not_product": "postage"},
}

TEMPLE = {"address": "1 Temple St", "city": "Bath", "postal_code": "BA1 1AA", "country": "United Kingdom"}


class ShopMaker:
    """Fills a shop with the engine's own store, as an import would."""

    def __init__(self, path: Path) -> None:
        self.now = NOW
        self.shop = Shop.create(path, clock=lambda: self.now)
        self.connection = self.shop._connection
        self._lines = 0
        self._import = imports.begin_import(self.connection, "2026-10-31T18:00:00")
        self._file = imports.add_file(self.connection, self._import, name="till.csv", kind="sales")
        self.shop.set_settings({"name": "Corner Shop", "country": "GB", "currency": "GBP", "language": "en"})
        numbers = imports.product_ids(self.connection, PRODUCTS)
        rows = {numbers[key]: data for key, data in PRODUCTS.items()}
        imports.add_product_sources(self.connection, self._import, imports.FROM_OWN_TABLE, rows)

    def customer(self, key: str, consent: str | None = None, channel: str = "email", **fields: Any) -> str:
        number = imports.customer_ids(self.connection, [key])[key]
        imports.add_customer_sources(self.connection, self._import, imports.FROM_OWN_TABLE, {number: fields})
        if consent:
            self.consent(key, channel, consent)
        return key

    def consent(self, key: str, channel: str, status: str) -> None:
        customers.set_consent(self.connection, key, channel, status, "till", "2026-01-05T10:00:00", self._import)

    def buy(self, key: str, product: str, *days_ago: int, amount: float | None = None) -> None:
        """One line on each of these days before the last."""
        customer = imports.customer_ids(self.connection, [key])[key]
        number = imports.product_ids(self.connection, [product])[product]
        price = PRODUCTS[product]["price"] if amount is None else amount
        lines = []
        for ago in days_ago:
            self._lines += 1
            sold_at = (AS_OF - ago) * 86400 + 36000
            kind = "sale" if price >= 0 else "refund"
            quantity = 1 if price >= 0 else -1
            money = (abs(price), price, None, None)
            where = (self._import, self._file, self._lines)
            who = (f"R{self._lines}", "1", customer, number)
            lines.append((self._lines, *where, kind, sold_at, *who, quantity, *money, None))
        statements.insert_sales(self.connection, lines)

    def count(self) -> None:
        """Bring the statistics up to date."""
        statistics.refresh(self.connection)

    def learn(self, lists: dict[str, dict[str, list[str]]], reason: dict[str, Any] | None = None) -> None:
        """A run as training stores it: list → customer → products, best first; everybody returns by one half."""
        import numpy as np

        from engine.store.sales import row_ids

        people, goods = row_ids(self.connection)
        names = {row[0]: row[1] for row in self.connection.execute("SELECT id, key FROM customer")}
        keys = [
            row[0] for row in self.connection.execute("SELECT key FROM product WHERE not_product IS NULL ORDER BY id")
        ]
        recommendations = {}
        for name, wanted in lists.items():
            ranked = [[keys.index(p) for p in wanted.get(names[number], [])] for number in people.tolist()]
            width = max((len(one) for one in ranked), default=0)
            recommendations[name] = {
                "product": np.array([one + [-1] * (width - len(one)) for one in ranked], np.int32),
                "score": np.tile(np.linspace(0.9, 0.1, width, dtype=np.float32), (len(ranked), 1)),
                "reasons": [[reason or {"code": "reason.popular", "buyers": 3}] * width for _ in ranked],
            }
        run = {
            "as_of": AS_OF,
            "horizon": 28,
            "seed": 0,
            "started_at": "2026-11-01T08:00:00",
            "seconds": 1.0,
            "peak_mb": 1.0,
            "lines": self._lines,
            "winners": {},
            "evaluation": {},
            "engine_version": "test",
        }
        half = np.full(len(people), 0.5, np.float32)
        scores = {"expected_spend": half * 20, "expected_spend_low": half, "expected_spend_high": half * 40}
        models.save_run(
            self.connection,
            run,
            archives={},
            scores={**scores, "return_probability": half},
            recommendations=recommendations,
            customer_rows=people,
            product_rows=goods,
        )


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[ShopMaker]:
    """A shop with products and nobody."""
    maker = ShopMaker(tmp_path / "corner.regulars")
    yield maker
    maker.shop.close()


@pytest.fixture
def corner(empty: ShopMaker) -> ShopMaker:
    """Twenty regulars gone quiet (Q01 …), ten who are due for tea today (D01 …), five who came once (F01 …).

    All agreed to e-mail; the higher the number, the more they spend.
    """
    for n in range(1, 21):
        key = empty.customer(f"Q{n:02d}", "subscribed", name=f"Quinn No{n}", email=f"q{n}@example.com")
        empty.buy(key, "0012", *range(45, 245, 20), amount=5.0 + n)
        empty.buy(key, "77", 65, amount=1.0)
    for n in range(1, 11):
        key = empty.customer(f"D{n:02d}", "subscribed", name=f"Dora No{n}", email=f"d{n}@example.com")
        empty.buy(key, "0012", *range(14, 140, 14), amount=5.0 + n)
    for n in range(1, 6):
        key = empty.customer(f"F{n:02d}", "subscribed", name=f"Fay No{n}", email=f"f{n}@example.com")
        empty.buy(key, "85123A", 20 + n)
    empty.buy("D01", "85123A", 0)  # the shop's last day
    empty.count()
    return empty
