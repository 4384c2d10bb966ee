"""The job under way, bottom left on every page: its name, the time left, how far, and a way to stop it."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui import messages
from gui.jobs import Job, Jobs
from gui.theme import Theme
from gui.widgets.buttons import IconButton
from gui.widgets.labels import Elided, label
from gui.widgets.states import busy_bar


class JobCard(QFrame):
    """Seen while a job runs that is not shown by a page itself."""

    def __init__(self, jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._hushed = False
        self._shop: Path | None = None
        self.setObjectName("jobCard")
        self.setProperty("role", "card")
        self.name = Elided("", "note")
        self.left = label("", "small")
        self.bar = busy_bar("jobBar")
        self.stop = IconButton(theme, "cross", "jobCancel", self.tr("Cancel"))
        self.stop.setFixedSize(22, 22)
        self.stop.clicked.connect(self.cancel)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.name, 1)
        line.addWidget(self.left)
        line.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 12)
        layout.setSpacing(6)
        layout.addLayout(line)
        under = QHBoxLayout()
        under.setContentsMargins(0, 0, 6, 0)
        under.addWidget(self.bar)
        layout.addLayout(under)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tell)
        jobs.started.connect(self._look)
        jobs.ended.connect(self._look)
        self.hide()

    def set_hushed(self, hushed: bool) -> None:
        """Stay away while a page shows the job itself."""
        self._hushed = hushed
        self._look()

    def set_shop(self, shop: Path | None) -> None:
        """Which shop is open: of another one's work the card says whose it is."""
        self._shop = shop
        self._look()

    @Slot()
    def cancel(self) -> None:
        if self._job is not None:
            self.stop.setEnabled(False)
            self._jobs.cancel(self._job)

    @Slot()
    def _look(self) -> None:
        job = self._jobs.current
        self._job = job if job is not None and not job.quiet else None
        self.setVisible(self._job is not None and not self._hushed)
        if self._job is None:
            self._clock.stop()
            return
        self.stop.setEnabled(not self._job.is_cancelled)
        self.name.set_whole(" · ".join([messages.verb(self._job.verb), *self._other_shop(self._job)]))
        self._clock.start()
        self._tell()

    def _other_shop(self, job: Job) -> list[str]:
        """The name of the job's shop where it is not the one that is open."""
        if job.shop is None or self._shop is None or Path(job.shop) == self._shop:
            return []
        return [Path(job.shop).stem]

    @Slot()
    def _tell(self) -> None:
        if self._job is None:
            return
        self.bar.setValue(round(self._job.share * 1000))
        self.left.setText(messages.remaining(self._job.remaining()))
        self.setToolTip(messages.step(self._job.step))
