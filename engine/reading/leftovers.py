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
_LOOKS, _LOOK = 200, 0.01
"""How often a lock is tried, and seconds in between."""
_NEW: Final = 60
"""Seconds in which a folder may be without its lock: it is being made."""


class Folder:
    """A folder of this process's own, gone with this object."""

    def __init__(self) -> None:
        clear()
        self.path, lock = _made()
        while lock is None:
            self.path, lock = _made()
        weakref.finalize(self, _remove, self.path, lock)


def _made() -> tuple[Path, int | None]:
    """A new folder and its lock; None where another process took it for a leftover before it was locked."""
    path = Path(tempfile.mkdtemp(prefix=_PREFIX))
    lock = os.open(path / _LOCK, os.O_RDWR | os.O_CREAT)
    for _ in range(_LOOKS):
        # Who looks whether it is in use has the lock for a moment.
        if _locked(lock):
            if (path / _LOCK).exists():
                return path, lock
            break
        time.sleep(_LOOK)
    _remove(path, lock)
    return path, None


def clear() -> None:
    """Remove what nobody uses any more."""
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if (path / _LOCK).exists():
                lock = os.open(path / _LOCK, os.O_RDWR)
                if _locked(lock):
                    _remove(path, lock)
                else:
                    os.close(lock)
            elif time.time() - path.stat().st_mtime >= _NEW:
                shutil.rmtree(path, ignore_errors=True)


def _remove(path: Path, lock: int) -> None:
    if sys.platform == "win32":
        # It removes no file that is open.
        os.close(lock)
        shutil.rmtree(path, ignore_errors=True)
        return
    shutil.rmtree(path, ignore_errors=True)
    os.close(lock)


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
