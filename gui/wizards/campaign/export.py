"""Last step: for which program, into which folder; then the files, and what to do with them."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from gui.messages import campaigns as words
from gui.theme import Theme
from gui.widgets.buttons import button
from gui.widgets.cards import Card, clear
from gui.widgets.icons import Icon
from gui.widgets.labels import Elided, label
from gui.widgets.swap import Swap


class ExportStep(Card):
    """Target and folder with a default; afterwards the done state. `changed()` when another target is chosen."""

    changed = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.target = ""
        self.folder = Path()
        self._targets = QButtonGroup(self)
        self._options = QVBoxLayout()
        self._options.setSpacing(10)
        self.where = Elided("", "body")
        self.where.setObjectName("exportFolder")
        self.change = button(self.tr("Another folder…"), "changeFolderButton")
        self.problem = label("", "bad", "exportProblem", wrap=True)
        self.summary = label("", "title", "exportSummary", wrap=True)
        self.files = label("", "muted", "exportFiles", wrap=True)
        self.next = label(
            self.tr(
                "Send them with the program of your choice, then mark the campaign as sent. Delete the files afterwards."
            ),
            "small",
            wrap=True,
        )
        self.open = button(self.tr("Open the folder"), "openFolderButton")
        self.done_button = button(self.tr("Done"), "doneButton", "primary")
        self.form, self.done = self._arrange_form(), self._arrange_done(theme)
        self.state = Swap(self.form, self.done)
        self.body.addWidget(self.state)
        self.change.clicked.connect(self._choose_folder)
        self.open.clicked.connect(self._open_folder)
        self.done_button.clicked.connect(self.finished)

    def offer(self, targets: Sequence[str], title: str, shop: str) -> None:
        """Targets that the channel can take, the usual one first; a folder that is not there yet."""
        self.state.show_only(self.form)
        self.problem.setText("")
        clear(self._options)
        for old in self._targets.buttons():
            self._targets.removeButton(old)
        if self.target not in targets:
            self.target = targets[0]
        for code in targets:
            name, note = words.target(code)
            choice = QRadioButton(name)
            choice.setObjectName(f"target_{code}")
            choice.setAccessibleDescription(note)
            choice.setProperty("code", code)
            choice.setChecked(code == self.target)
            choice.clicked.connect(self._choose_target)
            self._targets.addButton(choice)
            line = QHBoxLayout()
            line.addWidget(choice)
            line.addWidget(label(note, "small"), 1)
            self._options.addLayout(line)
        self._show_folder(default_folder(title, shop))

    def show_done(self, result: Mapping[str, Any]) -> None:
        """Show what was written (`Shop.campaign`)."""
        self.folder = Path(result["folder"])
        self.summary.setText(self.tr("The list for %Ln customer(s) is saved", "", result["treated"]))
        told = [words.told_file(name) for name in result["files"]]
        self.files.setText("\n".join([str(self.folder), *(f"•  {line}" for line in told)]))
        self.state.show_only(self.done)
        self.done_button.setFocus()

    def say(self, problem: str) -> None:
        self.problem.setText(problem)

    def _arrange_form(self) -> QWidget:
        form = QWidget()
        layout = QVBoxLayout(form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("For which program?"), "heading"))
        layout.addLayout(self._options)
        layout.addSpacing(12)
        layout.addWidget(label(self.tr("Where to?"), "heading"))
        line = QHBoxLayout()
        line.addWidget(self.where, 1)
        line.addWidget(self.change)
        layout.addLayout(line)
        layout.addWidget(
            label(self.tr("The files hold personal data. Keep them no longer than you need them."), "small", wrap=True)
        )
        layout.addWidget(self.problem)
        layout.addStretch(1)
        return form

    def _arrange_done(self, theme: Theme) -> QWidget:
        done = QWidget()
        layout = QVBoxLayout(done)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(Icon(theme, "check", "accent", 24, "accent_soft"))
        for words_label in (self.summary, self.files, self.next):
            layout.addWidget(words_label)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.done_button)
        line.addWidget(self.open)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addStretch(1)
        return done

    def _show_folder(self, folder: Path) -> None:
        self.folder = folder
        self.where.set_whole(str(folder))

    @Slot()
    def _choose_target(self) -> None:
        chosen = self._targets.checkedButton()
        if chosen is not None:
            self.target = str(chosen.property("code"))
            self.changed.emit()

    @Slot()
    def _choose_folder(self) -> None:
        start = self.folder if self.folder.is_dir() else self.folder.parent
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the files"), str(start))
        if chosen:
            self._show_folder(Path(chosen))

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))


def default_folder(title: str, shop: str) -> Path:
    """A folder of today in the person's documents, which is not there yet."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    parent = Path(documents or Path.home()) / "Regulars" / _plain(shop)
    wanted = parent / f"{_plain(title)} {date.today().isoformat()}"
    folder, number = wanted, 1
    while folder.exists():
        number += 1
        folder = wanted.with_name(f"{wanted.name} ({number})")
    return folder


def _plain(name: str) -> str:
    """A name that every file system takes."""
    return "".join("_" if c in '<>:"/\\|?*' or ord(c) < 32 else c for c in name).strip(" .") or "Regulars"
