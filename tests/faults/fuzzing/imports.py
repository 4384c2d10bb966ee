"""Files imported in processes that may die, and what is not to happen there."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[3]
MOST_SECONDS = 10.0
MOST_MB = 1000.0


@dataclass(frozen=True)
class Outcome:
    """What became of one import: `imported`, `refused` (a ShopError), `crashed` (another exception) or `died`.

    `detail` is how many sales there were, the error's code, or the traceback; `seconds` of processor time, `waited`
    by the clock, `peak_mb` of memory (10^6 bytes).
    """

    what: str
    detail: str
    seconds: float
    waited: float
    peak_mb: float

    @property
    def fault(self) -> str:
        """What was wrong with it; empty where nothing was. Time is the processor's: other programs take none of it."""
        if self.what not in ("imported", "refused"):
            return f"{self.what}: {self.detail}"
        if self.seconds > MOST_SECONDS:
            return f"took {self.seconds} s"
        return f"took {self.peak_mb} MB" if self.peak_mb > MOST_MB else ""


class Importer:
    """Imports files as long as the `with` block lasts."""

    def __enter__(self) -> "Importer":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.fuzzing.served"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(120)
        self._process.stdout.close()

    def __call__(self, path: Path) -> Outcome:
        """Import a file into a new shop of its own."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        return Outcome(**json.loads(self._process.stdout.readline()))
