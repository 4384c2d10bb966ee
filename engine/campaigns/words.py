"""Sentences of exported files, from `resources/words`: codes with values become words in the campaign's language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from engine import resources


class _Value:
    """A value in a sentence; a number can name what it counts: `{n:day}` is "1 day" or "4 days"."""

    def __init__(self, value: Any) -> None:
        self._value = round(value) if isinstance(value, float) else value

    def __format__(self, thing: str) -> str:
        if not thing:
            return str(self._value)
        return f"{self._value} {thing}" + ("" if self._value == 1 else "s")


class _Values(dict[str, _Value]):
    def __missing__(self, name: str) -> _Value:
        return _Value("…")


def say(language: str, code: str, **values: Any) -> str:
    """The sentence of a code; nothing where there is none (a reason that is newer than the words)."""
    sentence = _sentences(language).get(code, "")
    return sentence.format_map(_Values({name: _Value(value) for name, value in values.items()}))


def reason(language: str, given: Mapping[str, Any]) -> str:
    """A reason {code, …} in words; a product is called by its name."""
    values = {name: value for name, value in given.items() if name != "code"}
    values["product"] = given.get("product_name") or given.get("product", "")
    code = str(given.get("code", ""))
    if code == "reason.rhythm" and values.get("overdue", 0) <= 0:
        code = "reason.rhythm.due"
    return say(language, code, **values)


@cache
def _sentences(language: str) -> dict[str, str]:
    found: dict[str, str] = tomllib.loads(resources.path("words", "campaigns.toml").read_text(encoding="utf-8"))[
        language
    ]
    return found
