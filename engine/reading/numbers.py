"""Money and quantities in any style: `$1,234.50`, `1.234,50 €`, `(12.00)`, `1'234.50`, `1,2万`, `¥1,234`, `12-`."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, Final

_BLANKS = re.compile(r"[\s\u00a0\u202f'’`]")
_SYMBOLS = re.compile(r"[$€£¥₹₽₺₩₫₪฿₴₦₱₸¢]|(?:^|(?<=[-−+(]))\\|\\(?=[-−)]*$)")
r"""`\1,200`, too: the encodings of Japan and Korea have the sign of their money where others have a backslash."""

_WORDS = re.compile(r"^([-−+(]*)[^\W\d_]{1,4}\.?(?=[-−+(.\d])|(?<=[\d)%\-−])[^\W\d_]{1,4}\.?([-−)]*)$")
_NO_CENTS = re.compile(r"(?<=\d)[.,][-–—]$")
"""`12,-` and `5.–`: a price without cents, not a negative one."""
_PARTS: Final = re.compile(r"(\d*)\s?([¼½¾⅐-⅞])")
"""`1½`: whole ones and a part, which may be alone."""

_THOUSAND: Final = re.compile(r"(?<=\d)k$", re.IGNORECASE)
_CREDIT: Final = re.compile(r"(?<=\d)\s?CR$")
"""`12.50 CR`, as books write what is owed to the customer."""

_LARGE: Final = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "千": 1e3}
_GROUPED = {
    ",": re.compile(r"[1-9]\d{0,2}(,\d{2,3})*,\d{3}"),
    ".": re.compile(r"[1-9]\d{0,2}(\.\d{3})+"),
}
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
_PLAIN = re.compile(r"\d*\.?\d+|\d+\.")
_SEPARATORS = re.compile(r"[.,]")


LONGEST: Final = 200
"""Characters of a number; a longer text is none, and patterns are not tried on it."""


def number(value: Any, decimal: str = ".") -> float | None:
    """A cell as a number; `decimal` is the file's decimal mark (`decimal_mark`). None for an empty cell.

    Raises ValueError for what is no number (`1O.50`) and for thousands that are not thousands (`$101,2000.00`).
    """
    if isinstance(value, float):
        return value if value == value and abs(value) < 1e300 else None
    if isinstance(value, int):
        return float(value)
    if not isinstance(value, str):
        raise ValueError(value)
    if not value or value.isspace() or _stands_for_nothing(value.strip()):
        return None
    if len(value) > LONGEST:
        raise ValueError(value)
    return _parse(value, decimal)


def _parse(value: str, decimal: str) -> float:
    written = value.strip()
    if not written.isascii():
        written = _PARTS.sub(lambda found: str(int(found[1] or 0) + unicodedata.numeric(found[2])), written)
        written = written.replace(".", decimal) if written != value.strip() else written
    bare, factor = unicodedata.normalize("NFKC", written), 1.0
    bare, thousands = _THOUSAND.subn("", bare)
    bare, credits = _CREDIT.subn("", bare)
    factor *= 1000.0**thousands * (-1) ** credits
    for sign, times in _LARGE.items():
        if sign in bare:
            bare, factor = bare.replace(sign, ""), factor * times
    bare = _bare(bare)
    negative = bare.startswith(("-", "−", "(")) or bare.endswith(("-", "−"))
    bare = bare.strip("()+-−")
    if bare.endswith("%"):
        bare, factor = bare[:-1], factor / 100
    whole, mark, fraction = _split(bare, decimal)
    plain = whole + ("." + fraction if mark else "")
    if not plain.isascii() or not _PLAIN.fullmatch(plain):
        raise ValueError(value)
    return (-1 if negative else 1) * float(plain) * factor


def _bare(written: str) -> str:
    """A number without blanks and without what is beside it: its currency, its unit."""
    bare = _SYMBOLS.sub("", _BLANKS.sub("", unicodedata.normalize("NFKC", written)))
    return _NO_CENTS.sub("", _WORDS.sub(r"\1\2", bare))


def _split(bare: str, decimal: str) -> tuple[str, str, str]:
    """Whole part without thousands, the mark if there is one, and the fraction."""
    thousands = "," if decimal == "." else "."
    whole, mark, fraction = bare.rpartition(decimal) if decimal in bare else (bare, "", "")
    if mark and thousands in fraction:
        # Both marks, the other way round: 1,234.5 in a file of decimal commas.
        return _split(bare, thousands)
    if decimal in whole:
        if not _GROUPED[decimal].fullmatch(bare):
            raise ValueError(bare)
        return bare.replace(decimal, ""), "", ""
    if thousands in whole:
        if _GROUPED[thousands].fullmatch(whole):
            whole = whole.replace(thousands, "")
        elif not mark and whole.count(thousands) == 1:
            # A lone mark that cannot be thousands: 1,5 in a file of decimal points.
            return whole.partition(thousands)
        else:
            raise ValueError(bare)
    return whole, mark, fraction


def decimal_mark(cells: Iterable[Any], default: str = ".") -> str:
    """The decimal mark of a file, from text cells of all its number columns.

    A value with both marks, or with a mark that cannot be thousands (`0,50`, `12.5`), decides; `default` where none does.
    """
    votes = {".": 0, ",": 0}
    for value in cells:
        if not isinstance(value, str) or len(value) > LONGEST:
            continue
        bare = re.sub(r"[^\d.,]", "", _bare(value))
        marks = _SEPARATORS.findall(bare)
        if not marks:
            continue
        last = marks[-1]
        if len(set(marks)) == 2:
            votes[last] += 1
        elif len(marks) == 1:
            whole, _, fraction = bare.partition(last)
            if len(fraction) != 3 or not whole or whole.startswith("0") or len(whole) > 3:
                votes[last] += 1
        else:
            votes["," if last == "." else "."] += 1
    if votes["."] == votes[","]:
        return default
    return max(votes, key=lambda mark: votes[mark])


def thousands_mark(cells: Iterable[Any], always: bool = False) -> str:
    """The one mark before three digits in money that no cell decides (`12.500`), where others are whole and have none (`950`),
    or `always`; else empty."""
    marks, is_whole = set(), always
    for value in cells:
        if not isinstance(value, str) or len(value) > LONGEST:
            continue
        bare = re.sub(r"[^\d.,]", "", _bare(value))
        if (found := _THOUSANDS.fullmatch(bare)) is not None:
            marks.add(found[1])
        elif bare.strip("0"):
            is_whole = True
            if not bare.isdigit():
                return ""
    return marks.pop() if is_whole and len(marks) == 1 else ""


def is_number(value: Any) -> bool:
    """Whether a cell can be read as a number in some style."""
    try:
        return number(value) is not None
    except ValueError:
        try:
            return number(value, ",") is not None
        except ValueError:
            return False


def _stands_for_nothing(written: str) -> bool:
    from engine.reading.texts import is_blank

    return is_blank(written) or written.casefold() in ("nill", "****", "na")
