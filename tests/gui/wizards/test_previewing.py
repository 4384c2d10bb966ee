"""What the wizard shows before anything is stored: a password, reasons, raw values, changes at once."""

from itertools import pairwise
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.wizards.importing import page
from tests.gui.wizards.person import LONG, Person
from tests.gui.wizards.person import csv_file as _csv
from tests.gui.wizards.person import words_of as _words


def test_a_locked_workbook_asks_for_its_password_in_place(person: Person, tmp_path: Path, qtbot: QtBot) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile

    book = xlsxwriter.Workbook(tmp_path / "plain.xlsx")
    sheet = book.add_worksheet()
    for at, row in enumerate([["Date", "Receipt", "Item", "Amount"], ["2026-01-13", "R1", "Tea", 5]]):
        sheet.write_row(at, 0, row)
    book.close()
    with (tmp_path / "plain.xlsx").open("rb") as plain, (tmp_path / "locked.xlsx").open("wb") as locked:
        OOXMLFile(plain).encrypt("secret", locked)
    person.app.actions.open_paths([str(tmp_path / "locked.xlsx")])
    person.see(lambda wizard: wizard.password_step)
    assert "locked.xlsx is locked with a password" in _words(person.wizard)
    assert not person.find("passwordButton").isEnabled()
    qtbot.keyClicks(person.find("passwordField"), "guess")
    qtbot.keyClick(person.find("passwordField"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: person.wizard.password_step.wrong.isVisible(), timeout=LONG)
    assert person.wizard.password_step.wrong.text() == "This password does not open the file locked.xlsx."
    qtbot.keyClicks(person.find("passwordField"), "secret")
    person.click("passwordButton")
    person.see(lambda wizard: wizard.preview_step)
    person.click("previewImportButton")
    person.click("confirmButton")
    person.see(lambda wizard: wizard.report_step)
    assert person.app.workspace.overview["lines"] == 1
    assert person.wizard._password == ""


def test_the_preview_says_why_and_what_the_file_writes(person: Person, tmp_path: Path, qtbot: QtBot) -> None:
    file = _csv(tmp_path, "till.csv", "Date,Receipt,Item,Total", "31/01/2026,1,Tea,5.00", "1/2/2026,2,Mug,9.00")
    person.app.actions.open_paths([file])
    person.see(lambda wizard: wizard.preview_step)
    words = _words(person.wizard).split(" | ")
    assert {"31 Jan 2026", "31/01/2026", "1 Feb 2026", "1/2/2026", "by its heading"} <= set(words)
    menu = person.wizard.preview_step.table.menu_of_meanings(["Receipt"])
    next(action for action in menu.actions() if action.text() == "Qty").trigger()
    menu.deleteLater()
    person.wait_until_read()
    qtbot.waitUntil(lambda: "as you said" in _words(person.wizard))


def test_a_change_of_a_long_file_is_shown_by_its_first_rows_and_the_import_reads_all(
    person: Person, tmp_path: Path
) -> None:
    rows = [f"{n % 28 + 1:02}/{n % 12 + 1:02}/2026,{n},Tea {n % 7},5.00" for n in range(3000)]
    person.app.actions.open_paths([_csv(tmp_path, "till.csv", "Date,Receipt,Item,Total", *rows)])
    person.see(lambda wizard: wizard.preview_step)
    assert "3,000 lines" in person.wizard.preview_step.header.subtitle.accessibleName()
    menu = person.wizard.preview_step.table.menu_of_meanings(["Receipt"])
    next(action for action in menu.actions() if action.text().startswith("Nothing")).trigger()
    menu.deleteLater()
    person.wait_until_read()
    assert "first 2,000 rows" in person.wizard.preview_step.header.subtitle.accessibleName()
    person.click("previewImportButton")
    person.click("confirmButton")
    person.see(lambda wizard: wizard.report_step)
    assert person.app.workspace.overview["lines"] == 3000


def test_a_very_large_file_is_shown_by_its_first_rows_from_the_start_and_read_whole_only_where_they_leave_a_doubt(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(page, "LARGE", 50_000)
    rows = [f"{n % 28 + 1:02}/{n % 12 + 1:02}/2026,{n},Tea {n % 7},5.00" for n in range(3000)]
    person.app.actions.open_paths([_csv(tmp_path, "till.csv", "Date,Receipt,Item,Total", *rows)])
    person.see(lambda wizard: wizard.preview_step)
    step = person.wizard.preview_step
    assert "first 2,000 rows" in step.header.subtitle.accessibleName()
    later = [f"03/04/2026,{n},Tea {n % 7},5.00" for n in range(2500)] + ["31/04/2026,1,Tea,5.00", "30/04/2026,2,Tea,5"]
    person.app.actions.open_paths([_csv(tmp_path, "later.csv", "Date,Receipt,Item,Total", *later)])
    qtbot.waitUntil(lambda: "2,501 lines" in step.header.subtitle.accessibleName(), timeout=LONG)
    assert "3 Apr 2026" in _words(person.wizard)
    person.click("previewImportButton")
    person.click("confirmButton")
    person.see(lambda wizard: wizard.report_step)
    assert person.app.workspace.overview["lines"] == 2501


def test_a_column_a_product_is_refused_and_no_columns_are_asked_for(person: Person, tmp_path: Path) -> None:
    rows = [f"2024-03-{day},R{day},C{day % 3},{day % 4 + 1},{day % 3 + 1},{day % 5 + 1}" for day in range(13, 28)]
    path = _csv(tmp_path, "dense.csv", "Date,Receipt,Customer ID,Tea,Milk,Bread", *rows)
    person.app.actions.open_paths([path])
    person.see(lambda wizard: wizard.preview_step)
    step = person.wizard.preview_step
    assert step.refused.text() == (
        "dense.csv has a column a product, a month or a day, as “Tea”. Regulars needs one row a sale."
    )
    assert not step.mapping.isVisible()
    assert not person.find("previewImportButton").isEnabled()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # a menu without a screen
def test_after_a_change_by_clicking_rows_headings_and_tabs_stand_clear_of_each_other(
    person: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    book = xlsxwriter.Workbook(tmp_path / "bakery.xlsx")
    for month, name in ((7, "Juli"), (8, "August"), (9, "September")):
        sheet = book.add_worksheet(f"{name} 2026")
        sheet.write_row(0, 0, ["Datum", "Kunde", "Ding", "Stück", "Betrag €", "Bemerkung"])
        for day in range(1, 21):
            cells = [f"{day:02}.{month:02}.2026", f"Kunde {day % 4}", f"Brot {day % 3}", 1, "2,75 €", ""]
            sheet.write_row(day, 0, cells)
    book.close()
    person.app.window.resize(1366, 768)
    person.app.window.show()
    person.app.actions.open_paths([str(tmp_path / "bakery.xlsx")])
    person.see(lambda wizard: wizard.preview_step)
    table = person.wizard.preview_step.table

    def stands() -> bool:
        """Everything has the room it asks for, and nothing lies on a tab."""
        inside = [w for w in table.widget().findChildren(QWidget) if w.isVisible() and w.sizeHint().isValid()]
        roomy = all(w.height() >= w.sizeHint().height() for w in inside)
        tabs = sorted(
            (tab.geometry() for tab in person.wizard.preview_step.chips.findChildren(QPushButton) if tab.isVisible()),
            key=lambda place: place.left(),
        )
        apart = all(a.right() < b.left() for a, b in pairwise(tabs))
        return len(inside) > 40 and roomy and len(tabs) == 3 and apart and table.height() > 300

    qtbot.waitUntil(stands)
    person.click("unused-Ding")
    menu = next(menu for menu in table.findChildren(QMenu, "meaningsMenu") if menu.isVisible())
    name = next(action for action in menu.actions() if action.text() == "Product's name")
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(name).center())
    person.wait_until_read()
    qtbot.waitUntil(lambda: person.find("heading-product_name").isVisible())
    qtbot.waitUntil(stands)
    assert person.find("unused-Bemerkung").isVisible()
    person.click("table1")
    qtbot.waitUntil(stands)
    # The sheets have the same headings: what was said of one was meant of all.
    roles = [[c["role"] for c in t["columns"] if c["header"] == "Ding"] for t in person.wizard._preview["tables"]]
    assert roles == [["product_name"]] * 3
    person.app.actions.open_paths([str(tmp_path / "bakery.xlsx")])
    person.see(lambda wizard: wizard.preview_step)
    qtbot.waitUntil(stands)


def test_items_without_dates_ask_for_their_orders_and_come_in_with_them_or_after_them(
    person: Person, tmp_path: Path
) -> None:
    orders = _csv(
        tmp_path,
        "orders.csv",
        "订单编号,买家会员名,买家实际支付金额,订单状态,收货人姓名,联系手机,订单创建时间,宝贝标题,宝贝总数量",
        "1001,alice,30.00,交易成功,王芳,13800000001,2026-01-13 10:00:00,茶叶，茶杯,2",
        "1002,bob,20.00,交易成功,李雷,13800000002,2026-01-14 11:00:00,茶壶,1",
    )
    items = _csv(
        tmp_path,
        "items.csv",
        "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码",
        "1001,茶叶,10.00,1,T1,,,,交易成功,T1",
        "1001,茶杯,20.00,1,C1,,,,交易成功,C1",
        "1002,茶壶,20.00,1,P1,,,,交易成功,P1",
    )
    person.app.actions.open_paths([items])
    person.see(lambda wizard: wizard.preview_step)
    assert "items.csv has no dates: they stand in the report of the orders." in _words(person.wizard)
    assert not person.find("previewImportButton").isEnabled()
    assert not person.wizard.preview_step.mapping.isVisible()
    person.click("previewCancelButton")
    person.app.actions.open_paths([orders, items])
    person.see(lambda wizard: wizard.preview_step)
    assert person.find("previewImportButton").isEnabled()
    person.click("previewCancelButton")
    for file in (orders, items):
        person.app.actions.open_paths([file])
        person.see(lambda wizard: wizard.preview_step)
        person.click("previewImportButton")
        if file == orders:
            person.click("confirmButton")
        person.see(lambda wizard: wizard.report_step)
        person.wait_until_read()
    assert person.app.workspace.overview["lines"] == 3
