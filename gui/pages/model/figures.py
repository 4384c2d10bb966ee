"""All figures: every method beside every rule, for whoever wants to see them."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.formats import Formats
from gui.settings import Settings
from gui.table_models.figures import ListFiguresModel, ValueFiguresModel
from gui.theme import Theme
from gui.widgets.cards import Card
from gui.widgets.labels import label
from gui.widgets.table import DataTable


class AllFigures(Card):
    """Two tables, as high as their rows."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self.setObjectName("allFigures")
        self.lists = ListFiguresModel(self)
        self.value = ValueFiguresModel(self)
        self.lists_table = DataTable(self.lists, theme, settings, "listFiguresTable", self.tr("Lists on hidden weeks"))
        self.value_table = DataTable(self.value, theme, settings, "valueFiguresTable", self.tr("Expected spend"))
        self.heading.setText(self.tr("Lists on hidden weeks"))
        self.body.addWidget(self.heading)
        self.body.addWidget(self.lists_table)
        self.body.addSpacing(8)
        self.body.addWidget(label(self.tr("Expected spend and return"), "heading"))
        self.body.addWidget(self.value_table)

    def show_run(self, run: Mapping[str, Any], formats: Formats) -> None:
        """Show every figure of a run (`Shop.model_report`)."""
        evaluation = run["evaluation"] or {}
        self.lists.load(evaluation, run["winners"], formats)
        self.value.load(evaluation, run["winners"], formats)
        row = self._theme.pixels("row_height")
        for table in (self.lists_table, self.value_table):
            table.setFixedHeight(row * (table.rows.rowCount() + 1) + 16)
