"""Each reason is true: found again from the sale lines, the long way."""

from collections import defaultdict
from typing import Any

import numpy as np
import pytest

from engine.features.history import Sales
from engine.models.rules import BestSellersOfTheMonth, OwnFrequency
from engine.recommending import Reasons, recommendations
from engine.recommending.kept import KeptReasons
from tests.engine.product_shops import sales_of, shop_with_habits


def views(customer: list[int], product: list[int], day: list[int], kind: int = 0) -> dict[str, np.ndarray]:
    return {
        "customer": np.array(customer, np.int32),
        "product": np.array(product, np.int32),
        "day": np.array(day, np.int32),
        "kind": np.full(len(day), kind, np.int8),
        "value": np.ones(len(day), np.float32),
    }


class Plain:
    """A shop's purchases as plain sets, to find reasons again."""

    def __init__(self, sales: Sales) -> None:
        self.sales, self.as_of = sales, sales.last_day
        self.days: dict[tuple[int, int], set[int]] = defaultdict(set)
        self.visits: dict[int, set[int]] = defaultdict(set)
        self.buyers: dict[int, set[int]] = defaultdict(set)
        for customer, product, day in zip(sales.customer.tolist(), sales.product.tolist(), sales.day.tolist()):
            self.days[customer, product].add(day)
            self.visits[customer].add(day)
            self.buyers[product].add(customer)

    def buyers_between(self, product: int, after: int, until: int) -> int:
        span = range(self.as_of - after + 1, self.as_of - until + 1)
        return sum(1 for who in self.buyers[product] if self.days[who, product] & set(span))

    def holds(self, customer: int, product: int, reason: dict[str, Any]) -> bool:
        days = sorted(self.days[customer, product]) if (customer, product) in self.days else []
        others = self.buyers[product] - {customer}
        match reason:
            case {"code": "reason.rhythm", "every": every, "overdue": overdue}:
                mean = (days[-1] - days[0]) / (len(days) - 1)
                since = self.as_of - days[-1]
                return round(mean) == every and since - every == overdue and 0.75 * mean <= since <= 3 * mean
            case {"code": "reason.often", "times": times, "visits": visits}:
                return len(days) == times >= 2 and len(self.visits[customer]) == visits
            case {"code": "reason.last_time"}:
                return days[-1] == max(self.visits[customer])
            case {"code": "reason.before", "days": since}:
                return len(days) == 1 and self.as_of - days[0] == since and days[-1] < max(self.visits[customer])
            case {"code": "reason.arrived", "days": since}:
                first = min(day for who in self.buyers[product] for day in self.days[who, product])
                return not days and self.as_of - first == since < 28
            case {"code": "reason.bought_together", "product": other, "others": count}:
                both = self.buyers[product] & self.buyers[other]
                chance = len(self.buyers[product]) * len(self.buyers[other]) / len(self.sales.customers)
                return customer in self.buyers[other] and len(both) == count >= max(3, 2 * chance)
            case {"code": "reason.category", "category": category}:
                return not days and int(self.sales.category[product]) == category
            case {"code": "reason.rising"}:
                now, before = self.buyers_between(product, 28, 0), self.buyers_between(product, 84, 28)
                return now >= 3 and now >= 1.3 * before / 2
            case {"code": "reason.popular", "buyers": buyers}:
                return len(others) == buyers
        return False


@pytest.fixture(scope="module")
def shop() -> Sales:
    return shop_with_habits()


def test_every_reason_in_the_lists_is_true(shop: Sales):
    rankers = {"again": OwnFrequency(), "new": BestSellersOfTheMonth(), "best": BestSellersOfTheMonth()}
    lists = recommendations(shop, shop.last_day, rankers)
    plain = Plain(shop)
    codes = set()
    for ranked in lists.values():
        for customer, (products, reasons) in enumerate(zip(ranked["product"].tolist(), ranked["reasons"])):
            for product, reason in zip(products, reasons):
                assert (product < 0) == (reason == {})
                if reason:
                    codes.add(reason["code"])
                    assert plain.holds(customer, product, reason), (customer, product, reason)
    assert {"reason.rhythm", "reason.often", "reason.before", "reason.bought_together", "reason.popular"} <= codes


def test_what_they_bought_is_never_explained_by_what_others_do(shop: Sales):
    own = OwnFrequency()
    lists = recommendations(shop, shop.last_day, {"again": own, "new": own, "best": own})
    habits = {f"reason.{code}" for code in ("viewed", "rhythm", "often", "last_time", "before")}
    codes = {reason["code"] for reasons in lists["again"]["reasons"] for reason in reasons if reason}
    assert codes
    assert codes <= habits


def test_a_product_of_this_week_is_said_to_be_new_but_not_in_a_shop_in_its_first_month():
    old = [(customer, customer % 3, day) for customer in range(6) for day in (0, 100)]
    young = [(customer, product, day - 80) for customer, product, day in old if day > 80]
    who, what = np.array([5], np.int32), np.array([4], np.int32)
    for lines, day, code in ((old, 98, "reason.arrived"), (young, 18, "reason.popular")):
        sales = sales_of([*lines, (0, 4, day)], customers=6, products=5)
        reason = Reasons(sales, sales.last_day).of_pairs(who, what)[0]
        assert reason["code"] == code
        assert Plain(sales).holds(5, 4, reason)


def test_views_are_counted_within_four_weeks(shop: Sales):
    day = shop.last_day
    seen = views([0, 0, 0, 1], [7, 7, 7, 7], [day - 27, day - 1, day - 28, day])
    shop = sales_of([(0, 1, 1), (1, 1, day - 15_000)], customers=2, products=8, views=seen)
    reasons = Reasons(shop, day).of_pairs(np.array([0, 1], np.int32), np.array([7, 7], np.int32))
    assert reasons[0] == {"code": "reason.viewed", "times": 2}
    assert reasons[1]["code"] != "reason.viewed"


def test_a_favoured_category_is_said_where_nothing_goes_together():
    # Customer 0 buys much of category 0 (products 0, 4, 8); nobody shares a basket with product 12 of it.
    lines = [(0, product, day) for product in (0, 4, 8) for day in (1, 5)]
    lines += [(customer, 1 + customer % 3, 3) for customer in range(1, 30)] + [(30, 12, 4)]
    sales = sales_of(lines, customers=31, products=16)
    reason = Reasons(sales, sales.last_day).of_pairs(np.array([0], np.int32), np.array([12], np.int32))[0]
    assert reason == {"code": "reason.category", "category": 0}


def test_reasons_of_some_customers_at_a_time_are_those_of_all_and_name_categories(
    shop: Sales, monkeypatch: pytest.MonkeyPatch
):
    own = OwnFrequency()
    rankers = {"again": own, "new": BestSellersOfTheMonth(), "best": own}
    names = [f"Aisle {code}" for code in range(int(shop.category.max(initial=0)) + 1)]
    together = recommendations(shop, shop.last_day, rankers)
    monkeypatch.setattr("engine.recommending.lists._AT_ONCE", 7)
    apart = recommendations(shop, shop.last_day, rankers, categories=names)
    for name, ranked in together.items():
        assert len(apart[name]["reasons"]) == len(shop.customers)
        for one, other in zip(ranked["reasons"], apart[name]["reasons"], strict=True):
            named = [{**r, "category": names[r["category"]]} if "category" in r else r for r in one]
            assert named == other


def test_kept_reasons_are_read_one_by_one_from_any_place_and_in_slices(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("engine.recommending.kept._TOGETHER", 4)
    lists = [[{"code": "reason.popular", "buyers": n}, {}] for n in range(23)]
    kept = KeptReasons()
    for start in range(0, 23, 7):
        kept.add(lists[start : start + 7])
    assert len(kept) == 23
    assert list(kept) == [kept[n] for n in range(23)] == kept[:] == lists
    assert (kept[-1], kept[5:20:3]) == (lists[-1], lists[5:20:3])
    with pytest.raises(IndexError):
        kept[23]
