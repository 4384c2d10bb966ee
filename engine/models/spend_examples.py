"""Examples that models of customer value learn from: customers as of past days, and what they then spent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.errors import ShopError
from engine.features.customers import Doubles, Visits, customer_features, usual_spend
from engine.features.history import Bools, Floats, Ints

_MOST = 60_000
"""Examples that are learned from; of a large shop, each past day gives a random part of its customers."""
_HALF_LIFE = 180
"""Days after which an example counts half."""


@dataclass(frozen=True)
class SpendExamples:
    """Customers known at past days, oldest first: features (n, F) and, in the shop's usual amount of a visit, what they
    usually spend in a horizon and what they spent in the one that followed (n,); `day` is the place of the past day."""

    features: Floats
    usual: Doubles
    spend: Doubles
    came: Bools
    weight: Floats
    customer: Ints
    day: Ints

    @classmethod
    def of(cls, visits: Visits, days: list[int], horizon: int, seed: int) -> SpendExamples:
        """Raises `model.too_little_data` without a past day."""
        if not days:
            raise ShopError("model.too_little_data", lines=len(visits))
        random = np.random.default_rng(seed)
        parts: list[tuple[np.ndarray, ...]] = []
        for place, day in enumerate(days):
            known = visits.until(day)
            rows = np.flatnonzero(known.count > 0)
            if len(rows) > _MOST // len(days):
                rows = np.sort(random.choice(rows, _MOST // len(days), replace=False))
            later = visits.between(day, day + horizon)
            money = known.usual_amount
            weight = np.full(len(rows), 0.5 ** ((days[-1] - day) / _HALF_LIFE))
            parts.append(
                (
                    customer_features(visits, day, horizon)[rows],
                    usual_spend(visits, day, horizon)[rows] / money,
                    later.spend[rows] / money,
                    later.count[rows] > 0,
                    weight.astype(np.float32),
                    rows.astype(np.int32),
                    np.full(len(rows), place, np.int32),
                )
            )
        return cls(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def __len__(self) -> int:
        return len(self.spend)

    @property
    def most(self) -> float:
        """More than any customer can be expected to spend in a horizon: five times the 99 % point of those who came."""
        spent = self.spend[self.spend > 0]
        return 5 * float(np.quantile(spent, 0.99)) if len(spent) else 1.0

    def require(self, fewest: int) -> None:
        """Raises `model.too_little_data` with fewer than `fewest` examples, or 10 that came back, or 10 that did not."""
        came = int(self.came.sum())
        if len(self) < fewest or min(came, len(self) - came) < 10:
            raise ShopError("model.too_little_data", lines=len(self))

    def scale(self) -> tuple[Floats, Floats]:
        """Mean and spread of each feature (F,); a constant feature is silenced."""
        spread = self.features.std(0)
        return self.features.mean(0), np.where(spread > 1e-3, spread, 1e9).astype(np.float32)

    def where(self, keep: np.ndarray) -> SpendExamples:
        """Some of the examples."""
        return SpendExamples(*(getattr(self, name)[keep] for name in self.__dataclass_fields__))
