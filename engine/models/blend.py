"""A logistic regression and a network that goes on from it: how far, a shop's own newest weeks tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

import numpy as np

from engine.errors import ShopError
from engine.features.history import Floats
from engine.models.artefact import Artefact, pack
from engine.models.examples import Examples
from engine.models.linear import Linear, sampled
from engine.models.network import Network
from engine.progress import Progress, part, silent

_OVERLAP = 2
"""Of the cut-offs, the newest whose answers came, in part, on the days that hold those of the very last."""
_CUTOFFS = 6
"""Cut-offs that a shop has at least where some are left out: of a younger one's, too much would be missing."""
_WHOLE = 1.0
"""Share of the network where nothing tells how much of it is nearest."""
_SURE = 20.0
"""How strongly the share is drawn there, in units of likelihood."""
_BELIEVED = 0.5
"""Of what is learned of the share, as much is believed: the likelihood is that of all candidates, lists show ten of them
(measured on two or three earlier windows each, all → half: Online Retail *new* 0.131 → 0.134, no other list worse than by
its noise)."""
_SHARES = np.linspace(0, 1, 21)


class Blend:
    """Features (n, F) → probability (n,): the logit is the regression's and `share_` of what the network adds to it.

    The network finds what only many examples can tell, the regression does not take chance for a rule. Both learn from
    past cut-offs without the newest, which says how much of the network is nearest to what was bought (stacking: Wolpert,
    "Stacked Generalization", Neural Networks 1992). Then the regression is made anew with the newest cut-offs, and the
    network goes on with them.
    """

    network_: Network
    linear_: Linear
    share_: float

    def __init__(self, **network: Any) -> None:
        """Settings of the network."""
        self._learner = Network(**network)

    def fit(
        self,
        found: Examples,
        *,
        earlier: Blend | None = None,
        seed: int = 0,
        progress: Progress = silent,
        step: str = "train.network",
    ) -> Self:
        """Learn from examples of several cut-offs; from `earlier` on. Raises `model.too_little_data`."""
        if earlier is not None and len(earlier.network_.mean_) == found.features.shape[1]:
            self._look(found, seed, earlier.network_)
            self.linear_, self.share_ = self._linear(found, seed, earlier.linear_), earlier.share_
            self._network(found, seed, progress, step, earlier.network_)
            return self
        early = found.of_cutoffs(slice(None, -_OVERLAP if len(found.sizes) >= _CUTOFFS else 0))
        if not Network.enough(early.answer):
            self._look(found, seed)
            self.linear_, self.share_ = self._linear(found, seed), _WHOLE
            self._network(found, seed, progress, step)
            return self
        self._look(early, seed)
        self.linear_ = self._linear(early, seed)
        self._network(early, seed, part(progress, 0.0, 0.85), step)
        self.share_ = self._nearest(found.of_cutoffs(slice(-1, None)))
        self.linear_ = self._linear(found, seed)
        recent = found.of_cutoffs(slice(-max(_OVERLAP + 2, len(found.sizes) // 3), None))
        recent = recent if Network.enough(recent.answer) else found
        self._network(recent, seed, part(progress, 0.85, 1.0), step, self.network_)
        return self

    def predict(self, x: Floats) -> Floats:
        """Probabilities (n,) of examples x (n, F)."""
        network, linear = self._logits(x)
        logit = self.share_ * network + (1 - self.share_) * linear
        return (1 / (1 + np.exp(-logit))).astype(np.float32)

    def _look(self, found: Examples, seed: int, earlier: Network | None = None) -> None:
        if not Network.enough(found.answer):
            raise ShopError("model.too_little_data", lines=len(found.answer))
        self.network_ = self._learner.looked(found.features, found.weight, earlier=earlier, seed=seed)

    def _network(
        self, found: Examples, seed: int, progress: Progress, step: str, earlier: Network | None = None
    ) -> None:
        self._learner.fit(
            found.features, found.answer, found.weight,
            linear=self.linear_, earlier=earlier, seed=seed, progress=progress, step=step,
        )  # fmt: skip

    def _linear(self, found: Examples, seed: int, earlier: Linear | None = None) -> Linear:
        rows, counts = sampled(found.answer, seed)
        seen = self.network_.seen(found.features[rows])
        return Linear().fit(seen, found.answer[rows], found.weight[rows] * counts, earlier=earlier)

    def _nearest(self, hidden: Examples) -> float:
        """The share of the network that makes the answers of hidden examples likeliest."""
        one, other = self._logits(hidden.features)
        lost = [
            hidden.weight @ np.logaddexp(0, np.where(hidden.answer, -1, 1) * (share * one + (1 - share) * other))
            for share in _SHARES
        ]
        likeliest = _SHARES[np.argmin(lost + _SURE / 2 * (_SHARES - _WHOLE) ** 2)]
        return float(_WHOLE + _BELIEVED * (likeliest - _WHOLE))

    def _logits(self, x: Any) -> tuple[Floats, Floats]:
        network, linear = np.empty((2, len(x)), np.float32)
        size = 32768
        for start in range(0, len(x), size):
            rows = slice(start, start + size)
            seen = self.network_.seen(x[rows])
            linear[rows] = self.linear_.logit(seen)
            network[rows] = self.network_.logit(seen, linear[rows])
        return network, linear

    def packed(self, parameters: Mapping[str, Any]) -> bytes:
        """As an archive, with further parameters."""
        arrays = {**self.network_.arrays(), "linear": self.linear_.coefficients_}
        return pack({**parameters, "share": self.share_}, arrays, {"network": self.network_.network_})

    @classmethod
    def of(cls, data: bytes) -> Self:
        """What `packed` made. Raises `shop.damaged`."""
        artefact, blend = Artefact(data), cls()
        blend.network_, blend.linear_ = Network.of(artefact), Linear()
        blend.share_ = float(artefact.parameters.get("share", 1.0))
        blend.linear_.coefficients_ = artefact.array("linear")
        return blend
