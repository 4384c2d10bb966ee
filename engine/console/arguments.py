"""What was typed, in the form that the shop wants. Raises `argument.wrong`, `file.not_found` or `file.unreadable`."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.errors import ShopError


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
