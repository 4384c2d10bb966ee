"""Results as names and values, nested ones indented, alike ones a line each."""

import json
from collections.abc import Mapping
from typing import Any

from engine.columns import LISTS


def show(value: Any, indent: str = "") -> None:
    """Print a result for a person: names and values, nested ones indented."""
    if isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, dict | list) and item:
                print(f"{indent}{name}:")
                show(item, indent + "  ")
            else:
                print(f"{indent}{name}: {text_of(item)}")
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                print(indent + "  ".join(f"{name} {text_of(field)}" for name, field in item.items()))
            else:
                print(f"{indent}{text_of(item)}")
    else:
        print(f"{indent}{text_of(value)}")


def text_of(value: Any) -> str:
    """A value as it is printed."""
    if isinstance(value, float):
        return f"{value:,.4f}".rstrip("0").rstrip(".")
    if value is None or value == []:
        return "–"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=plain)
    return str(value)


def plain(value: Any) -> Any:
    """What JSON does not know: a numpy number as a number, anything else as text."""
    return value.item() if hasattr(value, "item") else str(value)


def reason_of(reason: Mapping[str, Any]) -> str:
    """A reason as its code and values."""
    values = " ".join(f"{name}={text_of(value)}" for name, value in reason.items() if name != "code")
    return f"{reason.get('code', '')} {values}".strip()


def models_table(report: dict[str, Any]) -> list[dict[str, Any]]:
    """Models, newest first, a line each: what is used for each list and for spend, NDCG of the lists on hidden weeks, and
    expected over true spend."""
    rows = []
    for run in report["runs"]:
        lists, value = run["evaluation"].get("lists") or {}, run["evaluation"].get("value") or {}
        used = run["winners"]
        figures = {f"ndcg_{name}": (lists.get(name, {}).get(used.get(name)) or {}).get("ndcg") for name in LISTS}
        rows.append(
            {
                "id": run["run_id"],
                "in_use": run["in_use"],
                "learned": run["started_at"],
                "up_to": run["as_of"],
                "lines": run["lines"],
                **{name: used.get(name) for name in (*LISTS, "value")},
                **figures,
                "total": (value.get(used.get("value")) or {}).get("total"),
            }
        )
    return rows
