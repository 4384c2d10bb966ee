"""Names of columns among the bytes of a text, by the encoding that they may be in."""

import re
from typing import Final

from engine.reading import words
from engine.reading.meanings import KNOWN

_HEAD: Final = 1 << 12
_CELLS: Final = re.compile(r"[\n\r,;\t|\"^~\x1f]+")
_LEAST_LETTERS: Final = 3
_AMISS: Final = re.compile("[„‚‰‡†‹›ˆ˜˛ˇ¸]")
"""Signs that stand in no name of a column, but where letters are read in a wrong encoding: `MaÁ„` for `Maçã`."""

_WESTERN_LANGUAGES: Final = ("de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi")
LANGUAGES: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("gb18030", "big5"), ("zh",)),
    **dict.fromkeys(("cp932", "euc_jp"), ("ja",)),
    "cp949": ("ko",),
    **dict.fromkeys(("cp1251", "koi8_r", "cp866", "iso8859_5"), ("ru", "uk")),
    **dict.fromkeys(("cp1252", "mac_roman", "cp850"), _WESTERN_LANGUAGES),
    **dict.fromkeys(("cp1250", "iso8859_2", "cp852"), ("pl", "cs", "hu", "ro")),
    "cp1254": ("tr",),
    "cp1258": ("vi",),
    "cp1253": ("el",),
    "cp1255": ("he",),
    "cp1256": ("ar",),
    "cp874": ("th",),
}


def named_columns(sample: bytes, encoding: str) -> int:
    """How many different cells of the first lines are names of columns in a language of that encoding."""
    return max((_read(_short_cells(sample, encoding), language) for language in LANGUAGES.get(encoding, ())), default=0)


def _short_cells(sample: bytes, encoding: str) -> set[str]:
    cells = set(_CELLS.split(sample[:_HEAD].decode(encoding, "ignore")))
    return {cell.strip() for cell in cells if not cell.isascii() and len(cell) <= 24 and not _AMISS.search(cell)}


def reads_alike(sample: bytes, encoding: str, other: str) -> bool:
    """Whether the names of columns that an encoding makes are made by another one of single bytes as well, which is the likelier
    one: `Total général` is Romanian in one and French in the other."""
    if encoding == other:
        return False
    own = _short_cells(sample, encoding) - _short_cells(sample, other)
    return not any(_read(own, language) for language in LANGUAGES.get(encoding, ()))


def _read(cells: set[str], language: str) -> int:
    concepts = words.reader(language).concepts
    # Two letters are a word in some language, and a name in any.
    told = [cell for cell in cells if len(words.squash(cell)) >= _LEAST_LETTERS or (cell and is_ideograph(cell[0]))]
    return sum(concepts(cell) in KNOWN or _is_month(cell, language) for cell in told)


def _is_month(cell: str, language: str) -> bool:
    """Whether a cell is a month with its year (`września 2025`)."""
    name = words.fold(cell.rstrip("0123456789 ."))
    return any(name in months for months in words.languages()[language].months)


def is_ideograph(character: str) -> bool:
    """Whether a character is Chinese, or a sign as wide as one."""
    return "\u4e00" <= character <= "\u9fff" or "\u3000" <= character <= "\u303f" or "\uff00" <= character <= "\uffef"
