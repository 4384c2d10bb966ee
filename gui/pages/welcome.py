"""The first thing a shopkeeper sees: three ways in, no words to learn."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu

from gui.pages.base import Page
from gui.widgets.buttons import button
from gui.widgets.drop_zone import DropZone
from gui.widgets.labels import label


class WelcomePage(Page):
    """Open a sales spreadsheet, try the sample shop, open a shop."""

    page_id = "welcome"
    icon = "home"
    in_navigation = False
    needs_shop = False

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        title = label(self.tr("Know your regulars"), "display")
        sentence = label(
            self.tr("Open the sales file that your till writes. Everything stays on this computer."), "lead"
        )
        self.drop = DropZone(
            self.theme,
            self.tr("Drop a sales spreadsheet here"),
            self.tr("Excel, CSV or OpenDocument, from any till or web shop"),
            self.tr("Open a sales spreadsheet…"),
        )
        self.drop.setFixedWidth(620)
        self.drop.setMinimumHeight(236)
        self.drop.pressed.connect(self._open_file)
        self.sample = button(self.tr("Try the sample shop"), "sampleButton")
        self.sample.clicked.connect(self._open_sample)
        self.shop = button(self.tr("Open a shop"), "openShopButton")
        self.shop.clicked.connect(self._open_shop)
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addStretch(1)
        buttons.addWidget(self.sample)
        buttons.addWidget(self.shop)
        buttons.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.page.addStretch(3)
        self.page.addWidget(title, 0, centre)
        self.page.addWidget(sentence, 0, centre)
        self.page.addSpacing(8)
        self.page.addWidget(self.drop, 0, centre)
        self.page.addSpacing(6)
        self.page.addLayout(buttons)
        self.page.addStretch(3)
        self.setFocusProxy(self.drop.button)

    def refresh(self, changed: frozenset[str]) -> None:
        """Shops opened before are one click away."""
        recent = self.settings.recent_shops()
        if not recent:
            return
        menu = QMenu(self.shop)
        for path in recent:
            menu.addAction(Path(path).stem, partial(self.navigate.emit, "open", {"shop": path}))
        menu.addSeparator()
        menu.addAction(self.tr("Another one…"), self._open_shop)
        self.shop.setMenu(menu)

    def invite(self, over: bool) -> None:
        self.drop.invite(over)

    @Slot()
    def _open_file(self) -> None:
        self.navigate.emit("open", {"kind": "files"})

    @Slot()
    def _open_sample(self) -> None:
        self.navigate.emit("import", {"sample": True})

    @Slot()
    def _open_shop(self) -> None:
        self.navigate.emit("open", {"kind": "shop"})
