"""The state of a page that waits for a job: what is happening, how far it is, how long it takes, and Cancel."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from gui import messages
from gui.jobs import Job, Jobs
from gui.widgets.states import BusyState


class JobState(BusyState):
    """Shows the job of a verb that is under way. `follow` says whether there is one."""

    def __init__(self, jobs: Jobs, verb: str, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, name, parent)
        self._jobs, self._verb, self._title = jobs, verb, title
        self._job: Job | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(500)
        self._clock.timeout.connect(self._tell)
        self.cancelled.connect(self._cancel)

    def follow(self) -> bool:
        """Show the job that is under way now, if any."""
        job = self._jobs.under_way(self._verb)
        if job is None:
            self._clock.stop()
        elif job is not self._job:
            self.begin(self._title)
            self._clock.start()
        self._job = job
        self._tell()
        return job is not None

    @Slot()
    def _tell(self) -> None:
        if self._job is not None:
            left = messages.remaining(self._job.remaining())
            self.show_progress(self._job.share, messages.step(self._job.step), left)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self.cancel.setEnabled(False)
            self._jobs.cancel(self._job)
