"""Totals and signatures among and below the lines of a table are left out, and said to be what they are."""

import pytest

HEADERS = ["日期", "客户", "商品", "数量", "金额"]
LINES = [[f"2025-03-{day:02d}", ("王芳", "李强")[day % 2], "龙井", 2, 5.5] for day in range(3, 13)]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["本月合计", "", "", 20, 55.0], "row.total"),
        (["", "三月小计", "", 20, 55.0], "row.total"),
        (["合计：", "", "", 20, 55.0], "row.total"),
        (["Monthly total", "", "", 20, 55.0], "row.total"),
        (["制表：李", "", "审核：王", "", ""], "row.footer"),
        (["制表：李", "", "", "", ""], "row.footer"),
        (["打印日期：", "2025-03-31", "", "", ""], "row.footer"),
        (["Prepared by Ann", "", "", "", ""], "row.footer"),
    ],
)
def test_rows_that_close_a_table_are_no_lines_with_unreadable_dates(book, codes, row, code):
    report = book({"3月": [HEADERS, *LINES, row]})
    assert (report["sales_stored"], report["net_total"]) == (10, 55.0)
    assert codes(report) == {code: (1, "3月!A12")}


def test_a_word_of_signatures_beside_money_is_a_line_that_lacks_its_date(book, codes):
    report = book({"3月": [HEADERS, *LINES, ["", "审核", "龙井", 1, 5.5]]})
    assert "date.missing" in codes(report)


@pytest.mark.parametrize(
    "row",
    [
        ["2025-03-12", "合计", "", 20, 55.0],
        ["2025-03-12", "", "小计", 20, 55.0],
        ["2025-03-12", "", "Day total", 20, 55.0],
        ["2025-03-12", "王芳", "合计", 20, 55.0],
    ],
)
def test_a_total_with_a_date_does_not_count_the_sales_twice(book, codes, shop, row):
    report = book({"3月": [HEADERS, *LINES, row]})
    assert (report["sales_stored"], report["net_total"]) == (10, 55.0)
    assert codes(report)["row.total"][0] == 1
    assert {name for (name,) in shop.execute("SELECT key FROM product")} == {"龙井"}


def test_goods_and_people_whose_names_begin_with_such_a_word_are_kept(book):
    rows = [["2025-03-12", "王芳", "Total 0% yogurt", 1, 5.5], ["2025-03-12", "Sum", "龙井", 1, 5.5]]
    assert book({"3月": [HEADERS, *LINES, *rows]})["sales_stored"] == 12


def test_a_shop_that_books_each_receipt_as_a_total_keeps_its_sales(book):
    lines = [[date, who, "Total" if at % 3 else what, 1, 5.5] for at, (date, who, what, _, _) in enumerate(LINES)]
    assert book({"3月": [HEADERS, *lines]})["sales_stored"] == 10


def test_totals_and_signatures_below_a_list_of_customers_are_nobody(book, shop):
    people = [[f"王{name}", f"1380571{n:04d}", "1990-01-01"] for n, name in enumerate("芳国强丽明")]
    report = book({"会员": [["姓名", "手机号", "生日"], *people, ["合计", "5人", ""], ["制表：李", "", ""]]})
    assert report["files"][0]["kind"] == "customers"
    assert shop.execute("SELECT count(*) FROM customer").fetchone()[0] == 5
