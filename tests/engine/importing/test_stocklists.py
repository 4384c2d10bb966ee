"""A list of stock or of prices with dates in it has no sales."""

import pytest

from engine.errors import ShopError

_ONCE = "\n".join(f"2024-01-{day:02},Thing {day},3,{day},{day * 2.5}" for day in range(5, 15))


@pytest.mark.parametrize(
    "text",
    [
        "Product,Purchase Date,Quantity,Cost,Selling Price\nMug,2024-01-05,10,2.5,6\nCup,2024-02-11,12,1.5,4\nPot,2024-03-15,5,9,20\n",
        "SKU,Name,Price,Last Updated\nA1,Mug,6,2024-01-05\nA2,Cup,4,2024-02-11\nA3,Pot,20,2024-03-15\n",
        "Produit;Quantité;Prix d'achat;Prix de vente;Date d'achat\nLait;10;2,50;6;05/01/2026\nPain;12;1,50;4;11/02/2026\nSel;5;9;20;15/03/2026\n",
        "Produto;Data da compra;Quantidade;Preço de compra;Preço de venda\nLeite;05/01/2024;10;2,50;3,00\nPão;11/02/2024;12;1,50;3,00\nSal;15/03/2024;5;2,50;3,99\n",
        "商品名称,数量,进价,售价,进货日期\n杯子,10,2.5,6,2024-01-05\n碗,12,1.5,4,2024-02-11\n锅,5,9,20,2024-03-15\n",
        "Date,Product,Opening Stock,Closing Stock,Price\n2024-01-05,Mug,10,8,2.5\n2024-01-05,Cup,12,9,1.5\n2024-01-06,Mug,8,5,2.5\n",
        f"Date,Product,Quantity,Cost Price,Selling Price\n{_ONCE}\n",
        "Date,Product,Price\n" + "".join(f"2024-01-05,Thing {at},{at}\n" for at in range(2, 9)),
    ],
)
def test_a_list_of_stock_or_prices_is_a_list_of_products(run, text):
    report = run({"list.csv": text})
    assert [file["kind"] for file in report["files"]] == ["products"]
    assert report["sales_stored"] == 0


def test_a_sheet_called_inventory_lists_products(book):
    rows = [["Date", "Item", "Qty", "Price"], *(["2024-01-05", name, 3, 2.5] for name in ("Mug", "Cup", "Pan"))]
    assert book({"Inventory": rows})["files"][0]["kind"] == "products"


@pytest.mark.parametrize(
    "text",
    [
        "Product,Purchase Date,Quantity,Unit Cost,Total Cost\nMug,2024-01-05,10,2.5,25\nCup,2024-02-11,12,1.5,18\nMug,2024-03-15,5,9,45\n",
        "Date,Supplier,Item,Qty,Cost,Total\n13/01/2024,Acme,Mug,10,2,20\n14/01/2024,Bolt,Cup,5,3,15\n15/01/2024,Acme,Mug,10,2,20\n",
    ],
)
def test_what_was_purchased_at_a_cost_is_refused(run, text):
    with pytest.raises(ShopError) as refused:
        run({"list.csv": text})
    assert refused.value.code == "table.purchases"


@pytest.mark.parametrize(
    ("text", "total"),
    [
        (
            "Date,Product,Quantity,Cost Price,Selling Price\n2024-01-05,Mug,1,3,6\n2024-01-05,Cup,2,2,4\n2024-01-06,Mug,2,3,6\n",
            26,
        ),
        (
            "Date,Product,Inventory Level,Units Sold,Price\n2024-01-05,Mug,10,8,2.5\n2024-01-05,Cup,12,9,1.5\n2024-01-06,Mug,8,5,2.5\n",
            46,
        ),
        (
            "Customer ID,Purchase Date,Product,Cost,Price\n1,2024-01-05,Mug,3,6\n2,2024-01-05,Cup,2,4\n1,2024-02-05,Pot,9,20\n",
            30,
        ),
        ("Date,Item,Cost,Price\n" + "".join(f"2024-01-{day:02},Thing {day},1,{day}\n" for day in range(5, 15)), 95),
    ],
)
def test_sales_with_a_cost_or_a_stock_beside_them_stay_sales(run, text, total):
    report = run({"list.csv": text})
    assert [file["kind"] for file in report["files"]] == ["sales"]
    assert report["net_total"] == total
