"""What the wizard proposes for a new shop follows from its files and its country, whatever the computer is set to."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from gui.wizards.importing import confirm
from tests.gui.wizards.person import Person, csv_file, words_of


@pytest.fixture
def american_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    monkeypatch.setattr(confirm.QLocale, "system", staticmethod(lambda: locale))


def _chinese(folder: Path, store: str = "回甘茶铺") -> str:
    lines = [f"2026-03-{n:02d} 10:00,王芳,龙井,1,9.9,{store}" for n in range(1, 20)]
    return csv_file(folder, "export_20261123.csv", "日期,客户,商品,数量,金额,店铺名称", *lines)


def _confirming(person: Person, file: str) -> None:
    person.app.actions.open_paths([file])
    person.see(lambda wizard: wizard.preview_step)
    person.click("previewImportButton")
    person.see(lambda wizard: wizard.confirm_step)


def test_a_chinese_shop_keeps_its_money_with_tax_and_its_clock_in_china(
    american_computer: None, person: Person, tmp_path: Path
) -> None:
    _confirming(person, _chinese(tmp_path))
    values = person.wizard.confirm_step.form.values()
    assert (values["name"], values["country"], values["currency"]) == ("回甘茶铺", "CN", "CNY")
    assert (values["prices_include_tax"], values["time_zone"]) == (True, "Asia/Shanghai")
    # The shop itself is no store to leave out.
    assert (values["stores_left_out"], person.find("storesField").placeholderText()) == ([], "names, with semicolons")


def test_a_german_file_proposes_germany(american_computer: None, person: Person, tmp_path: Path) -> None:
    lines = [f"{n:02d}.03.2026;Anna;Tee;2;5,50" for n in range(3, 24)]
    _confirming(person, csv_file(tmp_path, "laden.csv", "Datum;Kunde;Artikel;Menge;Betrag", *lines))
    values = person.wizard.confirm_step.form.values()
    assert (values["country"], values["currency"], values["time_zone"]) == ("DE", "EUR", "Europe/Berlin")
    assert values["prices_include_tax"] is True


def test_time_zone_and_tax_follow_a_country_that_is_chosen(
    american_computer: None, person: Person, tmp_path: Path
) -> None:
    _confirming(person, _chinese(tmp_path))
    form = person.wizard.confirm_step.form
    form.country.setCurrentIndex(form.country.findData("CA"))
    form.country.activated.emit(form.country.currentIndex())
    assert (form.values()["prices_include_tax"], form.values()["time_zone"]) == (False, "America/Toronto")


def test_levels_and_points_of_members_are_shown_as_kept(person: Person, tmp_path: Path) -> None:
    people = [f"V{n},王{name},1380571{n:04d},金卡,{n}00" for n, name in enumerate("芳国强丽明")]
    file = csv_file(tmp_path, "members.csv", "会员卡号,姓名,手机号,会员等级,积分", *people)
    person.app.actions.open_paths([file])
    person.see(lambda wizard: wizard.preview_step)
    table = person.wizard.preview_step.table
    person.read(table, "Kept with each customer; points are no money:")
    assert "Not used:" not in words_of(table)
