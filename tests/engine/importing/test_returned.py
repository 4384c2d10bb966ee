"""A list of returned orders takes their sales out, whether it comes with them, before them or after them."""

import itertools

import pytest

from engine import importing
from tests.engine.importing.conftest import NOW

ORDERS = (
    "Order ID,Order Date,Customer ID,Product,Sales\nCA-1,2024-01-13,17,Tea,5\nCA-1,2024-01-13,17,Cup,8\n"
    "CA-2,2024-01-14,18,Tea,5\nCA-3,2024-01-15,17,Pot,20\n"
)
RETURNS = "Returned,Order ID\nYes,CA-1\nYes,CA-9\nNo,CA-2\n"


def left(shop):
    """Sales that count; all lines are there."""
    refunds = shop.execute(
        "SELECT SUM(kind = 'refund'), SUM(amount * (kind = 'refund')), COUNT(*) FROM sale"
    ).fetchone()
    assert tuple(refunds)[1:] in ((0, 4), (0, 5), (0, 3), (None, 0))
    return [
        tuple(row) for row in shop.execute("SELECT receipt, amount FROM sale WHERE kind = 'sale' ORDER BY sold_at, id")
    ]


KEPT = [("CA-2", 5.0), ("CA-3", 20.0)]


def test_orders_and_their_returns_in_one_import(run, shop, codes):
    report = run({"Orders.csv": ORDERS, "Returns.csv": RETURNS})
    assert left(shop) == KEPT
    assert (report["sales_stored"], report["cancelled_later"], report["net_total"]) == (4, 2, 25.0)
    assert codes(report)["receipt.returned"] == (2, "Returns.csv!B1")


@pytest.mark.parametrize("order", list(itertools.permutations(["orders", "returns", "again"])))
def test_in_any_order_of_imports_the_shop_is_the_same(run, shop, order):
    """`again` is a later export of the same orders with one more, which knows nothing of the returns."""
    files = {"orders": ORDERS, "returns": RETURNS, "again": ORDERS + "CA-4,2024-01-16,18,Tea,5\n"}
    for name in order:
        run({f"{name}.csv": files[name]})
    assert left(shop) == [*KEPT, ("CA-4", 5.0)]


@pytest.mark.parametrize("first", ["orders", "returns"])
def test_taking_the_list_back_brings_the_sales_back(run, shop, first):
    before = {}
    for name in ("orders", "returns") if first == "orders" else ("returns", "orders"):
        before[name] = run({f"{name}.csv": ORDERS if name == "orders" else RETURNS})["import_id"]
    undone = importing.undo(shop, before["returns"], now=NOW)
    assert undone["sales_changed"] == 2
    assert [row[0] for row in left(shop)] == ["CA-1", "CA-1", "CA-2", "CA-3"]
    assert [row[0] for row in shop.execute("SELECT lines FROM daily ORDER BY day")] == [2, 1, 1]
    run({"returns.csv": RETURNS})
    importing.undo(shop, before["orders"], now=NOW)
    assert left(shop) == []


def test_a_sheet_called_returns_needs_no_yes(book, shop):
    orders = [line.split(",") for line in ORDERS.splitlines()]
    book(
        {
            "Orders": orders,
            "Returns": [["Order ID", "Reason"], ["CA-3", "broken"]],
            "People": [["Person", "Region"], ["Ann", "West"]],
        }
    )
    assert [row[0] for row in left(shop)] == ["CA-1", "CA-1", "CA-2"]


def test_a_number_that_the_till_uses_on_several_days_is_nobody_s(run, shop):
    text = (
        "Receipt,Date,Customer ID,Product,Sales\n1,2024-01-13,17,Tea,5\n1,2024-01-14,18,Tea,5\n2,2024-01-14,18,Tea,5\n"
    )
    run({"till.csv": text})
    run({"Returns.csv": "Receipt,Returned\n1,yes\n2,yes\n"})
    assert left(shop) == [("1", 5.0), ("1", 5.0)]


def test_the_preview_says_what_the_list_is(write):
    table = importing.preview(None, [write("Returns.csv", RETURNS)], now=NOW)["tables"][0]
    assert (table["kind"], table["part"], table["lines"], table["refusal"]) == ("sales", "returns", 2, None)
    assert table["rows"][0]["receipt_id"] == "CA-1"
