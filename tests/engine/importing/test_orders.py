"""What the report of an order says of its goods, which another report tells: what was paid, given back, closed."""

import itertools

import pytest

from engine import importing
from engine.store import database
from tests.engine.importing.conftest import NOW

_HEADER = "订单编号,买家会员名,买家应付邮费,买家实际支付金额,订单状态,订单创建时间,宝贝标题,宝贝种类,宝贝总数量,店铺名称,退款金额\n"
ORDERS = (
    _HEADER
    + "1001,alice,0,130.00,交易成功,2026-01-13 10:00:00,茶叶，茶杯,2,2,茶铺,0.00\n"  # a coupon of 20
    + "1002,bob,6.00,24.50,交易成功,2026-01-14 11:00:00,绿豆糕,1,1,茶铺,0.00\n"  # postage
    + "1003,bob,0,150.00,交易成功,2026-01-15 11:00:00,茶叶，茶杯,2,2,茶铺,50.00\n"  # one came back
    + "1004,eve,0,100.00,买家已付款，等待卖家发货,2026-01-16 11:00:00,茶叶,1,1,茶铺,0.00\n"
)
LATER = _HEADER + "1004,eve,0,100.00,交易关闭,2026-01-16 11:00:00,茶叶,1,1,茶铺,100.00\n"
ITEMS = (
    "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码\n"
    "1001,茶叶,100.00,1,,,,,交易成功,T1\n1001,茶杯,50.00,1,,,,,交易成功,C1\n1002,绿豆糕,18.50,1,,,,,交易成功,L1\n"
    "1003,茶叶,100.00,1,,,,,交易成功,T1\n1003,茶杯,50.00,1,,,,,交易成功,C1\n1004,茶叶,100.00,1,,,,,交易成功,T1\n"
)
PAID = [
    ("1001", "C1", 43.33),
    ("1001", "T1", 86.67),
    ("1002", "L1", 18.5),
    ("1003", "C1", 33.33),
    ("1003", "T1", 66.67),
    ("1004", "T1", 100.0),
]


def _paid(shop):
    return [
        (row[0], row[1], round(row[2], 2))
        for row in shop.execute(
            "SELECT receipt, p.key, amount FROM sale LEFT JOIN product AS p ON p.id = product_id ORDER BY receipt, p.key"
        )
    ]


def _by_order(shop):
    return dict(shop.execute("SELECT receipt, ROUND(SUM(amount), 2) FROM sale GROUP BY receipt").fetchall())


def test_an_order_costs_what_was_paid_without_its_postage_and_what_was_given_back(run, shop):
    report = run({"orders.csv": ORDERS})
    assert "tax" not in report["files"][0] or report["files"][0]["tax"] == "unknown"
    assert _by_order(shop) == {"1001": 130.0, "1002": 18.5, "1003": 100.0, "1004": 100.0}
    assert report["net_total"] == 348.5
    price = shop.execute("SELECT unit_price FROM sale WHERE receipt = '1002'").fetchone()[0]
    assert price == 18.5


@pytest.mark.parametrize("together", [True, False])
def test_what_was_paid_for_an_order_is_spread_over_its_items(run, shop, together):
    files = {"orders.csv": ORDERS, "items.csv": ITEMS}
    reports = [run(files)] if together else [run({name: text}) for name, text in files.items()]
    assert _paid(shop) == PAID
    assert reports[-1]["net_total"] == 348.5
    assert (reports[-1]["sales_stored"], reports[-1]["corrected"]) == (6, 0)
    assert database.check(shop) == []


def test_a_coupon_that_is_told_after_the_items_is_taken_off_and_comes_back_with_the_undo(run, shop):
    items = "Date,Receipt,SKU,Qty,Price\n2026-01-13,7,A,1,100\n2026-01-13,7,B,1,50\n2026-01-14,8,A,1,100\n"
    run({"items.csv": items})
    before = _paid(shop)
    report = run({"receipts.csv": "Date,Receipt,Customer ID,Total\n2026-01-13,7,17,120\n2026-01-14,8,18,119\n"})
    # What was paid beyond the goods was tax or postage.
    assert _paid(shop) == [("7", "A", 80.0), ("7", "B", 40.0), ("8", "A", 100.0)]
    assert report["corrected"] == 3  # one of them got its customer alone
    importing.undo(shop, report["import_id"], now=NOW)
    assert _paid(shop) == before


@pytest.mark.parametrize("order", [*itertools.permutations(["orders", "items"])])
def test_an_order_that_a_later_report_calls_closed_takes_its_items_with_it(run, shop, order):
    if order[0] == "items":
        run({"orders.csv": ORDERS, "items.csv": ITEMS})
    else:
        run({"orders.csv": ORDERS})
        run({"items.csv": ITEMS})
    report = run({"later.csv": LATER})
    assert (report["cancelled"], report["cancelled_later"]) == (1, 1)
    assert _paid(shop) == [line for line in PAID if line[0] != "1004"]
    importing.undo(shop, report["import_id"], now=NOW)
    assert _paid(shop) == PAID


def test_a_closed_order_that_is_open_again_has_its_items_again(run, shop):
    run({"orders.csv": ORDERS, "items.csv": ITEMS})
    run({"later.csv": LATER})
    run({"open.csv": LATER.replace("交易关闭", "交易成功").replace(",100.00\n", ",0.00\n")})
    assert _paid(shop) == PAID
    assert database.check(shop) == []


def test_items_of_a_closed_order_do_not_count_whichever_comes_first(run, shop):
    run({"orders.csv": ORDERS.replace("买家已付款，等待卖家发货", "交易关闭"), "items.csv": ITEMS})
    assert _paid(shop) == [line for line in PAID if line[0] != "1004"]
    assert database.check(shop) == []
