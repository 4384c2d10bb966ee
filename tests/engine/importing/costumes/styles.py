"""How a shop writes dates, numbers and ids: a style turns a value of the truth into a cell."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any

from tests.engine.importing.costumes.truth import Truth, languages

EPOCHS = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}
"""From when Excel counts days, by whether a workbook is of 1904."""


@dataclass(frozen=True)
class DateStyle:
    """`name` says it; `write` gives the cell, `clock` the cell of a time in a column of its own, if it has one.

    `orders` are all orders of day and month in which every date of the table is a date: asking is right where they are
    several.
    """

    name: str
    write: Callable[[dt.datetime], Any]
    clock: Callable[[dt.datetime], Any] | None = None
    orders: tuple[str, ...] = ()


@dataclass(frozen=True)
class NumberStyle:
    """`money` writes prices and amounts, `count` quantities."""

    name: str
    money: Callable[[Decimal], Any]
    count: Callable[[Decimal], Any]


@dataclass(frozen=True)
class Styles:
    """All styles of one costume. `ids` writes numbers of receipts, customers and goods, by column."""

    dates: DateStyle
    numbers: NumberStyle
    ids: dict[str, Callable[[str], Any]] = field(default_factory=dict)
    id_name: str = ""


# ------------------------------------------------------------------ dates

_NUMERIC = {
    "dmy": ("{d:02d}{s}{m:02d}{s}{y}", "{d}{s}{m}{s}{y}"),
    "mdy": ("{m:02d}{s}{d:02d}{s}{y}", "{m}{s}{d}{s}{y}"),
    "ymd": ("{y}{s}{m:02d}{s}{d:02d}", "{y}{s}{m}{s}{d}"),
}
_EAST = {"zh": "年月日", "zh_hant": "年月日", "ja": "年月日", "ko": "년월일"}
_CLOCKS = ("{h:02d}:{i:02d}", "{h:02d}:{i:02d}:00", "{h}:{i:02d}", "{t}:{i:02d} {half}", "{t:02d}:{i:02d}:00 {half}")
_ZONES = ("Z", "+00:00", "+01:00", "-05:00", " UTC", "+0800")


def _parts(at: dt.datetime, year: str) -> dict[str, Any]:
    return {
        "d": at.day,
        "m": at.month,
        "y": at.year if year == "long" else f"{at.year % 100:02d}",
        "h": at.hour,
        "t": at.hour % 12 or 12,
        "i": at.minute,
        "half": "AM" if at.hour < 12 else "PM",
    }


def date_style(chance: Random, truth: Truth, typed: bool, base_1904: bool) -> DateStyle:
    """A style that this truth's dates can be told in. `typed`: the file can hold dates as dates."""
    if typed and chance.random() < 0.6:
        return _typed_style(chance, truth, EPOCHS[base_1904])
    words = languages()[truth.language]
    kinds = ["numeric", "numeric", "numeric", "compact"]
    # A day's number as text says nothing of where a workbook of 1904 begins to count.
    kinds += [] if base_1904 else ["serial"]
    kinds += ["named", "named"] if "months" in words else []
    kinds += ["east", "east"] if truth.language in _EAST else []
    kinds += ["vietnamese"] if truth.language == "vi" else []
    kind = chance.choice(kinds)
    if kind == "compact":
        with_time = truth.shown.time
        return DateStyle("compact", lambda at: at.strftime("%Y%m%d%H%M%S" if with_time else "%Y%m%d"))
    if kind == "serial":
        return DateStyle("serial text", lambda at: _serial(at, EPOCHS[base_1904], truth.shown.time))
    if kind == "numeric":
        return _numeric_style(chance, truth)
    pattern = _word_pattern(chance, kind, truth.language)
    months: Sequence[str] = words.get("months", ())
    short = chance.random() < 0.3 and truth.language == "en"
    return _with_clock(
        chance,
        truth,
        f"{kind} {pattern}",
        lambda at: pattern.format(
            **_parts(at, "long"), month=(months[at.month - 1][: 3 if short else None] if months else "")
        ),
    )


def _word_pattern(chance: Random, kind: str, language: str) -> str:
    if kind == "east":
        marks = _EAST[language]
        return chance.choice(("{y}%s{m}%s{d}%s", "{y}%s{m:02d}%s{d:02d}%s")) % tuple(marks)
    if kind == "vietnamese":
        return "ngày {d} tháng {m} năm {y}"
    return chance.choice(
        {
            "en": ("{month} {d}, {y}", "{d} {month} {y}", "{d:02d}-{month}-{y}"),
            "de": ("{d}. {month} {y}", "{d}. {month} {y}"),
            "es": ("{d} de {month} de {y}", "{d} {month} {y}"),
            "pt": ("{d} de {month} de {y}", "{d} {month} {y}"),
            "ru": ("{d} {month} {y}", "{d} {month} {y} г."),
        }.get(language, ("{d} {month} {y}",))
    )


def _numeric_style(chance: Random, truth: Truth) -> DateStyle:
    days = [line.at for line in truth.lines]
    usual = languages()[truth.language]["orders"]
    year = "short" if chance.random() < 0.2 else "long"
    sure = [order for order in _NUMERIC if order not in usual and possible_orders(days, order, year) == (order,)]
    order = chance.choice([*usual, *usual, *sure])
    pattern, sign = chance.choice(_NUMERIC[order]), chance.choice("-/.")
    if sign == "." and order == "mdy":
        # Nobody writes the month first with dots.
        sign = "/"
    return _with_clock(
        chance,
        truth,
        f"{order} {year} {sign} {pattern}",
        lambda at: pattern.format(**_parts(at, year), s=sign),
        possible_orders(days, order, year),
    )


def possible_orders(days: Sequence[dt.datetime], order: str, year: str) -> tuple[str, ...]:
    """The orders in which all days, written in one order, are days."""
    if order == "ymd" and year == "long":
        return ("ymd",)
    place = {letter: at for at, letter in enumerate(order)}
    written = [
        [
            {"d": day.day, "m": day.month, "y": day.year if year == "long" else day.year % 100}[letter]
            for letter in order
        ]
        for day in days
    ]
    assert place
    return tuple(other for other in _NUMERIC if all(_is_day(cells, other) for cells in written))


def _is_day(cells: list[int], order: str) -> bool:
    told = dict(zip(order, cells))
    if told["d"] > 31 or not 1 <= told["m"] <= 12 or told["d"] < 1 or (told["y"] < 100 and max(cells) > 99):
        return False
    try:
        dt.date(told["y"] if told["y"] > 99 else 2000 + told["y"], told["m"], told["d"])
    except ValueError:
        return False
    return True


def _with_clock(
    chance: Random, truth: Truth, name: str, day: Callable[[dt.datetime], str], orders: tuple[str, ...] = ()
) -> DateStyle:
    """The day alone, or with the time behind it or in a column of its own."""
    if not truth.shown.time:
        if chance.random() < 0.15:
            return DateStyle(f"{name} 00:00", lambda at: f"{day(at)} 00:00:00", orders=orders)
        return DateStyle(name, day, orders=orders)
    pattern = chance.choice(_CLOCKS)

    def clock(at: dt.datetime) -> str:
        return pattern.format(**_parts(at, "long"))

    if chance.random() < 0.35:
        return DateStyle(f"{name} | {pattern}", day, clock, orders)
    zone = chance.choice(_ZONES) if chance.random() < 0.25 and "half" not in pattern else ""
    between = "T" if name.startswith("ymd long -") and "02d" in name and chance.random() < 0.5 else " "
    return DateStyle(
        f"{name}{between}{pattern}{zone}", lambda at: f"{day(at)}{between}{clock(at)}{zone}", orders=orders
    )


def _serial(at: dt.datetime, epoch: dt.datetime, with_time: bool) -> str:
    days = (at - epoch).total_seconds() / 86400
    return f"{days:.6f}" if with_time else f"{days:.0f}"


def _typed_style(chance: Random, truth: Truth, epoch: dt.datetime) -> DateStyle:
    if not truth.shown.time:
        if chance.random() < 0.2:
            return DateStyle("serial number", lambda at: float((at - epoch).days))
        return DateStyle("date cell", lambda at: at.date())
    if chance.random() < 0.3:
        return DateStyle("date cell | time cell", lambda at: at.date(), lambda at: at.time())
    return DateStyle("datetime cell", lambda at: at)


# ------------------------------------------------------------------ numbers

_NEGATIVE = ("-{}", "-{}", "({})", "{}-", "−{}")


def number_style(chance: Random, truth: Truth, typed: bool, plain_letters: bool) -> NumberStyle:
    """A style of all numbers. `typed`: the file can hold numbers as numbers. `plain_letters`: only what every encoding has."""
    words = languages()[truth.language]
    if typed and chance.random() < 0.75:
        return NumberStyle("number cells", float, _count_cell)
    decimal = words["decimal"] if chance.random() < 0.8 or not words["cents"] else "."
    thousands = chance.choice(["", "", *([".", " ", "'"] if decimal == "," else [",", " ", "'"])])
    if not plain_letters and thousands == " " and chance.random() < 0.5:
        thousands = chance.choice("\u00a0\u202f")
    negative = chance.choice(_NEGATIVE[: 4 if plain_letters else 5])
    sign = chance.choice(["", "", *words["signs"]])
    if plain_letters and not sign.isascii():
        sign = ""
    place = chance.choice(("{s}{n}", "{s} {n}", "{n} {s}", "{n}{s}")) if sign else "{n}"
    # 12,50 $ and $ 12,50 are both in use; 12.50USD is not.
    place = place.replace("{n}{s}", "{n} {s}") if len(sign) > 1 else place
    places = 2 if words["cents"] else 0
    grand = truth.language.startswith("zh") and chance.random() < 0.1

    def plain(value: Decimal, digits: int) -> str:
        return f"{value:,.{digits}f}".replace(",", "\0").replace(".", decimal).replace("\0", thousands)

    def money(value: Decimal) -> str:
        if grand and abs(value) >= 10_000:
            shown = f"{abs(value) / 10_000:f}".rstrip("0").rstrip(".") + "万"
        else:
            shown = plain(abs(value), places)
        if value < 0 and negative == "({})":
            return f"({place.format(s=sign, n=shown)})"
        return place.format(s=sign, n=negative.format(shown) if value < 0 else shown)

    def count(value: Decimal) -> str:
        shown = plain(abs(value), 0 if value == int(value) else 3)
        return negative.format(shown) if value < 0 else shown

    return NumberStyle(f"{decimal!r} {thousands!r} {place} {sign} {negative}{' 万' if grand else ''}", money, count)


def _count_cell(value: Decimal) -> float | int:
    return int(value) if value == int(value) else float(value)


# ------------------------------------------------------------------ ids


def id_styles(chance: Random, truth: Truth, typed: bool) -> tuple[str, dict[str, Callable[[str], Any]]]:
    """How ids are kept from being read as numbers, or not; the same in all columns."""
    kind = chance.choice(("text", "text", "text", "apostrophe", "formula", "number" if typed else "tab"))
    write: dict[str, Callable[[str], Any]] = {
        "text": str,
        "apostrophe": lambda text: f"'{text}",
        "formula": lambda text: f'="{text}"',
        "tab": lambda text: f"{text}\t",
        "number": lambda text: int(text) if text.isdecimal() and not text.startswith("0") else text,
    }
    if typed and kind == "formula":
        kind = "text"
    return kind, dict.fromkeys(("receipt", "customer_id", "product_id"), write[kind])


def make_styles(chance: Random, truth: Truth, typed: bool, plain_letters: bool, base_1904: bool) -> Styles:
    """All styles of a costume."""
    name, ids = id_styles(chance, truth, typed)
    return Styles(
        date_style(chance, truth, typed, base_1904), number_style(chance, truth, typed, plain_letters), ids, name
    )
