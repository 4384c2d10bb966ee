"""Dates without their year: a title, the sheet, the file or the dates beside them tell it."""

import pytest

HEADS = ["日期", "客户", "商品", "数量", "金额"]


def rows(*days, title=None):
    return [*([[title]] if title else []), HEADS, *[[day, "王芳", "龙井", 1, 100] for day in days]]


@pytest.mark.parametrize(
    ("sheets", "first", "last"),
    [
        ({"4月": rows("4月5日", "4月6日", "4月9日", title="2025年销售流水")}, "2025-04-05", "2025-04-09"),
        ({"2025": rows("12月30日", "12月31日")}, "2025-12-30", "2025-12-31"),
        ({"S": rows("2025年12月30日", "12月31日", "1月2日")}, "2025-12-30", "2026-01-02"),
        ({"S": rows("5. April", "7. Mai", title="Umsatz 2025")}, "2025-04-05", "2025-05-07"),
    ],
)
def test_dates_without_a_year_are_read_where_something_tells_it(book, sheets, first, last):
    report = book(sheets)
    assert (report["first"], report["last"]) == (first, last)
    assert report["sales_stored"] == len(sheets[next(iter(sheets))]) - 1 - (len(next(iter(sheets.values()))[0]) == 1)


def test_dates_without_any_year_are_refused(book):
    with pytest.raises(Exception, match=r"column\.missing|table\."):
        book({"S": rows("4月5日", "4月6日")})
