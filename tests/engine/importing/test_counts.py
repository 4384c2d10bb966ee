"""What the shop stores of each yardstick file, held against a count by hand.

Each count below reads its file with csv or pandas alone and says in a few lines of its own what a sale is there: nothing of
`engine.reading` takes part.
"""

import csv
import datetime as dt
import gzip
import io
from collections import Counter, defaultdict
from pathlib import Path

import pandas as pd
import pytest

from engine import importing
from engine.store import database

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
NOW = dt.datetime(2026, 11, 24)
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="needs the yardstick in ../shared/data")


def rows_of(name, delimiter=",", encoding="utf-8-sig", skip=0):
    with open(DATA / name, encoding=encoding, newline="") as file:
        for _ in range(skip):
            next(file)
        return list(csv.DictReader(file, delimiter=delimiter))


def money(text):
    return float(text.replace("$", "").replace(",", "") or 0)


def shopify(name):
    """Lines at their price; the order's discount and what was refunded of it taken off in proportion.

    Lines without a number are of the product that is called the same and has one.
    """
    orders = defaultdict(list)
    for row in rows_of(name):
        orders[row["Name"]].append(row)
    numbers = {row["Lineitem name"]: row["Lineitem sku"] for row in rows_of(name) if row.get("Lineitem sku")}
    for lines in orders.values():
        head = lines[0]
        if head.get("Cancelled at"):
            continue
        who = next(
            (head[n] for n in ("Email", "Phone", "Billing Phone", "Billing Name", "Shipping Name") if head.get(n)), None
        )
        pieces = sum(float(line["Lineitem quantity"]) for line in lines)
        if "Lineitem price" in head:
            full = [float(line["Lineitem price"]) * float(line["Lineitem quantity"]) for line in lines]
        else:
            full = [float(head["Total"]) * float(line["Lineitem quantity"]) / pieces for line in lines]
        left = sum(full)
        for off in (float(head.get("Discount Amount") or 0), float(head.get("Refunded Amount") or 0)):
            left = max(left - off, 0)
        share = left / sum(full) if sum(full) else 1
        for line, amount in zip(lines, full):
            yield (
                head["Created at"][:10],
                who,
                numbers.get(line["Lineitem name"], line["Lineitem name"]),
                amount * share,
            )


def square_items():
    for row in rows_of("pos_exports/square_items_fixture.csv"):
        yield row["Date"], row["Customer ID"], row["SKU"] or row["Item"], money(row["Net Sales"])


def square_transactions():
    """`Mug x 1, Print x 1`: each of the goods has its share of the receipt by pieces."""
    for row in rows_of("pos_exports/square_transactions_fixture.csv"):
        goods = [piece.rsplit(" x ", 1) for piece in row["Description"].split(", ")]
        pieces = sum(int(count) for _, count in goods)
        for name, count in goods:
            yield row["Date"], row["Customer ID"], name, money(row["Net Sales"]) * int(count) / pieces


def loyverse():
    for row in rows_of("pos_exports/loyverse_receipts_by_item_fixture.csv"):
        yield row["Date"][:10], row["Customer name"], row["SKU"], float(row["Net sales"])


def amazon():
    for row in rows_of("pos_exports/amazon_date_range_fixture.csv", skip=3):
        if row["type"] in ("Order", "Refund"):
            day = dt.datetime.strptime(" ".join(row["date/time"].split()[:3]), "%b %d, %Y")
            yield day.date().isoformat(), None, row["sku"], money(row["product sales"])


def online_retail():
    """All lines, C receipts negative as they stand: none of its repeated lines is of a receipt that was copied whole."""
    table = pd.read_excel(DATA / "real/online_retail.xlsx", engine="calamine")
    for row in table.itertuples():
        customer = None if pd.isna(row.CustomerID) else str(int(row.CustomerID))
        yield row.InvoiceDate.date().isoformat(), customer, str(row.StockCode), row.Quantity * row.UnitPrice


def coffee():
    for row in rows_of("real/coffee_card_sales.csv"):
        year, month, day = map(int, row["date"].split("/"))
        name = " ".join(row["coffee_name"].split()).casefold()
        yield f"{year}-{month:02}-{day:02}", row["card"], name, float(row["money"])


def superstore_csv():
    for row in rows_of("real/superstore.csv"):
        yield row["Order Date"], row["Customer ID"], row["Product ID"], float(row["Sales"])


def superstore_xls():
    book = pd.read_excel(DATA / "real/superstore.xls", sheet_name=None, engine="calamine")
    returned = set(book["Returns"]["Order ID"])
    for row in book["Orders"].to_dict("records"):
        # Of what came back the lines stay, without their money.
        sales = 0.0 if row["Order ID"] in returned else float(row["Sales"])
        yield row["Order Date"].date().isoformat(), row["Customer ID"], row["Product ID"], sales


def kpmg():
    book = pd.read_excel(
        DATA / "real/KPMG_VI_New_raw_data_update_final.xlsx", sheet_name="Transactions", header=None, engine="calamine"
    )
    head = next(at for at in range(20) if "transaction_id" in set(book.iloc[at]))
    table = book.iloc[head + 1 :].set_axis(book.iloc[head], axis=1)
    for row in table.to_dict("records"):
        if row["order_status"] == "Approved":
            day = pd.Timestamp(row["transaction_date"]).date().isoformat()
            yield day, str(int(row["customer_id"])), str(int(row["product_id"])), float(row["list_price"])


def groceries():
    for row in rows_of("real/groceries_members.csv"):
        day, month, year = row["Date"].split("-")
        yield f"{year}-{month}-{day}", row["Member_number"], row["itemDescription"].strip(), None


def cdnow():
    with gzip.open(DATA / "real/cdnow_master.txt.gz", "rt") as file:
        next(file)
        for line in file:
            customer, day, _, value = line.split()
            yield f"{day[:4]}-{day[4:6]}-{day[6:]}", customer, None, float(value)


def retail_data():
    for row in rows_of("real/Retail_Data_Transactions.csv"):
        month, day, year = map(int, row["trans_date"].split("/"))
        yield f"{year}-{month:02}-{day:02}", row["customer_id"], None, float(row["tran_amount"])


def bakery():
    """Item NONE is no sale of anything."""
    for row in rows_of("real/bakery_no_customers.csv"):
        if row["Item"] != "NONE":
            yield row["Date"], None, row["Item"].strip(), None


def orders_and_details():
    heads = {row["Order ID"]: row for row in rows_of("real/List of Orders.csv", ";") if row["Order ID"]}
    for row in rows_of("real/Order Details.csv", ";"):
        head = heads[row["Order ID"]]
        day, month, year = head["Order Date"].split("/")
        yield f"{year}-{month}-{day}", head["CustomerName"], row["Sub-Category"], float(row["Amount"])


SHOPIFY = [
    f"pos_exports/shopify_orders_{name}.csv"
    for name in ("apparel78_scrubbed", "devstore_scrubbed", "jewelry_scrubbed", "sample_synthetic")
]
LONG = pytest.mark.long
COUNTS = [
    *(pytest.param([name], lambda name=name: shopify(name), id=name) for name in SHOPIFY),
    pytest.param(["pos_exports/square_items_fixture.csv"], square_items, id="square_items"),
    pytest.param(["pos_exports/square_transactions_fixture.csv"], square_transactions, id="square_transactions"),
    pytest.param(["pos_exports/loyverse_receipts_by_item_fixture.csv"], loyverse, id="loyverse"),
    pytest.param(["pos_exports/amazon_date_range_fixture.csv"], amazon, id="amazon"),
    pytest.param(["real/online_retail.xlsx"], online_retail, id="online_retail", marks=LONG),
    pytest.param(["real/coffee_card_sales.csv"], coffee, id="coffee"),
    pytest.param(["real/superstore.csv"], superstore_csv, id="superstore_csv"),
    pytest.param(["real/superstore.xls"], superstore_xls, id="superstore_xls"),
    pytest.param(["real/KPMG_VI_New_raw_data_update_final.xlsx"], kpmg, id="kpmg", marks=LONG),
    pytest.param(["real/groceries_members.csv"], groceries, id="groceries"),
    pytest.param(["real/cdnow_master.txt.gz"], cdnow, id="cdnow", marks=LONG),
    pytest.param(["real/Retail_Data_Transactions.csv"], retail_data, id="retail_data", marks=LONG),
    pytest.param(["real/bakery_no_customers.csv"], bakery, id="bakery"),
    pytest.param(["real/List of Orders.csv", "real/Order Details.csv"], orders_and_details, id="orders_and_details"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "count"), COUNTS)
def test_rows_months_customers_and_products_are_those_of_an_independent_count(tmp_path, files, count):
    shop = database.create(tmp_path / "shop.regulars")
    importing.run(shop, [DATA / name for name in files], now=NOW)
    stored = shop.execute(
        "SELECT strftime('%Y-%m', sold_at, 'unixepoch'), customer.key, product.key, amount FROM sale"
        " LEFT JOIN customer ON customer.id = customer_id LEFT JOIN product ON product.id = product_id"
    ).fetchall()
    database.close(shop)
    counted = [(day[:7], customer or None, product, amount) for day, customer, product, amount in count()]
    assert len(stored) == len(counted)
    assert Counter(row[0] for row in stored) == Counter(row[0] for row in counted)
    assert by_month(stored) == pytest.approx(by_month(counted), abs=0.02)
    lines_of = [Counter(row[1] for row in rows) for rows in (stored, counted)]
    assert lines_of[0] == lines_of[1]
    products = [Counter(row[2] and row[2].casefold() for row in rows) for rows in (stored, counted)]
    assert products[0] == products[1]


def by_month(rows):
    totals = defaultdict(float)
    for month, _, _, amount in rows:
        totals[month] += amount or 0.0
    return dict(totals)


def test_products_are_counted_by_hand(tmp_path):
    """Of the product export: a handle is a product where no variant has a number; the last price that is said stands."""
    name = "pos_exports/shopify_products_export.csv"
    shop = database.create(tmp_path / "shop.regulars")
    importing.run(shop, [DATA / name], now=NOW)
    stored = {row[0]: (row[1], row[2]) for row in shop.execute("SELECT key, name, price FROM product")}
    database.close(shop)
    titles, prices = {}, {}
    for row in csv.DictReader(io.StringIO((DATA / name).read_text(encoding="utf-8"))):
        titles.setdefault(row["Handle"], " ".join(row["Title"].split()))
        if row["Variant Price"]:
            prices[row["Handle"]] = float(row["Variant Price"])
    assert stored == {handle: (title, prices[handle]) for handle, title in titles.items()}
