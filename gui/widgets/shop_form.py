"""The shop's own settings as a form: confirmed once at the first import, changed later on the Settings page."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from PySide6.QtCore import QCollator, QLocale, QTimeZone, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from gui.widgets.labels import label
from gui.widgets.listed import words_of

FIRST_CURRENCIES: Final = ("EUR", "USD", "GBP", "CNY", "JPY", "CHF", "CAD", "AUD", "HKD", "TWD", "SGD", "INR")
"""Offered before the long list of all others."""


class ShopForm(QWidget):
    """Name, country, currency, tax, time zone, staff and stores to leave out. `edited` when a person changed something."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.country = QComboBox()
        self.currency = QComboBox()
        self.tax = QComboBox()
        self.time_zone = QComboBox()
        self.staff = QLineEdit()
        self.staff.setPlaceholderText(self.tr("customer numbers, with commas"))
        self.time_zone.setToolTip(
            self.tr("Times that a file gives in UTC are turned into it. Counts for files added from now on.")
        )
        self.time_zone.setPlaceholderText(self.tr("as the times stand in the file"))
        self.stores = QLineEdit()
        self.names: list[QLabel] = []
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(24)
        self._form.setVerticalSpacing(10)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add(self.tr("Name of the shop"), self.name, "shopNameField")
        self._add(self.tr("Country"), self.country, "countryField")
        self._add(self.tr("Currency"), self.currency, "currencyField")
        self._add(self.tr("Money is kept"), self.tax, "taxField")
        self._add(self.tr("Time zone"), self.time_zone, "timeZoneField")
        self._add(self.tr("Staff accounts to leave out"), self.staff, "staffField")
        self._add(self.tr("Stores to leave out"), self.stores, "storesField")
        self.tax.addItem(self.tr("with tax"), True)
        self.tax.addItem(self.tr("without tax"), False)
        self.tax.addItem(self.tr("as each file has it"), None)
        self.tax.setToolTip(
            self.tr("Files that tell the tax are brought to this way; what was imported from them before, too.")
        )
        self._given: dict[str, Any] = {}
        self._filled = False

    def _add(self, title: str, field: QWidget, name: str) -> None:
        field.setObjectName(name)
        field.setAccessibleName(title)
        words: QLabel = label(title, "muted")
        words.setBuddy(field)
        words.setMinimumHeight(field.sizeHint().height())
        self.names.append(words)
        self._form.addRow(words, field)
        if isinstance(field, QComboBox):
            field.activated.connect(self.edited)
            field.setMaxVisibleItems(14)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        elif isinstance(field, QLineEdit):
            field.editingFinished.connect(self.edited)

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show settings as `Shop.settings` gives them."""
        self._fill()
        self._given = dict(values)
        self.name.setText(values.get("name") or "")
        self.name.setCursorPosition(0)
        _choose(self.country, values.get("country") or "")
        _choose(self.currency, values.get("currency") or "")
        self.tax.setCurrentIndex((True, False, None).index(values.get("prices_include_tax")))
        _choose(self.time_zone, values.get("time_zone") or "")
        self.staff.setText(", ".join(values.get("staff") or ()))
        self.stores.setText("; ".join(values.get("stores_left_out") or ()))
        stores = values.get("stores") or ()
        # The only one is the shop itself.
        known = "; ".join(stores) if len(stores) > 1 else ""
        none, some = self.tr("names, with semicolons"), self.tr("some of: {stores}")
        self.stores.setPlaceholderText(some.format(stores=known) if known else none)

    def propose(self, values: Mapping[str, Any]) -> None:
        """Show a time zone, and whether money is kept with tax, that go with a country."""
        if "time_zone" in values:
            _choose(self.time_zone, values["time_zone"])
        if "prices_include_tax" in values:
            self.tax.setCurrentIndex((True, False, None).index(values["prices_include_tax"]))

    def values(self) -> dict[str, Any]:
        """What is written in the form now."""
        return {
            "name": self.name.text().strip(),
            "country": self.country.currentData() or "",
            "currency": self.currency.currentData() or "",
            "prices_include_tax": self.tax.currentData(),
            "time_zone": self.time_zone.currentData() or "",
            "staff": words_of(self.staff.text(), ","),
            "stores_left_out": words_of(self.stores.text(), ";"),
        }

    def changes(self) -> dict[str, Any]:
        """Only what differs from the values that were set."""
        return {name: value for name, value in self.values().items() if self._given.get(name) != value}

    def _fill(self) -> None:
        if self._filled:
            return
        self._filled = True
        language = QLocale().name()
        for field, entries in (
            (self.country, _countries(language)),
            (self.currency, _currencies(language)),
            (self.time_zone, _zones()),
        ):
            for code, name in entries:
                field.addItem(name, code)


def _choose(field: QComboBox, value: Any) -> None:
    place = field.findData(value)
    if place < 0 and value:
        field.addItem(str(value), value)
        place = field.count() - 1
    field.setCurrentIndex(place)


@lru_cache(maxsize=4)
def _countries(language: str) -> tuple[tuple[str, str], ...]:
    names = _babel(language).territories
    countries = [
        (code, name) for code, name in names.items() if len(code) == 2 and code not in ("EU", "EZ", "UN", "ZZ")
    ]
    collator = QCollator(QLocale(language))  # by their sound in Chinese, É beside E
    return tuple(sorted(countries, key=lambda country: collator.sortKey(country[1])))


@lru_cache(maxsize=4)
def _currencies(language: str) -> tuple[tuple[str, str], ...]:
    names = _babel(language).currencies
    places = (QLocale(QLocale.Language.English, QLocale.codeToTerritory(code)) for code, _ in _countries(language))
    used = {place.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode) for place in places}
    codes = [*FIRST_CURRENCIES, *sorted(used - {""} - set(FIRST_CURRENCIES))]
    return tuple((code, f"{code}  {names.get(code, '')}".strip()) for code in codes)


@lru_cache(maxsize=1)
def _zones() -> tuple[tuple[str, str], ...]:
    ids = (bytes(zone.data()).decode() for zone in QTimeZone.availableTimeZoneIds())
    return tuple((zone, zone.replace("_", " ")) for zone in ids if "/" in zone and not zone.startswith("Etc/"))


def _babel(language: str) -> Any:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Locale("en")
