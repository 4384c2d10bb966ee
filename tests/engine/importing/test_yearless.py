"""Dates without their year: a title, the sheet, the file or the dates beside them tell it."""

import pytest

from engine import importing
from engine.console import import_words, sentence
from engine.errors import ShopError
from engine.importing.preview import preview
from tests.engine.importing.conftest import NOW

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


def test_dates_without_any_year_are_refused_with_what_is_missing(book):
    with pytest.raises(ShopError) as refused:
        book({"S": rows("4月5日", "4月6日")})
    assert refused.value.code == "dates.no_year"
    assert (refused.value.values["column"], refused.value.values["example"]) == ("日期", "4月5日")
    assert "dates in till.xlsx have no year" in sentence(refused.value)


@pytest.mark.parametrize(
    ("sheets", "code", "year"),
    [
        ({"S": rows("4月5日", "4月6日", title="2025年销售流水")}, "year.title", "2025"),
        ({"2025": rows("4月5日", "4月6日")}, "year.sheet", "2025"),
        ({"S": rows("2025年4月5日", "4月6日", "4月8日")}, "year.dates", "2025"),
        ({"3月": rows("2025年3月5日", "2025年3月6日"), "4月": rows("4月5日", "4月6日")}, "year.neighbour", "2025"),
    ],
)
def test_a_year_that_was_added_is_said_with_where_it_stands(book, shop, codes, sheets, code, year):
    report = book(sheets)
    assert codes(report)[code][0] == 2
    assert [row["became"] for row in shop.execute("SELECT became FROM problem WHERE code = ?", (code,))] == [year]
    assert any("dates were written without their year" in line for line in import_words(report))


def test_a_preview_says_which_year_and_from_where(tmp_path, book):
    book({"3月": rows("2025年3月5日", "2025年3月6日"), "4月": rows("4月5日", "4月6日")})
    march, april = preview(None, [tmp_path / "till.xlsx"], now=NOW)["tables"]
    assert (march["year"], april["year"]) == (None, {"year": 2025, "by": "neighbour", "said": "3月"})
    assert (april["rows"][0]["sold_at"], april["rows"][0]["raw"]["sold_at"]) == ("2025-04-05", "4月5日")


MARCH = rows("2025年3月5日", "2025年3月6日")


@pytest.mark.parametrize(
    ("sheets", "first", "last"),
    [
        ({"3月": MARCH, "4月": rows("4月5日", "4月6日")}, "2025-03-05", "2025-04-06"),
        ({"2月": rows("2月5日", "2月6日"), "3月": MARCH}, "2025-02-05", "2025-03-06"),
        ({"12月": rows("2025年12月5日"), "1月": rows("1月5日", "1月6日")}, "2025-12-05", "2026-01-06"),
        ({"12月": rows("12月5日", "12月6日"), "1月": rows("2026年1月5日")}, "2025-12-05", "2026-01-05"),
        (
            {"A": rows("2026年3月5日"), "B": rows("2026年1月5日"), "C": rows("12月5日", "12月6日")},
            "2025-12-05",
            "2026-03-05",
        ),
        ({"3月": MARCH, "4月": rows("4月5日"), "5月": rows("5月5日", "5月9日")}, "2025-03-05", "2025-05-09"),
        (
            {"批发": rows("2025年2月1日", "2025年11月8日"), "3月": MARCH, "4月": rows("4月5日", "4月6日")},
            "2025-02-01",
            "2025-11-08",
        ),
        ({"Read me": [["2025年的销售流水"]], "4月": rows("4月5日", "4月6日")}, "2025-04-05", "2025-04-06"),
    ],
)
def test_the_sheets_beside_it_tell_the_year(book, sheets, first, last):
    report = book(sheets)
    assert (report["first"], report["last"]) == (first, last)
    assert report["not_read"] == [] or list(sheets) == ["Read me", "4月"]


@pytest.mark.parametrize(
    "sheets",
    [
        {"1月": rows("2025年1月5日"), "12月": rows("12月5日", "12月6日")},
        {"A": rows("2025年3月5日"), "B": rows("4月5日", "4月6日"), "C": rows("2026年5月5日")},
        {"A": rows("2026年3月5日", "2026年3月6日"), "C": rows("11月5日", "11月6日")},
    ],
)
def test_sheets_that_may_tell_either_year_tell_none(book, sheets):
    report = book(sheets)
    assert [each["code"] for each in report["not_read"]] == ["dates.no_year"]
    assert any("its dates have no year" in line for line in import_words(report))


def test_a_person_says_the_year(shop, tmp_path, write, book):
    with pytest.raises(ShopError):
        book({"S": rows("12月30日", "1月2日")})
    report = importing.run(shop, [tmp_path / "till.xlsx"], now=NOW, mapping={"dates": {"year": 2025}})
    assert (report["first"], report["last"]) == ("2025-12-30", "2026-01-02")
    with pytest.raises(ShopError) as wrong:
        importing.run(shop, [tmp_path / "till.xlsx"], now=NOW, mapping={"dates": {"year": "last"}})
    assert wrong.value.code == "argument.wrong"


def test_dates_that_a_person_chose_as_such_and_that_have_no_year_are_refused(shop, tmp_path, book):
    with pytest.raises(ShopError):
        book({"S": rows("4月5日", "4月6日")})
    columns = {"sold_at": "日期", "customer_name": "客户", "product_name": "商品", "amount": "金额"}
    with pytest.raises(ShopError) as refused:
        importing.run(shop, [tmp_path / "till.xlsx"], now=NOW, mapping={"columns": columns})
    assert refused.value.code == "dates.no_year"
