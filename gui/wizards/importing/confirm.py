"""Asked once, at the first import: the shop's settings, filled in from the file and the computer."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QLocale, QStandardPaths, QTimeZone, Signal, Slot
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
        self.form.country.activated.connect(self._follow)
        self._told: frozenset[str] = frozenset()
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
        """Show what is suggested; what the file does not say, its country does, and then the computer."""
        told = {name: value for name, value in suggested.items() if value not in (None, "")}
        self._told = frozenset(told)
        computer = of_computer()
        self.form.set_values({**computer, **of_country(told.get("country") or computer["country"]), **told})
        self.place.setText(self.tr("The shop will be kept in {place}").format(place=place) if place else "")
        self.confirm.setFocus()

    @Slot()
    def _follow(self) -> None:
        """What goes with a country that a person chose, but for what the files tell."""
        usual = of_country(self.form.country.currentData() or "")
        self.form.propose({name: value for name, value in usual.items() if name not in self._told})

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
        "prices_include_tax": locale.territory() not in _NET_PRICES,
    }


_NET_PRICES: Final = frozenset((QLocale.Country.UnitedStates, QLocale.Country.Canada))
"""Where prices are told without tax in shops."""

_MAIN_ZONES: Final = {
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta",
    "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "US": "America/New_York",
}
"""Of countries with several time zones, the one that most of their people live in."""


def of_country(code: str) -> dict[str, Any]:
    """Time zone and whether money is kept with tax, as is usual in a country; nothing where it is none."""
    territory = QLocale.codeToTerritory(code) if code else QLocale.Country.AnyTerritory
    if territory == QLocale.Country.AnyTerritory:
        return {}
    zones = [bytes(zone.data()).decode() for zone in QTimeZone.availableTimeZoneIds(territory)]
    computer = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    usual = computer if computer in zones else _MAIN_ZONES.get(code) or next(iter(zones), "")
    return {"prices_include_tax": territory not in _NET_PRICES, **({"time_zone": usual} if usual else {})}


def by_headings(told: Mapping[str, str]) -> dict[str, str]:
    """Country and currency as the language of a file's headings suggests them; nothing where the computer speaks that
    language itself, and so knows better: an Austrian computer has Austria."""
    if not told or QLocale.system().name().startswith(f"{told['language']}_"):
        return {}
    return {"country": told["country"], "currency": told["currency"]}


def shops_folder() -> str:
    """Where new shops are kept: a folder of their own among the person's documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) + "/Regulars"
