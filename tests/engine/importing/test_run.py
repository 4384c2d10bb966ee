import sqlite3
from datetime import datetime

import pytest

from engine import importing
from engine.errors import Cancelled, ShopError
from engine.shop import Shop
from engine.store import database, import_log, imports

NOW = datetime(2026, 11, 24, 12, 0)
HEADER = "Date,Receipt,Customer ID,SKU,Item,Qty,Amount\n"
JANUARY = HEADER + "2024-01-13,1,17,0012,Tea,1,5\n2024-01-13,1,17,0013,Milk,2,3\n2024-01-14,2,,0012,Tea,1,5\n"
FEBRUARY = HEADER + "2024-01-14,2,,0012,Tea,1,5\n2024-02-01,3,18,0012,Tea,1,5\n2024-02-02,4,17,POST,Postage,1,4\n"


def lines(shop):
    return [
        tuple(row)
        for row in shop.execute(
            "SELECT receipt, customer.key, product.key, quantity, amount, sale.kind FROM sale"
            " LEFT JOIN customer ON customer.id = customer_id LEFT JOIN product ON product.id = product_id ORDER BY sale.id"
        )
    ]


def everything(shop):
    tables = [row[0] for row in shop.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {table: [tuple(row) for row in shop.execute(f'SELECT * FROM "{table}"')] for table in tables}


def test_the_report_tells_what_came_in(run, shop):
    report = run({"jan.csv": JANUARY, "feb.csv": FEBRUARY})
    assert report["files"] == [
        {"name": "jan.csv", "format": "table", "kind": "sales", "sheet": "jan.csv", "rows_read": 3, "tax": "unknown"},
        {"name": "feb.csv", "format": "table", "kind": "sales", "sheet": "feb.csv", "rows_read": 3, "tax": "unknown"},
    ]
    counts = ("sales_stored", "refunds_stored", "cancelled", "already_there", "without_customer", "not_products")
    assert [report[name] for name in counts] == [5, 0, 0, 1, 1, 1]
    assert (report["customers"], report["products"]) == (2, 3)
    assert (report["first"], report["last"], report["net_total"]) == ("2024-01-13", "2024-02-02", 22.0)
    assert report["left_out"] == report["questions"] == []
    assert lines(shop)[0] == ("1", "17", "0012", 1.0, 5.0, "sale")
    assert database.check(shop) == []


def test_overlapping_file_adds_only_new_lines(run, shop):
    run({"jan.csv": JANUARY})
    report = run({"feb.csv": FEBRUARY})
    assert (report["sales_stored"], report["already_there"]) == (2, 1)
    assert len(lines(shop)) == 5


def test_the_same_file_again_adds_nothing(run, shop):
    run({"jan.csv": JANUARY})
    before = lines(shop)
    report = run({"again.csv": JANUARY})
    assert (report["sales_stored"], report["already_there"]) == (0, 3)
    assert lines(shop) == before


def test_two_equal_coffees_stay_two_whatever_file_they_come_in(run, shop):
    twice = HEADER + "2024-01-13,1,17,0012,Tea,1,5\n2024-01-13,1,17,0013,Milk,1,3\n2024-01-13,1,17,0012,Tea,1,5\n"
    report = run({"one.csv": twice})
    assert (report["sales_stored"], report["possible_repeats"]) == (3, 1)
    assert run({"two.csv": twice})["sales_stored"] == 0
    third = run({"three.csv": twice + "2024-01-13,1,17,0012,Tea,1,5\n"})
    assert (third["sales_stored"], third["already_there"]) == (1, 3)


def test_an_export_without_times_finds_the_lines_of_one_with_times(run):
    run({"one.csv": HEADER + "2024-01-13 10:20,1,17,0012,Tea,1,5\n"})
    assert run({"two.csv": HEADER + "2024-01-13,1,17,0012,Tea,1,5\n"})["already_there"] == 1


def test_a_receipt_number_used_again_next_day_is_another_receipt(run):
    run({"one.csv": HEADER + "2024-01-13,1,17,0012,Tea,1,5\n"})
    assert run({"two.csv": HEADER + "2024-01-14,1,17,0012,Tea,1,5\n"})["sales_stored"] == 1


def test_a_line_id_decides(run, shop):
    header = "Date,Receipt,Line No,SKU,Qty,Amount\n"
    report = run(
        {"one.csv": header + "".join(f"2024-01-13,{n},1,A,1,5\n" for n in range(20)) + "2024-01-13,0,1,A,1,5\n"}
    )
    assert report["sales_stored"] == 20
    assert [(item["code"], item["count"]) for item in report["left_out"]] == [("line.repeated_block", 1)]
    again = run({"two.csv": header + "2024-01-13,0,1,A,1,4.50\n"})
    assert (again["already_there"], again["corrected"]) == (1, 1)


def test_a_copied_page_is_kept_once_and_said(run):
    page = "".join(f"2024-01-13,{n},{n},{n}A,Tea {n},1,5\n" for n in range(8))
    report = run({"one.csv": HEADER + page + "2024-01-14,99,1,1A,Tea,1,5\n" + page})
    assert report["sales_stored"] == 9
    assert report["left_out"] == [{"code": "line.repeated_block", "count": 8, "first_cell": "one.csv!A11"}]


def test_undo_takes_an_import_back_whole(run, shop):
    run({"jan.csv": JANUARY})
    before = lines(shop)
    report = run({"feb.csv": FEBRUARY})
    undone = importing.undo(shop, report["import_id"], now=NOW)
    assert (undone["sales_removed"], undone["customers_removed"], undone["products_removed"]) == (2, 1, 1)
    assert lines(shop) == before
    assert run({"feb.csv": FEBRUARY})["sales_stored"] == 2


def test_undo_keeps_what_another_import_holds_too(run, shop):
    first = run({"jan.csv": JANUARY})
    run({"feb.csv": FEBRUARY})
    assert importing.undo(shop, first["import_id"], now=NOW)["sales_kept"] == 1
    assert [row[0] for row in lines(shop)] == ["2", "3", "4"]
    assert run({"jan.csv": JANUARY})["sales_stored"] == 2


def test_undo_of_nothing_is_an_error(shop):
    with pytest.raises(ShopError) as error:
        importing.undo(shop, 7, now=NOW)
    assert error.value.code == "import.unknown"


def test_a_dry_run_reports_and_changes_nothing(run, shop):
    run({"jan.csv": JANUARY})
    before = everything(shop)
    report = run({"feb.csv": FEBRUARY}, dry_run=True)
    assert (report["sales_stored"], report["import_id"]) == (2, None)
    assert everything(shop) == before


@pytest.mark.parametrize("step", ["import.reading", "import.writing", "import.counting", "import.done"])
def test_a_cancelled_import_leaves_the_shop_as_it_was(run, shop, step):
    run({"jan.csv": JANUARY})
    before = everything(shop)

    def stop(share, now):
        if now == step:
            raise Cancelled

    with pytest.raises(Cancelled):
        run({"feb.csv": FEBRUARY}, progress=stop)
    assert everything(shop) == before


def test_progress_only_goes_forward(run):
    shares = []
    run({"jan.csv": JANUARY, "feb.csv": FEBRUARY}, progress=lambda share, step: shares.append(share))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_sales_customers_products_and_views_come_together(run, shop):
    report = run(
        {
            "sales.csv": JANUARY,
            "customers.csv": "Customer ID,Name,Email\n17,Ann,ann@example.com\n19,Cid,cid@example.com\n",
            "products.csv": "SKU,Item,Category,Price\n0012,Green tea,Drinks,5\n",
            "views.csv": "customer,product,at,kind\n17,0012,2024-01-10 10:00,view\n17,0012,2024-01-10 10:00,view\n",
        }
    )
    assert {file["kind"] for file in report["files"]} == {"sales", "customers", "products", "interactions"}
    assert [tuple(row) for row in shop.execute("SELECT key, name FROM customer ORDER BY key")] == [
        ("17", "Ann"),
        ("19", "Cid"),
    ]
    # What the catalogue says of a product stands above what receipts call it.
    assert shop.execute("SELECT name, category FROM product WHERE key = '0012'").fetchone()[:] == (
        "Green tea",
        "Drinks",
    )
    assert shop.execute("SELECT COUNT(*) FROM interaction").fetchone()[0] == 1


def test_lines_without_money_are_priced_by_the_catalogue(run, shop):
    run(
        {
            "orders.csv": "Order ID,Order Date,Customer ID,Product ID,Quantity\n1,2024-01-13,7,P1,3\n",
            "products.csv": "Product ID,Product Name,Price\nP1,Tea,2.50\n",
        }
    )
    assert lines(shop) == [("1", "7", "P1", 3.0, 7.5, "sale")]


def test_order_heads_and_order_lines_in_two_files_are_joined(run, shop):
    heads = "Order ID;Order Date;Customer Name\nB-1;13/01/2024;Ann\nB-2;25/01/2024;Bob\n"
    items = "Order ID;Amount;Quantity;Sub-Category\nB-1;12.00;2;Tea\nB-1;3.00;1;Milk\nB-2;5.00;1;Tea\nB-9;5.00;1;Tea\n"
    report = run({"heads.csv": heads, "items.csv": items})
    assert lines(shop) == [
        ("B-1", "Ann", "Tea", 2.0, 12.0, "sale"),
        ("B-1", "Ann", "Milk", 1.0, 3.0, "sale"),
        ("B-2", "Bob", "Tea", 1.0, 5.0, "sale"),
    ]
    assert report["left_out"] == [{"code": "receipt.unknown", "count": 1, "first_cell": "items.csv!A5"}]


@pytest.mark.parametrize("together", [True, False])
def test_receipts_beside_their_items_do_not_count_twice(run, shop, together):
    items = (
        "Date,Time,Category,Item,Qty,SKU,Net Sales,Tax,Transaction ID,Event Type\n"
        "2026-09-13,10:02:11,Art,Mug,1,M1,$18.00,$1.20,T1,Payment\n2026-09-13,10:02:11,Art,Print,1,P1,$12.00,$1,T1,Payment\n"
    )
    receipts = (
        "Date,Time,Net Sales,Tax,Total Collected,Transaction ID,Description,Event Type\n"
        '2026-09-13,10:02:11,$30.00,$2.20,$32.20,T1,"Mug x 1, Print x 1",Payment\n'
    )
    if together:
        report = run({"receipts.csv": receipts, "items.csv": items})
    else:
        run({"items.csv": items})
        report = run({"receipts.csv": receipts})
    assert [item["code"] for item in report["left_out"]] == ["line.in_other_file"]
    assert shop.execute("SELECT SUM(amount) FROM sale").fetchone()[0] == 30.0


def test_nobody_who_unsubscribed_is_subscribed_again_by_a_file(run, shop):
    header = "Customer ID,Name,Email,E-mail consent\n"
    run({"one.csv": header + "17,Ann,ann@example.com,unsubscribed\n18,Bob,bob@example.com,pending\n"})
    report = run({"two.csv": header + "17,Ann,ann@example.com,subscribed\n18,Bob,bob@example.com,subscribed\n"})
    now = {row[0]: row[1] for row in shop.execute("SELECT customer_id, status FROM consent_now ORDER BY customer_id")}
    assert list(now.values()) == ["unsubscribed", "subscribed"]
    assert report["questions"] == [{"code": "consent.resubscribe", "count": 1}]


def test_postage_and_the_shops_own_list_are_no_products(run, shop):
    report = run({"feb.csv": FEBRUARY}, settings={"not_products": ["0012"]})
    assert report["not_products"] == 3
    reasons = {row[0]: row[1] for row in shop.execute("SELECT key, not_product FROM product")}
    assert reasons == {"0012": "own", "POST": "postage"}


def test_problems_are_kept_with_their_cells(run, shop):
    report = run({"jan.csv": JANUARY + "soon,9,17,0012,Tea,1,5\n2024-01-15,9,17,0012,Tea,1,1O.50\n"})
    kept = [
        (p["code"], p["cell"], p["column"], p["value"]) for p in import_log.list_problems(shop, report["import_id"])
    ]
    assert kept == [
        ("date.unreadable", "jan.csv!A5", "Date", "soon"),
        ("amount.unreadable", "jan.csv!G6", "Amount", "1O.50"),
    ]


def test_settings_are_suggested_by_the_file_and_confirmed_once(run, shop):
    text = "Date,Receipt,Item,Amount,Country\n2024-01-13,1,Tea,5,Germany\n2024-01-14,2,Tea,5,Germany\n"
    run({"corner_shop_sales.csv": text})
    stored = {row[0]: row[1] for row in shop.execute("SELECT name, value FROM setting")}
    assert stored == {"name": '"Corner Shop"', "country": '"DE"', "currency": '"EUR"'}
    run({"other.csv": text}, settings={"name": "My shop", "confirmed": True})
    stored = {row[0]: row[1] for row in shop.execute("SELECT name, value FROM setting")}
    assert (stored["name"], stored["confirmed"]) == ('"My shop"', "true")


def test_an_unknown_setting_is_refused_and_nothing_stored(run, shop):
    with pytest.raises(ShopError) as error:
        run({"jan.csv": JANUARY}, settings={"colour": "red"})
    assert error.value.code == "argument.wrong"
    assert lines(shop) == []


def test_a_mapping_is_remembered_for_the_next_file_with_the_same_headers(run, shop):
    text = "x,y,z\n13/01/2024,Tea,5\n"
    mapping = {"columns": {"sold_at": "x", "product_name": "y", "amount": "z"}, "table": {"kind": "sales"}}
    run({"one.csv": text}, mapping=mapping)
    assert run({"two.csv": text + "14/01/2024,Tea,5\n"})["sales_stored"] == 1


def test_one_file_that_brings_nothing_stops_the_whole_import(run, shop):
    with pytest.raises(ShopError) as error:
        run({"jan.csv": JANUARY, "notes.csv": "a,b,c\n1,2,3\n"})
    assert (error.value.code, error.value.values["file"]) == ("table.not_sales", "notes.csv")
    assert lines(shop) == []


def test_customers_of_many_lines_are_imported_with_indexes_made_afterwards(run, shop, monkeypatch):
    monkeypatch.setattr(imports, "BULK_LINES", 2)
    indexes = "SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name"
    before = [row[0] for row in shop.execute(indexes)]
    run({"jan.csv": JANUARY})
    assert [row[0] for row in shop.execute(indexes)] == before
    assert run({"feb.csv": FEBRUARY})["already_there"] == 1
    assert database.check(shop) == []


def test_a_large_import_that_is_cancelled_leaves_the_shop_and_its_checks_as_they_were(run, shop, monkeypatch):
    monkeypatch.setattr(imports, "BULK_LINES", 2)
    run({"jan.csv": JANUARY})
    before = everything(shop)

    def cancel(share, at):
        if at == "import.counting":
            raise Cancelled

    with pytest.raises(Cancelled):
        run({"feb.csv": FEBRUARY}, progress=cancel)
    assert everything(shop) == before
    assert shop.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    for wrong in ("UPDATE sale SET kind = 'gift'", "UPDATE sale SET customer_id = 4711"):
        with pytest.raises(sqlite3.IntegrityError):
            shop.execute(wrong)


def test_a_withdrawal_that_two_files_tell_outlives_the_first_of_them(run, shop):
    told = "Customer ID,Name,Email,Accepts email\n17,Amelia Hart,a@example.com,{}\n"
    run({"yes.csv": told.format("yes")})
    first = run({"no.csv": told.format("unsubscribed")})
    run({"again.csv": told.format("unsubscribed") + "18,Bob Hill,b@example.com,yes\n"})
    importing.undo(shop, first["import_id"], now=NOW)
    assert [row[0] for row in shop.execute("SELECT status FROM consent_now ORDER BY 1")] == [
        "subscribed",
        "unsubscribed",
    ]


def test_names_that_were_saved_in_the_wrong_encoding_are_read_as_they_were_meant(tmp_path):
    text = (
        "Categoría,Producto,Fecha,Cliente,Importe\nBebida,Café,2026-03-01,Nicolás,3.50\nBebida,Té,2026-03-02,Ana,2.50\n"
    )
    (tmp_path / "ventas.csv").write_text(text.encode("utf-8").decode("latin-1"), encoding="utf-8")
    with Shop.create(tmp_path / "s.regulars") as shop:
        shop.import_files([str(tmp_path / "ventas.csv")])
        table = shop.customer_table()
        names = {row[table["columns"].index("name")] or row[0] for row in table["rows"]}
    assert names == {"Nicolás", "Ana"}


def test_prices_of_the_catalogue_are_lowered_by_the_share_that_a_line_says(tmp_path):
    (tmp_path / "ventes.csv").write_text(
        "vente_id,date_vente,client_id,produit_id,quantité,remise (%)\n1,2024-08-02,101,1,5,10\n2,2024-08-03,102,1,2,0\n",
        encoding="utf-8",
    )
    (tmp_path / "produits.csv").write_text("produit_id,nom_produit,prix_unitaire\n1,Clavier,80\n", encoding="utf-8")
    with Shop.create(tmp_path / "s.regulars") as shop:
        report = shop.import_files([str(tmp_path / "ventes.csv"), str(tmp_path / "produits.csv")])
    assert (report["net_total"], report["noted"]) == (520.0, [])


def test_lines_whose_amount_nobody_knows_are_told(tmp_path):
    text = "Order_ID,Customer_ID,Product_ID,Quantity,Order_Date\n1,C1,67,5,2023-02-24\n2,C2,41,2,2023-02-25\n"
    (tmp_path / "orders.csv").write_text(text, encoding="utf-8")
    with Shop.create(tmp_path / "s.regulars") as shop:
        report = shop.import_files([str(tmp_path / "orders.csv")])
    assert (report["sales_stored"], report["net_total"]) == (2, 0.0)
    assert [(n["code"], n["count"], n["first_cell"]) for n in report["noted"]] == [
        ("line.no_amount", 2, "orders.csv!A2")
    ]
