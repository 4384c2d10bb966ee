"""What happens to a shop's exports from one month to the next: overlaps, changed statuses, several currencies."""

import csv
import io
from collections import Counter
from dataclasses import replace

import pytest

from engine import importing
from tests.engine.importing.conftest import NOW
from tests.engine.importing.systems import chinese, loyverse, markets, shopify, square, tills, woocommerce
from tests.engine.importing.systems.test_systems import stored


def bring(shop, folder, export, **options):
    path = folder / export.file
    path.write_bytes(export.data())
    return importing.run(shop, [path], now=NOW, **options)


LINES = [
    export
    for system in (shopify, square, loyverse, tills, markets, woocommerce, chinese)
    for export in system.EXPORTS
    if export.kind == "sales" and len({line[0] for line in export.sales}) > 1
]


@pytest.mark.parametrize("export", LINES, ids=lambda export: f"{export.format}-{export.file}")
def test_exports_that_overlap_bring_each_sale_once(shop, tmp_path, export):
    """Two files of one export: all but the last rows, then all but the first, cut between orders."""
    key = next(name for name in export.headers if any(name in names for names in RECEIPTS))
    orders = list(dict.fromkeys(row.get(key) for row in export.rows if row.get(key)))
    of = []
    for row in export.rows:
        of.append(row.get(key) or (of[-1] if of else None))
    for part in (orders[:-1], orders[1:]):
        rows = [row for row, number in zip(export.rows, of) if number in part or number is None]
        bring(shop, tmp_path, replace(export, rows=rows), settings={"currency": currency_of(export)})
    assert Counter(stored(shop)) == Counter(export.sales)


RECEIPTS = [
    {"Name", "Transaction ID", "Receipt number", "Belegnummer", "Numéro du reçu", "Check Id", "Receipt Number"},
    {"Order Reference", "Auftragsreferenz", "Order ID", "order id", "Bestellnummer", "Order number", "Order Number"},
    {"Purchase ID", "Order #", "订单编号", "主订单编号", "订单号"},
]


def currency_of(export):
    names = [name for name in ("Currency", "Währung", "Transaction currency") if name in export.headers]
    cells = [row[name] for name in names for row in export.rows if row.get(name)]
    return max(set(cells), key=cells.count) if cells else "USD"


def test_an_order_that_is_refunded_later_is_corrected(shop, tmp_path):
    rows = [shopify.order("#1", "ann@example.com", "03-01", Total="30.00") | shopify.line("Tea", "1", "30.00")]
    first = shopify.ORDERS
    bring(shop, tmp_path, replace(first, rows=rows))
    rows = [{**rows[0], "Financial Status": "partially_refunded", "Refunded Amount": "12.00"}]
    report = bring(shop, tmp_path, replace(first, rows=rows))
    assert (report["sales_stored"], report["corrected"]) == (0, 1)
    assert stored(shop) == [("#1", "ann@example.com", "Tea", 1, 18.0, "sale")]
    rows = [{**rows[0], "Cancelled at": "2026-03-09 10:00:00 -0700"}]
    report = bring(shop, tmp_path, replace(first, rows=rows))
    assert (report["cancelled"], report["cancelled_later"]) == (1, 1)
    assert stored(shop) == []


def test_an_order_that_is_paid_later_comes_in_then(shop, tmp_path):
    waiting = [row for row in chinese.TAOBAO_ORDERS.rows if row["订单状态"] == "等待买家付款"]
    report = bring(shop, tmp_path, replace(chinese.TAOBAO_ORDERS, rows=waiting))
    assert (report["sales_stored"], report["left_out"][0]["code"]) == (0, "row.not_a_sale")
    paid = [{**waiting[0], "订单状态": "交易成功", "买家实际支付金额": "29.90"}]
    assert bring(shop, tmp_path, replace(chinese.TAOBAO_ORDERS, rows=paid))["sales_stored"] == 1
    assert stored(shop) == [("1234567890123456791", "小红", "茶杯", 1, 29.9, "sale")]


def test_orders_in_several_currencies_are_never_added_up(shop, tmp_path):
    kinds = ["USD", "EUR", "USD", "EUR", "USD"]
    rows = [
        shopify.order(f"#{n}", f"c{n}@example.com", f"03-0{n}", Total="10.00") | {"Currency": currency}
        | shopify.line("Tea", "1", "10.00")
        for n, currency in enumerate(kinds, 1)
    ]  # fmt: skip
    report = bring(shop, tmp_path, replace(shopify.ORDERS, rows=rows))
    assert (report["sales_stored"], report["net_total"]) == (3, 30.0)
    assert [(item["code"], item["count"]) for item in report["left_out"]] == [("currency.other", 2)]
    later = [{**row, "Name": f"{row['Name']}9", "Currency": "EUR"} for row in rows]
    report = bring(shop, tmp_path, replace(shopify.ORDERS, rows=later))
    assert (report["sales_stored"], report["left_out"][0]["count"]) == (0, 5)


@pytest.mark.parametrize(
    ("export", "reasons"),
    [
        (shopify.ORDERS, {"Tip": "tip", "Gift Card": "gift_card", "Sample sticker": "sample"}),
        (square.ITEMS, {"Gift Card": "gift_card", "Custom Amount": "adjustment"}),
        (tills.TOAST, {"I-Gift Card": "gift_card"}),
        (markets.ETSY, {"9": "gift_card"}),
        (woocommerce.ORDERS, {"Gift card": "gift_card"}),
    ],
    ids=lambda value: getattr(value, "format", ""),
)
def test_tips_gift_cards_and_amounts_without_goods_are_nothing_to_recommend(shop, tmp_path, export, reasons):
    bring(shop, tmp_path, export)
    stored_reasons = shop.execute("SELECT key, not_product FROM product WHERE not_product IS NOT NULL")
    assert dict(map(tuple, stored_reasons)) == reasons


def test_people_who_were_deleted_are_sales_without_a_customer(shop, tmp_path):
    rows = [
        shopify.order("#1", "", "03-01", Total="10.00") | shopify.line("Tea", "1", "10.00"),
        shopify.order("#2", "ann@example.com", "03-02", Total="10.00") | shopify.line("Tea", "1", "10.00"),
    ]
    report = bring(shop, tmp_path, replace(shopify.ORDERS, rows=rows))
    assert (report["without_customer"], report["customers"]) == (1, 1)


def test_footers_of_an_orders_report_are_no_sales(shop, tmp_path):
    text = markets.EBAY_ORDERS.data().decode("utf-8-sig")
    wide = len(next(csv.reader(io.StringIO(text))))
    blank = "," * (wide - 1) + "\n"
    head, _, rest = text.partition("\r\n")
    foot = (
        blank + "2,record(s) downloaded," + "," * (wide - 3) + "\nSeller ID : lensesandmore," + "," * (wide - 2) + "\n"
    )
    path = tmp_path / "report.csv"
    path.write_text(blank + head + "\n" + blank + rest.replace("\r\n", "\n") + foot, encoding="utf-8-sig")
    report = importing.run(shop, [path], now=NOW)
    assert stored(shop) == list(markets.EBAY_ORDERS.sales)
    assert report["questions"] == []
