"""Data: add files, see what each import brought and found, take one back, and how good the data is."""

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from engine.errors import ShopError
from gui import messages
from gui.pages.base import Page
from gui.table_models.problems import FIELDS, ProblemsModel
from gui.widgets.buttons import button
from gui.widgets.cards import Card, PageHeader, clear, rule
from gui.widgets.findings import Findings
from gui.widgets.health_card import HealthCard
from gui.widgets.icons import Icon
from gui.widgets.labels import Elided, Pill, label
from gui.widgets.scroll import Scroll
from gui.widgets.table import DataTable

SALES = frozenset({"sales", "customers", "scores"})
"""What an import, or taking it back, changes."""


class DataPage(Page):
    """The shop's imports and their findings."""

    page_id = "data"
    icon = "data"

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.header = PageHeader(self.tr("Data"))
        add = button(self.tr("Add a file…"), "importButton", "primary")
        add.clicked.connect(partial(self.navigate.emit, "open", {"kind": "files"}))
        self.header.add(add)
        self.failure = label("", "bad", "dataFailure", wrap=True)
        self.failure.hide()
        self.imports = QVBoxLayout()
        self.imports.setSpacing(0)
        imports = Card(self.tr("Imports"), self.tr("Drop a spreadsheet anywhere on the window to add it"))
        imports.body.addLayout(self.imports)
        self.findings = Findings()
        self.findings.asked.connect(self._show_cells)
        self.noticed = Card(self.tr("What we noticed"), " ")
        self.noticed.body.addWidget(self.findings)
        self.cells = ProblemsModel()
        self.table = DataTable(self.cells, self.theme, self.settings, "problemsTable", self.tr("Cells to look at"))
        self.table.setMinimumHeight(240)
        self.listed = Card(" ", " ")
        self.listed.body.addWidget(self.table)
        self.listed.hide()
        self.health = HealthCard(self.tr("How good is the data?"))
        left = QVBoxLayout()
        left.setSpacing(16)
        for card in (imports, self.noticed, self.listed):
            left.addWidget(card)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.health)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 7)
        columns.addLayout(right, 3)
        scroll = Scroll()
        scroll.body.addLayout(columns)
        self.page.addWidget(self.header)
        self.page.addWidget(self.failure)
        self.page.addWidget(scroll, 1)
        self._import_id = 0

    def refresh(self, changed: frozenset[str]) -> None:
        formats, overview = self.workspace.formats, self.workspace.overview
        summary = ""
        if overview["lines"]:
            summary = self.tr("{lines} lines · {first} to {last} · {customers} customers · {products} products").format(
                lines=formats.count(overview["lines"]),
                first=formats.date(overview["first"]),
                last=formats.date(overview["last"]),
                customers=formats.count(overview["customers"]),
                products=formats.count(overview["products"]),
            )
        self.header.set_words(self.tr("Data"), summary)
        imports = self.workspace.read("imports")
        clear(self.imports)
        for entry in imports:
            self.imports.addLayout(self._row(entry))
            self.imports.addWidget(rule())
        if not imports:
            self.imports.addWidget(label(self.tr("Nothing was imported yet."), "muted"))
        alive = [entry for entry in imports if not entry["undone_at"]]
        self._show_import(alive[0] if alive else None)
        self.health.show_health(self.workspace.read("health"), formats)

    def undo(self) -> None:
        """Ctrl+Z: take the latest import back."""
        alive = [entry for entry in self.workspace.read("imports") if not entry["undone_at"]]
        if alive and not self.jobs.busy:
            self.take_back(alive[0]["import_id"])

    def take_back(self, import_id: int) -> None:
        """Take one import back whole, in the background. Its rows can be imported again at any time."""
        self.failure.hide()
        job = self.workspace.job("undo_import", import_id=import_id, changes=SALES)
        job.failed.connect(self._tell)
        self.jobs.start(job)

    def _row(self, entry: dict[str, Any]) -> QHBoxLayout:
        formats, report = self.workspace.formats, entry["report"]
        names = ", ".join(dict.fromkeys(file["name"] for file in entry["files"]))
        kinds = ", ".join(dict.fromkeys(messages.kind(file["kind"]) for file in entry["files"] if file["kind"]))
        stored = self.tr(
            "%Ln line(s) stored", "", (report.get("sales_stored") or 0) + (report.get("refunds_stored") or 0)
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Elided(names, "strong"))
        words.addWidget(
            Elided(f"{formats.moment(entry['at'])} · {kinds} · {stored}" if entry["at"] else kinds, "small")
        )
        row = QHBoxLayout()
        row.setContentsMargins(4, 9, 4, 9)
        row.setSpacing(12)
        row.addWidget(Icon(self.theme, "file", "muted", 18))
        row.addLayout(words, 1)
        if entry["undone_at"]:
            row.addWidget(Pill(self.tr("taken back")))
            return row
        show = button(self.tr("What we noticed"), f"showImport{entry['import_id']}", "link")
        show.clicked.connect(partial(self._show_import, entry))
        row.addWidget(show)
        undo = button(
            self.tr("Take back"),
            f"undoImport{entry['import_id']}",
            tip=self.tr("Remove everything this import brought"),
        )
        undo.clicked.connect(partial(self.take_back, entry["import_id"]))
        row.addWidget(undo)
        return row

    def _show_import(self, entry: dict[str, Any] | None) -> None:
        self.listed.hide()
        self.noticed.setVisible(entry is not None)
        if entry is not None:
            self._import_id = entry["import_id"]
            names = list(dict.fromkeys(file["name"] for file in entry["files"]))
            more = self.tr("{name} and %Ln more", "", len(names) - 1)
            self.noticed.note.setText(names[0] if len(names) == 1 else more.format(name=names[0]) if names else "")
            self.findings.show_report(entry["report"])

    @Slot(str)
    def _show_cells(self, code: str) -> None:
        problems = self.workspace.read("problems", self._import_id, code)
        self.cells.set_rows(FIELDS, [[problem[field] for field in FIELDS] for problem in problems])
        what, done = messages.finding(code, len(problems))
        self.listed.heading.setText(what)
        self.listed.note.setText(done)
        self.listed.show()
        self.table.setFocus()

    @Slot(object)
    def _tell(self, problem: ShopError) -> None:
        if problem.code != "cancelled":
            self.failure.setText(messages.error(problem))
            self.failure.show()
