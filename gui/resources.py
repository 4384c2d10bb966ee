"""Where the files that travel with the program lie: next to the package, in a checkout and in the frozen app."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent / "resources"


def resource(relative: str) -> Path:
    """Path of a file or folder in `resources/`."""
    return ROOT / relative
