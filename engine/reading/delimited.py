"""Text files as tables: encoding, delimiter and rows, found by looking and not by the file's name."""

import codecs
import csv
import gzip
import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from engine.errors import ShopError

MOST_BYTES: Final = 4 << 30
LONGEST_LINE: Final = 4 << 20
_SAMPLE: Final = 1 << 18
_SNIFFED_LINES: Final = 60
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BLANK: Final = b"\0 \t\r\n\xa0\xef\xbb\xbf\xff\xfe"
_SPACES = re.compile(r"\s+")


class TextFile:
    """A text file of a known encoding and delimiter, read row by row as often as wanted."""

    def __init__(self, path: Path) -> None:
        """Raises `file.empty`, `file.too_large` or `file.unreadable`."""
        csv.field_size_limit(LONGEST_LINE)
        self.path = path
        self._packed = _is_gzip(path)
        if not self._packed and path.stat().st_size > MOST_BYTES:
            raise ShopError("file.too_large", file=path.name, most=MOST_BYTES)
        head = self._head()
        self.encoding = _encoding(head, self._raw)
        self.delimiter = _delimiter(self._sniffed_lines())
        self._size = path.stat().st_size
        self._source: IO[bytes] | None = None

    def rows(self) -> Iterator[list[str]]:
        """All rows from the first line; a blank line is an empty row."""
        with self._raw() as raw:
            self._source = getattr(raw, "fileobj", None) or raw
            lines = self._lines(raw)
            if self.delimiter == " ":
                for line in lines:
                    yield _SPACES.split(line.strip()) if line.strip() else []
                return
            try:
                yield from csv.reader(lines, delimiter=self.delimiter)
            except csv.Error as error:
                raise ShopError("file.unreadable", file=self.path.name, detail=str(error)) from error

    def share_read(self) -> float:
        """How much of the file the running `rows` has taken, 0 to 1."""
        try:
            return self._source.tell() / max(self._size, 1) if self._source else 0.0
        except (ValueError, OSError):
            return 1.0

    def _raw(self) -> IO[bytes]:
        return gzip.open(self.path) if self._packed else self.path.open("rb")  # type: ignore[return-value]

    def _head(self) -> bytes:
        with self._raw() as raw, _readable(self.path):
            head = raw.read(_SAMPLE)
            blank = head
            read = len(head)
            while blank and not blank.translate(None, _BLANK):
                blank = raw.read(1 << 22)
                read += len(blank)
                if read > MOST_BYTES:
                    raise ShopError("file.too_large", file=self.path.name, most=MOST_BYTES)
        if not blank:
            raise ShopError("file.empty", file=self.path.name)
        return head

    def _lines(self, raw: IO[bytes]) -> Iterator[str]:
        read = 0
        with io.TextIOWrapper(raw, encoding=self.encoding, errors="replace", newline="") as text, _readable(self.path):
            while line := text.readline(LONGEST_LINE):
                read += len(line)
                if len(line) == LONGEST_LINE:
                    raise ShopError("file.unreadable", file=self.path.name, detail="line too long")
                if read > MOST_BYTES:
                    raise ShopError("file.too_large", file=self.path.name, most=MOST_BYTES)
                yield line.replace("\0", "") if "\0" in line else line

    def _sniffed_lines(self) -> list[str]:
        with self._raw() as raw:
            lines = self._lines(raw)
            return [line for line, _ in zip(lines, range(_SNIFFED_LINES))]


class _readable:
    """Failures of reading as `file.unreadable`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (EOFError, OSError, UnicodeError, zlib.error)):
            raise ShopError("file.unreadable", file=self._path.name, detail=str(error)) from error


def _is_gzip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


def _encoding(head: bytes, open_raw: "object") -> str:
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    # UTF-16 without a mark: every other byte of plain text is 0.
    if len(head) >= 4:
        for name, zeros in (("utf-16-le", head[1:400:2]), ("utf-16-be", head[0:400:2])):
            if zeros.count(0) > 0.7 * len(zeros):
                return name
    if _is_utf8(open_raw):
        return "utf-8"
    return legacy_encoding(head)


def _is_utf8(open_raw: "object") -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with open_raw() as raw:  # type: ignore[operator]
        try:
            while block := raw.read(1 << 22):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        except (EOFError, OSError, zlib.error):
            # A file cut short; reading says so where it ends.
            return True
    return True


def legacy_encoding(head: bytes) -> str:
    """The 8-bit or double-byte encoding that makes most sense of some bytes.

    A double-byte encoding fits where nearly all its characters come from the rows that hold its script's everyday
    characters; a lone high byte between letters speaks for a Western one.
    """
    best = max(_DOUBLE_BYTE, key=lambda name: _everyday(head, name))
    if _everyday(head, best) >= 0.75 and not _lone_bytes(head):
        return best
    return _single_byte(head)


# First bytes of the everyday characters: first-level hanzi, kana and first-level kanji, hangul.
_DOUBLE_BYTE: Final = {
    "gb18030": (0xB0, 0xD7),
    "big5": (0xA4, 0xC6),
    "euc_kr": (0xB0, 0xC8),
    "cp932": (0x82, 0x98),
}
_PUNCTUATION: Final = {"gb18030": (0xA1, 0xA3), "big5": (0xA1, 0xA3), "euc_kr": (0xA1, 0xA3), "cp932": (0x81, 0x81)}


def _everyday(head: bytes, name: str) -> float:
    """Share of the double-byte characters that are everyday ones; 0 where the bytes do not decode."""
    cut = head[: head.rfind(b"\n") + 1] or head
    try:
        cut.decode(name)
    except UnicodeDecodeError:
        return 0.0
    low, high = _DOUBLE_BYTE[name]
    mark_low, mark_high = _PUNCTUATION[name]
    everyday = total = 0
    used = Counter[int]()
    at = 0
    while at < len(cut) - 1:
        lead = cut[at]
        if lead < 0x80:
            at += 1
            continue
        total += 1
        if name == "cp932" and 0xA1 <= lead <= 0xDF:
            at += 1
            continue
        everyday += low <= lead <= high
        total -= mark_low <= lead <= mark_high
        used[lead] += 1
        at += 2
    if name == "gb18030" and total >= 12 and max(used, default=0) <= 0xC8:
        # Chinese uses all the rows up to 0xD7; Korean text fills just those up to 0xC8.
        return 0.0
    return everyday / total if total > 0 else 0.0


def _lone_bytes(head: bytes) -> bool:
    """Whether most high bytes stand alone between ASCII letters, as accented letters do."""
    runs = re.findall(rb"[\x80-\xff]+", head)
    lone = re.findall(rb"(?<=[A-Za-z])[\x80-\xff](?=[a-z])", head)
    return bool(runs) and len(lone) > 0.3 * len(runs)


def _single_byte(head: bytes) -> str:
    """Western, Central European or Turkish letters stand among ASCII ones; whole words of high bytes are another script."""
    words = re.findall(rb"[A-Za-z\x80-\xff]+", head)
    whole = sum(1 for word in words if len(word) >= 3 and min(word) >= 0x80)
    mixed = sum(1 for word in words if min(word) < 0x80 <= max(word))
    if whole > mixed:
        from charset_normalizer import from_bytes

        match = from_bytes(head[:65536], cp_isolation=["cp1251", "cp1253", "koi8_r"]).best()
        return match.encoding if match else "cp1251"
    # Letters of cp1250 and cp1254 where cp1252 has signs that no word contains.
    polish = re.search(rb"[A-Za-z][\xb3\xb9\xbf\x9f]|[\xb3\xb9\xbf\x9f][A-Za-z]", head)
    turkish = re.search(rb"[a-z][\xf0\xfd\xfe]|[\xf0\xfd\xfe][a-z]", head)
    return "cp1250" if polish else "cp1254" if turkish else "cp1252"


def _delimiter(lines: list[str]) -> str:
    """The delimiter under which most rows have the same number of cells; a blank where columns are padded with blanks."""
    lines = [line for line in lines if line.strip()]
    best, best_share = ",", 0.0
    for mark in ("\t", ";", "|", ","):
        widths = [len(row) for row in csv.reader(lines, delimiter=mark) if row]
        common, times = Counter(widths).most_common(1)[0] if widths else (0, 0)
        share = times / len(widths) if common > 1 else 0.0
        if share >= 0.8:
            return mark
        if share > best_share:
            best, best_share = mark, share
    if best_share < 0.5 and len(lines) > 2:
        widths = [len(_SPACES.split(line.strip())) for line in lines]
        common, times = Counter(widths).most_common(1)[0]
        if common > 2 and times / len(widths) > 0.9 and any(c.isdigit() for c in "".join(lines)):
            return " "
    return best
