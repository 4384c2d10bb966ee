"""Child of window.py: the longest gap of a 10 ms timer in the real window while it imports and trains; cancel, too.

python window_gaps.py FOLDER SPREADSHEET        prints one JSON object
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot

from engine.shop import Shop
from gui.app import App, make_application
from gui.jobs import Job
from gui.settings import Settings
from gui.workspace import ALL


class Gaps(QObject):
    """A timer of 10 ms that remembers its longest delay."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        timer = QTimer(self)
        timer.setTimerType(timer.timerType().PreciseTimer)
        timer.timeout.connect(self._tick)
        timer.start(10)

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def since_last_asked(self) -> float:
        """The longest gap in milliseconds; measuring begins anew."""
        longest, self.longest = self.longest, 0.0
        return round(longest * 1000, 1)


def wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def do(verb: str, cancel_after_ms: int | None = None, **arguments: Any) -> float:
    """Run a job as the window does, to its end; seconds since the cancel, or since its start."""
    job = Job(verb, arguments, shop=str(path), changes=ALL)
    loop = QEventLoop()
    job.ended.connect(loop.quit)
    failures: list[object] = []
    job.failed.connect(failures.append)
    started = [time.perf_counter()]

    def cancel() -> None:
        started[0] = time.perf_counter()
        app.jobs.cancel(job)

    if cancel_after_ms is not None:
        QTimer.singleShot(cancel_after_ms, cancel)
    app.jobs.start(job)
    loop.exec()
    if bool(failures) != (cancel_after_ms is not None):
        raise SystemExit(f"{verb}: {failures or 'was not cancelled'}")
    return round(time.perf_counter() - started[0], 2)


path = Path(sys.argv[1]) / "gaps.regulars"
spreadsheet = sys.argv[2]
Shop.create(path).close()
settings = Settings()
application = make_application(sys.argv, settings)
app = App(settings)
app.start(str(path))
found: dict[str, float] = {}
wait(4000)  # pages that nobody has seen yet are built in the first seconds
gaps = Gaps()
wait(2000)
found["idle_ms"] = gaps.since_last_asked()
found["cancel_import_s"] = do("import_files", files=[spreadsheet], cancel_after_ms=4000)
with Shop.read(path) as shop:
    found["lines_left"] = shop.overview()["lines"]
gaps.since_last_asked()
do("import_files", files=[spreadsheet])
wait(1000)
found["import_ms"] = gaps.since_last_asked()
found["cancel_train_s"] = do("train", cancel_after_ms=15000)
gaps.since_last_asked()
do("train")
wait(1000)
found["train_ms"] = gaps.since_last_asked()
app.jobs.close()
print(json.dumps(found))
