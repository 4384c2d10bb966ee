"""Books kept a month a sheet: days of the month, and the month told by the sheet, a title or the file's name."""

import pytest

WHO = ("Anna", "Ben", "Cleo")


def month(*heads, title=None, days=range(1, 15), total=True):
    rows = [[title], []] if title else []
    rows.append(list(heads or ("Day", "Customer", "Item", "Qty", "Amount")))
    rows += [[day, WHO[day % 3], "Tea", 1, 2.5] for day in days]
    return [*rows, ["Total", None, None, None, 2.5 * len(days)]] if total else rows


@pytest.mark.parametrize(
    "sheets",
    [
        {"January 2026": month(), "February 2026": month()},
        {"Jan 26": month(), "Feb 26": month()},
        {"2026-01": month(), "2026-02": month()},
        {
            "2026年1月": month("日", "顾客", "商品", "数量", "金额"),
            "2026年2月": month("日", "顾客", "商品", "数量", "金额"),
        },
        {"Sheet1": month(title="Sales in January 2026"), "Sheet2": month(title="Sales in February 2026")},
        {"Januar": month("Tag", "Kunde", "Artikel", "Menge", "Betrag", title="Kassenbuch 2026")},
        {"Jan 2026": month("Day", "Customer", "What", "How many", "€")},
    ],
)
def test_days_of_a_month_that_is_told_are_dates(book, sheets):
    report = book(sheets)
    assert (report["sales_stored"], report["net_total"]) == (14 * len(sheets), 35.0 * len(sheets))
    assert (report["first"], report["last"]) == ("2026-01-01", f"2026-{len(sheets):02d}-14")
    assert {found["code"] for found in report["left_out"]} == {"row.total"}


@pytest.mark.parametrize(
    "sheets",
    [
        {"Sheet1": month()},
        {"January": month()},
        {"Sheet1": month(title="January 2026 to March 2026")},
    ],
)
def test_days_of_a_month_that_nobody_tells_are_none(book, sheets):
    with pytest.raises(Exception, match=r"column\.missing|table\.") as refused:
        book(sheets)
    assert refused.value.code in ("column.missing", "table.totals_only", "table.not_sales")


def test_a_day_that_the_month_does_not_have_is_left_out_and_said(book):
    report = book({"February 2026": month(days=(1, 2, 3, 27, 28, 30), total=False)})
    assert report["sales_stored"] == 5
    assert [(found["code"], found["first_cell"]) for found in report["left_out"]] == [
        ("date.out_of_range", "February 2026!A7")
    ]


def test_a_number_beside_a_date_is_no_day(book):
    rows = [["Date", "Day", "Customer", "Item", "Amount"]]
    rows += [[f"2026-03-{day:02d}", day - 12, "Ann", "Tea", 2.5] for day in range(13, 28)]
    report = book({"January 2026": rows})
    assert (report["first"], report["last"]) == ("2026-03-13", "2026-03-27")


@pytest.mark.parametrize("months", [("1", "2"), ("Jan", "Feb"), ("January", "February")])
def test_a_day_its_month_and_its_year_in_columns_of_their_own_are_a_date(run, months):
    text = f"Year,Month,Day,Customer,Item,Amount\n2024,{months[0]},13,Ann,Mug,5\n2024,{months[0]},14,Bob,Cup,7\n2024,{months[1]},2,Ann,Pot,10\n"
    report = run({"till.csv": text})
    assert (report["sales_stored"], report["net_total"]) == (3, 22.0)
    assert (report["first"], report["last"]) == ("2024-01-13", "2024-02-02")


@pytest.mark.parametrize("months", [("2021-05", "2021-06"), ("5", "6"), ("May", "June")])
def test_a_column_of_months_tells_which_number_of_a_date_is_the_month(run, months):
    days = ((9, 0), (3, 1), (8, 0), (4, 1), (7, 0))
    lines = [f"{5 + later}/{day}/2021,{months[later]},Ann,Mug,5" for day, later in days]
    report = run({"till.csv": "\n".join(["Date,Month,Customer,Item,Amount", *lines])})
    assert (report["sales_stored"], report["first"], report["last"]) == (5, "2021-05-07", "2021-06-04")
