"""Customer value on several hidden windows of each set: ours beside the public methods of `value_quality.py peers`, and
our ranges beside boosted quantiles over the same features.

BG/NBD with Gamma-Gamma is the package lifetimes, where it can be imported or in the interpreter that `--lifetimes-python`
names; without it, its rows are left out and it is said.
"""

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from measuring import SHARED, Row, engine, python, run

SCORE = SHARED / "measure" / "value_quality.py"
HERE = Path(__file__).resolve().parent
SETS = {"online_retail": 90, "cdnow": 90, "retail_data": 90, "coffee": 28}
"""Days of the horizon."""
MEAN_ERROR = ("online_retail", "cdnow")
"""Sets of which the mean error has a limit; of the others it is only printed."""
WINDOWS = 4
STEP = 30
"""Days between two windows, at most; a horizon where that is shorter."""
FEW = 100
"""Customers below which the share inside the ranges decides nothing and is only printed."""

sets: tuple[str, ...] = tuple(SETS)
lifetimes_python: str | None = sys.executable if importlib.util.find_spec("lifetimes") else None
"""Set by `run.py --lifetimes-python`."""

Figures = dict[str, float]


@dataclass(frozen=True)
class Window:
    """One hidden window, figures as `value_quality.measures` gives them: ours with pinball and inside (NaN where nobody is
    sure), those of each peer, pinballs of a constant pair and of boosted quantiles, how many are sure, and the median
    errors in days of the next order's date, ours and that of last date plus mean gap."""

    ours: Figures
    peers: dict[str, Figures]
    constant: float
    boosted: float
    sure: int
    date: float
    own_gap: float


def measure(folder: Path) -> Iterator[Row]:
    if lifetimes_python is None:
        print("lifetimes is not installed and --lifetimes-python was not given: BG/NBD + Gamma-Gamma is left out")
    for name in sets:
        print(f"-- {name}", flush=True)
        yield from _rows(name, _measured(folder / name, name, SETS[name]))


def _rows(name: str, windows: list[Window]) -> Iterator[Row]:
    """The last window is the one of the issue; means over all of them say what it owes to chance."""
    last = windows[0]
    for key, least in (("gini", True), ("auc", True), ("mae", False)):
        limit = 1.0 if least else 0.95
        best = max if least else min
        if least or name in MEAN_ERROR:
            peer = best(figures[key] for figures in last.peers.values())
            yield Row(f"{name} {key}, last window, beside the best peer", last.ours[key], "", limit, peer, least)
        mean = float(np.mean([w.ours[key] for w in windows]))
        peer = best(float(np.mean([w.peers[p][key] for w in windows])) for p in last.peers)
        if least or name in MEAN_ERROR:
            yield Row(
                f"{name} {key}, mean of {len(windows)} windows, beside the best peer", mean, "", limit, peer, least
            )
        else:
            print(f"      {name} {key}, mean of {len(windows)} windows: {mean:.4f}, best peer {peer:.4f}")

    def off(totals: list[float]) -> float:
        return float(np.median(np.abs(np.log(np.maximum(totals, 1e-9)))))

    totals = [w.ours["total"] for w in windows]
    peer = min(off([w.peers[p]["total"] for w in windows]) for p in last.peers)
    yield Row(f"{name} total, median distance from 1 (logarithm), beside the nearest peer", off(totals), "", 1.0, peer)
    yield Row(f"{name} total, farthest from 1 (times)", max(max(t, 1 / max(t, 1e-9)) for t in totals), "", 2.0)
    pinball = float(np.mean([w.ours["pinball"] for w in windows]))
    for words, of in (
        ("a constant pair", [w.constant for w in windows]),
        ("boosted quantiles", [w.boosted for w in windows]),
    ):
        yield Row(f"{name} pinball, last window, beside {words}", last.ours["pinball"], "", 1.0, of[0])
        yield Row(
            f"{name} pinball, mean of {len(windows)} windows, beside {words}", pinball, "", 1.0, float(np.mean(of))
        )
    sure = sum(w.sure for w in windows)
    inside = sum(w.ours["inside"] * w.sure for w in windows if w.sure) / max(sure, 1)
    for words, share, number in (("last window", last.ours["inside"], last.sure), ("all windows", inside, sure)):
        if number >= FEW:
            yield Row(
                f"{name} inside the range ({share:.3f} of {number} sure, {words}): off 0.8", abs(share - 0.8), "", 0.03
            )
        else:
            print(f"      {name} inside the range, {words}: {share:.3f} of {number}, too few to decide")
    dates, gaps = (float(np.mean([getattr(w, key) for w in windows])) for key in ("date", "own_gap"))
    yield Row(
        f"{name} next order, median error, last window, beside last date + own mean gap",
        last.date,
        "days",
        0.9,
        last.own_gap,
    )
    yield Row(f"{name} next order, median error, mean of {len(windows)} windows", dates, "days", 0.9, gaps)


def _measured(folder: Path, name: str, horizon: int) -> list[Window]:
    """Newest first."""
    import pandas as pd

    folder.mkdir()
    python(SHARED / "measure" / "prepare.py", folder, name)
    table, shop = folder / f"{name}_sales.csv", folder / f"{name}.regulars"
    engine("import", shop, table, "--json")
    sales = pd.read_csv(table, dtype={"customer": str, "product": str, "receipt": str}, parse_dates=["date"])
    ends = [sales.date.max().normalize() - pd.Timedelta(days=min(STEP, horizon) * n) for n in range(WINDOWS)]
    days = [f"{end - pd.Timedelta(days=horizon):%Y-%m-%d}" for end in ends]
    print(python(HERE / "value_ours.py", shop, horizon, folder, *days).output.strip(), flush=True)
    windows = []
    for day, end in zip(days, ends, strict=True):
        known, split = sales[sales.date.dt.normalize() <= end], folder / day / "split"
        known.to_csv(folder / "known.csv", index=False)
        # The last sale may be older than the window's end; the split is by the last sale.
        gone = (end - known.date.max().normalize()).days
        python(SCORE, "split", folder / "known.csv", split, "--days", horizon - gone)
        windows.append(_window(folder / day, split, known, day, horizon))
        print(f"      {day}: ours {_told(windows[-1].ours)}", flush=True)
        for peer, figures in windows[-1].peers.items():
            print(f"        {peer}: {_told(figures)}")
        print(
            f"        pinball of a constant pair {windows[-1].constant:.4f}, boosted quantiles {windows[-1].boosted:.4f}"
        )
    return windows


def _window(folder: Path, split: Path, known: Any, day: str, horizon: int) -> Window:
    import pandas as pd

    score = _module()
    spend = score.truth_of(split)
    ours, boosted = (
        pd.read_csv(folder / file, dtype={"customer_id": str}).set_index("customer_id").reindex(spend.index).fillna(0)
        for file in ("ours.csv", "boosted.csv")
    )
    true = spend.to_numpy()
    low, high = ours.expected_spend_low.to_numpy(), ours.expected_spend_high.to_numpy()
    sure = (ours.return_probability >= 0.9).to_numpy()
    figures = score.measures(true, ours.expected_spend, ours.return_probability)
    figures["pinball"] = score.pinball(true, low, high)
    figures["inside"] = float(((true >= low) & (true <= high))[sure].mean()) if sure.any() else float("nan")
    cut, date = pd.Timestamp(day), known.date.dt.normalize()
    before, after = (known[part].groupby("customer") for part in (date <= cut, date > cut))
    visit_days = before.date.agg(lambda dates: dates.dt.normalize().nunique())
    first, last = before.date.min().dt.normalize(), before.date.max().dt.normalize()
    returned = after.date.min().dt.normalize()
    some = visit_days.index[(visit_days > 1) & visit_days.index.isin(returned.index)]
    gap = (last - first).dt.days / (visit_days - 1).clip(lower=1)
    actual = (returned[some] - cut).dt.days.to_numpy()
    own = ((last[some] - cut).dt.days + gap[some]).to_numpy()
    guess = ours.next_order_day[some].to_numpy() - (cut - pd.Timestamp(0)).days
    return Window(
        ours=figures,
        peers=_peers(split, horizon),
        constant=score.pinball(true, np.quantile(true, 0.1), np.quantile(true, 0.9)),
        boosted=score.pinball(
            true, *(boosted[key].to_numpy() for key in ("expected_spend_low", "expected_spend_high"))
        ),
        sure=int(sure.sum()),
        date=float(np.median(np.abs(guess - actual))),
        own_gap=float(np.median(np.abs(own - actual))),
    )


def _peers(split: Path, horizon: int) -> dict[str, Figures]:
    """What `value_quality.py peers` prints; without lifetimes it ends after the simple rules."""
    command = [lifetimes_python or sys.executable, SCORE, "peers", split, "--days", horizon]
    if lifetimes_python:
        output = run(command).output
    else:
        output = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False).stdout
    rows = {line[:36].strip(): line[36:] for line in output.splitlines() if " gini " in line}
    return {
        peer: {key: float(value) for key, value in re.findall(r"(\w+) (-?[\d.]+|nan)", figures)}
        for peer, figures in rows.items()
    }


def _told(figures: Figures) -> str:
    return "  ".join(f"{key} {value:.4f}" for key, value in figures.items())


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("value_quality", SCORE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
