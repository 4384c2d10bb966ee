"""Layouts that people give their tables: what comes into the shop, and what is said of the rest."""

import datetime as dt

import pytest
import xlsxwriter

from engine import importing

NOW = dt.datetime(2026, 11, 24, 12, 0)


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


def test_a_table_that_is_none_of_the_four_kinds_is_told_with_its_place(book, codes):
    for rows, cell in ((beside(SALES, RATES), "Sales!H1"), (below(SALES, RATES), "Sales!A11")):
        report = book({"Sales": rows})
        assert (report["sales_stored"] + report["already_there"], report["net_total"]) in ((8, 44.0), (8, 0.0))
        assert codes(report)["table.other"] == (1, cell)


def test_a_table_of_another_sheet_that_is_not_read_is_told(book, codes):
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


def test_a_table_right_below_another_is_never_read_by_the_headers_above(book, codes):
    report = book({"Sales": [*SALES, ["Date", "Supplier", "", "What we bought", "Quantity", "Amount"], *SALES[1:4]]})
    assert (report["sales_stored"], report["net_total"]) == (8, 44.0)
    assert codes(report) == {"row.other_table": (4, "Sales!A10")}


@pytest.mark.parametrize("gap", [[], [[]], [["Page 2"]]])
def test_headers_repeated_midway_are_no_data(book, gap):
    report = book({"Sales": [*SALES, *gap, SALES[0], *([*row[:1], f"S{row[1]}", *row[2:]] for row in SALES[1:])]})
    assert (report["sales_stored"], report["customers"]) == (16, 3)
    report = book({"People": [*PEOPLE, *gap, PEOPLE[0], ["C9", "Dora", "dora@example.com", "York"]]})
    assert report["customers"] == 4


# ---------------------------------------------------------------------- headers in two rows, merged cells

LINES = [[f"2024-03-{day}", f"R{day // 2}", f"C{day % 3}", f"N{day % 3}", "Tea", 2, 2.5, 5.0] for day in range(13, 21)]


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (
            ["Order", "", "Customer", "", "Line", "", "", ""],
            ["Date", "Number", "ID", "Name", "Item", "Qty", "Price", "Amount"],
        ),
        (
            ["Order", "Order", "Customer", "Customer", "Product", "Product", "Product", "Product"],
            ["Date", "No", "ID", "Name", "Name", "Qty", "Price", "Total"],
        ),
        (
            ["Date", "Receipt", "Customer", "", "Product", "", "", "Amount"],
            ["", "", "ID", "Name", "Name", "Quantity", "Price", ""],
        ),
        (
            ["订单", "", "客户", "", "商品", "", "", ""],
            ["日期", "编号", "编号", "姓名", "名称", "数量", "单价", "金额"],
        ),
    ],
)
def test_headers_stacked_in_two_rows_say_together_what_a_column_is(shop, tmp_path, upper, lower, merged):
    path = tmp_path / "till.xlsx"
    with xlsxwriter.Workbook(path) as target:
        sheet = target.add_worksheet("Sales")
        for at, row in enumerate([["Corner Shop"], upper, lower, *LINES]):
            sheet.write_row(at, 0, row)
        starts = [at for at, name in enumerate(upper) if name]
        for first, last in zip(starts, [*(at - 1 for at in starts[1:]), 7]) if merged else ():
            if last > first:
                sheet.merge_range(1, first, 1, last, upper[first])
            elif not lower[first]:
                sheet.merge_range(1, first, 2, first, upper[first])
    report = importing.run(shop, [path], now=NOW)
    assert (report["sales_stored"], report["net_total"], report["left_out"]) == (8, 40.0, [])
    assert (report["customers"], report["products"]) == (3, 1)
    assert {row[0] for row in shop.execute("SELECT receipt FROM sale")} == {f"R{n}" for n in range(6, 11)}
    assert {tuple(row) for row in shop.execute("SELECT key, name FROM customer")} == {
        (f"C{n}", f"N{n}") for n in range(3)
    }


def test_of_two_groups_the_one_that_is_not_of_the_sale_misleads_nobody(book, shop):
    rows = [[f"2024-04-{line[0][-2:]}", "York", *line] for line in LINES]
    upper = ["Delivery", "", "Order", "", "Customer", "", "Product", "", "", ""]
    lower = ["Date", "City", "Date", "No", "ID", "Name", "Name", "Qty", "Price", "Total"]
    report = book({"Sales": [upper, lower, *rows]})
    assert (report["first"], report["last"], report["sales_stored"]) == ("2024-03-13", "2024-03-20", 8)


def test_a_title_over_the_headers_is_no_group(book):
    for title in (["Sales report"], ["Shop:", "York"], ["Sales", "March"], ["Customer", "Ann", "Product", "all"]):
        report = book({"Sales": [title, *SALES]})
        assert (report["sales_stored"] + report["already_there"], report["customers"]) in ((8, 3), (8, 0))


def orders(count=4):
    """Orders of three lines each: order cells on the first line only."""
    rows = []
    for at in range(count):
        day = dt.date(2024, 3, 13 + at).isoformat()
        rows += [
            [day, f"R{at}", f"C{at % 3}", "Tea", 2, 5.0],
            ["", "", "", "Milk", 1, 1.0],
            ["", "", "", "Jam", 1, 2.0],
        ]
    return [["Date", "Order", "Customer ID", "Item", "Qty", "Amount"], *rows]


@pytest.fixture
def merged(shop, tmp_path):
    """Imports orders whose cells in these columns are merged over each order's lines."""

    def importing_of(rows, columns, size=3):
        path = tmp_path / "till.xlsx"
        with xlsxwriter.Workbook(path) as target:
            sheet = target.add_worksheet("Sales")
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            for first in range(1, len(rows), size):
                for column in columns:
                    sheet.merge_range(first, column, first + size - 1, column, rows[first][column])
        return importing.run(shop, [path], now=NOW)

    return importing_of


def test_cells_merged_over_the_lines_of_an_order_are_said_of_each(merged, shop):
    report = merged(orders(), [0, 1, 2])
    assert (report["sales_stored"], report["net_total"], report["left_out"]) == (12, 32.0, [])
    assert [row[0] for row in shop.execute("SELECT COUNT(*) FROM sale GROUP BY receipt, customer_id")] == [3] * 4


def test_an_amount_merged_over_the_lines_of_an_order_counts_once(merged):
    rows = [[*row[:5], row[5] if row[0] else ""] for row in orders()]
    report = merged(rows, [0, 1, 2, 5])
    assert (report["sales_stored"], report["net_total"]) == (12, 20.0)


def test_a_single_order_with_merged_cells_is_whole(merged):
    report = merged(orders(1), [0, 1, 2])
    assert (report["sales_stored"], report["customers"], report["left_out"]) == (3, 1, [])


def test_merged_cells_of_a_page_and_of_an_old_workbook(shop, tmp_path, old_workbook):
    cells = "".join(
        f"<tr>{f'<td rowspan=3>{a}</td><td rowspan=3>{b}</td><td rowspan=3>{c}</td>' if a else ''}"
        f"<td>{item}</td><td>{quantity}</td><td>{amount}</td></tr>"
        for a, b, c, item, quantity, amount in orders()
    )
    page = tmp_path / "till.xls"
    page.write_text(f"<html><table>{cells.replace(' rowspan=3', '', 3)}</table></html>")
    assert importing.run(shop, [page], now=NOW)["sales_stored"] == 12
    spans = [(first, first + 2, column, column) for first in range(1, 13, 3) for column in range(3)]
    report = importing.run(shop, [old_workbook("old.xls", orders(), merged=spans)], now=NOW)
    assert (report["already_there"], report["sales_stored"], report["left_out"]) == (12, 0, [])


# ---------------------------------------------------------------------- one table over several sheets, rows in between


def month(number):
    """Five lines of a month."""
    return [[f"2024-0{number}-{13 + at}", f"R{number}{at}", f"C{at % 3}", "Tea", 2, 5.5] for at in range(5)]


def test_totals_titles_and_blank_rows_in_between_are_no_sales(book, codes):
    rows = [
        SALES[0], *month(1), ["Total January", "", "", "", 10, 27.5], [], ["February"], *month(2),
        ["Subtotal", "", "", "", 10, 27.5], ["", "", "", "", "", 27.5], [], ["Grand total", "", "", "", 20, 55.0],
    ]  # fmt: skip
    report = book({"Sales": rows})
    assert (report["sales_stored"], report["net_total"], report["customers"]) == (10, 55.0, 3)
    assert codes(report)["row.total"] == (3, "Sales!A7")
    assert codes(report)["row.note"][0] == 1


def test_rows_that_a_filter_hides_are_read_and_told(shop, tmp_path, codes):
    path = tmp_path / "till.xlsx"
    with xlsxwriter.Workbook(path) as target:
        sheet = target.add_worksheet("Sales")
        for at, row in enumerate(SALES):
            sheet.write_row(at, 0, row)
        sheet.autofilter(0, 0, 8, 5)
        sheet.filter_column("C", "x == C1")
        for at in (2, 3):
            sheet.set_row(at, None, None, {"hidden": True})
    report = importing.run(shop, [path], now=NOW)
    assert (report["sales_stored"], codes(report)) == (8, {"row.hidden": (2, "Sales!A3")})


def test_a_footer_or_a_missing_customer_does_not_divide_a_table_with_an_empty_column(book):
    rows = [["Date", "Receipt", "Item", "", "Customer ID", "Name", "E-mail", "Qty", "Amount"]]
    for at in range(12):
        who = ["", "", ""] if at in (3, 7, 8) else [f"C{at % 3}", f"N{at % 3}", f"n{at % 3}@example.com"]
        rows.append([f"2024-03-{13 + at}", f"R{at}", "Tea", "", *who, 2, 5.5])
    feet = [["Total", "", "", "", "", "", "", 24, 66.0], [], ["Printed by Ann"], ["Corner Shop"], ["Page 1"]]
    report = book({"Sales": [*rows, *feet]})
    assert (report["sales_stored"], report["net_total"]) == (12, 66.0)
    assert (report["customers"], report["without_customer"]) == (3, 3)


def test_ids_protected_with_tabs_between_titles_and_gaps(run):
    cash, gaps = ",,Cash,120", {14: ",,,,,,\n", 20: ",,,,,,\n"}
    rows = [f"2024-03-{day},00{day}\t,Tea,5.00{cash if day < 17 else ''}\n{gaps.get(day, '')}" for day in range(13, 27)]
    report = run({"till.csv": f"Sales report\nPeriod:,March\nTotal:,70.00\nDate,Order,Item,Amount\n{''.join(rows)}"})
    assert (report["sales_stored"], report["net_total"]) == (14, 70.0)


def test_headers_right_above_those_of_another_table_are_an_empty_table(run):
    lines = "".join(f"R{day},2024-03-{day},Tea,{day % 3 + 1},5.00\n" for day in range(13, 20))
    heads = "Order,Sale time,Client,Product,Price\n,,,,\nReceipt no,Transaction date,Article,Qty sold,Line total\n"
    report = run({"till.csv": heads + lines})
    assert (report["sales_stored"], report["net_total"]) == (7, 35.0)
