"""How a customer's spending may turn out: nothing, or a lognormal amount (Wang, Liu, Miao 2019, §3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.features.customers import Doubles

_LEAST = 1e-9
_GOLDEN = (5**0.5 - 1) / 2
"""Its multiples fill the range from 0 to 1 evenly (Weyl)."""


@dataclass(frozen=True)
class Outlook:
    """Zero-inflated lognormal spending of customers: arrays (C,).

    `returns` is the probability to buy at all; if they do, the logarithm of what they spend (shop's currency) has mean
    `level` and spread `spread`. Amounts above `bound` (C,) are hardly believed: no quantile is above it, and a mean
    above it nears twice the bound without reaching it, so that larger customers stay larger.
    """

    returns: Doubles
    level: Doubles
    spread: Doubles
    bound: Doubles

    @classmethod
    def expecting(cls, spend: Doubles, returns: Doubles, spread: float, bound: Doubles) -> Outlook:
        """The outlook whose mean is `spend` (C,)."""
        level = np.log(np.maximum(spend, _LEAST) / np.maximum(returns, _LEAST)) - spread**2 / 2
        return cls(returns, level, np.full(len(spend), spread), bound)

    @classmethod
    def joined(cls, parts: Sequence[Outlook]) -> Outlook:
        """The outlooks of several groups of customers, one after the other."""
        return cls(*(np.concatenate([getattr(p, name) for p in parts]) for name in cls.__dataclass_fields__))

    def blended(self, other: Outlook, share: float) -> Outlook:
        """This outlook, with `share` of the other's word: of the logit of returning and the logarithm of the mean."""
        logit = (1 - share) * _logit(self.returns) + share * _logit(other.returns)
        mean = (1 - share) * _log_mean(self) + share * _log_mean(other)
        returns = 1 / (1 + np.exp(-logit))
        return replace(self, returns=returns, level=mean - np.log(returns) - self.spread**2 / 2)

    @property
    def mean(self) -> Doubles:
        """Expected spend (C,)."""
        mean = self.returns * np.exp(self.level + self.spread**2 / 2)
        beyond = np.maximum(mean / self.bound - 1, 0)
        return np.where(beyond > 0, self.bound * (1 + beyond / (1 + beyond)), mean)

    def quantile(self, share: float | Doubles) -> Doubles:
        """The amount (C,) that spending stays below in `share` of the cases."""
        from scipy.special import ndtri

        within = (share - (1 - self.returns)) / np.maximum(self.returns, _LEAST)
        amount = np.exp(self.level + self.spread * ndtri(np.clip(within, _LEAST, 1 - _LEAST)))
        return np.where(within <= 0, 0.0, np.minimum(amount, self.bound))

    def share_below(self, spend: Doubles) -> Doubles:
        """In which share of the cases spending stays below `spend` (C,).

        For 0, the customers are spread evenly over the cases without any (as a randomised probability integral transform
        does, without chance): so that the shares are even wherever the outlook is right.
        """
        from scipy.special import ndtr

        within = ndtr((np.log(np.maximum(spend, _LEAST)) - self.level) / self.spread)
        spread_out = np.arange(len(spend)) * _GOLDEN % 1
        return np.where(spend > 0, 1 - self.returns + self.returns * within, (1 - self.returns) * spread_out)

    def of(self, rows: np.ndarray) -> Outlook:
        """The outlook of some of the customers."""
        return Outlook(self.returns[rows], self.level[rows], self.spread[rows], self.bound[rows])

    def scaled(self, factor: float, returns: Doubles) -> Outlook:
        """All amounts times `factor`, with other return probabilities."""
        return replace(self, returns=returns, level=self.level + np.log(factor))


def _logit(share: Doubles) -> Doubles:
    share = np.clip(share, 1e-6, 1 - 1e-6)
    return np.log(share / (1 - share))


def _log_mean(outlook: Outlook) -> Doubles:
    return np.log(np.maximum(outlook.returns, _LEAST)) + outlook.level + outlook.spread**2 / 2
