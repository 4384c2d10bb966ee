"""Where the bytes of a table come from: a file, what is packed in it, or what was decrypted."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from engine.errors import ShopError

GZIP: Final = b"\x1f\x8b"
ZIP: Final = b"PK\x03\x04"
MOST_MEMBERS: Final = 200
"""Tables in one archive."""

MOST_IN_MEMORY: Final = 1 << 29
"""Bytes of a packed workbook, which must be unpacked whole to be read."""

MOST_BYTES: Final = 4 << 30
_NEVER_A_BOMB: Final = 64 << 20
_MOST_TIMES: Final = 100
"""What a shop's tables pack to is a tenth or a thirtieth of them."""

_NOISE: Final = ("__macosx/", "thumbs.db", "desktop.ini")
_TABLES: Final = (
    ".csv",
    ".tsv",
    ".txt",
    ".tab",
    ".dat",
    ".xlsx",
    ".xlsm",
    ".xlsb",
    ".xls",
    ".ods",
    ".htm",
    ".html",
    ".gz",
)


@dataclass(frozen=True)
class Source:
    """Bytes that can be read as often as wanted.

    `most` is how many bytes may come out of it, `told` is how far a stream has come of `size`; `path` is the file, where the bytes are all of it and nothing else.
    """

    name: str
    size: int
    open: Callable[[], IO[bytes]]
    told: Callable[[Any], int] = lambda stream: stream.tell()
    path: Path | None = None
    most: int = MOST_BYTES

    def head(self, size: int) -> bytes:
        """The first bytes."""
        with self.open() as stream:
            return stream.read(size)


def of_file(path: Path) -> Source:
    """A file as it is."""
    return Source(path.name, path.stat().st_size, lambda: path.open("rb"), path=path)


def of_bytes(name: str, content: bytes) -> Source:
    """Bytes in memory."""
    return Source(name, len(content), lambda: io.BytesIO(content))


def in_gzip(source: Source) -> Source:
    """What a .gz file holds."""

    def opened() -> IO[bytes]:
        packed = source.open()
        stream: IO[bytes] = gzip.GzipFile(fileobj=packed)  # type: ignore[assignment]
        # GzipFile leaves a stream that it was given open.
        stream.myfileobj = packed  # type: ignore[attr-defined]
        return stream

    def told(stream: Any) -> int:
        # At its end the stream is closed, and lets go of what it was packed in.
        return int(stream.myfileobj.tell()) if stream.myfileobj else source.size

    most = min(MOST_BYTES, max(_NEVER_A_BOMB, _MOST_TIMES * source.size))
    return Source(source.name, source.size, opened, told, most=most)


def in_zip(source: Source, password: str | None = None) -> list[Source]:
    """The tables that a .zip holds, by name; files of other kinds are passed over.

    Raises `file.too_large`, `file.encrypted`, `file.wrong_password`, and what `zipfile` raises of a broken one.
    """
    with source.open() as stream, zipfile.ZipFile(stream) as archive:
        members = [member for member in archive.infolist() if _may_be_table(member)]
        if len(members) > MOST_MEMBERS:
            raise ShopError("file.too_large", file=source.name, most=MOST_MEMBERS)
        for member in members:
            if is_bomb(member.file_size, member.compress_size):
                raise ShopError("file.too_large", file=source.name, most=_NEVER_A_BOMB)
            _unlock(archive, member, source.name, password)
    key = password.encode() if password else None

    def member_of(name: str) -> Callable[[], IO[bytes]]:
        def opened() -> IO[bytes]:
            # What was opened of an archive that is closed keeps its file open as long as itself.
            with zipfile.ZipFile(source.path or source.open()) as archive:
                return archive.open(name, pwd=key)

        return opened

    return [
        Source(Path(member.filename).name, member.file_size, member_of(member.filename))
        for member in sorted(members, key=lambda member: member.filename)
    ]


def is_bomb(size: int, packed: int) -> bool:
    """Whether so many bytes came from so few that no shop can have written them."""
    return size > max(_NEVER_A_BOMB, _MOST_TIMES * packed)


def whole(source: Source) -> io.BytesIO:
    """All bytes in memory. Raises `file.too_large`, and `file.unreadable` where they are packed and damaged."""
    most = min(MOST_IN_MEMORY, source.most)
    try:
        with source.open() as stream:
            content = stream.read(most + 1)
    except (EOFError, OSError, zlib.error, zipfile.BadZipFile) as error:
        raise ShopError("file.unreadable", file=source.name, detail=str(error)) from error
    if len(content) > most:
        raise ShopError("file.too_large", file=source.name, most=most)
    return io.BytesIO(content)


def _may_be_table(member: zipfile.ZipInfo) -> bool:
    name = member.filename.casefold()
    if member.is_dir() or any(part in name for part in _NOISE) or Path(name).name.startswith("."):
        return False
    return name.endswith(_TABLES)


def _unlock(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, password: str | None) -> None:
    if not member.flag_bits & 1:
        return
    if password is None:
        raise ShopError("file.encrypted", file=name)
    try:
        with archive.open(member, pwd=password.encode()) as stream:
            stream.read(1)
    except RuntimeError as error:
        raise ShopError("file.wrong_password", file=name) from error
