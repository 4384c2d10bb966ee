"""Progress is an argument: a callable that reports how far a job is, and the point where it can be cancelled."""

from collections.abc import Callable
from typing import Protocol


class Progress(Protocol):
    """Called with the share done (0 to 1) and the code of the step (`import.reading`, `train.repeat`, …).

    It may raise `engine.errors.Cancelled`: whoever reports must be ready to be stopped there.
    """

    def __call__(self, share: float, step: str) -> None: ...


def silent(share: float, step: str) -> None:
    """Reports to nobody and never cancels."""


class Remembered:
    """A progress that remembers what it was told last, so that it can be asked in between whether to go on."""

    def __init__(self, progress: Progress, step: str) -> None:
        self._progress = progress
        self._last = 0.0, step

    def __call__(self, share: float, step: str) -> None:
        self._last = share, step
        self._progress(share, step)

    def again(self) -> None:
        """Report the same again."""
        self._progress(*self._last)


def part(progress: Progress, low: float, high: float) -> Progress:
    """A progress for one stage of a job: its 0 to 1 becomes `low` to `high` of the whole."""

    def report(share: float, step: str) -> None:
        progress(low + (high - low) * min(max(share, 0.0), 1.0), step)

    return report


def stepper(progress: Progress, total: int, step: str) -> Callable[[int], None]:
    """A callable that takes how many of `total` units are done, for loops over batches."""

    def report(done: int) -> None:
        progress(done / max(total, 1), step)

    return report
