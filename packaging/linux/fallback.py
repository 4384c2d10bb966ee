"""Runs first in the frozen app: a library that this computer lacks is taken from the app's own folder.

The computer's own comes first, because it fits its graphics driver. Whatever is loaded here is found by its name when
Qt asks for it. The engine needs none of it.
"""

import ctypes
import sys
from pathlib import Path


def load_missing(folder: Path) -> None:
    waiting = sorted(folder.iterdir())
    while waiting:
        refused = [path for path in waiting if not (loads(path.name) or loads(str(path)))]
        if len(refused) == len(waiting):
            return  # Qt will say what it misses
        waiting = refused


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library, mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True


if not {"--serve", "--engine"} & set(sys.argv[1:2]):
    load_missing(Path(sys._MEIPASS) / "fallback")  # type: ignore[attr-defined]
