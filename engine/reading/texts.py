"""Ids, names and answers: text as the source writes it, without what spreadsheets do to it."""

import datetime as dt
import re
from typing import Any, Final

from engine.reading import words
from engine.reading.mojibake import mended

_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
_POINT_ZERO = re.compile(r"\d+\.0")
_DAMAGED = re.compile(r"\d([.,]\d+)?[eE]\+?\d{1,3}")
_EASTERN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Letters of scripts in which the family name stands first, without a blank."""
_SURE_DIGITS: Final = 10**15
"""Excel keeps fifteen digits of a number: a longer id kept as a number has lost its end."""


class Damaged(ValueError):
    """An id that the spreadsheet destroyed (`5.24E+15`): said, never used."""


def text(value: Any) -> str | None:
    """A cell as text, blanks around it removed and runs of blanks made one; None for an empty cell."""
    if isinstance(value, str):
        return " ".join(mended(value).split()) or None
    return as_written(value)


def as_written(value: Any) -> str | None:
    """A cell that holds no text, as a person sees it: an integer without `.0`, a date in ISO form."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "seconds") if value.time() != dt.time() else value.date().isoformat()
    return str(value).strip() or None


def identifier(value: Any) -> str | None:
    """An id exactly as written, less the marks that keep Excel from reading it (`'0012`, TAB, `="0012"`).

    None for an empty cell and for words that stand for nothing. Raises Damaged.
    """
    if not isinstance(value, str):
        if isinstance(value, float) and abs(value) >= _SURE_DIGITS:
            raise Damaged
        return as_written(value)
    written = mended(value).strip().strip("\ufeff")
    if written[:1] in "'=\t" and written:
        formula = _FORMULA.fullmatch(written)
        written = formula[1].strip() if formula else written.removeprefix("'").strip()
    if not written or is_blank(written):
        return None
    if _POINT_ZERO.fullmatch(written):
        return written[:-2]
    if _DAMAGED.fullmatch(written):
        raise Damaged
    return written


def is_blank(written: str) -> bool:
    """Whether a text stands for an empty cell (`n/a`, `--`, `——`, `#REF!`)."""
    return words.fold(written) in words.all_words("blank")


def name(value: Any) -> str | None:
    """A product's name as text; None for words that stand for nothing."""
    written = text(value)
    return None if written is None or is_blank(written) else written


def person(value: Any) -> str | None:
    """A customer's name as text; None where it is masked (`王*`), for many have the same one then, and for nobody's
    (`Walk-in customer`)."""
    written = name(value)
    return None if written is None or "*" in written or is_nobody(written) else written


def full_name(given: str | None, family: str | None) -> str | None:
    """A name of its two parts, in the order of its script: Ann Smith, 王丽华."""
    if not given or not family:
        return given or family or None
    eastern = _EASTERN.search(family) and _EASTERN.search(given)
    return f"{family}{given}" if eastern else f"{given} {family}"


def customer(value: Any) -> str | None:
    """A customer's id; None where it is masked (`t**8`), and for nobody's. Raises Damaged."""
    written = identifier(value)
    return None if written is None or "**" in written or is_nobody(written) else written


def is_nobody(written: str) -> bool:
    """Whether a till writes this for those whom it does not know: `Walk-in`, `散客`, `Consumidor final`."""
    return " ".join(words.fold(written).replace("-", " ").split()) in words.all_words("nobody")


def phone(value: Any) -> str | None:
    """A telephone number as text; never a number, never one that hides digits."""
    written = text(value)
    return None if written is None or "*" in written or is_blank(written) else written.removeprefix("'")


def email(value: Any) -> str | None:
    """An e-mail address in lower case; None where there is none."""
    written = text(value)
    return written.casefold() if written and "@" in written and "*" not in written else None


def interaction(value: Any) -> str | None:
    """One of `columns.INTERACTION_KINDS`. Raises ValueError for a word that is not known."""
    written = text(value)
    if written is None:
        return None
    kind = words.interaction_words().get(words.fold(written))
    if kind is None:
        raise ValueError(written)
    return kind


def active(value: Any) -> bool | None:
    """Whether a product is sold: yes, no, `draft` and numbers (-1 is no); None where it does not say."""
    written = text(value)
    if written is None:
        return None
    if written.startswith("-") or words.fold(written) in words.all_words("inactive"):
        return False
    answer = words.consent_answers().get(words.fold(written))
    return {"subscribed": True, "unsubscribed": False}.get(answer or "")
