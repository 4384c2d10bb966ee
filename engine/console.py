"""How the command line speaks: results as names and values, errors as one sentence, progress as a bar."""

import json
import string
import sys
import time
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine import resources
from engine.columns import LISTS
from engine.errors import ShopError


def sentence(error: ShopError) -> str:
    """The error in words, on one line."""
    texts = _sentences("errors.toml")
    text = texts.get(f"{error.code}.{error.values.get('needed')}") or texts[error.code]
    values = {name: "" if value is None else str(value) for name, value in error.values.items()}
    return " ".join(_Forgiving().vformat(text, (), values).split())


def note(code: str, **values: str) -> str:
    """What is good to know beside a result, in words."""
    return _Forgiving().vformat(_sentences("notes.toml")[code], (), values)


def settings_of(pairs: Sequence[Sequence[str]], now: Mapping[str, Any]) -> dict[str, Any]:
    """Settings out of names and texts, each in the form that it has now. Raises `argument.wrong`."""
    values: dict[str, Any] = {}
    for name, text in pairs:
        if name not in now:
            raise ShopError("argument.wrong", argument=name, value=text)
        if name == "prices_include_tax" and text == "":
            values[name] = None
        elif isinstance(now[name], bool) or name == "prices_include_tax":
            if text.casefold() not in ("yes", "no", "true", "false"):
                raise ShopError("argument.wrong", argument=name, value=text)
            values[name] = text.casefold() in ("yes", "true")
        elif isinstance(now[name], list):
            values[name] = [each.strip() for each in text.split(";") if each.strip()]
        else:
            values[name] = text
    return values


def reason_of(reason: Mapping[str, Any]) -> str:
    """A reason as its code and values."""
    values = " ".join(f"{name}={text_of(value)}" for name, value in reason.items() if name != "code")
    return f"{reason.get('code', '')} {values}".strip()


def mapping_of(path: Path) -> dict[str, Any]:
    """What a mapping file says. Raises `file.not_found` or `file.unreadable`."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ShopError("file.not_found", file=str(path)) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ShopError("file.unreadable", file=str(path), detail=str(error)) from error


def number_of(text: str) -> int:
    """A number of a problem as it was typed. Raises `argument.wrong`."""
    if not text.isdigit():
        raise ShopError("argument.wrong", argument="problem", value=text)
    return int(text)


def health_words(found: Mapping[str, Any]) -> list[str]:
    """The health of the data for a person: the score, then each part with its share and what would better it."""
    texts = _sentences("health.toml")
    if found["score"] is None:
        return ["There is nothing to judge yet."]
    lines = [f"{found['score']} of 100"]
    for part in found["parts"]:
        # 99.96 % is not all.
        share = min(part["share"], 0.99) if 0.99 < part["share"] < 1 else part["share"]
        values = {name: f"{value:,}" for name, value in part["values"].items()}
        lines.append(f"{share:4.0%}  {texts[part['code']].format_map(values)}")
        if part["remedy"]:
            lines.append(f"      {texts[part['remedy']]}")
    return lines


class _Forgiving(string.Formatter):
    """Fills {names} from values; a name without a value is left out."""

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Any) -> Any:
        return kwargs.get(key, "")


def _sentences(name: str) -> dict[str, str]:
    with resources.path("sentences", name).open("rb") as file:
        return tomllib.load(file)


class Bar:
    """Progress on stderr: a bar with the time left on a terminal, a line a step elsewhere."""

    def __init__(self, stream: Any = None) -> None:
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._step = ""
        self._start = time.monotonic()
        self._words = _sentences("steps.toml")

    def __call__(self, share: float, step: str) -> None:
        words = self._words.get(step, step)
        if self._terminal:
            done = int(30 * min(max(share, 0.0), 1.0))
            left = (time.monotonic() - self._start) * (1 - share) / share if share > 0.02 else 0.0
            self._stream.write(f"\r{'█' * done}{'·' * (30 - done)} {share:4.0%} {words:<42} {left:4.0f} s left ")
            if share >= 1:
                self._stream.write("\n")
            self._stream.flush()
        elif step != self._step:
            self._stream.write(f"{share:4.0%} {words}\n")
        self._step = step


def plain(value: Any) -> Any:
    """What JSON does not know: a numpy number as a number, anything else as text."""
    return value.item() if hasattr(value, "item") else str(value)


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


def identity_lines(found: dict[str, Any]) -> dict[str, Any]:
    """Pairs of `Shop.identities` as lines a person can read: id, both customers, what speaks for and against it."""
    words = _sentences("identity.toml")

    def line(pair: dict[str, Any]) -> str:
        sides = (" ".join(filter(None, (pair[s]["customer_id"], pair[s]["name"]))) for s in ("one", "other"))
        told = "; ".join(words[f"{field}.{level}"] for field, level in pair["evidence"].items())
        said = f", {words[pair['verdict']]}" if pair["verdict"] else ""
        return f"{pair['id']}: {' = '.join(sides)} ({told}), {pair['probability']:.0%}{said}"

    return {**{words[part]: [line(pair) for pair in found[part]] for part in ("cards", "merged", "decided")}}


def text_of(value: Any) -> str:
    """A value as it is printed."""
    if isinstance(value, float):
        return f"{value:,.4f}".rstrip("0").rstrip(".")
    if value is None or value == []:
        return "–"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=plain)
    return str(value)


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
