"""Which encoding the bytes of a text are in, where no mark says it: the one that makes most sense of them.

A double-byte encoding fits where nearly all its characters come from the rows that hold its script's everyday
characters. A single-byte one fits where its letters are those of a language, stand among each other as letters do, and
no sign or capital stands within a word. Names of columns that a language knows weigh more than all of it.
"""

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import IO, Final

from engine.reading.encoded_names import LANGUAGES, is_ideograph, named_columns, reads_alike

_LOOKED_AT: Final = 1 << 15
_MIXED: Final = "regulars.mixed."
_BLOCK: Final = 1 << 20
_NEARLY: Final = 0.8


def guess(sample: bytes) -> str:
    """The encoding of some bytes that are not UTF-8. Best given whole lines with high bytes, the header's among them."""
    if re.search(rb"\x1b\$[@B]", sample):
        return "iso2022_jp"
    sample = sample[:_LOOKED_AT]
    sample = sample[: sample.rfind(b"\n") + 1] or sample
    double, single = _double_byte(sample), _single_byte(sample)
    named = {name: named_columns(sample, name) for name in (*double, *single)}
    likely = max(single, key=lambda name: single[name])
    named = {
        name: 0 if count == 1 and name in single and reads_alike(sample, name, likely) else count
        for name, count in named.items()
    }
    best = max(named, key=lambda name: named[name], default="cp1252")
    others = [count for name, count in named.items() if LANGUAGES.get(name) != LANGUAGES.get(best)]
    alike = [name for name, count in named.items() if count == named[best]]
    # One name is enough where no other encoding makes any.
    if named and named[best] > max(others, default=0) and (named[best] >= 2 or not any(others)):
        return max(alike, key=lambda name: double.get(name, single.get(name, 0.0)))
    # Several single-byte encodings write the same letters alike: where one of them names a column, the bytes are no pairs.
    if named and named[best] and best in single and not any(named[name] for name in double):
        return max(alike, key=lambda name: single.get(name, 0.0))
    if double.get("cp949") == double.get("gb18030") == 1.0 and _are_korean_names(sample):
        return "cp949"
    if double and max(double.values()) >= 0.75 and not _lone_bytes(sample):
        return max(double, key=lambda name: double[name])
    return likely


def mixed_with(sample: bytes, text: str = "") -> str:
    """The name of an error handler for `decode("utf-8", …)`: bytes that are no UTF-8 are read in the encoding of `sample`.

    `text` is what is UTF-8 beside it: most of its characters return.
    """
    other = _of_alike(sample[:_LOOKED_AT], frozenset(c for c in text if not c.isascii())) or guess(sample)
    name = _MIXED + other

    def read_otherwise(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        # One character of the other encoding: one byte, or two where the first says so.
        for size in (1, 2):
            part = error.object[error.start : error.start + size]
            try:
                return part.decode(other), error.start + len(part)
            except UnicodeDecodeError:
                continue
        return "\ufffd", error.start + 1

    codecs.register_error(name, read_otherwise)
    return name


def _of_alike(sample: bytes, used: frozenset[str]) -> str | None:
    """The encoding in which nearly all characters of the bytes are among the used ones; None where that is none, or several
    that read them differently."""
    sample = sample[: sample.rfind(b"\n") + 1] or sample
    found: dict[str, tuple[float, str]] = {}
    for name in (*_EVERYDAY, *_SCRIPTS):
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        text = _whole(text, name)
        others = [character for character in text if not character.isascii()]
        if others:
            found.setdefault(text, (sum(character in used for character in others) / len(others), name))
    shares = sorted(found.values(), reverse=True)
    if not shares or shares[0][0] < _NEARLY or (len(shares) > 1 and shares[1][0] == shares[0][0]):
        return None
    return shares[0][1]


def is_mixed(errors: str) -> bool:
    """Whether the name of an error handler is one of `mixed_with`."""
    return errors.startswith(_MIXED)


def mixed_lines(raw: IO[bytes], errors: str, longest: int) -> Iterator[str]:
    """The lines, with their ends, of a file of UTF-8 with some lines, or some cells, in the encoding of an error handler of
    `mixed_with`. Raises ValueError for a line of more than `longest` bytes."""
    rest = b""
    while block := raw.read(_BLOCK):
        lines = (rest + block).splitlines(keepends=True)
        # The end of the block may be the middle of a line, or of the end of one.
        rest = lines.pop()
        if len(rest) > longest:
            raise ValueError("line too long")
        for line in lines:
            yield _mixed_line(line, errors)
    if rest:
        yield _mixed_line(rest, errors)


def _mixed_line(line: bytes, errors: str) -> str:
    other = errors.removeprefix(_MIXED)
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        known = line.decode("utf-8", "ignore")
    foreign = len(line) - len(known.encode())
    if foreign > sum(not character.isascii() for character in known):
        # What looks like UTF-8 in such a line are two letters of the other encoding.
        try:
            return _whole(line.decode(other), other)
        except UnicodeDecodeError:
            pass
    return _whole(line.decode("utf-8", errors), other)


def _whole(text: str, encoding: str) -> str:
    """A text with its letters and their tones as one character each: in the encoding of Vietnamese they are two."""
    return unicodedata.normalize("NFC", text) if encoding == "cp1258" else text


# ------------------------------------------------------------------ double-byte encodings

# First bytes of the everyday characters (first-level hanzi, kana and first-level kanji, hangul) and of punctuation.
_EVERYDAY: Final = {
    "gb18030": ((0xB0, 0xD7), (0xA1, 0xA3)),
    "big5": ((0xA4, 0xC6), (0xA1, 0xA3)),
    "cp949": ((0xB0, 0xC8), (0xA1, 0xA3)),
    "cp932": ((0x82, 0x98), (0x81, 0x81)),
    "euc_jp": ((0xA4, 0xCF), (0xA1, 0xA3)),
}
_KANA: Final = (0xA4, 0xA5)


def _double_byte(sample: bytes) -> dict[str, float]:
    """Share of the characters that are everyday ones, for each encoding in which the bytes decode."""
    found = {}
    for name in _EVERYDAY:
        try:
            sample.decode(name)
        except UnicodeDecodeError:
            continue
        found[name] = _everyday(sample, name)
    return found


def everyday_in(sample: bytes, name: str) -> float:
    """Share of the characters that are everyday ones in an encoding of two bytes; 0 where it is none of these, or the bytes
    do not decode."""
    if name not in _EVERYDAY:
        return 0.0
    try:
        sample.decode(name)
    except UnicodeDecodeError:
        return 0.0
    return _everyday(sample, name)


def _everyday(sample: bytes, name: str) -> float:
    (low, high), (mark_low, mark_high) = _EVERYDAY[name]
    everyday = total = at = 0
    used = Counter[int]()
    while at < len(sample) - 1:
        lead = sample[at]
        if lead < 0x80:
            at += 1
            continue
        total += 1
        if name == "cp932" and 0xA1 <= lead <= 0xDF:
            at += 1
            continue
        # What a second byte below that adds to the Chinese and Korean codes is no everyday character.
        everyday += low <= lead <= high and (name not in ("gb18030", "cp949") or sample[at + 1] >= 0xA1)
        total -= mark_low <= lead <= mark_high
        used[lead] += 1
        at += 2
    if total <= 0:
        return 0.0
    kana = sum(used[lead] for lead in _KANA) / total
    if name == "euc_jp":
        # The kana of the Chinese standard stand in the same rows; Chinese text has none.
        return everyday / total if kana >= 0.1 else 0.0
    if name == "gb18030" and (kana >= 0.1 or (total >= 12 and max(used) <= 0xC8)):
        # Chinese uses all the rows up to 0xD7; Korean text fills just those up to 0xC8.
        return 0.0
    if (
        name == "gb18030"
        and total >= 12
        and everyday < 0.75 * total
        and all(is_ideograph(c) for c in _wide(sample, name))
    ):
        # Characters of the traditional script stand all over the code.
        return 0.75
    return everyday / total


_KOREAN_SURNAMES: Final = frozenset(
    "김이박최정강조윤장임한오서신권황안송류홍전고문손양배백허남심노하곽성차주우구나민유진"
)
_CHINESE_SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文安包柏鲍毕卞"
)


def _are_korean_names(sample: bytes) -> bool:
    """Whether a few characters that could be Chinese as well are names of Koreans: most begin as those do, none as Chinese
    ones."""
    korean = re.findall("[가-힣]+", sample.decode("cp949"))
    chinese = re.findall("[\u4e00-\u9fff]+", sample.decode("gb18030"))
    names = [name for name in korean if 2 <= len(name) <= 4 and name[0] in _KOREAN_SURNAMES]
    return len(names) > 0.5 * len(korean) and not any(name[0] in _CHINESE_SURNAMES for name in chinese)


def _wide(sample: bytes, name: str) -> list[str]:
    return [c for c in sample.decode(name) if not c.isascii()]


def _lone_bytes(sample: bytes) -> bool:
    """Whether many high bytes stand between ASCII letters, as accented letters do."""
    runs = re.findall(rb"[\x80-\xff]+", sample)
    lone = re.findall(rb"(?<=[A-Za-z])[\x80-\xff]{1,2}(?=[a-z])", sample)
    return bool(runs) and len(lone) > 0.3 * len(runs)


# ------------------------------------------------------------------ single-byte encodings


@dataclass(frozen=True)
class _Script:
    """Letters of its languages in lower case, one text a language; `common` ones of a script without ASCII letters."""

    alphabets: tuple[str, ...]
    common: str = ""

    @property
    def letters(self) -> frozenset[str]:
        return frozenset("".join(self.alphabets) + "".join(self.alphabets).upper())


_WESTERN: Final = _Script(
    ("äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúü", "àèéìíîòóùú", "ãáâàçéêíóôõú", "åäöæøé", "áðéíóúýþæö", "éëïóöü")
)
_CENTRAL: Final = _Script(
    ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "äöüß")
)
_CYRILLIC: Final = _Script(
    ("абвгдежзийклмнопрстуфхцчшщъыьэюяё", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"), "оеаинтсрвлкмдпу"
)
_GREEK: Final = _Script(("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",), "αοιετσνηυρπκμλςάίόέ")
_SCRIPTS: Final[dict[str, _Script]] = {
    "cp1252": _WESTERN,
    "cp1250": _CENTRAL,
    "cp1254": _Script(("çğıöşüâîûİ",)),
    "cp1257": _Script(("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž")),
    "cp1258": _Script(("ăâđêôơưàáèéìíòóùúý\u0300\u0301\u0303\u0309\u0323",)),
    "iso8859_2": _CENTRAL,
    "mac_roman": _WESTERN,
    "cp850": _WESTERN,
    "cp852": _CENTRAL,
    "cp1251": _CYRILLIC,
    "koi8_r": _CYRILLIC,
    "cp866": _CYRILLIC,
    "iso8859_5": _CYRILLIC,
    "cp1253": _GREEK,
    "cp1255": _Script(("אבגדהוזחטיךכלםמןנסעףפץצקרשת",), "יוהלאמרתבשנ"),
    "cp1256": _Script(("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",), "اليمنرتوبةعد"),
    "cp874": _Script(("กขคฆงจฉชซญฎฏฐณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาำเแโใไั็่้๊๋์ิีึืุู",), "ากนรอเงท่ม้"),
}
_OUT_OF_USE: Final = frozenset(("mac_roman", "cp850", "cp852"))
_SIGNS: Final = frozenset("€£°–—“”‘’„«»…·•×²³½¼¾®™©§¿¡ªº\u00a0№±µ¥")
_ORDINALS: Final = "ºª°"
_BEFORE_WORDS: Final = frozenset("“‘„«»¿¡–—•·\u00a0№©®™²³ªº’…”")
_LETTER: Final = re.compile(r"[^\W\d_]")


def _single_byte(sample: bytes) -> dict[str, float]:
    """How well the bytes read in each single-byte encoding, 1.5 for letters of one language and nothing else."""
    return {
        name: _plausible(sample.decode(name, "replace"), script) - (0.3 if name in _OUT_OF_USE else 0.0)
        for name, script in _SCRIPTS.items()
    }


@cache
def _letters_of(script: _Script) -> frozenset[str]:
    return script.letters


def _plausible(text: str, script: _Script) -> float:
    letters = _letters_of(script)
    used = Counter[str]()
    score, total, run = 0.0, 0, 0
    for at, character in enumerate(text):
        if character.isascii():
            run = 0
            continue
        total += 1
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if character in letters:
            run += 1
            worth = _of_letter(character, before, after, run, script)
            used[character] += worth != 0.1
            score += worth
        else:
            run = 0
            score += _of_sign(character, before, after)
    known = max((sum(used[c] for c in {*alphabet, *alphabet.upper()}) for alphabet in script.alphabets), default=0)
    return score / max(total, 1) + 0.5 * known / max(total, 1)


def _of_letter(character: str, before: str, after: str, run: int, script: _Script) -> float:
    if character.isupper() and before.islower():
        return -1.0
    if before.isdigit() or after.isdigit():
        return -0.5
    if not _LETTER.match(before) and not _LETTER.match(after):
        return 0.1
    if script.common:
        # A script of its own: words of nothing else; which letters are frequent tells its encodings apart.
        if any(near.isascii() and _LETTER.match(near) for near in (before, after)):
            return -1.0
        return 1.0 if character.lower() in script.common else 0.5
    return 1.0 if run <= 3 else -1.0


def _of_sign(character: str, before: str, after: str) -> float:
    if character == "\ufffd" or "\x80" <= character <= "\x9f":
        return -3.0
    if character not in _SIGNS:
        return -1.0
    if character in _ORDINALS and before in "nNaAdDrR" and before and not _LETTER.match(after):
        # As in nº, which the other encodings read as a letter.
        return 1.0
    between = _LETTER.match(before) and _LETTER.match(after) and character not in "’–·\u00a0"
    return -1.0 if between or (_LETTER.match(after) and character not in _BEFORE_WORDS) else 0.2
