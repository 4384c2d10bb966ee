import math

import pytest

from engine.progress import silent
from engine.reading.plans import plan_book
from engine.reading.sales import SalesReader
from engine.reading.sheets import open_book

LATEST = 1_830_000_000


@pytest.fixture
def read(tmp_path):
    def reading(text, currency=None, **options):
        path = tmp_path / "till.csv"
        path.write_text(text, encoding="utf-8")
        (plan,) = plan_book(open_book(path), **options)
        assert plan.refusal is None, plan.refusal
        return SalesReader(plan, LATEST, currency).read(silent)

    return reading


def texts(lines, name):
    return [lines.texts[name][number] if number >= 0 else None for number in getattr(lines, name)]


def said(lines):
    return [(p.code, p.cell, p.value) for p in lines.findings.problems]


def test_amounts_are_quantity_times_price_where_not_said(read):
    lines = read("Date,Receipt,Item,Qty,Unit Price\n2024-01-13,1,Tea,2,4.50\n2024-01-13,1,Milk,3,1.20\n")
    assert lines.amount.tolist() == [9.0, 3.6]
    assert lines.row.tolist() == [2, 3]


def test_prices_are_worked_out_of_amounts(read):
    lines = read("Date,Receipt,Item,Qty,Amount\n2024-01-13,1,Tea,2,9\n")
    assert lines.unit_price.tolist() == [4.5]


def test_a_discount_is_taken_off_where_the_amount_is_not_said(read):
    lines = read("Date,Receipt,Item,Qty,Unit Price,Discount\n2024-01-13,1,Tea,2,4.50,1.00\n")
    assert lines.amount.tolist() == [8.0]


def test_a_discount_given_as_a_rate_becomes_money(read):
    lines = read("Date,Receipt,Item,Qty,Unit Price,Discount\n2024-01-13,1,Tea,2,5,0.2\n2024-01-13,2,Tea,1,5,0\n")
    assert lines.discount.tolist() == [2.0, 0.0]
    assert lines.amount.tolist() == [8.0, 5.0]


def test_date_and_time_in_two_columns_are_put_together(read):
    lines = read("Date,Time,Transaction,Item\n2016-10-30,09:58:11,1,Bread\n")
    assert lines.sold_at.tolist() == [1477821491]


def test_each_line_left_out_is_said_with_its_cell(read):
    lines = read(
        "Date,Receipt,Item,Amount\n2024-01-13,1,Tea,5\nsoon,2,Tea,5\n1900-01-01,3,Tea,5\n2204-01-01,4,Tea,5\n"
        ",5,Tea,5\n2024-01-14,6,Tea,1O.50\n,,,\nTotal,,,25\nDate,Receipt,Item,Amount\n"
    )
    assert texts(lines, "receipt") == ["1"]
    assert lines.rows_read == 8
    assert said(lines) == [
        ("date.unreadable", "till.csv!A3", "soon"),
        ("date.missing", "till.csv!A6", ""),
        ("row.total", "till.csv!A9", "Total"),
        ("row.header", "till.csv!A10", "Date"),
        ("date.out_of_range", "till.csv!A4", "1900-01-01"),
        ("date.out_of_range", "till.csv!A5", "2204-01-01"),
        ("amount.unreadable", "till.csv!D7", "1O.50"),
    ]


def test_ids_come_out_exactly_as_written(read):
    lines = read(
        "Date,InvoiceNo,StockCode,CustomerID,Quantity,UnitPrice\n"
        "2024-01-13,536365,85123A,17850,6,2.55\n2024-01-13,C536379,0012,00017,-1,2\n"
    )
    assert texts(lines, "receipt") == ["536365", "C536379"]
    assert texts(lines, "product") == ["85123A", "0012"]
    assert texts(lines, "customer") == ["17850", "00017"]


def test_a_damaged_customer_id_is_nobody(read):
    lines = read("Date,Receipt,Customer ID,Amount\n2024-01-13,1,5.24E+15,5\n2024-01-13,2,17,5\n")
    assert texts(lines, "customer") == [None, "17"]
    assert said(lines) == [("id.damaged", "till.csv!C2", "5.24E+15")]


def test_returns_are_refunds_and_take_money_off(read):
    lines = read(
        "Date,InvoiceNo,Item,Qty,Unit Price\n2024-01-13,1,Tea,2,5\n2024-01-14,C2,Tea,-1,5\n2024-01-15,3,Tea,-4,0\n"
    )
    assert lines.refund.tolist() == [False, True, False]
    assert lines.amount.sum() == 5.0


def test_a_row_called_refund_is_one_even_if_written_without_minus(read):
    lines = read(
        "Date,Receipt number,Receipt type,Item,Quantity,Net sales,Status\n"
        "2024-01-13 10:00,1,Sale,Tea,1,5.00,Closed\n2024-01-14 10:00,2,Refund,Tea,1,5.00,Closed\n"
    )
    assert lines.refund.tolist() == [False, True]
    assert lines.amount.tolist() == [5.0, -5.0]
    assert lines.quantity.tolist() == [1.0, -1.0]


def test_cancelled_and_returned_sales_are_no_sales(read):
    lines = read(
        "Date,Receipt,Item,Amount,Status\n2024-01-13,1,Tea,5,Paid\n2024-01-13,2,Tea,5,Cancelled\n"
        "2024-01-13,3,Tea,5,Refunded\n2024-01-13,4,Tea,-5,Refunded\n"
    )
    assert texts(lines, "receipt") == ["1", "4"]
    assert lines.refund.tolist() == [False, True]
    assert lines.cancelled == 2
    assert lines.findings.left_out["row.cancelled"] == 2


def test_rows_of_other_business_are_left_out(read):
    header = "date/time,settlement id,type,order id,sku,description,quantity,product sales\n"
    lines = read(header + '"Sep 4, 2026 1:05:07 AM PDT",1,Order,11,A,Tea,1,20\n"Sep 5, 2026",1,Service Fee,,,,,-3\n')
    assert len(lines) == 1
    assert lines.findings.left_out == {"row.not_a_sale": 1}


def test_without_an_id_the_best_contact_stands_for_the_customer(read):
    lines = read(
        "Date,Receipt,Customer Name,Email,Phone,Amount\n2024-01-13,1,Ann,ANN@example.com,1,5\n"
        "2024-01-13,2,Bob,,0199 55,5\n2024-01-13,3,Cid,,,5\n2024-01-13,4,,,186******05,5\n"
    )
    assert texts(lines, "customer") == ["ann@example.com", "0199 55", "Cid", None]
    assert lines.customers["ann@example.com"] == {"name": "Ann", "email": "ann@example.com", "phone": "1"}


def test_a_phone_that_people_share_is_nobodys_identity(read):
    lines = read("Date,Receipt,Customer Name,Phone,Amount\n2024-01-13,1,Ann,555,5\n2024-01-13,2,Bob,555,5\n")
    assert texts(lines, "customer") == ["Ann", "Bob"]


def test_spellings_that_differ_in_case_and_blanks_are_one_product(read):
    lines = read(
        "Date,Receipt,Item,Amount\n2024-01-13,1,Cortado,5\n2024-01-13,2,  CORTADO ,5\n2024-01-14,3,cortado,5\n"
    )
    assert texts(lines, "product") == ["Cortado"] * 3
    assert lines.findings.noted == {"name.case": 2}
    told = [(each.cell, each.column, each.value, each.became) for each in lines.findings.problems]
    assert [cell.split("!")[1] for cell, *_ in told] == ["C3", "C4"]
    assert [each[1:] for each in told] == [("Item", "CORTADO", "Cortado"), ("Item", "cortado", "Cortado")]


def test_a_line_without_a_products_id_finds_it_by_the_name(read):
    lines = read("Date,Receipt,SKU,Item,Amount\n2024-01-13,1,0012,Tea,5\n2024-01-13,2,,Tea,5\n2024-01-14,3,,Milk,5\n")
    assert texts(lines, "product") == ["0012", "0012", "Milk"]
    assert lines.texts["product"] == ["0012", "Milk"]


def test_products_are_told_by_their_lines(read):
    lines = read(
        "Date,Receipt,SKU,Item,Category,Qty,Unit Price\n2024-01-13,1,12,Tea,Drinks,1,5\n2024-01-14,2,12,Tea,Drinks,1,6\n"
    )
    assert lines.products == {"12": {"product_name": "Tea", "category": "Drinks", "price": 6.0}}


def test_a_line_that_says_neither_product_nor_money_is_left_out(read):
    lines = read("Date,Transaction,Item\n2016-10-30,1,Bread\n2016-10-30,2,NONE\n")
    assert len(lines) == 1
    assert said(lines) == [("product.missing", "till.csv!C3", "NONE")]


def test_other_currencies_are_left_out_and_said(read):
    lines = read("Date,Receipt,Item,Amount,Currency\n2024-01-13,1,Tea,5,EUR\n2024-01-13,2,Tea,5,USD\n", currency="EUR")
    assert texts(lines, "receipt") == ["1"]
    assert said(lines) == [("currency.other", "till.csv!E3", "USD")]


def test_an_unreadable_quantity_is_said_and_the_line_kept(read):
    lines = read("Date,Receipt,Item,Qty,Amount\n2024-01-13,1,Tea,two,5\n2024-01-13,1,Tea,2,5\n2024-01-13,2,Tea,1,5\n")
    assert lines.quantity.tolist() == [1.0, 2.0, 1.0]
    assert lines.findings.noted == {"quantity.unreadable": 1}


def test_order_cells_are_carried_down_and_order_money_is_spread(read):
    lines = read(
        "Name,Email,Created at,Financial Status,Lineitem name,Lineitem quantity,Lineitem price,Discount Amount,Refunded Amount\n"
        "#1,ann@example.com,2024-01-13 10:00:00 -0500,paid,Tea,1,30,10,0\n#1,,,,Milk,1,10,,\n"
        "#2,bob@example.com,2024-01-14 10:00:00 -0500,partially_refunded,Tea,1,30,0,12\n"
    )
    assert texts(lines, "customer") == ["ann@example.com", "ann@example.com", "bob@example.com"]
    assert lines.sold_at[0] == lines.sold_at[1]
    assert lines.amount.tolist() == pytest.approx([22.5, 7.5, 18.0])


def test_an_orders_total_is_spread_where_lines_have_no_money(read):
    lines = read(
        "Name,Email,Created at,Total,Refunded Amount,Financial Status,Lineitem name,Lineitem quantity\n"
        "#1,a@example.com,2024-01-13 10:00:00 -0500,40,0,paid,Tea,1\n#1,,,,,,Milk,3\n"
    )
    assert lines.amount.tolist() == [10.0, 30.0]


def test_what_nothing_tells_stays_unknown(read):
    lines = read("Date,Receipt,Item\n2024-01-13,1,Tea\n2024-01-14,2,Tea\n")
    assert all(math.isnan(amount) for amount in lines.amount)
    assert lines.quantity.tolist() == [1.0, 1.0]


def test_reading_in_blocks_changes_nothing(read, monkeypatch):
    text = "Date,Receipt,Item,Amount\n" + "".join(
        f"2024-01-{n % 28 + 1},{n // 3},Tea {n % 7},{n}.5\n" for n in range(100)
    )
    whole = read(text)
    monkeypatch.setattr("engine.reading.sales.BATCH", 7)
    blocks = read(text)
    for name in whole.ARRAYS:
        assert getattr(whole, name).tolist() == pytest.approx(getattr(blocks, name).tolist(), nan_ok=True)
    assert whole.texts == blocks.texts


@pytest.mark.parametrize(("header", "cells"), [("Discount %", ("20", "0")), ("Discount", ("20%", "0%"))])
def test_a_discount_in_percent_becomes_money(read, header, cells):
    first, second = cells
    lines = read(
        f"Date,Receipt,Item,Qty,Unit Price,{header}\n2024-01-13,1,Tea,2,5,{first}\n2024-01-13,2,Tea,1,5,{second}\n"
    )
    assert lines.amount.tolist() == [8.0, 5.0]


ORDERS = "Receipt,Date,Customer,Item,Qty,Amount\n1,2024-01-13,Ann,Tea,1,5\n{0}Milk,1,3\n2,2024-01-14,Bob,Tea,1,5\n{1}Jam,1,4\n"


@pytest.mark.parametrize("heads", [(",,,", ",,,"), ("1,,,", "2,,,"), ("1,2024-01-13,,", "2,2024-01-14,,")])
def test_what_stands_only_on_the_first_line_of_an_order_is_carried_down(read, heads):
    lines = read(ORDERS.format(*heads))
    assert texts(lines, "receipt") == ["1", "1", "2", "2"]
    assert texts(lines, "customer") == ["Ann", "Ann", "Bob", "Bob"]
    assert lines.sold_at.tolist() == [1705104000] * 2 + [1705190400] * 2


def test_customers_that_change_within_an_order_are_not_carried_down(read):
    told = "".join(
        f"{n},2024-01-1{n},Ann,Tea,1,5\n{n},2024-01-1{n},Bob,Milk,1,3\n{n},2024-01-1{n},,Jam,1,3\n" for n in (3, 4)
    )
    lines = read(f"Receipt,Date,Customer,Item,Qty,Amount\n{told}")
    assert texts(lines, "customer") == ["Ann", "Bob", None] * 2


def test_a_single_missing_date_is_said_and_not_guessed(read):
    lines = read("Receipt,Date,Item,Amount\n1,2024-01-13,Tea,5\n2,,Milk,3\n3,2024-01-14,Jam,4\n")
    assert said(lines) == [("date.missing", "till.csv!B3", "")]


def test_footers_below_orders_are_no_lines_of_them(read):
    lines = read("Item,Receipt,Date,Amount\nTea,1,2024-01-13,5\nMilk,,,3\nJam,,,4\nEnd of report,,,\nPage 1,,,\n")
    assert texts(lines, "product") == ["Tea", "Milk", "Jam"]


@pytest.mark.parametrize(
    ("currency", "said", "kept"),
    [
        ("TRY", ["TL (₺)", "TL", "EURO (€)"], 2),
        ("EUR", ["TL (₺)", "Euro", "EURO (€)"], 2),
        ("AUD", ["$", "AUD", "US$"], 2),
        ("CNY", ["人民币", "¥", "USD"], 2),
    ],
)
def test_currencies_are_known_by_their_signs_and_names(read, currency, said, kept):
    rows = "".join(f"2024-01-1{at},{at},Tea,5.00,{name}\n" for at, name in enumerate(said))
    assert len(read(f"Date,Receipt,Item,Amount,Currency\n{rows}", currency)) == kept


@pytest.mark.parametrize(
    ("status", "kept"),
    [
        ("Huy", 1),
        ("đã huỷ", 1),
        ("Cancelled by the buyer", 1),
        ("Commande annulée", 1),
        ("not cancelled", 2),
        ("Partially refunded", 2),
        ("Return possible", 2),
    ],
)
def test_an_order_is_cancelled_in_other_words_and_without_accents(read, status, kept):
    lines = read(f"Date,Receipt,Item,Amount,Status\n2024-01-13,1,Tea,5,done\n2024-01-14,2,Milk,7,{status}\n")
    assert len(lines) == kept


def test_headers_said_again_in_another_language_begin_no_other_table(read):
    english = "Receipt No,Unit,List price,Date,Customer ID,City,Stock left,Line Total,Cashier,Week,SKU\n"
    again = (
        "mã hóa đơn,đvt,giá niêm yết,ngày đặt hàng,số khách hàng,tỉnh/thành,tồn kho,tổng tiền,nhân viên,tuần,mã hàng\n"
    )
    rows = "".join(f"{n},cái,50,2024-01-{n},K-{n % 4},Huế,9,{n * 10},Lan,3,13{n % 3}A\n" for n in range(10, 22))
    lines = read(english + again + rows)
    assert lines.amount.tolist() == [n * 10.0 for n in range(10, 22)]
    assert "row.other_table" not in {problem.code for problem in lines.findings.problems}
