"""A table over several sheets: it goes on, and what no sheet alone tells is told by all of them."""

import pytest

from tests.engine.importing.test_layouts import SALES, month


def test_a_table_goes_on_in_sheets_with_and_without_its_headers(book, codes):
    report = book(
        {
            "January": [SALES[0], *month(1)],
            "February": month(2),
            "March": [["March"], [], *month(3)],
            "April": [SALES[0], *month(4)],
            "Empty": [],
            "May": month(5),
        }
    )
    assert (report["sales_stored"], report["first"], report["last"]) == (25, "2024-01-13", "2024-05-17")
    assert [file["sheet"] for file in report["files"]] == ["January", "February", "March", "April", "May"]
    assert codes(report) == {}


def test_a_table_that_goes_on_without_headers_may_have_more_beyond_an_empty_column(book, codes):
    def beside(rows, said):
        return [[*row, "", said] for row in rows]

    total = ["", "Total", "", "", "", 9.5]
    report = book(
        {"January": beside([SALES[0], *month(1)], "Month"), "February": [*beside(month(2), "2024-02"), total]}
    )
    assert [file["sheet"] for file in report["files"]] == ["January", "February"]
    assert (report["sales_stored"], codes(report)) == (10, {"row.total": (1, "February!A6")})


def test_what_stands_beside_lines_where_the_first_sheet_has_nothing_is_no_part_of_them(book, codes):
    report = book({"January": [SALES[0], *month(1)], "February": [[*row, "", "x"] for row in month(2)]})
    assert report["sales_stored"] == 5
    assert codes(report) == {"table.lacking": (1, "February!A1")}


def test_a_sheet_without_headers_that_is_another_table_is_told(book, codes):
    report = book({"Sales": SALES, "Stock": [["Tea", 5, 3.5, 2.0], ["Milk", 4, 1.0, 0.5]]})
    assert (report["sales_stored"], codes(report)) == (8, {"table.lacking": (1, "Stock!A1")})


def test_sheets_with_the_same_headers_are_read_alike(book, shop):
    # On the second sheet alone nothing would tell that the bare numbers are those of the goods.
    header = ["Date", "Order", "Customer", "Ref", "Product", "Qty", "Amount"]
    many = [
        [f"2024-03-{13 + at}", f"R{at}", "Ann", 260 + at % 3, ("Tea", "Milk", "Jam")[at % 3], 2, 5.5]
        for at in range(12)
    ]
    few = [["2024-04-13", "R90", "Bob", 260, "Tea", 2, 5.5], ["2024-04-14", "R91", "Bob", 262, "Jam", 2, 5.5]]
    report = book({"March": [header, *many], "April": [header, *few]})
    assert (report["sales_stored"], report["products"]) == (14, 3)
    assert {row[0] for row in shop.execute("SELECT key FROM product")} == {"260", "261", "262"}


@pytest.mark.parametrize("cancelled", ["Cancelado", "Anulada"])
def test_what_is_cancelled_on_a_later_sheet_is_no_sale(book, cancelled):
    def line(n, status):
        return [f"R{n}", f"2024-03-{12 + n}", f"C{n % 2}", "Té", 5.5, status]

    head = ["Pedido", "Fecha", "Código de cliente", "Producto", "Importe", "Estado"]
    sheets = {"1": [head, *(line(n, "Completado") for n in range(1, 6))]}
    sheets |= {"2": [line(n, "Completado") for n in range(6, 9)], "3": [line(9, cancelled), line(10, "Completado")]}
    report = book(sheets)
    assert (report["sales_stored"], report["cancelled"], report["net_total"]) == (9, 1, 49.5)


def test_codes_of_goods_that_no_sheet_alone_tells_are_told_by_all(book, shop):
    goods = ["Azúcar", "Café", "Aceite", "Té", "Piña", "Turrón", "Melón"]
    lines = [
        (0, 12),
        (1, 1),
        (2, 2),
        (3, 1),
        (1, 1),
        (5, 1),
        (1, 1),
        (0, 1),
        (2, 1),
        (4, 1),
        (4, 6),
        (6, 2),
        (5, 3),
        (0, 2),
    ]
    rows = [
        [goods[what], "C1", f"F{n}", 2.5, f"2024-03-{1 + n:02d}", 2.5 * count, f"ART-0{50 + what}", count]
        for n, (what, count) in enumerate(lines)
    ]
    head = ["Artículo", "Número de cliente", "Factura", "Precio unitario", "Fecha", "Total", "Código", "Unidades"]
    book({f"Hoja {at}": [head, *rows[5 * at : 5 * at + 5]] for at in range(3)})
    assert {row[0] for row in shop.execute("SELECT key FROM product")} == {f"ART-0{50 + at}" for at in range(7)}


def test_row_numbers_that_run_on_over_sheets_name_nothing(book, shop):
    goods = ["Kaffee", "Tee", "Brot", "Milch", "Käse"]
    rows = [[n, f"R{n}", f"2024-03-{10 + n}", "C1", goods[n % 5], 5.5] for n in range(1, 13)]
    head = ["Nr.", "Beleg", "Datum", "Kundennummer", "Artikel", "Betrag"]
    total, foot = ["", "", "Summe", "", "", 22.0], [[], ["Vielen Dank"]]
    book({f"Seite {at}": [["Umsätze"], head, *rows[4 * at : 4 * at + 4], total, *foot] for at in range(3)})
    assert {row[0] for row in shop.execute("SELECT key FROM product")} == set(goods)


def test_labels_of_subtotals_among_the_prices_keep_no_sheet_from_being_read_alike(book, shop):
    goods = ["Thé", "Huile", "Pâté", "Crème", "Œufs"]
    head = ["N°", "Prix", "Montant", "Qté", "Référence", "Désignation", "N° ticket", "Date"]
    rows = [
        [n, f"{n % 5 + 1},50 EUR", f"{n % 5 + 1},50 EUR", 1, f"00{n % 5}", goods[n % 5], f"T{n}", f"2025-04-{n:02d}"]
        for n in range(1, 21)
    ]
    both = [[row, ["", "Total", row[2], 1, "", "", "", ""]] for row in rows]
    sheets = {f"Feuille {at}": [line for pair in both[4 * at : 4 * at + 4] for line in pair] for at in range(5)}
    sheets["Feuille 0"].insert(0, head)
    report = book(sheets)
    assert report["sales_stored"] == 20
    assert {row[0] for row in shop.execute("SELECT key FROM product")} == {"000", "001", "002", "003", "004"}


def test_lines_above_headers_repeated_on_a_page_that_begins_further_right_are_read(book, codes):
    pages = {"1": [["Sales report"], SALES[0], *month(1)], "2": [*month(2), SALES[0], *month(3)]}
    shifted = {name: [row if len(row) == 1 else ["", "", *row] for row in rows] for name, rows in pages.items()}
    report = book(shifted)
    assert (report["sales_stored"], report["net_total"]) == (15, 82.5)
    assert codes(report)["row.header"] == (1, "2!C6")


def test_an_order_of_dates_that_a_later_sheet_alone_tells_is_that_of_all(book):
    head = ["Datum", "Beleg", "Artikel", "Betrag"]
    doubtful = [[f"0{n}-0{n + 1}-2025", f"R{n}", "Tee", 5.5] for n in range(1, 6)]
    clear = [[f"07-{n}-2025", f"R{n}", "Tee", 5.5] for n in range(13, 17)]
    report = book({"1": [head, *doubtful], "2": clear})
    assert (report["sales_stored"], report["first"], report["last"]) == (9, "2025-01-02", "2025-07-16")


def test_a_small_table_below_does_not_take_their_codes_from_the_goods(book, shop):
    head = ["Produto", "Referência", "Data", "Número do pedido", "Total"]
    goods = ["Maçã", "Guaraná", "Limão", "Óleo"]
    rows = [[goods[n % 4], f"11{n % 4}A", f"2025-05-{n:02d}", f"P{n}", 5.5] for n in range(1, 21)]
    below = [[], ["Forma de pagamento", "Valor total"], ["Forma de pagamento", 120.0], ["Pagamento", 155.0]]
    report = book({"Vendas": [head, *rows, *below]})
    assert (report["sales_stored"], report["customers"]) == (20, 0)
    assert {row[0] for row in shop.execute("SELECT key FROM product")} == {f"11{n}A" for n in range(4)}
