"""Folders for what an import keeps on disk while it runs, removed by the next one where a process was ended from outside.

Each has a file that is locked while its process lives: the system gives the lock back however that ends.
"""

import os
import shutil
import sys
import tempfile
import time
import weakref
from contextlib import suppress
from pathlib import Path
from typing import Final

_PREFIX: Final = "regulars-spool-"
_LOCK: Final = "in-use"
_NEW: Final = 60
"""Seconds in which a folder may be without its lock: it is being made."""


class Folder:
    """A folder of this process's own, gone with this object."""

    def __init__(self) -> None:
        clear()
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        lock = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT)
        _locked(lock)
        weakref.finalize(self, _remove, self.path, lock)


def clear() -> None:
    """Remove what nobody uses any more."""
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if not _is_used(path):
                shutil.rmtree(path, ignore_errors=True)


def _is_used(path: Path) -> bool:
    if not (path / _LOCK).exists():
        return time.time() - path.stat().st_mtime < _NEW
    lock = os.open(path / _LOCK, os.O_RDWR)
    try:
        return not _locked(lock)
    finally:
        os.close(lock)


def _remove(path: Path, lock: int) -> None:
    # Windows removes no file that is open.
    os.close(lock)
    shutil.rmtree(path, ignore_errors=True)


def _locked(file: int) -> bool:
    """Take the lock of a file, if nobody else has it; whether it was taken."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
