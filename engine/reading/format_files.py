"""Files of formats: those of the project, and those that a shop has added in a folder beside its settings.

A format is one TOML file; README, "Adding a till system", says what stands in it.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

from engine import resources
from engine.columns import KINDS
from engine.errors import ShopError
from engine.reading.dates import ORDERS
from engine.reading.formats import Format, squashed
from engine.reading.words import fold

_TEXT, _LIST, _YES_NO = "a text", "a list of texts", "true or false"
_KEYS: Final = {
    "name": _TEXT,
    "kind": _TEXT,
    "requires": "a list of headers, or of lists of headers that mean the same",
    "forbids": _LIST,
    "columns": "a section of columns",
    "date_order": _TEXT,
    "carry_down": _LIST,
    "rows": _TEXT,
    "packed": "a list of two texts, the first with {name}, {count} and, for what else stands there, {any}",
    "between": _TEXT,
    "head_rows": _YES_NO,
    "keep": _LIST,
    "cancelled": _LIST,
    "refunded": _LIST,
    "unpaid": _LIST,
    "currency": _TEXT,
    "amounts": _TEXT,
}
_NEEDED: Final = ("name", "kind", "requires", "columns")
_ONE_OF: Final = {
    "kind": (*KINDS, "payments"),
    "date_order": ORDERS,
    "rows": ("lines", "receipts"),
    "amounts": ("with", "without"),
}
ROLES: Final = frozenset(
    "contact void refunded cancelled_at after_sales order_total order_discount order_refund line_refund product_group"
    " order_tax order_subtotal order_shipping other_amount payment points_paid kinds"
    " sold_time first_name last_name event currency".split()
) | frozenset(column for columns in KINDS.values() for column in columns)
"""What a column of a format can mean: the canonical columns, and what the readers turn into them."""


def formats() -> tuple[Format, ...]:
    """All formats: the shop's own first, then those that require most, so that a special one is tried before a general.

    A file of the shop's own that is wrong is passed over; `broken` tells of it.
    """
    return _own(_state(own_folder()))[0] + _shipped()


def broken() -> dict[Path, ShopError]:
    """The shop's own files that cannot be used, and why."""
    return _own(_state(own_folder()))[1]


def recognise(headers: Iterable[str]) -> Format | None:
    """The format of a table with those headers, None where no system is known to write it.

    Systems add and rename columns: where none fits wholly, the one of which a single required header lacks.
    """
    return _recognised(squashed(headers), _state(own_folder()))


@lru_cache(maxsize=1024)
def _recognised(names: frozenset[str], own: tuple[tuple[Path, int], ...]) -> Format | None:
    """Sheets of a workbook have the same headers again and again."""
    known = _own(own)[0] + _shipped()
    whole = (each for each in known if each.matches(names))
    near = (each for each in known if each.nearly_matches(names))
    return next(chain(whole, near), None)


@cache
def _shipped() -> tuple[Format, ...]:
    return _special_first(read(path) for path in resources.path("formats").glob("*.toml"))


def _state(folder: Path) -> tuple[tuple[Path, int], ...]:
    """The files of a folder and when they were written: what is read once stands as long as this stays."""
    if not folder.is_dir():
        return ()
    return tuple((path, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.toml")))


@cache
def _own(files: tuple[tuple[Path, int], ...]) -> tuple[tuple[Format, ...], dict[Path, ShopError]]:
    found, wrong = [], {}
    for path, _ in files:
        try:
            found.append(read(path))
        except ShopError as error:
            wrong[path] = error
    return _special_first(found), wrong


def _special_first(found: Iterable[Format]) -> tuple[Format, ...]:
    return tuple(sorted(found, key=lambda each: (-len(each.requires), each.id)))


def own_folder() -> Path:
    """Where a shop puts formats of its own; need not exist."""
    return resources.own_folder() / "formats"


def read(path: Path) -> Format:
    """The format in a file. Raises `file.not_found`, `file.unreadable`, and `format.wrong` with the key and what is wrong."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ShopError("file.not_found", file=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        raise ShopError("format.wrong", file=path.name, detail=str(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ShopError("file.unreadable", file=str(path), detail=str(error)) from error
    wrong = _wrong(data)
    if wrong:
        raise ShopError("format.wrong", file=path.name, detail=wrong)
    return _format(path.stem, data)


def add(path: Path) -> Format:
    """Keep a format among the shop's own, in place of one of the same file name. Raises what `read` raises."""
    found = read(path)
    try:
        own_folder().mkdir(parents=True, exist_ok=True)
        (own_folder() / f"{found.id}.toml").write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    except OSError as error:
        raise ShopError("file.unreadable", file=str(own_folder()), detail=str(error)) from error
    return found


def remove(name: str) -> None:
    """Take one of the shop's own formats away, by its file name without `.toml`. Raises `format.unknown`."""
    path = own_folder() / f"{name}.toml"
    if Path(name).name != name or not path.is_file():
        raise ShopError("format.unknown", format=name)
    path.unlink()


def _wrong(data: Mapping[str, Any]) -> str:
    """What is wrong in a file of a format, in words for the person who writes it; empty where nothing is."""
    missing = [key for key in _NEEDED if not data.get(key)]
    if missing:
        return f"{missing[0]} is missing"
    for key, value in data.items():
        if key not in _KEYS:
            return f"there is no {key}; known are {', '.join(_KEYS)}"
        fits = {_TEXT: isinstance(value, str), _LIST: _is_list(value), _YES_NO: isinstance(value, bool)}.get(
            _KEYS[key], key != "packed" or _is_packing(value)
        )
        if not fits:
            return f"{key} must be {_KEYS[key]}"
        if key in _ONE_OF and value not in _ONE_OF[key]:
            return f"{key} must be one of {', '.join(_ONE_OF[key])}"
    if not isinstance(data["requires"], list) or not all(_is_names(names) for names in data["requires"]):
        return f"requires must be {_KEYS['requires']}"
    if not isinstance(data["columns"], dict):
        return f"columns must be {_KEYS['columns']}"
    for role, names in data["columns"].items():
        if role not in ROLES:
            return f"there is no column {role}; known are {', '.join(sorted(ROLES))}"
        if not _is_names(names):
            return f"columns.{role} must be a header or a list of headers"
    strange = [role for role in data.get("carry_down", ()) if role not in data["columns"]]
    return f"carry_down names {strange[0]}, which columns lack" if strange else ""


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_packing(value: Any) -> bool:
    return _is_list(value) and len(value) == 2 and all(value[0].count(part) == 1 for part in ("{name}", "{count}"))


def _is_names(value: Any) -> bool:
    return bool(value) and (isinstance(value, str) or _is_list(value))


def _format(name: str, data: Mapping[str, Any]) -> Format:
    def texts(value: str | Iterable[str]) -> tuple[str, ...]:
        return (value,) if isinstance(value, str) else tuple(value)

    def words(key: str) -> frozenset[str]:
        return frozenset(fold(word) for word in data.get(key, ()))

    return Format(
        id=name,
        name=data["name"],
        kind=data["kind"],
        requires=tuple(squashed(texts(names)) for names in data["requires"]),
        forbids=squashed(data.get("forbids", ())),
        columns={role: texts(names) for role, names in data["columns"].items()},
        date_order=data.get("date_order"),
        carry_down=tuple(data.get("carry_down", ())),
        keep=words("keep"),
        cancelled=words("cancelled"),
        refunded=words("refunded"),
        unpaid=words("unpaid"),
        rows=data.get("rows", "lines"),
        packed=tuple(data["packed"]) if "packed" in data else None,
        between=data.get("between") or None,
        head_rows=data.get("head_rows", False),
        currency=data.get("currency"),
        amounts=data.get("amounts", ""),
    )
