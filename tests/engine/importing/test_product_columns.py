"""Tables with a column a product: pieces, money, or their sum."""

import pytest

from engine import importing
from engine.errors import ShopError
from tests.engine.importing.conftest import NOW

DRINKS = "Date,Customer ID,Latte,Mocha,Tea,Total\n"


def _pieces(shop):
    return [
        tuple(row)
        for row in shop.execute(
            "SELECT c.key, p.key, quantity, amount FROM sale LEFT JOIN customer AS c ON c.id = sale.customer_id"
            " LEFT JOIN product AS p ON p.id = sale.product_id ORDER BY sold_at, sale.id"
        )
    ]


def test_the_sum_of_product_columns_is_no_money(run, shop):
    run({"till.csv": DRINKS + "2024-01-13,17,2,1,,3\n2024-01-14,18,,1,4,5\n2024-01-15,17,1,1,1,3\n"})
    found = _pieces(shop)
    assert [row[:3] for row in found[:4]] == [
        ("17", "Latte", 2),
        ("17", "Mocha", 1),
        ("18", "Mocha", 1),
        ("18", "Tea", 4),
    ]
    assert {row[3] for row in found} == {None}


def test_a_money_total_beside_pieces_of_products_is_spread_over_them(run, shop):
    run({"till.csv": DRINKS + "2024-01-13,17,2,1,,9.00\n2024-01-14,18,,,4,8.00\n2024-01-15,17,,,,5.00\n"})
    assert _pieces(shop) == [("17", "Latte", 2, 6), ("17", "Mocha", 1, 3), ("18", "Tea", 4, 8), ("17", None, 1, 5)]


def test_money_of_products_that_comes_to_the_total_is_theirs(run, shop):
    run({"till.csv": DRINKS + "2024-01-13,17,6.50,3.00,,9.50\n2024-01-14,18,,,8.00,8.00\n"})
    assert _pieces(shop) == [("17", "Latte", 1, 6.5), ("17", "Mocha", 1, 3), ("18", "Tea", 1, 8)]


def test_product_columns_that_every_row_fills_are_refused_with_their_name(run):
    with pytest.raises(ShopError) as refused:
        run({"till.csv": "Date,Customer ID,Latte,Mocha,Tea\n2024-01-13,17,2,1,1\n2024-01-14,18,3,1,4\n"})
    assert (refused.value.code, refused.value.values["header"]) == ("table.wide", "Latte")


def test_wide_columns_are_not_called_unused(shop, write):
    path = write("till.csv", DRINKS + "2024-01-13,17,2,1,,3\n2024-01-14,18,,1,4,5\n")
    table = importing.preview(shop, [path], now=NOW)["tables"][0]
    assert [each["header"] for each in table["columns"] if each["wide"]] == ["Latte", "Mocha", "Tea"]
