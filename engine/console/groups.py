"""The groups of customers in words: what each score means in the shop, the grid, and each group with its figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from engine.console.words import sentences


def segments_words(found: Mapping[str, Any], eight: bool = False) -> list[str]:
    """What `Shop.segments` says, for a person; `eight`: by the eight groups that Chinese shops know."""
    if not found["buyers"]:
        return ["Nobody has bought yet whose name or number is known."]
    head = f"{found['buyers']:,} customers who have bought, up to {found['as_of']}"
    if found["too_few"]:
        return [
            f"{head}: too few for groups. Who is in which would be chance; from {found['fewest']} on, they tell something."
        ]
    if found["learned"] and found["learned"] < found["as_of"]:
        head += f"; what is expected counts from {found['learned']}, up to which was learned"
    return [head, "", *(() if eight else _grid(found)), *_groups(found, eight)]


def _grid(found: Mapping[str, Any]) -> list[str]:
    """Customers by recency (rows) and by frequency and value (columns)."""
    at = {(cell["r"], cell["fm"]): cell["customers"] for cell in found["grid"]}
    columns = "".join(f"{f'FM {fm}':>13}" for fm in range(1, 6))
    lines = [f"{'last purchase':24}{columns}   FM: how often they come and how much they spend, 5 most"]
    for score in found["scores"]["r"]:
        figures = "".join(f"{at.get((score['score'], fm), 0):>13,}" for fm in range(1, 6))
        lines.append(f"R {score['score']}  {_range(score['days']) + ' days ago':19}{figures}")
    for name, key in (("visits", "visits"), ("spent", "spent")):
        scores = {score["score"]: score[key] for score in found["scores"]["fm"]}
        lines.append(f"{name:24}" + "".join(f"{_range(scores.get(fm)):>13}" for fm in range(1, 6)))
    return [*lines, ""]


def _groups(found: Mapping[str, Any], eight: bool) -> list[str]:
    words = sentences("groups.toml")
    lines = []
    for some in found["eight" if eight else "groups"]:
        lines.append(words[some["code"]])
        told = [f"{some['customers']:,} customers ({some['share']:.0%})", f"spent {some['value']:,.2f} so far"]
        if some["expected"] is not None:
            ahead = f"expected to spend {some['expected']:,.2f} in {found['horizon']} days"
            if some["expected_low"] is not None:
                ahead += f" (mostly {some['expected_low']:,.2f} to {some['expected_high']:,.2f})"
            told.append(ahead)
        if found["moves_known"] and some.get("joined") is not None:
            told.append(
                f"{some['customers'] - some['before']:+,} within a month ({some['joined']:,} in, {some['left']:,} out)"
            )
        lines.append(f"    {'; '.join(told)}")
        if some["days"] is not None:
            lines.append(
                f"    last purchase {_range(some['days'])} days ago; each {_range(some['visits'])} visits,"
                f" {_range(some['spent'])} spent"
            )
        if some["suggested_goal"]:
            lines.append(f"    campaign --goal {some['suggested_goal']} --segment {some['code']}")
    return lines


def _range(ends: Sequence[float] | None) -> str:
    if ends is None:
        return "–"
    low, high = (f"{round(end):,}" for end in ends)
    return low if low == high else f"{low}–{high}"
