"""Good files damaged at random: each seed makes one, from a costume of any kind."""

import gzip
import io
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path
from random import Random
from typing import Final

from tests.engine.importing.costumes.costume import dress

_BYTES: Final = b"\0\x01\x7f\x80\xfe\xff\"'<>&;,\t\r\n=()-9"
_PIECES: Final = (
    b'"',
    b'"""',
    b"\0",
    b"\r",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"<table>",
    b"</table>",
    b"<td rowspan='65000' colspan='65000'>",
    b"<!--",
    b"<![CDATA[",
    b"&#x110000;",
    b"&lol;",
    b"<!DOCTYPE x [<!ENTITY lol 'lol'>]>",
    b'r="XFD1048576"',
    b'r="A99999999999"',
    b't="s"><v>99999999</v>',
    b's="99999"',
    b' table:number-columns-repeated="16384"',
    b' table:number-rows-repeated="1048576"',
    b"1e999",
    b"-1e-999",
    b"NaN",
    b"9" * 400,
    b"2024-02-30",
    b"99999999999999999999",
    b"=1/0",
    b"P1Y2M3DT4H5M6S",
    b"x" * 70_000,
)
_NUMBERS: Final = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)


def make(seed: int, folder: Path) -> Path:
    """The file of a seed, written into `folder`."""
    chance = Random(seed)
    with tempfile.TemporaryDirectory() as scratch:
        whole = dress(chance.randrange(1_000_000), Path(scratch)).path
        content, name = whole.read_bytes(), whole.name
    path = folder / f"mutant-{seed}{name[name.index('.') :]}"
    path.write_bytes(damaged(chance, content))
    return path


def damaged(chance: Random, content: bytes) -> bytes:
    """The bytes with some damage; what is packed is mostly damaged within, and packed again."""
    within = chance.random() < 0.85
    if within and content.startswith(b"\x1f\x8b"):
        return gzip.compress(damaged(chance, gzip.decompress(content)))
    if within and zipfile.is_zipfile(io.BytesIO(content)):
        return _damaged_within(chance, content)
    for _ in range(chance.choice((1, 1, 2, 4, 9))):
        content = _damaged_once(chance, content)
    return content


def _damaged_within(chance: Random, content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError):
        # A part that is an archive itself, and was damaged before.
        return content
    for name in chance.choices(
        list(parts), [len(part) ** 0.5 + 1 for part in parts.values()], k=chance.choice((1, 1, 2))
    ):
        parts[name] = damaged(chance, parts[name])
    if chance.random() < 0.05:
        del parts[chance.choice(list(parts))]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _damaged_once(chance: Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    end = min(len(content), at + int(chance.paretovariate(0.6)))
    before, part, after = content[:at], content[at:end], content[end:]
    how = chance.randrange(9)
    if how == 0:
        return before + bytes((chance.choice(_BYTES),)) + content[at + 1 :]
    if how == 1:
        return before + chance.choice(_PIECES) + content[at:]
    if how == 2:
        return before + after
    if how == 3:
        return before + part * min(chance.choice((2, 3, 50, 3000)), 4_000_000 // (len(part) + 1) + 1) + after
    if how == 4:
        number = struct.pack(chance.choice("<>") + "I", chance.choice(_NUMBERS))[: chance.choice((2, 4))]
        return before + number + content[at + len(number) :]
    if how == 5:
        return before if chance.random() < 0.3 else before + bytes(reversed(part)) + after
    if how == 6:
        other = chance.randrange(len(content) + 1)
        return before + content[other : other + len(part)] + after
    if how == 7:
        return before + chance.randbytes(min(len(part), 500)) + after
    return before + bytes(byte ^ (1 << chance.randrange(8)) for byte in part[:3]) + content[at + len(part[:3]) :]
