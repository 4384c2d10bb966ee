"""Layouts that people give their tables: what comes into the shop, and what is said of the rest."""

import datetime as dt

import pytest
import xlsxwriter

from engine import importing

NOW = dt.datetime(2026, 11, 24, 12, 0)


@pytest.fixture
def book(shop, tmp_path):
    """Imports a workbook given as name of a sheet → rows; options are those of the workbook."""

    def importing_of(sheets, **options):
        path = tmp_path / "till.xlsx"
        with xlsxwriter.Workbook(path, options) as target:
            for name, rows in sheets.items():
                sheet = target.add_worksheet(name)
                for at, row in enumerate(rows):
                    sheet.write_row(at, 0, row)
        return importing.run(shop, [path], now=NOW)

    return importing_of


def test_days_of_a_workbook_of_1904_come_in_as_they_are_shown(book):
    days = [(dt.date(2024, 3, day) - dt.date(1904, 1, 1)).days for day in (1, 9)]
    rows = [["Date", "Receipt", "Customer ID", "Item", "Amount"], *([d, f"R{d}", "C1", "Tea", 5] for d in days)]
    report = book({"Sales": rows}, date_1904=True)
    assert (report["sales_stored"], report["first"], report["last"]) == (2, "2024-03-01", "2024-03-09")


def test_ids_protected_with_tabs_come_in_without_them(run, shop):
    rows = "".join(f'2024-03-{day:02d},\t00{day},"\t07",Tea,5.00\n' for day in range(13, 20))
    report = run({"till.csv": "Date,Order,Customer ID,Item,Amount\n" + rows})
    assert (report["sales_stored"], report["customers"], report["net_total"]) == (7, 1, 35.0)
    assert [row[0] for row in shop.execute("SELECT key FROM customer")] == ["07"]
