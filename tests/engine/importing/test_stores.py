"""Several stores in one file, of which some are not the shop's; points are no money; equal lines without receipts."""

import pytest

from engine import importing
from tests.engine.importing.conftest import NOW

STORES = (
    "Date,Receipt,Customer ID,Item,Qty,Amount,Store\n"
    "2024-01-13,1,17,Tea,1,5,Bath\n2024-01-13,2,18,Tea,1,5,Bristol\n2024-01-14,3,17,Milk,1,3,BRISTOL \n2024-01-14,4,17,Milk,1,3,\n"
)


def stored(shop):
    return [tuple(row) for row in shop.execute("SELECT receipt, amount, store FROM sale ORDER BY id")]


def test_stores_that_are_left_out_are_told_with_their_cells_and_stay_out_of_later_files(run, shop):
    report = run({"jan.csv": STORES}, settings={"stores_left_out": ["Bristol"]})
    assert stored(shop) == [("1", 5.0, "Bath"), ("4", 3.0, None)]
    assert report["left_out"] == [{"code": "store.left_out", "count": 2, "first_cell": "jan.csv!G3"}]
    again = run({"feb.csv": STORES.replace("2024-01", "2024-02")})
    assert (again["sales_stored"], again["left_out"][0]["count"]) == (2, 2)


def test_the_preview_names_the_stores_of_a_file(shop, write):
    path = write("jan.csv", STORES)
    assert importing.preview(shop, [path], now=NOW)["stores"] == ["BRISTOL", "Bath", "Bristol"]


@pytest.mark.parametrize(
    "header",
    ["Points", "Loyalty points", "Points redeemed", "Total points", "积分", "Punkte"],
)
def test_points_are_no_money(run, shop, header):
    lines = f"Date,Receipt,Customer ID,Item,Amount,{header}\n2024-01-13,1,17,Tea,5,500\n2024-01-14,2,17,Tea,4.50,450\n"
    run({"till.csv": lines})
    assert [row[1] for row in stored(shop)] == [5.0, 4.5]


def test_equal_lines_without_receipts_stay_and_are_told(run, shop):
    header, coffee = "Date,Customer ID,Item,Amount\n", "2024-01-13 08:15,17,Coffee,3\n"
    report = run({"jan.csv": header + 2 * coffee + "2024-01-13 08:15,18,Coffee,3\n"})
    assert report["sales_stored"] == 3
    assert report["noted"] == [{"code": "line.equal", "count": 1, "first_cell": "jan.csv!A3"}]
    later = run({"feb.csv": header + 3 * coffee})
    assert (later["sales_stored"], later["already_there"], len(stored(shop))) == (1, 2, 4)
    importing.undo(shop, report["import_id"], now=NOW)
    assert len(stored(shop)) == 3
