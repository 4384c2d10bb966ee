"""Whether there is memory and disk enough to learn: said before anything begins, not in the middle."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Final

from engine.errors import ShopError

_BASE_MB: Final = 700
"""What TensorFlow and the smallest shop take (measured: 600–900 MB at the peak)."""
_EXAMPLES_MB: Final = 700
_LINES_OF_THEM: Final = 250_000
"""A shop of so many lines has as many examples to learn from as are ever looked at (measured: 1,450 MB at 240,000 and
340,000 lines, 1,640 MB at 500,000, 1,745 MB at 1.2 million)."""
_MB_A_MILLION_LINES: Final = 300
_MOST_MB: Final = 2000
_LEAST_DISK_MB: Final = 64
_BYTES_A_CUSTOMER: Final = 12_000
"""Scores and three lists of ten with their reasons, in the file and once more in its log."""


def memory_needed(lines: int) -> int:
    """MB that learning from so many sale lines takes at its peak, roughly."""
    examples = _EXAMPLES_MB * min(lines / _LINES_OF_THEM, 1)
    return min(_BASE_MB + round(examples + _MB_A_MILLION_LINES * lines / 1_000_000), _MOST_MB)


def disk_needed(customers: int) -> int:
    """MB that storing what was learned takes, roughly."""
    return _LEAST_DISK_MB + round(customers * _BYTES_A_CUSTOMER / 2**20)


def check_room(path: Path, lines: int, customers: int) -> None:
    """Raises `memory.low` or `disk.full`, with MB `needed` and `available`, where there is too little for learning."""
    available = memory_available()
    needed = memory_needed(lines)
    if available is not None and available < needed:
        raise ShopError("memory.low", needed="learn", needed_mb=needed, available_mb=available)
    try:
        free = shutil.disk_usage(path.parent).free // 2**20
    except OSError:
        return  # a folder that cannot tell is found out by writing
    if free < disk_needed(customers):
        raise ShopError(
            "disk.full", needed="learn", file=str(path), needed_mb=disk_needed(customers), available_mb=free
        )


def memory_available() -> int | None:
    """MB that a program can still take without others being pushed out; None where the system does not say."""
    limits = [mb for mb in (_system_memory(), _limit()) if mb is not None]
    return min(limits) if limits else None


def _system_memory() -> int | None:
    if sys.platform == "win32":
        return _windows_memory()
    try:
        fields = dict(line.split(":", 1) for line in Path("/proc/meminfo").read_text().splitlines() if ":" in line)
        return sum(int(fields[name].split()[0]) for name in ("MemAvailable", "SwapFree")) // 1024
    except (OSError, KeyError, ValueError):
        return None


def _limit() -> int | None:
    """What this process may still take where somebody set a limit (`ulimit -v`)."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY:
        return None
    try:
        used = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        used = 0
    return max(soft - used, 0) // 2**20


def _windows_memory() -> int | None:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in "total available page free virtual unused extended".split()),
        )

    status = Status()
    status.length = ctypes.sizeof(status)
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  (there is none elsewhere)
    if not kernel.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return int(min(status.available + status.free // 2, status.free) // 2**20)
