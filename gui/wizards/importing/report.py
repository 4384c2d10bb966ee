"""What the import brought, in words, and the offer to learn from it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.formats import Formats
from gui.widgets.buttons import button
from gui.widgets.cards import Card, PageHeader, StatFigure
from gui.widgets.findings import Findings


class ReportStep(QWidget):
    """Figures, findings, and one question."""

    learn = Signal()
    later = Signal()
    more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader()
        self.later_button = button(self.tr("Later"), "laterButton")
        self.later_button.clicked.connect(self.later)
        self.more_button = button(self.tr("Add the sales…"), "moreButton", "primary")
        self.more_button.clicked.connect(self.more)
        self.learn_button = button(self.tr("Learn"), "learnButton", "primary")
        self.learn_button.clicked.connect(self.learn)
        self.header.add(self.later_button)
        self.header.add(self.more_button)
        self.header.add(self.learn_button)
        self.stored = StatFigure(self.tr("Lines stored"))
        self.people = StatFigure(self.tr("Customers"))
        self.products = StatFigure(self.tr("Products"))
        self.total = StatFigure(self.tr("Sales"))
        figures = QHBoxLayout()
        for figure in (self.stored, self.people, self.products, self.total):
            figures.addWidget(figure, 1)
        brought = Card()
        brought.body.addLayout(figures)
        self.findings = Findings()
        noticed = Card(self.tr("What we noticed"))
        noticed.body.addWidget(self.findings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.header)
        layout.addWidget(brought)
        layout.addWidget(noticed)
        layout.addStretch(1)

    def show_report(
        self, report: Mapping[str, Any], overview: Mapping[str, Any], formats: Formats, learning: bool
    ) -> None:
        """`learning`: it has begun by itself, as after every import into a shop that has learned before."""
        lines = (report.get("sales_stored") or 0) + (report.get("refunds_stored") or 0)
        title = self.tr("%Ln sale(s) imported", "", lines) if lines else self.tr("Imported")
        can_learn = bool(overview.get("lines")) and not learning
        if report.get("nothing_new") and overview.get("trained"):
            title, said = self.tr("Nothing new"), self.tr("All of it was there already; the lists stay as they are.")
            can_learn = False
        elif learning:
            said = self.tr("Learning from them has begun; the lists are up to date in a moment.")
        elif overview.get("lines"):
            said = self.tr(
                "Learn from %Ln sale(s)? It takes a minute or two; you can go on working.", "", overview["lines"]
            )
        else:
            said = self.tr("Add the sales next, and Regulars can learn from them.")
        self.header.set_words(title, said)
        self.learn_button.setVisible(can_learn)
        wants_sales = not overview.get("lines")
        self.more_button.setVisible(wants_sales)
        self.later_button.setText(self.tr("Later") if can_learn or wants_sales else self.tr("Done"))
        self.later_button.setAccessibleName(self.later_button.text())
        for figure, count in (
            (self.stored, lines),
            (self.people, report.get("customers")),
            (self.products, report.get("products")),
            (self.total, lines),
        ):
            figure.setVisible(bool(count) or not wants_sales)
        self.stored.set_words(formats.count(lines), self._period(report, formats))
        self.people.set_words(formats.count(report.get("customers")))
        self.products.set_words(formats.count(report.get("products")))
        self.total.set_words(formats.money(report.get("net_total")), self.tr("net of refunds"))
        self.findings.show_report(report, cells=False)
        if can_learn or wants_sales:
            (self.learn_button if can_learn else self.more_button).setFocus()

    def _period(self, report: Mapping[str, Any], formats: Formats) -> str:
        if not report.get("first"):
            return ""
        return self.tr("{first} to {last}").format(
            first=formats.date(report["first"]), last=formats.date(report["last"])
        )
