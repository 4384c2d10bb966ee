"""Headers in two languages, in words one below the other, and repeated; columns that number the rows of a file."""

import pytest

from engine.reading.stacked import headed
from engine.reading.words import reader

LINES = [[f"2024-03-{day}", f"R{day}", f"C{day % 3}", "Tea", 2, 5.5] for day in range(13, 21)]


def sold(report):
    return report["sales_stored"], report["net_total"], report["customers"], report["products"]


@pytest.mark.parametrize(
    "heads",
    [
        [
            ["日期", "订单号", "会员编号", "商品名称", "数量", "金额"],
            ["Date", "Receipt", "Customer ID", "Item", "Qty", "Amount"],
        ],
        [["Sale", "Receipt", "Customer", "", "Qty", "Line"], ["date", "no.", "number", "Item", "sold", "total"]],
        [
            ["", "", "", "", "", "Line"],
            ["Sale", "Receipt", "Customer", "", "Qty", "total"],
            ["date", "no.", "number", "Item", "sold", "net"],
        ],
    ],
)
def test_headers_in_several_rows_say_what_they_say_together(book, heads):
    report = book({"Sales": [["Corner shop"], *heads, *LINES[:4], *heads, *LINES[4:]]})
    assert sold(report) == (8, 44.0, 3, 1)


def test_a_title_is_no_word_of_a_header():
    rows = [["Sales", "", ""], ["Date", "Item", "Amount"], ["2024-03-13", "Tea", "5"]]
    assert headed(rows, 1, (), reader("en")) is None


def test_the_number_of_a_row_is_nobodys_id(book, shop):
    header = ["No.", "Date", "Receipt", "Code", "Item", "Qty", "Amount"]
    rows = [[at, line[0], line[1], f"A{at % 2}", f"Tea {at % 2}", *line[4:]] for at, line in enumerate(LINES, 1)]
    book({"Sales": [header, *rows]})
    assert [row[0] for row in shop.execute("SELECT key FROM product ORDER BY key")] == ["A0", "A1"]
    assert (
        shop.execute("SELECT COUNT(*) FROM sale WHERE customer_id IS NOT NULL OR line_no IS NOT NULL").fetchone()[0]
        == 0
    )


def test_lines_above_a_header_that_a_later_sheet_repeats_are_read(book):
    header = ["Date", "Receipt", "Customer ID", "Item", "Qty", "Amount"]
    report = book({"1": [header, *LINES[:3]], "2": [*LINES[3:5], header, *LINES[5:]]})
    assert sold(report) == (8, 44.0, 3, 1)


def test_cells_that_reach_down_behind_the_last_one_of_a_row_shift_nothing(run):
    cells = "".join(f"<tr><td>Tea</td><td>{at}</td><td>5</td></tr>" for at in range(1, 3))
    first = '<tr><td>Tea</td><td>1</td><td>5</td><td rowspan="2">2024-03-13</td></tr>'
    head = "<tr><th>Item</th><th>Qty</th><th>Amount</th><th>Date</th></tr>"
    last = "<tr><td>Milk</td><td>3</td><td>7</td><td>2024-03-14</td></tr>"
    report = run({"till.xls": f"<html><table>{head}{first}{cells[: len(cells) // 2]}{last}</table></html>"})
    assert (report["sales_stored"], report["net_total"], report["last"]) == (3, 17.0, "2024-03-14")
