"""Which mark stands before the decimals, where a dot or a comma could be either."""

import pytest

from engine.reading.numbers import number, thousands_mark
from engine.reading.plans import plan_book
from engine.reading.sheets import open_book


@pytest.fixture
def decimal_of(tmp_path):
    def read(header, *lines):
        path = tmp_path / "till.csv"
        path.write_text("\n".join([header, *lines]), encoding="utf-8")
        (plan,) = plan_book(open_book(path))
        return plan.decimal

    return read


def test_the_dot_of_a_tax_rate_is_not_that_of_the_money(decimal_of):
    lines = (f"{n};2024-03-{12 + n};Trà;12;69.000;0.0{7 + n % 2}" for n in range(1, 6))
    assert decimal_of("Mã đơn hàng;Ngày;Tên sản phẩm;Số lượng;Tổng tiền;Thuế suất", *lines) == ","


def test_the_comma_of_a_tax_rate_is_that_of_the_file(decimal_of):
    assert decimal_of("Order;Date;Item;Qty;Total;Tax rate", "1;2024-03-13;Tea;1;69.000;0,07") == ","


def test_quantities_times_prices_tell_what_a_weight_is(decimal_of):
    lines = ["1;2024-03-13;Tea;3,911;514680;2012913", "2;2024-03-14;Tea;1,439;1121230;1613450"]
    assert decimal_of("Order;Date;Item;Qty;Price;Amount", *lines) == ","
    lines = ["1;2024-03-13;Thé;3.911;514680;2012913", "2;2024-03-14;Thé;1.439;1121230;1613450"]
    assert decimal_of("Commande;Date;Article;Quantité;Prix unitaire;Montant", *lines) == "."


def test_whole_money_beside_thousands_has_no_cents(decimal_of):
    assert decimal_of("Order;Date;Item;Amount", "1;2024-03-13;Tea;12.500", "2;2024-03-14;Tea;950") == ","
    assert decimal_of("Order;Date;Item;Amount", "1;2024-03-13;Tea;12.500", "2;2024-03-14;Tea;9.250") == "."
    assert (
        decimal_of("Mã đơn hàng;Ngày;Tên sản phẩm;Tổng tiền", "1;2024-03-13;Trà;12,500", "2;2024-03-14;Trà;9,250")
        == "."
    )


def test_what_begins_with_nothing_is_no_thousand():
    assert number("0.125", ",") == 0.125
    assert number("0,125", ".") == 0.125
    assert number("12.500", ",") == 12500.0
    assert thousands_mark(["12.500", "950"]) == "."
    assert not thousands_mark(["12.500", "0.950", "950"])
    assert not thousands_mark(["12.500", "9,250", "950"])
