"""The shop's customers by how lately they came, how often they come and what they spend: the grid, the groups in it, and
who has moved between them since a month before. What the Segments page and `segments` show."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log
from typing import Any, Final

from engine import segments
from engine.store import models, statistics
from engine.store import segments as store
from engine.store.customers import iso

_USUAL_ERROR: Final = 0.1
"""Of all that a model expects: no model is taken to be nearer than this, however well it did on hidden weeks."""

_STUDENT: Final = (3.078, 1.886, 1.638, 1.533)
"""The 90 % point of Student's t for 1 to 4 hidden windows: what one saw of few must be taken for less."""


def segmentation(connection: sqlite3.Connection) -> dict[str, Any]:
    """See `Shop.segments`."""
    rows = store.cells(connection)
    run = models.current_run(connection)
    as_of = statistics.last_day(connection)
    groups = _groups(rows)
    for name, now, before in statistics.movement(connection, "segment"):
        groups.setdefault(name, Group(now)).before = before
    grid: dict[tuple[int, int], Group] = {}
    eight = {code: Group() for code in segments.EIGHT}
    for row in (row for row in rows if row["r"] is not None):
        grid.setdefault((row["r"], _fm(row)), Group()).add(row)
        eight[segments.eight_of(row["r"], row["f"], row["m"])].add(row)
    everybody = sum(group.customers for group in groups.values())
    buyers = sum(cell.customers for cell in grid.values())
    wrong = _error(run) if run else None
    told = [
        {
            "code": code,
            **group.told(everybody, as_of, wrong),
            "before": group.before,
            **group.moved(code),
            "suggested_goal": segments.suggested_goal(code),
        }
        for code, group in groups.items()
    ]
    return {
        "groups": sorted(told, key=lambda group: -group["value"]),
        "grid": [
            {
                "r": r,
                "fm": fm,
                "segment": cell.names.most_common(1)[0][0],
                "segments": dict(cell.names.most_common()),
                "scores": sorted(cell.scores),
                **cell.told(everybody, as_of, wrong),
            }
            for (r, fm), cell in sorted(grid.items(), reverse=True)
        ],
        "states": {name: {"now": n, "before": b} for name, n, b in statistics.movement(connection, "state")},
        "eight": [
            {
                "code": code,
                "scores": sorted(some.scores),
                **some.told(everybody, as_of, wrong),
                "suggested_goal": segments.suggested_goal(code),
            }
            for code, some in eight.items()
        ],
        "scores": {name: _scores(rows, name, as_of) for name in ("r", "f", "m", "fm")},
        "customers": everybody,
        "buyers": buyers,
        "too_few": buyers < segments.FEWEST,
        "fewest": segments.FEWEST,
        "high": segments.HIGH,
        "moves_known": any(row["segment_before"] is not None for row in rows),
        "as_of": iso(as_of),
        "horizon": run["horizon"] if run else None,
        "learned": iso(run["as_of"]) if run else None,
    }


class Group:
    """Some customers, summed up row by row of `store.segments.cells`."""

    def __init__(self, customers: int = 0) -> None:
        self.customers = customers
        self.before = 0
        self.value = self.expected = self.spread = 0.0
        self.ranges: dict[str, tuple[float, float]] = {}
        self.names: Counter[str] = Counter()
        self.came_from: Counter[str] = Counter()
        self.went_to: Counter[str] = Counter()
        self.scores: set[tuple[int, int, int]] = set()

    def add(self, row: Mapping[str, Any]) -> None:
        self.customers += row["customers"]
        self.value += row["value"]
        self.expected += row["expected"]
        self.spread += row["spread"]
        self.names[row["segment"]] += row["customers"]
        if row["r"] is not None:
            self.scores.add((row["r"], row["f"], row["m"]))
        for name in ("day", "visits", "value"):
            first, last = row[f"{name}_first"], row[f"{name}_last"]
            if first is not None:
                low, high = self.ranges.get(name, (first, last))
                self.ranges[name] = (min(low, first), max(high, last))

    def told(self, everybody: int, as_of: int | None, wrong: float | None) -> dict[str, Any]:
        """customers, share, value, expected (None where nothing is, or was learned yet), expected_low and expected_high (None
        where the model has not been checked), and the ranges of days since the last purchase, visits and spend of those who
        bought (None without any).

        `wrong` is the error that all have in common, see `_error`; those of single customers, which their own ranges tell,
        cancel out in a sum.
        """
        known = self.expected > 0
        off = 1.0
        if known and wrong is not None:
            off += (self.spread / (2 * self.expected) ** 2 + wrong**2) ** 0.5
        bought = as_of is not None and "day" in self.ranges
        days = [as_of - day for day in reversed(self.ranges["day"])] if as_of is not None and bought else None
        return {
            "customers": self.customers,
            "share": self.customers / everybody if everybody else 0.0,
            "value": self.value,
            "expected": self.expected if known else None,
            "expected_low": self.expected / off if off > 1 else None,
            "expected_high": self.expected * off if off > 1 else None,
            "days": days,
            "visits": list(self.ranges["visits"]) if bought else None,
            "spent": list(self.ranges["value"]) if bought else None,
        }

    def moved(self, code: str) -> dict[str, Any]:
        """joined and left (since a month before), and from where and to where; None of those who have not bought: nobody
        knows who was known a month before."""
        if code == segments.PROSPECTS:
            return dict.fromkeys(("joined", "left", "came_from", "went_to"))
        return {
            "joined": self.came_from.total(),
            "left": self.went_to.total(),
            "came_from": dict(self.came_from.most_common()),
            "went_to": dict(self.went_to.most_common()),
        }


def _groups(rows: Iterable[Mapping[str, Any]]) -> dict[str, Group]:
    """The groups by their codes; whoever had not bought a month before came from the prospects."""
    groups: dict[str, Group] = {}
    for row in rows:
        now, before = row["segment"], row["segment_before"] or segments.PROSPECTS
        groups.setdefault(now, Group()).add(row)
        if now != before:
            groups[now].came_from[before] += row["customers"]
            groups.setdefault(before, Group()).went_to[now] += row["customers"]
    return {code: group for code, group in groups.items() if group.customers or code != segments.PROSPECTS}


def _fm(row: Mapping[str, Any]) -> int:
    return int(row["f"] + row["m"] + 1) // 2


def _scores(rows: Iterable[Mapping[str, Any]], name: str, as_of: int | None) -> list[dict[str, Any]]:
    """What each score from 5 to 1 means in this shop: score, customers, value, and the ranges of `Group.told`."""
    found: dict[int, Group] = {}
    for row in rows:
        if row["r"] is not None:
            found.setdefault(_fm(row) if name == "fm" else row[name], Group()).add(row)
    kept = ("customers", "value", "days", "visits", "spent")
    told = {score: group.told(0, as_of, 0.0) for score, group in found.items()}
    return [{"score": score, **{key: told[score][key] for key in kept}} for score in sorted(told, reverse=True)]


def _error(run: Mapping[str, Any]) -> float | None:
    """How far what the model in use expects of all customers together may be off, as a share, eight times of ten: by the
    logarithms of expected over true spend on hidden windows. None where there was no such window.

    Customers err alike (a wet autumn is wet for all), so that this does not shrink with their number.
    """
    winner = run["winners"].get("value")
    windows = (run["evaluation"] or {}).get("value_windows") or ()
    totals = [((window.get("value") or {}).get(winner) or {}).get("total") for window in windows]
    known = [log(total) for total in totals if total]
    if not known:
        return None
    error = max((sum(each**2 for each in known) / len(known)) ** 0.5, _USUAL_ERROR)
    return _STUDENT[min(len(known), len(_STUDENT)) - 1] * error
