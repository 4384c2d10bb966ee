"""Progress is an argument: a callable that reports how far a job is, and the point where it can be cancelled."""

import ctypes
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import Final, Generic, Protocol, TypeVar

T = TypeVar("T")

_ARENA_MAX: Final = -8
"""`M_ARENA_MAX` of malloc.h."""


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


def unasked() -> None:
    """Goes on: in the place of what is asked again and again whether to, and may raise."""


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


def share_memory() -> None:
    """Let all threads take memory from the same place. The C library of Linux else has a place for each, and keeps there what is
    freed: a job of several threads holds it several times."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library than GNU's
            ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


class Stopped(Exception):
    """Ends work that nobody waits for any more."""


class Beside(Generic[T]):
    """Work that goes on beside the caller's own, on a thread: it should be such that lets others run, as numpy and SQLite do.

    The caller ends it with `stop`, whatever happens; then nothing of it goes on.
    """

    _WAIT = 0.2
    """Seconds between two reports of a caller that waits."""

    def __init__(self, work: Callable[[Progress], T]) -> None:
        """`work` gets a progress that it must call often: it raises once the work is to end."""
        self._work, self._unwanted = work, Event()
        self._found: list[T] = []
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._found.append(self._work(self._go_on))
        except BaseException as error:  # told where the result is asked for
            self._error = error

    def _go_on(self, share: float, step: str) -> None:
        if self._unwanted.is_set():
            raise Stopped

    def result(self, wait: Callable[[], None] = lambda: None) -> T:
        """What came of it, or its error; `wait` is called again and again until then, and may raise."""
        while self._thread.is_alive():
            self._thread.join(self._WAIT)
            wait()
        if self._error is not None:
            raise self._error
        return self._found[0]

    def stop(self) -> None:
        """End the work, if it has not ended."""
        self._unwanted.set()
        self._thread.join()
