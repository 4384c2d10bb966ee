"""One pass over the bytes of a text file: its encoding, and whether its quotes pair up within each line."""

import codecs
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, Final
from zipfile import BadZipFile

import numpy as np

from engine.progress import unasked
from engine.reading import encodings

_BLOCK: Final = 1 << 22
_SAMPLE: Final = 1 << 16
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOSTLY: Final = 0.5
_SOME: Final = 0.2
_LEAST_MIXED: Final = 3
_EVERYDAY: Final = 0.9


@dataclass(frozen=True)
class Survey:
    """`too_long`: there are more bytes than there may be. `errors` is how bytes are read that do not belong to the encoding; `quotes_pair`: no cell runs over several lines."""

    encoding: str
    errors: str = "replace"
    quotes_pair: bool = False
    too_long: bool = False


def survey(head: bytes, open_raw: Callable[[], IO[bytes]], most: int, go_on: Callable[[], None] = unasked) -> Survey:
    """What the bytes of a whole file say; `head` are its first ones, `most` how many there may be. `go_on` is called again and
    again, and may raise."""
    marked = next((name for mark, name in _BOMS if head.startswith(mark)), None) or _without_mark(head)
    if marked and marked != "utf-8-sig":
        return Survey(marked, too_long=_is_longer(open_raw, most, go_on))
    with open_raw() as raw:
        try:
            return _Pass().over(raw, marked or "utf-8", most, go_on)
        except (EOFError, OSError, zlib.error, BadZipFile):
            # A file cut short; reading says so where it ends.
            return Survey(marked or "utf-8")


def _is_longer(open_raw: Callable[[], IO[bytes]], most: int, go_on: Callable[[], None]) -> bool:
    read = 0
    with open_raw() as raw:
        try:
            while block := raw.read(_BLOCK):
                go_on()
                read += len(block)
                if read > most:
                    return True
        except (EOFError, OSError, zlib.error, BadZipFile):
            # A file cut short; reading says so where it ends.
            return False
    return False


def _without_mark(head: bytes) -> str | None:
    """UTF-16 and UTF-32 without a mark: zeros, or the high bytes of a script, stand in every other place."""
    part = head[: min(len(head), 4000) // 4 * 4]
    if len(part) < 8:
        return None
    if all(part[3::4][n] == 0 and part[2::4][n] <= 0x10 for n in range(len(part) // 4)):
        return "utf-32-le"
    if all(part[0::4][n] == 0 and part[1::4][n] <= 0x10 for n in range(len(part) // 4)):
        return "utf-32-be"
    # Delimiters, digits and line ends are ASCII in any script: their other byte is 0, in one of the two places only.
    for name, zeros, others in (("utf-16-le", part[1::2], part[0::2]), ("utf-16-be", part[0::2], part[1::2])):
        if zeros.count(0) > 0.2 * len(zeros) and zeros.count(0) > 10 * others.count(0) and _decodes(part, name):
            return name
    return None


def _decodes(part: bytes, name: str) -> bool:
    try:
        codecs.getincrementaldecoder(name)().decode(part)
    except UnicodeDecodeError:
        return False
    return True


class _Pass:
    """What is gathered on the way: whether all is UTF-8, lines that hold high bytes, lines with an odd number of quotes."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._is_utf8 = True
        self._high = bytearray()
        self._odd = False
        self._open = 0

    def over(self, raw: IO[bytes], encoding: str, most: int, go_on: Callable[[], None]) -> Survey:
        read = 0
        while block := raw.read(_BLOCK):
            go_on()
            read += len(block)
            if read > most:
                return Survey(encoding, too_long=True)
            self._look_at(block)
        self._end()
        pair = not (self._odd or self._open)
        if self._is_utf8:
            return Survey(encoding, quotes_pair=pair)
        sample = bytes(self._high)
        lines = [line for line in sample.split(b"\n") if line]
        utf8 = [line for line in lines if _is_utf8(line)]
        others = b"\n".join(line for line in lines if not _is_utf8(line))
        if encoding == "utf-8-sig" or len(utf8) > _MOSTLY * len(lines) or _are_mixed(utf8, others, lines):
            return Survey(encoding, encodings.mixed_with(others or sample, b"\n".join(utf8).decode()), pair)
        return Survey(encodings.guess(sample), quotes_pair=pair)

    def _look_at(self, block: bytes) -> None:
        if not block.isascii():
            if self._is_utf8:
                try:
                    self._decoder.decode(block)
                except UnicodeDecodeError:
                    self._is_utf8 = False
            self._keep_high(block)
        elif self._is_utf8 and self._decoder.getstate()[0]:
            # A character cut off by an ASCII byte.
            self._is_utf8 = False
        if not self._odd and b'"' in block:
            self._count_quotes(block)
        elif self._open and (b"\n" in block or b"\r" in block):
            self._odd = True

    def _keep_high(self, block: bytes) -> None:
        if len(self._high) >= _SAMPLE:
            return
        for line in block.replace(b"\r", b"\n").split(b"\n"):
            if not line.isascii():
                self._high += line + b"\n"
                if len(self._high) >= _SAMPLE:
                    return

    def _count_quotes(self, block: bytes) -> None:
        """Note whether a line ends within quotes; a line may go on in the next block."""
        data = np.frombuffer(block, np.uint8)
        quotes = np.cumsum(data == 0x22)
        ends = np.flatnonzero((data == 0x0A) | (data == 0x0D))
        at_ends = (quotes[ends] + self._open) % 2
        self._odd = bool(at_ends.any())
        self._open = int(quotes[-1] + self._open) % 2

    def _end(self) -> None:
        if self._is_utf8:
            try:
                self._decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                self._is_utf8 = False


def _are_mixed(utf8: Sequence[bytes], others: bytes, lines: Sequence[bytes]) -> bool:
    """Whether the lines that read as UTF-8 are so many that they are: in an encoding of one byte a character hardly any does
    by chance, in one of two a short one may."""
    if len(utf8) < max(_LEAST_MIXED, _SOME * len(lines)):
        return False
    return encodings.everyday_in(b"\n".join(utf8), encodings.guess(others)) < _EVERYDAY


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
