"""Problems of an import as a table: where each stands and what was there."""

from PySide6.QtCore import QCoreApplication

from gui.table_models.base import Column, RowsModel

FIELDS = ("cell", "column", "value", "code")


class ProblemsModel(RowsModel):
    """Rows are (cell, column, value, code)."""

    def __init__(self) -> None:
        def tr(text: str) -> str:
            return QCoreApplication.translate("ProblemsModel", text)

        super().__init__(
            [
                Column("cell", tr("Cell"), width=200),
                Column("column", tr("Column"), width=160, muted=True),
                Column("value", tr("What is written there"), width=240),
            ]
        )
