"""Orders that name their goods in one cell, without numbers, told apart by what is known of each title."""

from dataclasses import replace

import pytest

from engine import importing
from engine.reading.titled import Titles
from engine.store import database
from tests.engine.importing.conftest import NOW

_HEADER = (
    "订单编号,买家会员名,买家应付邮费,买家实际支付金额,订单状态,订单创建时间,宝贝标题,宝贝种类,宝贝总数量,退款金额\n"
)
_ALONE = (
    "1,a,6,106.00,交易成功,2026-01-10 10:00:00,茶叶,1,1,0\n2,a,0,200.00,交易成功,2026-01-10 11:00:00,茶叶,1,2,0\n"
    "3,b,0,50.00,交易成功,2026-01-10 12:00:00,茶杯，白,1,1,0\n4,b,0,20.00,交易成功,2026-01-10 13:00:00,茶匙,1,1,0\n"
)
_SEVERAL = "9,c,0,{paid},交易成功,2026-01-12 10:00:00,{titles},{kinds},{pieces},{back}\n"


def _several(paid, titles, kinds, pieces, back=0):
    return _SEVERAL.format(paid=paid, titles=titles, kinds=kinds, pieces=pieces, back=back)


def _bought(shop, receipt="9"):
    return [
        (row[0], row[1], round(row[2], 2))
        for row in shop.execute(
            "SELECT p.key, quantity, amount FROM sale LEFT JOIN product AS p ON p.id = product_id WHERE receipt = ?"
            " ORDER BY p.key",
            (receipt,),
        )
    ]


@pytest.mark.parametrize(
    ("order", "bought"),
    [
        (_several(120, "茶叶，茶匙", 2, 2), [("茶匙", 1, 20.0), ("茶叶", 1, 100.0)]),
        (_several(140, "茶叶，茶匙", 2, 3), [("茶匙", 2, 40.0), ("茶叶", 1, 100.0)]),
        # A coupon of 10, and one of two that came back.
        (_several(210, "茶叶，茶匙", 2, 3), [("茶匙", 1, 19.09), ("茶叶", 2, 190.91)]),
        (_several(120, "茶叶，茶匙", 2, 2, back=60), [("茶匙", 1, 10.0), ("茶叶", 1, 50.0)]),
        # What stands between two stands in a title, too.
        (_several(150, "茶叶，茶杯，白", 2, 2), [("茶叶", 1, 100.0), ("茶杯，白", 1, 50.0)]),
        (_several(120, "茶叶，茶匙", "", 2), [("茶匙", 1, 20.0), ("茶叶", 1, 100.0)]),
    ],
)
def test_titles_that_are_known_alone_are_told_apart(run, shop, order, bought):
    report = run({"orders.csv": _HEADER + _ALONE + order})
    assert _bought(shop) == sorted(bought)
    assert {item["code"]: item["count"] for item in report["noted"]} == {"items.unpacked": 1}
    assert [row[0] for row in shop.execute("SELECT key FROM product ORDER BY id")] == ["茶叶", "茶杯，白", "茶匙"]


@pytest.mark.parametrize("order", [_several(130, "茶叶，茶盘", 2, 2), _several(130, "茶叶，茶匙", 3, 3)])
def test_an_order_whose_goods_are_not_known_has_no_product_and_none_is_invented(run, shop, order):
    report = run({"orders.csv": _HEADER + _ALONE + order})
    assert _bought(shop) == [(None, 2 if ",2,2," in order else 3, 130.0)]
    assert ("items.untold", 1) in {(item["code"], item["count"]) for item in report["noted"]}
    assert shop.execute("SELECT COUNT(*) FROM product").fetchone()[0] == 3


def test_what_a_later_report_tells_of_an_order_is_all_of_it(run, shop):
    unknown = _HEADER + _several(120, "茶叶，茶匙", 2, 2)
    run({"one.csv": unknown})
    assert _bought(shop) == [(None, 2, 120.0)]
    report = run({"two.csv": _HEADER + _ALONE + _several(120, "茶叶，茶匙", 2, 2)})
    told = [("茶匙", 1, 20.0), ("茶叶", 1, 100.0)]
    assert _bought(shop) == told
    # By then the shop knows both.
    run({"three.csv": unknown + "10,d,0,100.00,交易成功,2026-01-13 10:00:00,茶叶,1,1,0\n"})
    assert _bought(shop) == told
    importing.undo(shop, report["import_id"], now=NOW)
    assert sum(amount for *_, amount in _bought(shop)) == 120.0
    assert database.check(shop) == []


def test_goods_of_an_order_that_is_closed_later_go_with_it(run, shop):
    run({"one.csv": _HEADER + _ALONE + _several(120, "茶叶，茶匙", 2, 2)})
    report = run({"two.csv": _HEADER + _several(0, "茶叶，茶匙", 2, 2).replace("交易成功", "交易关闭")})
    assert (_bought(shop), report["cancelled_later"]) == ([], 2)
    importing.undo(shop, report["import_id"], now=NOW)
    assert _bought(shop) == [("茶匙", 1, 20.0), ("茶叶", 1, 100.0)]


def test_too_many_ways_to_share_the_pieces_are_not_tried():
    titles = Titles("，", 0, pieces=1, prices={f"p{n}": 1.0 + n for n in range(20)})
    known = "，".join(titles.prices)
    assert titles.split([known, 20.0])[0][:2] == ("p0", 1.0)
    assert [title for title, *_ in titles.split([known, 60.0])] == [""]
    assert replace(titles, prices={}).split(["p1，p2", 2.0])[0][0] == ""
