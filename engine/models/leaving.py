"""Who leaves, and how fast who stays buys: the BG/NBD model (Fader, Hardie, Lee 2005: "Counting Your Customers" the Easy
Way)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from engine.features.customers import Doubles, Visits

_MOST = 2_000
"""Customers that the four numbers are found from."""
_PENALTY = 0.001
"""Weight of the squared logarithms: keeps the numbers finite where all customers are alike."""


@dataclass(frozen=True)
class Leaving:
    """While alive, a customer buys at random with a rate of their own (gamma `r`, `alpha`); after each purchase they
    leave with a probability of their own (beta `a`, `b`). Days."""

    r: float
    alpha: float
    a: float
    b: float

    @classmethod
    def of(cls, repeats: Doubles, last: Doubles, age: Doubles) -> Self:
        """The likeliest numbers for customers (n,): purchase days after the first, days from the first purchase to the
        last and to today."""
        from scipy.optimize import minimize

        if len(repeats) > _MOST:
            some = np.linspace(0, len(repeats) - 1, _MOST).astype(int)
            repeats, last, age = repeats[some], last[some], age[some]
        if not len(repeats):
            return cls(1.0, 30.0, 1.0, 1.0)
        unit = max(float(age.mean()), 1.0)
        found = minimize(
            _loss,
            np.zeros(4),
            (repeats, last / unit, age / unit),
            method="L-BFGS-B",
            bounds=[(-6, 6)] * 4,
            options={"maxiter": 60},
        )
        r, alpha, a, b = np.exp(found.x)
        return cls(float(r), float(alpha) * unit, float(a), float(b))

    def probability(self, repeats: Doubles, last: Doubles, age: Doubles) -> Doubles:
        """That customers (n,) are still customers."""
        odds = np.log(self.a) - np.log(self.b + np.maximum(repeats, 1) - 1)
        odds = odds + (self.r + repeats) * np.log((self.alpha + age) / (self.alpha + last))
        return np.where(repeats > 0, 1 / (1 + np.exp(np.clip(odds, -50, 50))), 1.0)

    def rate(self, repeats: Doubles, age: Doubles) -> Doubles:
        """Purchase days a day of customers (n,) while they are customers."""
        return (self.r + repeats) / (self.alpha + age)


@dataclass(frozen=True)
class Staying:
    """What the model says of each customer (C,) from what was known on a day: the probability `alive` that they are still a
    customer; while they are, they buy on `rate` days a day (its gamma posterior has `shape` and `scale`) and leave after
    a purchase with probability `leaves`."""

    alive: Doubles
    shape: Doubles
    scale: Doubles
    leaves: Doubles

    @classmethod
    def of(cls, visits: Visits, as_of: int) -> Self:
        known = visits.count > 0
        repeats, last, age = (
            np.where(known, days, 0).astype(float)
            for days in (visits.count - 1, visits.last - visits.first, as_of - visits.first)
        )
        model = Leaving.of(repeats[known], last[known], age[known])
        return cls(
            alive=model.probability(repeats, last, age),
            shape=model.r + repeats,
            scale=model.alpha + age,
            leaves=model.a / (model.a + model.b + repeats),
        )

    @property
    def rate(self) -> Doubles:
        return self.shape / self.scale

    def returns(self, days: float) -> Doubles:
        """The probability (C,) of a purchase within so many days: of a gamma-distributed rate, and nobody leaves before
        they have bought."""
        none = (1 + days / self.scale) ** -self.shape
        return np.clip(self.alive * (1 - none), 1e-6, 1 - 1e-6)

    def orders(self, days: float) -> Doubles:
        """Days with a purchase (C,) to be expected of who is a customer now: fewer with each on which they may leave."""
        return -np.expm1(-self.rate * self.leaves * days) / self.leaves


def _loss(logs: Doubles, repeats: Doubles, last: Doubles, age: Doubles) -> float:
    """Negative mean log-likelihood (equation 6 of the paper)."""
    from scipy.special import betaln, gammaln

    r, alpha, a, b = np.exp(logs)
    # Few numbers of purchases occur: the costly functions are looked up.
    number, place = np.unique(repeats, return_inverse=True)
    more = np.maximum(number, 1)
    common = (gammaln(r + number) - gammaln(r))[place] + r * np.log(alpha)
    stays = (betaln(a, b + number) - betaln(a, b))[place] - (r + repeats) * np.log(alpha + age)
    left = (betaln(a + 1, b + more - 1) - betaln(a, b))[place] - (r + repeats) * np.log(alpha + last)
    likelihood = np.where(repeats > 0, np.logaddexp(stays, left), stays) + common
    return float(-likelihood.mean() + _PENALTY * (logs**2).mean())
