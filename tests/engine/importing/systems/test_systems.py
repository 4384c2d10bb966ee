"""Every system's export, in the headers that it really writes, comes in right and without a question."""

import csv
import io
import random
import re
from dataclasses import replace

import openpyxl
import pytest

from engine import importing
from engine.reading.format_files import recognise
from tests.engine.importing.conftest import NOW
from tests.engine.importing.systems import (
    chinese,
    loyverse,
    markets,
    online_shops,
    shopify,
    square,
    tills,
    woocommerce,
)

EXPORTS = [
    export
    for system in (
        chinese,
        loyverse,
        markets,
        online_shops,
        shopify,
        square,
        tills,
        woocommerce,
    )
    for export in system.EXPORTS
]


def named(export):
    return f"{export.format}-{export.file}"


def imported(shop, folder, export):
    """The report of importing one export, and the lines that the shop has then."""
    path = folder / export.file
    path.write_bytes(export.data())
    return importing.run(shop, [path], now=NOW), stored(shop)


def stored(shop):
    return [
        (row[0], row[1], row[2], row[3], round(row[4], 2), row[5])
        for row in shop.execute(
            "SELECT receipt, customer.key, product.key, quantity, amount, sale.kind FROM sale"
            " LEFT JOIN customer ON customer.id = customer_id LEFT JOIN product ON product.id = product_id ORDER BY sale.id"
        )
    ]


def known_customers(shop, export):
    columns = "name" if export.kind == "sales" else "name, email, phone, city"
    rows = shop.execute(f"SELECT key, {columns} FROM customer").fetchall()
    return {row[0]: row[1] if export.kind == "sales" else tuple(row[1:]) for row in rows}


def known_products(shop, export):
    columns = "name" if export.kind == "sales" else "name, price, stock, active"
    rows = shop.execute(f"SELECT key, {columns} FROM product").fetchall()
    return {row[0]: row[1] if export.kind == "sales" else tuple(row[1:]) for row in rows}


@pytest.mark.parametrize("export", EXPORTS, ids=named)
def test_an_export_comes_in_right_without_a_question(shop, tmp_path, export):
    report, lines = imported(shop, tmp_path, export)
    (file,) = report["files"]
    assert (file["format"], file["kind"], file["rows_read"]) == (export.format, export.kind, len(export.rows))
    assert report["questions"] == []
    assert lines == list(export.sales)
    assert report["sales_stored"] + report["refunds_stored"] == len(export.sales)
    assert report["refunds_stored"] == sum(kind == "refund" for *_, kind in export.sales)
    assert report["net_total"] == pytest.approx(export.net_total)
    assert report["cancelled"] == export.cancelled
    assert {item["code"]: item["count"] for item in report["left_out"]} == export.left_out
    assert known_customers(shop, export) == export.customers
    assert known_products(shop, export) == export.products


@pytest.mark.parametrize("export", EXPORTS, ids=named)
def test_the_order_of_the_columns_and_a_new_one_change_nothing(shop, tmp_path, export):
    headers = [*export.headers, "Brand-new column 2027"]
    random.Random(7).shuffle(headers)
    report, lines = imported(shop, tmp_path, export.with_headers(headers))
    assert report["files"][0]["format"] == export.format
    assert lines == list(export.sales)
    assert known_products(shop, export) == export.products


@pytest.mark.parametrize("form", ["xlsx", "semicolons", "tabs in UTF-16"])
@pytest.mark.parametrize("export", EXPORTS, ids=named)
def test_what_a_spreadsheet_program_saves_of_it_comes_in_the_same(shop, tmp_path, export, form):
    path = tmp_path / (export.file.removesuffix(".csv") + (".xlsx" if form == "xlsx" else ".csv"))
    if form == "xlsx":
        book = openpyxl.Workbook()
        for line in csv.reader(io.StringIO(export.data().decode(export.encoding)), delimiter=export.delimiter):
            book.active.append([re.sub('^="(.*)"$', r"\1", cell) for cell in line])
        book.save(path)
    else:
        again = (";", "utf-8") if form == "semicolons" else ("\t", "utf-16")
        notes = export.notes.replace('"', "").replace(",", again[0])
        path.write_bytes(replace(export, delimiter=again[0], encoding=again[1], notes=notes).data())
    report = importing.run(shop, [path], now=NOW)
    assert (report["files"][0]["format"], report["questions"]) == (export.format, [])
    assert stored(shop) == list(export.sales)
    assert known_customers(shop, export) == export.customers
    assert known_products(shop, export) == export.products


@pytest.mark.parametrize("export", EXPORTS, ids=named)
def test_the_same_export_again_adds_nothing(shop, tmp_path, export):
    imported(shop, tmp_path, export)
    report, lines = imported(shop, tmp_path, export)
    assert (report["sales_stored"], report["refunds_stored"], report["already_there"]) == (0, 0, len(export.sales))
    assert lines == list(export.sales)


@pytest.mark.parametrize("export", EXPORTS, ids=named)
def test_a_header_that_is_missing_or_called_otherwise_leaves_the_system_recognised(export):
    for at, name in enumerate(export.headers):
        missing = [*export.headers[:at], *export.headers[at + 1 :]]
        renamed = [*export.headers[:at], f"{name} 2027 xyz", *export.headers[at + 1 :]]
        for headers in (missing, renamed):
            known = recognise(headers)
            assert known is not None, name
            assert known.id == export.format, name


@pytest.mark.parametrize(
    ("format", "header", "roles"),
    [
        (
            "youzan_items",
            "订单号,外部订单号,订单商品状态,交易成功时间,商品名称,商品类型,商品目录,商品规格,规格编码,商品编码,商品单价,商品优惠方式,商品优惠后价格,商品数量,"
            "商品金额小计,店铺优惠（分摊）,商品实际成交金额,商品抵用积分数,收货人/提货人,收货人手机号/提货人手机号,商品退款状态,商品已退款金额",
            {"sold_at": "交易成功时间", "category": "商品目录", "amount": "商品实际成交金额"},
        ),
        (
            "gumroad_sales",
            "Purchase ID,Item Name,Purchase Date,Sale Price ($),Fees ($),Net Total ($),Email,Referrer,Fully Refunded?",
            {"email": "Email", "amount": "Sale Price ($)", "refunded": "Fully Refunded?"},
        ),
        (
            "etsy_items",
            "Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Discount Amount,Shipping,Sales Tax,Order Total,Status,Transaction ID,Listing ID",
            {"customer_id": "Buyer", "product_id": "Listing ID", "unit_price": "Price"},
        ),
        (
            "douyin_orders",
            "主订单编号,子订单编号,选购商品,商品ID,商家编码,商品数量,商品金额,订单应付金额,商家收入金额,订单提交时间,订单状态,支付方式",
            {"product_id": "商家编码", "sold_at": "订单提交时间"},
        ),
    ],
)
def test_generations_that_public_code_reads_are_known(format, header, roles):
    headers = header.split(",")
    known = recognise(headers)
    assert known is not None
    assert known.id == format
    places = known.roles(headers)
    assert {role: headers[places[role]] for role in roles} == roles
