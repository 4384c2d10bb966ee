"""Data: add files, see what each import brought and found, take one back, and how good the data is."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import ShopError
from gui import messages
from gui.pages.base import Page
from gui.table_models.problems import ProblemsModel
from gui.widgets.buttons import button
from gui.widgets.cards import Card, PageHeader, clear, rule
from gui.widgets.columns import Columns
from gui.widgets.findings import Findings
from gui.widgets.fix_bar import FixBar
from gui.widgets.health_card import HealthCard
from gui.widgets.icons import Icon
from gui.widgets.labels import Elided, Pill, label
from gui.widgets.same_customers import SameCustomers
from gui.widgets.scroll import Scroll
from gui.widgets.spellings_card import SpellingsCard
from gui.widgets.table import DataTable

SALES = frozenset({"sales", "customers", "scores"})
"""What an import, or taking it back, changes."""


_CARDS: Final = {"remedy.join_spellings": "spellingsCard", "remedy.decide_same": "sameCustomers"}
"""Cards of this page on which a part of the health is bettered."""


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
        self.stayed = label("", "muted", "undoStayed", wrap=True)
        self.stayed.hide()
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
        self.fix_bar = FixBar()
        self.table.chosen.connect(self._show_fix)
        self.fix_bar.fixed.connect(self._fix)
        self.fix_bar.taken_back.connect(self.take_back)
        self.listed.body.addWidget(self.fix_bar)
        self.listed.hide()
        self.spellings = SpellingsCard()
        self.spellings.joined.connect(self._join_spellings)
        self.spellings.taken_back.connect(self._undo_spellings)
        self.same = SameCustomers(self.workspace, self.jobs)
        self.health = HealthCard(self.tr("How good is the data?"))
        self.health.remedy_wanted.connect(self._better)
        columns = Columns(7, 3)
        left, right = columns.columns
        for card in (imports, self.noticed, self.listed, self.same, self.spellings):
            left.addWidget(card)
        left.addStretch(1)
        right.addWidget(self.health)
        right.addStretch(1)
        self.room = scroll = Scroll()
        scroll.body.addWidget(columns)
        scroll.body.addStretch(1)
        self.page.addWidget(self.header)
        self.page.addWidget(self.failure)
        self.page.addWidget(self.stayed)
        self.page.addWidget(scroll, 1)
        self._import_id = 0
        self._code = ""

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
        told = next((e for e in alive if e["import_id"] == self._import_id), alive[0] if alive else None)
        code, row = self._code if self.listed.isVisibleTo(self) else "", self.table.currentIndex().row()
        self._show_import(told)
        if code and told is not None and told["import_id"] == self._import_id:
            self._show_cells(code)
            self.table.choose(min(max(row, 0), self.cells.rowCount() - 1))
        self.same.refresh()
        # Thousands of names are compared: not while the window waits.
        self.workspace.ask("health").succeeded.connect(self._show_health)
        self.workspace.ask("spellings").succeeded.connect(self._show_spellings)

    @Slot(object)
    def _show_health(self, answer: dict[str, Any]) -> None:
        self.health.show_health(answer, self.workspace.formats)

    @Slot(dict)
    def _better(self, part: dict[str, Any]) -> None:
        """Go where a part of the health can be bettered."""
        remedy = part["remedy"]
        if remedy.startswith("remedy.add_"):
            self.navigate.emit("open", {"kind": "files"})
            return
        card = _CARDS.get(remedy)
        if card is not None:
            self._reveal(self.findChild(QWidget, card))
            return
        for entry in self.workspace.read("imports"):
            told = [item for name in ("left_out", "noted") for item in (entry["report"] or {}).get(name) or ()]
            code = next((item["code"] for item in told if _is_for(remedy, item["code"])), None)
            if code and not entry["undone_at"]:
                self._show_import(entry)
                self._show_cells(code)
                return

    @Slot(object)
    def _show_spellings(self, answer: dict[str, Any]) -> None:
        self.spellings.show_spellings(answer, self.workspace.formats)

    @Slot(str, list)
    def _join_spellings(self, cluster_id: str, without: list[str]) -> None:
        self._edit("join_spellings", cluster_id=cluster_id, without=without)

    @Slot(int)
    def _undo_spellings(self, decision_id: int) -> None:
        self._edit("undo_spellings", decision_id=decision_id)

    def _edit(self, verb: str, **arguments: Any) -> None:
        self.failure.hide()
        job = self.workspace.job(verb, changes=SALES, quiet=True, **arguments)
        job.failed.connect(self._tell)
        self.jobs.start(job)

    def undo(self) -> None:
        """Ctrl+Z: take back what was just said of two customers, else the latest import."""
        if self.same.undo_last():
            return
        alive = [entry for entry in self.workspace.read("imports") if not entry["undone_at"]]
        if alive and not self.jobs.busy:
            self.take_back(alive[0]["import_id"])

    def take_back(self, import_id: int) -> None:
        """Take one import back whole, in the background. Its rows can be imported again at any time."""
        self.failure.hide()
        self.stayed.hide()
        job = self.workspace.job("undo_import", import_id=import_id, changes=SALES)
        job.succeeded.connect(self._tell_undone)
        job.failed.connect(self._tell)
        self.jobs.start(job)

    @Slot(object)
    def _tell_undone(self, undone: dict[str, Any]) -> None:
        """Why customers stay of whom nothing else is left."""
        count = sum(undone["customers_kept"].values())
        words = self.tr(
            "%Ln customer(s) are kept though no file has them: you wrote of them, or a campaign or a consent does.",
            "",
            count,
        )
        self.stayed.setText(words)
        self.stayed.setVisible(count > 0)

    def _row(self, entry: dict[str, Any]) -> QHBoxLayout:
        formats, report = self.workspace.formats, entry["report"]
        names = messages.names(dict.fromkeys(file["name"] for file in entry["files"]))
        kinds = messages.names(dict.fromkeys(messages.kind(file["kind"]) for file in entry["files"] if file["kind"]))
        stored = self.tr(
            "%Ln line(s) stored", "", (report.get("sales_stored") or 0) + (report.get("refunds_stored") or 0)
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        if any(file["format"] == "correction" for file in entry["files"]):
            names = self.tr("Corrected by hand in {file}").format(file=names)
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
        problems = self.workspace.read("alike_problems", self._import_id, code)
        self._code = code
        self.cells.show_problems(problems)
        what, done = messages.finding(code, sum(problem["count"] for problem in problems))
        self.listed.heading.setText(what)
        self.listed.note.setText(done)
        self.fix_bar.show_problem(None, 0)
        self.listed.setVisible(bool(problems))
        self.table.setFocus()
        self.table.choose(0)
        # Once they have their place.
        QTimer.singleShot(0, self, partial(self._reveal, self.listed))

    def _reveal(self, card: QWidget | None) -> None:
        """Bring a card into view."""
        if card is not None:
            self.room.ensureWidgetVisible(card, 0, 16)

    @Slot(int)
    def _show_fix(self, row: int) -> None:
        problem = self.cells.row(row)
        self.fix_bar.show_problem(problem, problem["count"])

    @Slot(int, str, bool)
    def _fix(self, problem_id: int, value: str, alike: bool) -> None:
        """Write the right value of a cell; the corrected lines come in as an import of their own."""
        self._edit("fix_problem", problem_id=problem_id, value=value, alike=alike)

    @Slot(object)
    def _tell(self, problem: ShopError) -> None:
        if problem.code != "cancelled":
            self.failure.setText(messages.error(problem))
            self.failure.show()


def _is_for(remedy: str, code: str) -> bool:
    """Whether the cells of this finding are what a remedy speaks of."""
    if remedy == "remedy.see_repeats":
        return code == "line.possible_repeat"
    if remedy == "remedy.fill_cells":
        return code.endswith(".missing")
    return code.endswith((".unreadable", ".missing", ".out_of_range", ".damaged"))
