"""Where the project's data files are: beside the code, or inside the frozen app."""

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
