"""The shop's campaigns as rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from gui.formats import Formats
from gui.messages import campaigns as words
from gui.table_models.base import Column, RowsModel

FIELDS = ("campaign_id", "name", "goal", "channel", "target", "status", "created_at", "treated", "control", "withheld")


class CampaignsModel(RowsModel):
    """`Shop.campaigns` as a Qt model, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([], parent)
        self._formats = Formats()
        self.columns = [
            Column("name", self.tr("Campaign"), width=180),
            Column(
                "status", self.tr("Status"), "chip", 104, lambda v: words.status(v)[0], lambda v: words.status(v)[1]
            ),
            Column("created_at", self.tr("Made"), width=116, show=lambda v: self._formats.cell_day(v[:10]), muted=True),
            Column("treated", self.tr("People"), "figure", 70, lambda v: self._formats.count(v)),
        ]

    def load(self, campaigns: Sequence[Mapping[str, Any]], formats: Formats) -> None:
        """Show what `Shop.campaigns` returned."""
        self._formats = formats
        self.set_rows(FIELDS, [[campaign[field] for field in FIELDS] for campaign in campaigns])
