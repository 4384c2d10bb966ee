"""Customer value by networks that learned from many past days: spend, range and return probability of each customer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

import numpy as np

from engine.features.customers import Visits, customer_features, usual_spend
from engine.features.history import Sales
from engine.models.alive import Alive
from engine.models.artefact import Artefact, pack
from engine.models.leaving import Staying
from engine.models.network import quiet_keras
from engine.models.outlook import Outlook
from engine.models.spend_examples import SpendExamples
from engine.models.worth import Answers, ValueModel, past_days
from engine.models.zero_inflated import ZeroInflated
from engine.progress import Progress, part, silent

FOLDS = 3
_NEWEST = 3
"""Past days that a network which goes on from an earlier one looks at."""
_ALIVE = 0.2
"""Share of the word of `Alive`: what it assumes of all shops keeps what few past days taught within reason."""


class ValueNetwork(ValueModel):
    """Three networks with the zero-inflated lognormal loss, each learned from two thirds of the customers.

    A customer is predicted by their mean, blended with the model of who is still a customer; what is put right on the
    last hidden days is what each network says of the third that it never saw; the level stays that of all past days, for
    the last ones were learned from, too. No prediction is far above what customers
    ever spent in such a time.
    """

    name: ClassVar[str] = "value"
    believed: ClassVar[float] = 0.0

    def _learn(self, visits: Visits, days: list[int], seed: int, progress: Progress) -> None:
        examples = SpendExamples.of(visits, days, self.horizon_, seed)
        examples.require(fewest=200)
        # Predictions are bounded in the money of the day: in the shop's usual amount of a visit.
        self.most_ = examples.most
        self._fold = np.random.default_rng(seed).integers(0, FOLDS, visits.customers)
        self._train(examples, seed, progress, [None] * FOLDS)

    def _train(
        self, examples: SpendExamples, seed: int, progress: Progress, earlier: Sequence[ZeroInflated | None]
    ) -> None:
        quiet_keras()
        self.networks_ = [
            ZeroInflated().fit(
                examples.where(self._fold[examples.customer] != place),
                seed=seed + place,
                progress=part(progress, place / FOLDS, (place + 1) / FOLDS),
                earlier=earlier[place],
            )
            for place in range(FOLDS)
        ]

    def refreshed(self, sales: Sales, as_of: int, *, seed: int = 0, progress: Progress = silent) -> Self:
        """Each network learns on from what it knew, on the newest past days alone; then it is put right as when it is new."""
        visits = sales.visits.until(as_of)
        days = past_days(int(visits.day.min()), as_of, self.horizon_) if len(visits) else []
        self._fold = np.random.default_rng(seed).integers(0, FOLDS, visits.customers)
        if days:
            self._train(SpendExamples.of(visits, days[-_NEWEST:], self.horizon_, seed), seed, progress, self.networks_)
        self._put_right(visits, days, as_of)
        progress(1.0, "train.value")
        return self

    def _put_right(self, visits: Visits, days: list[int], as_of: int) -> None:
        """Also with the total that `Alive` expects, as far as that held on past days: what is learned of each customer says
        little of how the whole shop fades."""
        super()._put_right(visits, days, as_of)
        alive = Alive()
        alive.horizon_ = self.horizon_

        def expected(day: int) -> float:
            known = visits.until(day)
            return float(alive._outlook(known, day).mean[known.count > 0].sum())

        errors = []
        for day in days[::-2]:
            answers = Answers.after(visits, day, self.horizon_)
            if spent := float(answers.spend[answers.known].sum()):
                errors.append(float(np.log(expected(day) / spent)))
        ours = self.calibration_.applied(self._outlook(visits, as_of)).mean[visits.count > 0].sum()
        self.calibration_ = self.calibration_.in_agreement(float(ours), expected(as_of), errors)

    def _unseen(self, visits: Visits, as_of: int) -> Outlook:
        views = self._views(visits, as_of)
        names = Outlook.__dataclass_fields__
        return Outlook(*(np.choose(self._fold, [getattr(view, name) for view in views]) for name in names))

    def _outlook(self, visits: Visits, as_of: int) -> Outlook:
        views = self._views(visits, as_of)
        names = Outlook.__dataclass_fields__
        return Outlook(*(np.mean([getattr(view, name) for view in views], axis=0) for name in names))

    def _views(self, visits: Visits, as_of: int) -> list[Outlook]:
        features = customer_features(visits, as_of, self.horizon_)
        usual = usual_spend(visits, as_of, self.horizon_)
        bound = np.full(len(usual), self.most_ * visits.usual_amount)
        alive = Alive()
        alive.horizon_ = self.horizon_
        staying = Staying.of(visits, as_of)
        # The networks see who comes often themselves: the model's own probability is what they lack.
        other = alive.expecting(staying, staying.returns(self.horizon_), visits)
        return [network.outlook(features, usual, bound).blended(other, _ALIVE) for network in self.networks_]

    def to_archive(self) -> bytes:
        numbers = {
            "model": self.name,
            "horizon": self.horizon_,
            "calibration": self.calibration_.numbers(),
            "most": self.most_,
        }
        arrays: dict[str, np.ndarray] = {}
        for place, network in enumerate(self.networks_):
            arrays |= network.arrays(f"network{place}")
        return pack(numbers, arrays, {f"network{n}": network.network_ for n, network in enumerate(self.networks_)})

    def _read(self, artefact: Artefact) -> Self:
        super()._read(artefact)
        self.most_ = float(artefact.parameters["most"])
        self.networks_ = [ZeroInflated.of(artefact, f"network{place}") for place in range(FOLDS)]
        return self
