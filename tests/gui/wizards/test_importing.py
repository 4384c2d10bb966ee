"""From a spreadsheet to a shop by clicking, over the real engine."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from engine.shop import Shop
from tests.gui.wizards.person import LONG, Person
from tests.gui.wizards.person import csv_file as _csv
from tests.gui.wizards.person import words_of as _words


def test_a_tills_spreadsheet_is_a_shop_after_two_clicks_with_every_line_accounted_for(
    person: Person, shops: Path, sample_folder: Path
) -> None:
    person.app.actions.open_paths([str(sample_folder / "corner_shop_sales.xlsx")])
    person.see(lambda wizard: wizard.preview_step)
    assert "27,704 lines" in person.wizard.preview_step.header.subtitle.accessibleName()
    assert {"Receipt", "SKU + Item", "= Qty × Price", "Refund"} & set(_words(person.wizard).split(" | "))
    person.click("previewImportButton")
    assert person.find("shopNameField").text() == "Corner Shop"
    assert person.find("countryField").currentData()
    assert person.find("storesField").placeholderText() == "some of: Corner Shop; Web shop"
    person.click("confirmButton")
    person.see(lambda wizard: wizard.report_step)
    assert person.clicks == 2
    with Shop.read(shops / "Corner Shop.regulars") as shop:
        stored = shop.overview()
        report = shop.imports()[0]["report"]
        assert shop.settings()["confirmed"] is True
    assert person.wizard.report_step.stored.value.text() == person.app.workspace.formats.count(stored["lines"])
    left_out = sum(item["count"] for item in report["left_out"])
    assert stored["lines"] + left_out + report["cancelled"] == report["files"][0]["rows_read"]
    assert "lines have no customer" in _words(person.wizard.report_step)
    person.click("laterButton")
    assert person.app.window.current.page_id == "home"


def test_the_sample_shop_is_one_click_and_the_second_time_it_is_opened(person: Person, shops: Path) -> None:
    person.click("sampleButton")
    person.see(lambda wizard: wizard.report_step)
    assert person.app.workspace.name == "Corner Shop"
    person.app.workspace.close()
    person.click("sampleButton")
    assert person.app.workspace.is_open
    assert person.app.window.current.page_id in ("home", "data", "settings", "customers")
    assert len(list(shops.glob("*.regulars"))) == 1


def test_cancel_leaves_no_shop_and_the_preview_is_there_again(person: Person, shops: Path, sample_folder: Path) -> None:
    person.app.actions.open_paths([str(sample_folder / "corner_shop_sales.xlsx")])
    person.see(lambda wizard: wizard.preview_step)
    person.click("previewImportButton")
    person.click("confirmButton")
    person.see(lambda wizard: wizard.busy)
    person.click("importCancelButton")
    person.see(lambda wizard: wizard.preview_step)
    assert list(shops.glob("*")) == []
    assert not person.app.workspace.is_open


def test_dates_that_could_be_either_are_asked_once(person: Person, tmp_path: Path) -> None:
    rows = [f"R{n},0{n}/0{n + 1}/2026,Ann,Tea,{n}.50" for n in range(1, 8)]
    file = _csv(tmp_path, "till.csv", "Receipt,Date,Customer,Product,Amount", *rows)
    person.app.actions.open_paths([file])
    person.see(lambda wizard: wizard.preview_step)
    assert not person.find("previewImportButton").isEnabled()
    person.click("order-dmy")
    person.wait_until_read()
    assert person.find("previewImportButton").isEnabled()
    assert "1 Feb 2026" in _words(person.wizard.preview_step)


def test_a_file_nobody_knows_is_finished_with_the_keyboard_alone(person: Person, tmp_path: Path, qtbot: QtBot) -> None:
    rows = [f"2026-0{n}-14,K{n % 3},Tee {n % 2},{n}.50" for n in range(1, 9)]
    file = _csv(tmp_path, "list.csv", "Golvitarn,Vektarimo,Bruksedlo,Daskuzol", *rows)
    person.app.actions.open_paths([file])
    person.see(lambda wizard: wizard.preview_step)
    for role, header in (
        ("sold_at", "Golvitarn"),
        ("product_name", "Bruksedlo"),
        ("amount", "Daskuzol"),
        ("customer_id", "Vektarimo"),
    ):
        field = person.find(f"mapping-{role}")
        assert isinstance(field, QComboBox)
        if field.currentData() == header:
            continue
        field.setFocus()
        for _ in range(field.count()):
            if field.itemData(field.currentIndex()) == header:
                break
            qtbot.keyClick(field, Qt.Key.Key_Down)
        person.see(lambda wizard: wizard.preview_step)
        qtbot.waitUntil(lambda: not person.app.jobs.busy, timeout=LONG)
        assert not person.app.jobs.busy
    assert person.find("previewImportButton").isEnabled()
    person.find("previewImportButton").setFocus()
    qtbot.keyClick(person.find("previewImportButton"), Qt.Key.Key_Space)
    person.see(lambda wizard: wizard.confirm_step)
    qtbot.keyClick(person.find("confirmButton"), Qt.Key.Key_Space)
    person.see(lambda wizard: wizard.report_step)
    assert person.app.workspace.overview["lines"] == 8


def test_a_heading_can_be_given_another_meaning(person: Person, sample_folder: Path) -> None:
    person.app.actions.open_paths([str(sample_folder / "corner_shop_products.xlsx")])
    person.see(lambda wizard: wizard.preview_step)
    menu = person.wizard.preview_step.table.menu_of_meanings(["Brand"])
    chosen = next(action for action in menu.actions() if action.text() == "Category")
    chosen.trigger()
    menu.deleteLater()
    person.wait_until_read()
    columns = {column["header"]: column["role"] for column in person.wizard._preview["tables"][0]["columns"]}
    assert columns["Brand"] == "category"
    assert columns["Category"] is None


def test_each_of_two_dropped_files_keeps_the_meanings_it_was_given(person: Person, tmp_path: Path) -> None:
    for name, header in (("one", "zolu;vekta;rimo;dasku"), ("two", "golvi;tarn;bruk;sedlo")):
        _csv(tmp_path, f"{name}.csv", header, f"13/01/2026;K1;Tea {name};5,50", f"14/01/2026;K2;Mug {name};9,00")
    person.app.actions.open_paths([str(tmp_path / "one.csv"), str(tmp_path / "two.csv")])
    person.see(lambda wizard: wizard.preview_step)
    for place, headers in enumerate((("zolu", "rimo", "dasku"), ("golvi", "bruk", "sedlo"))):
        person.click(f"table{place}")
        for role, header in zip(("sold_at", "product_name", "amount"), headers):
            field = person.find(f"mapping-{role}")
            if field.currentData() != header:
                field.setCurrentIndex(field.findData(header))
                field.activated.emit(field.currentIndex())
                person.wait_until_read()
            if not person.wizard.preview_step.mapping.isVisible():
                break
    assert [table["refusal"] for table in person.wizard._preview["tables"]] == [None, None]
    person.click("previewImportButton")
    person.click("confirmButton")
    person.see(lambda wizard: wizard.report_step)
    assert person.app.workspace.overview["lines"] == 4


def test_a_letter_is_refused_and_left_out_beside_a_table(person: Person, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ann,\n\nthank you for your letter, and the tea.\n\nBest, Tom\n", encoding="utf-8")
    person.app.actions.open_paths([str(letter)])
    person.see(lambda wizard: wizard.failure)
    assert person.wizard.failure.sentence.text() == "letter.txt does not look like sales, customers or products."
    sales = _csv(tmp_path, "till.csv", "Date,Receipt,Item,Total", "2026-01-13,1,Tea,5")
    person.app.actions.open_paths([sales, str(letter)])
    person.see(lambda wizard: wizard.preview_step)
    assert not person.find("previewImportButton").isEnabled()
    person.click("leaveOut-letter.txt")
    person.wait_until_read()
    assert person.find("previewImportButton").isEnabled()


def test_a_table_that_is_not_wanted_is_left_out_and_taken_in_again(person: Person, tmp_path: Path) -> None:
    sales = _csv(tmp_path, "till.csv", "Date,Receipt,Item,Total", "2026-01-13,1,Tea,5")
    other = _csv(tmp_path, "list.csv", "aika;mika", "kevat;12", "kesa;14")
    person.app.actions.open_paths([sales, other])
    person.see(lambda wizard: wizard.preview_step)
    assert not person.find("previewImportButton").isEnabled()
    person.click("table1")
    person.click("leaveOutTable")
    person.wait_until_read()
    assert person.find("previewImportButton").isEnabled()
    person.click("takeIn")
    person.wait_until_read()
    assert not person.find("previewImportButton").isEnabled()


def test_tables_of_one_sheet_are_shown_and_left_out_one_by_one(person: Person, tmp_path: Path) -> None:
    lines = [f"2024-03-{day},R{day},C1,Tea,5.50" for day in range(13, 20)]
    people = ["Customer ID,Name,E-mail,City", "C1,Ann,ann@example.com,York", "C2,Bob,bob@example.com,York"]
    rates = ["Product,Total", "Tea,38.50"]
    sales = _csv(
        tmp_path, "till.csv", "Date,Receipt,Customer ID,Item,Amount", *lines, "", "Our people", *people, "", *rates
    )
    person.app.actions.open_paths([sales])
    person.see(lambda wizard: wizard.preview_step)
    findings = person.wizard.preview_step.findings
    person.read(findings, "The table from A15 on in till.csv was not read: it has totals, not the single sales")
    person.click("table1")
    assert "from cell A11" in _words(person.wizard.preview_step.noted)
    person.click("leaveOutTable")
    person.wait_until_read()
    assert "left out" in person.find("table1").text()
    assert "left out" not in person.find("table0").text()


def test_a_header_called_otherwise_than_last_month_is_pointed_out(
    person: Person, empty_shop: Path, tmp_path: Path
) -> None:
    with Shop.open(empty_shop) as shop:
        shop.import_files([_csv(tmp_path, "jan.csv", "Date,Receipt,Item,Total", "2026-01-13,1,Tea,5")])
    person.app.actions.open_shop(str(empty_shop))
    person.app.actions.open_paths([_csv(tmp_path, "feb.csv", "Date,Receipt,Item,Net total", "2026-02-13,2,Tea,5")])
    person.see(lambda wizard: wizard.preview_step)
    assert "“Total” is now called “Net total”: read as Line total." in _words(person.wizard.preview_step)
    assert person.find("previewImportButton").isEnabled()


def test_the_next_months_file_needs_one_click_and_adds_only_what_is_new(
    person: Person, sample_shop: Path, sample_folder: Path, tmp_path: Path
) -> None:
    with Shop.open(sample_shop) as shop:
        shop.set_settings({"confirmed": True})
    person.app.actions.open_shop(str(sample_shop))
    before = person.app.workspace.overview["lines"]
    person.app.actions.open_paths([str(sample_folder / "corner_shop_sales.xlsx")])
    person.see(lambda wizard: wizard.preview_step)
    assert "corner_shop_sales.xlsx was imported on " in _words(person.wizard.preview_step)
    assert not person.find("previewImportButton").isEnabled()
    book = CalamineWorkbook.from_path(sample_folder / "corner_shop_sales.xlsx")
    till = list(book.get_sheet_by_index(0).iter_rows())
    lines = [",".join(str(cell).replace(",", "") for cell in row) for row in till[4:]]
    lines.append("999999,1,2026-11-02 08:00:00,,,0307,Butter croissant,,1,1.90,0,1.90,0,Card,Paid,Meg,Corner Shop")
    person.app.actions.open_paths([_csv(tmp_path, "next_month.csv", *lines)])
    person.wait_until_read()
    person.see(lambda wizard: wizard.preview_step)
    person.click("previewImportButton")
    person.see(lambda wizard: wizard.report_step)
    assert person.clicks == 1
    assert person.app.workspace.overview["lines"] == before + 1
    assert "were there already" in _words(person.wizard.report_step)


def test_after_an_import_a_shop_that_has_learned_learns_again_by_itself(
    person: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    head = "Date,Customer ID,Product,Amount"
    march = [f"2026-03-{day:02},{who},Tea,4.00" for day in range(2, 23, 4) for who in ("Ann", "Bob")]
    path = str(tmp_path / "tea.regulars")
    with Shop.create(path) as shop:
        shop.import_files([_csv(tmp_path, "march.csv", head, *march)], settings={"confirmed": True})
        shop.train()
    person.app.actions.open_shop(path)
    person.app.actions.open_paths([_csv(tmp_path, "april.csv", head, "2026-04-02,Ann,Jam,5.00")])
    person.see(lambda wizard: wizard.preview_step)
    person.wait_until_read()
    person.click("previewImportButton")
    person.see(lambda wizard: wizard.report_step)
    workspace = person.app.workspace
    qtbot.waitUntil(lambda: len(workspace.read("model_report")["runs"]) == 2, timeout=LONG)
    assert workspace.read("model_report")["current"]["as_of"] == "2026-04-02"
    assert person.clicks == 1
    assert person.app.window.current is person.wizard  # the report stays to be read


def test_an_import_is_taken_back_from_the_data_page(person: Person, sample_shop: Path, qtbot: QtBot) -> None:
    person.app.actions.open_shop(str(sample_shop))
    person.app.window.go("data")
    person.click("undoImport1")
    qtbot.waitUntil(lambda: person.app.workspace.overview["lines"] == 0, timeout=LONG)
    qtbot.waitUntil(lambda: "taken back" in _words(person.app.window.current), timeout=LONG)


def test_cells_of_a_finding_are_listed_with_their_addresses(person: Person, sample_shop: Path) -> None:
    person.app.actions.open_shop(str(sample_shop))
    person.app.window.go("data")
    person.click("cells-line.repeated_block")
    table = person.find("problemsTable")
    assert table.isVisible()
    assert table.rows.rowCount() > 100
    assert table.rows.text(0, 0).startswith("Sales!")


def test_a_cell_is_put_right_with_the_keyboard_all_alike_too_and_taken_back(
    person: Person, empty_shop: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = ["13/01/2026,1,Tea,5.00", "14/01/2026,2,Mug,9.oo", "15/01/2026,3,Cup,9.oo", "31/02/2026,4,Pot,3.00"]
    with Shop.open(empty_shop) as shop:
        shop.import_files([_csv(tmp_path, "till.csv", "Date,Receipt,Item,Total", *rows)])
    person.app.actions.open_shop(str(empty_shop))
    person.app.window.go("data")
    person.click("cells-amount.unreadable")
    assert "instead of “9.oo”?" in person.find("fixWords").text()
    qtbot.keyClicks(person.find("fixValue"), "9.00")
    assert person.find("fixAllButton").text() == "Correct all 2 like it"
    person.click("fixAllButton")
    qtbot.waitUntil(lambda: person.app.workspace.overview["lines"] == 3, timeout=LONG)
    qtbot.waitUntil(lambda: "was corrected to “9.00”." in person.find("fixWords").text(), timeout=LONG)
    assert "Corrected by hand in till.csv" in {
        label.accessibleName() for label in person.app.window.current.findChildren(QLabel)
    }
    person.click("fixUndoButton")
    qtbot.waitUntil(lambda: person.app.workspace.overview["lines"] == 1, timeout=LONG)
    person.click("cells-date.unreadable")
    qtbot.keyClicks(person.find("fixValue"), "nonsense")
    qtbot.keyClick(person.find("fixValue"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: person.find("dataFailure").isVisible(), timeout=LONG)
    person.find("fixValue").clear()
    qtbot.keyClicks(person.find("fixValue"), "28/02/2026")
    qtbot.keyClick(person.find("fixValue"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: person.app.workspace.overview["lines"] == 2, timeout=LONG)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "There is nothing in the file empty.csv."),
        ("broken.xlsx", b"PK\x03\x04 not really", "The file broken.xlsx cannot be read."),
    ],
)
def test_bad_files_are_said_in_one_sentence_with_a_way_back(
    person: Person, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    person.app.actions.open_paths([str(path)])
    person.see(lambda wizard: wizard.failure)
    assert person.wizard.failure.sentence.text().startswith(said)
    person.click("importErrorButton")
    assert person.app.window.current.page_id == "welcome"


def test_first_run_from_the_start_to_home_is_six_clicks_at_most_and_no_typing(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    lines = ["Receipt,Date,Customer,Product,Quantity,Amount"]
    for customer in range(40):
        for visit in range(8):
            day = date(2026, 1, 3) + timedelta(days=customer % 9 + visit * (14 + customer % 11))
            lines.append(f"R{customer}-{visit},{day},K{customer},Tea {(customer + visit) % 12},1,{3 + customer % 4}.50")
    file = _csv(tmp_path, "tea_house_sales.csv", *lines)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([file], ""))
    person.click("openButton")
    in_the_dialog = 1
    person.see(lambda wizard: wizard.preview_step)
    person.click("previewImportButton")
    person.click("confirmButton")
    person.see(lambda wizard: wizard.report_step)
    person.click("learnButton")
    qtbot.waitUntil(lambda: person.app.window.current.page_id == "home", timeout=2 * LONG)
    assert person.clicks + in_the_dialog <= 6
    assert person.app.workspace.overview["trained"]
    assert person.app.workspace.name == "Tea House"
    assert "sales are waiting to be learned from" not in _words(person.app.window.current)


def test_the_wizard_says_what_becomes_of_the_tax_in_the_amounts(
    person: Person, tmp_path: Path, sample_shop: Path
) -> None:
    with Shop.open(sample_shop) as shop:
        shop.set_settings({"prices_include_tax": True, "confirmed": True})
    person.app.actions.open_shop(str(sample_shop))
    path = tmp_path / "feb.csv"
    path.write_text(
        "Date,Receipt,Customer ID,Item,Qty,Net sales,VAT,Total\n2026-02-03,901,000002,Tea,2,10.00,2.00,12.00\n"
        "2026-02-03,902,000003,Cup,1,5.00,1.00,6.00\n2026-02-04,903,000002,Tea,1,5.00,1.00,6.00\n"
    )
    person.app.actions.open_paths([str(path)])
    person.see(lambda wizard: wizard.preview_step)
    said = _words(person.wizard.preview_step)
    assert "tax added (by what stands in it)" in said
    assert "3 lines tell their amounts without tax" in said


def test_why_a_table_is_refused_stands_in_lines_and_does_not_widen_the_window(person: Person, tmp_path: Path) -> None:
    lines = [f"2026-02-0{n},00000{n},{n},1,2" for n in range(1, 5)]
    file = _csv(tmp_path, "a_rather_long_name_of_a_file.csv", "Date,Customer ID,Latte,Mocha,Chai", *lines)
    person.app.actions.open_paths([file])
    person.see(lambda wizard: wizard.preview_step)
    step = person.wizard.preview_step
    assert "has a column a product, a month or a day, as “Latte”" in step.refused.text()
    assert step.refused.isVisible()
    assert step.read.minimumSizeHint().width() < 600


def test_after_a_list_of_customers_the_sales_are_one_button_away(person: Person, tmp_path: Path) -> None:
    path = _csv(tmp_path, "people.csv", "Customer No,Name,E-mail", "1,Amelia Hart,amelia@example.org")
    person.app.window.dropped.emit([path])
    person.see(lambda wizard: wizard.preview_step)
    person.click("previewImportButton")
    person.see(lambda wizard: wizard.confirm_step)
    person.click("confirmButton")
    person.see(lambda wizard: wizard.report_step)
    report = person.wizard.report_step
    shown = [figure.name.text() for figure in (report.stored, report.people, report.total) if figure.isVisible()]
    assert shown == ["Customers"]
    assert report.more_button.isVisible()
    assert not report.learn_button.isVisible()


def test_a_summary_is_refused_without_a_form_that_would_not_help(person: Person, tmp_path: Path) -> None:
    lines = ("Datum,Tag,Umsatz,Anz Bons", "16.12.2023,Samstag,20174,1637", "15.12.2023,Freitag,22836,1683")
    person.app.window.dropped.emit([_csv(tmp_path, "totals.csv", *lines)])
    person.see(lambda wizard: wizard.preview_step)
    step = person.wizard.preview_step
    assert step.header.subtitle.accessibleName() == "This file cannot be imported"
    assert "choose the detailed export" in step.refused.text()
    assert not step.mapping.isVisible()
    assert not step.confirm.isEnabled()
