"""The Fellegi–Sunter model, with a class of its own for people of one household.

Fellegi and Sunter (1969) weigh each field by how often it agrees in pairs that are one person (m) and by chance in pairs
that are not (u). People of one family agree in address, phone and surname, far beyond chance, and are not one person:
with two classes alone they look like one. So there are three, as in Larsen and Rubin (2001): one person, one household,
strangers. u of strangers is known from how common each value is (term frequencies, Winkler 1989); the shares of the
classes, and how often each field agrees in the first two, are learned from the shop's own pairs by EM with priors.
"""

from collections.abc import Mapping
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from engine.cleaning.identity.comparing import ContactLevel, Levels, Logs, PlaceLevel

PERSON, HOUSEHOLD = 0, 1

_PRIORS: Final = {
    #           one person                                     one household
    "name": (
        (0.005, 0.01, 0.02, 0.04, 0.07, 0.08, 0.055, 0.72),
        (0.186, 0.76, 0.01, 0.03, 0.005, 0.006, 0.001, 0.002),
    ),
    "email": ((0.30, 0.06, 0.64), (0.975, 0.005, 0.02)),
    "phone": ((0.27, 0.03, 0.70), (0.63, 0.02, 0.35)),
    "mask": ((0.25, 0.75), (0.70, 0.30)),
    "card": ((0.08, 0.00, 0.92), (0.9, 0.00, 0.1)),
    "birthday": ((0.01, 0.05, 0.03, 0.91), (0.969, 0.02, 0.001, 0.01)),
    "address": ((0.10, 0.05, 0.04, 0.15, 0.66), (0.04, 0.03, 0.03, 0.12, 0.78)),
}
"""How often each level is reached, by class, before the shop has told anything; levels as in `comparing.LEVELS`."""

_STRENGTH: Final = 100.0
"""Pairs that the priors are worth."""

_ROUNDS: Final = 30
_EXPECTED: Final = 0.01
"""Customers, of each, who are there twice or live with another, as far as nobody has looked."""


class Weights:
    """Learns from the pairs of one shop and says how likely each of them is one person.

    shares_: of the classes person and household among all pairs, float (2,). rates_: field → (2, levels).
    """

    shares_: npt.NDArray[np.float64]
    rates_: dict[str, npt.NDArray[np.float64]]

    def fit(self, levels: Mapping[str, Levels], chance: Mapping[str, Logs], customers: int) -> Self:
        """levels and chance: as `compare_pairs` gives them, of candidate pairs; all other pairs of these customers are
        strangers."""
        everything = max(customers * (customers - 1) / 2, 1.0)
        expected = _EXPECTED * customers + 0.5
        self.shares_ = np.full(2, expected / everything)
        self.rates_ = {field: np.array(prior) for field, prior in _PRIORS.items()}
        for _ in range(_ROUNDS):
            before = self.shares_
            classes = self._classes(levels, chance)
            self.shares_ = (classes.sum(1) + expected) / everything
            for field, prior in _PRIORS.items():
                # Shifted by one, so that pairs without the field are counted apart.
                counts = np.array([np.bincount(levels[field] + 1, weight, len(prior[0]) + 1)[1:] for weight in classes])
                counts += np.array(prior) * _STRENGTH
                self.rates_[field] = counts / counts.sum(1, keepdims=True)
            if np.abs(np.log(self.shares_ / before)).max() < 1e-4:
                break
        return self

    def person(self, levels: Mapping[str, Levels], chance: Mapping[str, Logs]) -> npt.NDArray[np.float64]:
        """How likely each pair is one person, (pairs,)."""
        return self._classes(levels, chance)[PERSON]

    def _classes(self, levels: Mapping[str, Levels], chance: Mapping[str, Logs]) -> npt.NDArray[np.float64]:
        """How likely each pair is of the classes person and household, (2, pairs)."""
        logs = [np.full(len(levels["name"]), np.log(min(share, 0.4))) for share in self.shares_]
        stranger = np.zeros(len(levels["name"]))
        for field, rates in self.rates_.items():
            known = np.append(np.log(np.maximum(rates, 1e-9)), np.zeros((2, 1)), axis=1)  # level −1: nothing is said
            for k in (PERSON, HOUSEHOLD):
                logs[k] += known[k][levels[field]]
            stranger += chance[field]
        logs[HOUSEHOLD][~_under_one_roof(levels)] = -np.inf
        top = np.maximum(np.maximum(logs[0], logs[1]), stranger)
        parts = [np.exp(log - top) for log in (*logs, stranger)]
        return np.array(parts[:2]) / np.sum(parts, axis=0)


def _under_one_roof(levels: Mapping[str, Levels]) -> npt.NDArray[np.bool_]:
    """A household shares a contact or an address; otherwise the class would gather all who share a surname."""
    shares = levels["address"] >= PlaceLevel.NEAR
    for field in ("email", "phone", "card"):
        shares |= levels[field] == ContactLevel.SAME
    return shares
