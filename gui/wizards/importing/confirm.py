"""Asked once, at the first import: the shop's settings, filled in from the file and the computer."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QLocale, QStandardPaths, QTimeZone, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.buttons import button
from gui.widgets.cards import Card, PageHeader
from gui.widgets.labels import label
from gui.widgets.shop_form import ShopForm


class ConfirmStep(QWidget):
    """The form with `Confirm and import`; every field has a value already."""

    confirmed = Signal(dict)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(
            self.tr("Is this your shop?"), self.tr("Asked once. You can change it later under Settings.")
        )
        cancel = button(self.tr("Back"), "confirmBackButton")
        cancel.clicked.connect(self.back)
        self.confirm = button(self.tr("Confirm and import"), "confirmButton", "primary")
        self.confirm.clicked.connect(self._confirm)
        self.header.add(cancel)
        self.header.add(self.confirm)
        self.form = ShopForm()
        card = Card()
        card.setMaximumWidth(720)
        card.body.addWidget(self.form)
        self.place = label("", "small", "newShopPlace", wrap=True)
        card.body.addSpacing(6)
        card.body.addWidget(self.place)
        line = QHBoxLayout()
        line.addWidget(card, 1)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.header)
        layout.addLayout(line)
        layout.addStretch(1)
        self.setFocusProxy(self.confirm)

    def ask(self, suggested: Mapping[str, Any], place: str) -> None:
        """Show what is suggested; what the file does not say, the computer does."""
        self.form.set_values(
            {**of_computer(), **{name: value for name, value in suggested.items() if value not in (None, "")}}
        )
        self.place.setText(self.tr("The shop will be kept in {place}").format(place=place) if place else "")
        self.confirm.setFocus()

    def _confirm(self) -> None:
        self.confirmed.emit({**self.form.values(), "confirmed": True})


def of_computer() -> dict[str, Any]:
    """Settings as the computer suggests them."""
    locale = QLocale.system()
    if locale.language() == QLocale.Language.C:
        locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return {
        "country": QLocale.territoryToCode(locale.territory()),
        "currency": locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode),
        "time_zone": bytes(QTimeZone.systemTimeZoneId().data()).decode(),
        "prices_include_tax": locale.territory() not in (QLocale.Country.UnitedStates, QLocale.Country.Canada),
    }


def by_headings(told: Mapping[str, str]) -> dict[str, str]:
    """Country and currency as the language of a file's headings suggests them; nothing where the computer speaks that
    language itself, and so knows better: an Austrian computer has Austria."""
    if not told or QLocale.system().name().startswith(f"{told['language']}_"):
        return {}
    return {"country": told["country"], "currency": told["currency"]}


def shops_folder() -> str:
    """Where new shops are kept: a folder of their own among the person's documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) + "/Regulars"
