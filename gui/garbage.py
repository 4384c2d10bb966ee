"""Collects cyclic garbage on the window's thread alone.

Python's collector runs in whichever thread happens to make one object too many. In a worker thread it would take widgets
and timers apart there, which Qt does not survive.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS: Final = 2000


class GarbageCollector(QObject):
    """While it lives, nothing is collected anywhere else. `stop` gives the work back to Python."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        # What was made until now (modules, classes, the frame of the window) stays as long as the program: to walk
        # through it at each collection would stop the window for a tenth of a second.
        gc.collect()
        gc.freeze()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that has grown beyond Python's own threshold."""
        grown = [level for level, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold())) if count > limit]
        if grown:
            gc.collect(grown[-1])

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()
