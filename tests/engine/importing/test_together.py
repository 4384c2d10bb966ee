"""Sales, customers, products and interactions of one shop, alone or together; the same sales told twice count once."""

import itertools
from dataclasses import replace

import openpyxl
import pytest

from engine import importing
from engine.errors import ShopError
from engine.store import database
from tests.engine.importing.conftest import NOW
from tests.engine.importing.systems import chinese, loyverse, markets, shopify, square
from tests.engine.importing.systems.export import Export

RECEIPTS_BESIDE_ITEMS = {
    "square": (square.TRANSACTIONS, square.ITEMS),
    "loyverse": (loyverse.RECEIPTS, loyverse.ITEMS),
    "etsy": (markets.ETSY_ORDERS, markets.ETSY),
    "taobao": (
        Export(
            "taobao_orders",
            "ExportOrderList.csv",
            chinese.TAOBAO_ORDERS.headers,
            [
                {"订单编号": "90", "买家会员名": "小明", "买家实际支付金额": "89.70", "订单状态": "交易成功"}
                | {"订单创建时间": "2026-03-04 10:00:00", "宝贝标题": "绿茶，茶杯", "宝贝总数量": "3"},
                {"订单编号": "93", "买家会员名": "小红", "买家实际支付金额": "0.00", "订单状态": "交易关闭"}
                | {"订单创建时间": "2026-03-05 10:00:00", "宝贝标题": "茶杯", "宝贝总数量": "1"},
            ],
        ),
        chinese.TAOBAO_DETAILS,
    ),
}


def lines_of(shop):
    return sorted(
        (row[0], row[1] or "", row[2] or "", row[3], round(row[4], 2))
        for row in shop.execute(
            "SELECT receipt, customer.key, product.key, quantity, amount FROM sale"
            " LEFT JOIN customer ON customer.id = customer_id LEFT JOIN product ON product.id = product_id"
        )
    )


def of(export, customer=None):
    whose = customer or {}
    return sorted(
        (receipt, who or whose.get(receipt, ""), product or "", quantity, amount)
        for receipt, who, product, quantity, amount, _ in export.sales
    )


# The items of a line say no buyer; orders that come before, beside or after them do.
CUSTOMERS = {"taobao": {"90": "小明"}}


@pytest.mark.parametrize("receipts_first", [True, False])
@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("system", RECEIPTS_BESIDE_ITEMS)
def test_receipts_beside_items_of_the_same_sales_do_not_count_twice(shop, tmp_path, system, at_once, receipts_first):
    receipts, items = RECEIPTS_BESIDE_ITEMS[system]
    files = [receipts, items] if receipts_first else [items, receipts]
    paths = []
    for export in files:
        path = tmp_path / export.file
        path.write_bytes(export.data())
        paths.append(path)
    for together in [paths] if at_once else [[path] for path in paths]:
        report = importing.run(shop, together, now=NOW)
        assert report["questions"] == []
    assert lines_of(shop) == of(items, CUSTOMERS.get(system))
    assert database.check(shop) == []


@pytest.mark.parametrize("payments_first", [True, False])
def test_how_shopify_orders_were_paid_is_refused_and_counts_nothing_twice(shop, tmp_path, payments_first):
    exports = [shopify.PAYMENTS, shopify.ORDERS]
    for export in exports if payments_first else exports[::-1]:
        path = tmp_path / export.file
        path.write_bytes(export.data())
        if export is shopify.ORDERS:
            importing.run(shop, [path], now=NOW)
            continue
        with pytest.raises(ShopError) as error:
            importing.run(shop, [path], now=NOW)
        assert error.value.code == "table.totals_only"
    assert lines_of(shop) == of(shopify.ORDERS)


@pytest.mark.parametrize("payments_first", [True, False])
def test_payments_beside_the_orders_are_left_out_and_said(shop, tmp_path, payments_first):
    paths = []
    for export in (shopify.PAYMENTS, shopify.ORDERS):
        paths.append(tmp_path / export.file)
        paths[-1].write_bytes(export.data())
    paths = paths if payments_first else paths[::-1]
    seen = importing.preview(shop, paths, now=NOW)
    assert [table["ignored"] for table in seen["tables"]] == [payments_first, not payments_first]
    report = importing.run(shop, paths, now=NOW)
    assert lines_of(shop) == of(shopify.ORDERS)
    assert [(n["code"], n["count"]) for n in report["noted"] if n["code"].startswith("table.")] == [
        ("table.payments", 1)
    ]


def test_a_table_that_only_resembles_those_payments_is_read(shop, write):
    text = "Order,Name,Kind,Created At,Status,Amount\n7,Ann Lee,Tea,2026-03-02,paid,5\n8,Bo Ek,Cup,2026-03-03,paid,12\n"
    report = importing.run(shop, [write("orders.csv", text)], now=NOW)
    assert (report["files"][0]["format"], report["sales_stored"], report["net_total"]) == ("table", 2, 17.0)


SALES = "Date,Receipt,Customer ID,SKU,Item,Qty,Amount\n2026-03-02,1,17,0012,Tea,2,10\n2026-03-03,2,18,0013,Milk,1,3\n"
TABLES = {
    "sales": SALES,
    "customers": "Customer ID,Name,Email\n17,Ann Lee,ann@example.com\n19,Cy Ro,cy@example.com\n",
    "products": "SKU,Item,Category,Price\n0012,Green tea,Drinks,5\n0014,Cup,Ware,12\n",
    "interactions": "Customer ID,SKU,Date,Type\n17,0014,2026-03-01 10:00,view\n19,0012,2026-03-02 10:00,cart\n",
}


def count(shop, table):
    return shop.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]


KINDS = [kinds for n in range(1, 5) for kinds in itertools.combinations(TABLES, n)]


@pytest.mark.parametrize("where", ["files", "workbook"])
@pytest.mark.parametrize("kinds", KINDS, ids="+".join)
def test_any_of_the_four_kinds_come_in_alone_or_together(shop, tmp_path, kinds, where):
    report = importing.run(shop, written(tmp_path, kinds, where), now=NOW)
    assert sorted(file["kind"] for file in report["files"]) == sorted(kinds)
    assert report["questions"] == report["left_out"] == []
    assert count(shop, "sale") == 2 * ("sales" in kinds)
    assert count(shop, "interaction") == 2 * ("interactions" in kinds)
    known = {row[0]: row[1] for row in shop.execute("SELECT key, name FROM customer")}
    people = {"sales": {"17", "18"}, "customers": {"17", "19"}, "interactions": {"17", "19"}}
    assert known.keys() == set().union(*(people.get(kind, ()) for kind in kinds))
    assert known.get("17") == ("Ann Lee" if "customers" in kinds else None)
    goods = {"sales": {"0012", "0013"}, "products": {"0012", "0014"}, "interactions": {"0012", "0014"}}
    named = {row[0]: row[1] for row in shop.execute("SELECT key, name FROM product")}
    assert named.keys() == set().union(*(goods.get(kind, ()) for kind in kinds))
    if "products" in kinds:
        assert named["0012"] == "Green tea"


def written(folder, kinds, where):
    if where == "files":
        paths = []
        for kind in kinds:
            paths.append(folder / f"{kind}.csv")
            paths[-1].write_text(TABLES[kind], encoding="utf-8")
        return paths
    book = openpyxl.Workbook()
    book.remove(book.active)
    for kind in kinds:
        sheet = book.create_sheet(kind.title())
        for row in TABLES[kind].splitlines():
            sheet.append(row.split(","))
    book.save(folder / "shop.xlsx")
    return [folder / "shop.xlsx"]


@pytest.mark.parametrize("heads_first", [True, False])
def test_taobao_items_of_the_older_generation_get_date_and_buyer_from_their_orders(shop, tmp_path, heads_first):
    items = Export(
        "taobao_items",
        "ExportItemList.csv",
        tuple("订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码".split(",")),
        [
            {
                "订单编号": '="90"',
                "标题": "绿茶",
                "价格": "29.90",
                "购买数量": "2",
                "商家编码": "T-1",
                "订单状态": "交易成功",
            },
            {
                "订单编号": '="93"',
                "标题": "茶杯",
                "价格": "29.90",
                "购买数量": "1",
                "商家编码": "C-1",
                "订单状态": "交易关闭",
            },
            {
                "订单编号": '="99"',
                "标题": "茶杯",
                "价格": "29.90",
                "购买数量": "1",
                "商家编码": "C-1",
                "订单状态": "交易成功",
            },
        ],
        encoding="gb18030",
    )
    heads = RECEIPTS_BESIDE_ITEMS["taobao"][0]
    paths = []
    for export in (heads, items):
        paths.append(tmp_path / export.file)
        paths[-1].write_bytes(export.data())
    report = importing.run(shop, paths if heads_first else paths[::-1], now=NOW)
    assert lines_of(shop) == [("90", "小明", "T-1", 2, 59.8)]
    assert {"code": "receipt.unknown", "count": 1, "first_cell": "ExportItemList.csv!A4"} in report["left_out"]


def test_items_alone_without_dates_say_what_is_missing(shop, write):
    text = "订单编号,标题,价格,购买数量,外部系统编号,订单状态,商家编码\n90,绿茶,29.90,2,,交易成功,T-1\n"
    with pytest.raises(ShopError) as error:
        importing.run(shop, [write("items.csv", text)], now=NOW)
    assert (error.value.code, error.value.values["column"]) == ("column.missing", "sold_at")


def test_items_get_their_buyers_when_a_later_export_of_them_overlaps(shop, tmp_path):
    orders, items = RECEIPTS_BESIDE_ITEMS["taobao"]
    longer = replace(
        items, file="later.csv", rows=[*items.rows, {**items.rows[0], "子订单编号": "95", "主订单编号": "95"}]
    )
    for export in (items, orders, longer):
        path = tmp_path / export.file
        path.write_bytes(export.data())
        report = importing.run(shop, [path], now=NOW)
    assert (report["sales_stored"], report["already_there"]) == (1, 2)
    assert lines_of(shop) == sorted([*of(items, CUSTOMERS["taobao"]), ("95", "", "T-1", 2, 59.8)])
    importing.undo(shop, report["import_id"], now=NOW)
    assert lines_of(shop) == of(items, CUSTOMERS["taobao"])


TAOBAO_ORDERS = (
    "订单编号,买家会员名,买家实际支付金额,订单状态,收货人姓名,联系手机,订单创建时间,宝贝标题,宝贝总数量\n"
    "1001,alice,30.00,交易成功,王芳,13800000001,2024-01-13 10:00:00,茶叶，茶杯,2\n1002,bob,20.00,交易成功,李雷,13800000002,2024-01-14 11:00:00,茶壶,1\n"
)
TAOBAO_ITEMS = (
    "主订单编号,子订单编号,标题,价格,购买数量,商家编码,订单状态,买家实际支付金额,订单创建时间\n"
    "1001,1001-1,茶叶,10.00,1,T1,交易成功,10.00,2024-01-13 10:00:00\n1001,1001-2,茶杯,20.00,1,C1,交易成功,20.00,2024-01-13 10:00:00\n"
    "1002,1002-1,茶壶,20.00,1,P1,交易成功,20.00,2024-01-14 11:00:00\n"
)


def _owned(shop):
    return [
        tuple(row)
        for row in shop.execute(
            "SELECT receipt, c.key, amount FROM sale LEFT JOIN customer AS c ON c.id = sale.customer_id ORDER BY line_no"
        )
    ]


@pytest.mark.parametrize("order", [("items", "orders"), ("orders", "items")])
def test_buyers_of_an_order_report_are_those_of_its_items_in_any_order_of_imports(run, shop, order):
    files = {"items": TAOBAO_ITEMS, "orders": TAOBAO_ORDERS}
    reports = {name: run({f"{name}.csv": files[name]}) for name in order}
    bought = [("1001", "alice", 10.0), ("1001", "alice", 20.0), ("1002", "bob", 20.0)]
    assert _owned(shop) == bought
    run({"items again.csv": TAOBAO_ITEMS})
    assert _owned(shop) == bought
    assert [row[0] for row in shop.execute("SELECT key FROM customer ORDER BY key")] == ["alice", "bob"]
    if order[0] == "items":
        assert reports["orders"]["corrected"] == 3
        importing.undo(shop, reports["orders"]["import_id"], now=NOW)
        assert _owned(shop) == [(receipt, None, amount) for receipt, _, amount in bought]


def test_a_chinese_family_name_stands_before_the_given_one(shop, write):
    people = write("名单.csv", "编号,姓,名,电话\n1,王,丽华,13912345678\n2,Smith,Ann,13912345679\n")
    importing.run(shop, [people], now=NOW)
    names = shop.execute("SELECT name FROM customer ORDER BY id").fetchall()
    assert [row[0] for row in names] == ["王丽华", "Ann Smith"]
