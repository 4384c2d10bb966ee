"""The preview looks dates and buyers up where the import does: in the files given together, and in the shop."""

import pytest

from engine import importing
from engine.errors import ShopError
from tests.engine.importing.conftest import NOW

ORDERS = (
    "订单编号,买家会员名,买家实际支付金额,订单状态,收货人姓名,联系手机,订单创建时间,宝贝标题,宝贝总数量\n"
    "1001,alice,30.00,交易成功,王芳,13800000001,2026-01-13 10:00:00,茶叶，茶杯,2\n"
    "1002,bob,20.00,交易成功,李雷,13800000002,2026-01-14 11:00:00,茶壶,1\n"
)
ITEMS = (
    "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码\n"
    "1001,茶叶,10.00,1,T1,,,,交易成功,T1\n1001,茶杯,20.00,1,C1,,,,交易成功,C1\n1002,茶壶,20.00,1,P1,,,,交易成功,P1\n"
)


def _of_items(seen):
    return next(table for table in seen["tables"] if table["format"] == "taobao_items")


@pytest.mark.parametrize("items_first", [True, False])
def test_items_beside_their_orders_have_dates_and_buyers_in_the_preview(shop, write, items_first):
    files = [write("orders.csv", ORDERS), write("items.csv", ITEMS)]
    seen = importing.preview(None, files[::-1] if items_first else files, now=NOW)
    assert seen["questions"] == []
    items = _of_items(seen)
    assert items["refusal"] is None
    assert [(row["sold_at"], row["customer_id"], row["product_id"]) for row in items["rows"]] == [
        ("2026-01-13 10:00", "alice", "T1"),
        ("2026-01-13 10:00", "alice", "C1"),
        ("2026-01-14 11:00", "bob", "P1"),
    ]
    assert (items["first"], items["last"], items["customers"]) == ("2026-01-13", "2026-01-14", 2)


def test_items_of_orders_that_the_shop_knows_have_dates_and_buyers_in_the_preview(shop, run, write):
    run({"orders.csv": ORDERS})
    seen = importing.preview(shop, [write("items.csv", ITEMS)], now=NOW)
    assert (seen["questions"], _of_items(seen)["refusal"]) == ([], None)
    assert [row["customer_id"] for row in _of_items(seen)["rows"]] == ["alice", "alice", "bob"]


def test_items_alone_ask_for_their_orders(shop, write):
    items = write("items.csv", ITEMS)
    assert _of_items(importing.preview(shop, [items], now=NOW))["refusal"]["values"]["needed"] == "orders"
    with pytest.raises(ShopError) as error:
        importing.run(shop, [items], now=NOW)
    assert (error.value.code, error.value.values["needed"]) == ("column.missing", "orders")
