"""How the files will be read: each table in words and with its first rows, what was noticed, what is still open."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import ShopError
from gui import messages
from gui.formats import Formats
from gui.theme import Theme
from gui.widgets.buttons import button, chip
from gui.widgets.cards import Card, PageHeader, clear
from gui.widgets.findings import Findings
from gui.widgets.flow import Flow
from gui.widgets.health_card import HealthCard
from gui.widgets.icons import Icon
from gui.widgets.labels import label
from gui.widgets.scroll import Scroll
from gui.widgets.states import busy_bar
from gui.wizards.importing.mapping import MappingForm
from gui.wizards.importing.readiness import brings_nothing, has_no_year, is_ready
from gui.wizards.importing.said import mapping_of, of_year, with_columns
from gui.wizards.importing.table import PreviewTable
from gui.wizards.importing.year import YearChoice

LONGEST_CHIP = 34
MOST_NOT_READ = 5


_OTHER_FILE: Final = frozenset(
    ("table.wide", "table.shifted", "table.pivot_only", "table.totals_only", "table.purchases", "file.empty")
)
"""Refusals that only another file helps."""

_NOT_OF_COLUMNS: Final = _OTHER_FILE | {"dates.ambiguous", "dates.no_year"}
"""Refusals that nobody helps by saying which column is what."""


def _is_of_columns(refusal: Mapping[str, Any]) -> bool:
    """Whether somebody may help by saying which column is what."""
    return refusal["code"] not in _NOT_OF_COLUMNS and refusal["values"].get("needed") != "orders"


class PreviewStep(QWidget):
    """`import_wanted`, `cancelled`, `remapped(mappings)` when somebody says how tables are to be read (each the mapping of
    one table), and `left_out(file)` when a file is not to be imported."""

    import_wanted = Signal()
    cancelled = Signal()
    remapped = Signal(list)
    left_out = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tables: Sequence[Mapping[str, Any]] = ()
        self._refused: Sequence[Mapping[str, Any]] = ()
        self._known: Sequence[Mapping[str, Any]] = ()
        self._not_read: Sequence[Mapping[str, Any]] = ()
        self._place = 0
        self._said: list[tuple[str, str]] = []
        self._formats = Formats()
        self.header = PageHeader()
        cancel = button(self.tr("Cancel"), "previewCancelButton")
        cancel.clicked.connect(self.cancelled)
        self.confirm = button(self.tr("Import"), "previewImportButton", "primary")
        self.confirm.clicked.connect(self.import_wanted)
        self.header.add(cancel)
        self.header.add(self.confirm)
        self.bar = busy_bar("previewBar")
        self.bar.setRange(0, 0)
        self.bar.hide()
        self.chips = Flow()
        self.notices = QVBoxLayout()
        self.notices.setSpacing(6)
        self.noted = Card()
        self.noted.body.addLayout(self.notices)
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
        # A refusal is a whole sentence: beside the heading it would widen the window.
        self.refused = label("", "body", "previewRefusal", wrap=True)
        self.read.body.addWidget(self.refused)
        self.year = YearChoice()
        self.year.chosen.connect(self._choose_year)
        self.read.body.addWidget(self.year)
        self.read.body.addWidget(self.table)
        self.findings = Findings()
        self.noticed = Card(self.tr("What we noticed"))
        self.noticed.body.addWidget(self.findings)
        self.noticed.body.addStretch(1)
        self.health = HealthCard(self.tr("How good is the data?"), leads=False)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.noticed, 7)
        below.addWidget(self.health, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addWidget(self.chips)
        scroll = Scroll()
        for card in (self.noted, self.asked, self.mapping, self.read):
            scroll.body.addWidget(card)
        scroll.body.addLayout(below)
        scroll.body.addStretch(1)
        layout.addWidget(scroll, 1)
        self.setFocusProxy(self.confirm)

    def show_preview(self, preview: Mapping[str, Any], formats: Formats) -> None:
        """Show the answer of `Shop.preview`."""
        self._formats = formats
        shown = self._identity()
        self._tables = sorted(preview["tables"], key=lambda table: table["kind"] != "sales")
        self._refused = preview.get("refused") or ()
        self._known = preview.get("known") or ()
        is_whole = not any(table.get("first_rows") for table in self._tables)
        # What is of no weight is told among what was noticed, which first rows alone do not tell.
        self._not_read = [entry for entry in preview.get("not_read") or () if messages.is_grave(entry) or not is_whole]
        places = {(table["path"], table["sheet"], table["cell"]): place for place, table in enumerate(self._tables)}
        self._place = places.get(shown, 0)
        self._said = []
        self.set_busy(False)
        self._show_chips()
        self._show_question(preview.get("questions") or ())
        self._show_table()
        read = is_whole and any(file["rows_read"] for file in (preview.get("noticed") or {}).get("files", ()))
        self.noticed.setVisible(read)
        if read:
            self.findings.show_report(preview["noticed"], cells=False)
        self.health.setVisible(bool(preview.get("health")))
        if preview.get("health"):
            self.health.show_health(preview["health"], formats)

    def set_busy(self, busy: bool) -> None:
        """While the files are read anew after a change: what is shown may change, and cannot be imported yet."""
        self.bar.setVisible(busy)
        self.confirm.setEnabled(not busy and self.is_ready)

    def _identity(self) -> tuple[str, str | None, str | None]:
        """Which table is shown."""
        if self._place >= len(self._tables):
            return "", None, None
        table = self._tables[self._place]
        return table["path"], table["sheet"], table["cell"]

    @property
    def is_ready(self) -> bool:
        """Whether all files can be imported as they are understood: each brings something new, or is left out."""
        return not self._refused and not self._known and is_ready(self._tables)

    def _show_chips(self) -> None:
        self.chips.clear()
        self.chips.setVisible(len(self._tables) > 1)
        if len(self._tables) < 2:
            return
        names = [table["file"] for table in self._tables]
        for place, table in enumerate(self._tables):
            name = table["sheet"] if table["sheet"] and names.count(table["file"]) > 1 else table["file"]
            name = f"{_short(name)} {table['cell']}" if table["cell"] else _short(name)
            words = f"{messages.kind(table['kind'])} · {name}" if table["kind"] else name
            if table.get("ignored"):
                words = self.tr("{table} · left out").format(table=words)
            elif table.get("refusal"):
                words = f"{words} ⚠"
            made = chip(words, f"table{place}", place == self._place)
            made.setToolTip(" · ".join(filter(None, (table["file"], table["sheet"]))))
            made.setAutoExclusive(True)
            made.clicked.connect(partial(self._choose_table, place))
            self._group.addButton(made)
            self.chips.add(made)

    def _choose_table(self, place: int) -> None:
        self._place = place
        self._said = []
        self._show_table()

    def _show_table(self) -> None:
        if not self._tables:
            return
        table = self._tables[self._place]
        self.header.set_words(table["file"], self._sentence(table))
        refusal = table.get("refusal")
        self._show_notices(table)
        unclear = refusal is not None and _is_of_columns(refusal)
        self.mapping.setVisible(unclear)
        if unclear:
            self.form.show_table(table)
        self.refused.setVisible(refusal is not None)
        self.year.setVisible(has_no_year(table))
        if refusal is not None:
            self.refused.setText(
                messages.error(ShopError(refusal["code"], **{"file": table["file"], **refusal["values"]}))
            )
        hopeless = refusal is not None and refusal["code"] in _OTHER_FILE
        self.read.heading.setText(self.tr("What is wrong with it") if hopeless else self.tr("This is how we read it"))
        self.table.setVisible(not hopeless or bool(table.get("cells")))
        self.read.note.setVisible(refusal is None)
        self.table.show_table(table, self._formats, self._theme.pixels("row_height"))
        self.set_busy(False)

    def _show_notices(self, table: Mapping[str, Any]) -> None:
        """What differs from an earlier file of this layout, and files that cannot be imported with the others."""
        clear(self.notices)
        told = 0
        for known in self._known:
            day = self._formats.date(known["at"][:10])
            self.notices.addLayout(self._notice(messages.known(known["file"], day)))
            told += 1
        for refused in self._refused:
            file = refused["values"]["file"]
            words = messages.error(ShopError(refused["code"], **refused["values"]))
            self.notices.addLayout(self._notice(words, self.tr("Leave it out"), f"leaveOut-{file}", file))
            told += 1
        if brings_nothing(self._tables) and not self._known:
            words = self.tr("There is nothing to import: all rows are left out. What we noticed, below, says why.")
            self.notices.addLayout(self._notice(words))
            told += 1
        told += self._show_not_read()
        several = len({each["path"] for each in self._tables}) > 1 or len(self._tables) > 1
        if table.get("ignored"):
            words = self.tr("{file} is left out of this import.").format(file=table["sheet"] or table["file"])
            self.notices.addLayout(self._notice(words, self.tr("Take it in"), "takeIn", ""))
            told += 1
        elif several and (refusal := table.get("refusal") or {}).get("code", "dates.ambiguous") != "dates.ambiguous":
            words = (
                self.tr("Say below which column is what, or import the others without this table.")
                if _is_of_columns(refusal)
                else self.tr("You can import the others without this table.")
            )
            self.notices.addLayout(self._notice(words, self.tr("Leave it out"), "leaveOutTable", ""))
            told += 1
        elif table.get("cell"):
            words = self.tr("This table stands in one sheet with another one, from cell {cell}.")
            self.notices.addLayout(
                self._notice(words.format(cell=table["cell"]), self.tr("Leave it out"), "leaveOutTable", "")
            )
            told += 1
        for words in messages.changes(table.get("changes") or ()):
            self.notices.addLayout(self._notice(words))
            told += 1
        self.noted.setVisible(bool(told))

    def _show_not_read(self) -> int:
        """A line for each sheet that is left out, the first ones where there are many; how many lines."""
        several = len({table["path"] for table in self._tables}) > 1
        for entry in self._not_read[:MOST_NOT_READ]:
            words = messages.not_read_in_full(entry, several)
            self.notices.addLayout(self._notice(words, calm=not messages.is_grave(entry)))
        if more := self._not_read[MOST_NOT_READ:]:
            words = self.tr(
                "%Ln more sheet(s) were not read either: the report of the import names them.", "", len(more)
            )
            self.notices.addLayout(self._notice(words, calm=not any(map(messages.is_grave, more))))
        return len(self._not_read)

    def _notice(self, words: str, action: str = "", name: str = "", file: str = "", calm: bool = False) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        icon = ("info", "muted") if calm else ("warning", "warning")
        line.addWidget(Icon(self._theme, *icon, 18, "" if calm else "warning_soft"))
        line.addWidget(label(words, wrap=True), 1)
        if action:
            made = button(action, name)
            made.clicked.connect(partial(self.left_out.emit, file) if file else self._turn_ignored)
            line.addWidget(made)
        return line

    def _turn_ignored(self) -> None:
        table = self._tables[self._place]
        mapping = mapping_of(table)
        mapping["table"]["ignore"] = not table.get("ignored")
        if table.get("refusal"):
            mapping.pop("columns", None)
            mapping["table"] = {
                name: mapping["table"][name] for name in ("file", "sheet", "cell", "ignore") if name in mapping["table"]
            }
        self.remapped.emit([mapping])

    def _sentence(self, table: Mapping[str, Any]) -> str:
        """In one line: what it is, where it stands, how much, from when to when, of how many."""
        formats = self._formats
        hopeless = (table.get("refusal") or {}).get("code") in _OTHER_FILE
        understood = bool(table["kind"] or table.get("format_name")) and not has_no_year(table)
        parts = [
            messages.table(
                "returns" if table.get("part") == "returns" else table["kind"] or "", table.get("format_name")
            )
            if understood
            else self.tr("Its dates have no year")
            if has_no_year(table)
            else self.tr("This file cannot be imported")
            if hopeless
            else self.tr("Its headings are new to us: say which column is what")
        ]
        if table.get("remembered"):
            parts.append(self.tr("read as you said last time"))
        if table.get("sheet"):
            parts.append(self.tr("sheet “{sheet}”").format(sheet=table["sheet"]))
        if table.get("first_rows"):
            rows = self._formats.count(table["first_rows"])
            parts.append(self.tr("shown by its first {rows} rows; all are read at the import").format(rows=rows))
            return " · ".join(parts)
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
                made.clicked.connect(partial(self._choose_order, question["fingerprint"], order))
                self.question.addWidget(made)

    def _choose_order(self, fingerprint: str, order: str) -> None:
        """One answer for all files of one layout: the same till wrote them."""
        asked = [table for table in self._tables if table["fingerprint"] == fingerprint]
        self.remapped.emit([{**mapping_of(table), "dates": {"order": order}} for table in asked])

    def _choose_year(self, year: int) -> None:
        """One answer for all sheets of the file that lack it."""
        path = self._tables[self._place]["path"]
        asked = [table for table in self._tables if table["path"] == path and has_no_year(table)]
        self.remapped.emit([of_year(table, year) for table in asked])

    def _choose_kind(self, kind: str) -> None:
        mapping = mapping_of(self._tables[self._place])
        self.remapped.emit([{"table": {**mapping["table"], "kind": kind}}])

    def _mean(self, header: str, role: str) -> None:
        """A column was given a meaning; without a header the meaning has no column, without a role the column none."""
        # Arrow keys pass over columns that others need: what counts is the last choice for each meaning.
        self._said = [(h, r) for h, r in self._said if not (r and r == role) and not (not r and h == header)]
        self._said.append((header, role))
        self.remapped.emit([with_columns(table, self._said) for table in self._alike(self._tables[self._place])])

    def _alike(self, shown: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """The table that is shown and those of its file with the same headings, as the sheets of the months: what is said
        of one holds for all of them."""

        def headings(table: Mapping[str, Any]) -> set[str]:
            return {column["header"] for column in table["columns"] if column["header"]}

        others = (table for table in self._tables if table is not shown and not table.get("ignored"))
        return [shown] + [
            table
            for table in others
            if (table["path"], table["kind"]) == (shown["path"], shown["kind"]) and headings(table) == headings(shown)
        ]


def _short(name: str) -> str:
    """A file's name that fits on a chip: its beginning and its end, which tell it from others."""
    return name if len(name) <= LONGEST_CHIP else f"{name[: LONGEST_CHIP - 13]}…{name[-12:]}"
