"""Long work: verbs of the engine in a child process, one at a time, driven by a worker thread of the window."""

import math
import time
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from engine.errors import Cancelled, ShopError
from engine.process import EngineProcess
from engine.shop import Passphrase

IDLE_MINUTES: Final = 5
"""The child ends after so long without work, and gives its memory back."""


class Job(QObject):
    """One verb under way. Lives on the window's thread; connect its signals to `@Slot` methods before `Jobs.start`.

    Every job ends with exactly one of `succeeded` and `failed` (`cancelled` is a failure with that code), then `ended`.
    """

    progressed = Signal(float, str)
    succeeded = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self,
        verb: str,
        arguments: Mapping[str, Any] | None = None,
        *,
        shop: str | None = None,
        changes: frozenset[str] = frozenset(),
        quiet: bool = False,
        passphrase: Passphrase | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.verb = verb
        self.arguments = dict(arguments or {})
        self.shop = shop
        self.passphrase = passphrase
        self.changes = changes
        """What the verb writes: `sales`, `customers`, `scores`, `campaigns`, `settings`."""
        self.quiet = quiet
        """Not shown in the job card: the page that asked shows it itself."""
        self.share = 0.0
        self.step = ""
        self.is_cancelled = False
        self._pace = Pace()

    @property
    def writes(self) -> bool:
        """Whether something is lost when it is ended now: what was learned so far is kept, and only reading loses nothing."""
        return self.verb not in ("train", "preview", "plan_campaign", "results")

    def remaining(self) -> float | None:
        """Seconds still to go, or None while nobody can know."""
        return self._pace.remaining()

    @Slot(float, str)
    def take_progress(self, share: float, step: str) -> None:
        self.share, self.step = share, step
        self._pace.add(time.monotonic(), share)
        self.progressed.emit(share, step)


class Pace:
    """Estimates the time that is left from what was done so far: a step that goes slower or faster than the others moves it a
    little, not to and fro.

    A job may begin in its middle (a learning that goes on where it was), so it counts from the first share it hears of.
    """

    SETTLE: Final = 2.0
    """Seconds before anything is said."""

    STEADY: Final = 20.0
    """After so many seconds, two thirds of an estimate are a new one."""

    def __init__(self) -> None:
        self._start: tuple[float, float] | None = None
        self._now = (0.0, 0.0)
        self._end: float | None = None

    def add(self, now: float, share: float) -> None:
        if self._start is None:
            self._start = self._now = (now, share)
            return
        (began, first), (before, _) = self._start, self._now
        self._now = (now, share)
        if now - began < self.SETTLE or share <= first:
            return
        end = now + (1.0 - share) * (now - began) / (share - first)
        new = 1.0 if self._end is None else 1.0 - math.exp(-(now - before) / self.STEADY)
        self._end = end if self._end is None else self._end + new * (end - self._end)

    def remaining(self) -> float | None:
        """Seconds, or None while nobody can know."""
        if self._end is None:
            return None
        return max(self._end - self._now[0], 0.0) if self._now[1] < 1.0 else 0.0


class Jobs(QObject):
    """Starts jobs, one after the other. `changed` says what a finished job wrote, so that pages read again."""

    started = Signal(object)
    ended = Signal(object)
    changed = Signal(frozenset)

    def __init__(self, engine: EngineProcess | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine or EngineProcess()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: list[Job] = []
        self.closing = False
        """Jobs that are stopped now were not stopped by a person."""
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MINUTES * 60_000)
        self._idle.timeout.connect(self._rest)

    @property
    def current(self) -> Job | None:
        """The job under way, if any."""
        return self._jobs[0] if self._jobs else None

    def under_way(self, verb: str) -> Job | None:
        """The first job of a verb that runs or waits, if any."""
        return next((job for job in self._jobs if job.verb == verb), None)

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def start(self, job: Job) -> Job:
        """Queue a job. Its signals arrive on the window's thread."""
        self._idle.stop()
        self._jobs.append(job)
        run = _Run(self._engine, job)
        run.signals.progressed.connect(job.take_progress)
        run.signals.ended.connect(self._end)
        self._pool.start(run)
        self.started.emit(job)
        return job

    def cancel(self, job: Job) -> None:
        """Stop a job that is under way or waiting. It then fails with the code `cancelled`."""
        job.is_cancelled = True
        if job is self.current:
            self._engine.cancel()

    def close(self) -> None:
        """Stop everything, for the end of the program. No job is left behind."""
        self.closing = True
        for job in self._jobs:
            job.is_cancelled = True
        self._idle.stop()
        self._engine.cancel()
        self._pool.waitForDone(5000)
        self._engine.close()

    @Slot(object, object, object)
    def _end(self, job: Job, result: Any, error: ShopError | None) -> None:
        self._jobs.remove(job)
        if error is None:
            job.succeeded.emit(result)
            if job.changes:
                self.changed.emit(job.changes)
        else:
            job.failed.emit(error)
        job.ended.emit()
        self.ended.emit(job)
        if not self._jobs:
            self._idle.start()

    @Slot()
    def _rest(self) -> None:
        if not self._jobs:
            self._engine.close()


class _Signals(QObject):
    progressed = Signal(float, str)
    ended = Signal(object, object, object)


class _Run(QRunnable):
    """Drives the child from the pool's thread; everything it says goes back as queued signals."""

    def __init__(self, engine: EngineProcess, job: Job) -> None:
        super().__init__()
        self._engine, self._job = engine, job
        self.signals = _Signals()

    def run(self) -> None:
        job = self._job
        result: Any = None
        error: ShopError | None = None
        try:
            if job.is_cancelled:
                raise Cancelled
            result = self._engine.call(
                job.verb, job.arguments, shop=job.shop, passphrase=job.passphrase, progress=self._report
            )
        except ShopError as problem:
            error = problem
        except Exception as problem:
            error = ShopError("engine.died", what=type(problem).__name__)
        self.signals.ended.emit(job, result, error)

    def _report(self, share: float, step: str) -> None:
        self.signals.progressed.emit(share, step)
        if self._job.is_cancelled:
            self._engine.cancel()  # it was cancelled before the child had begun
