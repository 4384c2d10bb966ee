"""One shop keeps its money with tax or without it: files that tell tax apart are brought to its way, others are taken as they are."""

import pytest

from engine import importing
from engine.shop import Shop
from engine.store import settings as shop_settings
from tests.engine.importing.conftest import NOW

NET = (
    "Date,Receipt,Customer ID,Item,Qty,Net sales,Tax,Total\n"
    "2024-01-13,1,17,Tea,2,10.00,2.00,12.00\n2024-01-14,2,18,Cup,1,5.00,1.00,6.00\n2024-01-15,3,17,Tea,-1,-5.00,-1.00,-6.00\n"
)
PLAIN = "Date,Receipt,Customer ID,Item,Qty,Amount\n2024-02-13,11,17,Tea,2,12.00\n2024-02-14,12,18,Cup,1,6.00\n"


def amounts(shop):
    return [row[0] for row in shop.execute("SELECT amount FROM sale ORDER BY sold_at")]


def taxes(report):
    return [file["tax"] for file in report["files"]]


def test_without_a_word_on_it_a_file_keeps_its_figures_and_the_shop_its_way(run, shop):
    report = run({"jan.csv": NET})
    assert amounts(shop) == [10.0, 5.0, -5.0]
    assert taxes(report) == ["as_is"]
    assert shop_settings.get_settings(shop)["prices_include_tax"] is False


def test_amounts_without_tax_get_it_in_a_shop_that_keeps_money_with_it(run, shop):
    report = run({"jan.csv": NET}, settings={"prices_include_tax": True})
    assert amounts(shop) == [12.0, 6.0, -6.0]
    assert report["net_total"] == 12.0
    assert taxes(report) == ["added"]
    assert {"code": "tax.added", "count": 3, "first_cell": "jan.csv!F1"} in report["noted"]
    assert shop.execute("SELECT unit_price FROM sale WHERE receipt = '1'").fetchone()[0] == 6.0
    assert shop.execute("SELECT price FROM product WHERE key = 'Tea'").fetchone()[0] == 6.0


@pytest.mark.parametrize(
    ("text", "net", "gross"),
    [
        (
            "Datum;Beleg;Kunde;Artikel;Menge;Betrag netto;MwSt.;Brutto\n13.01.2024;1;17;Tee;2;10,00;1,90;11,90\n",
            10,
            11.9,
        ),
        (
            "Datum;Beleg;Kunde;Artikel;Menge;Gesamtbetrag inkl. MwSt.;MwSt. Betrag\n13.01.2024;1;17;Tee;2;11,90;1,90\n",
            10,
            11.9,
        ),
        (
            "Date;Facture;Client;Article;Quantité;Total HT;TVA;Total TTC\n13/01/2024;1;17;Thé;2;10,00;2,00;12,00\n",
            10,
            12,
        ),
        ("Date;Facture;Client;Article;Quantité;Montant TTC;Taux TVA\n13/01/2024;1;17;Thé;2;12,00;20\n", 10, 12),
        ("Fecha;Factura;Cliente;Producto;Cantidad;Base imponible;IVA\n13/01/2024;1;17;Té;2;10,00;2,10\n", 10, 12.1),
        ("Data;Ricevuta;Cliente;Articolo;Quantità;Importo netto;IVA\n13/01/2024;1;17;Tè;2;10,00;2,20\n", 10, 12.2),
        ("日期,订单号,会员号,商品名称,数量,含税金额,税额\n2024-01-13,1,17,茶,2,11.30,1.30\n", 10, 11.3),
        ("日期,订单号,会员号,商品名称,数量,金额(不含税),金额(含税)\n2024-01-13,1,17,茶,2,10.00,11.30\n", 10, 11.3),
        ("日付,伝票番号,顧客番号,商品名,数量,税抜金額,消費税額\n2024-01-13,1,17,茶,2,1000,100\n", 1000, 1100),
        ("Date,Receipt,Customer ID,Item,Qty,Total,Tax\n2024-01-13,1,17,Tea,2,12.00,2.00\n", 10, 12),
        ("Date,Receipt,Customer ID,Item,Qty,Subtotal,VAT 20%\n2024-01-13,1,17,Tea,2,10.00,2.00\n", 10, 12),
        ("Date,Receipt,Customer ID,Item,Qty,Amount excl. VAT,VAT rate\n2024-01-13,1,17,Tea,2,10.00,20%\n", 10, 12),
    ],
)
def test_tax_is_told_apart_in_the_words_of_many_languages(shop, write, text, net, gross):
    """The same file in a shop of either way."""
    path = write("till.csv", text)
    for with_tax, expected in ((True, gross), (False, net)):
        report = importing.run(shop, [path], now=NOW, settings={"prices_include_tax": with_tax})
        assert amounts(shop) == [pytest.approx(expected)], report


def test_a_price_times_quantity_and_tax_that_come_to_the_total_say_that_the_total_has_it(run, shop):
    rows = [(2, 10.0), (1, 7.5), (3, 4.0), (5, 2.0)]
    lines = [
        f"2024-01-1{n},{n},17,Tea,{q},{p},{q * p * 0.05:.2f},{q * p * 1.05:.2f}" for n, (q, p) in enumerate(rows, 1)
    ]
    text = "Date,Receipt,Customer ID,Item,Quantity,Unit price,Tax 5%,Total\n" + "\n".join(lines) + "\n"
    run({"till.csv": text}, settings={"prices_include_tax": False})
    assert amounts(shop) == [20.0, 7.5, 12.0, 10.0]


def test_figures_that_leave_it_open_are_taken_as_they_are(run, shop):
    lines = [f"2024-01-1{n},{n},17,Tea,{n},10,{n}.00,{10 * n}" for n in range(1, 6)]
    text = "Date,Receipt,Customer ID,Item,Quantity,Unit price,Tax,Total\n" + "\n".join(lines) + "\n"
    report = run({"till.csv": text}, settings={"prices_include_tax": False})
    assert amounts(shop) == [10, 20, 30, 40, 50]
    assert taxes(report) == ["unknown"]


def test_a_file_that_does_not_tell_is_taken_as_it_is_and_said(run, shop):
    run({"jan.csv": NET}, settings={"prices_include_tax": True})
    report = run({"feb.csv": PLAIN})
    assert amounts(shop)[-2:] == [12.0, 6.0]
    assert taxes(report) == ["unknown"]
    told = PLAIN.replace("Amount", "Amount excl. VAT").replace("2024-02", "2024-03")
    report = run({"mar.csv": told})
    assert amounts(shop)[-2:] == [12.0, 6.0]
    assert taxes(report) == ["untold"]
    assert [(n["code"], n["first_cell"]) for n in report["noted"]] == [("tax.untold", "mar.csv!F1")]


def test_the_second_file_is_brought_to_the_way_of_the_first(run, shop):
    run({"jan.csv": NET})
    gross = "Date,Receipt,Customer ID,Item,Qty,Amount incl. VAT,VAT\n2024-02-13,11,17,Tea,2,12.00,2.00\n"
    report = run({"feb.csv": gross})
    assert amounts(shop)[-1] == 10.0
    assert taxes(report) == ["taken_off"]


def test_an_overlapping_file_is_the_same_lines_whatever_the_shop_keeps(run, shop):
    """Lines without a receipt are known by all they say: as their file has it."""
    text = NET.replace("Receipt,", "").replace(",1,17", ",17").replace(",2,18", ",18").replace(",3,17", ",17")
    run({"jan.csv": text}, settings={"prices_include_tax": True})
    report = run({"again.csv": text + "2024-01-16,17,Tea,1,5.00,1.00,6.00\n"})
    assert (report["already_there"], report["sales_stored"]) == (3, 1)
    assert amounts(shop) == [12.0, 6.0, -6.0, 6.0]


def test_shopify_s_taxes_of_an_order_are_spread_over_its_lines(run, shop):
    header = "Name,Email,Financial Status,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price\n"
    text = header + (
        "#1,a@x.com,paid,30.00,5.00,3.00,38.00,2024-01-13 10:00:00 +0000,2,Tea,10.00\n#1,a@x.com,,,,,,2024-01-13 10:00:00 +0000,1,Cup,10.00\n"
    )
    run({"orders.csv": text}, settings={"prices_include_tax": True})
    assert sorted(amounts(shop)) == [11.0, 22.0]


def test_the_preview_says_how_tax_is_in_the_amounts(shop, write):
    shop_settings.set_settings(shop, {"prices_include_tax": True})
    table = importing.preview(shop, [write("jan.csv", NET)], now=NOW)["tables"][0]
    assert table["tax"] == {"amounts": "without", "why": "values", "done": "added"}
    assert [row["amount"] for row in table["rows"]] == [12.0, 6.0, -6.0]


def test_a_change_of_the_setting_changes_the_lines_whose_tax_is_known(tmp_path, write):
    with Shop.create(tmp_path / "own.regulars") as own:
        own.import_files([write("jan.csv", NET), write("feb.csv", PLAIN)])

        def kept():
            return [row[0] for row in own._connection.execute("SELECT amount FROM sale ORDER BY sold_at")]

        assert kept() == [10.0, 5.0, -5.0, 12.0, 6.0]
        assert own.set_settings({"prices_include_tax": True}) == ["prices_include_tax"]
        assert kept() == [12.0, 6.0, -6.0, 12.0, 6.0]
        assert own.imports()[0]["import_id"]
        assert own.import_files([write("jan.csv", NET)])["sales_stored"] == 0
        own.set_settings({"prices_include_tax": False})
        assert kept() == [10.0, 5.0, -5.0, 12.0, 6.0]


def test_what_was_paid_with_points_brings_no_tax_either(run, shop):
    text = (
        NET.replace("Total\n", "Total,Payment method\n")
        .replace("12.00\n", "12.00,Card\n")
        .replace("6.00\n", "6.00,Loyalty points\n", 1)
    )
    run({"jan.csv": text.replace("-6.00\n", "-6.00,Card\n")}, settings={"prices_include_tax": True})
    assert amounts(shop) == [12.0, 0.0, -6.0]
