"""What the measurements share: a child process timed with its peak memory, a row of the report, where the data lies."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
ONLINE_RETAIL = SHARED / "data" / "real" / "online_retail.xlsx"


@dataclass(frozen=True)
class Row:
    """One figure, beside its peer where it has one. `limit` holds for `ratio` if there is a peer, else for `ours`."""

    what: str
    ours: float
    unit: str
    limit: float
    peer: float | None = None
    at_least: bool = False

    @property
    def ratio(self) -> float | None:
        return None if self.peer is None else self.ours / self.peer

    @property
    def reached(self) -> bool:
        value = self.ours if self.ratio is None else self.ratio
        return value >= self.limit if self.at_least else value <= self.limit

    @property
    def bound(self) -> str:
        return f"{'at least' if self.at_least else 'at most'} {self.limit:g}"

    def __str__(self) -> str:
        peer = "" if self.peer is None else f"   peer {self.peer:.4g} {self.unit}, ratio {self.ratio:.3f}"
        return f"{'ok  ' if self.reached else 'MISS'}  {self.what}: {self.ours:.4g} {self.unit}{peer}   ({self.bound})"


@dataclass(frozen=True)
class Child:
    """How a child process ended: wall seconds, peak resident memory in MB (10^6 bytes), what it printed, and seconds of
    processor time, which others on the machine change less than wall time."""

    seconds: float
    peak_mb: float
    output: str
    processor: float = 0.0


def run(command: Sequence[object], *, environment: dict[str, str] | None = None) -> Child:
    """Run a program to its end; raises RuntimeError with its last words if it fails. Peak memory needs POSIX."""
    # The installed app ships its modules compiled; so that a child here finds them compiled, too, they must be kept.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.monotonic()
    process = subprocess.Popen(
        [str(word) for word in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**inherited, "PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3", **(environment or {})},
    )
    output, complaint = _drain(process)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[:4]} ended with {process.returncode}: {complaint[-2000:]}")
    return Child(time.monotonic() - started, usage.ru_maxrss * 1024 / 1e6, output, usage.ru_utime + usage.ru_stime)


def python(*arguments: object, environment: dict[str, str] | None = None) -> Child:
    return run([sys.executable, *arguments], environment=environment)


def engine(*arguments: object) -> Child:
    return python("-m", "engine", *arguments)


def median(children: Sequence[Child]) -> Child:
    return sorted(children, key=lambda child: child.seconds)[len(children) // 2]


def _drain(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Both outputs to their end, without waiting for the process itself: its usage is still to be asked for."""
    from threading import Thread

    assert process.stdout is not None
    assert process.stderr is not None
    complaint: list[str] = []
    reader = Thread(target=lambda stream=process.stderr: complaint.append(stream.read()))
    reader.start()
    output = process.stdout.read()
    reader.join()
    process.stdout.close()
    process.stderr.close()
    return output, complaint[0]
