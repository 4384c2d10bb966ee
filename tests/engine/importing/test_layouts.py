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


# ---------------------------------------------------------------------- several tables in one sheet

SALES = [
    ["Date", "Receipt", "Customer ID", "Item", "Qty", "Amount"],
    *([f"2024-03-{day}", f"R{day}", f"C{day % 3}", "Tea", 2, 5.5] for day in range(13, 21)),
]
PEOPLE = [
    ["Customer ID", "Name", "E-mail", "City"],
    *([f"C{n}", name, f"{name}@example.com", "York"] for n, name in enumerate(("Ann", "Bob", "Cleo"))),
]
GOODS = [["Product", "Category", "Price"], ["Tea", "Drinks", 2.75], ["Milk", "Drinks", 1.25]]
RATES = [["Product", "Total"], ["Tea", 44.0], ["Milk", 1.0]]
NOTHING = []


def beside(*tables, gap=1):
    """Tables as one grid of rows, each to the right of the one before."""
    rows = [[] for _ in range(max(map(len, tables)))]
    start = 0
    for table in tables:
        for row, mine in zip(rows, table):
            row += [""] * (start - len(row)) + mine
        start += max(map(len, table)) + gap
    return rows


def below(*tables):
    """Tables as one grid of rows, each below the one before."""
    return [row for table in tables for row in [*table, NOTHING]]


def kinds(report):
    return sorted(file["kind"] for file in report["files"])


def codes(report):
    return {item["code"]: (item["count"], item["first_cell"]) for item in report["left_out"] + report["noted"]}


@pytest.mark.parametrize(
    "rows",
    [
        beside(SALES, PEOPLE),
        beside(PEOPLE, SALES),
        beside(SALES, [NOTHING, ["Our customers"], *PEOPLE], gap=2),
        below(SALES, PEOPLE),
        below(PEOPLE, SALES),
        below([["Sales of March"]], SALES, [["Our customers"]], PEOPLE),
        below(SALES, [["", "", *row] for row in PEOPLE]),
        beside(SALES, below(PEOPLE, GOODS)),
        below(PEOPLE, GOODS, SALES),
    ],
)
def test_every_table_of_a_sheet_is_read(book, shop, rows):
    report = book({"Sales": rows})
    assert kinds(report)[0] == "customers"
    assert kinds(report)[-1] == "sales"
    assert (report["sales_stored"], report["net_total"], report["left_out"]) == (8, 44.0, [])
    assert [tuple(r) for r in shop.execute("SELECT key, name FROM customer ORDER BY key")] == [
        ("C0", "Ann"),
        ("C1", "Bob"),
        ("C2", "Cleo"),
    ]


def test_equal_tables_beside_and_below_each_other_are_one_shop(book):
    more = [SALES[0], *([f"2024-04-{row[0][-2:]}", f"S{row[1]}", *row[2:]] for row in SALES[1:])]
    for rows in (beside(SALES, more), below(SALES, more), below(SALES, [["April"]], more)):
        report = book({"Sales": rows})
        assert (report["sales_stored"] + report["already_there"], report["first"], report["last"]) in (
            (16, "2024-03-13", "2024-04-20"),
            (16, None, None),
        )


def test_a_table_that_is_none_of_the_four_kinds_is_told_with_its_place(book):
    for rows, cell in ((beside(SALES, RATES), "Sales!H1"), (below(SALES, RATES), "Sales!A11")):
        report = book({"Sales": rows})
        assert (report["sales_stored"] + report["already_there"], report["net_total"]) in ((8, 44.0), (8, 0.0))
        assert codes(report)["table.other"] == (1, cell)


def test_a_table_of_another_sheet_that_is_not_read_is_told(book):
    report = book({"Sales": SALES, "Totals": RATES})
    assert codes(report) == {"table.other": (1, "Totals!A1")}


def test_an_empty_column_within_one_table_divides_nothing(book):
    rows = [[*row[:3], "", *row[3:]] for row in SALES]
    report = book({"Sales": rows})
    assert (report["sales_stored"], report["net_total"], report["customers"], report["products"]) == (8, 44.0, 3, 1)


def test_what_stands_beside_each_line_is_of_the_line(book):
    # Customers' own columns beside lines, apart by an empty column: they repeat, so they are no list of customers.
    told = {f"C{n}": row for n, row in enumerate(PEOPLE[1:])}
    rows = [[*SALES[0][:2], *SALES[0][3:], "", *PEOPLE[0]], *([*r[:2], *r[3:], "", *told[r[2]]] for r in SALES[1:])]
    report = book({"Sales": rows})
    assert (kinds(report), report["without_customer"], report["customers"]) == (["sales"], 0, 3)


def test_a_table_right_below_another_is_never_read_by_the_headers_above(book):
    report = book({"Sales": [*SALES, ["Date", "Supplier", "", "What we bought", "Quantity", "Amount"], *SALES[1:4]]})
    assert (report["sales_stored"], report["net_total"]) == (8, 44.0)
    assert codes(report) == {"row.other_table": (4, "Sales!A10")}


@pytest.mark.parametrize("gap", [[], [[]], [["Page 2"]]])
def test_headers_repeated_midway_are_no_data(book, gap):
    report = book({"Sales": [*SALES, *gap, SALES[0], *([*row[:1], f"S{row[1]}", *row[2:]] for row in SALES[1:])]})
    assert (report["sales_stored"], report["customers"]) == (16, 3)
    report = book({"People": [*PEOPLE, *gap, PEOPLE[0], ["C9", "Dora", "dora@example.com", "York"]]})
    assert report["customers"] == 4
