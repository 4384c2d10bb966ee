"""Settings: the shop, the look of the window, where the file lies, and what the program is."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFormLayout, QWidget

from engine.errors import ShopError
from engine.process import version
from gui import messages
from gui.language import LANGUAGES, spoken
from gui.pages.base import Page
from gui.theme import SCALES
from gui.widgets.backups_card import BackupsCard
from gui.widgets.buttons import button, chip
from gui.widgets.cards import Card, PageHeader
from gui.widgets.columns import Columns
from gui.widgets.flow import Flow
from gui.widgets.labels import Elided, label
from gui.widgets.pin_card import PinCard
from gui.widgets.scroll import Scroll
from gui.widgets.shop_form import ShopForm
from gui.widgets.systems_card import SystemsCard
from gui.widgets.wishes_form import WishesForm
from gui.workspace import ALL

LICENCES: Final = (
    "Qt and PySide6 (LGPL 3), Python (PSF), TensorFlow and Keras (Apache 2.0), NumPy, SciPy, pandas and scikit-learn (BSD), "
    "SQLite (public domain), SQLCipher (BSD), OpenSSL and sqlite-utils (Apache 2.0), python-calamine and openpyxl (MIT), XlsxWriter and Babel (BSD), "
    "phonenumbers (Apache 2.0), Inter and Noto Sans CJK (OFL 1.1)."
)


class SettingsPage(Page):
    """Every change counts at once; there is nothing to save."""

    page_id = "settings"
    icon = "settings"
    needs_shop = False

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.header = PageHeader(self.tr("Settings"), self.tr("Every change counts at once."))
        self.form = ShopForm()
        self.form.edited.connect(self._keep_shop)
        self.failure = label("", "bad", "settingsFailure", wrap=True)
        self.failure.hide()
        self.shop = Card(self.tr("The shop"))
        self.shop.body.addWidget(self.form)
        self.shop.body.addWidget(self.failure)
        self.wishes = WishesForm()
        self.wishes.edited.connect(self._keep_wishes)
        self.lists = Card(self.tr("What is recommended"))
        self.lists.body.addWidget(self.wishes)
        columns = Columns(1, 1)
        left, right = columns.columns
        left.addWidget(self.shop)
        left.addWidget(self.lists)
        self.systems = SystemsCard()
        left.addWidget(self.systems)
        left.addStretch(1)
        self.file = self._file_card()
        right.addWidget(self._look_card())
        right.addWidget(self.file)
        self.backups = BackupsCard()
        self.backups.confirmed.connect(self.go_back_to)
        right.addWidget(self.backups)
        self.pin = PinCard()
        self.pin.form_wanted.connect(self._ask_pin)
        self.pin.removal_wanted.connect(self._remove_pin)
        self.pin.chosen.connect(self._keep_pin)
        self.pin.minutes_chosen.connect(self._keep_minutes)
        right.addWidget(self.pin)
        right.addWidget(self._about_card())
        right.addStretch(1)
        scroll = Scroll()
        scroll.body.addWidget(columns)
        scroll.body.addStretch(1)
        self.page.addWidget(self.header)
        self.page.addWidget(scroll, 1)

    def refresh(self, changed: frozenset[str]) -> None:
        is_open = self.workspace.is_open
        self.shop.setVisible(is_open)
        self.lists.setVisible(is_open)
        self.file.setVisible(is_open)
        self.pin.setVisible(is_open)
        self.backups.hide()
        self.systems.refresh()
        self._align()
        if is_open:
            values = self.workspace.read("settings")
            self.form.set_values(values)
            self.wishes.set_values(values)
            self.pin.show_state(self.workspace.read("pin"))
            self.place.set_whole(str(self.workspace.path))
            # Each of the copies is opened: not while the window waits.
            self.workspace.ask("backups").succeeded.connect(self._show_copies)

    def _look_card(self) -> Card:
        card = Card(self.tr("The window"))
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(10)
        given = self.settings.language
        languages = ((self.tr("As the computer"), ""), *((name, code) for code, name in LANGUAGES.items()))
        self.languages = QButtonGroup(self)
        chips = self._chips(self.languages, languages, "language", given and spoken(given))
        form.addRow(label(self.tr("Language"), "muted"), chips)
        choices = ((self.tr("As the computer"), "system"), (self.tr("Light"), "light"), (self.tr("Dark"), "dark"))
        self.themes = QButtonGroup(self)
        form.addRow(label(self.tr("Colours"), "muted"), self._chips(self.themes, choices, "theme", self.theme.choice))
        sizes = zip((self.tr("Normal"), self.tr("Larger"), self.tr("Largest")), SCALES)
        self.sizes = QButtonGroup(self)
        form.addRow(label(self.tr("Text"), "muted"), self._chips(self.sizes, tuple(sizes), "size", self.theme.scale))
        self.theme.changed.connect(self._mark_look)
        self.themes.buttonClicked.connect(self._choose_theme)
        self.sizes.buttonClicked.connect(self._choose_size)
        self.languages.buttonClicked.connect(self._choose_language)
        card.body.addLayout(form)
        return card

    def _chips(self, group: QButtonGroup, choices: Any, name: str, chosen: object) -> QWidget:
        row = Flow()
        for words, value in choices:
            made = chip(words, f"{name}-{value}", value == chosen)
            made.setProperty("value", value)
            group.addButton(made)
            row.add(made)
        return row

    def _file_card(self) -> Card:
        card = Card(self.tr("The shop's file"))
        self.place = Elided("", "muted")
        self.place.setObjectName("shopPlace")
        card.body.addWidget(self.place)
        card.body.addWidget(
            label(
                self.tr("All there is about this shop lies in this one file. Nothing is sent anywhere."),
                "small",
                wrap=True,
            )
        )
        folder = button(self.tr("Show in folder"), "folderButton")
        folder.clicked.connect(self._show_folder)
        copy = button(self.tr("Save a copy…"), "backupButton")
        copy.clicked.connect(self._back_up)
        close = button(self.tr("Close this shop"), "closeShopButton")
        close.clicked.connect(self._close)
        row = Flow()
        for made in (folder, copy, close):
            row.add(made)
        card.body.addWidget(row)
        self.copied = label("", "small", "backupDone", wrap=True)
        self.copied.hide()
        card.body.addWidget(self.copied)
        return card

    def _about_card(self) -> Card:
        card = Card(self.tr("About Regulars"))
        about = self.tr("Version {version}, under the MIT licence. It works without a network.")
        card.body.addWidget(label(about.format(version=version()), "body", "about", wrap=True))
        card.body.addWidget(label(self.tr("Built with: {licences}").format(licences=LICENCES), "small", wrap=True))
        return card

    @Slot()
    def _keep_shop(self) -> None:
        changes = self.form.changes()
        if changes:
            self.failure.hide()
            edit = self.workspace.edit("set_settings", changes, changes=frozenset({"settings", "customers"}))
            edit.failed.connect(self._tell)

    @Slot()
    def _keep_wishes(self) -> None:
        changes = self.wishes.changes()
        if changes:
            self.wishes.know(changes)
            edit = self.workspace.edit("set_settings", changes, changes=frozenset({"settings"}))
            edit.failed.connect(self._refuse_wishes)

    @Slot(object)
    def _refuse_wishes(self, problem: ShopError) -> None:
        self.wishes.know(self.workspace.read("settings"))
        self.wishes.refuse(messages.error(problem))

    @Slot(object)
    def _tell(self, problem: ShopError) -> None:
        self.failure.setText(messages.error(problem))
        self.failure.show()

    @Slot(object)
    def _choose_theme(self, made: QWidget) -> None:
        self.settings.theme = made.property("value")
        self.theme.set_choice(self.settings.theme)

    @Slot(object)
    def _choose_language(self, made: QWidget) -> None:
        self.navigate.emit("language", {"language": made.property("value")})

    @Slot(object)
    def _choose_size(self, made: QWidget) -> None:
        self.settings.scale = made.property("value")
        self.theme.set_scale(self.settings.scale)

    def _align(self) -> None:
        """The fields of both forms begin at one line."""
        names = [*self.form.names, *self.wishes.names]
        for name in names:
            name.setMinimumWidth(0)
        widest = max(name.sizeHint().width() for name in names)
        for name in names:
            name.setMinimumWidth(widest)

    @Slot()
    def _mark_look(self) -> None:
        """The look can be changed from elsewhere, too."""
        self._align()
        for group, value in ((self.themes, self.theme.choice), (self.sizes, self.theme.scale)):
            for made in group.buttons():
                made.setChecked(made.property("value") == value)

    @Slot()
    def _show_folder(self) -> None:
        if self.workspace.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.workspace.path.parent)))

    @Slot()
    def _ask_pin(self) -> None:
        self.guarded(self.pin.ask)

    @Slot()
    def _remove_pin(self) -> None:
        self.guarded(partial(self._keep_pin, None))

    @Slot(str)
    def _keep_pin(self, pin: str | None) -> None:
        self.workspace.edit("set_pin", pin, changes=frozenset({"settings"})).failed.connect(self._tell)

    @Slot(int)
    def _keep_minutes(self, minutes: int) -> None:
        self.guarded(partial(self._set_minutes, minutes))
        self.pin.show_state(self.workspace.read("pin"))  # unless the PIN was asked for, and not given

    def _set_minutes(self, minutes: int) -> None:
        changed = {"pin_minutes": minutes}
        self.workspace.edit("set_settings", changed, changes=frozenset({"settings"})).failed.connect(self._tell)

    @Slot()
    def _back_up(self) -> None:
        self.guarded(self._choose_copy)

    def _choose_copy(self) -> None:
        source = self.workspace.path
        if source is None:
            return
        start = str(source.with_name(f"{source.stem} copy.regulars"))
        target, _ = QFileDialog.getSaveFileName(self, self.tr("Save a copy"), start, self.tr("Shops") + " (*.regulars)")
        if target:
            self.back_up_to(target)

    def back_up_to(self, target: str) -> None:
        """Copy the shop in the background and say so when the copy is there."""
        job = self.workspace.job("backup", target=target)
        job.succeeded.connect(self._copied)
        job.failed.connect(self._tell)
        self.jobs.start(job)

    @Slot(object)
    def _copied(self, _result: object) -> None:
        self.copied.setText(self.tr("The copy is there."))
        self.copied.show()

    @Slot(object)
    def _show_copies(self, copies: list[dict[str, Any]]) -> None:
        self.backups.show_copies(copies, self.workspace.formats)
        self.backups.setVisible(bool(copies) and self.workspace.is_open)

    @Slot(str)
    def go_back_to(self, name: str) -> None:
        """Make the shop what it was when a copy was made, in the background."""
        job = self.workspace.job("go_back", name=name, changes=ALL)
        job.failed.connect(self._not_back)
        self.jobs.start(job)

    @Slot(object)
    def _not_back(self, problem: ShopError) -> None:
        self.backups.say(messages.error(problem))

    @Slot()
    def _close(self) -> None:
        self.navigate.emit("close", {})
