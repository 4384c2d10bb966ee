"""What a customer will be worth: the contract of models that predict spending, and the distribution they speak in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import ClassVar, Self

import numpy as np

from engine.errors import ShopError
from engine.features.customers import Doubles, Visits, known_customers
from engine.features.history import Bools, Sales
from engine.models.artefact import Artefact, pack
from engine.models.cadence import cadence
from engine.models.calibration import Calibration
from engine.models.horizons import at_horizon
from engine.models.outlook import Outlook
from engine.progress import Progress, silent

SHORTEST, LONGEST = 7, 365
"""Days of a horizon that can be asked for."""


def past_days(first: int, as_of: int, horizon: int, most: int = 14) -> list[int]:
    """Days to learn from as of a day, oldest first: each leaves `horizon` days of answers and some history before.

    The last is `as_of - horizon`; empty where the shop is too young for one.
    """
    latest = as_of - horizon
    earliest = first + min(horizon, 60, max((latest - first) // 2, 7))
    step = max(7, min(14, horizon // 4))
    return [day for day in (latest - step * n for n in reversed(range(most))) if day >= earliest]


def _valid(horizon: int) -> int:
    if not SHORTEST <= horizon <= LONGEST:
        raise ShopError("argument.wrong", argument="horizon")
    return horizon


def _checked(days: list[int], horizon: int, most: int = 3) -> list[int]:
    """The last of `days` half a horizon apart: a single one may have been out of the ordinary."""
    step = days[-1] - days[-2] if len(days) > 1 else horizon
    return days[:: -max(round(horizon / 2 / step), 1)][:most]


@dataclass(frozen=True)
class Answers:
    """What customers did in the `horizon` days after a day: arrays (C,); `known` had bought before."""

    known: Bools
    spend: Doubles
    came: Bools

    @classmethod
    def after(cls, visits: Visits, day: int, horizon: int) -> Answers:
        later = visits.between(day, day + horizon)
        return cls(known=known_customers(visits, day), spend=later.spend, came=later.count > 0)


class ValueModel(ABC):
    """Predicts what each customer will spend within a horizon. What is learned ends in `_`.

    A subclass says how it sees the customers of a day (`_outlook`) and may learn that from past days (`_learn`); how
    far that is right on the last `horizon` days is measured here and put right for every model alike. Money without
    amounts is 0, and only the return probability says something.
    """

    name: ClassVar[str]
    believed: ClassVar[float] = 1.0
    """How far the total of past horizons corrects the next one: whole for a rule, which is wrong in the same way each
    time; half for what assumes something of all shops; not at all for what has learned its level from many days, of which
    the last are not the next."""

    def fit(self, sales: Sales, as_of: int, horizon: int, *, seed: int = 0, progress: Progress = silent) -> Self:
        """Learn from what was known at the end of the day `as_of`, for predictions over `horizon` days.

        Raises `model.too_little_data` and, for a horizon outside 7–365, `argument.wrong`.
        """
        self.horizon_ = _valid(horizon)
        visits = sales.visits.until(as_of)
        days = past_days(int(visits.day.min()), as_of, horizon) if len(visits) else []
        self._learn(visits, days, seed, progress)
        self._put_right(visits, days, as_of)
        progress(1.0, "train.value")
        return self

    def _put_right(self, visits: Visits, days: list[int], as_of: int) -> None:
        checked = _checked(days, self.horizon_)
        self.calibration_ = self._calibration(visits, checked).in_season(visits, checked, as_of, self.horizon_)

    def refreshed(self, sales: Sales, as_of: int, *, seed: int = 0, progress: Progress = silent) -> Self:
        """The same model put right with what is known by the end of `as_of`; what takes long to learn is not learned again."""
        return self.fit(sales, as_of, self.horizon_, seed=seed, progress=progress)

    def range_from(self, hidden: ValueModel, sales: Sales, as_of: int) -> Self:
        """Ranges of who almost surely returns, put right with the last `horizon_` days up to `as_of` as `hidden` expected them:
        the same kind of model, learned before those days. Only so is seen how far a range holds in days to come; what was
        learned from the days themselves is surer of them. One that had seen less than two horizons tells of its own youth
        alone: then ranges stay."""
        visits, day = Visits.of(sales.until(as_of)), as_of - self.horizon_
        if day - int(visits.day.min(initial=day)) < 2 * self.horizon_:
            return self
        answers = Answers.after(visits, day, self.horizon_)
        before = replace(hidden.calibration_, agreed=1.0).applied(hidden._outlook(visits.until(day), day))
        self.calibration_ = self.calibration_.sure_of(before.of(answers.known), answers.spend[answers.known])
        return self

    def predict(self, sales: Sales, as_of: int, horizon: int | None = None) -> dict[str, np.ndarray]:
        """For each customer (C,), from what was known at the end of `as_of`: expected_spend, expected_spend_low and
        expected_spend_high (10 % and 90 % points), return_probability; next_order_day, next_order_low,
        next_order_high and due_day (days since 1970, −1 unknown; see `Cadence`). A customer without a purchase gets 0.

        `horizon` in days, by default what was learned for. A longer one never expects less of anybody and never makes a
        return less likely (`at_horizon`). Raises `argument.wrong` for one outside 7–365.
        """
        horizon = self.horizon_ if horizon is None else _valid(horizon)
        visits = sales.visits.until(as_of)
        known = visits.count > 0
        calibration = self.calibration_
        outlook = calibration.applied(self._outlook(visits, as_of))
        if horizon != self.horizon_:
            outlook = at_horizon(outlook, visits, as_of, self.horizon_, horizon)
        low, high = calibration.range(outlook)
        figures = {
            "expected_spend": outlook.mean,
            "expected_spend_low": low,
            "expected_spend_high": high,
            "return_probability": outlook.returns,
        }
        if not visits.amount.any():
            figures = {name: a if name == "return_probability" else np.zeros_like(a) for name, a in figures.items()}
        rhythm = cadence(visits, as_of, horizon)
        return {
            **{name: np.where(known, array, 0.0) for name, array in figures.items()},
            "next_order_day": rhythm.day,
            "next_order_low": rhythm.low,
            "next_order_high": rhythm.high,
            "due_day": rhythm.due,
        }

    def _calibration(self, visits: Visits, days: list[int]) -> Calibration:
        """What the answers of past `days` say."""
        hidden = []
        for day in days:
            answers = Answers.after(visits, day, self.horizon_)
            guess = self._unseen(visits.until(day), day)
            hidden.append((guess.of(answers.known), answers.spend[answers.known], answers.came[answers.known]))
        if not hidden:
            return Calibration()
        guesses, spend, came = zip(*hidden, strict=True)
        return Calibration.of(Outlook.joined(guesses), np.concatenate(spend), np.concatenate(came), self.believed)

    def _learn(self, visits: Visits, days: list[int], seed: int, progress: Progress) -> None:  # noqa: B027
        """Learn from past `days` (oldest first, perhaps none). A rule has nothing to learn."""

    def _unseen(self, visits: Visits, as_of: int) -> Outlook:
        """As `_outlook` on a day that was learned from, as seen by what did not learn from the customer."""
        return self._outlook(visits, as_of)

    @abstractmethod
    def _outlook(self, visits: Visits, as_of: int) -> Outlook:
        """How each customer (C,) looks at the end of `as_of`, before it is put right."""

    def to_archive(self) -> bytes:
        """What was learned, as bytes: numbers only, no names, no code."""
        return pack({"model": self.name, "horizon": self.horizon_, "calibration": self.calibration_.numbers()})

    @classmethod
    def from_archive(cls, data: bytes) -> Self:
        """The model that `to_archive` kept. Raises `shop.damaged`."""
        return cls()._read(Artefact(data))

    def _read(self, artefact: Artefact) -> Self:
        try:
            self.horizon_ = int(artefact.parameters["horizon"])
            self.calibration_ = Calibration(**artefact.parameters["calibration"])
        except (KeyError, TypeError, ValueError) as error:
            raise ShopError("shop.damaged", what="model") from error
        return self
