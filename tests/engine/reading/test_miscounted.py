"""Ids that the headers promise and the cells do not hold; and which of two ids of goods is the shop's own."""

import pytest

from engine.reading.plans import plan_book
from engine.reading.sheets import open_book


@pytest.fixture
def understood(tmp_path):
    """Role → header, of the table of a text."""

    def read(text):
        path = tmp_path / "till.csv"
        path.write_text(text, encoding="utf-8")
        (plan,) = plan_book(open_book(path))
        assert plan.refusal is None
        return {role: plan.table.headers[at] for role, at in plan.roles.items()}

    return read


GOODS = {"Tea": "T-9", "Milk": "M-4", "Bread": "B-7"}
BASKETS = (("Tea", "Milk"), ("Bread",), ("Milk", "Tea", "Bread"), ("Tea",), ("Bread", "Milk"), ("Milk",))
LINES = [(number, at, name) for number, names in enumerate(BASKETS, 1) for at, name in enumerate(names, 1)]


def test_numbers_of_lines_are_no_ids_of_goods(understood):
    rows = "".join(f"2024-01-{n + 12},R{n},{at},{GOODS[name]},{name},5\n" for n, at, name in LINES)
    roles = understood(f"Date,Receipt,Item no.,Product code,Item,Amount\n{rows}")
    assert (roles["product_id"], roles["product_name"]) == ("Product code", "Item")
    roles = understood(
        "Date,Receipt,Item no.,Item,Amount\n" + rows.replace(",T-9", "").replace(",M-4", "").replace(",B-7", "")
    )
    assert "product_id" not in roles
    assert roles["product_name"] == "Item"


def test_numbers_that_go_with_no_name_are_no_ids_of_people(understood):
    people = ("Ann", "Bob", "Cleo", "Dan")
    rows = "".join(f"2024-01-{n + 10},R{n},{n * n % 5 + 1},{people[n % 4]},Tea,5\n" for n in range(1, 19))
    roles = understood(f"Date,Receipt,Customer no.,Customer name,Item,Amount\n{rows}")
    assert "customer_id" not in roles
    assert roles["customer_name"] == "Customer name"


def test_small_numbers_of_people_and_goods_are_ids(understood):
    people, goods = ("Ann", "Bob", "Cleo", "Dan"), ("Tea", "Milk", "Bread")
    rows = "".join(
        f"2024-01-{n + 10},R{n},{n % 4 + 1},{people[n % 4]},{n % 3 + 1},{goods[n % 3]},5\n" for n in range(1, 19)
    )
    roles = understood(f"Date,Receipt,Customer no.,Customer name,Item no.,Item,Amount\n{rows}")
    assert (roles["customer_id"], roles["product_id"]) == ("Customer no.", "Item no.")


@pytest.mark.parametrize("own", ["SKU", "Item number", "Code"])
def test_what_the_shop_calls_its_goods_by_goes_before_their_barcodes(understood, own):
    rows = "".join(f"2024-01-{n + 12},R{n},400{ord(name[0])},{GOODS[name]},{name},5\n" for n, _, name in LINES)
    roles = understood(f"Date,Receipt,EAN,{own},Item,Amount\n{rows}")
    assert roles["product_id"] == own
    assert "customer_id" not in roles


def test_a_barcode_alone_is_the_id_of_goods(understood):
    rows = "".join(f"2024-01-{n + 12},R{n},400{ord(name[0])},{name},5\n" for n, _, name in LINES)
    assert understood(f"Date,Receipt,Barcode,Item,Amount\n{rows}")["product_id"] == "Barcode"


def test_how_many_customers_there_were_is_nobody(understood):
    rows = "".join(f"{n + 12}/01/2024,R{n},{n % 3 + 1},{name},5\n" for n, _, name in LINES)
    roles = understood(f"Fecha,Factura,Número de clientes,Producto,Importe\n{rows}")
    assert not {"customer_id", "customer_name"} & roles.keys()


def test_money_named_in_another_language_than_most_headings_is_read(understood):
    lines = [
        f"{n},2024-01-{n + 10},R{n},{n * 7.25:.2f},{n % 4 + 200},c{n % 4}@example.com,{n % 3}9{n % 3}A"
        for n in range(1, 15)
    ]
    roles = understood("#,Date,Order ID,Montant TTC,ID client,E-mail,Code article\n" + "\n".join(lines))
    assert roles["amount"] == "Montant TTC"


def test_pieces_named_in_another_language_than_most_headings_are_read(understood):
    lines = [
        f"{n},2024-01-{n + 10},R{n},{n % 5 + 1},{n * 7.25:.2f},{n % 4 + 200},{n % 3}9{n % 3}A" for n in range(1, 15)
    ]
    roles = understood("#,Date,Order ID,Quantité,Total,ID client,Code article\n" + "\n".join(lines))
    assert (roles["quantity"], roles["amount"]) == ("Quantité", "Total")


def test_numbers_of_lines_are_no_ids_of_goods_where_some_receipts_are_damaged(understood):
    lines = [(n + len(BASKETS) * month, at, name) for month in range(2) for n, at, name in LINES]
    rows = "".join(
        f"2024-01-{n + 12},{f'{n}.1E+15' if (n, at) == (3, 2) else f'R{n}'},{at},{GOODS[name]},5\n"
        for n, at, name in lines
    )
    assert understood(f"Date,Receipt,Item no.,Product code,Amount\n{rows}")["product_id"] == "Product code"


def test_numbers_of_rows_beside_pieces_are_no_list_of_goods(understood):
    rows = "".join(
        f"{n},{n % 3 + 1},,{n % 12 + 1}/{n + 12}/2024,2024-0{n % 9 + 1},Food,19 %,{n % 4 + 2}.50,12{n % 3}\n"
        for n in range(1, 17)
    )
    roles = understood(f"#,Pcs,,Order date,Month,Department,VAT %,Unit Price,Product code\n{rows}")
    assert (roles["quantity"], roles["unit_price"], roles["product_id"]) == ("Pcs", "Unit Price", "Product code")
