"""Tables that are not what they look like: staff is no customer, a price is no amount, money is no date."""

import pytest

from engine import importing
from engine.errors import ShopError
from tests.engine.importing.conftest import NOW


def amounts(shop):
    return [row[0] for row in shop.execute("SELECT amount FROM sale ORDER BY sold_at, id")]


@pytest.mark.parametrize(
    "text",
    [
        "empleado_id,nombre,apellido,email,cargo\n1,Juan,Pérez,j@x.com,Cajero\n2,Ana,Ruiz,a@x.com,Jefa\n",
        "Employee ID,First name,Last name,Email,Phone\nE1,Juan,Perez,j@x.com,5551234\nE2,Ana,Ruiz,a@x.com,5551235\n",
        "proveedor_id,nombre,telefono,email\n1,Acme,555-1234,a@acme.com\n2,Bolt,555-5678,b@bolt.com\n",
        "Id_sucursal,nombre,dirección,ciudad,telefono\n1,Centro,Tronador 71,CABA,5551\n2,Norte,Calle 2,CABA,5552\n",
        "cliente_id,producto_id,frecuencia,ciudad\n" + "1,1,14,El Alto\n1,2,3,El Alto\n2,1,5,La Paz\n" * 4,
        "Artikel,Preis\n" + "Tee,2\nBrot,3\nTee,2\nTee,2\n" * 5,
        "Loja,Produto,Quantidade,Motivo,Data\nBath,Bolo,1,Estragado,2025-12-26\nBath,Tarte,2,Validade,2025-12-27\n",
    ],
)
def test_staff_suppliers_waste_and_repeated_goods_are_refused(run, text):
    with pytest.raises(ShopError) as refused:
        run({"list.csv": text})
    assert refused.value.code in ("table.not_sales", "column.missing")


def test_order_heads_are_no_customers_and_join_their_lines(run, shop):
    heads = "id_venta,fecha,id_cliente,nombre_cliente,email\n1,2024-05-06,92,Mariana,m@x.com\n2,2024-05-07,86,Diego,d@x.com\n3,2024-05-08,92,Mariana,m@x.com\n"
    lines = "id_venta,id_producto,nombre_producto,cantidad,importe\n1,21,Pan,1,272\n2,21,Pan,4,1088\n3,30,Leche,1,90\n"
    with pytest.raises(ShopError) as refused:
        run({"ventas.csv": heads})
    assert (refused.value.code, refused.value.values["column"]) == ("column.missing", "amount")
    report = run({"ventas.csv": heads, "detalle.csv": lines})
    assert (report["sales_stored"], report["customers"], report["net_total"]) == (3, 2, 1450.0)


def test_amounts_that_could_be_days_of_a_spreadsheet_are_money(run, shop):
    run(
        {
            "till.csv": "Date,Receipt,Customer,revenue\n2024-01-15,1,Acme,45000.00\n2024-01-16,2,Bolt,34500.50\n2024-01-17,3,Acme,67500.25\n"
        }
    )
    assert amounts(shop) == [45000.0, 34500.5, 67500.25]


def test_an_amount_of_pieces_beside_a_total_is_no_money(run, shop):
    head = "Product Id,Product Name,Customer Name,Amount,Transaction Date,Total\n"
    run({"till.csv": head + "3,Latte,Ann,5,2024-02-18,255.00\n4,Mocha,Bo,2,2024-02-19,90.00\n"})
    assert [tuple(row) for row in shop.execute("SELECT quantity, amount FROM sale ORDER BY sold_at")] == [
        (5, 255),
        (2, 90),
    ]


def test_what_a_product_costs_however_many_are_sold_is_its_price(run, shop):
    lines = [("Nata", 1.2, 50), ("Nata", 1.2, 30), ("Bolo", 15, 5), ("Bolo", 15, 2), ("Tarte", 4, 1)]
    rows = [f"{product},{value},{count},2025-12-2{n}" for n, (product, value, count) in enumerate(lines)]
    run({"vendas.csv": "produto,valor,quantidade,data\n" + "\n".join(rows) + "\n"})
    assert amounts(shop) == [60.0, 36.0, 75.0, 30.0, 4.0]


def test_a_total_of_lines_stays_one_though_it_repeats(run, shop):
    rows = "Tea,5,1,2025-12-20\nTea,5,2,2025-12-21\nCup,8,1,2025-12-22\nCup,8,3,2025-12-23\n"
    run({"till.csv": "Product,Line total,Quantity,Date\n" + rows})
    assert amounts(shop) == [5.0, 5.0, 8.0, 8.0]


def test_a_refund_without_any_amount_beside_it_makes_no_money(run, shop):
    run({"till.csv": "Date,Receipt,Customer,Item,Refunded amount\n2024-01-15,1,Ann,Tea,0\n2024-01-16,2,Bo,Cup,5\n"})
    assert amounts(shop) == [None, None]


def test_a_name_beside_a_family_name_is_the_given_one(run, shop):
    run({"clientes.csv": "cliente_id,nombre,apellido,email\n1,Luis,García,l@x.com\n2,María,Ruiz,m@x.com\n"})
    assert [row[0] for row in shop.execute("SELECT name FROM customer ORDER BY key")] == ["Luis García", "María Ruiz"]


def test_a_product_is_called_by_its_name_before_its_description(run, shop):
    run(
        {
            "productos.csv": "producto_id,name,descripcion,price\n1,Leggings,Estos leggings de compresión,41\n2,Falda,Esta hermosa falda,152\n"
        }
    )
    assert [row[0] for row in shop.execute("SELECT name FROM product ORDER BY key")] == ["Leggings", "Falda"]


def test_orders_of_shopify_without_addresses_are_known(write):
    header = "Name,Financial Status,Currency,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem sku,Refunded Amount,Vendor\n"
    path = write(
        "orders.csv",
        header
        + "#1,paid,CAD,0,2023-12-31 22:36,1,Boot,L46,0,Rieker\n#2,paid,CAD,0,2023-12-30 22:36,1,Shoe,L47,0,Rieker\n",
    )
    table = importing.preview(None, [path], now=NOW)["tables"][0]
    roles = {each["role"]: each["header"] for each in table["columns"] if each["role"]}
    assert (table["format"], roles["receipt_id"], roles["product_name"]) == ("shopify_orders", "Name", "Lineitem name")


def test_goods_bought_from_suppliers_are_told_by_the_name_of_their_list(run):
    text = "Num_CMD,Date_CMD,Fournisseur,Code_Produit,Produit,Qte,Montant_HT\nP1,2024-11-05,Import,L1,Laptop,10,1000000\nP2,2024-11-06,Import,L2,Souris,5,500\n"
    with pytest.raises(ShopError) as refused:
        run({"achats.csv": text})
    assert refused.value.code == "table.purchases"
    assert run({"ventes.csv": text.replace("Fournisseur", "Client")})["sales_stored"] == 2


def test_a_sale_with_a_sign_of_money_is_its_amount(run, shop):
    run(
        {
            "ventas.csv": "FECHA,# PRODUCTO,PRODUCTO,VENTA UNIDADES,VENTA $,COSTO DE VENTA $\n2025-10-01,P002,BARRA,2,40,23\n2025-10-02,P001,AGUA,1,15,9\n"
        }
    )
    assert [tuple(row) for row in shop.execute("SELECT quantity, amount FROM sale ORDER BY sold_at")] == [
        (2, 40),
        (1, 15),
    ]


def test_dishes_on_the_checks_of_a_restaurant_are_products(run, shop):
    head = "Número Comanda,Fecha,Mesero,Mesa,Platillo,Cantidad,Precio Unitario,Total\n"
    run(
        {
            "ventas.csv": head
            + "7,2025-10-01,Ana,3,Tacos,2,40,80\n7,2025-10-01,Ana,3,Agua,1,15,15\n8,2025-10-01,Luis,1,Tacos,1,40,40\n"
        }
    )
    assert [tuple(row) for row in shop.execute("SELECT receipt, amount FROM sale ORDER BY id")] == [
        ("7", 80),
        ("7", 15),
        ("8", 40),
    ]
