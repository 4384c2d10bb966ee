"""A table on the left and one thing of it on the right, below a bar of search, filters and what can be done."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from gui.widgets.cards import Card

TABLE_AT_LEAST = 300
DETAIL_AT_LEAST = 480
"""Pixels that the halves keep, however far the handle between them is drawn."""


class ListAndDetail(QWidget):
    """Customers and Products look like this. `name` is the splitter's, under which tests find it; `sizes` are the first
    widths of table and detail, in pixels, and only their ratio counts."""

    def __init__(
        self, name: str, asks: Iterable[QWidget], acts: QWidget, table: QWidget, detail: QWidget, sizes: Sequence[int]
    ) -> None:
        super().__init__()
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for widget in asks:
            bar.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        bar.addStretch(1)
        bar.addWidget(acts)
        left, right = Card(), Card()
        left.body.setContentsMargins(8, 6, 2, 8)
        left.body.addWidget(table)
        left.setMinimumWidth(TABLE_AT_LEAST)
        right.body.setContentsMargins(0, 1, 1, 1)
        right.body.addWidget(detail)
        right.setMinimumWidth(DETAIL_AT_LEAST)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName(name)
        split.setHandleWidth(16)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes(list(sizes))
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(bar)
        column.addWidget(split, 1)
