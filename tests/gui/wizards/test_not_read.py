"""Sheets that are left out are told, before the import and after it."""

from datetime import date
from pathlib import Path

import xlsxwriter
from PySide6.QtWidgets import QWidget

from tests.gui.wizards.person import LONG, Person, csv_file


def test_sheets_that_are_not_read_are_told_before_the_import_and_after_it(
    person: Person, shops: Path, tmp_path: Path
) -> None:
    file = tmp_path / "till.xlsx"
    sales = [["Receipt", "Date", "Customer", "Product", "Amount"]]
    sales += [[f"R{n}", f"2026-03-{n:02d}", "Ann", "Tea", f"{n}.50"] for n in range(13, 20)]
    undated = [[cell for at, cell in enumerate(row) if at != 1] for row in sales]
    with xlsxwriter.Workbook(file) as book:
        for name, rows in (("March", sales), ("Old", undated), ("Read me", [["Kept by Ann"], ["Prices with tax"]])):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    person.app.actions.open_paths([str(file)])
    person.see(lambda wizard: wizard.preview_step)
    step = person.wizard.preview_step
    person.read(step.noted, "Sheet “Old” was not read: it has no date column.")
    person.read(step.findings, "Sheet “Read me” holds notes and no table | Nothing is missing")
    assert any("Old" in chip.text() for chip in step._group.buttons())
    person.click("previewImportButton")
    person.click("confirmButton")
    person.see(lambda wizard: wizard.report_step)
    person.read(person.wizard.report_step, "Sheet “Old” was not read: it has no date column")
    person.read(person.wizard.report_step, "Sheet “Read me” holds notes and no table")


def test_a_file_of_which_every_row_is_left_out_cannot_be_imported_and_says_why(person: Person, tmp_path: Path) -> None:
    rows = [f"R{n},2091-01-0{n},Ann,Tea,{n}.50" for n in range(1, 8)]
    file = csv_file(tmp_path, "till.csv", "Receipt,Date,Customer,Product,Amount", *rows)
    person.app.actions.open_paths([file])
    person.see(lambda wizard: wizard.preview_step)
    step = person.wizard.preview_step
    assert not person.find("previewImportButton").isEnabled()
    person.read(step.noted, "There is nothing to import: all rows are left out.")
    person.read(step.findings, "7 dates lie too far back or ahead")


def test_the_preview_says_of_which_year_dates_without_one_are(person: Person, tmp_path: Path) -> None:
    rows = [f"R{n},{n}. April,Ann,Tea,{n}.50" for n in range(1, 8)]
    file = csv_file(tmp_path, "till 2026.csv", "Receipt,Date,Customer,Product,Amount", *rows)
    person.app.actions.open_paths([file])
    person.see(lambda wizard: wizard.preview_step)
    step = person.wizard.preview_step
    person.read(step.table, "year 2026 by the file's name")
    person.read(step.findings, "7 dates were written without their year | Taken from the name of the file")
    undated = csv_file(tmp_path, "till.csv", "Receipt,Date,Customer,Product,Amount", *rows)
    person.app.actions.open_paths([undated])
    person.read(step, "Dates such as 1. April have no year.")
    assert not person.find("previewImportButton").isEnabled()
    assert step.header.subtitle.accessibleName().startswith("Its dates have no year")
    last = date.today().year - 1
    person.click(f"year-{last}")
    person.read(step.table, f"1 Apr {last}")
    person.read(step.table, f"year {last} as you said")
    # What is said of its columns leaves the year.
    step.table.meant.emit("Amount", "unit_price")
    person.qtbot.waitUntil(lambda: step.table.findChild(QWidget, "heading-unit_price") is not None, timeout=LONG)
    person.read(step.table, f"year {last} as you said")
    person.qtbot.waitUntil(lambda: person.find("previewImportButton").isEnabled(), timeout=LONG)
