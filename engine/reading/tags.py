"""Tags and texts of a page or of XML as tills write them, well formed or not; each character is looked at a few times at most."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

_NAME: Final = re.compile(r"</?([A-Za-z][\w:.-]{0,60})")
_ATTRIBUTE: Final = re.compile(r"""([\w:.-]{1,60})\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s"'>]+)""")
_SKIPPED: Final = frozenset(("script", "style"))
_LONGEST: Final = 4096
"""Characters of a tag; what stands behind is not looked at."""

_MOST_IN_QUOTES: Final = 20
"""Signs `>` within quotes of one tag."""

Piece = tuple[str, str, str]


def pieces(text: str) -> Iterator[Piece]:
    """What a page is made of, in order: (`text`, the text, ""), (`start`, name of the tag, its attributes as they stand) and
    (`end`, name, ""). Comments, scripts and declarations are left out."""
    at, end = 0, len(text)
    while at < end:
        tag = text.find("<", at)
        if tag != at:
            yield "text", _unescaped(text[at : tag if tag >= 0 else end]), ""
            if tag < 0:
                return
        if text.startswith("<!--", tag):
            at = _behind(text, "-->", tag)
        elif text.startswith("<![CDATA[", tag):
            at = _behind(text, "]]>", tag)
            yield "text", text[tag + 9 : at - 3], ""
        elif text.startswith(("<!", "<?"), tag):
            at = _behind(text, ">", tag)
        elif (match := _NAME.match(text, tag)) is None:
            yield "text", "<", ""
            at = tag + 1
        else:
            name = match[1].lower()
            at = _end_of_tag(text, match.end())
            said = text[match.end() : min(at, match.end() + _LONGEST)]
            if text[tag + 1] == "/":
                yield "end", name, ""
            else:
                yield "start", name, said
                if said.endswith("/>"):
                    yield "end", name, ""
                elif name in _SKIPPED:
                    at = _behind(text, f"</{name}", at)


def attributes(said: str) -> dict[str, str]:
    """The attributes of a tag by their names in lower case."""
    return {name.lower(): _unescaped(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(said)}


def _unescaped(text: str) -> str:
    return unescape(text) if "&" in text else text


def _behind(text: str, mark: str, at: int) -> int:
    """Where the next such mark ends; the end of the text where there is none."""
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark)


def _end_of_tag(text: str, at: int) -> int:
    """Behind the `>` of a tag, which may also stand in quotes within; before a `<` that comes first."""
    end = text.find(">", at, at + _LONGEST)
    for _ in range(_MOST_IN_QUOTES):
        if end < 0 or text.count('"', at, end) % 2 == 0:
            break
        end = text.find(">", end + 1, at + _LONGEST)
    if end < 0:
        end = text.find(">", at)
        if end < 0:
            return len(text)
    opened = text.find("<", at, end)
    return opened if opened >= 0 and text.count('"', at, opened) % 2 == 0 else end + 1
