"""Where the project's data files are: beside the code, or inside the frozen app."""

import os
import sys
from pathlib import Path


def folder() -> Path:
    """The `resources` folder."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


def path(*parts: str) -> Path:
    """A file or folder in `resources`."""
    return folder().joinpath(*parts)


def own_folder() -> Path:
    """Where this person's settings and additions lie, outside the program; need not exist."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "Regulars"
