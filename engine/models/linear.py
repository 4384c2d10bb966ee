"""A logistic regression over what the network is shown: it has too few numbers to learn a small shop by heart."""

from __future__ import annotations

from typing import Self

import numpy as np

from engine.features.history import Bools, Floats

_RIDGE = 1000.0
"""Of how many examples the wish that coefficients stay near where they began counts."""
_MOST = 120_000
"""Examples that are looked at; of more, all that were bought (up to half of these) and some of the others."""
_ROUNDS = 12
_NEAR = 1e-3
"""A step so small is the last one."""


class Linear:
    """Features (n, F) of mean 0 and spread about 1 → logit (n,).

    Ridge logistic regression by Newton's method (le Cessie, van Houwelingen, "Ridge Estimators in Logistic Regression",
    1992). Of many examples those that were not bought are sampled, and each counts for those left out (case-control
    sampling, King and Zeng, "Logistic Regression in Rare Events Data", 2001).
    """

    coefficients_: Floats

    def fit(self, x: Floats, y: Bools, weight: np.ndarray, *, earlier: Linear | None = None) -> Self:
        """Learn from examples x (n, F), answers y (n,) and weights (n,); near `earlier`, where that saw as many features."""
        start = np.zeros(x.shape[1] + 1, np.float64)
        if earlier is not None and len(earlier.coefficients_) == len(start):
            start[:] = earlier.coefficients_
        else:
            share = np.clip((weight @ y) / weight.sum(), 1e-6, 1 - 1e-6)
            start[-1] = np.log(share / (1 - share))
        ridge = np.r_[np.full(x.shape[1], _RIDGE), 1e-3]
        counts = (weight * (len(y) / weight.sum())).astype(np.float32)
        at, last, least = start.copy(), start, np.inf
        for _ in range(_ROUNDS):
            loss, gradient, curvature = _slopes(x, y, counts, at)
            loss += ridge @ (at - start) ** 2 / 2
            if loss > least:
                at = (at + last) / 2  # it went too far
                continue
            step = np.linalg.solve(curvature + np.diag(ridge), gradient + ridge * (at - start))
            last, least, at = at, loss, at - step
            if np.abs(step).max() < _NEAR:
                break
        self.coefficients_ = last.astype(np.float32)
        return self

    def logit(self, x: Floats) -> Floats:
        """Logits (n,) of examples x (n, F)."""
        return np.asarray(x @ self.coefficients_[:-1] + self.coefficients_[-1], np.float32)


def _slopes(x: Floats, y: Bools, counts: Floats, at: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
    """Loss, its gradient (F + 1,) and curvature (F + 1, F + 1) at coefficients (F + 1,)."""
    loss, gradient, curvature = 0.0, np.zeros(len(at)), np.zeros((len(at), len(at)))
    for start in range(0, len(y), 16384):
        rows = slice(start, start + 16384)
        part, count, answer = x[rows], counts[rows], y[rows]
        logit = np.clip(part @ at[:-1].astype(np.float32) + np.float32(at[-1]), -30, 30)
        chance = 1 / (1 + np.exp(-logit))
        loss += float(count @ (np.log1p(np.exp(logit)) - answer * logit))
        error, bend = count * (chance - answer), count * chance * (1 - chance)
        across = part.T @ bend
        gradient += np.r_[part.T @ error, error.sum()]
        curvature[:-1, :-1] += (part * bend[:, None]).T @ part
        curvature[-1] += np.r_[across, bend.sum()]
        curvature[:-1, -1] += across
    return loss, gradient, curvature


def sampled(y: Bools, seed: int, most: int = _MOST) -> tuple[np.ndarray, np.ndarray]:
    """Places (m,), ascending, of about `most` of the examples with answers y (n,), and for how many each counts (m,)."""
    if len(y) <= most:
        return np.arange(len(y)), np.ones(len(y))
    bought = int(y.sum())
    share = np.where(y, min(1.0, most / 2 / max(bought, 1)), 1.0)
    others = (most - share[y].sum()) / (len(y) - bought)
    share[~y] = min(1.0, others)
    rows = np.flatnonzero(np.random.default_rng(seed).random(len(y)) < share)
    return rows, 1 / share[rows]
