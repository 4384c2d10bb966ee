"""The control group: customers picked at random who get nothing, so that later sales can be compared with theirs."""

from collections.abc import Sequence

import numpy as np


def control_group(values: Sequence[float], share: float, seed: int) -> list[bool]:
    """Who of n people is control, given what is expected of each (n,).

    Stratified: people are ordered by expected value and cut into as many equal groups as there will be controls; one of
    each group is drawn. So both arms hold the same mix of large and small customers, and everybody's chance is the same
    to within the rounding of group sizes. At least one person is always treated; nobody at all gives nobody.
    """
    count = min(round(len(values) * share), len(values) - 1)
    picked = np.zeros(len(values), bool)
    if count > 0:
        random = np.random.default_rng(seed)
        order = np.argsort(-np.asarray(values, float), kind="stable")
        for group in np.array_split(order, count):
            picked[random.choice(group)] = True
    return [bool(one) for one in picked]
