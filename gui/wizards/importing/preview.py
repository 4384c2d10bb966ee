"""How the files will be read: each table in words and with its first rows, what was noticed, what is still open."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import ShopError
from gui import messages
from gui.formats import Formats
from gui.theme import Theme
from gui.widgets.buttons import button, chip
from gui.widgets.cards import Card, PageHeader, clear
from gui.widgets.findings import Findings
from gui.widgets.health_card import HealthCard
from gui.widgets.icons import Icon
from gui.widgets.labels import label
from gui.widgets.scroll import Scroll
from gui.wizards.importing.mapping import MappingForm
from gui.wizards.importing.table import PreviewTable


class PreviewStep(QWidget):
    """`import_wanted`, `cancelled`, and `remapped(mapping)` when somebody says what a column means."""

    import_wanted = Signal()
    cancelled = Signal()
    remapped = Signal(dict)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tables: Sequence[Mapping[str, Any]] = ()
        self._place = 0
        self._formats = Formats()
        self.header = PageHeader()
        cancel = button(self.tr("Cancel"), "previewCancelButton")
        cancel.clicked.connect(self.cancelled)
        self.confirm = button(self.tr("Import"), "previewImportButton", "primary")
        self.confirm.clicked.connect(self.import_wanted)
        self.header.add(cancel)
        self.header.add(self.confirm)
        self.chips = QHBoxLayout()
        self.chips.setSpacing(8)
        self._group = QButtonGroup(self)
        self.question = QHBoxLayout()
        self.question.setSpacing(12)
        self.asked = Card()
        self.asked.body.addLayout(self.question)
        self.form = MappingForm()
        self.form.meant.connect(self._mean)
        self.form.kind_chosen.connect(self._choose_kind)
        self.mapping = Card(self.tr("Which column is what?"), self.tr("We filled in what we could guess"))
        self.mapping.body.addWidget(self.form)
        self.table = PreviewTable()
        self.table.meant.connect(self._mean)
        self.read = Card(self.tr("This is how we read it"), self.tr("Click a heading to change what a column means"))
        self.read.body.addWidget(self.table)
        self.findings = Findings()
        self.noticed = Card(self.tr("What we noticed"))
        self.noticed.body.addWidget(self.findings)
        self.noticed.body.addStretch(1)
        self.health = HealthCard(self.tr("How good is the data?"))
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.noticed, 7)
        below.addWidget(self.health, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.header)
        layout.addLayout(self.chips)
        scroll = Scroll()
        for card in (self.asked, self.mapping, self.read):
            scroll.body.addWidget(card)
        scroll.body.addLayout(below)
        scroll.body.addStretch(1)
        layout.addWidget(scroll, 1)
        self.setFocusProxy(self.confirm)

    def show_preview(self, preview: Mapping[str, Any], formats: Formats) -> None:
        """Show the answer of `Shop.preview`."""
        self._formats = formats
        self._tables = sorted(preview["tables"], key=lambda table: table["kind"] != "sales")
        self._place = min(self._place, max(len(self._tables) - 1, 0))
        self._show_chips()
        self._show_question(preview.get("questions") or ())
        self._show_table()
        self.noticed.setVisible("noticed" in preview)
        if "noticed" in preview:
            self.findings.show_report(preview["noticed"], cells=False)
        self.health.setVisible(bool(preview.get("health")))
        if preview.get("health"):
            self.health.show_health(preview["health"], formats)

    @property
    def is_ready(self) -> bool:
        """Whether at least one table can be imported as it is understood."""
        return any(not table.get("refusal") for table in self._tables)

    def _show_chips(self) -> None:
        clear(self.chips)
        if len(self._tables) < 2:
            return
        for place, table in enumerate(self._tables):
            words = f"{messages.kind(table['kind'])} · {table['file']}" if table["kind"] else table["file"]
            made = chip(words, f"table{place}", place == self._place)
            made.setAutoExclusive(True)
            made.clicked.connect(partial(self._choose_table, place))
            self._group.addButton(made)
            self.chips.addWidget(made)
        self.chips.addStretch(1)

    def _choose_table(self, place: int) -> None:
        self._place = place
        self._show_table()

    def _show_table(self) -> None:
        if not self._tables:
            return
        table = self._tables[self._place]
        self.header.set_words(table["file"], self._sentence(table))
        refusal = table.get("refusal")
        self.mapping.setVisible(bool(refusal))
        if self.mapping.isVisibleTo(self):
            self.form.show_table(table)
        self.read.note.setText(
            messages.error(ShopError(refusal["code"], **{"file": table["file"], **refusal["values"]}))
            if refusal
            else self.tr("Click a heading to change what a column means")
        )
        self.table.show_table(table, self._formats, self._theme.pixels("row_height"))
        self.confirm.setEnabled(self.is_ready)

    def _sentence(self, table: Mapping[str, Any]) -> str:
        """In one line: what it is, where it stands, how much, from when to when, of how many."""
        formats = self._formats
        parts = [messages.table(table["kind"] or "", table.get("format_name"))]
        if table.get("sheet"):
            parts.append(self.tr("sheet “{sheet}”").format(sheet=table["sheet"]))
        if table.get("lines") is not None:
            parts.append(self.tr("%Ln line(s)", "", table["lines"]))
        if table.get("first"):
            parts.append(
                self.tr("{first} to {last}").format(
                    first=formats.date(table["first"]), last=formats.date(table["last"])
                )
            )
        if table.get("customers"):
            parts.append(self.tr("%Ln customer(s)", "", table["customers"]))
        if table.get("products"):
            parts.append(self.tr("%Ln product(s)", "", table["products"]))
        return " · ".join(parts)

    def _show_question(self, questions: Sequence[Mapping[str, Any]]) -> None:
        """The one question that a file can leave open: which of two numbers is the day."""
        clear(self.question)
        open_ones = [question for question in questions if question["code"] == "dates.ambiguous"]
        self.asked.setVisible(bool(open_ones))
        for question in open_ones[:1]:
            words = self.tr("Is {date} written with the day first, or the month?").format(date=question["example"])
            self.question.addWidget(Icon(self._theme, "calendar", "warning", 18, "warning_soft"))
            self.question.addWidget(label(words, "strong"), 1)
            for text, order in ((self.tr("Day first"), "dmy"), (self.tr("Month first"), "mdy")):
                made = button(text, f"order-{order}")
                made.clicked.connect(partial(self._choose_order, order))
                self.question.addWidget(made)

    def _choose_order(self, order: str) -> None:
        self.remapped.emit({**self._mapping(), "dates": {"order": order}})

    def _choose_kind(self, kind: str) -> None:
        mapping = self._mapping()
        self.remapped.emit({"table": {**mapping["table"], "kind": kind}})

    def _mean(self, header: str, role: str) -> None:
        mapping = self._mapping()
        columns = {other: source for other, source in mapping["columns"].items() if source != header and other != role}
        if role:
            columns[role] = header
        self.remapped.emit({**mapping, "columns": columns})

    def _mapping(self) -> dict[str, Any]:
        """The shown table's mapping as it is now, in the form of a mapping file."""
        table = self._tables[self._place]
        mapping: dict[str, Any] = {
            "columns": {column["role"]: column["header"] for column in table["columns"] if column["role"]},
            "table": {name: table[name] for name in ("file", "sheet", "header_row", "kind") if table.get(name)},
        }
        if table.get("date_order"):
            mapping["dates"] = {"order": table["date_order"]}
        return mapping
