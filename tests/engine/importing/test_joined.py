"""Lines that have their dates from an orders file stand and fall with it."""

import pytest

from engine import importing
from engine.store import database
from tests.engine.importing.conftest import NOW
from tests.engine.importing.test_overlaps import TAOBAO_ITEMS, TAOBAO_ORDERS, counted


@pytest.fixture
def both(run):
    orders = run({"orders.csv": TAOBAO_ORDERS})["import_id"]
    return orders, run({"items.csv": TAOBAO_ITEMS})["import_id"]


def test_lines_are_taken_back_with_the_orders_that_date_them(shop, both):
    orders, items = both
    assert len(counted(shop)) == 3
    undone = importing.undo(shop, orders, now=NOW)
    assert undone["also_undone"] == [items]
    assert undone["sales_removed"] == 3
    assert counted(shop) == []
    assert database.check(shop) == []
    assert [row[0] for row in shop.execute("SELECT COUNT(*) FROM import WHERE undone_at IS NULL")] == [0]


def test_lines_stay_while_another_file_tells_their_orders(shop, run, both):
    orders, _ = both
    run({"again.csv": TAOBAO_ORDERS + "1003,bob,5.00,交易成功,博,2026-09-15 11:00:00,绿茶,1\n"})
    assert importing.undo(shop, orders, now=NOW)["also_undone"] == []
    assert len(counted(shop)) == 4


def test_the_lines_alone_are_taken_back_alone(shop, both):
    _, items = both
    assert importing.undo(shop, items, now=NOW)["also_undone"] == []
    assert [row[0] for row in counted(shop)] == ["1001", "1002"]
