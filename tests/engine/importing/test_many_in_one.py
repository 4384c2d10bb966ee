"""A row that says several sales: goods packed into one cell, and a column a product, a day or a month."""

import datetime as dt

import pytest

from engine.errors import ShopError
from engine.reading.packed import told_packing

# ---------------------------------------------------------------------- several goods in one cell

BASKETS = [
    ([("Latte", 2), ("Croissant", 1)], 9.0),
    ([("Latte", 1)], 3.0),
    ([("Muffin", 1), ("Latte", 1), ("Tea", 2)], 8.0),
    ([("Croissant", 3)], 6.0),
    ([("Tea", 1), ("Muffin", 2)], 7.0),
]


def bought(shop):
    """What stands in the shop: pieces by product, and money by day."""
    pieces = "SELECT p.key, SUM(s.quantity) FROM sale s JOIN product p ON p.id = s.product_id GROUP BY p.key"
    money = "SELECT date(sold_at, 'unixepoch'), ROUND(SUM(amount), 2) FROM sale GROUP BY 1 ORDER BY 1"
    return dict(map(tuple, shop.execute(pieces))), [row[1] for row in shop.execute(money)]


@pytest.mark.parametrize(
    ("piece", "between"),
    [
        ("{count}x {name}", "; "),
        ("{count} x {name}", ", "),
        ("{name}*{count}", ","),
        ("{name} x{count}", " | "),
        ("{name}×{count}", "；"),
        ("{name} ({count})", ", "),
        ("{count} {name}", ", "),
        ("{count}× {name}", "\n"),
        ("{name}{count}份", "、"),
    ],
)
def test_several_goods_in_one_cell_are_a_line_each_and_totals_stay(book, shop, piece, between, codes):
    packed = [between.join(piece.format(name=name, count=count) for name, count in goods) for goods, _ in BASKETS]
    rows = [
        [f"2024-03-{13 + at}", f"R{at}", f"C{at % 2}", cell, total]
        for at, (cell, (_, total)) in enumerate(zip(packed, BASKETS))
    ]
    report = book({"Sales": [["Date", "Order", "Customer ID", "Items", "Total"], *rows]})
    assert bought(shop) == ({"Latte": 4, "Croissant": 4, "Muffin": 3, "Tea": 3}, [9.0, 3.0, 8.0, 6.0, 7.0])
    assert (report["sales_stored"], report["net_total"], report["customers"]) == (9, 33.0, 2)
    assert codes(report) == {"items.unpacked": (3, "Sales!D2")}
    assert report["files"][0]["rows_read"] == 5


def test_goods_without_numbers_are_told_apart_by_the_cells_that_hold_one(book, shop, codes):
    cells = ["Latte; Tea", "Latte", "Tea", "Muffin; Latte", "Muffin", "Tea, green"]
    rows = [[f"2024-03-{13 + at}", f"C{at % 2}", cell, 4.0] for at, cell in enumerate(cells)]
    report = book({"Sales": [["Date", "Customer ID", "Product", "Amount"], *rows]})
    assert bought(shop)[0] == {"Latte": 3, "Tea": 2, "Muffin": 2, "Tea, green": 1}
    assert (report["net_total"], codes(report)) == (24.0, {"items.unpacked": (2, "Sales!C2")})


@pytest.mark.parametrize(
    "names", [["Bread, dark", "Bread", "Milk"], ["Timber 2x4", "Socks x2", "2XL shirt"], ["7 Up", "4 Seasons", "No 5"]]
)
def test_a_name_with_a_comma_or_a_number_is_one_product(book, shop, names, codes):
    rows = [[f"2024-03-{13 + at}", "C1", names[at % 3], 4.0] for at in range(9)]
    report = book({"Sales": [["Date", "Customer ID", "Product", "Amount"], *rows]})
    assert (set(bought(shop)[0]), codes(report)) == (set(names), {})


def test_a_packed_cell_unlike_the_others_is_told_and_stays_whole(book, shop, codes):
    cells = ["2x Tea; 1x Milk", "1x Tea", "1x Milk; 3x Tea", "2x Milk", "1x Jam; 1x Tea", "Tea and; something"]
    rows = [[f"2024-03-{13 + at}", f"R{at}", "C1", cell, -4.0 if at == 4 else 4.0] for at, cell in enumerate(cells)]
    report = book({"Sales": [["Date", "Order", "Customer ID", "Items", "Total"], *rows]})
    assert bought(shop)[0]["Tea and; something"] == 1
    assert codes(report)["items.unread"] == (1, "Sales!D7")
    assert (report["net_total"], report["refunds_stored"]) == (16.0, 2)


# ---------------------------------------------------------------------- a column a product, a day or a month


def test_a_column_a_product_becomes_a_line_each(book, shop, codes):
    counts = [[2, "", "", 1], ["", 1, "", ""], [1, "", 3, ""], ["", "", 1, 0], [4, "", "", ""]]
    rows = [[f"2024-03-{13 + at}", f"C{at % 2}", *each] for at, each in enumerate(counts)]
    report = book(
        {"Sales": [["Date", "Customer ID", "Latte", "Muffin", "Scone", "Brownie"], *rows, ["Total", "", 7, 1, 4, 1]]}
    )
    assert bought(shop)[0] == {"Latte": 7, "Muffin": 1, "Scone": 4, "Brownie": 1}
    assert (report["sales_stored"], report["customers"], report["first"]) == (7, 2, "2024-03-13")
    assert codes(report)["row.total"] == (1, "Sales!A7")
    assert codes(report)["column.melted"] == (4, "Sales!C1")


@pytest.mark.parametrize(
    ("headers", "days"),
    [
        (["Jan 2024", "Feb 2024", "Mar 2024"], ["2024-01-01", "2024-02-01", "2024-03-01"]),
        (["2023-12", "2024-01", "2024-02"], ["2023-12-01", "2024-01-01", "2024-02-01"]),
        (["2024年1月", "2024年2月", "2024年3月"], ["2024-01-01", "2024-02-01", "2024-03-01"]),
        (["01.03.2024", "02.03.2024", "13.03.2024"], ["2024-03-01", "2024-03-02", "2024-03-13"]),
        ([dt.date(2024, 3, 1), dt.date(2024, 3, 2), dt.date(2024, 3, 3)], ["2024-03-01", "2024-03-02", "2024-03-03"]),
    ],
)
@pytest.mark.parametrize("who", ["Customer ID", "客户编号"])
def test_a_column_a_day_or_a_month_becomes_a_line_each(book, shop, headers, days, who, codes):
    rows = [["C1", 5.5, "", 7.25, 12.75], ["C2", "", 3.1, 0, 3.1], ["Total", 5.5, 3.1, 7.25, 15.85]]
    report = book({"Sales": [["Corner Shop"], [], [who, *headers, "Total"], *rows]}, default_date_format="yyyy-mm-dd")
    stored = (
        "SELECT c.key, date(sold_at, 'unixepoch'), amount FROM sale JOIN customer c ON c.id = customer_id ORDER BY 1, 2"
    )
    assert [tuple(row) for row in shop.execute(stored)] == [
        ("C1", days[0], 5.5),
        ("C1", days[2], 7.25),
        ("C2", days[1], 3.1),
    ]
    assert codes(report) == {"row.total": (1, "Sales!A6"), "column.melted": (3, "Sales!B3")}


def test_a_cell_of_a_wide_table_that_is_no_amount_is_told_with_its_place(book, codes):
    rows = [["C1", 5.5, "five", 7.25], ["C2", 1.5, 3.1, 0]]
    report = book({"Sales": [["Customer ID", "2024-01", "2024-02", "2024-03"], *rows]})
    assert codes(report)["amount.unreadable"] == (1, "Sales!C2")
    assert (report["sales_stored"], report["net_total"]) == (4, 17.35)


@pytest.mark.parametrize(
    "header", [["Customer ID", "January", "February", "March"], ["Customer ID", "2024-01", "2024-02", "2024-03"]]
)
def test_a_wide_table_whose_cells_could_be_anything_is_refused_with_a_column(book, header):
    with pytest.raises(ShopError) as error:
        book({"Sales": [header, ["C1", 5, "", 7], ["C2", 1, 3, ""]]})
    assert (error.value.code, error.value.values["header"]) == ("table.wide", header[1])


def test_columns_of_unknown_numbers_are_not_taken_for_products(book):
    rows = [[f"2024-03-{13 + at}", f"C{at % 2}", 1, at, 5 - at] for at in range(1, 5)]
    with pytest.raises(ShopError):
        book({"Visits": [["Date", "Customer ID", "Guests", "Stamps", "Chairs"], *rows]})


# ---------------------------------------------------------------------- what an order says once, or on each of its lines


def receipts(count=6, **says):
    """Orders of three lines, 8.00 each; `says` is what a column has on the first line of an order and on the others."""
    rows = []
    for at in range(count):
        head = [f"2024-03-{13 + at}", f"R{at}", f"C{at % 3}"]
        for place, (item, quantity, price) in enumerate((("Tea", 2, 2.5), ("Milk", 1, 1.0), ("Jam", 1, 2.0))):
            order = [*head, 8.0 + at] if place == 0 else says["others"](head, 8.0 + at)
            rows.append([*order[:3], item, quantity, price, order[3]])
    return rows


@pytest.mark.parametrize("name", ["Total", "Amount", "Order Total"])
@pytest.mark.parametrize("priced", [False, True])
@pytest.mark.parametrize(
    "others",
    [
        lambda head, total: ["", "", "", ""],
        lambda head, total: ["", head[1], "", ""],
        lambda head, total: [*head, ""],
        lambda head, total: [*head, total],
    ],
    ids=["first line only", "receipt repeated", "total once", "all repeated"],
)
def test_the_total_of_an_order_counts_once_whatever_it_is_called(book, shop, others, priced, name):
    rows = [["Date", "Order", "Customer ID", "Item", "Qty", "Price", name], *receipts(others=others)]
    report = book({"Sales": rows if priced else [[*row[:5], row[6]] for row in rows]})
    assert (report["sales_stored"], report["customers"], report["products"]) == (18, 3, 3)
    assert report["net_total"] == (48.0 if priced else 63.0)
    assert bought(shop)[0] == {"Tea": 12, "Milk": 6, "Jam": 6}


def test_lines_of_one_price_are_no_totals(book):
    rows = [[f"2024-03-{13 + at // 2}", f"R{at // 2}", "C1", ("Tea", "Milk")[at % 2], 1, 3.0] for at in range(16)]
    report = book({"Sales": [["Date", "Order", "Customer ID", "Item", "Qty", "Amount"], *rows]})
    assert (report["sales_stored"], report["net_total"]) == (16, 48.0)


def test_a_column_a_product_beside_the_day_of_the_order_is_no_list_of_customers(book):
    head = ["下单日期", "销售单号", "会员编号", "香皂", "笔记本", "绿茶", "咖啡豆"]
    rows = [
        [f"2025-11-{n:02d}", f"8851{n}", f"000{n % 4}", *(2 if at == n % 4 else 0 for at in range(4))]
        for n in range(1, 16)
    ]
    report = book({"Sheet1": [head, *rows]})
    assert [file["kind"] for file in report["files"]] == ["sales"]
    assert (report["sales_stored"], report["products"], report["customers"]) == (15, 4, 4)


@pytest.mark.parametrize("money", ["331.35元", "€ 331,35", "331.35"])
def test_months_of_money_below_a_title_that_is_a_word_of_sales(run, money):
    text = f"売上明細\n顧客ID;2023/10;2023/11\n50;{money};{money}\n8;;{money}\n29;{money};\n"
    report = run({"till.csv": text})
    assert (report["sales_stored"], report["net_total"], report["customers"]) == (4, 1325.4, 3)


def test_a_cell_of_thousands_of_goods_is_not_taken_apart():
    packing = told_packing("{count}x {name}", "; ")
    assert packing.split("2x Tea; 1x Milk") == [("Tea", 2), ("Milk", 1)]
    assert packing.split("2x Tea; " * 1000) is None
