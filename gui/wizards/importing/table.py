"""The first rows as they were understood. Every heading is a button that changes what its column means."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui import messages
from gui.formats import Formats
from gui.widgets.buttons import button
from gui.widgets.cards import clear, rule
from gui.widgets.labels import Elided, Pill, Role, label
from gui.wizards.importing.columns import FIGURES, MEANINGS, SHOWN, cell, written

ROWS = 6
LONGEST = 32
"""Letters of a cell that are shown as they stand."""

LEAST_NAME = 120
"""Pixels of a name that are always seen."""


class Heading(QPushButton):
    """A heading of three lines: what the column means, how the file calls it, and why the one is taken for the other."""

    def __init__(
        self, name: str, source: str, why: str, right: bool, object_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(f"{name}: {source}")
        self.setAccessibleDescription(why)
        self.setToolTip(why)
        self.setProperty("role", "heading")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 6)
        layout.setSpacing(3)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        for words, role in ((name, "column"), (source, "small"), (why, "small")):
            if not words:
                continue
            line = label(words, role)  # type: ignore[arg-type]
            line.setAlignment(side)
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(line)

    def sizeHint(self) -> QSize:
        return self._layout.sizeHint()  # a button's own hint knows nothing of what stands in it

    minimumSizeHint = sizeHint


class PreviewTable(QScrollArea):
    """One table of a preview. `meant(header, role)` when somebody says what a column means; role "" for nothing."""

    meant = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewTable")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._unused = QHBoxLayout()
        self._unused.setSpacing(6)
        column.addLayout(self._grid)
        column.addStretch(1)
        column.addLayout(self._unused)
        self.setWidget(inner)
        self._inner = inner
        self._headers: dict[str, str] = {}
        self._reasons: dict[str, str] = {}
        self._kind = "sales"
        self._tax = ""
        self._year = ""

    def show_table(self, table: Mapping[str, Any], formats: Formats, row_height: int) -> None:
        """Show the first rows of a table of `Shop.preview`."""
        clear(self._grid)
        clear(self._unused)
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0)
        self._kind = table["kind"] or "sales"
        columns = table["columns"]
        self._year = messages.year(table["year"]) if table.get("year") else ""
        self._tax = messages.tax(table["tax"]) if (table.get("tax") or {}).get("done") else ""
        self._headers = {column["role"]: column["header"] for column in columns if column["role"]}
        self._reasons = {column["role"]: column["reason"] for column in columns if column["role"]}
        if table.get("cells") and (table.get("refusal") or {}).get("code") != "dates.ambiguous":
            self._show_cells(table, row_height)
            self._fit()
            return
        rows = telling(table["rows"])
        groups = [group for group in SHOWN[self._kind] if self._there(group, rows)]
        for place, group in enumerate(groups):
            self._grid.addWidget(self._heading(group), 0, place, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(rule(), 1, 0, 1, len(groups) + 1)
        for number, row in enumerate(rows):
            line = 2 * number + 2
            for place, group in enumerate(groups):
                self._grid.addWidget(self._cell(row, group, formats, row_height), line, place)
            self._grid.addWidget(self._flags(row), line, len(groups))
            self._grid.addWidget(rule(), line + 1, 0, 1, len(groups) + 1)
        widest = next((place for place, group in enumerate(groups) if "product_name" in group or "name" in group), 0)
        self._grid.setColumnStretch(widest, 1)
        unread = [c for c in columns if not c["role"] and c["header"] and not c.get("wide")]
        points = any(column.get("points") for column in unread)
        kept = (
            self.tr("Kept with each customer; points are no money:") if points else self.tr("Kept with each customer:")
        )
        self._show_unused(kept, [c["header"] for c in unread if c.get("kept")])
        self._show_unused(self.tr("Not used:"), [c["header"] for c in unread if not c.get("kept")])
        self._unused.addStretch(1)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as high as the rows. In a window that is seen, what was just added counts for nothing until the next turn
        of the event loop shows it: only then is it known how high they are."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.setMinimumHeight(self._inner.sizeHint().height() + 12)

    def _show_cells(self, table: Mapping[str, Any], height: int) -> None:
        """A table that was not understood, as it stands: every heading can be given a meaning."""
        columns = [(at, column) for at, column in enumerate(table["columns"]) if column["header"]]
        for place, (at, column) in enumerate(columns):
            meaning = messages.column(column["role"]) if column["role"] else self.tr("What is it?")
            why = messages.why(column["reason"]) if column["role"] else ""
            made = Heading(meaning, column["header"], why, False, f"column-{column['header']}")
            made.clicked.connect(partial(self._choose, made, [column["header"]]))
            self._grid.addWidget(made, 0, place, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(place, 1)
            for number, row in enumerate(table["cells"][:ROWS]):
                words = label(_short(row[at]) if at < len(row) else "", "body", "raw")
                words.setContentsMargins(10, 0, 10, 0)
                words.setFixedHeight(height - 1)
                self._grid.addWidget(words, 2 * number + 2, place)
        for number in range(min(len(table["cells"]), ROWS) + 1):
            self._grid.addWidget(rule(), 2 * number + 1, 0, 1, max(len(columns), 1))

    def _there(self, group: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bool:
        return any(role in self._headers or any(row.get(role) not in (None, "") for row in rows) for role in group)

    def _heading(self, group: Sequence[str]) -> Heading:
        sources = [self._headers[role] for role in group if role in self._headers]
        named = next((role for role in group if role in self._headers), group[0])
        name = messages.column(group[0])
        source = " + ".join(sources)
        if not sources:
            known = "amount" in group and {"quantity", "unit_price"} <= self._headers.keys()
            source = self.tr("= Qty × Price") if known else self.tr("worked out")
        reasons = dict.fromkeys(messages.why(self._reasons.get(role)) for role in group if role in self._headers)
        if "sold_at" in group and self._year:
            reasons[self._year] = None
        if "amount" in group and self._tax:
            reasons[self._tax] = None
        made = Heading(name, source, "\n".join(filter(None, reasons)), group[0] in FIGURES, f"heading-{named}")
        made.clicked.connect(partial(self._choose, made, sources or []))
        made.setEnabled(bool(sources))
        return made

    def _cell(self, row: Mapping[str, Any], group: Sequence[str], formats: Formats, height: int) -> QWidget:
        """What was understood and, where it is written otherwise, how the file has it below."""
        understood, raw = cell(row, group, formats), written(row, group, formats)
        side = Qt.AlignmentFlag.AlignRight if group[0] in FIGURES else Qt.AlignmentFlag.AlignLeft
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(1)
        column.addStretch(1)
        for text, name in ((understood, "understood"), (raw, "raw")):
            if text:
                words = self._words(text, "body" if name == "understood" else "small", group)
                words.setObjectName(name)
                words.setAlignment(Qt.AlignmentFlag.AlignVCenter | side)
                column.addWidget(words)
        column.addStretch(1)
        box.setMinimumHeight(height - 1)
        return box

    def _words(self, text: str, role: Role, group: Sequence[str]) -> QLabel:
        """Names give way where there is little room; what is short is read whole."""
        if not {"product_name", "name", "customer_name"} & set(group):
            return label(text, role)
        words = Elided(text, role)
        words.setMinimumWidth(LEAST_NAME)
        return words

    def _flags(self, row: Mapping[str, Any]) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(10, 0, 0, 0)
        line.setSpacing(6)
        for code in row.get("flags") or ():
            line.addWidget(Pill(*messages.flag(code)))
        line.addStretch(1)
        return box

    def _show_unused(self, words: str, headers: Sequence[str]) -> None:
        """Columns without a meaning, behind what becomes of them; each can be given one."""
        if not headers:
            return
        self._unused.addWidget(label(words, "small"))
        for header in headers[:10]:
            made = button(header, f"unused-{header}", "chip")
            made.clicked.connect(partial(self._choose, made, [header]))
            self._unused.addWidget(made)

    def _choose(self, where: QPushButton, headers: Sequence[str]) -> None:
        menu = self.menu_of_meanings(headers)
        menu.popup(where.mapToGlobal(QPoint(0, where.height())))

    def menu_of_meanings(self, headers: Sequence[str]) -> QMenu:
        """What these columns of the file can mean; with several, each has a menu of its own."""
        menu = QMenu(self)
        menu.setObjectName("meaningsMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        meanings = {header: role for role, header in self._headers.items()}
        for header in headers:
            under = menu if len(headers) == 1 else menu.addMenu(self.tr("{header} is …").format(header=header))
            for role in MEANINGS[self._kind]:
                action = under.addAction(messages.column(role), partial(self.meant.emit, header, role))
                action.setCheckable(True)
                action.setChecked(meanings.get(header) == role)
            under.addSeparator()
            nothing = under.addAction(self.tr("Nothing: do not use it"), partial(self.meant.emit, header, ""))
            nothing.setCheckable(True)
            nothing.setChecked(header not in meanings)
        return menu


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def telling(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """As many rows as there is room for, in the order of the file: the first, and those that are marked."""
    marked = [place for place, row in enumerate(rows) if row.get("flags")][: ROWS // 2]
    plain = [place for place in range(len(rows)) if place not in marked]
    return [rows[place] for place in sorted(marked + plain[: ROWS - len(marked)])]
