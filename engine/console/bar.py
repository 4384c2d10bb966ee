"""Progress as a bar."""

import sys
import time
from typing import Any

from engine.console.words import sentences


class Bar:
    """Progress on stderr: a bar with the time left on a terminal, a line a step elsewhere."""

    def __init__(self, stream: Any = None) -> None:
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._step = ""
        self._start = time.monotonic()
        self._words = sentences("steps.toml")

    def __call__(self, share: float, step: str) -> None:
        words = self._words.get(step, step)
        if self._terminal:
            done = int(30 * min(max(share, 0.0), 1.0))
            left = (time.monotonic() - self._start) * (1 - share) / share if share > 0.02 else 0.0
            self._stream.write(f"\r{'█' * done}{'·' * (30 - done)} {share:4.0%} {words:<42} {left:4.0f} s left ")
            if share >= 1:
                self._stream.write("\n")
            self._stream.flush()
        elif step != self._step:
            self._stream.write(f"{share:4.0%} {words}\n")
        self._step = step
