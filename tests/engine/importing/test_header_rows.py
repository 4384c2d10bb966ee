"""Headers in several rows, and cells merged over several lines."""

import zipfile

import pytest

from engine import importing
from tests.engine.importing.conftest import NOW

THREE_ROWS = [
    ["Order", "", "", "Customer", "", "", "Product", "", ""],
    ["No", "Date", "", "ID", "Contact", "", "Name", "Sold", ""],
    ["", "Day", "Time", "", "Email", "Phone", "", "Quantity", "Amount"],
    ["R1", "2024-01-13", "10:00", "17", "a@x.com", "0123", "Tea", 2, 10],
    ["R2", "2024-01-14", "11:30", "18", "b@x.com", "0124", "Cup", 1, 8],
    ["R3", "2024-01-15", "12:00", "17", "a@x.com", "0123", "Pot", 1, 20],
]


def test_headers_in_three_rows_are_read_together(book, shop):
    book({"Sales": THREE_ROWS})
    lines = shop.execute(
        "SELECT receipt, c.key, c.email, p.key, quantity, amount, sold_at % 86400 FROM sale JOIN customer AS c"
        " ON c.id = sale.customer_id JOIN product AS p ON p.id = sale.product_id ORDER BY sold_at"
    )
    assert [tuple(row) for row in lines] == [
        ("R1", "17", "a@x.com", "Tea", 2, 10, 36000),
        ("R2", "18", "b@x.com", "Cup", 1, 8, 41400),
        ("R3", "17", "a@x.com", "Pot", 1, 20, 43200),
    ]


def test_cells_of_an_ods_that_are_merged_over_lines_are_said_of_each(shop, tmp_path):
    def cell(text, rows=1):
        kind = (
            f'office:value-type="float" office:value="{text}"'
            if not isinstance(text, str)
            else 'office:value-type="string"'
        )
        return f'<table:table-cell {kind} table:number-columns-spanned="1" table:number-rows-spanned="{rows}"><text:p>{text}</text:p></table:table-cell>'

    head = "".join(map(cell, ("Order", "Date", "Customer ID", "Item", "Amount")))
    first = "".join(cell(text, 2) for text in ("R1", "2024-01-13", "17")) + cell("Tea") + cell(5)
    second = '<table:covered-table-cell table:number-columns-repeated="3"/>' + cell("Cup") + cell(8)
    third = "".join(map(cell, ("R2", "2024-01-14", "18", "Pot"))) + cell(20)
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in (head, first, second, third))
    names = "office table text".split()
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Sales">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    path = tmp_path / "till.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr("content.xml", content)
    importing.run(shop, [path], now=NOW)
    lines = shop.execute(
        "SELECT receipt, c.key, amount FROM sale JOIN customer AS c ON c.id = customer_id ORDER BY sale.id"
    )
    assert [tuple(row) for row in lines] == [("R1", "17", 5), ("R1", "17", 8), ("R2", "18", 20)]


def test_units_below_the_headers_do_not_join_a_table_beside_them(book, codes):
    report = book(
        {
            "Sales": [
                ["Receipt", "Date", "Customer ID", "Item", "Qty", "Price"],
                ["", "", "", "", "pcs", "RUB", "", "Payment method", "Amount"],
                ["R1", "2024-01-13", "17", "Tea", 2, 5, "", "Cash", 120],
                ["R2", "2024-01-14", "18", "Cup", 1, 8, "", "Card", 155],
                ["R3", "2024-01-15", "17", "Pot", 1, 20],
            ]
        }
    )
    assert (report["sales_stored"], report["net_total"]) == (3, 38.0)
    assert "table.other" in codes(report)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Receipt,,,Stock,,Unit", "No,Date,Customer,Code,Units,Price"),
        ("fiş,,,stok,,birim", "no,tarih,müşteri,kodu,adet,fiyatı"),
    ],
)
def test_words_one_below_the_other_group_nothing(run, shop, upper, lower):
    lines = "".join(f"{n},2024-01-{12 + n},17,A{n % 2},{1 + n},5.00\n" for n in range(1, 5))
    report = run({"till.csv": f"{upper}\n{lower}\n{lines}"})
    assert report["net_total"] == 70.0
    assert [row[0] for row in shop.execute("SELECT quantity FROM sale ORDER BY sold_at")] == [2, 3, 4, 5]


def test_a_date_whose_kind_stands_below_it_is_no_title(run):
    lines = "".join(f"{n}/09/25;Twaróg;1;1,75\n" for n in range(13, 17))
    report = run({"till.csv": f"data;;;\nsprzedaży;produkt;sztuk;razem\n{lines}"})
    assert (report["sales_stored"], report["first"], report["last"]) == (4, "2025-09-13", "2025-09-16")


def test_headers_in_two_languages_keep_the_state_of_an_order(run):
    heads = "Receipt No;Date;Time;Status;SKU;Item;Line Total\nN.º pedido;Fecha de pedido;Hora;Estado;Código;Descripción;Total\n"
    lines = "".join(
        f"R{n};{n}/6/2021;10:00;{'Cancelado' if n == 14 else 'Completado'};A{n};Té;5,00\n" for n in range(13, 18)
    )
    report = run({"till.csv": heads + lines})
    assert (report["sales_stored"], report["cancelled"], report["net_total"]) == (4, 1, 20.0)
