"""Sheets and tables that are left out of a file that is read: each is told, and why."""

import pytest

from engine.console import import_words
from engine.importing.preview import preview
from tests.engine.importing.conftest import NOW
from tests.engine.importing.test_layouts import GOODS, SALES, below

NO_DATE = [
    ["Receipt", "Customer ID", "Item", "Qty", "Amount"],
    *([f"S{n}", f"C{n % 3}", "Tea", 2, 5.5] for n in range(8)),
]
NOTES = [["说明"], ["本表由小陈整理"], [], ["金额均为含税价"]]
PIVOT = [["Row Labels", "Sum of Amount"], ["Tea", 44.0], ["Milk", 2.0], ["Grand Total", 46.0]]
RATES = [["Product", "Total"], ["Tea", 44.0], ["Milk", 1.0]]


def told(report):
    return [(each["sheet"], each["code"], each["noted_as"]) for each in report["not_read"]]


def test_a_sheet_without_dates_is_told_with_what_it_lacks(book, codes):
    report = book({"Sales": SALES, "Old": NO_DATE})
    assert report["sales_stored"] == 8
    assert report["not_read"] == [
        {
            "file": "till.xlsx",
            "sheet": "Old",
            "cell": None,
            "code": "column.missing",
            "noted_as": "table.lacking",
            "first_cell": "Old!A1",
            "column": "sold_at",
        }
    ]
    assert codes(report)["table.lacking"] == (1, "Old!A1")
    (line,) = [line for line in import_words(report) if "Old" in line]
    assert line.startswith("till.xlsx, sheet Old was not read: it has no date column.")


def test_notes_are_told_as_what_they_are(book, codes):
    report = book({"说明": NOTES, "Sales": SALES})
    assert told(report) == [("说明", "sheet.notes", "table.notes")]
    assert codes(report) == {"table.notes": (1, "说明!A1")}
    assert any(line.endswith("it holds notes and no table. Nothing is missing.") for line in import_words(report))


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (PIVOT, "table.pivot_only"),
        ([["Tea", 5, 3.5, 2.0], ["Milk", 4, 1.0, 0.5]], "table.no_header"),
        (RATES, "table.totals_only"),
    ],
)
def test_every_other_sheet_is_told(book, rows, code):
    report = book({"Sales": SALES, "More": rows})
    assert [(sheet, why) for sheet, why, _ in told(report)] == [("More", code)]


def test_an_empty_sheet_is_not_worth_a_word(book, codes):
    report = book({"Sales": SALES, "Sheet2": [], "Sheet3": []})
    assert (report["not_read"], codes(report)) == ([], {})


def test_a_table_beside_others_of_its_sheet_is_told_with_its_place(book):
    report = book({"Sales": below(SALES, RATES)})
    assert [(each["cell"], each["code"]) for each in report["not_read"]] == [("A11", "table.totals_only")]
    assert any("sheet Sales, the table from A11 on was not read" in line for line in import_words(report))


def test_sheets_of_a_file_whose_orders_stand_first_are_told_too(shop, tmp_path, book, codes):
    heads = [["Date", "Receipt", "Customer ID"], *([f"2024-03-{n}", f"R{n}", f"C{n % 3}"] for n in range(13, 21))]
    lines = [["Receipt", "Item", "Amount"], *([f"R{n}", "Tea", 5.5] for n in range(13, 21))]
    report = book({"Orders": heads, "Lines": lines, "Read me": NOTES})
    assert report["sales_stored"] == 8
    assert told(report) == [("Read me", "sheet.notes", "table.notes")]
    assert codes(report)["table.notes"] == (1, "Read me!A1")


def test_the_preview_tells_them_and_shows_what_somebody_can_help(tmp_path, book):
    book({"说明": NOTES, "Sales": SALES, "Goods": GOODS, "Old": NO_DATE})
    found = preview(None, [tmp_path / "till.xlsx"], now=NOW)
    assert {each["sheet"]: each["code"] for each in found["not_read"]} == {
        "说明": "sheet.notes",
        "Old": "column.missing",
    }
    assert {table["sheet"] for table in found["tables"]} == {"Sales", "Goods", "Old"}


def test_what_a_person_leaves_out_is_not_told(tmp_path, book):
    book({"Sales": SALES, "Old": NO_DATE})
    mapping = {"tables": [{"table": {"file": str(tmp_path / "till.xlsx"), "sheet": "Old", "ignore": True}}]}
    assert preview(None, [tmp_path / "till.xlsx"], mapping, now=NOW)["not_read"] == []
