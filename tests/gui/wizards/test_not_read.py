"""Sheets that are left out are told, before the import and after it."""

from pathlib import Path

import xlsxwriter

from tests.gui.wizards.person import Person, words_of


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
    assert "Sheet “Old” was not read: it has no date column." in words_of(step.noted)
    assert "Sheet “Read me” holds notes and no table | Nothing is missing" in words_of(step.findings)
    assert any("Old" in chip.text() for chip in step._group.buttons())
    person.click("previewImportButton")
    person.click("confirmButton")
    person.see(lambda wizard: wizard.report_step)
    said = words_of(person.wizard.report_step)
    assert "Sheet “Old” was not read: it has no date column" in said
    assert "Sheet “Read me” holds notes and no table" in said
