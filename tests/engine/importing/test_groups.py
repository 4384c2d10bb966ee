"""Reports in groups (a customer, a day or a product above its lines), and buyers told by their addresses alone."""

import datetime as dt

import pytest

MARCH = [dt.datetime(2026, 3, day) for day in range(1, 13)]


def said(shop):
    """Day, customer and product of each line, in the order of the file."""
    lines = shop.execute(
        "SELECT strftime('%d', s.sold_at, 'unixepoch'), c.key, p.key FROM sale s LEFT JOIN customer c ON c.id = s.customer_id"
        " LEFT JOIN product p ON p.id = s.product_id ORDER BY s.id"
    )
    return list(map(tuple, lines))


def by_customer(*totals):
    rows = [["Corner Shop"], ["Sales by Customer Detail"], []]
    rows.append(
        [None, "Date", "Transaction Type", "Num", "Product/Service", "Memo/Description", "Qty", "Amount", "Balance"]
    )
    for who, days in (("Ann Lee", MARCH[:3]), ("Bo Ray", MARCH[3:8])):
        rows.append([who])
        rows += [
            [None, day, "Invoice", 1000 + day.day % 4, "Tea", "weekly", 2, 5.5, 5.5 * n]
            for n, day in enumerate(days, 1)
        ]
        rows.append([f"Total for {who}", *[None] * 7, 5.5 * len(days)])
    return [*rows, ["TOTAL", *[None] * 7, 44.0], [], ["Saturday, Nov 21, 2026 08:12:33 AM GMT+0 - Accrual Basis"]]


def test_the_customer_above_the_lines_bought_them_and_numbers_of_invoices_are_nobody(book, shop):
    report = book({"Sales by Customer Detail": by_customer()})
    assert (report["sales_stored"], report["customers"], report["net_total"]) == (8, 2, 44.0)
    assert [row[1] for row in said(shop)] == ["Ann Lee"] * 3 + ["Bo Ray"] * 5
    assert {found["code"]: found["count"] for found in report["left_out"]} == {"row.group": 3, "row.total": 3}


@pytest.mark.parametrize("blank", [None, ""])
def test_the_day_above_the_lines_is_theirs(book, shop, blank):
    rows = [["Datum", "Kunde", "Artikel", "Menge", "Betrag"]]
    for day in MARCH:
        rows += [[day], [blank, "Weber", "Brot", 1, 2.5], [blank, "Koch", "Kuchen", 2, 7]]
    report = book({"März": rows})
    assert (report["sales_stored"], report["net_total"]) == (24, 114.0)
    assert said(shop) == [
        (f"{day.day:02d}", *line) for day in MARCH for line in (("Weber", "Brot"), ("Koch", "Kuchen"))
    ]
    assert [found["code"] for found in report["left_out"]] == ["row.group"]


def test_the_product_above_the_lines_is_theirs_and_a_memo_is_none(book, shop):
    rows = [[None, "Date", "Customer", "Memo/Description", "Qty", "Amount"]]
    for what in ("Bread", "Cake"):
        rows.append([what])
        rows += [[None, day, who, "weekly", 1, 3.5] for day, who in zip(MARCH, ("Ann", "Bo", "Cy"))]
        rows.append([f"Total for {what}", None, None, None, 3, 10.5])
    book({"Sheet1": rows})
    assert [row[1:] for row in said(shop)] == [(who, what) for what in ("Bread", "Cake") for who in ("Ann", "Bo", "Cy")]


def test_lines_below_a_total_belong_to_nobody_until_the_next_heading(book, shop):
    rows = [["客户", "日期", "商品", "数量", "金额"]]
    for who in ("张三", "李四"):
        rows += [[who], *([None, day, "茶", 1, 9] for day in MARCH[:3]), ["小计", None, None, 3, 27]]
    rows.append([None, MARCH[5], "茶", 1, 9])
    book({"Sheet1": rows})
    assert [row[1] for row in said(shop)] == ["张三"] * 3 + ["李四"] * 3 + [None]


def test_a_note_in_a_list_heads_nothing(book, shop):
    rows = [["Customer", "Date", "Item", "Amount"], ["Winter sale"], *(["Ann", day, "Tea", 4] for day in MARCH)]
    report = book({"Sheet1": rows})
    assert {row[1] for row in said(shop)} == {"Ann"}
    assert [found["code"] for found in report["left_out"]] == ["row.note"]


@pytest.mark.parametrize(
    ("header", "customers"),
    [("who", 3), ("Kontakt", 3), ("xyz", 3), ("Seller email", 0), ("Cashier", 0), ("vendor", 0)],
)
def test_addresses_tell_who_bought_whatever_they_are_called_but_not_those_of_others(run, header, customers):
    lines = [f"2026-03-{day:02d},n{day % 3}@mail.example,Tea,{day}.50" for day in range(1, 20)]
    report = run({"till.csv": "\n".join([f"when,{header},items,paid", *lines])})
    assert (report["sales_stored"], report["customers"]) == (19, customers)


@pytest.mark.parametrize("header", ["Account", "To Email Address"])
def test_the_shop_s_own_address_in_every_line_bought_nothing(run, header):
    lines = [f"2026-03-{day:02d},T{day},Tea,1,3.50,me@shop.example" for day in range(13, 20)]
    report = run({"till.csv": "\n".join([f"Date,Transaction ID,Description,Quantity,Price,{header}", *lines])})
    assert (report["sales_stored"], report["customers"], report["without_customer"]) == (7, 0, 7)


def test_a_name_that_goes_with_the_number_of_a_product_is_the_product_s(run, shop):
    goods = [("T1", "Tea"), ("M1", "Mug"), ("C1", "Card")]
    lines = [
        f"2026-03-{day:02d},{100 + day // 2},{goods[day % 3][1]},Large,{goods[day % 3][0]},1,3.50"
        for day in range(1, 25)
    ]
    report = run({"till.csv": "\n".join(["Date,Receipt number,Name,Variant,SKU,Quantity,Price", *lines])})
    assert (report["sales_stored"], report["customers"]) == (24, 0)
    assert {tuple(row) for row in shop.execute("SELECT key, name FROM product")} == set(goods)


def test_who_did_not_come_bought_nothing(run):
    lines = [
        f"A{day},Ann Lee,Haircut,{day} Mar 2026,£35.00,{'No-show' if day % 5 == 0 else 'Completed'}"
        for day in range(1, 21)
    ]
    report = run({"visits.csv": "\n".join(["Ref #,Client,Service,Date,Price,Status", *lines])})
    assert (report["sales_stored"], report["cancelled"]) == (16, 4)


@pytest.mark.parametrize(
    "head",
    [
        "Wann;Wer;Was;Wieviel;Betrag €",
        "Quand;Qui;Quoi;Combien;Montant",
        "Wanneer;Wie;Wat;Hoeveel;Bedrag",
        "Cuándo;Quién;Qué;Cuántos;Cuánto",
        "Quando;Chi;Cosa;Quanti;Quanto",
        "Quando;Quem;O que;Quantos;Valor",
        "When;Who;What;How many;How much",
        "Kiedy;Kto;Co;Ile;Kwota",
        "Когда;Кто;Что;Сколько;Сумма",
    ],
)
def test_headers_that_are_questions(run, head):
    lines = [f"{day:02d}.03.2026;Ann {day % 3};Käse;2;{day},50" for day in range(13, 29)]
    report = run({"buch.csv": "\n".join([head, *lines])})
    assert (report["sales_stored"], report["customers"], report["products"]) == (16, 3, 1)
    assert report["net_total"] == sum(day + 0.5 for day in range(13, 29))


def test_what_a_thing_cost_before_is_not_its_price(run):
    lines = [f"2026-03-{day:02d},Ann,Tea,5.00,4.00,2" for day in range(13, 29)]
    report = run({"till.csv": "\n".join(["Date,Customer,Product,Was Price,Price,Qty", *lines])})
    assert report["net_total"] == 16 * 8.0


@pytest.mark.parametrize(
    "text",
    [
        "Date,Product,Was Price,Now Price,Was reduced\n2024-01-05,Mug,8,6,yes\n2024-01-06,Cup,9,7,no\n2024-01-07,Mug,8,6,no\n",
        "Date,Client,Produit,Montant,Qui a payé\n2024-01-05,Ann,Thé,6,Bob\n2024-01-06,Bea,Café,7,Bob\n2024-01-07,Ann,Thé,6,Cid\n",
        "Datum;Kunde;Artikel;Betrag;Was noch\n05.01.2024;Ann;Tee;6;x\n06.01.2024;Bea;Brot;7;y\n07.01.2024;Ann;Tee;6;z\n",
    ],
)
def test_a_question_within_a_header_is_none(run, text):
    report = run({"buch.csv": text})
    assert (report["sales_stored"], report["products"], report["net_total"]) == (3, 2, 19.0)
