"""Who belongs together: RFM scores and groups, and a customer's state. Pure functions over arrays, one entry a customer."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.int8]
Codes = npt.NDArray[np.str_]

NEW_DAYS: Final = 60
"""A first purchase within so many days is new."""

LOST_DAYS: Final = 180
"""Days without a purchase after which somebody with one or two visits is lost."""

LEAST_PATIENCE_DAYS: Final = 30
"""Nobody is called quiet before so many days, however often they used to come."""

FEWEST: Final = 20
"""Customers from whom on a fifth of them says something: below, the groups follow the states, not the fifths."""

_OF_STATE: Final = {"new": "new", "regular": "loyal", "quiet": "needs_attention", "lost": "dormant"}

PROSPECTS: Final = "prospects"

# Rows R 5 to R 1, columns FM 1 to FM 5. At R 5 and R 4, FM 1 is `new` where the first purchase is recent.
_GROUPS: Final = np.array(
    [
        ["promising", "promising", "active", "loyal", "champions"],
        ["promising", "promising", "active", "loyal", "loyal"],
        ["almost_lost", "almost_lost", "needs_attention", "needs_attention", "needs_attention"],
        ["almost_lost", "almost_lost", "at_risk", "at_risk", "previously_loyal"],
        ["dormant", "dormant", "at_risk", "at_risk", "previously_loyal"],
    ]
)
SEGMENTS: Final = (*dict.fromkeys(_GROUPS[:, ::-1].ravel().tolist()), "new", PROSPECTS)

STATES: Final = ("new", "regular", "quiet", "lost", "prospect")

_GOALS: Final = {
    "champions": "thank_you",
    "loyal": "replenish",
    "active": "cross_sell",
    "promising": "cross_sell",
    "new": "second_purchase",
    "needs_attention": "replenish",
    "at_risk": "win_back",
    "previously_loyal": "win_back",
    "almost_lost": "win_back",
    "dormant": "win_back",
}

# By R, F, M high (score of at least 4) or low: 重要价值 重要发展 重要保持 重要挽留 一般价值 一般发展 一般保持 一般挽留.
_EIGHT: Final = {
    "HHH": "important_value",
    "HLH": "important_development",
    "LHH": "important_keep",
    "LLH": "important_rescue",
    "HHL": "general_value",
    "HLL": "general_development",
    "LHL": "general_keep",
    "LLL": "general_rescue",
}
EIGHT: Final = tuple(_EIGHT.values())

_GOALS_OF_EIGHT: Final = {
    "important_value": "thank_you",
    "important_development": "cross_sell",
    "important_keep": "win_back",
    "important_rescue": "win_back",
    "general_value": "cross_sell",
    "general_development": "second_purchase",
    "general_keep": "win_back",
    "general_rescue": "win_back",
}

HIGH: Final = 4
"""The lowest score that counts as high among the eight groups."""


def classify(statistics: Mapping[str, npt.NDArray[Any]], as_of: int) -> dict[str, npt.NDArray[Any]]:
    """RFM scores, group and state of every customer on the day `as_of` (days since 1970).

    statistics: arrays (C,) `first_day` and `last_day` (days, nan without a purchase), `visits` (days with a purchase),
    `historic_value` (net), `gap_upper_quartile` (days, nan where there is no gap). Returns arrays (C,): `r`, `f`, `m`
    (1–5, 0 for who never bought), `segment` (one of SEGMENTS; of fewer than FEWEST buyers by their states) and `state` (one of STATES).
    """
    bought = statistics["visits"] > 0
    r, f, m = (np.zeros(len(bought), np.int8) for _ in range(3))
    r[bought] = quintiles(statistics["last_day"][bought])
    f[bought] = quintiles(statistics["visits"][bought])
    m[bought] = quintiles(statistics["historic_value"][bought])
    recent = as_of - statistics["first_day"] <= NEW_DAYS
    state = states(statistics, as_of)
    segment = rfm_groups(r, f, m, recent) if bought.sum() >= FEWEST else of_states(state)
    return {"r": r, "f": f, "m": m, "segment": segment, "state": state}


def quintiles(values: npt.NDArray[Any]) -> Scores:
    """Scores 1 (lowest fifth) to 5; equal values share the lower score, and 3 where all are equal. Shape (n,)."""
    if not len(values) or values.min() == values.max():
        return np.full(len(values), 3, np.int8)
    below = np.searchsorted(np.sort(values), values, side="left")
    return (1 + np.minimum(below * 5 // (len(values) - 1), 4)).astype(np.int8)


def frequency_and_money(f: Scores, m: Scores) -> Scores:
    """FM = (F + M) / 2, halves rounded up."""
    return ((f.astype(np.int8) + m + 1) // 2).astype(np.int8)


def rfm_groups(r: Scores, f: Scores, m: Scores, first_is_recent: npt.NDArray[np.bool_]) -> Codes:
    """Group of each customer (C,), after the grid that Shopify shows; score 0 is a prospect."""
    fm = frequency_and_money(f, m)
    group = _GROUPS[5 - np.maximum(r, 1), np.maximum(fm, 1) - 1]
    group = np.where((r >= 4) & (fm == 1) & first_is_recent, "new", group)
    return np.where(r == 0, PROSPECTS, group)


def of_states(state: Codes) -> Codes:
    """Groups (C,) of a shop of few customers, by the state of each alone: the best fifth of five is one person."""
    return np.array([_OF_STATE.get(code, PROSPECTS) for code in state.tolist()], dtype=np.str_)


def eight_groups(r: Scores, f: Scores, m: Scores) -> Codes:
    """The eight groups that Chinese shops know, by high (at least 4) or low R, F and M; score 0 is a prospect."""
    names = np.array([_EIGHT[f"{a}{b}{c}"] for a in "LH" for b in "LH" for c in "LH"])
    number = (r >= HIGH).astype(np.intp) * 4 + (f >= HIGH) * 2 + (m >= HIGH)
    return np.where(r == 0, PROSPECTS, names[number])


def eight_of(r: int | None, f: int | None, m: int | None) -> str:
    """The same for one customer; scores are None of who never bought."""
    if r is None or f is None or m is None:
        return PROSPECTS
    return _EIGHT["".join("H" if score >= HIGH else "L" for score in (r, f, m))]


def states(statistics: Mapping[str, npt.NDArray[Any]], as_of: int) -> Codes:
    """new, regular, quiet, lost or prospect for each customer (C,); see `classify` for the arrays.

    A regular has come at least three times and is within twice the upper quartile of their own gaps. Who came once or
    twice has no rhythm yet: new, whenever the first visit was, until 60 days have passed without another.
    """
    visits = statistics["visits"]
    away = as_of - statistics["last_day"]
    own = np.maximum(2 * np.nan_to_num(statistics["gap_upper_quartile"]), LEAST_PATIENCE_DAYS)
    known = visits >= 3
    patience = np.where(known, own, NEW_DAYS)
    end = np.where(known, 2 * own, LOST_DAYS)
    return np.select(
        [visits == 0, away <= patience, away <= end],
        ["prospect", np.where(known, "regular", "new"), "quiet"],
        "lost",
    )


def suggested_goal(segment: str) -> str | None:
    """The campaign goal that fits a group, one of the eight too; None where nobody has bought yet."""
    return _GOALS.get(segment) or _GOALS_OF_EIGHT.get(segment)
