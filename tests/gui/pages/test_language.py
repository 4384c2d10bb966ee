"""The window in another language: at once, whole, and with everything where it was."""

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from engine.errors import Cancelled
from engine.shop import WRITING_VERBS, Shop
from gui.app import App
from gui.formats import Formats, address
from gui.language import LANGUAGES, spoken
from gui.pages.campaigns import CampaignsPage
from gui.pages.customers import CustomersPage
from gui.pages.model import ModelPage
from gui.settings import Settings
from gui.widgets.listed import words_of
from gui.wizards.campaign import CampaignWizard
from tests.gui.pages.small_shop import make_shop

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)  # other tests read the source
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def app(app_of: Callable[..., App], small_shop: Path) -> App:
    def run(verb: str, given: Mapping[str, Any], _progress: Any) -> Any:
        with Shop.open(small_shop) if verb in WRITING_VERBS else Shop.read(small_shop) as shop:
            return getattr(shop, verb)(**given)

    made = app_of(run)
    made.actions.open_shop(str(small_shop))
    made.window.go("settings")
    return made


def _choose(app: App, code: str, qtbot: QtBot) -> None:
    before = app.window.current
    qtbot.mouseClick(before.findChild(QAbstractButton, f"language-{code}"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.settings.language == code and app.window.current is not before)


def _shown(page: QWidget) -> set[str]:
    texts = {label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)}
    return texts | {button.text() for button in page.findChildren(QAbstractButton) if button.isVisibleTo(page)}


def test_a_click_changes_the_language_of_everything_and_another_brings_it_back(app: App, qtbot: QtBot) -> None:
    _choose(app, "zh_CN", qtbot)
    window = app.window
    assert window.current.page_id == "settings"
    assert {"设置", "店铺", "跟随系统"} <= _shown(window.current)
    assert window.navigation.findChild(QAbstractButton, "homeNavigation").text() == "首页"
    assert window.current.findChild(QAbstractButton, "language-zh_CN").hasFocus()
    window.go("home")
    assert {"您的顾客", "每月销售"} <= _shown(window.current)
    app.actions.find()
    assert app.actions._finder.field.placeholderText() == "查找顾客、商品或操作"
    app.actions._finder.hide()
    window.go("settings")
    _choose(app, "en", qtbot)
    assert "Every change counts at once." in _shown(window.current)
    assert window.navigation.findChild(QAbstractButton, "homeNavigation").text() == "Home"


def test_what_was_chosen_on_a_page_is_chosen_still(app: App, qtbot: QtBot) -> None:
    window = app.window
    window.go("customers")
    page = window.current
    assert isinstance(page, CustomersPage)
    customer = page.model.row(page.model.rowCount() - 1)["customer_id"]
    page.show_customer(customer)
    state = page.model.row(0)["state"]
    page.state.choose({state})
    window.go("settings")
    _choose(app, "zh_CN", qtbot)
    window.go("customers")
    after = window.current
    assert isinstance(after, CustomersPage)
    assert after is not page
    assert after.state.chosen == {state}
    assert after.standing() == page.standing()


def test_a_campaign_under_way_goes_on_where_it_was_in_the_other_language(app: App, qtbot: QtBot) -> None:
    window = app.window
    window.go("campaigns", {"new": True})

    def ready(step: int) -> CampaignWizard:
        page = window.current
        assert isinstance(page, CampaignsPage)
        wizard = page.wizard
        qtbot.waitUntil(lambda: wizard._plan is not None and wizard.next.isEnabled(), timeout=10_000)
        assert wizard.steps.current == step
        return wizard

    wizard = ready(0)
    wizard.next.click()
    wizard.audience.slider.setValue(4)
    qtbot.waitUntil(lambda: wizard._plan["treated"] + wizard._plan["control"] == 4, timeout=10_000)
    for step in (1, 2):
        ready(step).next.click()
    wizard.words.editor.setPlainText("Dear {First name}, come again.")
    wizard.words.offer.setText("Tea on the house")
    before = ready(3).choices()
    window.go("settings")
    _choose(app, "zh_CN", qtbot)
    window.go("campaigns")
    after = ready(3)
    assert after is not wizard
    assert after.choices() == before
    assert after._plan["treated"] + after._plan["control"] == 4
    assert after.words.editor.toPlainText() == "Dear {名}, come again."
    assert after.words.preview.text.text().endswith("come again.")
    assert after.next.text() == "下一步"


def test_a_page_with_unfinished_work_keeps_its_words_until_that_is_done(app: App, qtbot: QtBot) -> None:
    window = app.window
    window.go("customers")
    page = window.current
    assert isinstance(page, CustomersPage)
    page.show_customer(page.model.row(0)["customer_id"])
    page._edit()
    page.form.fields["city"].setText("Wells")
    window.go("settings")
    _choose(app, "zh_CN", qtbot)
    window.go("customers")
    assert window.current is page
    page.escape()
    window.go("home")
    window.go("customers")
    assert window.current is not page
    assert "导出到 Excel" in _shown(window.current)


@pytest.mark.parametrize(
    "page_id", ["welcome", "home", "data", "customers", "products", "segments", "model", "campaigns", "settings"]
)
def test_no_page_has_a_word_left_in_english(app: App, page_id: str, qtbot: QtBot) -> None:
    _choose(app, "zh_CN", qtbot)
    app.window.go(page_id)
    page = app.window.page(page_id)
    left = {text for text in _shown(page) if _is_english(text)}
    assert not left


def _is_english(text: str) -> bool:
    """Whether a text has two English words in a row that are none of the shop's own."""
    return bool(re.search(r"\b[a-z]{2,} [a-z]{2,}\b", text.replace("T-light holder", ""))) and not CHINESE.search(text)


@pytest.mark.parametrize(
    ("choice", "code"), [("en_GB", "en"), ("zh", "zh_CN"), ("zh_TW", "zh_CN"), ("de_DE", "en"), ("zh_CN", "zh_CN")]
)
def test_a_locale_is_spoken_in_the_nearest_language(choice: str, code: str) -> None:
    assert spoken(choice) == code
    assert code in LANGUAGES


def test_an_empty_choice_is_what_the_computer_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    class System:
        languages: tuple[str, ...] = ("de-DE", "zh-Hans-CN", "en")

        def uiLanguages(self) -> tuple[str, ...]:
            return self.languages

    monkeypatch.setattr("gui.language.QLocale.system", System)
    assert spoken("") == "zh_CN"
    System.languages = ("fr-FR",)
    assert spoken("") == "en"


def test_numbers_days_and_money_are_written_as_in_chinese() -> None:
    formats = Formats("zh_CN", "CN", "CNY")
    assert formats.date("2026-03-04") == "2026年3月4日"
    assert formats.day("2026-03-04") == "3月4日"
    assert formats.month("2026-03") == "2026年3月"
    assert formats.moment("2026-03-04T09:05:00") == "2026-03-04 09:05"
    assert formats.cell_day("2026-03-04") == "2026-03-04"
    assert formats.days(date(2026, 11, 1), date(2026, 11, 12)) == "11月1日至12日"
    assert formats.days(date(2026, 11, 28), date(2026, 12, 4)) == "11月28日至12月4日"
    assert formats.money(1900) == "¥1,900"
    assert formats.money_short(694_000) == "¥69.4万"
    assert formats.money_short(1_240_000) == "¥124万"
    assert formats.share(0.256) == "26%"
    assert formats.chance(0.999) == "> 99%"
    assert formats.listed(["茶", "杯", "碗"]) == "茶、杯和碗"
    assert Formats("zh_CN", "GB", "GBP").money(1900) == "£1,900"


def test_an_address_has_the_order_of_its_script() -> None:
    assert address("14 Mill Lane", "BA1 2NH", "Bath", "GB") == "14 Mill Lane, BA1 2NH Bath, GB"
    assert address("中山路 8 号", "310000", "杭州市") == "杭州市中山路 8 号 310000"
    assert address("杭州市中山路 8 号", None, "杭州市") == "杭州市中山路 8 号"
    assert address(None, None, None) == ""


@pytest.mark.parametrize("text", ["000001, S-2", "000001，S-2", "000001、S-2，", " 000001 ,S-2 "])
def test_lists_are_read_with_the_commas_of_any_script(text: str) -> None:
    assert words_of(text, ",") == ["000001", "S-2"]
    assert words_of("Bath, High Street；Ely ;", ";") == ["Bath, High Street", "Ely"]


def test_the_choice_is_remembered_by_the_settings(app: App, settings: Settings, qtbot: QtBot) -> None:
    _choose(app, "zh_CN", qtbot)
    assert settings.store.value("look/language") == "zh_CN"


def test_learning_under_way_is_still_shown_in_the_other_language(
    app_of: Callable[..., App], tmp_path: Path, qtbot: QtBot
) -> None:
    stop = threading.Event()

    def learn(verb: str, _given: Mapping[str, Any], progress: Any) -> Any:
        while not stop.wait(0.01):
            progress(0.4, "train.repeat")
        raise Cancelled

    app = app_of(learn)
    app.actions.open_shop(str(make_shop(tmp_path / "untaught.regulars", people=12)))
    app.window.go("home")
    offers = {"开始学习", "Learn now"}
    assert offers & _shown(app.window.current)
    app.window.go("model")
    page = app.window.current
    assert isinstance(page, ModelPage)
    qtbot.mouseClick(page.empty.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.busy.bar.value() == 400, timeout=5000)
    app.window.go("home")
    assert not offers & _shown(app.window.current)
    app.window.go("settings")
    _choose(app, "zh_CN", qtbot)
    app.window.go("home")
    assert not offers & _shown(app.window.current)
    app.window.go("model")
    after = app.window.current
    assert isinstance(after, ModelPage)
    assert after is not page
    assert after.state.shown is after.busy
    assert after.busy.bar.value() == 400
    qtbot.mouseClick(after.busy.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: after.state.shown is after.empty, timeout=5000)
    app.window.go("home")
    assert offers & _shown(app.window.current)
    stop.set()
