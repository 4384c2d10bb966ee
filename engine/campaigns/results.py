"""What a campaign brought: net sales of the treated compared with those of the control group, afterwards."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from engine.campaigns.audience import DAYS
from engine.store import campaigns, statistics

TOO_EARLY_DAYS: Final = 7
NEGLIGIBLE: Final = 0.05
"""Of what control customers spend: a lift that is surely smaller than that is none."""

_EPOCH: Final = date(1970, 1, 1).toordinal()


def results(connection: sqlite3.Connection, campaign_id: int) -> dict[str, Any]:
    """Measured lift of one campaign. Raises `campaign.unknown`.

    campaign_id, treated, control (people), lift, low, high (extra net sales of all treated together with a 95 %
    interval; None where it cannot be said), verdict (too_early, not_certain, worked, did_not), and days, first, last
    (the days counted: 28 from the day of sending, or as many as the shop has sales for), treated_mean, control_mean
    (net sales a person).

    Both arms were drawn before anything was sent and are counted over the same days, so that the difference of means is
    unbiased; the interval is Welch's (1947) for means of unequal variance. Nobody leaves an arm, whatever happened later.
    """
    campaign = campaigns.get(connection, campaign_id)
    at = campaign["sent_at"] or campaign["exported_at"] or campaign["created_at"]
    # Sales that were known when the campaign was made cannot be its effect.
    first = max(date.fromisoformat(at[:10]).toordinal() - _EPOCH, campaign["as_of"] + 1)
    last = min(first + DAYS - 1, statistics.last_day(connection) or 0)
    days = max(last - first + 1, 0)
    spent = campaigns.spending(connection, campaign_id, first, last)
    treated, control = spent["treated"], spent["control"]
    found: dict[str, Any] = {
        "campaign_id": campaign_id,
        "treated": len(treated),
        "control": len(control),
        "lift": None,
        "low": None,
        "high": None,
        "verdict": "too_early",
        "days": days,
        "first": date.fromordinal(first + _EPOCH).isoformat(),
        "last": date.fromordinal(last + _EPOCH).isoformat() if days else None,
        "treated_mean": sum(treated) / len(treated) if treated and days else None,
        "control_mean": sum(control) / len(control) if control and days else None,
    }
    if days < TOO_EARLY_DAYS or campaign["status"] not in ("exported", "sent"):
        return found
    found["verdict"] = "not_certain"
    if len(treated) < 2 or len(control) < 2:
        return found
    lift, half = _welch(treated, control)
    low, high = lift - half, lift + half
    found |= {"lift": lift * len(treated), "low": low * len(treated), "high": high * len(treated)}
    if half == 0:
        return found  # nobody differs from anybody: no sales yet, and nothing to judge by
    if low > 0:
        found["verdict"] = "worked"
    elif high <= NEGLIGIBLE * max(found["control_mean"], 0.0):
        found["verdict"] = "did_not"
    return found


def _welch(treated: Sequence[float], control: Sequence[float]) -> tuple[float, float]:
    """Difference of means and half the width of its 95 % interval."""
    import numpy as np
    from scipy.stats import t

    a, b = np.asarray(treated), np.asarray(control)
    va, vb = a.var(ddof=1) / len(a), b.var(ddof=1) / len(b)
    if va + vb == 0:
        return float(a.mean() - b.mean()), 0.0
    freedom = (va + vb) ** 2 / (va**2 / (len(a) - 1) + vb**2 / (len(b) - 1))
    return float(a.mean() - b.mean()), float(t.ppf(0.975, freedom) * np.sqrt(va + vb))
