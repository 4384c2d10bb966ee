"""What was known about each customer as a buyer at the end of a day: recency, frequency, spending, rhythm, season."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from engine.features.history import Bools, Floats, Ints, Sales

Doubles = npt.NDArray[np.float64]

HALF_LIVES = (15, 30, 60, 120, 365)
WINDOWS = (30, 90, 180, 365)
YEAR = 365
_DAYS = 1 << 20
"""More days since 1970 than any shop has."""


@dataclass(frozen=True)
class Visits:
    """Days on which a customer bought, sorted by customer and day: arrays (v,).

    `amount` is what the day brought, net of refunds made on that very day and never negative; `lines` and `discount` are
    the day's sale lines and discounts. Refunds on other days are kept beside: `refund_customer`, `refund_day` and
    `refund` (r,), positive. `product_customer` and `product_day` (q,): the day a customer first bought each product.
    """

    customer: Ints
    day: Ints
    amount: Doubles
    lines: Ints
    discount: Doubles
    refund_customer: Ints
    refund_day: Ints
    refund: Doubles
    product_customer: Ints
    product_day: Ints
    customers: int

    @classmethod
    def of(cls, sales: Sales) -> Visits:
        key = sales.customer.astype(np.int64) * _DAYS + sales.day
        unique, group = np.unique(key, return_inverse=True)
        bought = (sales.quantity > 0) & (sales.amount >= 0)
        net = np.bincount(group, sales.amount, len(unique)).astype(float)
        lines = np.bincount(group[bought], minlength=len(unique))
        discount = np.bincount(group, np.abs(sales.discount), len(unique)).astype(float)
        customer, day = (unique // _DAYS).astype(np.int32), (unique % _DAYS).astype(np.int32)
        visit, back = lines > 0, net < 0
        with_product = bought & (sales.product >= 0)
        pair = sales.customer.astype(np.int64) * max(len(sales.products), 1) + sales.product
        order = np.argsort(sales.day[with_product], kind="stable")
        pairs, first = np.unique(pair[with_product][order], return_index=True)
        return cls(
            customer=customer[visit],
            day=day[visit],
            amount=np.maximum(net[visit], 0),
            lines=lines[visit].astype(np.int32),
            discount=discount[visit],
            refund_customer=customer[back],
            refund_day=day[back],
            refund=-net[back],
            product_customer=(pairs // max(len(sales.products), 1)).astype(np.int32),
            product_day=sales.day[with_product][order][first].astype(np.int32),
            customers=len(sales.customers),
        )

    def __len__(self) -> int:
        return len(self.day)

    def until(self, day: int) -> Visits:
        """What was known at the end of `day`; the last answer is kept, for many ask for the same day."""
        if self._end <= day:
            return self
        if day not in self._known:
            self._known.clear()
            self._known[day] = self.between(-1, day)
        return self._known[day]

    @cached_property
    def _known(self) -> dict[int, Visits]:
        return {}

    def between(self, after: int, until: int) -> Visits:
        """What happened on the days after `after`, up to and including `until`."""
        visit, back, product = (
            (days > after) & (days <= until) for days in (self.day, self.refund_day, self.product_day)
        )
        return replace(
            self,
            **{name: getattr(self, name)[visit] for name in ("customer", "day", "amount", "lines", "discount")},
            **{name: getattr(self, name)[back] for name in ("refund_customer", "refund_day", "refund")},
            **{name: getattr(self, name)[product] for name in ("product_customer", "product_day")},
        )

    @cached_property
    def count(self) -> Ints:
        """Visits of each customer (C,)."""
        return np.bincount(self.customer, minlength=self.customers).astype(np.int32)

    @cached_property
    def spend(self) -> Doubles:
        """What each customer spent, net of refunds and never negative (C,)."""
        back = np.bincount(self.refund_customer, self.refund, self.customers)
        return np.maximum(np.bincount(self.customer, self.amount, self.customers) - back, 0)

    @cached_property
    def first(self) -> Ints:
        """Day of each customer's first visit, −1 without one (C,)."""
        return self._edge(first=True)

    @cached_property
    def last(self) -> Ints:
        """Day of each customer's last visit, −1 without one (C,)."""
        return self._edge(first=False)

    def _edge(self, *, first: bool) -> Ints:
        days = np.full(self.customers, -1, np.int32)
        rows = slice(None, None, -1) if first else slice(None)
        days[self.customer[rows]] = self.day[rows]
        return days

    @cached_property
    def gap(self) -> Ints:
        """Days since the customer's visit before, −1 at the first (v,)."""
        gap = np.diff(self.day, prepend=0)
        return np.where(np.diff(self.customer, prepend=-1) != 0, -1, gap).astype(np.int32)

    @cached_property
    def usual_amount(self) -> float:
        """The shop's usual amount of a visit within the last year, with a few giants cut down; 1 where none has one."""
        recent = self.amount[self.day > self._newest - YEAR] if len(self) else self.amount
        if not len(recent) or recent.max() <= 0:
            return 1.0
        return float(np.minimum(recent, np.quantile(recent, 0.99)).mean()) or 1.0

    @cached_property
    def usual_gap(self) -> float:
        """The shop's usual days between two visits of a customer; a month where nobody came twice."""
        gaps = self.gap[self.gap > 0]
        return float(gaps.mean()) if len(gaps) else 30.0

    @cached_property
    def _newest(self) -> int:
        return int(self.day.max())

    @cached_property
    def _end(self) -> int:
        return max(int(days.max(initial=-1)) for days in (self.day, self.refund_day, self.product_day))


@dataclass(frozen=True)
class Gaps:
    """Days between a customer's visits, drawn towards the shop's usual ones where there are few: arrays (C,)."""

    mean: Doubles
    spread: Doubles
    upper: Doubles

    @classmethod
    def of(cls, visits: Visits, strength: float = 2.0) -> Gaps:
        """`strength` is how many visits the shop's usual gap counts for."""
        later = visits.gap > 0
        customer, gap = visits.customer[later], visits.gap[later].astype(float)
        number = np.bincount(customer, minlength=visits.customers)
        usual = visits.usual_gap
        usual_spread = float(gap.std()) if len(gap) > 1 else usual
        mean = (np.bincount(customer, gap, visits.customers) + strength * usual) / (number + strength)
        square = np.bincount(customer, (gap - mean[customer]) ** 2, visits.customers)
        spread = np.sqrt((square + strength * usual_spread**2) / (number + strength))
        order = np.lexsort((gap, customer))
        start = np.cumsum(number) - number
        at = np.minimum(start + (0.75 * number).astype(int), max(len(gap) - 1, 0))
        upper = gap[order][at] if len(gap) else np.zeros(visits.customers)
        drawn = (number * upper + strength * usual * 1.5) / (number + strength)
        return cls(mean=mean, spread=spread, upper=drawn)


def known_customers(visits: Visits, as_of: int) -> Bools:
    """Customers (C,) who bought something by the end of `as_of`."""
    return visits.until(as_of).count > 0


def customer_names() -> list[str]:
    """Names of the columns of `customer_features`."""
    return [
        *("recency", "tenure", "active_share", "visits", "rate", "spend", "spend_rate"),
        *(f"visits_{days}" for days in WINDOWS),
        *(f"spend_{days}" for days in WINDOWS),
        *(f"decayed_visits_{life}" for life in HALF_LIVES),
        *(f"decayed_spend_{life}" for life in HALF_LIVES),
        *("gap", "gap_spread", "gap_upper", "overdue", "overdue_upper", "overdue_spread", "last_gap"),
        *("basket", "basket_last", "basket_largest", "basket_spread", "trend", "spend_trend"),
        *("refunds", "discounts", "lines", "variety"),
        *("visits_year_ago", "spend_year_ago", "has_year_ago"),
    ]


def customer_features(visits: Visits, as_of: int, horizon: int) -> Floats:
    """Features of every customer (C, len(customer_names())) from what was known at the end of `as_of`; all finite.

    Money is in the shop's usual amount of a visit, counts and days in logarithms, so that they mean the same in any
    shop and currency. The season is what the customer did in the same `horizon` days a year ago; what is equal for all
    customers of a day (month, growth) is left out, since a handful of past days cannot tell a season from a trend: see
    `models.calibration`.
    """
    known = visits.until(as_of)
    size = known.customers
    usual = known.usual_amount

    def total(weights: np.ndarray | None = None) -> np.ndarray:
        return np.bincount(known.customer, weights, size).astype(float)

    count = total()
    some = np.maximum(count, 1)
    ago = (as_of - known.day).astype(float)
    amount = known.amount / usual
    recency = np.where(count > 0, as_of - known.last, horizon).astype(float)
    tenure = np.where(count > 0, as_of - known.first, horizon).astype(float)
    seen = np.maximum(tenure, 30)
    spend = known.spend / usual
    gaps = Gaps.of(known)
    mean = np.maximum(total(amount) / some, 0)
    largest, last = np.zeros(size), np.zeros(size)
    np.maximum.at(largest, known.customer, amount)
    last[known.customer] = amount
    last_gap = np.full(size, gaps.mean.mean() if size else 0.0)
    repeated = known.gap > 0
    last_gap[known.customer[repeated]] = known.gap[repeated]
    spread = np.sqrt(np.maximum(total(amount**2) / some - mean**2, 0))
    faded = {life: 0.5 ** (ago / life) for life in HALF_LIVES}
    decayed = {life: (total(weights), total(weights * amount)) for life, weights in faded.items()}
    refunds = np.bincount(known.refund_customer, known.refund / usual, size)
    variety = np.bincount(known.product_customer, minlength=size)
    ahead = visits.between(as_of - YEAR, min(as_of, as_of - YEAR + horizon))
    columns = (
        np.log1p(recency),
        np.log1p(tenure),
        1 - recency / np.maximum(tenure, 1),
        np.log1p(count),
        np.log1p(count * horizon / seen),
        np.log1p(spend),
        np.log1p(spend * horizon / seen),
        *(np.log1p(total(ago < days)) for days in WINDOWS),
        *(np.log1p(total(np.where(ago < days, amount, 0))) for days in WINDOWS),
        *(np.log1p(decayed[life][0]) for life in HALF_LIVES),
        *(np.log1p(decayed[life][1]) for life in HALF_LIVES),
        np.log1p(gaps.mean),
        np.log1p(gaps.spread),
        np.log1p(gaps.upper),
        np.log((recency + 1) / (gaps.mean + 1)),
        np.log((recency + 1) / (gaps.upper + 1)),
        np.clip((recency - gaps.mean) / (gaps.spread + 1), -5, 10),
        np.log1p(last_gap),
        np.log1p(mean),
        np.log1p(last),
        np.log1p(largest),
        spread / (mean + 0.1),
        np.log((decayed[30][0] + 0.1) / (decayed[120][0] / 4 + 0.1)),
        np.log((decayed[30][1] + 0.1) / (decayed[120][1] / 4 + 0.1)),
        np.minimum(refunds / (spend + refunds + 0.1), 1),
        np.log1p(total(known.discount) / usual),
        np.log1p(total(known.lines) / some),
        np.log1p(variety),
        np.log1p(ahead.count),
        np.log1p(ahead.spend / usual),
        (tenure >= YEAR - horizon / 2).astype(float),
    )
    return np.column_stack(columns).astype(np.float32)


def usual_spend(visits: Visits, as_of: int, horizon: int) -> Doubles:
    """What each customer would spend in `horizon` days at their pace so far (C,), never 0, in the shop's currency.

    Half their whole pace, half their pace of late (half-life 120 days), and a tenth of a basket: a level that models
    correct rather than learn, so that a shop's few very large customers are not cut down to those it has many of.
    """
    known = visits.until(as_of)
    seen = np.maximum(np.where(known.count > 0, as_of - known.first, horizon), 30)
    faded = np.bincount(known.customer, known.amount * 0.5 ** ((as_of - known.day) / 120), known.customers)
    basket = known.spend / np.maximum(known.count, 1)
    pace = 0.5 * known.spend / seen * horizon + 0.5 * faded * np.log(2) / 120 * horizon
    return pace + 0.1 * basket + 0.05 * known.usual_amount
