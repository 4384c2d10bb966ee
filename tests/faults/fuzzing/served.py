"""Imports files one by one, each in a child of its own: `python -m tests.faults.fuzzing.served`, a path a line.

It has loaded everything that an import needs, so that a child costs milliseconds. A child that takes too long is ended.
For each path a line of JSON comes back; see `Outcome` in `imports`. Needs POSIX.
"""

import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from datetime import datetime
from pathlib import Path

import msoffcrypto  # noqa: F401
import python_calamine  # noqa: F401

from engine import importing
from engine.errors import ShopError
from engine.reading import words
from engine.store import database

PATIENCE = 100.0
"""Seconds by the clock after which a child is ended."""

_LONGEST = 15
"""Seconds of the processor after which it is ended."""

_MOST = 4 << 30
"""Bytes that a child may ask for, so that a bomb does not take the machine along."""


def attempt(path: Path, told: int) -> None:
    """Import one file into a new shop, write what became of it, and end the process."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST, _MOST))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST, _LONGEST + 1))
    said = {"what": "crashed", "detail": ""}
    try:
        with tempfile.TemporaryDirectory() as folder:
            shop = database.create(Path(folder) / "shop.regulars")
            try:
                report = importing.run(shop, [path], now=datetime(2026, 11, 24))
                said = {"what": "imported", "detail": str(report["sales_stored"])}
            finally:
                database.close(shop)
    except ShopError as error:
        said = {"what": "refused", "detail": error.code}
    except BaseException:
        said = {"what": "crashed", "detail": traceback.format_exc()[-2000:]}
    os.write(told, json.dumps(said).encode())
    os._exit(0)


def watched(path: Path) -> dict[str, object]:
    """What became of one file, and what it cost."""
    said, told = os.pipe()
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(said)
        sys.stderr.flush()
        attempt(path, told)
    os.close(told)
    while True:
        ended, status, usage = os.wait4(child, os.WNOHANG)
        if ended:
            break
        if time.monotonic() - started > PATIENCE:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.002)
    with os.fdopen(said, "rb") as answer:
        text = answer.read()
    outcome = json.loads(text) if text else {"what": "died", "detail": f"status {os.waitstatus_to_exitcode(status)}"}
    return {
        **outcome,
        "seconds": round(usage.ru_utime + usage.ru_stime, 3),
        "waited": round(time.monotonic() - started, 3),
        "peak_mb": round(usage.ru_maxrss * 1024 / 1e6, 1),
    }


def main() -> None:
    """Serve until the paths end."""
    words.languages()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(watched(Path(line.rstrip("\n")))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
