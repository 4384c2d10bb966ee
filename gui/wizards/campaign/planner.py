"""Asks the engine for a plan whenever a choice changes, one question at a time, and only ever answers the latest."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.jobs import Job, Jobs
from gui.workspace import Workspace

PAUSE_MS = 250
"""A slider that moves or a text that is typed is not asked about at every step."""


class Planner(QObject):
    """`planned(plan)` is what `Shop.plan_campaign` says to the choices asked last, `failed(ShopError)` why it cannot."""

    planned = Signal(dict)
    failed = Signal(object)
    asking = Signal(bool)

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._jobs = workspace, jobs
        self._wanted: dict[str, Any] | None = None
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None or self._wanted is not None

    def ask(self, choices: Mapping[str, Any], at_once: bool = False) -> None:
        """Ask for a plan; what was asked before does not matter any more."""
        self._wanted = dict(choices)
        self.asking.emit(True)
        self._timer.start(0 if at_once else PAUSE_MS)

    def stop(self) -> None:
        """Nobody wants an answer any more."""
        self._wanted = None
        self._timer.stop()
        if self._job is not None:
            self._jobs.cancel(self._job)

    @Slot()
    def _start(self) -> None:
        if self._job is not None or self._wanted is None:
            return  # asked again when the job has ended
        choices, self._wanted = self._wanted, None
        self._job = self._workspace.job("plan_campaign", quiet=True, **choices)
        self._job.succeeded.connect(self._succeed)
        self._job.failed.connect(self._fail)
        self._job.ended.connect(self._end)
        self._jobs.start(self._job)

    @Slot(object)
    def _succeed(self, plan: dict[str, Any]) -> None:
        if self._wanted is None:
            self.planned.emit(plan)

    @Slot(object)
    def _fail(self, problem: Any) -> None:
        if self._wanted is None and problem.code != "cancelled":
            self.failed.emit(problem)

    @Slot()
    def _end(self) -> None:
        self._job = None
        self.asking.emit(self._wanted is not None)
        if self._wanted is not None and not self._timer.isActive():
            self._start()
