"""Runs first in the frozen app: what this computer lacks for a window is taken from the app's own folder.

The computer's own libraries come first, because they fit its graphics driver. Whatever is loaded here is found by its
name when Qt asks for it. The engine needs none of it.
"""

import ctypes
import os
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
    own = Path(sys._MEIPASS)  # type: ignore[attr-defined]
    load_missing(own / "fallback")
    if not Path("/etc/fonts/fonts.conf").exists():
        os.environ.setdefault("FONTCONFIG_FILE", str(own / "fonts.conf"))
