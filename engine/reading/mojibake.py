"""Text that was UTF-8, was opened as something else and saved so (`NicolÃ¡s`), perhaps more than once."""

import re
from typing import Final

_BYTE_OF: Final = {
    **{number: number for number in range(256)},
    **{ord(bytes([n]).decode("cp1252", "ignore") or "\0"): n for n in range(0x80, 0xA0)},
}
"""A character as the byte that Windows shows as it; bytes that Windows-1252 leaves open stand for themselves."""
_AFTER: Final = "".join(chr(code) for code, byte in _BYTE_OF.items() if 0x80 <= byte < 0xC0)
_SUSPECT: Final = re.compile(f"[\u00c2-\u00f4][{re.escape(_AFTER)}]")
_MOST: Final = 3
"""Times that a file was opened and saved wrongly, at most."""


def mended(text: str) -> str:
    """The text as it was meant, where the whole of it is UTF-8 bytes shown as Windows-1252; else as it is."""
    for _ in range(_MOST):
        if not _SUSPECT.search(text):
            break
        try:
            text = bytes(_BYTE_OF[ord(character)] for character in text).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            break
    return text
